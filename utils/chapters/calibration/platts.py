"""Platt scaling: its targets, and a fit that is judged by its own optimality condition."""

import numpy as np

from utils.chapters.calibration.maps import sigmoid
from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, equals, everywhere

POSITIVES, NEGATIVES = 10, 40


def _targets():
    """Return the means of the two posteriors: one more label of the class itself, one of the other."""
    return [(POSITIVES + 1) / (POSITIVES + 1 + 1), 1 / (NEGATIVES + 1 + 1)]


platt_targets = Exercise(
    "platt-targets",
    "10 positives and 40 negatives in the calibration set: Platt's targets `[for a positive, for a negative]`.",
    Array((2,), atol=0.0005, rtol=0, what="two targets, each to 3 decimals"),
    [equals(_targets, "Those are not (N+ + 1)/(N+ + 2) and 1/(N- + 2).")],
    [
        Mistake(
            "hard",
            "1 and 0 are the labels. With them a separable calibration set has no finite fit: the slope runs off to infinity.",
            [1, 0],
        ),
        Mistake(
            "swapped",
            "Each class with its own count: 10 positives for the first, 40 negatives for the second.",
            [41 / 42, 1 / 12],
        ),
        Mistake(
            "order", "The right two, the other way round: first the target of a positive, near 1.", [1 / 42, 11 / 12]
        ),
        Mistake(
            "base-rate", "0.2 and 0.8 are the shares of the classes. A target belongs to a single label.", [0.2, 0.8]
        ),
        Mistake("one-sided", "The second is for a negative, so near 0: 1/(N- + 2).", [11 / 12, 41 / 42]),
        Mistake("one-below", "Above one more, below two: (N+ + 1)/(N+ + 2).", [10 / 11, 1 / 41]),
        Mistake("all-counted", "N+ and N- are the classes' own counts, not all 50 labels.", [51 / 52, 1 / 52]),
    ],
    hints=["N+ = 10: (N+ + 1)/(N+ + 2).", "N- = 40: 1/(N- + 2)."],
    follow_ups=[
        FollowUp(
            "Why not 0 and 1?",
            "The smoothed targets are the posterior mean of a class's label under a uniform prior. They keep the fit finite on separable data and shrink it when labels are few; "
            "with thousands of labels they make no difference. Platt 1999.",
        )
    ],
    right="11/12 = 0.917 and 1/42 = 0.024. The rarer class is pulled in more: fewer labels, less certainty.",
    topic="platt",
    minutes=2,
)


def _sets(rng):
    yield np.array([-1.0, 0.0, 1.0, 2.0]), np.array([0.0, 0.0, 1.0, 1.0])
    yield np.array([-2.0, -1.0, 0.0, 1.0, 3.0]), np.array([0.0, 1.0, 0.0, 1.0, 1.0])
    for n, slope in ((30, 0.4), (200, 1.5)):
        f = rng.normal(0.3, 2, n)
        y = (rng.random(n) < sigmoid(slope * f - 0.8)).astype(float)
        y[:2] = 0, 1
        yield f, y


def _slopes(a, b, f, t):
    """Return dL/da and dL/db at (a, b), each divided by n."""
    gap = sigmoid(a * f + b) - t
    return np.array([gap @ f, gap.sum()]) / len(f)


def _smoothed(y):
    return np.where(y == 1, (y.sum() + 1) / (y.sum() + 2), 1 / ((1 - y).sum() + 2))


def _is_flat(readings, f, y):
    a, b = readings(f, y)
    slopes = _slopes(a, b, f, _smoothed(y)).round(9) + 0.0
    if np.abs(slopes).max() < 2e-4:  # where general optimisers stop
        return None
    return f"{readings.text((f, y))}: at your ({a:.4g}, {b:.4g}) the slopes dL/da and dL/db are {slopes[0]:.2g} and {slopes[1]:.2g} for each label, not 0"


def _flat_with(targets, first=0, flip=False):
    """Tell of a read function whether it sits where the loss with other targets, order or sign is flat."""

    def made(readings):
        for f, y in readings.inputs[1:]:  # the first is separable: with hard labels it has no minimum
            pair = readings(f, y)
            a, b = (-pair if flip else pair)[[first, 1 - first]]
            if np.abs(_slopes(a, b, f, targets(y))).max() > 1e-3:
                return False
        return True

    return made


def _newton(f, t, steps=60, intercept=True):
    """Fit by plain Newton steps; `intercept` False holds b at 0."""
    X, w = np.column_stack([f, np.ones(len(f))])[:, : 1 + intercept], np.zeros(1 + intercept)
    for _ in range(steps):
        p = sigmoid(X @ w)
        w = w - np.linalg.solve((X.T * (p * (1 - p))) @ X + 1e-9 * np.eye(len(w)), X.T @ (p - t))
    return np.array([w[0], w[1] if intercept else 0.0])


platt_fit = Exercise(
    "platt-fit",
    "`platt(f, y)`: (a, b) that minimise L with the smoothed targets; scores f (n,), labels y (n,) of 0 and 1. Judged by both slopes, which must vanish.",
    Function("f, y", Array((2,), atol=1e-4, rtol=1e-4, what="(a, b)"), lambda rng: list(_sets(rng))),
    [everywhere(_is_flat, "You have not arrived: the loss with the smoothed targets is not flat there.")],
    [
        Mistake(
            "hard-labels",
            "That is the fit with targets 0 and 1. Smooth them first; on the four separable points it runs away.",
            lambda f, y: _newton(f, y, steps=12),
            when=_flat_with(lambda y: y),
        ),
        Mistake(
            "platts-sign",
            "Both signs are turned. Either those are Platt's own A and B, whose sigmoid is 1/(1 + exp(A f + B)); or the classes are turned round, 0 taken for the positive.",
            lambda f, y: -_newton(f, _smoothed(y)),
            when=_flat_with(_smoothed, flip=True),
        ),
        Mistake(
            "order",
            "The right numbers, the other way round: slope first, intercept second.",
            lambda f, y: _newton(f, _smoothed(y))[::-1],
            when=_flat_with(_smoothed, first=1),
        ),
        Mistake(
            "no-intercept",
            "The slope alone, b held at 0: that is a temperature. Without b a wrong base rate cannot be mended.",
            lambda f, y: _newton(f, _smoothed(y), intercept=False),
        ),
        Mistake(
            "one-step",
            "One Newton step from zero. It is close where scores are small; go on until the step is tiny.",
            lambda f, y: _newton(f, _smoothed(y), steps=1),
        ),
    ],
    hints=[
        "`X = np.column_stack([f, np.ones(len(f))])`, `w = np.zeros(2)`, and the targets from above.",
        "Gradient `X.T @ (p - t)`, Hessian `(X.T * (p * (1 - p))) @ X`: a Newton step solves one with the other.",
        "`w = w - np.linalg.solve(hessian, gradient)`, thirty times; return `w`.",
    ],
    follow_ups=[
        FollowUp(
            "Which score do you hand it?",
            "The log-odds (then a = 1, b = 0 is the identity) or an SVM's margin. On probabilities the same two numbers make another family, which does not contain the identity. "
            "Knows that scikit-learn takes `decision_function` where there is one and else the probability: so for naive Bayes and random forests it fits on p.",
        )
    ],
    right="Both slopes vanish, on separable scores too. There is exactly one such point: the smoothed targets give a minimum, and with two different scores the loss is strictly convex. Two numbers, no library.",
    topic="platt",
    limit=30,  # descent without slopes takes its time
)
