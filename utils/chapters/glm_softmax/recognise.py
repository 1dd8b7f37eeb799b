"""Telling which wrong line a derivation has, by its value and not by its letters."""

from collections.abc import Callable

from utils.derivation import Problem
from utils.derivation.exercise import Derived


def comes_to(problem: Problem, *wrong: str) -> Callable[[Derived], bool]:
    """Tell of a derivation whether its first broken line has the value of one of these expressions, however written."""

    def test(derived: Derived) -> bool:
        line = derived.report.broken
        if not line or line.follows is None:
            return False
        right = line.text.rpartition("=")[2]
        return any(problem.check(f"{expression}\n = {right}").follows for expression in wrong)

    return test


def either(*tests: Callable[[Derived], bool]) -> Callable[[Derived], bool]:
    """Join tests of a derivation by "or"."""
    return lambda derived: any(test(derived) for test in tests)
