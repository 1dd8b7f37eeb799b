"""k-means written as plainly as can be, from parts that can be replaced one at a time."""

import numpy as np

from utils.chapters.kmeans.invariants import squared

MOST = 60  # a broken part may make it go round in circles


def checked(X: np.ndarray, k: int) -> np.ndarray:
    """Return `X` as floats; ValueError when it cannot be clustered."""
    X = np.array(X, dtype=float)
    if X.ndim != 2 or not np.isfinite(X).all():
        raise ValueError("X must be a finite array of shape (n, d)")
    if not 1 <= k <= len(X):
        raise ValueError(f"k must be between 1 and {len(X)}")
    return X


def distinct_rows(X, k, rng):
    """Choose k different rows."""
    return np.array(X[rng.choice(len(X), k, replace=False)], dtype=float)


def nearest(X, C):
    """Assign by squared distance."""
    return squared(X, C).argmin(axis=1)


def means(X, labels, C):
    """Take the means; an empty cluster keeps its centre."""
    new = C.copy()
    for j in range(len(C)):
        if (labels == j).any():
            new[j] = X[labels == j].mean(axis=0)
    return new


def run(X, k, rng, seeds=distinct_rows, assign=nearest, update=means, early=False):
    """Run Lloyd's algorithm with some of its parts replaced."""
    checked(X, k)
    C, before = seeds(X, k, rng), None
    for _ in range(MOST):
        labels = assign(X, C)
        if before is not None and (labels == before).all():
            break
        before, old, C = labels, C, update(X, labels, C)
    return (old if early else C), labels
