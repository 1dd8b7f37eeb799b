"""The checker on whole derivations: every correct line is accepted, every wrong one refused at its line."""

import functools

import pytest
from derivations import CORRECT, PROBLEMS, WRONG

from utils.derivation.problem import Problem

pytestmark = pytest.mark.filterwarnings("error")


@functools.cache
def problem(name):
    return Problem(**PROBLEMS[name])


@pytest.mark.parametrize(("name", "text"), CORRECT)
def test_every_line_of_a_correct_derivation_follows(name, text):
    for line in problem(name).check(text).lines:
        if ">=" in line.text:  # true, and not something that values can prove
            assert line.follows is None
            assert line.says.startswith("Not refuted")
        else:
            assert line.follows is True, str(line)


@pytest.mark.parametrize(("name", "before", "wrong", "names"), WRONG)
def test_a_wrong_line_is_refused_and_the_one_before_is_not(name, before, wrong, names):
    first, second = problem(name).check(f"{before}\n{wrong}").lines
    assert first.follows is True, str(first)
    assert second.follows is False, str(second)


@pytest.mark.parametrize(("name", "before", "wrong", "names"), [case for case in WRONG if case[3] != {"inequality"}])
def test_a_wrong_line_comes_with_two_numbers_that_differ_or_with_shapes_that_do(name, before, wrong, names):
    line = problem(name).check(f"{before}\n{wrong}").lines[1]
    if line.values is None:
        assert (
            line.slip in ("shape", "index", "transpose", "order") or "shape" in line.says or "inner sizes" in line.says
        )
    else:
        one, other = line.values
        assert abs(one - other) > 0.01 * max(abs(one), abs(other))
        assert 1e-3 < max(abs(one), abs(other)) < 1e4
