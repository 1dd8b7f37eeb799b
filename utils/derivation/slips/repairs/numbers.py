"""A number or an exponent that is off."""

from collections.abc import Iterator
from itertools import combinations

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import (
    LEAVES,
    ONE,
    PRODUCTS,
    TWO,
    at,
    complement,
    factors,
    joined,
    num,
    size,
    substituted,
    terms,
)


def numbers(scene: Scene) -> Iterator[Candidate]:
    """Change a number or an exponent."""
    for path, node in walk(scene.line):
        parent = at(scene.line, path[:-1]) if path else ()
        exponent = bool(parent) and parent[0] == "pow" and path[-1] == 2
        if node[0] == "num":
            value = node[1]
            if exponent:
                says = ("{} should not be raised to {}", parent[1], node)
                yield Candidate(1.94, "power", path[:-1], parent[1], says)
            added = bool(parent) and parent[0] in ("add", "sub")
            near = [value + 1, value - 1] + ([-value] if exponent else [2 * value, value / 2])
            for other in near:
                if other in (0, value) or (not exponent and value == 1 and not added):
                    continue
                if added:  # what is added is no factor
                    cost = 2.3 if value != 1 else 2.95
                    yield Candidate(cost, "wrong symbol", path, num(other), ("{} should be {}", node, num(other)))
                    continue
                words = "{} should be raised to {}, not {}" if exponent else "{1} should be {0}"
                says = (words, parent[1], num(other), node) if exponent else (words, num(other), node)
                yield Candidate(
                    1.96 if exponent else 2.3, "power" if exponent else "constant factor", path, num(other), says
                )
            if not exponent:
                first = added and path[-1] == 1  # as in 1 - s
                name = "constant factor" if value != 1 else "wrong symbol" if first else "dropped factor"
                for size_of in sorted(scene.problem.dims):
                    new = ("dim", size_of)
                    likely = 0.15 if added and value == 1 else 0
                    yield Candidate(2.3 - likely, name, path, new, ("{} should be {}", node, new))
        elif node[0] in ("add", "sub"):
            yield from _squared_together(path, node)
        elif node[0] in PRODUCTS:
            yield from _squared_factors(path, node)
        elif node[0] == "dim":
            lost = "dropped factor" if node in scene.divided else "extra factor"
            yield Candidate(2.3, lost, path, ONE, ("{} should not be there", node))
        elif node[0] == "pow" and node[2][0] == "neg":
            yield Candidate(2.6, "power", path, node[1], ("{} should not be raised to {}", node[1], node[2]))
            yield Candidate(
                2.6,
                "power",
                path,
                ("pow", node[1], ("neg", ("add", node[2][1], ONE))),
                ("the power of {} is off by one", node[1]),
            )
        if (
            node[0] in ("sym", "idx", "dim", "norm", "sub", "add", "E", "call", "sum", "deriv", "Cov", "Var")
            and complement(node) is None
            and not (parent and parent[0] == "pow")
        ):
            cost = 2.45 + 0.02 * size(node)
            yield Candidate(cost, "power", path, ("pow", node, TWO), ("{} should be squared", node))


def _squared_factors(path: tuple, node: tuple) -> Iterator[Candidate]:
    """Square two or three factors of a product."""
    parts = [part for part in factors(node) if part[0] in LEAVES]
    if node[0] not in PRODUCTS or not 2 <= len(parts) <= 4:
        return
    for count in (2, 3):
        for chosen in combinations(parts, count):
            new = node
            for part in chosen:
                new = substituted(new, part, ("pow", part, TWO))
            yield Candidate(2.6, "power", path, new, ("every one of the factors in {} should be squared", node))


def _squared_together(path: tuple, node: tuple) -> Iterator[Candidate]:
    """Square two terms of a sum together."""
    parts = terms(node)
    for k, one in enumerate(parts):
        for m in range(k + 1, len(parts) if len(parts) <= 4 else 0):
            whole = ("pow", joined([one, parts[m]]), TWO)
            rest = [part for q, part in enumerate(parts) if q not in (k, m)]
            new = joined([*rest, (1, whole)])
            yield Candidate(2.5, "power", path, new, ("{} should be squared", whole[1]))
