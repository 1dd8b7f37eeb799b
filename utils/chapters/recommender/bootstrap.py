"""How sure is an average over requests? Draw people, not requests: what one person wants hangs together."""

import numpy as np

ROUNDS = 1000


def draws(values: np.ndarray, user: np.ndarray, seed: int = 0, rounds: int = ROUNDS) -> np.ndarray:
    """Return `rounds` averages of `values` (q,), each over the requests of as many people as there are, with replacement.

    `user` (q,) names the person of each request. Handed the difference of two systems, this is the paired bootstrap.
    """
    people, who = np.unique(user, return_inverse=True)
    total, size = (np.bincount(who, weights, len(people)) for weights in (values, np.ones(len(values))))
    rng = np.random.default_rng(seed)
    times = rng.multinomial(len(people), np.full(len(people), 1 / len(people)), size=rounds)
    return times @ total / (times @ size)


def interval(values: np.ndarray, user: np.ndarray, seed: int = 0, rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the middle 95% of the bootstrap averages: (low, high)."""
    low, high = np.quantile(draws(values, user, seed, rounds), [0.025, 0.975])
    return float(low), float(high)
