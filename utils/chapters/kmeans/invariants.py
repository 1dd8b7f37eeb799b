"""What holds of every correct k-means, whatever its seeds: it is this that is checked, never a stored output.

Each function returns None when the invariant holds, else a sentence that says where it does not.
"""

import numpy as np

from utils.exercise.show import show


def squared(X: np.ndarray, C: np.ndarray) -> np.ndarray:
    """Return all squared distances (n, k), from differences: slow, and right at any offset."""
    return ((np.asarray(X, float)[:, None, :] - np.asarray(C, float)[None, :, :]) ** 2).sum(axis=2)


def slack(X: np.ndarray) -> float:
    """Return how far two squared distances in `X` may differ by rounding alone."""
    X = np.asarray(X)
    spread = float(np.ptp(X, axis=0).max()) if len(X) else 0.0
    unit = np.finfo(X.dtype if X.dtype.kind == "f" else float).eps
    return 64 * unit * (spread**2 + spread * float(np.abs(X).max(initial=0))) + 1e-12 * spread**2


def proper_labels(labels: object, n: int, k: int) -> str | None:
    """Labels are n whole numbers from 0 to k - 1."""
    labels = np.asarray(labels)
    if labels.shape != (n,):
        return f"there are {n} points, and the labels have shape {show(labels.shape)}"
    if labels.dtype.kind not in "biuf" or not (labels == labels.astype(int)).all():
        return f"a label must be a whole number; they are {show(labels)}"
    wrong = labels[(labels < 0) | (labels >= k)]
    return f"label {show(int(wrong[0]))} is no index into {k} centre{'s' * (k != 1)}" if len(wrong) else None


def proper_centres(C: object, k: int, d: int) -> str | None:
    """Centres are k rows of d finite numbers."""
    C = np.asarray(C)
    if C.shape != (k, d):
        return f"{k} centre{'s' * (k != 1)} with {d} feature{'s' * (d != 1)} were due; yours have shape {show(C.shape)}"
    if C.dtype.kind not in "biuf" or not np.isfinite(C.astype(float)).all():
        return f"a centre is {show(C[~np.isfinite(C.astype(float)).all(axis=1)][0])}"
    return None


def nearest_centre(X: np.ndarray, C: np.ndarray, labels: np.ndarray) -> str | None:
    """Every point's own centre is (one of) the nearest."""
    gaps = squared(X, C)
    own, best = gaps[np.arange(len(X)), np.asarray(labels, int)], gaps.min(axis=1)
    far = own > best + slack(np.vstack([X, C]))
    if not far.any():
        return None
    i = int(np.flatnonzero(far)[0])
    return f"the point {show(X[i])} is labelled {int(labels[i])} (squared distance {own[i]:.4g}); centre {int(gaps[i].argmin())} is nearer ({best[i]:.4g})"


def means_of_members(X: np.ndarray, C: np.ndarray, labels: np.ndarray) -> str | None:
    """Every centre with points is their mean."""
    X, labels = np.asarray(X), np.asarray(labels, int)
    for j in np.unique(labels):
        truth = X[labels == j].astype(float).mean(axis=0)
        room = 1e-9 * (np.ptp(X, axis=0).max() + 1e-300) + 64 * np.finfo(float).eps * np.abs(truth).max()
        if X.dtype == np.float32:
            room += 4e-6 * np.abs(X).max()
        if (np.abs(C[j] - truth) > room).any():
            off = np.abs(C[j] - truth).max()
            return f"centre {j} is {show(np.asarray(C)[j])}; the mean of its points is {show(truth)} (off by {off:.1g})"
    return None


def lost_to_the_origin(X: np.ndarray, C: np.ndarray, new: np.ndarray, labels: np.ndarray) -> str | None:
    """No empty cluster went to 0 where that is neither its centre nor a point: `C` are the centres it came from."""
    away = np.asarray(X).any(axis=1).all()
    for j in set(range(len(C))) - set(np.asarray(labels).tolist()):
        if away and np.asarray(C)[j].any() and not np.asarray(new)[j].any():
            return f"the empty cluster {j} went to 0, which is neither its centre nor a point: a sum of nothing over 1"
    return None


def violation(X: np.ndarray, k: int, C: object, labels: object) -> str | None:
    """Return the first of the invariants of a finished run that does not hold."""
    n, d = X.shape
    return (
        proper_centres(C, k, d)
        or proper_labels(labels, n, k)
        or nearest_centre(X, np.asarray(C, float), np.asarray(labels, int))
        or means_of_members(X, np.asarray(C, float), np.asarray(labels, int))
    )
