"""A small data set on which a k-means breaks an invariant, found by search."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations_with_replacement

import numpy as np

from utils.chapters.kmeans.invariants import squared, violation
from utils.exercise.show import show

LINE = ((0,), (1,), (3,), (4,))
PLANE = ((0, 0), (2, 0), (0, 1), (4, 3), (5, 1))
SEEDS = range(8)


def fault(kmeans: Callable, X: np.ndarray, k: int, seed: int) -> str | None:
    """Run `kmeans(X, k, rng)` once; return what is wrong with the result, in words, or None."""
    given = X.copy()
    with np.errstate(all="ignore"):
        C, labels = kmeans(given, k, np.random.default_rng(seed))
    if not np.array_equal(given, X):
        return f"afterwards X is {show(given.tolist())}"
    wrong = violation(X, k, C, labels)
    if wrong is None and k == len(X) == len(np.unique(X, axis=0)):
        left = float(squared(X, C).min(axis=1).sum())
        if left > 1e-12:
            wrong = f"with a centre for every point the cost must be 0; it is {left:.3g}"
    return wrong


def small_sets() -> Iterator[tuple[np.ndarray, int]]:
    """Yield (points, k), the fewest points first, then the fewest features, then the fewest clusters."""
    for n in range(1, 6):
        for grid in (LINE, PLANE):
            for k in range(1, n + 1):
                for points in combinations_with_replacement(grid, n):
                    yield np.array(points), k
                    yield np.array(points, dtype=float), k


@cache
def smallest(kmeans: Callable) -> str | None:
    """Return the smallest of `small_sets` that exposes `kmeans`, as text with what goes wrong there; None when none of them does."""
    for X, k in small_sets():
        for seed in SEEDS:
            wrong = fault(kmeans, X, k, seed)
            if wrong:
                return f"X = {show(X.tolist())}, k = {k}: {wrong}"
    return None
