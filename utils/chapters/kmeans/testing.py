"""Testing the test: the small synthetic test that the interviewer is shown."""

from itertools import permutations

import numpy as np

from utils.chapters.kmeans.bugs import BUGS
from utils.chapters.kmeans.data import clumps
from utils.chapters.kmeans.trials import TestOfKmeans, catches_the_broken, passes_the_correct
from utils.chapters.kmeans.variants import CORRECT
from utils.exercise import Exercise, FollowUp, Mistake

BASE, PLAIN, _, FIRST, TURNED, _ = CORRECT


def _by_name(kmeans):
    X = np.array([[0.0], [0], [10], [10]])
    _, labels = kmeans(X, 2, np.random.default_rng(0))
    assert np.array_equal(labels, [0, 0, 1, 1])


def _wants_the_best(kmeans):
    rng = np.random.default_rng(0)
    X = clumps(rng, 60, 0.1)
    C, _labels = kmeans(X, 3, rng)
    best = min(np.abs(C[list(order)] - [[-4, -2], [4, -2], [0, 4.5]]).max() for order in permutations(range(3)))
    assert best < 1


def _equal_floats(kmeans):
    X = np.random.default_rng(0).normal(size=(30, 2)) + 1 / 3
    C, labels = kmeans(X, 3, np.random.default_rng(0))
    for j in set(labels):
        assert (C[j] == X[labels == j].mean(axis=0)).all()


def _calls_with_a_number(kmeans):
    kmeans(np.array([[0.0], [1], [10]]), 2, 0)


def _fails_all(kmeans):
    assert kmeans is None


small_test = Exercise(
    "small-test",
    "`small_test(kmeans)`: fail (assert, raise or return False) when `kmeans(X, k, rng)` is broken. It returns centres (k, d) and labels (n,).",
    TestOfKmeans(),
    [passes_the_correct, catches_the_broken],
    [
        Mistake(
            "crashed",
            "Your test did not object to a correct k-means, it crashed before it could judge. It must call `kmeans(X, k, rng)`, with X an array of shape (n, d) and rng a generator, `np.random.default_rng(0)`; what comes back is `C, labels`.",
            _calls_with_a_number,
            when=lambda trial: bool(trial.alarms) and set(trial.alarms) == set(trial.crashed),
        ),
        Mistake(
            "fails-everything",
            "Your test passes no implementation at all, correct or broken. A test that is always red says nothing: run it on your own k-means first. Does it demand the best clusters? Lloyd promises a local optimum.",
            _fails_all,
            when=lambda trial: len(trial.alarms) == len(CORRECT) and not trial.missed,
        ),
        Mistake(
            "equal-floats",
            "Your test compares floats with `==`. A mean computed in another order differs in the last digit: use `np.allclose`.",
            _equal_floats,
            when=lambda trial: BASE in trial.alarms and PLAIN not in trial.alarms,
        ),
        Mistake(
            "labels-by-name",
            "Your test fails a correct k-means that numbers its clusters the other way round. Which cluster is called 0 is an accident: "
            "compare partitions, or only what does not depend on the numbering.",
            _by_name,
            when=lambda trial: (BASE in trial.alarms) != (TURNED in trial.alarms),
        ),
        Mistake(
            "wants-the-best",
            "Your test fails a correct k-means whose seeds got it stuck. Lloyd promises a local optimum, nothing more. "
            "Demand what holds of every run, or data on which any two different seeds lead home.",
            _wants_the_best,
            when=lambda trial: (
                0 < len(trial.alarms) < len(CORRECT)
                and len({name in trial.alarms for name in (BASE, PLAIN, TURNED)}) == 1
            ),
        ),
    ],
    hints=[
        "Two sentences define a finished run: each point's centre is its nearest, each centre is the mean of its points. Both need no stored output.",
        "Choose data that hurt: whole numbers, two features that differ, equal points, k = n, a mean such as 1/3. Keep a copy of X.",
        "Loop over three or four such (X, k) and over twenty seeds of the generator. For k = n different points the cost must be 0.",
        "Put all squared distances into an array `gaps` (n, k): is `gaps[i, labels[i]]` the smallest of row i, up to rounding?",
    ],
    follow_ups=[
        FollowUp(
            "Why not compare with scikit-learn's result?",
            "Another implementation is a good oracle when both start from the same seeds. From different seeds both may be right and differ. "
            "Invariants need no oracle, say what is wrong, and run on three points.",
        ),
        FollowUp(
            "Your test is green. What can still be wrong?",
            "Quality: it says nothing of how good the local optimum is, of speed, or of memory. The distribution of k-means++ seeds needs a test of its own: count draws on four points.",
        ),
    ],
    right=f"All {len(BUGS)} broken ones caught, and no false alarm. Say it to the interviewer as you type it: “I test what defines the result, on data chosen to hurt.”",
    topic="testing",
    limit=15.0,
    minutes=12,
)
