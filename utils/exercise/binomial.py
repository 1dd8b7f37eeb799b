"""Exact binomial tails without scipy."""

from math import exp, lgamma, log


def surprise(count: int, trials: int, probability: float) -> float:
    """Return the two-sided tail probability of `count` successes in `trials`: twice the smaller tail, at most 1.

    >>> surprise(0, 10, 0.5) == 2 / 1024
    True
    """
    if probability <= 0:
        return 1.0 if count == 0 else 0.0
    if probability >= 1:
        return 1.0 if count == trials else 0.0
    low = count <= trials * probability
    return min(1.0, 2 * _tail(count, trials, probability, -1 if low else 1))


def _tail(count: int, trials: int, p: float, step: int) -> float:
    """Sum the probabilities from `count` outwards until they no longer matter."""
    term = exp(
        lgamma(trials + 1)
        - lgamma(count + 1)
        - lgamma(trials - count + 1)
        + count * log(p)
        + (trials - count) * log(1 - p)
    )
    total = 0.0
    while 0 <= count <= trials and term > total * 1e-17:
        total += term
        ratio = (trials - count) / (count + 1) * p / (1 - p) if step > 0 else count / (trials - count + 1) * (1 - p) / p
        term, count = term * ratio, count + step
    return total
