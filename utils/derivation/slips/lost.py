"""Terms that may have got lost between two lines."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from utils.derivation.grammar import walk
from utils.derivation.slips.trees import TWO, Tree, expanded, leaves, size, terms

if TYPE_CHECKING:
    from utils.derivation.slips.scene import Scene

MOST, MOST_WHOLE = 24, 24


def lost_parts(scene: Scene) -> list[Tree]:
    """Return terms of the line before, as written and multiplied out, and what a part of the line may lack."""
    before = scene.before
    found = [part for _, node in walk(before) if node[0] in ("add", "sub") for _, part in terms(node)]
    found += [part for _, part in expanded(before)]
    for _, node in walk(before):
        if node[0] in ("Var", "Cov"):
            product = ("mul", node[1], node[-1])
            found += [("E", product), ("mul", ("E", node[1]), ("E", node[-1]))]
    if any(node[0] == "P" for _, node in walk(scene.line)):
        events = [("ev", name) for name in scene.problem.events[:4]]
        pairs = [("and", a, b) for a, b in combinations(events, 2)]
        triples = [("and", ("and", a, b), c) for a, b, c in combinations(events, 3)]
        found += [("P", event, None) for event in (*pairs, *triples, *events)]
    found += [leaf for leaf in scene.reach if leaf[0] != "dim"] + scene.matrices
    for leaf in scene.matrices:
        if scene.rank(leaf[1]) == 1:
            found += [("call", "diag", leaf), ("jux", leaf, ("T", leaf))]
    return [part for part in dict.fromkeys(found) if part != before][:MOST]


def lost_terms_of_the_whole(scene: Scene) -> list[Tree]:
    """Return terms the whole line may lack: derivatives and means of the terms before, means and squares of what is random."""
    found: list[Tree] = []
    for _, node in walk(scene.before):
        if node[0] == "deriv":
            parts = [part for _, part in expanded(scene.opened(node[1]))]
            if 2 <= len(parts) <= 8:
                found += [("deriv", part, node[2]) for part in parts]
        elif node[0] == "E":
            parts = [part for _, part in expanded(scene.opened(node[1]))]
            found += [("E", part) for part in parts] if 2 <= len(parts) <= 8 else []
            if node[1][0] == "pow" and node[1][2] == TWO:
                found += [("pow", ("E", node[1][1]), TWO), ("Var", node[1][1])]
        elif node[0] == "Var":
            found += _covariances(scene.opened(node[1]))
        elif node[0] == "pow" and node[1][0] == "norm" and node[1][1][0] in ("add", "sub"):
            parts = [part for _, part in terms(node[1][1])]
            found += [("dot", part, part) for part in parts] + [("dot", a, b) for a, b in combinations(parts, 2)]
    free = sorted(scene.free)
    if scene.before[0] == "deriv" and len(free) == 2:
        carry = [leaf for leaf in scene.both if leaf[0] == "idx" and set(leaf[2]) & set(free) and scene.is_scalar(leaf)]
        found += [("mul", leaf, ("delta", *free)) for leaf in carry[:6]]
    if any(node[0] == "P" for _, node in walk(scene.line)):
        literals = [event for name in scene.problem.events[:3] for event in (("ev", name), ("not", ("ev", name)))]
        found += [("P", ("and", a, b), None) for a, b in combinations(literals, 2) if a != b[1]]
    if scene.before[0] in ("sym", "idx"):
        found += [part for _, part in expanded(scene.opened(scene.before))]
    random = [leaf for leaf in scene.both if leaf[0] == "sym" and leaf[1] in scene.problem.rvs][:3]
    for leaf in random:
        found += [("pow", ("E", leaf), TWO), ("Var", leaf)]
    for one, other in combinations(random, 2):
        difference = ("sub", ("E", one), ("E", other))
        found += [("pow", difference, TWO), ("Cov", one, other), ("mul", ("E", one), ("E", other))]
    return [part for part in dict.fromkeys(found) if size(part) <= 30 and (leaves(part) or part[0] == "P")][:MOST_WHOLE]


def _covariances(tree: Tree) -> list[Tree]:
    parts = [part for _, part in terms(tree)]
    return [("Cov", a, b) for a, b in combinations(parts, 2)] if 2 <= len(parts) <= 3 else []
