"""Random values for the declared kinds, at points of several characters.

At the first points values have ordinary magnitudes; the others have small, large and mixed ones, and values near the ends of
their range, so that a line that is wrong only there is found too.
"""

import numpy as np

PLAIN, NORMAL, SMALL, LARGE, MIXED, FAR, VAST = range(7)
POINTS = (PLAIN,) * 4 + (NORMAL,) * 3 + (SMALL, LARGE, MIXED, MIXED, FAR, VAST)
FEW_POINTS = (PLAIN, PLAIN, NORMAL, NORMAL, LARGE, MIXED)
FEWER_POINTS = (PLAIN, PLAIN, NORMAL, MIXED)
MODEST = (PLAIN, NORMAL, SMALL)
SOLVING = (PLAIN, PLAIN, PLAIN, NORMAL, NORMAL, LARGE)
THUMB = (PLAIN, NORMAL)


def sample(law: str, shape: tuple[int, int], points: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Return values (points, 1, rows, columns)."""
    return np.stack([SAMPLERS[law](shape, point, rng) for point in points])[:, None]


def signs(shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """Return random signs."""
    return rng.choice([-1.0, 1.0], shape)


def between(low: float, high: float, shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """Return positive values, each magnitude as likely as the next."""
    return np.exp(rng.uniform(np.log(low), np.log(high), shape))


def real(shape, point, rng):
    """Return any number."""
    if point == PLAIN:
        return signs(shape, rng) * rng.uniform(0.3, 1.7, shape)
    if point == NORMAL:
        return rng.normal(0.1, 1.1, shape)
    if point == MIXED:
        return signs(shape, rng) * between(0.02, 8 if shape == (1, 1) else 4, shape, rng)
    if point == VAST:
        return signs(shape, rng) * between(10, 1000, shape, rng)
    if point == FAR:
        return signs(shape, rng) * rng.uniform(0.8, 1.05, shape) * (8 if shape == (1, 1) else 2.5)
    return rng.normal(0.1, 1.1, shape) * (0.05 if point == SMALL else 3)


def positive(shape, point, rng):
    """Return positive numbers."""
    if point in (PLAIN, NORMAL):
        return np.exp(rng.normal(0, 0.5, shape))
    low, high = {SMALL: (0.02, 0.1), LARGE: (4, 12), VAST: (20, 1000)}.get(point, (0.05, 12))
    return between(low, high, shape, rng)


def nonnegative(shape, point, rng):
    """Return numbers from zero up, zero among them."""
    values = rng.uniform(0.05, 1.5, shape)
    if point == NORMAL:  # zero itself is allowed
        return np.where(rng.random(shape) < 0.3, 0.0, values)
    return values * {SMALL: 0.05, LARGE: 6, VAST: 300}.get(point, 1)


def unit(shape, point, rng):
    """Return numbers between 0 and 1, some near the ends."""
    if point in (PLAIN, NORMAL):
        return rng.uniform(0.06, 0.94, shape)
    near = between(1e-6 if point == VAST else 1e-3, 0.1, shape, rng)
    upper = {SMALL: False, LARGE: True}.get(point, rng.random(shape) < 0.5)
    return np.where(upper, 1 - near, near)


def binary(shape, point, rng):
    """Return zeros and ones."""
    return rng.integers(0, 2, shape).astype(float)


def simplex(shape, point, rng):
    """Return numbers that sum to 1, down a vector or along every row."""
    values = rng.gamma(1.5, 1, shape) + 0.05
    if point in (SMALL, MIXED, VAST):
        values = rng.gamma(0.4, 1, shape) + 1e-3
    return values / values.sum(axis=0 if shape[1] == 1 else 1, keepdims=True)


def definite(shape, point, rng):
    """Return a symmetric positive definite matrix."""
    root = rng.normal(0, 1, shape)
    return (root @ root.T + 0.7 * np.eye(shape[0])) * {SMALL: 0.05, LARGE: 6}.get(point, 1)


def symmetric(shape, point, rng):
    """Return a symmetric matrix."""
    values = real(shape, point, rng)
    return values + values.T


SAMPLERS = {
    "real": real,
    "pos": positive,
    "nonneg": nonnegative,
    "unit": unit,
    "binary": binary,
    "simplex": simplex,
    "spd": definite,
    "sym": symmetric,
}
