"""What the last line of a derivation is: one of the known wrong results, or the form that was asked for."""

from collections.abc import Callable

from utils.derivation import Problem
from utils.derivation.grammar import walk
from utils.exercise import Exercise, Wrong


def ends_in(problem: Problem, start: str, *results: str) -> Callable[[object], bool]:
    """Tell of a derivation with a broken line whether it says that `start` is one of these (wrong) results."""

    def made(derived) -> bool:
        chain = [
            line.text.split("#")[0] for line in derived.report.lines if line.follows is not None and "=" in line.text
        ]
        if not chain or derived.report.broken is None:
            return False
        last = chain[-1].rsplit("=", 1)[1]
        left = next((text.split("=")[0] for text in reversed(chain) if text.split("=")[0].strip()), "")
        return _equal(problem, left, start) and any(_equal(problem, last, result) for result in results)

    return made


def _equal(problem: Problem, one: str, other: str) -> bool:
    return problem.check(f"{one.strip()} = {other}").follows


def must_end(exercise: Exercise, test: Callable[[list[tuple]], bool], says: str) -> None:
    """Ask of a derivation also that the nodes of its last expression pass `test`."""

    def ends(derived, rng, kind) -> None:
        line = next(line for line in reversed(derived.report.lines) if line.parts)
        if not test([node for _, node in walk(line.parts[-1][1])]):
            raise Wrong(says, f"the last line, `{line.text}`", "unfinished")

    exercise.properties = (*exercise.properties, ends)


def without(name: str) -> Callable[[list[tuple]], bool]:
    """Tell whether a symbol is gone."""
    return lambda nodes: ("sym", name) not in nodes


def with_squared_sum(nodes: list[tuple]) -> bool:
    """Tell whether the square of a sum stands there."""
    return any(node[0] == "pow" and node[1][0] == "sum" and node[2] == ("num", 2) for node in nodes)
