"""Every check takes any object at all: a verdict comes back, never right and never an exception."""

import traceback
import warnings

import pytest
from junk_kinds import FUNCTIONS, VALUES

from utils.exercise import Kind, Verdict

SLOW = {name for name in FUNCTIONS if "never ends" in name or "endless" in name}


def survive(exercise, junk, **more):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a coroutine nobody awaits, a logarithm of -1
        try:
            verdict = exercise.check(junk, **more)
            text, page = str(verdict), verdict._repr_html_()
        except BaseException as error:  # told here: pytest itself would trip over such an object
            where = "".join(traceback.format_tb(error.__traceback__))
            pytest.fail(f"{type(error).__name__} came through\n{where}", pytrace=False)
    assert isinstance(verdict, Verdict)
    assert verdict.kind is not Kind.RIGHT
    assert verdict.exercise == exercise.name
    assert verdict.kind.value in text
    assert "Traceback" not in text
    assert page


@pytest.mark.parametrize("kind", VALUES)
def test_values(exercise, kind):
    survive(exercise, VALUES[kind]())


@pytest.mark.parametrize("kind", FUNCTIONS)
def test_functions(exercise, kind, monkeypatch):
    if kind in SLOW:
        monkeypatch.setattr(exercise, "limit", 0.3)
    survive(exercise, FUNCTIONS[kind]())


@pytest.mark.parametrize("kind", ["none", "nan", "text", "raising float", "huge", "true"])
def test_confidence(exercise, kind):
    """How sure somebody is may be junk too."""
    survive(exercise, "junk", confidence=VALUES.get(kind, lambda: 10**400)())


def test_help_is_never_in_the_way(exercise):
    """More hints than there are, and a step that is none."""
    shown = [exercise.hint(step) for step in (-1, 0, 10**9, "x", None)] + [exercise.hint() for _ in range(9)]
    assert all(str(each) and each._repr_html_() for each in [*shown, exercise.follow_up()])


def test_there_are_enough_kinds():
    assert len(VALUES) + len(FUNCTIONS) >= 20
