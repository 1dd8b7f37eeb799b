"""A factor missing, or one too many; a number or an exponent that is off."""

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

MULTIPLIED = ("sum", "prod", "E", "Var", "Cov", "add", "sub", "mul", "div", "jux", "dot", "sym", "idx", "num", "call")
MULTIPLIED += ("pow", "neg", "P", "dim", "norm", "T", "delta", "deriv", "prime", "abs")


def missing(scene: Scene) -> Iterator[Candidate]:
    """Multiply or divide the line, or a part of it, by everything that might have been lost or added."""
    literal = {part for _, whole in walk(scene.before) if whole[0] in (*PRODUCTS, "div") for part in bases(whole)}
    literal |= bases(scene.before)
    for path, node in walk(scene.line):
        if node[0] not in MULTIPLIED or (scene.equation and not path):
            continue
        parent = at(scene.line, path[:-1]) if path else ()
        if parent and (parent[0] in PRODUCTS or (parent[0] in ("div", "neg") and path[-1] == 1)):
            continue  # the whole product is tried in its place
        if parent and parent[0] == "pow" and path[-1] == 2 and node[0] == "num":
            continue
        side = not path or (scene.equation and len(path) == 1)
        where = ("the line",) if not path else (node,)
        present, below = bases(node), bases(_denominator(node))
        for name, factor in scene.factors:
            heavy = 0.05 * (size(factor) - 1)
            if node == ONE and factor not in literal:
                continue  # another number or symbol in its place
            cost = {"dropped chain-rule factor": 2.0, "constant factor": 2.1, "conditioning": 1.9}.get(
                name, 2.2 + heavy
            )
            deep = 0 if side else 0.3 if name == "constant factor" else 0.5
            says = ("{} is missing the factor {}", *where, factor)
            if scene.unknown and scene.depends(factor, scene.unknown):
                continue  # solved for it: it does not stand on the other side
            if factor in literal and name == "dropped factor" and size(factor) <= 3:
                cost = 1.95
            carries = "power" if name == "dropped factor" and factor in present else name
            carries = "index" if factor[0] == "delta" else carries
            yield Candidate(cost + deep, carries, path, ("mul", factor, node), says)
            if name == "constant factor":
                says = ("{} has a factor {} too much", *where, factor)
                yield Candidate(2.2 + deep, name, path, ("div", node, factor), says)
            elif set(factors(factor)) <= present or name == "dropped chain-rule factor":
                heavy += 0.5 * (factor not in present and name == "dropped chain-rule factor")
                says = ("{} has the factor {} too much", *where, factor)
                yield Candidate(2.5 + deep + heavy, "extra factor", path, ("div", node, factor), says)
            else:
                lost = "power" if factor in below else name
                says = ("{} is not divided by {}", *where, factor)
                yield Candidate(2.35 + deep + heavy, lost, path, ("div", node, factor), says)
    yield from everywhere(scene)


def bases(node: tuple | None) -> set[tuple]:
    """Return the factors of a product, without their powers."""
    return {part[1] if part[0] == "pow" else part for part in factors(node)} if node else set()


def _denominator(node: tuple) -> tuple | None:
    """Return what a product is divided by."""
    if node[0] == "div":
        return node[2]
    if node[0] in PRODUCTS:
        return _denominator(node[1]) or _denominator(node[2])
    return _denominator(node[1]) if node[0] == "neg" else None


def everywhere(scene: Scene) -> Iterator[Candidate]:
    """Multiply every occurrence of one symbol by another."""
    for leaf in scene.written:
        for other in scene.scalars:
            if leaf != other and scene.is_scalar(leaf) and leaf[0] != "dim":
                new = substituted(scene.line, leaf, ("mul", leaf, other))
                yield Candidate(3.2, "dropped factor", (), new, ("{} lost its factor {}", leaf, other))


def extras(scene: Scene) -> Iterator[Candidate]:
    """Take a factor of a product away."""
    for path, node in walk(scene.line):
        if node[0] not in PRODUCTS:
            continue
        for keep in (1, 2):
            gone = node[3 - keep]
            name = "constant factor" if gone[0] in ("num", "dim") else "extra factor"
            cost = 2.2 if name == "constant factor" else 2.05 if gone[0] in LEAVES else 2.5
            says = ("the factor {} should not be there", gone)
            low = any(at(scene.line, path[:k])[0] == "div" and path[k] == 2 for k in range(len(path)))
            yield Candidate(cost + 0.05 * bool(path) + 0.4 * low, name, path, node[keep], says)


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
            near = [value + 1, value - 1] + ([-value] if exponent else [2 * value, value / 2])
            for other in near:
                if other in (0, value) or (not exponent and value == 1):
                    continue
                words = "{} should be raised to {}, not {}" if exponent else "{1} should be {0}"
                says = (words, parent[1], num(other), node) if exponent else (words, num(other), node)
                yield Candidate(
                    1.96 if exponent else 2.3, "power" if exponent else "constant factor", path, num(other), says
                )
            if not exponent:
                for name in sorted(scene.problem.dims):
                    yield Candidate(
                        2.3, "constant factor", path, ("dim", name), ("{} should be {}", node, ("dim", name))
                    )
        elif node[0] in ("add", "sub"):
            yield from _squared_together(path, node)
        elif node[0] in PRODUCTS:
            yield from _squared_factors(path, node)
        elif node[0] == "dim":
            yield Candidate(2.3, "constant factor", path, ONE, ("{} should not be there", node))
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
