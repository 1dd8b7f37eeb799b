"""Transposes, inverses, the order of a product, a matrix that was lost."""

from collections.abc import Iterator

from utils.derivation.grammar import free_indices, walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import PRODUCTS, Tree, num


def matrices(scene: Scene) -> Iterator[Candidate]:
    """Repair products of matrices; nothing where there are none."""
    if not scene.matrices:
        return
    for path, node in walk(scene.line):
        kind = node[0]
        if kind == "T":
            yield Candidate(1.7, "transpose", path, node[1], ("{} should not be transposed", node[1]))
        if _may_be_matrix(scene, node):
            new: Tree = ("T", node)
            if kind != "T":
                yield Candidate(1.7 + 0.1 * (kind != "sym"), "transpose", path, new, ("{} should be {}", node, new))
            if kind == "call" and node[1] == "inv":
                yield Candidate(1.8, "inverse", path, node[2], ("{} should not be inverted", node[2]))
            elif kind == "pow" and node[2] in (("neg", num(1)), num(-1)):
                yield Candidate(1.8, "inverse", path, node[1], ("{} should not be inverted", node[1]))
            elif kind != "num":
                cost = 2.2 if kind in ("add", "sub", "jux", "sym") else 2.4
                yield Candidate(cost, "inverse", path, ("call", "inv", node), ("{} should be inverted", node))
        if kind in PRODUCTS:
            square = _gram(scene, node)
            name = "transpose" if square else "order"
            says = ("the order of the product {} is wrong", node)
            yield Candidate(1.8, name, path, (kind, node[2], node[1]), says)
            for left in (False, True):
                parts = (("T", node[1]), node[2]) if left else (node[1], ("T", node[2]))
                new = ("jux", *parts)
                yield Candidate(2.2, "transpose", path, new, ("{} should be {}", node, new))
                if node[1 if left else 2][0] == "T":
                    other = ("jux", node[1][1], ("T", node[2])) if left else ("jux", ("T", node[1]), node[2][1])
                    yield Candidate(1.75, name, path, other, ("{} should be {}", node, other))
            if node[1][0] in PRODUCTS:
                first, middle, last = node[1][1], node[1][2], node[2]
                turned = [(middle, first, last), (first, last, middle), (last, first, middle), (last, middle, first)]
                for a, b, c in turned:
                    new = ("jux", ("jux", a, b), c)
                    name = "transpose" if (a, c) == (last, first) and _gram(scene, ("jux", a, c)) else "order"
                    yield Candidate(1.9, name, path, new, ("{} should be {}", node, new))
    yield from _lost(scene)


def _gram(scene: Scene, node: Tree) -> bool:
    """Tell whether a product is that of a matrix with its own transpose."""
    one, other = node[1], node[2]
    bare = other if one == ("T", other) else one if other == ("T", one) else None
    return bare is not None and bare[0] == "sym" and scene.rank(bare[1]) == 2


def _may_be_matrix(scene: Scene, node: Tree) -> bool:
    if node[0] in ("num", "dim", "idx", "delta", "norm", "deriv", "sum", "P"):
        return node[0] in ("sum", "deriv")
    if node[0] == "sym":
        return bool(scene.rank(node[1]))
    return not free_indices(node) or any(n in scene.matrices for _, n in walk(node))


def _lost(scene: Scene) -> Iterator[Candidate]:
    """Put a matrix or vector of the line before beside a part of the line."""
    beside = [m for leaf in scene.matrices for m in (leaf, ("T", leaf))]
    beside += [("call", "inv", leaf) for leaf in scene.matrices if scene.rank(leaf[1]) == 2]
    for path, node in walk(scene.line):
        if node[0] in ("num", "dim", "idx", "delta", "ev"):
            continue
        for factor in beside:
            for new in (("jux", factor, node), ("jux", node, factor)):
                yield Candidate(2.5, "dropped factor", path, new, ("{} is missing the factor {}", node, factor))
        if node[0] == "sym" and not scene.rank(node[1]):
            new = ("mul", node, ("eye", None))
            yield Candidate(
                2.0, "shape", path, new, ("{} should be {}: a number cannot be added to a matrix", node, new)
            )
        elif node[0] == "sym" and scene.rank(node[1]) == 1:
            new = ("call", "diag", node)
            yield Candidate(2.0, "shape", path, new, ("{} should be {}", node, new))
