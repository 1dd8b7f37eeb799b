"""The names that the grammar's tests declare, and how their tables are written."""

from utils.derivation.grammar import Names

SCALARS = ("b", "y", "p", "z", "L", "t", "s", "mu", "lam", "n1", "y_hat", "k0", "m1", "H", "l")
VECTORS = ("w", "x", "v", "q", "theta", "a", "Z", "u")
MATRICES = ("X", "A", "r")
RANKS = {name: rank for rank, names in enumerate((SCALARS, VECTORS, MATRICES)) for name in names}

NAMES = Names(RANKS, ("f", "B"), {"n", "d", "K"})
EVENTS = Names({"c": 0}, events={"A", "B", "C"})


def rows(table, mark=" ==> "):
    """Return the (left, right) pairs of a table written as text."""
    return [tuple(side.strip() for side in line.split(mark)) for line in table.strip("\n").split("\n")]
