"""The course's own calibrators: Platt's two numbers, an isotonic step function, one temperature.

The exercises do not compare with these: they ask for what must hold of a fit. The figures use them.
"""

import numpy as np


def sigmoid(z):
    """Return 1/(1 + exp(-z)) without overflow."""
    return np.exp(-np.logaddexp(0, -np.asarray(z, float)))


def smoothed_targets(y):
    """Return Platt's targets (Platt 1999) for labels y (n,) of 0 and 1: not 1 and 0, but one step short of either."""
    y = np.asarray(y, float)
    positives = y.sum()
    return np.where(y == 1, (positives + 1) / (positives + 2), 1 / (len(y) - positives + 2))


def fit_platt(f, y):
    """Fit P(y = 1) = sigmoid(a f + b) to scores f (n,) and labels y (n,) by Newton's method; return (a, b)."""
    X, t = np.column_stack([f, np.ones(len(f))]), smoothed_targets(y)
    scale = max(1.0, np.abs(X[:, 0]).max())  # large scores would make the Hessian ill-conditioned
    X[:, 0] /= scale

    def loss(w):
        z = X @ w
        return np.sum(np.logaddexp(0, z) - t * z)

    w = np.array([0.0, np.log(t.mean() / (1 - t.mean()))])
    for _ in range(100):
        p = sigmoid(X @ w)
        gradient, hessian = X.T @ (p - t), (X.T * (p * (1 - p))) @ X
        step = np.linalg.lstsq(hessian, gradient, rcond=None)[0]
        now, fraction = loss(w), 1.0
        while loss(w - fraction * step) > now + 1e-12 * abs(now) and fraction > 1e-8:
            fraction /= 2  # a full Newton step may overshoot where the curve is flat
        w = w - fraction * step
        if np.abs(step).max() < 1e-12:
            break
    return float(w[0] / scale), float(w[1])


def pool(y, weights=None):
    """Return the non-decreasing array nearest to y (n,) in (weighted) squared error, by pooling adjacent violators."""
    blocks = []  # value, weight, how many
    for value, weight in zip(y, np.ones(len(y)) if weights is None else weights, strict=True):
        blocks.append([float(value), float(weight), 1])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            value, weight, count = blocks.pop()
            before = blocks[-1]
            total = before[1] + weight
            blocks[-1] = [(before[0] * before[1] + value * weight) / total, total, before[2] + count]
    return np.repeat([block[0] for block in blocks], [block[2] for block in blocks])


def fit_isotonic(f, y):
    """Fit a non-decreasing map of scores; return (scores, values), its corners. Equal scores are pooled first."""
    scores, where = np.unique(f, return_inverse=True)
    weights = np.bincount(where)
    return scores, pool(np.bincount(where, y) / weights, weights)


def isotonic_at(corners, f):
    """Return the isotonic map at scores f: linear between its corners, constant outside, as scikit-learn does it."""
    return np.interp(f, *corners)


def inside(q, n):
    """Keep probabilities q off 0 and 1 by 1/(n + 2), n calibration labels: a log loss is infinite at a wrong 0 or 1."""
    return np.clip(q, 1 / (n + 2), (n + 1) / (n + 2))


def fit_scale(f, y):
    """Fit P(y = 1) = sigmoid(f / T), temperature for two classes, by minimising the log loss; return T."""
    f, y = np.asarray(f, float), np.asarray(y, float)
    return float(1 / rising_root(lambda slope: np.sum((sigmoid(slope * f) - y) * f)))


def rising_root(function, low=1e-6, high=1e6):
    """Return where an increasing function crosses zero between `low` and `high` (both > 0), by bisecting the exponent."""
    for _ in range(60):
        middle = np.sqrt(low * high)
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return np.sqrt(low * high)


def log_loss(p, y):
    """Return the mean log loss of probabilities p for labels y, infinite where a wrong one is 0 or 1."""
    with np.errstate(divide="ignore"):
        return float(-np.mean(np.log(np.where(np.asarray(y) == 1, p, 1 - np.asarray(p)))))


def in_bins(p, bins):
    """Return the bin of each p: `bins` of equal width on [0, 1], the last one with its right end."""
    return np.minimum((np.asarray(p) * bins).astype(int), bins - 1)


def reliability(p, y, bins):
    """Return a row (count, mean p, share of ones) for each bin that is not empty, (k, 3)."""
    where = in_bins(p, bins)
    counts = np.bincount(where, minlength=bins)
    kept = counts > 0
    sums = np.column_stack([np.bincount(where, each, bins) for each in (p, y)])[kept]
    return np.column_stack([counts[kept], sums / counts[kept][:, None]])


def ece(p, y, bins):
    """Return the expected calibration error: the gaps of the bins, weighted by how many are in each."""
    rows = reliability(p, y, bins)
    return float(rows[:, 0] @ np.abs(rows[:, 1] - rows[:, 2]) / len(p))


def auc(score, y):
    """Return the area under the ROC curve: the share of (positive, negative) pairs in the right order, ties half."""
    values, where = np.unique(score, return_inverse=True)
    ones = np.bincount(where, y, len(values))
    zeros = np.bincount(where, minlength=len(values)) - ones
    below = np.cumsum(zeros) - zeros
    return float(ones @ (below + zeros / 2) / (ones.sum() * zeros.sum()))
