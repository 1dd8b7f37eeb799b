"""The data sets the checks use, small to large, awkward ones first, and the worlds the figures show."""

import numpy as np

CLUMPS = np.array([[-4.0, -2.0], [4.0, -2.0], [0.0, 4.5]])


def clumps(rng: np.random.Generator, n: int = 60, spread: float = 0.8, centres: np.ndarray = CLUMPS) -> np.ndarray:
    """Return `n` points around `centres`, as even as possible, in the order of the centres."""
    which = np.sort(np.arange(n) % len(centres))
    return centres[which] + rng.normal(scale=spread, size=(n, centres.shape[1]))


def awkward(rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return pairs of points (n, d) and centres (k, d), the smallest first.

    Among them: one feature, whole numbers, ties, duplicates, k = n, k > n, an empty cluster, float32, a huge offset.
    """
    line = np.array([[0.0], [2.0], [9.0], [10.0]])
    whole = rng.integers(0, 9, (12, 2))
    cloud, seeds = rng.normal(size=(40, 3)), rng.normal(size=(4, 3))
    return [
        (np.array([[3.0]]), np.array([[3.0]])),
        (np.array([[0.0], [1.0]]), np.array([[5.0]])),
        (np.array([[0], [1]]), np.array([[0]])),
        (np.array([[0.0], [1.0]]), np.array([[0.0], [1.0], [9.0]])),
        (np.array([[0, 0], [2, 0], [1, 3]]), np.array([[0, 0], [2, 0], [1, 3]])),
        (line, line[:2]),
        (np.array([[0.0, 1], [0, 1], [0, 1], [5, 5]]), np.array([[0.0, 1], [0, 1], [5, 4]])),
        (whole, whole[[0, 5, 7]]),
        (cloud, seeds),
        (cloud, np.vstack([seeds, [[99.0, 99, 99]]])),
        (cloud.astype(np.float32), seeds.astype(np.float32)),
        (cloud + 1e8, seeds + 1e8),
    ]


def box(width: float = 4.0) -> np.ndarray:
    """Return the corners of a box of height 1, and the seeds that get stuck are the middles of its long sides.

    >>> box(4).tolist()
    [[0.0, 0.0], [4.0, 0.0], [0.0, 1.0], [4.0, 1.0]]
    """
    return np.array([[0.0, 0], [width, 0], [0, 1], [width, 1]])
