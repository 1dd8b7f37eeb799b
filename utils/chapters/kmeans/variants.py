"""Correct k-means of several makes, all with one face: `kmeans(X, k, rng)` returns centres (k, d) and labels (n,).

They differ in seeds, in what an empty cluster does, in the order of labels and in arithmetic; a test of k-means must pass
them all. All refuse numbers that are not finite and k > n with a ValueError.
"""

import numpy as np

from utils.chapters.kmeans import lloyd, seeding
from utils.chapters.kmeans.invariants import squared
from utils.chapters.kmeans.plain import checked, run


def random_start(X, k, rng):
    """Start from different rows; an empty cluster keeps its centre."""
    X = checked(X, k)
    return lloyd.kmeans(X, seeding.random_rows(X, k, rng))[:2]


def plus_plus_start(X, k, rng):
    """Start from k-means++."""
    X = checked(X, k)
    return lloyd.kmeans(X, seeding.plus_plus(X, k, rng))[:2]


def first_rows(X, k, rng):
    """Start from the first k different rows: correct, and easily stuck."""
    X = checked(X, k)
    _, first = np.unique(X, axis=0, return_index=True)
    order = np.concatenate([np.sort(first), np.setdiff1d(np.arange(len(X)), first)])
    return lloyd.kmeans(X, X[order[:k]])[:2]


def backwards(X, k, rng):
    """Number the clusters the other way round."""
    C, labels = random_start(X, k, rng)
    return C[::-1].copy(), k - 1 - labels


def farthest_for_empty(X, k, rng):
    """Move an empty cluster to the point that is farthest from its own centre."""
    X = checked(X, k)
    C, before = X[rng.permutation(len(X))[:k]], None
    while True:
        gaps = squared(X, C)
        labels = gaps.argmin(axis=1)
        if before is not None and (labels == before).all():
            return C, labels
        before, means = labels, C.copy()
        own = gaps.min(axis=1)
        for j in range(k):
            if (labels == j).any():
                means[j] = X[labels == j].mean(axis=0)
            elif own.max() > 0:
                means[j], own[own.argmax()] = X[own.argmax()], 0
        C = means


def plain(X, k, rng):
    """Start from the same rows as `random_start`, and take every mean of a slice."""
    return run(checked(X, k), k, rng)


CORRECT = {
    "random seeds, labels in order of the seeds": random_start,
    "the same, plainly written": plain,
    "k-means++ seeds": plus_plus_start,
    "the first k different rows as seeds": first_rows,
    "the same clusters, numbered the other way round": backwards,
    "an empty cluster moved to the farthest point": farthest_for_empty,
}
