"""A sum lost, added, or reaching too far or not far enough."""

from collections.abc import Iterator

from utils.derivation.grammar import free_indices, replace, walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import PRODUCTS, complement

SUMMED = ("idx", "mul", "jux", "pow", "div", "call", "sub", "add", "norm", "dot", "delta")


def sums(scene: Scene) -> Iterator[Candidate]:
    """Add a sum, take one away, move one."""
    free = free_indices(scene.line)
    for path, node in walk(scene.line):
        if node[0] in ("sum", "prod"):
            yield Candidate(2.7, "sum", path, node[2], ("the sum over {} should not be there", node[1]))
            yield from _shorter(path, node)
        elif node[0] in SUMMED:
            for i in sorted(free_indices(node) & free):
                cost = 1.5 if i in scene.loose else 2.6
                says = ("the sum over {} is missing in front of {}", i, node)
                yield Candidate(cost + 0.1 * bool(path), "sum", path, ("sum", i, node), says)
        if node[0] in (*PRODUCTS, "div", "add", "sub"):
            yield from _longer(scene, path, node)


def collapsed(scene: Scene) -> Iterator[Candidate]:
    """Put the whole sum of a_k (delta_kj - b_j) for its one term a_j (1 - b_j), and the entry j for a second k."""
    missing = scene.free - free_indices(scene.line)
    for path, node in walk(scene.line):
        rest = complement(node)
        if node[0] in PRODUCTS:
            for a, other in ((node[1], node[2]), (node[2], node[1])):
                b = complement(other)
                if b is None or a[0] != "idx" or len(a[2]) != 1 or a[2][0] not in scene.free:
                    continue
                j = a[2][0]
                k = next((i for i in "kli" if i not in scene.free), j + "'")
                body = ("mul", ("idx", a[1], (k,)), ("sub", ("delta", k, j), b))
                says = ("{} is one term only: it should be {}", node, ("sum", k, body))
                yield Candidate(1.85, "sum", path, ("sum", k, body), says)
        elif rest is not None and rest[0] == "idx" and len(rest[2]) == 1 and missing:
            for j in sorted(missing):
                new = ("sub", ("delta", rest[2][0], j), ("idx", rest[1], (j,)))
                yield Candidate(1.8, "index", path, new, ("{} should be {}", node, new))


def _longer(scene: Scene, path: tuple, node: tuple) -> Iterator[Candidate]:
    """Let a sum reach over what follows it."""
    for side in (1, 2):
        part = node[side]
        inner = [(p, n) for p, n in walk(part) if n[0] == "sum" and len(p) <= 2]
        for deeper, total in inner:
            new = ("sum", total[1], (*node[:side], replace(part, deeper, total[2]), *node[side + 1 :]))
            yield Candidate(2.65, "sum", path, new, ("the sum over {} should reach over all of {}", total[1], node))


def _shorter(path: tuple, node: tuple) -> Iterator[Candidate]:
    """Let a sum end earlier."""
    body = node[2]
    if body[0] in (*PRODUCTS, "add", "sub", "div"):
        for side in (1, 2):
            new = (*body[:side], (node[0], node[1], body[side]), *body[side + 1 :])
            yield Candidate(2.4, "sum", path, new, ("the sum over {} should take in only {}", node[1], body[side]))


def brackets(scene: Scene) -> Iterator[Candidate]:
    """Read a +- b c as (a +- b) c: a bracket that was forgotten."""
    for path, node in walk(scene.line):
        if node[0] in ("add", "sub") and node[2][0] in (*PRODUCTS, "div"):
            joint, right = node[2][0], node[2]
            new = (joint, (node[0], node[1], right[1]), right[2])
            lost = right[2] if joint != "div" else ("div", ("num", 1.0), right[2])
            says = ("{} lost its factor {}: a bracket is missing", node[1], lost)
            yield Candidate(2.15 if joint != "div" else 2.8, "dropped factor", path, new, says)
            inner = node[1]
            if inner[0] == "sum" or (inner[0] in PRODUCTS and inner[2][0] == "sum"):
                total = inner if inner[0] == "sum" else inner[2]
                body = (joint, (node[0], total[2], right[1]), right[2])
                whole = ("sum", total[1], body)
                whole = whole if inner[0] == "sum" else (inner[0], inner[1], whole)
                yield Candidate(
                    2.0, "sum", path, whole, ("the sum over {} should reach over all of {}", total[1], node)
                )
        if node[0] in ("add", "sub") and node[1][0] == "div":
            new = ("div", node[1][1], (node[0], node[1][2], node[2]))
            says = ("{} belongs below the fraction, with {}: a bracket is missing", node[2], node[1][2])
            yield Candidate(2.15, "illegal linearity", path, new, says)
        if node[0] in ("add", "sub") and node[1][0] in PRODUCTS:
            left = node[1]
            new = (left[0], left[1], (node[0], left[2], node[2]))
            says = ("{} lost its factor {}: a bracket is missing", node[2], left[1])
            yield Candidate(2.15, "dropped factor", path, new, says)
