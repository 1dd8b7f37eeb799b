"""Build it: the loop, from given seeds to a fixed point."""

from collections.abc import Sequence

import numpy as np

from utils.chapters.kmeans import invariants
from utils.chapters.kmeans.checks import Labels, invariant, refuses_nan, unchanged
from utils.chapters.kmeans.data import awkward, box
from utils.chapters.kmeans.lloyd import cost
from utils.chapters.kmeans.plain import MOST, means
from utils.chapters.kmeans.plain import nearest as assign
from utils.exercise import Answer, Array, Exercise, FollowUp, Function, Invalid, Mistake
from utils.exercise.show import show


class Run(Answer):
    """The centres (k, d) and the labels (n,) of a finished run."""

    expects = "`C, labels`: the centres (k, d) and the labels (n,)"

    def __init__(self):
        self.centres, self.labels = Array((None, None), what="centres, an array"), Labels()

    def read(self, raw: object, rng: np.random.Generator | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return both."""
        if not isinstance(raw, Sequence) or isinstance(raw, str) or len(raw) != 2:
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        return self.centres.read(raw[0]), self.labels.read(raw[1])

    def same(self, one: tuple, other: tuple) -> bool:
        """Compare both."""
        return self.centres.same(one[0], other[0]) and self.labels.same(one[1], other[1])


LONG = np.arange(200.0)[:, None]  # from seeds at one end it takes 47 steps


def _starts(rng):
    # more centres than points is left to whoever writes it: a ValueError is as good as an empty cluster
    yield from (pair for pair in awkward(rng) if len(pair[1]) <= len(pair[0]))
    yield box(4), np.array([[2.0, 0], [2, 1]])
    square = rng.random((150, 2))
    yield square, square[rng.choice(150, 8, replace=False)]
    yield LONG, LONG[:6]
    yield LONG * 1e-9, LONG[:6] * 1e-9


def _finished(readings, X, C):
    centres, labels = readings(X, C)
    return invariants.violation(X, len(C), centres, labels) or invariants.lost_to_the_origin(X, C, centres, labels)


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


def _loop(
    times=MOST,
    stop=lambda old, new, before, labels: np.array_equal(before, labels),
    early=False,
    stale=False,
    reseed=False,
):
    """Make a k-means with one of the slips."""

    def kmeans(X, C):
        if not np.isfinite(X).all():
            raise ValueError("NaN")
        C = np.array(C if not reseed else X[: len(C)], dtype=float)
        before = old = labels = None
        for _ in range(times):
            labels = assign(X, C)
            if before is not None and stop(old, C, before, labels):
                break
            old, C, before = C, means(X, labels, C), labels
        return (old if early else C), (assign(X, old) if stale else labels)

    return kmeans


lloyd_loop = Exercise(
    "lloyd-loop",
    "`kmeans(X, C)`: from the seeds C, assign and update until no label changes; return `C, labels`. NaN in X: raise a ValueError.",
    Function("X, C", Run(), _starts),
    [
        invariant(_finished, "That is no finished run."),
        invariant(_cheaper, "The cost must never rise, and from these seeds it did."),
        invariant(_stays, "A finished run is a fixed point: started there, nothing may move."),
        invariant(_shifted, "Clusters do not depend on where the origin lies."),
        invariant(_shuffled, "Clusters do not depend on the order of the rows, once the seeds are given."),
        invariant(unchanged, "The result is right, but X or the seeds are changed: `C[j] = ...` writes into the caller's array. Begin with a float copy.", "changed-input"),
        refuses_nan,
    ],
    [
        Mistake("one-step-early", "The centres you return are from before the last update: they are not the means of these labels.", _loop(early=True)),
        Mistake(
            "tolerance",
            "It stopped because the centres moved less than some fixed number. In which unit? Data in kilometres, or between 0 and 1, stop at once. Compare labels.",
            _loop(stop=lambda old, new, before, labels: np.abs(new - old).max() < 0.5),
            when=lambda readings: _stops_when_scaled(readings),
        ),
        Mistake(
            "ten-steps",
            "It stopped because a number of steps was used up. Go on until no label changes, and keep a maximum only as a safeguard, with a warning.",
            _loop(times=10, stop=lambda *_: False),
            when=lambda readings: _stops_when_far(readings),
        ),
        Mistake("seeds-ignored", "The seeds you were given are not used: from other seeds another local optimum is right.", _loop(reseed=True)),
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
    right="A fixed point, from every start, with labels that belong to the centres. It does not say that the clusters are good: that depends on the seeds.",
    topic="k-means",
    limit=60.0,
)  # fmt: skip


def _stops_when_scaled(readings):
    """Tell whether a run finishes on wide data and not on the same data made small."""
    rng = np.random.default_rng(3)
    X = rng.random((200, 2)) * 1000
    ends = [invariants.violation(X * s, 6, *readings(X * s, X[:6] * s)) for s in (1.0, 1e-12)]
    return ends[0] is None and ends[1] is not None


def _stops_when_far(readings):
    """Tell whether a run of three steps finishes and one of 47 does not."""
    short = np.array([[0.0], [2.0], [9.0], [10.0]])
    ends = [invariants.violation(X, k, *readings(X, X[:k])) for X, k in ((short, 2), (LONG, 6))]
    return ends[0] is None and ends[1] is not None
