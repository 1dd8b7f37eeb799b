"""Build it: the assignment step, plain."""

import numpy as np

from utils.chapters.kmeans import invariants
from utils.chapters.kmeans.checks import Labels, invariant, unchanged
from utils.chapters.kmeans.data import awkward
from utils.exercise import Exercise, FollowUp, Function, Mistake


def _labelled(readings, X, C):
    labels = readings(X, C)
    return invariants.proper_labels(labels, len(X), len(C)) or invariants.nearest_centre(X, C, labels)


def _assign(how):
    return lambda X, C: how(np.asarray(X, float)[:, None] - np.asarray(C, float))


nearest = Exercise(
    "nearest-centre",
    "`nearest(X, C)`: for each row of X (n, d) the index of its nearest row of C (k, d).",
    Function("X, C", Labels(), awkward),
    [
        invariant(_labelled, "A point is not with its nearest centre."),
        invariant(unchanged, "The labels are right, but X or C is changed: whoever called you still needs them.", "changed-input"),
    ],
    [
        Mistake(
            "expanded",
            "The expansion |x|² - 2xc + |c|² subtracts numbers of size 10¹⁶ from each other when the data lie around 10⁸: nothing is left of the difference. Subtract first, then square.",
            lambda X, C: ((X**2).sum(1)[:, None] - 2 * X @ C.T + (C**2).sum(1)).argmin(1),
        ),
        Mistake("largest", "That is the farthest centre: argmin, not argmax.", _assign(lambda gap: (gap**2).sum(-1).argmax(1))),
        Mistake("over-points", "argmin ran over the points, and gives one answer a centre. Over the centres: `axis=1`.", _assign(lambda gap: (gap**2).sum(-1).argmin(0))),
        Mistake("from-one", "Your labels start at 1. They are used as indices into C, so they start at 0.", _assign(lambda gap: (gap**2).sum(-1).argmin(1) + 1)),
        Mistake("no-square", "Differences were summed with their signs: -3 and 3 cancel. Square them first.", _assign(lambda gap: gap.sum(-1).argmin(1))),
        Mistake(
            "manhattan",
            "Those are sums of absolute differences. Another distance, and the mean does not minimise it.",
            _assign(lambda gap: np.abs(gap).sum(-1).argmin(1)),
        ),
    ],
    hints=[
        "`X[:, None] - C` has shape (n, k, d): all differences at once.",
        "Square, sum over the last axis: (n, k). Then which axis does argmin run over?",
        "Over the centres: `.argmin(axis=1)` of the (n, k) sums.",
    ],
    follow_ups=[
        FollowUp(
            "Do you need the square root?",
            "No: it keeps the order, so the nearest stays the nearest. J needs the squares anyhow.",
        ),
        FollowUp(
            "What does your broadcast cost in memory?",
            "The differences are n x k x d numbers: k times the data. Says when that stops working (a gigabyte at n = 120,000, d = 16, k = 64 in doubles) and what comes next: the matrix product, in blocks of rows.",
        ),
    ],
    right="Every point is with its nearest centre: one feature, ties, duplicates, whole numbers, float32 and data around 10⁸ included.",
    topic="k-means",
    minutes=8,
)  # fmt: skip
