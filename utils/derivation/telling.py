"""Telling which wrong turn a derivation took: by the value of what it says, not by its letters."""

from collections.abc import Callable

from utils.derivation.derived import Derived
from utils.derivation.grammar import walk
from utils.derivation.problem import Problem
from utils.exercise import Exercise, Wrong

Test = Callable[[Derived], bool]


def arrives_at(problem: Problem, *results: str) -> Test:
    """Tell of a derivation whether its first broken line has the value of one of these expressions, however written."""

    def test(derived: Derived) -> bool:
        line = derived.broken
        if line is None or line.follows is None:
            return False
        right = line.text.split("#")[0].rpartition("=")[2]
        return any(_equal(problem, right, result) for result in results)

    return test


def ends_in(problem: Problem, start: str, *results: str) -> Test:
    """Tell of a derivation with a broken line whether it ends by saying that `start` is one of these (wrong) results."""

    def test(derived: Derived) -> bool:
        said = [
            line.text.split("#")[0] for line in derived.report.lines if line.follows is not None and "=" in line.text
        ]
        if not said or derived.broken is None:
            return False
        left = next((text.split("=")[0] for text in reversed(said) if text.split("=")[0].strip()), "")
        last = said[-1].rpartition("=")[2]
        return _equal(problem, left, start) and any(_equal(problem, last, result) for result in results)

    return test


def either(*tests: Test) -> Test:
    """Join tests of a derivation by "or"."""
    return lambda derived: any(test(derived) for test in tests)


def must_end(exercise: Exercise, test: Callable[[list[tuple]], bool], says: str) -> None:
    """Ask of a derivation also that the nodes of its last expression pass `test`; `says` is said when they do not."""

    def ends(derived: Derived, rng: object, kind: object) -> None:
        if not test([node for _, node in walk(derived.chains[-1][-1][1])]):
            raise Wrong(says, f"the last line, `{derived.report.lines[-1].text}`", "unfinished")

    exercise.properties = (*exercise.properties, ends)


def must_show(exercise: Exercise, test: Callable[[list[tuple]], bool], says: str) -> None:
    """Ask of a derivation also that the nodes of some expression on the way pass `test`; what was to be derived is none."""
    lines = exercise.answer

    def shown(derived: Derived, rng: object, kind: object) -> None:
        trees = [tree for chain in derived.chains for _, tree in chain if not lines.is_start(tree)]
        if not any(test([node for _, node in walk(tree)]) for tree in trees):
            raise Wrong(says, cause="too-few-steps")

    exercise.properties = (*exercise.properties, shown)


def worked_out_on_the_way(nodes: list[tuple]) -> bool:
    """Tell whether an exponential or a derivative still stands there."""
    return any(
        node[0] in ("deriv", "prime") or node[:2] == ("call", "exp") or node == ("num", 2.718281828459045)
        for node in nodes
    )


def without(name: str) -> Callable[[list[tuple]], bool]:
    """Tell whether a symbol is gone."""
    return lambda nodes: ("sym", name) not in nodes


def _equal(problem: Problem, one: str, other: str) -> bool:
    return bool(one.strip()) and problem.check(f"{one.strip()} = {other}").follows
