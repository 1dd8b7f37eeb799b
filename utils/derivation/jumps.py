"""How far a true line is from the one before: a jump is true and still not shown.

A checker that compares values accepts the answer as the first line. What an interviewer would stop at is judged here, from
what disappeared between two lines: derivatives through several definitions, expectations of products, an equation solved in
one stroke.
"""

from collections.abc import Mapping
from itertools import pairwise

from utils.derivation.grammar import walk
from utils.derivation.structure import Tree

LEAVES = ("sym", "idx", "num", "dim", "delta", "eye")
MOMENTS = ("E", "Var", "Cov")
JUMP = "True, but a jump. An interviewer would ask "
# links in the chain: symbols a result may have and still hide it; more links, two symbols more
SHORT = {0: 0, 1: 0, 2: 2}
Shown = frozenset[tuple[str, str]]


def jump_note(before: Tree, after: Tree, definitions: Mapping[str, object], shown: Shown = frozenset()) -> str | None:
    """Return what an interviewer would ask for between two lines that agree, or None when the step is of ordinary size.

    `shown` holds the derivatives that lines before have worked out, ("L", "p") for dL/dp.
    """
    old, new = _nodes(before, ("deriv",)), _nodes(after, ("deriv",))
    gone = [node for node in old if node not in new]
    if gone and not [node for node in new if node not in old]:
        paths = [_path(node, definitions) for node in gone]
        longest = max(paths, key=len)
        length = len(_nodes(after, LEAVES))  # as written: what has cancelled in place was still shown
        links = _links(longest, shown)
        if length <= SHORT.get(links, links + 2):
            return JUMP + f"for {_factors(longest)}, one by one."
        total = sum(_links(path, shown) for path in paths)
        if total >= 3 and length <= total:
            return JUMP + "for each factor before it cancels."
    if any(_composite(node) for node in _nodes(before, MOMENTS)) and not _nodes(after, (*MOMENTS, "P", "deriv")):
        return JUMP + "which assumptions you used, one a line: independence, zero mean, unit variance."
    return None


def worked_out(parts: tuple[tuple[str | None, Tree], ...]) -> Shown:
    """Return the derivative a line works out: it stands on the left, and none is left on the right."""
    (relation, left), (_, right) = parts[0], parts[-1]
    if len(parts) < 2 or relation is not None or left[0] != "deriv" or left[1][0] not in ("sym", "idx"):
        return frozenset()
    return frozenset() if _nodes(right, ("deriv", "prime")) else frozenset([(left[1][1], left[2][1])])


def _links(path: list[str], shown: Shown) -> int:
    """Count the links of a chain that no line before has worked out."""
    done = set()
    for above, below in shown:
        if above in path and below in path:
            done.update(range(path.index(above), path.index(below)))
    return len(path) - 1 - len(done)


def solution_note(before: Tree, left: Tree, unknown: str) -> str | None:
    """Return what is missing between a condition that still holds a derivative and a line `unknown = ...`."""
    solved = left[0] in ("sym", "idx") and left[1] == unknown
    if solved and _nodes(before, ("deriv",)):
        return JUMP + "for the derivative written out, then set to zero."
    return None


def _nodes(tree: Tree, kinds: tuple[str, ...]) -> list[Tree]:
    return [node for _, node in walk(tree) if node[0] in kinds]


def _composite(node: Tree) -> bool:
    """Tell whether a moment is taken of a product or a sum of several symbols."""
    inside = [inner for child in node[1:] if isinstance(child, tuple) for _, inner in walk(child)]
    names = [inner for inner in inside if inner[0] in ("sym", "idx")]
    return len(names) > 1 and any(inner[0] in ("mul", "jux", "dot", "sum") for inner in inside)


def _path(node: Tree, definitions: Mapping[str, object]) -> list[str]:
    """Return the longest chain of names from what is differentiated to what it is differentiated by."""
    goal = node[2][1]

    def longest(name: str, seen: frozenset) -> list[str]:
        if name == goal:
            return [name]
        if name not in definitions or name in seen:
            return []
        tails = [longest(inner, seen | {name}) for inner in _names(definitions[name].tree)]
        best = max(tails, key=len, default=[])
        return [name, *best] if best else []

    if node[1][0] == "deriv":  # a second derivative goes through the first
        return [*_path(node[1], definitions), goal]
    return max((longest(name, frozenset()) for name in _names(node[1])), key=len, default=[]) or [goal]


def _names(tree: Tree) -> list[str]:
    return [node[1] for _, node in walk(tree) if node[0] in ("sym", "idx")]


def _factors(path: list[str]) -> str:
    steps = [f"d{above}/d{below}" for above, below in pairwise(path)]
    return f"{', '.join(steps[:-1])} and {steps[-1]}"
