"""Slips of the loop: k-means that stop too early, return the wrong pair or begin elsewhere, and how each is known."""

import numpy as np

from utils.chapters.kmeans import invariants
from utils.chapters.kmeans.plain import means
from utils.chapters.kmeans.plain import nearest as assign

LONG, LONG_SEEDS = np.arange(200.0)[:, None], 16  # from so many seeds at one end it takes 111 steps


def loop(
    times=1000,
    stop=lambda old, new, before, labels: np.array_equal(before, labels),
    early=False,
    stale=False,
    reseed=False,
    first=None,
):
    """Make a k-means with one of the slips."""

    def kmeans(X, C):
        if not np.isfinite(X).all():
            raise ValueError("NaN")
        C = np.array(C if not reseed else X[: len(C)], dtype=float)
        old = labels = None
        before = None if first is None else np.full(len(X), first)
        for _ in range(times):
            labels = assign(X, C)
            if before is not None and stop(old, C, before, labels):
                break
            old, C, before = C, means(X, labels, C), labels
        return (old if early else C), (assign(X, old) if stale else labels)

    return kmeans


def stops_when_scaled(readings):
    """Tell whether a run finishes on wide data and not on the same data made small."""
    rng = np.random.default_rng(3)
    X = rng.random((200, 2)) * 1000
    ends = [invariants.violation(X * s, 6, *readings(X * s, X[:6] * s)) for s in (1.0, 1e-12)]
    return ends[0] is None and ends[1] is not None


def stops_when_far(readings):
    """Tell whether a run of three steps finishes and one of 111 does not."""
    short = np.array([[0.0], [2.0], [9.0], [10.0]])
    ends = [invariants.violation(X, k, *readings(X, X[:k])) for X, k in ((short, 2), (LONG, LONG_SEEDS))]
    return ends[0] is None and ends[1] is not None


def born_converged(readings):
    """Tell whether a run ends before its first update where every point's first label is 0, and finishes elsewhere."""
    X = np.array([[0.0], [2.0], [9.0], [10.0]])
    C, labels = readings(X, np.array([[1.0], [99.0]]))
    fine = invariants.violation(X, 2, *readings(X, X[:2])) is None
    return fine and not labels.any() and np.array_equal(C, [[1.0], [99.0]])
