"""Lloyd's algorithm as the course runs it itself (Lloyd 1982, written 1957)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from utils.chapters.kmeans.passes import Pass


class Clusters(NamedTuple):
    """Where a run ended: centres (k, d), labels (n,), and how many times the means were taken."""

    centres: np.ndarray
    labels: np.ndarray
    steps: int


def kmeans(X: np.ndarray, seeds: np.ndarray, most: int = 300) -> Clusters:
    """Alternate assignment and means from `seeds` (k, d) until no label changes, `most` times at the most.

    The labels belong to the centres returned. Raises ValueError when a number is not finite.

    >>> kmeans(np.array([[0], [2], [9], [10]]), np.array([[0], [2]])).centres.ravel()
    array([1. , 9.5])
    """
    C = np.array(seeds, dtype=float)
    if not (np.isfinite(C).all() and np.isfinite(X).all()):
        raise ValueError("k-means needs finite numbers")
    run = Pass(X, len(C))
    for step in range(most):
        labels = run.assign(C)
        if run.known is not None and np.array_equal(run.known, labels):
            return Clusters(C, labels, step)
        C = run.means(C)
    return Clusters(C, run.assign(C), most)


def nearest(X: np.ndarray, C: np.ndarray) -> np.ndarray:
    """Return for each row of `X` the index of its nearest centre, one of them when several are equally near."""
    return Pass(X, len(C)).assign(np.asarray(C, dtype=float))


def cost(X: np.ndarray, C: np.ndarray, labels: np.ndarray) -> float:
    """Return the sum of squared distances from the rows to their own centres."""
    return float(((X - np.asarray(C)[labels]) ** 2).sum())


def seed_cost(X: np.ndarray, seeds: np.ndarray) -> float:
    """Return what `seeds` cost as they are, before any step of Lloyd's."""
    return cost(X, seeds, nearest(X, seeds))


def history(X: np.ndarray, seeds: np.ndarray, most: int = 100) -> list[tuple[np.ndarray, np.ndarray, float]]:
    """Return (centres, labels, cost) after each assignment of a run from `seeds`, up to the one that changes no label.

    >>> [cost for *_, cost in history(np.array([[0.0], [2], [9], [10]]), np.array([[0.0], [2]]))]
    [113.0, 17.0, 2.5]
    """
    C, steps = np.array(seeds, dtype=float), []
    while len(steps) < most and (len(steps) < 2 or not np.array_equal(steps[-1][1], steps[-2][1])):
        labels = nearest(X, C)
        steps.append((C, labels, cost(X, C, labels)))
        C = means_of(X, labels, C)
    return steps


def means_of(X: np.ndarray, labels: np.ndarray, C: np.ndarray) -> np.ndarray:
    """Return the mean of each cluster's rows; an empty one keeps its centre from `C`."""
    run = Pass(X, len(C))
    run.labels = labels
    return run.means(C)
