"""e^u and exp(u) are one thing: read as the second while looking for a slip, shown as the learner writes it."""

import math

from utils.derivation.grammar import walk
from utils.derivation.slips.trees import Tree, num, rebuilt

E = num(math.e)


def as_exp(tree: Tree) -> Tree:
    """Return the tree with exp(u) for every e^u.

    >>> as_exp(("pow", E, ("sym", "z")))
    ('call', 'exp', ('sym', 'z'))
    """

    def change(node: Tree) -> Tree | None:
        return ("call", "exp", as_exp(node[2])) if node[0] == "pow" and node[1] == E else None

    return rebuilt(tree, change)


def as_power(tree: Tree) -> Tree:
    """Return the tree with e^u for every exp(u)."""

    def change(node: Tree) -> Tree | None:
        return ("pow", E, as_power(node[2])) if node[0] == "call" and node[1] == "exp" and len(node) == 3 else None

    return rebuilt(tree, change)


def has_power(tree: Tree) -> bool:
    """Tell whether a tree has an e^u."""
    return any(node[0] == "pow" and node[1] == E for _, node in walk(tree))
