"""Build it: the update step, with a policy for the empty cluster."""

import numpy as np

from utils.chapters.kmeans import invariants
from utils.chapters.kmeans.checks import has_empty, invariant, repeatable, unchanged
from utils.chapters.kmeans.data import awkward
from utils.exercise import Array, Exercise, FollowUp, Function, Mistake
from utils.exercise.outcomes import LearnerError
from utils.exercise.show import show


def _labelled_sets(rng):
    for X, C in awkward(rng):
        yield X, invariants.squared(X, C).argmin(axis=1), C
    yield np.array([[0, 3], [1, 5], [4, 4]]), np.array([0, 0, 2]), np.array([[0, 0], [7, 7], [4, 4]])
    yield np.array([[0.0], [4.0]]), np.array([1, 1]), np.array([[9.0], [1.0]])


def _averaged(readings, X, labels, C):
    new = readings(X, labels, C)
    k, d = C.shape
    return (
        invariants.proper_centres(new, k, d)
        or invariants.means_of_members(X, new, labels)
        or invariants.lost_to_the_origin(X, C, new, labels)
    )


def _near(readings, X, labels, C):
    new = readings(X, labels, C)
    if (np.abs(new).max() if new.size else 0) > 1e3 * (1 + max(np.abs(X).max(), np.abs(C).max())):
        return f"a centre lies far from everything: {show(new)}"
    return None


def _means(fill, dtype=float, middle=np.mean):
    def means(X, labels, C):
        new = np.array(C, dtype=dtype(X))
        for j in range(len(C)):
            new[j] = middle(X[labels == j], axis=0) if (labels == j).any() else fill(C, j)
        return new

    return means


def _medians(readings):
    """Tell whether every centre with points is their median, whatever an empty cluster does."""
    for X, labels, C in readings.inputs:
        new = readings(X, labels, C)
        if new.shape != C.shape or not all(
            np.allclose(new[j], np.median(X[labels == j], axis=0), rtol=1e-5) for j in np.unique(labels)
        ):
            return False
    return True


def _refuses(X, labels, C):
    if len(np.unique(labels)) < len(C):
        raise ValueError("empty")
    return _means(lambda C, j: C[j], dtype=lambda X: float)(X, labels, C)


def _drops(X, labels, C):
    return np.array([X[labels == j].mean(axis=0) for j in range(len(C)) if (labels == j).any()])


def _grand(X, labels, C):
    return np.array(
        [np.full(X.shape[1], X[labels == j].mean()) if (labels == j).any() else C[j] for j in range(len(C))], float
    )


def _raises_on_empty(readings):
    """Tell whether it raises where a cluster is empty, and only there."""
    raised = {True: [], False: []}
    for X, labels, C in readings.inputs:
        try:
            readings(X, labels, C)
            stopped = False
        except LearnerError as error:
            stopped = "ValueError" in str(error)
        raised[has_empty(X, C, labels)].append(stopped)
    return all(raised[True]) and not any(raised[False])


def _gives_nan(readings):
    """Tell whether a mean of no points comes out as NaN (infinity and an exception are other slips)."""
    for args in readings.inputs:
        try:
            new = np.asarray(readings.call(*args), float)
        except (LearnerError, TypeError, ValueError):
            continue
        if np.isnan(new).any():
            return True
    return False


def _over_n(X, labels, C):
    return np.array(
        [X[labels == j].sum(axis=0) / len(X) if (labels == j).any() else C[j] for j in range(len(C))], float
    )


update = Exercise(
    "cluster-means",
    "`means(X, labels, C)`: the new centres (k, d), each the mean of its points. Choose what an empty cluster does.",
    Function("X, labels, C", Array((None, None), what="centres, an array"), _labelled_sets),
    [
        invariant(_averaged, "Those are not the means."),
        invariant(_near, "The means are right, but the empty cluster was sent far from all data: it will never own a point again.", "astray"),
        invariant(unchanged, "The means are right, but X, labels or C is changed: build a new array.", "changed-input"),
        invariant(repeatable, "Called again on the same input it gave another answer: something is drawn at random. A run must be repeatable, and no `rng` comes in here. Let the empty cluster keep its centre, or take the point farthest from its own.", "not-repeatable"),
    ],
    [
        Mistake("dropped", "An empty cluster was left out, so there are fewer than k centres, and every later label shifts.", _drops),
        Mistake(
            "nan",
            "The mean of no points is 0/0: NaN. argmin then picks the NaN for every point. Decide what an empty cluster does: it may keep its centre, or take over the point farthest from its own.",
            _means(lambda C, j: np.nan, dtype=lambda X: float),
            when=_gives_nan,
        ),
        Mistake(
            "origin",
            "The empty cluster went to the origin: 0/1. That depends on where the zero of your units lies. It may keep its centre.",
            _means(lambda C, j: 0.0, dtype=lambda X: float),
        ),
        Mistake(
            "integers",
            "The means were written into an integer array, which cuts the decimals off. Make the new centres floats.",
            _means(lambda C, j: C[j], dtype=lambda X: X.dtype),
        ),
        Mistake(
            "refused",
            "Raising is a policy, and here the wrong one: a cluster can run empty in the middle of a run on good data, and then the run is lost. Keep its centre, or move it to the point farthest from its own.",
            _refuses,
            when=_raises_on_empty,
        ),
        Mistake("median", "Those are medians. They make the sum of *absolute* distances least; J is made of squares, and wants the mean.", _means(lambda C, j: C[j], dtype=lambda X: float, middle=np.median), when=_medians),
        Mistake("one-number", "One number for all features: the mean needs `axis=0`.", _grand),
        Mistake("over-n", "You divided by n; divide by the number of points in the cluster.", _over_n),
    ],
    hints=[
        "`new = C.astype(float)`: a copy, in floats, in which an empty cluster has kept its centre.",
        "For each j: `mine = X[labels == j]`, and if there are any, `new[j] = mine.mean(axis=0)`.",
    ],
    follow_ups=[
        FollowUp(
            "Why that policy for an empty cluster?",
            "Names two and their price. Keep the centre: simplest, cost never rises, but the cluster may stay empty and you return fewer than k groups. "
            "Move it to the point farthest from its centre (scikit-learn does about that): cost falls, an outlier may be what you buy; on 200 random starts with 20 clumps the average end falls from 15.1 to 13.7 times the best. Dropping it changes k; a random point makes runs irreproducible unless rng is passed. Says which they tested.",
        ),
        FollowUp(
            "When does a cluster run empty at all?",
            "Two seeds on the same point, a seed far out, many features with few points, or k near n. With seeds that are rows it is rare, and in production it happens at three in the morning.",
        ),
    ],
    right="Means of their points, floats throughout, and no NaN. Say your policy for the empty cluster aloud: you will be asked.",
    topic="k-means",
    minutes=6,
)  # fmt: skip
