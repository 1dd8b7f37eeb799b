"""The same two numbers in a boosted tree: a leaf's value is one Newton step."""

import numpy as np

from utils.chapters.logistic_gradient.model import central
from utils.exercise import Exercise, FollowUp, Mistake, Number, equals

LABELS = np.array([1.0, 1.0, 0.0])


def _penalised(v):
    """Return the three rows' total log loss, plus v^2/2, when the leaf adds v[0] to their score of 0."""
    return np.sum(np.logaddexp(0, v[0]) - LABELS * v[0]) + v[0] ** 2 / 2


def _leaf():
    """Return the Newton step from 0 of the leaf's own objective, both derivatives by central differences."""
    zero = np.zeros(1)
    slope = central(_penalised, zero)[0]
    curvature = central(lambda v: central(_penalised, v, 1e-4)[0], zero, 1e-4)[0]
    return -slope / curvature


leaf_value = Exercise(
    "leaf-value",
    "A leaf with labels 1, 1, 0, all at score 0; lam = 1, no shrinkage. Its value, minus sum g over (sum h + lam)?",
    Number(decimals=3),
    [equals(_leaf)],
    [
        Mistake(
            "downhill-lost",
            "Turned round: two of three labels are 1, so the scores in this leaf must rise.",
            -0.5 / 1.75,
        ),
        Mistake("penalty-forgotten", "0.667 is the step without the penalty: lam = 1 belongs below.", 0.5 / 0.75),
        Mistake(
            "residual-mean",
            "0.167 is the mean residual, as for squared error without a penalty. With the log loss each row counts as p(1 - p) = 1/4 below.",
            0.5 / 3,
        ),
        Mistake(
            "curvature-one",
            "0.125 has h = 1 a row: that is squared error. The log loss has h = p(1 - p) = 1/4.",
            0.5 / 4,
        ),
        Mistake("log-odds", "0.693 is the log-odds of 2/3, where many steps without a penalty would end.", np.log(2)),
    ],
    hints=[
        "At score 0, p = 1/2: g is -1/2, -1/2, +1/2 and h is 1/4 each.",
        "sum g = -1/2, sum h = 3/4.",
        "0.5 / (0.75 + 1)",
    ],
    follow_ups=[
        FollowUp(
            "`min_child_weight = 1`: how many rows does a leaf need where the model says 1%?",
            "It bounds the sum of p(1 - p), not the number of rows. At p = 0.01 a row weighs 0.0099, so about a hundred of them. "
            "The parameter reads like a count, and its meaning moves with the base rate and with how sure the model is.",
        )
    ],
    right="2/7, about 0.286. A custom objective asks you for exactly two arrays, p - y and p(1 - p): that is when you write this by hand.",
    topic="newton",
    minutes=3,
)
