"""One gradient for three families: built by the learner, held against the likelihoods themselves."""

import math

import numpy as np

from utils.chapters.glm_softmax.families import sigmoid
from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, agrees_with

MEANS = {"gaussian": lambda eta: eta, "bernoulli": sigmoid, "poisson": np.exp}
SLOPES = {"gaussian": np.ones_like, "bernoulli": lambda eta: sigmoid(eta) * sigmoid(-eta), "poisson": np.exp}


def log_likelihood(family, y, eta):
    """Return log p(y) of one response as the textbooks write it, from its mean."""
    if family == "gaussian":
        return -((y - eta) ** 2) / 2 - math.log(2 * math.pi) / 2
    if family == "bernoulli":
        p = 1 / (1 + math.exp(-eta))
        return math.log(p if y else 1 - p)
    return y * eta - math.exp(eta) - math.lgamma(y + 1)


def differences(X, y, w, family, step=1e-5):
    """Return central differences of the mean negative log-likelihood in each weight."""

    def loss(at):
        return -math.fsum(log_likelihood(family, *pair) for pair in zip(y, X @ at, strict=True)) / len(y)

    return np.array([(loss(w + nudge) - loss(w - nudge)) / (2 * step) for nudge in step * np.eye(len(w))])


def _examples(rng):
    small = [(np.array([[2.0]]), np.array([1.0]), np.array([0.5]), family) for family in MEANS]
    draws = []
    for family, labels in (
        ("gaussian", rng.normal(size=5)),
        ("bernoulli", [0, 1, 1, 0, 1]),
        ("poisson", [0, 3, 1, 2, 5]),
    ):
        X = np.round(rng.normal(size=(5, 3)), 2)
        draws.append((X, np.round(np.array(labels, float), 2), np.round(rng.normal(size=3) / 2, 2), family))
    return small + draws  # fmt: skip


def _with(means, extra=lambda family, eta: 1.0, scale=lambda y: len(y), sign=1):
    def wrong(X, y, w, family):
        eta = X @ w
        return sign * X.T @ ((means(family)(eta) - y) * extra(family, eta)) / scale(y)

    return wrong


glm_gradient = Exercise(
    "glm-gradient",
    '`gradient(X, y, w, family)`: the gradient of the mean loss in `w` (phi = 1); `family` is "gaussian", "bernoulli" or "poisson", each with its canonical link.',
    Function("X, y, w, family", Array((None,), atol=1e-6, what="an array"), _examples),
    [agrees_with(differences, "It disagrees with central differences of the mean negative log-likelihood.")],
    [
        Mistake("ascent", "The sign: `y - mu` climbs the likelihood. A loss goes down along minus its gradient.", _with(MEANS.get, sign=-1)),
        Mistake("sum-not-mean", "This is the gradient of the *sum* over examples. The mean has 1/n: twice the data must not mean twice the step.", _with(MEANS.get, scale=lambda y: 1)),
        Mistake("one-mean", "You use the identity mean for all three. The family picks the mean: A'(eta).", _with(lambda family: MEANS["gaussian"])),
        Mistake("one-sigmoid", "You use the sigmoid for all three. The family picks the mean: A'(eta).", _with(lambda family: MEANS["bernoulli"])),
        Mistake(
            "squared-error",
            "There is h'(eta) too much: that is squared error through the mean function. The likelihood divides it by the variance, and with a canonical link the two cancel.",
            _with(MEANS.get, extra=lambda family, eta: SLOPES[family](eta)),
        ),
        Mistake("mean-of-w", "`mean(w)` before `X`: the linear predictor is X w, and the mean is a function of it.", lambda X, y, w, family: X.T @ (X @ MEANS[family](w) - y) / len(y)),
    ],
    hints=[
        "Everything but one function is the same for the three: eta = X w, then the mean, then X^T (mu - y)/n.",
        "The mean functions: eta itself, 1/(1 + exp(-eta)), exp(eta).",
        "A dictionary of the three, then one line: `X.T @ (mean(X @ w) - y) / len(y)`.",
    ],
    follow_ups=[
        FollowUp(
            "What changes in your function for a probit?",
            "One factor: multiply `mu - y` by phi(eta)/(Phi(eta) Phi(-eta)) before `X.T @`. Names the trap: write the tails as Phi(-eta), since 1 - Phi(9) is 0 in floating point; beyond 38 even that is 0: use log_ndtr.",
        )
    ],
    right="Three models, one line. Only A' changes; the gradient, the batch form and the 1/n do not.",
    topic="canonical-link",
    minutes=12,
)  # fmt: skip
