"""Slips of the ladder's upper rungs: scores that are no distances, blocks that lose rows, labels of other centres."""

import numpy as np

from utils.chapters.kmeans.invariants import means_of_members, squared


def scores(score, centred=True):
    """Make an assignment by the least `score(X, C)`, of data with or without their mean."""

    def labels(X, C):
        X, C = np.asarray(X, float), np.asarray(C, float)
        middle = X.mean(axis=0) if centred else 0
        return score(X - middle, C - middle).argmin(axis=1)

    return labels


def blocked(reset=False, averaged=False, whole_blocks=False, kept=True, rows=512):
    """Make a step in blocks with one of the slips."""

    def step(X, C):
        X, middle = np.asarray(X, float), X.mean(axis=0)
        labels, sums, counts = np.zeros(len(X), int), np.zeros(C.shape), np.zeros(len(C))
        stop = max(rows, len(X) // rows * rows) if whole_blocks else len(X)
        for start in range(0, stop, rows):
            part = X[start : start + rows] - middle
            mine = ((C - middle) ** 2).sum(1) - 2 * part @ (C - middle).T
            labels[start : start + rows] = mine = mine.argmin(1)
            if reset:
                sums, counts = np.zeros(C.shape), np.zeros(len(C))
            for j in set(mine.tolist()):
                sums[j] += part[mine == j].mean(0) if averaged else part[mine == j].sum(0)
                counts[j] += 1 if averaged else (mine == j).sum()
        return np.where(counts[:, None] > 0, middle + sums / np.maximum(counts, 1)[:, None], C * kept), labels

    return step


def averages(X, labels, C):
    """Return the means; an empty cluster keeps its centre."""
    return np.array([X[labels == j].mean(0) if (labels == j).any() else C[j] for j in range(len(C))], float)


def relabelled(X, C):
    """Return the right means, and the labels that the next step would give."""
    new = averages(X, squared(X, C).argmin(axis=1), C)
    return new, squared(X, new).argmin(axis=1)


def labels_of_the_next(readings):
    """Tell whether the centres are right, and the labels those of the step after."""
    X = np.random.default_rng(2).normal(size=(200, 2))
    (C, labels), mine = readings(X, X[:5]), squared(X, X[:5]).argmin(axis=1)
    if len(labels) != len(X) or C.shape != (5, 2) or means_of_members(X, C, mine):
        return False
    return not np.array_equal(labels, mine) and np.array_equal(labels, squared(X, C).argmin(axis=1))


def loses_the_tail(readings):
    """Tell whether the first labels of a long run are right and only rows at the end are not, or are missing."""
    X = np.random.default_rng(2).normal(size=(7001, 3))
    labels, due = readings(X, X[:6])[1], squared(X, X[:6]).argmin(axis=1)
    wrong = np.flatnonzero(labels[: len(due)] != due[: len(labels)])
    end = int(wrong[0]) if len(wrong) else len(labels)
    return len(X) // 3 < end < len(X)
