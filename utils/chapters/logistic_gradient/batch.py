"""The whole batch at once: X^T (p - y) / n + lam w, held against the slopes of the loss itself."""

import numpy as np

from utils.chapters.logistic_gradient.model import examples, mean_loss, sigmoid
from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, Wrong
from utils.gradients import gradient_of


def _inputs(rng):
    small = (np.array([0.0]), np.array([[1.0], [2.0]]), np.array([0.0, 1.0]), 0.0)
    return [
        small,
        (np.array([0.5, -1.0]), np.array([[1.0, 2.0], [0.0, 1.0], [3.0, -1.0]]), np.array([1.0, 0.0, 1.0]), 0.1),
        *((*examples(rng, n, d), lam) for n, d, lam in ((3, 3, 0.0), (6, 4, 0.3), (40, 3, 0.01))),
    ]


def _doubled(readings, rng, kind):
    """Hold when giving the batch twice changes nothing, as for any mean."""
    for w, X, y, lam in readings.inputs:
        once, twice = readings(w, X, y, lam), readings(w, np.vstack([X, X]), np.concatenate([y, y]), lam)
        if not np.allclose(once, twice):
            raise Wrong(
                "The batch given twice must give the same gradient: it belongs to a mean.",
                readings.text((w, X, y, lam)),
            )


def _squared(w, X, y, lam):
    p = sigmoid(X @ w)
    return X.T @ ((p - y) * p * (1 - p)) / len(y) + lam * w


batch_gradient = Exercise(
    "batch-gradient",
    "`gradient(w, X, y, lam)`: the gradient of the mean log loss plus lam/2 |w|^2; w (d,), X (n, d), y (n,).",
    Function("w, X, y, lam", Array((None,), what="an array"), _inputs),
    [gradient_of(mean_loss, "Held against the slopes of the loss itself, it is not the gradient."), _doubled],
    [
        Mistake(
            "ascent",
            "(y - p): that climbs the likelihood. A step of gradient descent with it would make the loss worse.",
            lambda w, X, y, lam: X.T @ (y - sigmoid(X @ w)) / len(y) + lam * w,
        ),
        Mistake(
            "sum-not-mean",
            "The loss is a mean: divide by n. Given the batch twice, its loss part doubles; your learning rate would depend on the batch size.",
            lambda w, X, y, lam: X.T @ (sigmoid(X @ w) - y) + lam * w,
        ),
        Mistake(
            "penalty-forgotten",
            "Right for lam = 0. The penalty lam/2 |w|^2 has a gradient too.",
            lambda w, X, y, lam: X.T @ (sigmoid(X @ w) - y) / len(y),
        ),
        Mistake(
            "penalty-twice",
            "The half in lam/2 |w|^2 is there so that the 2 goes away: its gradient is lam w.",
            lambda w, X, y, lam: X.T @ (sigmoid(X @ w) - y) / len(y) + 2 * lam * w,
        ),
        Mistake(
            "penalty-averaged",
            "The penalty stands outside the mean: do not divide lam w by n.",
            lambda w, X, y, lam: (X.T @ (sigmoid(X @ w) - y) + lam * w) / len(y),
        ),
        Mistake(
            "slope-left",
            "There is a p(1 - p) in it: that is the gradient of squared error. For the log loss it has cancelled.",
            _squared,
        ),
        Mistake(
            "input-lost",
            "That is p - y, one entry for each example. `X.T @` turns it into one entry for each weight.",
            lambda w, X, y, lam: sigmoid(X @ w) - y,
        ),
        Mistake(
            "score-as-prediction",
            "X w is the score. Without the sigmoid this is linear regression.",
            lambda w, X, y, lam: X.T @ (X @ w - y) / len(y) + lam * w,
        ),
    ],
    hints=[
        "For one example it is (p - y) x. Which product sums that over the rows of X?",
        "p has shape (n,), X.T has shape (d, n).",
        "`return X.T @ (p - y) / len(y) + lam * w`, with p the sigmoid of `X @ w`.",
    ],
    follow_ups=[
        FollowUp(
            "Should the intercept be penalised?",
            "Usually not: shrinking it pulls the base rate towards one half, and the fit then depends on where the features are centred. "
            "Says what their library does: liblinear penalises it, most solvers do not.",
        )
    ],
    right="It agrees with the slopes of the loss, and the batch given twice changes nothing. One product, no loop, and no p(1 - p) anywhere.",
    topic="gradients",
    minutes=8,
)
