"""Build it: the loop, from given seeds to a fixed point."""

import numpy as np

from utils.chapters.kmeans import invariants
from utils.chapters.kmeans.checks import ends_on_nan, invariant, refuses_nan, repeatable, unchanged
from utils.chapters.kmeans.data import awkward, box
from utils.chapters.kmeans.lloyd import cost
from utils.chapters.kmeans.loop_slips import LONG, LONG_SEEDS, born_converged, loop, stops_when_far, stops_when_scaled
from utils.chapters.kmeans.plain import means
from utils.chapters.kmeans.plain import nearest as assign
from utils.chapters.kmeans.results import Run
from utils.exercise import Exercise, FollowUp, Function, Mistake, Wrong


def _starts(rng):
    # more centres than points is left to whoever writes it: a ValueError is as good as an empty cluster
    yield from (pair for pair in awkward(rng) if len(pair[1]) <= len(pair[0]))
    yield box(4), np.array([[2.0, 0], [2, 1]])
    square = rng.random((150, 2))
    yield square, square[rng.choice(150, 8, replace=False)]


def _finished(readings, X, C):
    centres, labels = readings(X, C)
    return invariants.violation(X, len(C), centres, labels) or invariants.lost_to_the_origin(X, C, centres, labels)


def _ends_far(readings, rng, kind):
    """Hold when a long run is finished too, and one of small numbers: each is asked for once, since they take their time."""
    small = LONG * 1e-9
    wrong = _finished(readings, small, small[:6])
    if wrong:
        raise Wrong("That is no finished run.", f"X = 200 numbers from 0 to 2e-7, the first 6 as seeds: {wrong}")
    wrong = _finished(readings, LONG, LONG[:LONG_SEEDS])
    if wrong:
        raise Wrong(
            "That is no finished run.",
            f"X = the numbers 0 to {len(LONG) - 1}, the first {LONG_SEEDS} as seeds: {wrong}",
        )


def _cheaper(readings, X, C):
    first = assign(X, C)
    start = cost(np.asarray(X, float), means(X, first, np.array(C, float)), first)
    end = cost(np.asarray(X, float), *readings(X, C))
    room = invariants.slack(X) * len(X)
    return (
        f"it ends at a cost of {end:.6g}; the first step from these seeds reaches {start:.6g}"
        if end > start + room
        else None
    )


def _stays(readings, X, C):
    C, labels = readings(X, C)
    again = readings(X, C)[1]
    return None if np.array_equal(labels, again) else "started from its own result it goes elsewhere"


def _shifted(readings, X, C):
    if not _comparable(X, C):
        return None
    by = np.arange(1.0, X.shape[1] + 1)
    (there, far), (here, near) = readings(X + by, C + by), readings(X, C)
    same = np.array_equal(far, near) and np.allclose(there - by, here)
    return None if same else "with everything shifted by the same vector the clusters differ"


def _shuffled(readings, X, C):
    if not _comparable(X, C):
        return None
    order = np.random.default_rng(1).permutation(len(X))
    same = np.array_equal(readings(X[order], C)[1], readings(X, C)[1][order])
    return None if same else "with the rows in another order the clusters differ"


def _comparable(X, C):
    """Tell whether any two right runs agree: no rounding to fear, and no empty cluster, whose policy may look at rows."""
    plain = X.dtype == float and len(X) > 20 and 0.5 < np.abs(X).max() < 100
    return plain and len(np.unique(assign(X, C))) == len(C)


lloyd_loop = Exercise(
    "lloyd-loop",
    "`kmeans(X, C)`: from the seeds C, assign and update until no label changes; return `C, labels`. NaN in X: raise a ValueError. A maximum as a safeguard: 1,000 steps or more.",
    Function("X, C", Run(), _starts),
    [
        ends_on_nan,
        invariant(_finished, "That is no finished run."),
        _ends_far,
        invariant(_cheaper, "The cost must never rise, and from these seeds it did."),
        invariant(_stays, "A finished run is a fixed point: started there, nothing may move."),
        invariant(_shifted, "Clusters do not depend on where the origin lies."),
        invariant(_shuffled, "Clusters do not depend on the order of the rows, once the seeds are given."),
        invariant(unchanged, "The result is right, but X or the seeds are changed: `C[j] = ...` writes into the caller's array. Begin with a float copy.", "changed-input"),
        invariant(repeatable, "Called again with the same X and seeds it gave another answer: something is drawn at random, for an empty cluster perhaps. A run must be repeatable, and no `rng` comes in here.", "not-repeatable"),
        refuses_nan,
    ],
    [
        Mistake("one-step-early", "The centres you return are from before the last update: they are not the means of these labels.", loop(early=True)),
        Mistake(
            "tolerance",
            "It stopped because the centres moved less than some fixed number. In which unit? Data in kilometres, or between 0 and 1, stop at once. Compare labels.",
            loop(stop=lambda old, new, before, labels: np.abs(new - old).max() < 0.5),
            when=stops_when_scaled,
        ),
        Mistake(
            "ten-steps",
            "It stopped because a number of steps was used up. Go on until no label changes, and keep a maximum only as a safeguard: thousands, and with a warning when it is hit. A start of this check needs 111 steps.",
            loop(times=10, stop=lambda *_: False),
            when=stops_when_far,
        ),
        Mistake(
            "born-converged",
            "Your labels begin as something a run can really give, all 0: when the first assignment equals that, you stop before the first update. Begin with None, or with -1.",
            loop(first=0),
            when=born_converged,
        ),
        Mistake("seeds-ignored", "The seeds you were given are not used: from other seeds another local optimum is right.", loop(reseed=True)),
    ],
    hints=[
        "`labels = nearest(X, C)`, then `C = means(X, labels, C)`, in a loop. What has to be kept to know that nothing changed?",
        "Keep the labels of the last round. When they are equal to the new ones, C already holds their means: return both.",
        "First line: `if not np.isfinite(X).all(): raise ValueError(...)`.",
    ],
    follow_ups=[
        FollowUp(
            "Your loop stops when no label changes. scikit-learn stops when the centres move little (`tol`). Which is better?",
            "Equal labels is exact and needs no unit; a tolerance saves the last steps, which move few points. scikit-learn scales `tol` by the variance of the features, "
            "stops at equal labels as well, and labels once more after its last update, so that labels and centres agree.",
        )
    ],
    right="A fixed point, from each of the starts tried here, with labels that belong to the centres. It does not say that the clusters are good: that depends on the seeds.",
    topic="k-means",
    limit=15.0,
    minutes=15,
)  # fmt: skip
