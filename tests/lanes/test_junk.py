"""Every check takes any object at all: a verdict comes back, never right and never an exception."""

import traceback
import warnings

import pytest
from junk_kinds import FUNCTIONS, VALUES

from utils.exercise import Kind, Verdict

SLOW = {name for name in FUNCTIONS if "never ends" in name or "endless" in name}


def complaint(exercise, junk, **more):
    """Say what is wrong with how the exercise takes `junk`; nothing when all is well."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a coroutine nobody awaits, a logarithm of -1
        try:
            verdict = exercise.check(junk, **more)
            text, page = str(verdict), verdict._repr_html_()
        except BaseException as error:  # told here: pytest itself would trip over such an object
            where = "".join(traceback.format_tb(error.__traceback__))
            return f"{type(error).__name__} came through\n{where}"
    fine = {
        "a verdict": isinstance(verdict, Verdict),
        "not right": verdict.kind is not Kind.RIGHT,
        "of this exercise": verdict.exercise == exercise.name,
        "names its kind": verdict.kind.value in text,
        "no traceback": "Traceback" not in text,
        "a page": bool(page),
    }
    return "; ".join(f"expected {what}, got {text[:300]}" for what, holds in fine.items() if not holds)


def told(complaints):
    return "\n".join(f"{kind}: {words}" for kind, words in complaints.items() if words)


# A test for each exercise, not for each kind as well: seventeen thousand take longer to set up than to run.
def test_values(exercise):
    assert not told({kind: complaint(exercise, make()) for kind, make in VALUES.items()})


def test_functions(exercise, monkeypatch):
    patience, found = exercise.limit, {}
    for kind, make in FUNCTIONS.items():
        monkeypatch.setattr(exercise, "limit", 0.3 if kind in SLOW else patience)
        found[kind] = complaint(exercise, make())
    assert not told(found)


def test_confidence(exercise):
    """How sure somebody is may be junk too."""
    sure = {kind: VALUES[kind]() for kind in ("none", "nan", "text", "raising float", "true")} | {"huge": 10**400}
    assert not told({kind: complaint(exercise, "junk", confidence=value) for kind, value in sure.items()})


def test_help_is_never_in_the_way(exercise):
    """More hints than there are, and a step that is none."""
    shown = [exercise.hint(step) for step in (-1, 0, 10**9, "x", None)] + [exercise.hint() for _ in range(9)]
    assert all(str(each) and each._repr_html_() for each in [*shown, exercise.follow_up()])


def test_there_are_enough_kinds():
    assert len(VALUES) + len(FUNCTIONS) >= 20


@pytest.mark.parametrize(
    ("answered", "words"), [("raise", "came through"), (Kind.RIGHT, "not right"), (Kind.WRONG, "of this exercise")]
)
def test_a_check_that_does_not_bear_it_would_be_told(answered, words):
    class Bad:
        name = "bad"

        def check(self, junk):
            if answered == "raise":
                raise RuntimeError("no")
            return Verdict(answered, "good", "Words.")

    assert words in complaint(Bad(), "junk") and words in told({"kind": complaint(Bad(), "junk")})
