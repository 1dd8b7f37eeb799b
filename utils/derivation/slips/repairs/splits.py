"""Things that were joined and do not join: |a| + |b|, exponents, products of powers, brackets round a sum."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import PRODUCTS, Tree, complement, joined, num, terms

NAME, MOST = "illegal linearity", 6


def splits(scene: Scene) -> Iterator[Candidate]:
    """Take apart what was joined."""
    for path, node in walk(scene.line):
        for cost, name, new, says in _apart(node):
            yield Candidate(cost, name, path, new, (says, node, new))


def _apart(node: Tree) -> Iterator[tuple[float, str, Tree, str]]:
    kind = node[0]
    if kind in ("abs", "norm") and node[1][0] in ("add", "sub"):
        parts = terms(node[1])
        for k in range(1, len(parts) if len(parts) <= MOST else 0):
            new = ("add", (kind, joined(parts[:k])), (kind, joined(parts[k:])))
            yield 1.6, NAME, new, "{} should be {}: a norm does not go through a sum"
    if kind in PRODUCTS:
        for k in (1, 2):
            inner, outer = node[k], node[3 - k]
            if inner[0] in ("add", "sub") and complement(inner) is None:
                left, right = (inner[1], (kind, outer, inner[2])), ((kind, outer, inner[1]), inner[2])
                for one, other in (left, right):
                    yield 2.4, "extra factor", (inner[0], one, other), "{} should be {}: the bracket is too wide"
            if inner[0] == "num" and inner[1] == int(inner[1]) and 2 <= inner[1] <= 6:
                for part in range(1, int(inner[1])):
                    scaled = outer if inner[1] - part == 1 else (kind, num(inner[1] - part), outer)
                    new = ("add", num(part), scaled)
                    yield 2.85, "wrong operator", new, "{} should be {}: it was added up as if there were a bracket"
    if kind == "call" and node[1] == "exp" and node[2][0] in PRODUCTS:
        a, b = (("call", "exp", part) for part in node[2][1:3])
        yield 2.3, NAME, ("mul", a, b), "{} should be {}: exponents add up"
    if kind == "call" and node[1] == "log" and node[2][0] in PRODUCTS:
        for k in (1, 2):
            new = ("mul", node[2][k], ("call", "log", node[2][3 - k]))
            yield 2.3, NAME, new, "{} should be {}: a factor does not move into a logarithm"
