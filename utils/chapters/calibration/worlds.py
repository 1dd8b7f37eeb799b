"""Simulated models whose true probabilities are known, so that every loss can be computed without luck.

A model gives log-odds z, normal with mean 0 and standard deviation 2.5, and so says sigmoid(z). A *distortion* says what
is true at z. Calibrators are fitted to n draws; their losses are then integrated over z, not estimated.
"""

from functools import cache

import numpy as np

from utils.chapters.calibration.maps import fit_isotonic, fit_platt, fit_scale, inside, isotonic_at, sigmoid

SPREAD = 2.5
SCORES = np.linspace(-9, 9, 1201)
DENSITY = np.exp(-(SCORES**2) / (2 * SPREAD**2))
DENSITY /= DENSITY.sum()
DISTORTIONS = {
    "too sure": lambda z: sigmoid(0.4 * z),
    "plateaus": lambda z: 0.1 + 0.3 * sigmoid(4 * (z + 2)) + 0.5 * sigmoid(4 * (z - 2)),
    "too sure of 0": lambda z: 0.12 + 0.88 * sigmoid(z),
    "calibrated already": sigmoid,
}
METHODS = ("as it is", "temperature", "Platt", "isotonic")
SIZES = (64, 128, 256, 512, 1024, 2048, 4096, 8192)


def draw(distortion, n, rng):
    """Draw n scores with their labels."""
    z = rng.normal(0, SPREAD, n)
    return z, (rng.random(n) < DISTORTIONS[distortion](z)).astype(float)


def calibrated(method, z, y, at):
    """Fit `method` to scores z and labels y; return what it says at the scores `at`."""
    if method == "temperature":
        return sigmoid(at / fit_scale(z, y))
    if method == "Platt":
        a, b = fit_platt(z, y)
        return sigmoid(a * at + b)
    if method == "isotonic":
        return isotonic_at(fit_isotonic(z, y), at)
    return sigmoid(at)


def losses(q, distortion):
    """Return (squared error from the truth, log loss) of saying q (len(SCORES),), integrated over the scores."""
    true = DISTORTIONS[distortion](SCORES)
    return float(DENSITY @ (q - true) ** 2), float(-DENSITY @ (true * np.log(q) + (1 - true) * np.log(1 - q)))


@cache
def best_log_loss(distortion):
    """Return the log loss of the true probabilities: nobody does better."""
    return losses(DISTORTIONS[distortion](SCORES), distortion)[1]


@cache
def average_losses(distortion, n):
    """Return {method: (squared error, log loss)}, averaged over many calibration sets of n. Isotonic's 0 and 1 are kept off."""
    rng, repeats = np.random.default_rng(n), 60 if n <= 1024 else 24
    found = {method: np.zeros(2) for method in METHODS}
    for _ in range(repeats):
        z, y = draw(distortion, n, rng)
        for method, total in found.items():
            q = calibrated(method, z, y, SCORES)
            total += losses(inside(q, n) if method == "isotonic" else q, distortion)
    return {method: tuple(total / repeats) for method, total in found.items()}


def perfect_ece(n, bins, repeats=400, seed=0):
    """Return the ECEs (repeats,) that a perfectly calibrated model with Beta(2, 2) scores shows on n labels."""
    rng = np.random.default_rng(seed)
    p = rng.beta(2, 2, (repeats, n))
    gaps = p - (rng.random((repeats, n)) < p)
    where = np.minimum((p * bins).astype(int), bins - 1) + bins * np.arange(repeats)[:, None]
    sums = np.bincount(where.ravel(), gaps.ravel(), repeats * bins).reshape(repeats, bins)
    return np.abs(sums).sum(1) / n


def expected_perfect_ece(n, bins):
    """Return its mean from the normal approximation: each bin's sum of gaps has mean 0 and variance n E[p(1 - p); bin]."""
    p = (np.arange(20_000) + 0.5) / 20_000
    variance = np.bincount(np.minimum((p * bins).astype(int), bins - 1), 6 * p**2 * (1 - p) ** 2 / len(p), bins)
    return float(np.sqrt(2 / np.pi) * np.sqrt(variance / n).sum())
