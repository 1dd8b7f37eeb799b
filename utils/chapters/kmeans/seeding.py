"""Choosing where to start: k rows at random, or k-means++ (Arthur and Vassilvitskii, SODA 2007)."""

import math

import numpy as np


def random_rows(X: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Return `k` different rows of `X`, all choices equally likely."""
    return X[rng.choice(len(X), k, replace=False)]


def plus_plus(X: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """Return `k` rows: the first uniformly, each further one in proportion to its squared distance to the nearest so far.

    Where every row is a seed already, rows repeat. Raises ValueError when k exceeds the number of rows.
    """
    if not 0 < k <= len(X):
        raise ValueError(f"k must be between 1 and {len(X)}, got {k}")
    chosen = [int(rng.integers(len(X)))]
    gap = ((X - X[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < k:
        total = gap.sum()
        chosen.append(int(rng.choice(len(X), p=gap / total if total > 0 else None)))
        gap = np.minimum(gap, ((X - X[chosen[-1]]) ** 2).sum(axis=1))
    return X[chosen]


def bound(k: int) -> float:
    """Return 8 (ln k + 2): the expected cost of k-means++ seeds is at most this many times the optimum.

    >>> round(bound(10), 1)
    34.4
    """
    return 8 * (math.log(k) + 2)
