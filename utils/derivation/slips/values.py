"""Cheap values for sifting guesses: one world, one value of each free index, shared between all guesses."""

import numpy as np

from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import evaluate
from utils.derivation.grammar import free_indices, replace
from utils.derivation.indices import range_of
from utils.derivation.slips.trees import PRODUCTS, Tree, at

SCALAR = (1, 1)
NEAR = 1e-6  # only a sieve: what passes is confirmed on all worlds


class Values:
    """Values of trees in one world, at one value of every free index; every part is computed once.

    For equations, `root` is a world in which the line before holds.
    """

    def __init__(self, problem, before: Tree, line: Tree, root: object = None):
        self.problem, self.before, self.line = problem, before, line
        self.equation, self.world = root is not None, root or problem.thumb
        free = sorted(set(free_indices(before)) | set(free_indices(line)))
        ranges = {i: self._count(i, before, line) for i in free}
        # distinct values, so that i = j does not pass for the rule
        self.point = {i: k % ranges[i] for k, i in enumerate(free)}
        self.memo: dict[tuple, object] = {}
        self.letters: dict[tuple, tuple[str, ...]] = {}
        self.wanted_at: dict[tuple, np.ndarray | None] = {(): None}

    def __call__(self, tree: Tree, ix: dict[str, int] | None = None) -> np.ndarray | None:
        """Return the tree's value (K, M, rows, columns), or None when it has none."""
        ix = self.point if ix is None else ix
        key = self._key(tree, ix) if ix is not self.point else tree
        try:
            return self.memo[key]
        except KeyError:
            pass
        try:
            value = self._compute(tree, ix)
        except EvaluationError:
            value = None
        self.memo[key] = value
        return value

    def _key(self, tree: Tree, ix: dict[str, int]) -> tuple:
        """Return what a value depends on: the tree, and the indices that are free in it."""
        letters = self.letters.get(tree)
        if letters is None:
            letters = self.letters[tree] = tuple(sorted(free_indices(tree)))
        if all(self.point.get(i) == ix.get(i) for i in letters):
            return tree
        return (tree, *(ix.get(i) for i in letters))

    def _compute(self, tree: Tree, ix: dict[str, int]) -> np.ndarray | None:
        kind = tree[0]
        if kind in ("add", "sub", "mul", "jux", "dot", "div"):
            x, y = self(tree[1], ix), self(tree[2], ix)
            if x is None or y is None:
                return None
            with np.errstate(all="ignore"):
                if kind in ("add", "sub"):
                    if x.shape[2:] == y.shape[2:]:
                        return x + y if kind == "add" else x - y
                elif kind == "div":
                    if y.shape[2:] == SCALAR:
                        return x / y
                elif SCALAR in (x.shape[2:], y.shape[2:]):
                    return x * y
                elif kind == "jux" and x.shape[3] == y.shape[2]:
                    return np.matmul(x, y)
        elif kind == "neg":
            x = self(tree[1], ix)
            return None if x is None else -x
        elif kind == "T":
            x = self(tree[1], ix)
            return None if x is None else np.swapaxes(x, 2, 3)
        elif kind == "sum":
            total = 0.0
            for k in range(self._count(tree[1], tree[2], self.line, self.before)):
                part = self(tree[2], {**ix, tree[1]: k})
                if part is None:
                    return None
                with np.errstate(all="ignore"):
                    total = total + part
            return total
        return evaluate(tree, self.world, at=ix)

    def _count(self, letter: str, *trees: Tree) -> int:
        return self.world.sizes[range_of(letter, trees, self.problem)]

    def wanted(self, path: tuple[int, ...]) -> np.ndarray | None:
        """Return what the node at `path` must be for the line to be right, where that can be told (numbers only)."""
        if path in self.wanted_at:
            return self.wanted_at[path]
        value = None
        above = self.wanted(path[:-1]) if len(path) > 1 else self.target
        if above is not None:
            with np.errstate(all="ignore"):
                value = self._unwound(at(self.line, path[:-1]), path[-1], above)
        self.wanted_at[path] = value
        return value

    @property
    def target(self) -> np.ndarray | None:
        """What the whole line must be, when that is a number."""
        value = self(self.before)
        return value if value is not None and value.shape[2:] == SCALAR else None

    def _unwound(self, node: Tree, step: int, whole: np.ndarray) -> np.ndarray | None:
        kind = node[0]
        if kind == "neg":
            return -whole
        if kind == "call" and len(node) == 3:
            inverse = {"log": np.exp, "exp": np.log, "sqrt": np.square, "tanh": np.arctanh}.get(node[1])
            return inverse(whole) if inverse else None
        if kind not in ("add", "sub", "div", *PRODUCTS):
            return None
        other = self(node[3 - step])
        if other is None or other.shape[2:] != SCALAR:
            return None
        if kind == "add":
            return whole - other
        if kind == "sub":
            return whole + other if step == 1 else other - whole
        if kind == "div":
            return whole * other if step == 1 else other / whole
        return whole / other

    def fits(self, path: tuple[int, ...], new: Tree) -> bool:
        """Tell whether the line may be right with `new` at `path`, as far as this one point tells."""
        if self.equation:
            return self._holds(replace(self.line, path, new))
        want = self.target if not path else self.wanted(path)
        if want is not None:
            value = self(new)
            if value is None or value.shape[2:] != SCALAR:
                return False
        else:
            want, value = self(self.before), self(replace(self.line, path, new))
            if want is None:
                return True  # nothing to sift with
            if value is None or value.shape[2:] != want.shape[2:]:
                return False
        return near(value, want)

    def _holds(self, equation: Tree) -> bool:
        sides = [self(side) for side in equation[1:3]] if equation[0] == "sub" else [self(equation)]
        if None in [None if side is None else 0 for side in sides]:
            return False
        left, right = (*sides, np.zeros_like(sides[0]))[:2]
        return left.shape[2:] == right.shape[2:] and near(left, right)


def near(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether two values agree wherever both exist, and exist somewhere.

    >>> near(np.ones((1, 1, 1, 1)), np.full((1, 1, 1, 1), 1.1))
    False
    """
    a, b = float(one.flat[0]), float(other.flat[0])
    if abs(a - b) > NEAR * (abs(a) + abs(b) + 1e-3):  # false as well when either is nan
        return False
    with np.errstate(all="ignore"):
        known = np.isfinite(one) & np.isfinite(other)
        gap = np.abs(one - other) > NEAR * (np.abs(one) + np.abs(other) + 1e-3)
    return bool(known.any()) and not bool((gap & known).any())
