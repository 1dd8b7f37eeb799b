"""What a derivation of this chapter has to show, and what its last line has to be: free of p, or visibly a sum of squares."""

from collections.abc import Callable

from utils.derivation import Problem
from utils.derivation.grammar import show, walk
from utils.exercise import Exercise, Wrong

WEIGHTS = {"s", "p"}  # between 0 and 1
TWO = ("num", 2.0)


def must_write(exercise: Exercise, count: int, says: str) -> None:
    """Ask for this many different expressions after the start; a definition written out is one of them."""

    def written(derived, rng, kind) -> None:
        lines = exercise.answer
        trees = [tree for line in derived.report.lines for _, tree in line.parts if tree is not None]
        if len({lines.plain(tree) for tree in trees} - {lines.plain(lines.begun)}) < count:
            raise Wrong(says, cause="too-few-steps")

    exercise.properties = (*exercise.properties, written)


def never_forms(problem: Problem, p: str, allowed: set[str]) -> Callable[[list[tuple]], bool]:
    """Tell whether only the `allowed` symbols stand there, and no part has the value of p or of 1 - p."""

    def made(nodes: list[tuple]) -> bool:
        parts = {show(node) for node in nodes if node[0] not in ("sym", "num")}
        return {node[1] for node in nodes if node[0] == "sym"} <= allowed and not any(
            problem.check(f"{part} = {value}").follows for part in parts for value in (p, f"1 - {p}")
        )

    return made


def with_squares(nodes: list[tuple]) -> bool:
    """Tell whether it can be seen that this is not negative: squares, times weights that are not, added up."""
    return any(_is_square(node) for node in nodes) and _never_negative(nodes[0])


def _never_negative(tree: tuple) -> bool:
    if tree[0] in ("add", "mul", "jux", "div"):
        return all(_never_negative(part) for part in tree[1:])
    return _never_negative(tree[2]) if tree[0] == "sum" else _is_square(tree) or _is_weight(tree)


def _is_square(tree: tuple) -> bool:
    """Tell whether this is a square of something linear: of the root of a form its sign cannot be seen."""
    if tree[0] != "pow" or tree[2] != TWO:
        return False
    below = [node for _, node in walk(tree[1])]
    roots = [node[2 if node[0] == "call" else 1] for node in below if node[0] == "pow" or node[:2] == ("call", "sqrt")]
    return all(_is_weight(root) for root in roots) and not any(
        node[0] in ("sym", "idx") and node[1] == "H" for node in below
    )


def _is_weight(tree: tuple) -> bool:
    if tree[0] in ("num", "dim"):
        return tree[0] == "dim" or tree[1] >= 0
    if tree[0] in ("sym", "idx"):
        return tree[1] in WEIGHTS
    if tree[0] == "sub":  # 1 - p
        return tree[1] == ("num", 1.0) and tree[2][0] in ("sym", "idx") and tree[2][1] in WEIGHTS
    if tree[:2] in (("call", "sqrt"), ("call", "diag")):
        return _is_weight(tree[2])
    if tree[0] == "pow":
        return _is_weight(tree[1])
    return tree[0] in ("add", "mul", "jux", "div") and all(_is_weight(part) for part in tree[1:])
