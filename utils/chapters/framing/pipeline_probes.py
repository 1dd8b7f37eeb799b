"""What the simulated pipeline measures: honest, with features that reach into the label, with a leak, with shuffled labels."""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.framing.pipeline_stream import active, features, label, stream

TRAIN, TEST, GAP = 240, 300, 4  # days of the two snapshots; days until an offer has reached everybody


def auc(y: np.ndarray, score: np.ndarray) -> float:
    """Return the share of pairs (one who left, one who stayed) that the score puts in order; ties count half."""
    from scipy.stats import rankdata

    ones = y == 1
    above = rankdata(score)[ones].sum() - ones.sum() * (ones.sum() + 1) / 2
    return float(above / (ones.sum() * (~ones).sum()))


class Found(NamedTuple):
    """Whom the honest model finds at the second snapshot: leavers gone by then, gone before an offer arrived, and later;
    `auc` among the users who were still there.
    """

    gone: int
    meanwhile: int
    later: int
    auc: float


def tested(reach: int = 0, leak: bool = False, shuffle: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return labels and scores at the second snapshot of a logistic regression fitted at the first.

    `reach` is by how many days the features go beyond the snapshot (negative: they end before it); `leak` adds the
    confirmation page without a date; `shuffle` is a seed that shuffles the training labels.
    """
    from sklearn.linear_model import LogisticRegression

    rows = {day: active(day) for day in (TRAIN, TEST)}
    X = {day: features(day + reach, leak)[rows[day]] for day in rows}
    y = {day: label(day, GAP)[rows[day]] for day in rows}
    if shuffle is not None:
        y[TRAIN] = np.random.default_rng(shuffle).permutation(y[TRAIN])
    fitted = LogisticRegression(max_iter=500).fit(X[TRAIN], y[TRAIN])
    return y[TEST], X[TEST] @ fitted.coef_[0]


@cache
def measured(reach: int = 0, leak: bool = False, shuffle: int | None = None) -> float:
    """Return the AUC of what `tested` returns."""
    return auc(*tested(reach, leak, shuffle))


@cache
def found() -> Found:
    """Ask the simulation, which knows when each user left, whom the honest score finds."""
    (y, score), left = tested(), stream().left[active(TEST)]
    gone, early = left <= TEST, left <= TEST + GAP  # from its last day on nobody visits any more
    counts = [int(y[some].sum()) for some in (gone, early & ~gone, ~early)]
    return Found(*counts, auc(y[~gone], score[~gone]))


@cache
def baseline() -> float:
    """Return the AUC at the second snapshot of one column alone: days since the last visit."""
    rows = active(TEST)
    return auc(label(TEST, GAP)[rows], features(TEST)[rows, 3])


@cache
def shuffled(runs: int = 20) -> tuple[float, float, float]:
    """Return the mean, the lowest and the highest AUC after training on shuffled labels."""
    found = [measured(shuffle=seed) for seed in range(runs)]
    return float(np.mean(found)), min(found), max(found)
