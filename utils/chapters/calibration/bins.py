"""The reliability diagram and the expected calibration error: by hand, then in code."""

import numpy as np

from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, Number, agrees_with, equals

GROUPS = ((60, 0.9, 0.8), (40, 0.6, 0.65))  # how many, mean of what was said, share that came true


def _weighted(groups):
    return sum(n * abs(said - true) for n, said, true in groups) / sum(n for n, *_ in groups)


bin_gap = Exercise(
    "bin-gap",
    "60 predictions say 0.9 and 80% of them come true; 40 say 0.6 and 65% come true. The expected calibration error?",
    Number(0, 1, what="an error"),
    [equals(lambda: _weighted(GROUPS))],
    [
        Mistake("unweighted", "0.075 is the plain mean of the two gaps. Weigh each by how many are in the bin.", 0.075),
        Mistake(
            "signed",
            "0.04 lets the second gap, which has the other sign, cancel a part of the first. Take each without its sign.",
            0.04,
        ),
        Mistake("largest", "0.1 is the larger gap: that is the *maximum* calibration error.", 0.1),
        Mistake(
            "squared",
            "0.007 is the mean of the squared gaps. The expected calibration error takes them as they are.",
            0.007,
        ),
        Mistake("summed", "0.15 adds the two gaps. Each counts for its share of the predictions only.", 0.15),
    ],
    hints=["One gap a bin: what was said minus what came true, without its sign.", "0.6 x 0.1 + 0.4 x 0.05."],
    right="0.6 x 0.1 + 0.4 x 0.05 = 0.08. Note what is lost: one bin is overconfident, the other under, and the number does not say.",
    topic="reliability",
    minutes=3,
)


def _looped(p, y, bins):
    """Return the rows bin by bin, each prediction looked at by itself."""
    rows = []
    for k in range(bins):
        last = k == bins - 1
        kept = [i for i in range(len(p)) if k <= p[i] * bins and (last or p[i] * bins < k + 1)]
        if kept:
            rows.append([len(kept), sum(p[i] for i in kept) / len(kept), sum(y[i] for i in kept) / len(kept)])
    return np.array(rows)


def _gaps(p, y, bins):
    rows = _looped(p, y, bins)
    return rows[:, 0] / len(p), rows[:, 1] - rows[:, 2]


def _predictions(rng):
    sure = np.array([0.05, 0.03, 0.97, 1.0, 0.0])
    yield np.array([0.2, 0.7]), np.array([0.0, 1.0]), 2
    yield np.array([0.8, 1.0]), np.array([0.0, 1.0]), 2
    yield np.array([0.9] * 3 + [0.6] * 2), np.array([1.0, 1.0, 0.0, 1.0, 0.0]), 5
    yield sure, np.array([0.0, 1.0, 1.0, 1.0, 0.0]), 10
    for n, bins in ((12, 4), (60, 7), (300, 15)):
        p = rng.beta(0.8, 1.5, n)
        yield p, (rng.random(n) < p**0.7).astype(float), bins


def _own_bin_for_one(p, y, bins):
    where = (p * bins).astype(int)
    return np.array([[np.sum(where == k), p[where == k].mean(), y[where == k].mean()] for k in np.unique(where)])


def _midpoints(p, y, bins):
    rows, where = _looped(p, y, bins), np.unique(np.minimum((p * bins).astype(int), bins - 1))
    return np.column_stack([rows[:, 0], (where + 0.5) / bins, rows[:, 2]])


def _equally_full(p, y, bins):
    parts = [part for part in np.array_split(np.argsort(p, kind="stable"), bins) if len(part)]
    return np.array([[len(part), p[part].mean(), y[part].mean()] for part in parts])


reliability_rows = Exercise(
    "reliability-rows",
    "`reliability(p, y, bins)`: a row (count, mean of p, share of ones) for each bin that is not empty; bins of equal width on [0, 1], p = 1 in the last.",
    Function("p, y, bins", Array((None, 3), what="rows"), lambda rng: list(_predictions(rng))),
    [agrees_with(_looped, "It disagrees with going through the predictions one by one.")],
    [
        Mistake(
            "one-alone",
            "p = 1 got a bin of its own, number `bins`. It belongs to the last one: `np.minimum(..., bins - 1)`.",
            _own_bin_for_one,
        ),
        Mistake(
            "midpoints",
            "That is the middle of each bin. What the model said there is the mean of p, and the two differ where bins are unevenly filled.",
            _midpoints,
        ),
        Mistake(
            "equally-full",
            "Those are bins that hold equally many. A good choice, often a better one; here they are equally wide.",
            _equally_full,
        ),
        Mistake(
            "axes-swapped",
            "Second and third column are swapped: first what was said, then what came true.",
            lambda p, y, bins: _looped(p, y, bins)[:, [0, 2, 1]],
        ),
        Mistake(
            "shares-for-counts",
            "The first column is a count, not a share: how sure a dot is depends on how many stand behind it.",
            lambda p, y, bins: _looped(p, y, bins) / [len(p), 1, 1],
        ),
    ],
    hints=[
        "`np.minimum((p * bins).astype(int), bins - 1)` is the bin of each prediction.",
        "Loop over the bins that occur: `for k in np.unique(where)`.",
        "A row is `[np.sum(where == k), p[where == k].mean(), y[where == k].mean()]`.",
    ],
    follow_ups=[
        FollowUp(
            "Equal width or equally full?",
            "Equally wide bins leave a few predictions alone in the middle and crowd the ends, as with an overconfident model. Equally full ones rest every dot on the same number of labels. "
            "Says that either way the number depends on the choice, so fix it before looking, and draw the intervals.",
        )
    ],
    right="That is the whole diagram: second column across, third one up, and the first says how much to believe each dot.",
    topic="reliability",
    minutes=10,
)

calibration_error = Exercise(
    "calibration-error",
    "`calibration_error(p, y, bins)`: the gaps of those rows without their sign, weighted by the counts.",
    Function(
        "p, y, bins",
        Number(0, 1, decimals=6, what="an error"),
        lambda rng: list(_predictions(rng)),
    ),
    [
        agrees_with(
            lambda p, y, bins: float(_gaps(p, y, bins)[0] @ np.abs(_gaps(p, y, bins)[1])),
            "It disagrees with the weighted gaps, bin by bin.",
        )
    ],
    [
        Mistake(
            "unweighted",
            "That is the plain mean over the bins: a bin with one prediction counts like a bin with a thousand.",
            lambda p, y, bins: np.abs(_gaps(p, y, bins)[1]).mean(),
        ),
        Mistake(
            "largest",
            "That is the largest gap, the maximum calibration error.",
            lambda p, y, bins: np.abs(_gaps(p, y, bins)[1]).max(),
        ),
        Mistake(
            "signed",
            "Gaps of different sign cancel: that is mean prediction minus base rate, whatever the bins.",
            lambda p, y, bins: abs(p.mean() - y.mean()),
        ),
        Mistake(
            "no-bins",
            "That is the mean of |p - y|, prediction by prediction. A label is never 0.3: calibration is about groups.",
            lambda p, y, bins: np.abs(p - y).mean(),
        ),
        Mistake(
            "squared",
            "That is the root of the mean squared gap. A fair measure, and not this one.",
            lambda p, y, bins: float(np.sqrt(_gaps(p, y, bins)[0] @ _gaps(p, y, bins)[1] ** 2)),
        ),
    ],
    hints=[
        "Call your `reliability`: `rows = reliability(p, y, bins)`.",
        "`rows[:, 0] @ abs(rows[:, 1] - rows[:, 2]) / len(p)`",
    ],
    right="One number, and its bins are a part of it: never report it without them, nor without n.",
    topic="reliability",
)
