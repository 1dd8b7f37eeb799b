"""Weights that every term of a sum lost at once, and a matrix taken for symmetric."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, Tree, substituted

NAME, MOST = "dropped factor", 8


def weights(scene: Scene) -> Iterator[Candidate]:
    """Put u a + (1 - u) b for a + b, and u a/(u a + (1 - u) b) for a/(a + b)."""
    shares = [leaf for leaf in scene.scalars if leaf[0] != "dim" and scene.between_0_and_1(leaf)][:MOST]
    if not shares:
        return
    for path, node in walk(scene.line):
        if node[0] == "add":
            for u, v in _pairs(shares):
                new = ("add", ("mul", u, node[1]), ("mul", v, node[2]))
                yield Candidate(2.6, NAME, path, new, ("the terms of {} lost their factors {} and {}", node, u, v))
        elif node[0] == "div" and node[2][0] == "add":
            for u, v in _pairs(shares):
                below = ("add", ("mul", u, node[2][1]), ("mul", v, node[2][2]))
                says = ("the terms in {} lost their factors {} and {}", node, u, v)
                for factor in (u, v):
                    yield Candidate(2.6, NAME, path, ("div", ("mul", factor, node[1]), below), says)


def _pairs(shares: list[Tree]) -> Iterator[tuple[Tree, Tree]]:
    for leaf in shares:
        yield leaf, ("sub", ONE, leaf)
        yield ("sub", ONE, leaf), leaf


def symmetric(scene: Scene) -> Iterator[Candidate]:
    """Put (A + A^T)/2 for a square matrix: the derivative of x^T A x is 2 A x only for a symmetric one."""
    for leaf in scene.matrices:
        kind = scene.problem.kinds.get(leaf[1])
        if kind is None or len(kind.sizes) != 2 or kind.sizes[0] != kind.sizes[1] or leaf not in scene.written:
            continue
        half = ("div", ("add", leaf, ("T", leaf)), ("num", 2.0))
        new = substituted(scene.line, leaf, half)
        both = substituted(scene.line, leaf, ("add", leaf, ("T", leaf)))
        yield Candidate(2.75, "dropped term", (), both, ("beside {}, {} is missing", leaf, ("T", leaf)))
        yield Candidate(2.7, "transpose", (), new, ("{} is not symmetric: it should be {}", leaf, half))
