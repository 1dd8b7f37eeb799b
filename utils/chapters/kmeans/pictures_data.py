"""Real data that scikit-learn ships: digits, and a photograph with the patches it is made of."""

from functools import cache

import numpy as np


@cache
def digits() -> tuple[np.ndarray, np.ndarray]:
    """Return 1,797 images of handwritten digits (n, 64), grey from 0 to 16, and what they show."""
    from sklearn.datasets import load_digits

    found = load_digits()
    return found.data, found.target


@cache
def photograph(name: str = "china.jpg", every: int = 2) -> np.ndarray:
    """Return a photograph (height, width, 3), from 0 to 1, every second pixel by default."""
    from sklearn.datasets import load_sample_image

    return load_sample_image(name)[::every, ::every] / 255.0


@cache
def patches(size: int = 6, every: int = 2) -> np.ndarray:
    """Return overlapping square grey patches of the photograph, as rows (n, size * size), float32.

    Each less its mean; sky and other flat patches are left out.
    """
    grey = photograph(every=1).mean(axis=2)
    windows = np.lib.stride_tricks.sliding_window_view(grey, (size, size))[::every]
    rows = windows.reshape(-1, size * size).astype(np.float32)
    rows = rows[rows.std(axis=1) > 0.04]
    return rows - rows.mean(axis=1, keepdims=True)
