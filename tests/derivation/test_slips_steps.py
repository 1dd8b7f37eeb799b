"""Wrong steps as people write them: all refused, most named as a teacher would, every repair true."""

import pytest
import slip_steps
import slip_steps_more

from utils.derivation import Problem
from utils.derivation.slips import SLIPS, name_slip

SETS = {"first": slip_steps, "second": slip_steps_more}


def checked(module):
    for setting, before, line, names in module.STEPS:
        problem = Problem(**module.SETTINGS[setting])
        yield problem, before, line, names, problem.check(f"{before}\n{line}").lines


@pytest.mark.parametrize("name", SETS)
def test_wrong_steps_are_refused_and_named_as_a_teacher_would(name):
    steps, hits, misses = 0, 0, []
    for _, before, line, names, lines in checked(SETS[name]):
        assert lines[0].follows is True, (before, lines[0].says)
        assert lines[1].follows is False, (before, line, lines[1].says)
        assert lines[1].slip is None or lines[1].slip in SLIPS
        steps += 1
        hits += lines[1].slip in names
        if lines[1].slip not in names:
            misses.append((before, line, lines[1].slip))
    assert hits >= 0.9 * steps, misses


@pytest.mark.parametrize("name", SETS)
def test_every_repair_given_is_a_line_that_follows(name):
    given = 0
    for problem, before, line, _, lines in checked(SETS[name]):
        wrong = lines[1]
        if not wrong.repair:
            continue
        given += 1
        text = wrong.repair if "=" in wrong.repair else f"= {wrong.repair}"
        again = problem.check(f"{before}\n{text}").lines[1]
        assert again.follows is True, (before, line, wrong.repair, again.says)
    assert given > 60


def test_nothing_is_said_where_nothing_fits():
    problem = Problem("p = sigma(z)", {"z": "real", "y": "unit", "a": "real"})
    line = problem.check("dp/dz = p (1 - p)\n= cosh(a y + 3) - y^5 sqrt(2 + z^2)").lines[1]
    assert line.follows is False
    assert line.slip is None
    assert not line.repair


def test_a_search_without_time_says_nothing():
    problem = Problem("p = sigma(z)", {"z": "real"})
    before, line = problem.read("dp/dz"), problem.read("p (1 + p)")
    assert name_slip(before, line, problem).name == "sign"
    assert name_slip(before, line, problem, budget=0) is None


def test_a_slip_comes_in_pieces():
    problem = Problem("z = w x\np = sigma(z)", {"w": "real", "x": "real"})
    slip = name_slip(problem.read("dp/dw"), problem.read("p (1 - p)"), problem)
    assert slip.name == "dropped chain-rule factor"
    assert slip.kind_says == SLIPS[slip.name]
    assert slip.says == "the line is missing the factor dz/dw"
    assert slip.where == "p (1 - p)"
    assert problem.read(slip.repair_text) == slip.repair
    assert slip.repair == ("mul", problem.read("dz/dw"), problem.read("p (1 - p)"))


def test_the_line_before_the_line_before_helps():
    problem = Problem("", {"x": "pos"})
    asked, before, wrong = (
        problem.read(text) for text in ("d/dx (x^2 sin(x))", "2 x sin(x) + x^2 cos(x)", "2 x cos(x)")
    )
    assert name_slip(before, wrong, problem, earlier=[asked]).name == "product rule"
    alone = name_slip(before, wrong, problem)
    assert alone is None or alone.name != "product rule"
