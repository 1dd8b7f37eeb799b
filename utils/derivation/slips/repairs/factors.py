"""A factor missing, or one too many; a number or an exponent that is off."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import (
    LEAVES,
    ONE,
    PRODUCTS,
    at,
    bases,
    factors,
    size,
    substituted,
)

MULTIPLIED = ("sum", "prod", "E", "Var", "Cov", "add", "sub", "mul", "div", "jux", "dot", "sym", "idx", "num", "call")
MULTIPLIED += ("pow", "neg", "P", "dim", "norm", "T", "delta", "deriv", "prime", "abs")


def missing(scene: Scene) -> Iterator[Candidate]:
    """Multiply or divide the line, or a part of it, by everything that might have been lost or added."""
    literal = scene.literal
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
            if not scene.calculus and name == "dropped chain-rule factor":
                continue
            carries = "power" if name == "dropped factor" and factor in present else name
            if factor[0] == "delta":
                carries = "index" if factor not in literal or set(factor[1:]) & scene.bound else "dropped factor"
            if name == "constant factor":
                added = factor in below and factor not in scene.divided
                carries = "extra factor" if added and (scene.equation or path) else "dropped factor"
                carries = "constant factor" if added and not path else _of_size(scene, factor, side, carries)
            yield Candidate(cost + deep, carries, path, ("mul", factor, node), says)
            if name == "constant factor":
                says = ("{} has a factor {} too much", *where, factor)
                mean = factor in scene.divided | scene.means
                lost = "dropped factor" if mean else "extra factor"
                likely = 1.98 if mean and not path else 2.2 + deep
                yield Candidate(likely, _of_size(scene, factor, side, lost), path, ("div", node, factor), says)
            elif factor in below:
                says = ("{} is not divided by {}", *where, factor)
                yield Candidate(1.92 + deep, "power", path, ("div", node, factor), says)
            elif set(factors(factor)) <= present or name == "dropped chain-rule factor":
                heavy += 0.5 * (factor not in present and name == "dropped chain-rule factor")
                kept = factor in present and scene.kept(factor)
                words = "{} is not divided by {}" if kept else "{} has the factor {} too much"
                lost = "dropped factor" if kept else "extra factor"
                yield Candidate(2.5 + deep + heavy, lost, path, ("div", node, factor), (words, *where, factor))
            else:
                says = ("{} is not divided by {}", *where, factor)
                yield Candidate(2.35 + deep + heavy, name, path, ("div", node, factor), says)
    yield from everywhere(scene)


def _of_size(scene: Scene, factor: tuple, side: bool, name: str) -> str:
    """Return a name for a number or a size: a size is a factor like others, unless it stood in front of the whole."""
    whole = scene.unknown if scene.equation else factor in scene.literal | scene.divided | scene.means
    return name if factor[0] != "num" and not (side and whole) else "constant factor"


def _denominator(node: tuple) -> tuple | None:
    """Return what a product is divided by."""
    if node[0] == "div":
        return node[2]
    if node[0] == "sum":
        return _denominator(node[2])
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
            name = "constant factor" if gone[0] == "num" else "extra factor"
            cost = 2.2 if gone[0] in ("num", "dim") else 2.05 if gone[0] in LEAVES else 2.5
            says = ("the factor {} should not be there", gone)
            if gone[0] not in ("num", "dim") and scene.kept(gone):
                cost += 0.42  # it stood there before: what it cancels with got lost
                name, says = "dropped factor", ("{} is not divided by {}", node, gone)
            if node[keep][0] == "div" and gone in bases(node[keep][2]):
                cost += 0.42  # rather one more of it below
            low = any(at(scene.line, path[:k])[0] == "div" and path[k] == 2 for k in range(len(path)))
            yield Candidate(cost + 0.05 * bool(path) + 0.4 * low, name, path, node[keep], says)
