"""Spot the slip: one line is wrong and the checker says so, what is handed in is judged by what follows, junk is no answer."""

from functools import cache

import numpy as np
import pytest
from derivations import DERIVATIONS, PROBLEMS

from utils.derivation import Problem
from utils.derivation.drill import Drill, Worked
from utils.derivation.grammar import show
from utils.derivation.slips import SLIPS
from utils.exercise import Kind

LOGISTIC = """dL/dw_j = dL/dp dp/dz dz/dw_j
= -(y/p - (1-y)/(1-p)) p (1-p) x_j
= -(y (1-p) - (1-y) p) x_j
= (p - y) x_j"""
CHOSEN = ("logistic", "sigderiv", "softmax", "attn", "bayes", "ridge", "elbo", "glm", "mlp", "poisson")


@pytest.fixture(scope="module")
def drill():
    chosen = {}
    for name, (given, text) in DERIVATIONS.items():
        chosen.setdefault(name.split("-")[0], Worked(Problem(**given), text, name))
    return Drill([chosen[name] for name in CHOSEN], seed=7)


@pytest.mark.parametrize("number", range(1, 13))
def test_only_the_planted_line_is_refused(drill, number):
    puzzle = drill.round(number)
    planted = puzzle.planted
    shown = planted.worked.problem.check("\n".join(line.split(".  ", 1)[1] for line in puzzle.lines)).lines
    assert [line.follows is False for line in shown] == [k == planted.row for k in range(len(shown))]
    assert planted.name in SLIPS
    assert planted.rows[planted.row] != planted.truth
    for k, (row, before) in enumerate(zip(planted.rows, planted.worked.rows, strict=True)):
        assert (row == before) == (k != planted.row and k not in planted.carried)


@pytest.mark.parametrize("number", range(1, 13))
def test_the_original_line_is_right_and_every_mistake_gets_its_words(drill, number):
    puzzle = drill.round(number)
    planted = puzzle.planted
    verdict = puzzle.check({"line": planted.row + 1, "should_be": planted.truth.text})
    assert verdict.kind is Kind.RIGHT, verdict
    assert planted.name in verdict.message
    assert puzzle.check({"line": planted.row + 1, "should_be": show(planted.truth.right)}).right
    assert len({mistake.says for mistake in puzzle.mistakes}) == len(puzzle.mistakes) >= 2
    for mistake in puzzle.mistakes:
        made = puzzle.check(mistake.example)
        assert (made.kind, made.cause, made.message) == (Kind.WRONG, mistake.name, mistake.says)


def test_the_same_seed_shows_the_same(drill):
    again = Drill(drill.derivations, seed=7)
    assert [again.next().lines for _ in range(4)] == [drill.round(k).lines for k in range(1, 5)]
    assert [Drill(drill.derivations, seed=8).round(k).lines for k in range(1, 5)] != [
        drill.round(k).lines for k in range(1, 5)
    ]
    assert len({tuple(drill.round(k).lines) for k in range(1, 11)}) == 10


def test_every_derivation_has_its_turn(drill):
    for turn in (0, 1):
        titles = [drill.round(10 * turn + k).planted.worked.title for k in range(1, 11)]
        assert len(set(titles)) >= 8  # one in which nothing can be planted this time hands its turn on


@cache
def logistic(row):
    """Return a puzzle on the logistic gradient with the slip in this line (from 0)."""
    worked = Worked(Problem(**PROBLEMS["logistic"]), LOGISTIC, "logistic")
    drill = Drill([worked])
    return next(puzzle for puzzle in (drill.round(k) for k in range(1, 60)) if puzzle.planted.row == row)


def test_whatever_follows_and_leads_on_is_right():
    puzzle = logistic(2)
    for text in (
        "= (-y (1-p) + (1-y) p) x_j",
        "x_j p (1-y) - x_j y (1-p)",
        r"= \left(p(1-y) - y(1-p)\right) x_j",
        "= (y_hat - y) x_j",
    ):
        assert puzzle.check({"line": 3, "should_be": text}).right, text


def test_what_is_wrong_is_told_apart():
    puzzle = logistic(2)
    truth = puzzle.planted.truth.text
    assert puzzle.check({"line": 2, "should_be": truth}).cause == "right-repair-wrong-line"
    assert puzzle.check({"line": 2, "should_be": "= p x_j"}).cause == "wrong-line"
    still = puzzle.check({"line": 3, "should_be": "= (p + 7 y) x_j"})
    assert still.cause == "repair-still-wrong"
    assert "random point" in still.message
    once_more = puzzle.check({"line": 3, "should_be": "= -(y/p - (1 - y)/(1 - p))*p (1 - p)*x_j"})
    assert once_more.kind is Kind.WRONG
    assert "once more" in once_more.message
    assert puzzle.check({"line": "line 3", "should_be": truth}).right
    assert puzzle.check({"line": 3}).kind is Kind.WRONG


def test_a_slip_is_carried_on():
    puzzle = logistic(1)
    carried = puzzle.planted.carried
    assert carried == (2, 3)
    verdict = puzzle.check({"line": 3, "should_be": "= p x_j"})
    assert verdict.cause == "carried-on"


JUNK = [
    None, ..., "", "2", 3, float("nan"), [], {}, {"line": 99, "should_be": "= p"}, {"line": 2, "should_be": "((("},
    {"line": 2, "should_be": "__import__('os')"}, {"line": True, "should_be": "= p"}, {"line": None, "should_be": None},
    {"line": 2, "should_be": "= p\n= q\n= r"}, {"line": 2.5, "should_be": "p"}, {"where": 1}, {"line": "two", "should_be": "p"},
    {"line": np.int64(2), "should_be": "p" * 5000}, {"line": 2, "should_be": 7}, {"line": 2, "should_be": "= x_j >= p"},
    {"line": 1, "should_be": "="}, {"line": 3, "should_be": "let q = 3"}, lambda: 1, object(),
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
@pytest.mark.parametrize("row", [0, 2])
def test_junk_is_no_answer_and_raises_nothing(junk, row):
    verdict = logistic(row).check(junk)
    assert verdict.kind in (Kind.UNATTEMPTED, Kind.INVALID, Kind.WRONG)
    assert verdict.message
    assert "raised" not in verdict.message


def test_a_puzzle_shows_itself():
    puzzle = logistic(2)
    text = repr(puzzle)
    assert all(line in text for line in puzzle.lines)
    assert "with p = sigma(z)" in text
    page = puzzle._repr_html_()
    assert page.count("<math") == 4
    assert page.count("<li") == 4 + 2
    for hidden in (puzzle.planted.truth.text, SLIPS[puzzle.planted.name]):
        assert hidden not in text + page


def test_hints_lead_there():
    puzzle = logistic(2)
    hints = [str(puzzle.hint()) for _ in puzzle.hints]
    assert "line 3" in hints[-1]
    assert "line 3" not in hints[0]


def test_nothing_is_planted_in_what_is_wrong_already():
    with pytest.raises(ValueError, match="line 2 does not follow"):
        Worked(Problem(**PROBLEMS["sigderiv"]), "ds/dz = s (1 - s)\n= s (1 + s)")


def test_a_derivation_exercise_will_do():
    from utils.derivation.exercise import derivation

    exercise = derivation(
        "collapse", "Collapse it.", Problem(**PROBLEMS["logistic"]), start="dL/dw_j", goal="(p - y) x_j"
    )
    puzzle = Drill([(exercise, LOGISTIC)]).next()
    assert puzzle.planted.worked.title == "collapse"
