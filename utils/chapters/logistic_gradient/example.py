"""One example in numbers: its gradient, and the factor that squared error leaves behind."""

import numpy as np

from utils.chapters.logistic_gradient.model import complex_step, mean_loss
from utils.exercise import Array, Choice, Exercise, Mistake, equals

_W, _X, _Y = np.array([1.0, -2.0, 0.5]), np.array([2.0, 1.0, 1.0]), 0.0  # the last entry is the intercept


def _first():
    """Return (dL/dw_1, dL/dw_2, dL/db) by complex step."""
    return complex_step(lambda w: mean_loss(w, _X[None], np.array([_Y])), _W)


first_gradient = Exercise(
    "first-gradient",
    "Logistic regression with log loss; w = (1, -2), b = 0.5, x = (2, 1), y = 0: `[dL/dw_1, dL/dw_2, dL/db]` to 3 decimals.",
    Array((3,), atol=6e-4, rtol=0, what="a list or an array"),
    [equals(_first, "Not the gradient: nudge a weight by 0.001 and see what the loss does.")],
    [
        Mistake(
            "ascent",
            "Every sign is turned. y = 0 and the model says 0.62: to lower the loss z must fall, so the loss rises with z.",
            [-1.2449, -0.6225, -0.6225],
        ),
        Mistake(
            "slope-left", "A factor p(1 - p) = 0.235 is still in it: it has cancelled.", [0.29255, 0.14627, 0.14627]
        ),
        Mistake("score-as-prediction", "z = 0.5 is the score. The prediction is sigma(z) = 0.6225.", [1.0, 0.5, 0.5]),
        Mistake(
            "input-lost", "Each weight's gradient is multiplied by its own input, 2 and 1.", [0.6225, 0.6225, 0.6225]
        ),
        Mistake(
            "intercept-scaled",
            "The intercept's input is 1, not b: dz/db = 1.",
            [1.2449, 0.6225, 0.3112],
        ),
        Mistake(
            "weights-as-inputs",
            "You multiplied by the weights (1, -2). dz/dw_j is the input x_j.",
            [0.6225, -1.2449, 0.6225],
        ),
        Mistake("intercept-forgotten", "The intercept moves the score too: dz/db = 1.", [1.2449, 0.6225, 0.0]),
    ],
    hints=[
        "First the score, z = 1 * 2 - 2 * 1 + 0.5.",
        "p = sigma(0.5) = 0.6225, so p - y = 0.6225.",
        "Times 2, times 1, and times 1 for the intercept.",
    ],
    right="p - y = 0.6225 once, then times 2, 1 and 1. You need one exponential for the whole vector.",
    topic="gradients",
    minutes=4,
)

_LEFT = {
    "a": ("p (1 - p)", lambda p: p * (1 - p)),
    "b": ("1 / (p (1 - p))", lambda p: 1 / (p * (1 - p))),
    "c": ("p - y", lambda p: p - 1),
    "d": ("nothing: both losses have the same gradient", lambda p: 1.0),
}


def _left_behind():
    """Find the option by which the two slopes in z differ, at y = 1 over a range of z."""
    z = np.linspace(-3, 3, 13)
    squared = np.imag((1 / (1 + np.exp(-(z + 1e-30j))) - 1) ** 2 / 2) / 1e-30
    log = np.imag(-np.log(1 / (1 + np.exp(-(z + 1e-30j))))) / 1e-30
    p = 1 / (1 + np.exp(-z))
    return next(key for key, (_, factor) in _LEFT.items() if np.allclose(squared, log * factor(p)))


left_factor = Exercise(
    "left-factor",
    "With L = (p - y)^2 / 2 in place of the log loss, the gradient is the same but for one more factor. Which?",
    Choice({key: words for key, (words, _) in _LEFT.items()}),
    [equals(_left_behind)],
    [
        Mistake(
            "denominator",
            "1/(p(1 - p)) is what the log loss brings in with dL/dp, and what cancels. Squared error has dL/dp = p - y: nothing to cancel with.",
            "b",
        ),
        Mistake("residual", "p - y is in both: it is what the two have in common.", "c"),
        Mistake(
            "same",
            "The same? At y = 1, p = 0.01 the slopes in z are -0.99 for the log loss and -0.0098 for squared error.",
            "d",
        ),
    ],
    hints=[
        "Write the three factors for squared error. Which one changed?",
        "dL/dp = p - y, with no denominator. What was it to cancel?",
    ],
    right="dL/dp = p - y has no denominator, so the sigmoid's slope p(1 - p) stays. It is at most 1/4 and vanishes on both sides: sure and wrong learns nothing.",
    topic="gradients",
    minutes=2,
)
