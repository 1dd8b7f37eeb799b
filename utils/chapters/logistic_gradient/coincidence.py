"""Is the clean gradient a coincidence? Four claims, held against five models."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from utils.exercise import Choice, Exercise, Mistake, equals

NODES, WEIGHTS = np.polynomial.legendre.leggauss(40)


@dataclass(frozen=True)
class Model:
    """A mean as a function of the score, and a loss in mean and target; what kind of model it is."""

    mean: Callable
    loss: Callable
    sigmoid: bool
    likelihood: bool
    canonical: bool

    def is_clean(self) -> bool:
        """Tell whether the loss's slope in the score is mean - target, at every score and target tried."""
        for z in (-1.5, -0.2, 0.7, 1.0):
            for y in (0.0, 1.0):
                h = 1e-6
                slope = (self.loss(self.mean(z + h), y) - self.loss(self.mean(z - h), y)) / (2 * h)
                if abs(slope - (self.mean(z) - y)) > 1e-6:
                    return False
        return True


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _normal(z):
    """Return the normal distribution function by Gauss-Legendre quadrature from 0."""
    t = z * (NODES + 1) / 2
    return 0.5 + z / 2 * float(WEIGHTS @ np.exp(-(t**2) / 2)) / np.sqrt(2 * np.pi)


def _log_loss(p, y):
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def _square(m, y):
    return (m - y) ** 2 / 2


MODELS = {
    "Bernoulli, logit": Model(_sigmoid, _log_loss, sigmoid=True, likelihood=True, canonical=True),
    "Bernoulli, probit": Model(_normal, _log_loss, sigmoid=False, likelihood=True, canonical=False),
    "Poisson, log": Model(np.exp, lambda m, y: m - y * np.log(m), sigmoid=False, likelihood=True, canonical=True),
    "Gaussian, identity": Model(lambda z: z, _square, sigmoid=False, likelihood=True, canonical=True),
    "sigmoid, squared error": Model(_sigmoid, _square, sigmoid=True, likelihood=False, canonical=False),
}
CLAIMS = {
    "a": ("yes: a lucky property of the sigmoid and its log loss", lambda model: model.sigmoid and model.likelihood),
    "b": ("no: it is so for every generalised linear model with its own likelihood", lambda model: model.likelihood),
    "c": ("no: it is so for a generalised linear model with its canonical link", lambda model: model.canonical),
    "d": ("no: it is so for every loss on top of a sigmoid", lambda model: model.sigmoid),
}


def _true_claim():
    """Find the claim that predicts, for all five models, whether the gradient is clean."""
    clean = {name: model.is_clean() for name, model in MODELS.items()}
    return next(
        key for key, (_, claim) in CLAIMS.items() if {name: claim(model) for name, model in MODELS.items()} == clean
    )


clean_form = Exercise(
    "clean-form",
    "The gradient of logistic regression is (p - y) x_j: is that clean form a coincidence?",
    Choice({key: words for key, (words, _) in CLAIMS.items()}),
    [equals(_true_claim)],
    [
        Mistake(
            "luck",
            "Then it would happen nowhere else. A Poisson model with the log link has (mean - y) x too, and so has ordinary least squares.",
            "a",
        ),
        Mistake(
            "any-link",
            "A probit model is one, with the same log loss, and keeps a factor: 1.81 at z = 1. Being in the exponential family is not enough.",
            "b",
        ),
        Mistake(
            "any-loss",
            "Squared error on a sigmoid is the first figure: p(1 - p) stays, and -0.99 becomes -0.0098.",
            "d",
        ),
    ],
    hints=[
        "Try it on models you know: least squares, Poisson with the log link, probit.",
        "The first two have it, the third does not. What do the first two share?",
    ],
    right="The logit is the Bernoulli's canonical link, and with the canonical link it is always (mean - target) times input, up to the dispersion. The next chapter derives it.",
    topic="derivations",
    minutes=2,
)
