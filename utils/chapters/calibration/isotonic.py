"""Isotonic regression by pooling adjacent violators: by hand, then in code, judged by what characterises the optimum."""

from itertools import accumulate, pairwise

import numpy as np

from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, equals, everywhere

LABELS = (0, 1, 0, 0, 1, 1)


def best_monotone(y):
    """Return the isotonic fit of y from the max-min formula, with no pooling: O(n^3)."""
    y, n = np.asarray(y, float), len(y)
    return np.array([max(min(y[a : b + 1].mean() for b in range(i, n)) for a in range(i + 1)) for i in range(n)])


pava_hand = Exercise(
    "pava-hand",
    "Labels 0, 1, 0, 0, 1, 1 in the order of their scores. The non-decreasing values nearest to them in squared error?",
    Array((6,), atol=0.0005, rtol=0, what="six numbers, each to 3 decimals"),
    [equals(lambda: best_monotone(LABELS), "That is not the nearest non-decreasing sequence.")],
    [
        Mistake("untouched", "1, 0 goes down. Pool those that violate the order into their mean.", list(LABELS)),
        Mistake(
            "stopped-early",
            "1 and 0 were pooled into 1/2, 1/2; the next 0 lies below it. Pool again, all three: 1/3.",
            [0, 1 / 2, 1 / 2, 0, 1, 1],
        ),
        Mistake(
            "means-of-means",
            "1/4 averages the block 1/2 and the 0 as if they were equally many. The block holds two labels: (1 + 0 + 0)/3.",
            [0, 1 / 4, 1 / 4, 1 / 4, 1, 1],
        ),
        Mistake("sorted", "Sorting moves the labels to other scores. Each label stays where it is.", sorted(LABELS)),
        Mistake(
            "running-maximum",
            "The running maximum is monotone, and not near: it never comes down again.",
            [0, 1, 1, 1, 1, 1],
        ),
        Mistake(
            "all-pooled",
            "One block for all is monotone, but the first 0 and the last two 1s violate nothing.",
            [1 / 2] * 6,
        ),
    ],
    hints=[
        "Go from the left. The first pair that goes down is 1, 0.",
        "Their mean is 1/2; the next label, 0, lies below it.",
        "1, 0, 0 become one block: its mean three times.",
    ],
    right="0, 1/3, 1/3, 1/3, 1, 1: every value is the mean of its block. And the 0 and the 1s are said with certainty, on one and two labels.",
    topic="isotonic",
    minutes=3,
)


def _sequences(rng):
    yield (np.array([1.0, 0.0]),)
    yield (np.array(LABELS, float),)
    yield (np.array([3.0, 1.0, 2.0, 0.0, 5.0]),)
    yield (np.array([1.0, 1.0, 0.0, 0.0, 0.0]),)
    for n in (12, 40):
        yield ((rng.random(n) < np.linspace(0.1, 0.9, n)).astype(float),)
    yield (np.round(rng.normal(np.linspace(0, 2, 25), 1.5), 3),)


def _optimal(readings, y):
    """Return what is violated: length, order, block means, or that a block could be split for the better."""
    fit = readings(y)
    told = readings.text((y,))
    if len(fit) != len(y):
        return f"{told}: {len(fit)} values for {len(y)} labels"
    if np.any(np.diff(fit) < -1e-9):
        k = int(np.argmax(np.diff(fit) < -1e-9))
        return f"{told}: value {k + 1} is larger than value {k + 2}"
    edges = [0, *(np.flatnonzero(np.diff(fit) > 1e-7) + 1), len(y)]
    for start, end in pairwise(edges):
        if abs(fit[start] - y[start:end].mean()) > 1e-6:
            return f"{told}: values {start + 1} to {end} are {fit[start]:.4g}, the mean of their labels is {y[start:end].mean():.4g}"
        gained = np.cumsum(y[start:end] - fit[start:end])
        if gained.min() < -1e-6 * (end - start):  # values may be rounded to 6 decimals
            return f"{told}: the block of values {start + 1} to {end} should be split: its first {int(np.argmin(gained)) + 1} lie lower than the rest"
    return None


def _one_pass(y):
    """Pool from left to right, never looking back."""
    blocks = []
    for value in y:
        if blocks and np.mean(blocks[-1]) > value:
            blocks[-1].append(value)
        else:
            blocks.append([value])
    return np.concatenate([np.full(len(block), np.mean(block)) for block in blocks])


def _means_of_means(y):
    blocks = []
    for value in y:
        blocks.append([value, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            last = blocks.pop()
            blocks[-1] = [(blocks[-1][0] + last[0]) / 2, blocks[-1][1] + last[1]]
    return np.repeat([value for value, _ in blocks], [count for _, count in blocks])


pava_fit = Exercise(
    "pava-fit",
    "`pava(y)`: the non-decreasing values nearest to y (n,), already in the order of the scores.",
    Function("y", Array((None,), what="an array"), lambda rng: list(_sequences(rng))),
    [everywhere(_optimal, "That is not the nearest non-decreasing sequence.")],
    [
        Mistake(
            "no-look-back",
            "One pass is not enough: a pooled block may now lie below the one before it. After each pooling compare again, to the left.",
            _one_pass,
        ),
        Mistake(
            "means-of-means",
            "Blocks were averaged as if they were equally large. Weigh each by how many labels it holds.",
            _means_of_means,
        ),
        Mistake(
            "running-maximum",
            "The running maximum is monotone, and not near: one early 1 lifts everything after it.",
            lambda y: np.array(list(accumulate(y, max))),
        ),
        Mistake("sorted", "Sorting moves the labels to other scores.", lambda y: np.sort(y)),
        Mistake(
            "one-block",
            "One block for all: monotone, and it throws the order away.",
            lambda y: np.full(len(y), y.mean()),
        ),
        Mistake("untouched", "That is y as it came: it goes down somewhere.", lambda y: np.array(y)),
    ],
    hints=[
        "Keep a list of blocks `[mean, count]`; each new label is a block of its own.",
        "While the last block's mean is below the one before it: merge the two, weighing by their counts.",
        "At the end `np.repeat(means, counts)`.",
    ],
    follow_ups=[
        FollowUp(
            "Two applicants have the same score and different labels. What does your code do?",
            "Depends on the order they came in: (0, 1) stays two values, (1, 0) is pooled. A calibrator is a function of the score, so pool equal scores first, with their count as weight; "
            "scikit-learn does that, and draws straight lines between its corners when it predicts.",
        ),
        FollowUp(
            "What is the log loss of an isotonic fit on new data?",
            "Infinite as soon as a 0 or a 1 at the ends is wrong once. Says what was done about it: clipped at 1/(n + 2), a mixture with the base rate, or a score that can bear it (Brier), and that comparisons depend on that choice.",
        ),
    ],
    right="Monotone, every value the mean of its block, and no block could be split for the better: those three make it the optimum. You just checked the KKT conditions.",
    topic="isotonic",
    minutes=15,
)
