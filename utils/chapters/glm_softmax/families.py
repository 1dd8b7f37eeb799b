"""Four response distributions and five links, and the weight a link puts on (mu - y) x.

log p(y) = (y theta - A(theta))/phi + c(y, phi), with A'(theta) = mu and A''(theta) = V(mu). With mu = h(eta), the gradient of
-log p in w is weight(eta) (mu - y) x / phi, where weight = dtheta/deta = h'(eta)/V(h(eta)) = 1/(g'(mu) V(mu)), h inverting g.
Source: McCullagh and Nelder, Generalized Linear Models, 2nd ed. (1989), chapter 2.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

EVERY_ETA = np.linspace(-4, 4, 801)


class Family(NamedTuple):
    """A response distribution: the open interval its mean lies in, and its variance function V(mu)."""

    low: float
    high: float
    variance: Callable


class Link(NamedTuple):
    """A link: its inverse mu = h(eta) and the slope h'(eta)."""

    mean: Callable
    slope: Callable


def sigmoid(t):
    """Return 1/(1 + exp(-t)) without overflow."""
    return 0.5 * (1 + np.tanh(np.asarray(t, float) / 2))


def density(z):
    """Return the standard normal density."""
    return np.exp(-np.square(z) / 2) / math.sqrt(2 * math.pi)


def cumulative(z):
    """Return the standard normal distribution function; the small tail keeps its digits."""
    return np.vectorize(math.erfc, otypes=[float])(-np.asarray(z, float) / math.sqrt(2)) / 2


def _inverse(eta):
    return np.divide(1, eta, out=np.full(np.shape(eta), np.nan), where=np.asarray(eta) != 0)


FAMILIES = {
    "Bernoulli": Family(0, 1, lambda mu: mu * (1 - mu)),
    "Poisson": Family(0, math.inf, lambda mu: mu),
    "Gamma": Family(0, math.inf, lambda mu: mu**2),
    "Gaussian": Family(-math.inf, math.inf, lambda mu: np.ones_like(mu)),
}
LINKS = {
    "logit": Link(sigmoid, lambda eta: sigmoid(eta) * sigmoid(-np.asarray(eta, float))),
    "probit": Link(cumulative, density),
    "log": Link(np.exp, np.exp),
    "identity": Link(lambda eta: np.asarray(eta, float), lambda eta: np.ones(np.shape(eta))),
    "inverse": Link(_inverse, lambda eta: -(_inverse(eta) ** 2)),
}


def mean(family, link, eta):
    """Return (mu, valid) on an array of linear predictors; `valid` is False where the family has no such mean."""
    low, high, _ = FAMILIES[family]
    mu = LINKS[link].mean(np.asarray(eta, float))
    with np.errstate(invalid="ignore"):
        return mu, (mu > low) & (mu < high)


def weight(family, link, eta):
    """Return 1/(g'(mu) V(mu)) on an array of linear predictors; NaN where the family has no such mean.

    >>> weight("Bernoulli", "probit", [0.0, 1.0]).round(3).tolist()
    [1.596, 1.813]
    """
    mu, valid = mean(family, link, eta)
    with np.errstate(all="ignore"):
        value = LINKS[link].slope(np.asarray(eta, float)) / FAMILIES[family].variance(mu)
    return np.where(valid, value, np.nan)


def flat(family, link):
    """Tell whether the weight is the same wherever there is a mean: the link is canonical, up to sign, scale and offset."""
    values = weight(family, link, EVERY_ETA)
    values = values[np.isfinite(values)]
    return bool(np.ptp(values) < 1e-6)


def canonical_link(family):
    """Return the name of the link whose weight is flat."""
    return next(link for link in LINKS if flat(family, link))
