"""What nobody writes: u - u, u/u, u/1, the derivative of a constant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utils.derivation.grammar import walk
from utils.derivation.slips.trees import ONE, PRODUCTS, Tree, factors

if TYPE_CHECKING:
    from utils.derivation.slips.scene import Scene

ZERO = ("num", 0.0)


def oddities(scene: Scene, tree: Tree) -> int:
    """Count the places of a tree that nobody would write."""
    return sum(_is_odd(scene, node) for _, node in walk(tree))


def _is_odd(scene: Scene, node: Tree) -> bool:
    kind = node[0]
    if kind in ("add", "sub"):
        return node[1] == node[2] or ZERO in node[1:]
    if kind == "div":
        return node[2] == ONE or bool(set(factors(node[1])) & set(factors(node[2])) - {ONE})
    if kind in PRODUCTS:
        return ONE in (node[1], node[2]) or ZERO in (node[1], node[2])
    if kind == "pow":
        return node[2] in (ONE, ZERO) or node[1] == ONE
    if kind == "deriv":
        return node[2][0] in ("sym", "idx") and not scene.depends(node[1], node[2][1])
    return kind == "call" and len(node) == 3 and node[2][0] == "num"
