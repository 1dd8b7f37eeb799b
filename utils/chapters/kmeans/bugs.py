"""Ten broken k-means, each with one flaw met in real code, and one face: `kmeans(X, k, rng)`. All of them end.

What is said of a bug names it, for the learner whose test let it pass.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from utils.chapters.kmeans.plain import checked, means, run


def integer_centres(X, k, rng):
    """Keep the centres in an array of the data's own type."""
    return run(X, k, rng, seeds=lambda X, k, rng: X[rng.choice(len(X), k, replace=False)].copy())


def rounded_means(X, k, rng):
    """Round inside the loop, "so that it converges"."""
    return run(X, k, rng, update=lambda *a: means(*a).round(1))


def wrong_axis(X, k, rng):
    """Forget the axis of the mean."""

    def update(X, labels, C):
        new = C.copy()
        for j in set(labels.tolist()):
            new[j] = X[labels == j].mean()
        return new

    return run(X, k, rng, update=update)


def empty_to_nan(X, k, rng):
    """Take the mean of nothing."""

    def update(X, labels, C):
        sums = np.array([X[labels == j].sum(axis=0) for j in range(len(C))], dtype=float)
        with np.errstate(all="ignore"):
            return sums / np.bincount(labels, minlength=len(C))[:, None]

    return run(X, k, rng, update=update)


def one_step_early(X, k, rng):
    """Return the centres from before the last update."""
    return run(X, k, rng, early=True)


def repeated_seeds(X, k, rng):
    """Draw the seeds with replacement, which is what `rng.choice(n, k)` does."""
    return run(X, k, rng, seeds=lambda X, k, rng: np.array(X[rng.choice(len(X), k)], dtype=float))


def mixed_squares(X, k, rng):
    """Expand |x - c|^2 and forget the square on |c|."""
    return run(X, k, rng, assign=lambda X, C: (np.linalg.norm(C, axis=1) - 2 * X @ C.T).argmin(axis=1))


def off_by_one(X, k, rng):
    """Number the clusters from 1."""
    C, labels = run(X, k, rng)
    return C, labels + 1


def manhattan(X, k, rng):
    """Assign by the sum of absolute differences, and go on taking means."""
    return run(X, k, rng, assign=lambda X, C: np.abs(X[:, None] - C).sum(axis=2).argmin(axis=1))


def spoilt_input(X, k, rng):
    """Centre the data in place."""
    X = np.asarray(X, dtype=float)
    checked(X, k)
    middle = X.mean(axis=0)
    X -= middle
    C, labels = run(X, k, rng)
    return C + middle, labels


class Bug(NamedTuple):
    """A broken k-means: what it does, and what a test needs to see it."""

    kmeans: Callable
    does: str
    needs: str


BUGS = {
    "integer-centres": Bug(integer_centres, "keeps its centres in an array of the data's type, so whole-number data truncates every mean", "whole-number data"),
    "rounded-means": Bug(rounded_means, "rounds the means inside the loop", "a mean that is no round number, and a tolerance smaller than the rounding"),
    "wrong-axis": Bug(wrong_axis, "takes one mean over all features instead of one per feature", "two features that differ"),
    "empty-to-nan": Bug(empty_to_nan, "turns an empty cluster's centre into NaN", "a cluster that runs empty: equal points do it"),
    "one-step-early": Bug(one_step_early, "returns the centres from before its last update", "a comparison of the centres with the means of their points"),
    "repeated-seeds": Bug(repeated_seeds, "may draw one point twice as a seed", "k = n different points, several seeds of the generator, and the cost, which must be 0"),
    "mixed-squares": Bug(mixed_squares, "adds |c| instead of |c| squared to the scores", "centres at different distances from the origin, and each point's nearest centre computed by you"),
    "off-by-one": Bug(off_by_one, "numbers the clusters from 1", "the labels used as indices into the centres"),
    "manhattan": Bug(manhattan, "assigns by Manhattan distance and takes means all the same", "data without clear gaps in two features, and each point's nearest centre computed by you"),
    "spoilt-input": Bug(spoilt_input, "centres your array in place", "a copy of the data, compared afterwards"),
}  # fmt: skip
