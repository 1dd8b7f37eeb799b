"""How sure is an average over requests? Draw people, not requests: what one person wants hangs together."""

from functools import lru_cache

import numpy as np

ROUNDS = 20_000  # with 1,000 the third decimal of an end is dice, and whether an interval holds 0 may hang on it
AT_ONCE = 2_000


def draws(values: np.ndarray, user: np.ndarray, seed: int = 0, rounds: int = 1000) -> np.ndarray:
    """Return `rounds` averages of `values` (q,), each over the requests of as many people as there are, with replacement.

    `user` (q,) names the person of each request. Handed the difference of two systems, this is the paired bootstrap.
    """
    people, who = np.unique(user, return_inverse=True)
    total, size = (np.bincount(who, weights, len(people)) for weights in (values, np.ones(len(values))))
    sums = _times(len(people), seed, rounds) @ np.column_stack([total, size])
    return sums[:, 0] / sums[:, 1]


@lru_cache(maxsize=4)
def _times(people: int, seed: int, rounds: int) -> np.ndarray:
    """Count how often each person is drawn, (rounds, people); the same dice for every system, so kept."""
    rng, parts = np.random.default_rng(seed), []
    for first in range(0, rounds, AT_ONCE):
        few = min(AT_ONCE, rounds - first)
        drawn = rng.integers(people, size=(few, people)) + people * np.arange(few)[:, None]
        parts.append(np.bincount(drawn.ravel(), minlength=few * people).reshape(few, people))
    return np.concatenate(parts).astype(float)


def interval(values: np.ndarray, user: np.ndarray, seed: int = 0, rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the middle 95% of the bootstrap averages: (low, high)."""
    low, high = np.quantile(draws(values, user, seed, rounds), [0.025, 0.975])
    return float(low), float(high)
