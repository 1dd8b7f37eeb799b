"""One Newton step from zero, the step as a function, and data on which no step is the last."""

from fractions import Fraction

import numpy as np

from utils.chapters.logistic_gradient.model import examples, numeric_newton, sigmoid
from utils.exercise import Array, Choice, Exercise, FollowUp, Form, Function, Mistake, Wrong, agrees_with, equals

POINTS, LABELS = np.array([-1.0, 0.0, 1.0, 2.0]), np.array([0.0, 0.0, 1.0, 1.0])


def _by_hand():
    """Solve H w = -g at w = 0 in fractions, where p = 1/2 and s = 1/4 everywhere."""
    x, r = [int(v) for v in POINTS], [Fraction(1, 2) - int(v) for v in LABELS]
    s = Fraction(1, 4)
    a, b, c = s * len(x), s * sum(x), s * sum(v * v for v in x)
    g0, g1 = sum(r), sum(u * v for u, v in zip(x, r, strict=True))
    det = a * c - b * b
    return [float((-g0 * c + g1 * b) / det), float((-g1 * a + g0 * b) / det)]


newton_first = Exercise(
    "newton-first",
    "Logistic regression: x = (-1, 0, 1, 2), y = (0, 0, 1, 1), with an intercept, no penalty. From zero, one Newton step: `[intercept, slope]` to 3 decimals.",
    Array((2,), atol=5.1e-4, rtol=0, what="a list or an array"),
    [equals(_by_hand, "Not where the step ends.")],
    [
        Mistake("uphill", "A step uphill: from w *subtract* the inverse Hessian times the gradient.", [0.8, -1.6]),
        Mistake(
            "gradient-step",
            "That is the negative gradient, a step of length one. Newton divides by the curvature as well.",
            [0.0, 0.5],
        ),
        Mistake(
            "curvature-forgotten",
            "The curvature has s = p(1 - p) = 1/4 in it. Leave it out and the step comes out four times too short.",
            [-0.2, 0.4],
        ),
        Mistake("turned-round", "Both numbers are there; the intercept comes first.", [1.6, -0.8]),
        Mistake("no-intercept", "4/3 is the slope without an intercept: put a column of ones beside x.", [0.0, 4 / 3]),
    ],
    hints=[
        "At w = 0 every p is 1/2, so p - y is (1/2, 1/2, -1/2, -1/2) and every s is 1/4.",
        "Gradient (0, -1/2), Hessian [[1/4, 1/8], [1/8, 3/8]], both with the 1/n.",
        "Solve [[2, 1], [1, 3]] (intercept, slope) = (0, 4).",
    ],
    right="(-0.8, 1.6): by hand, in one minute. The 1/n cancels between gradient and Hessian.",
    topic="newton",
    minutes=5,
)


def _inputs(rng):
    X = np.column_stack([np.ones(4), POINTS])
    w = np.array([0.2, -0.1, 0.3])
    return [
        (np.zeros(2), X, LABELS, 0.0),
        (np.array([-0.8, 1.6]), X, LABELS, 0.0),
        (np.zeros(2), X, LABELS, 0.5),
        *((w, *examples(rng, n, 3)[1:], lam) for n, lam in ((12, 0.1), (30, 0.02))),
    ]


def _step(w, X, y, lam, *, hessian_penalty=1.0, weights=None, sign=-1.0, mean=1.0):
    p = sigmoid(X @ w)
    s = p * (1 - p) if weights is None else weights
    H = X.T @ (X * np.reshape(s, (-1, 1))) / (len(y) if mean else 1) + hessian_penalty * lam * np.eye(len(w))
    return w + sign * np.linalg.solve(H, X.T @ (p - y) / len(y) + lam * w)


newton_step = Exercise(
    "newton-step",
    "`newton_update(w, X, y, lam)`: w after one Newton step on the mean log loss plus lam/2 |w|^2; w (d,), X (n, d), y (n,).",
    Function("w, X, y, lam", Array((None,), atol=1e-5, rtol=1e-5, what="an array"), _inputs),
    [agrees_with(numeric_newton, "Compared with a step whose gradient and Hessian were taken numerically.")],
    [
        Mistake(
            "uphill",
            "The sign: w *minus* the inverse Hessian times the gradient. Yours climbs.",
            lambda w, X, y, lam: _step(w, X, y, lam, sign=1.0),
        ),
        Mistake(
            "step-only",
            "That is the step. Add it to w, and return where you are then.",
            lambda w, X, y, lam: _step(w, X, y, lam) - w,
        ),
        Mistake(
            "unweighted",
            "X^T X is the Hessian of linear regression: weigh each example by p(1 - p).",
            lambda w, X, y, lam: _step(w, X, y, lam, weights=np.ones(len(y))),
        ),
        Mistake(
            "penalty-not-curved",
            "Right for lam = 0. The penalty curves too: it adds lam to the diagonal of the Hessian.",
            lambda w, X, y, lam: _step(w, X, y, lam, hessian_penalty=0.0),
        ),
        Mistake(
            "mean-once",
            "Gradient with 1/n, Hessian without: the step comes out too short, by n where there is no penalty.",
            lambda w, X, y, lam: _step(w, X, y, lam, mean=0.0),
        ),
        Mistake(
            "gradient-step",
            "That is a gradient step of length one. Newton solves with the Hessian first.",
            lambda w, X, y, lam: w - (X.T @ (sigmoid(X @ w) - y) / len(y) + lam * w),
        ),
    ],
    hints=[
        "You have the gradient. The Hessian is X^T S X / n + lam I.",
        "`X.T @ (s[:, None] * X)` is X^T S X without building S. Solve, do not invert.",
        "`return w - np.linalg.solve(H, gradient(w, X, y, lam))`",
    ],
    follow_ups=[
        FollowUp(
            "Why is this called iteratively reweighted least squares?",
            "Because H w_new = X^T S (X w + S^-1 (y - p)) / n: weighted least squares on a working response, with weights s_i that change every round. "
            "Adds the cost, n d^2 + d^3 a step, and when not to: large d, minibatches.",
        ),
        FollowUp(
            "Does it always arrive?",
            "No. With the labels 0, 1, 0, 1 on the four points, from intercept 0 and slope 3, the full step runs away, though a minimum exists. Halve the step until the loss falls.",
        ),
    ],
    right="It agrees with a step taken numerically. With `solve` instead of an inverse it is also cheaper and more accurate.",
    topic="newton",
    minutes=10,
)

FATES = {
    "loss": {"zero": "it tends to 0", "positive": "it tends to a positive number"},
    "norm": {"finite": "it tends to a finite number", "infinite": "it grows without bound"},
    "minimiser": {"one": "there is exactly one", "many": "there are several", "none": "there is none"},
}


def _fate(form, rng, kind):
    """Hold when the three fit what a ray through separable data does: scale w up and watch."""
    if None in form.values():
        raise Wrong("One of the three is still open.")
    X = np.column_stack([np.ones(4), POINTS])
    along = [
        np.mean(np.logaddexp(0, X @ w) - LABELS * (X @ w)) for w in (c * np.array([-1.0, 2.0]) for c in (1, 10, 100))
    ]
    vanishes = along[0] > along[1] > along[2] and along[2] < 1e-9
    truth = {"loss": "zero" if vanishes else "positive", "norm": "infinite" if vanishes else "finite"}
    truth["minimiser"] = "none" if vanishes else "one"
    for name, is_so in truth.items():
        if form[name] != is_so:
            raise Wrong(
                "Take w = c (-1, 2), which separates the four points, and let c grow: what does the loss do?",
                f"`{name}`",
            )


separable_fate = Exercise(
    "separable-fate",
    "Logistic regression, strictly separable data, no penalty, and you go on minimising: what becomes of `loss`, of the `norm` of w, and how many finite `minimiser`s are there?",
    Form(**{name: Choice(options) for name, options in FATES.items()}),
    [_fate],
    [
        Mistake(
            "zero-reached",
            "A log loss of exactly 0 needs p = 1, and so an infinite score. It gets as close as you like, and no finite w is there.",
            {"loss": "zero", "norm": "infinite", "minimiser": "one"},
            when=lambda form: form["loss"] == "zero" and form["minimiser"] in ("one", "many"),
        ),
        Mistake(
            "convex-so-minimum",
            "Convex does not mean that there is a minimum: exp(-t) is convex, and has none.",
            {"loss": "positive", "norm": "finite", "minimiser": "one"},
            when=lambda form: form["loss"] == "positive" and form["minimiser"] == "one",
        ),
        Mistake(
            "norm-settles",
            "If w settled, doubling it would lower the loss again: every margin is positive, so a larger w is always better.",
            {"loss": "zero", "norm": "finite", "minimiser": "none"},
            when=lambda form: form["norm"] == "finite" and form["minimiser"] == "none",
        ),
        Mistake(
            "open-field",
            "One of the three is still open. Take w = c (-1, 2) on the four points and let c grow.",
            {"loss": "zero", "norm": "infinite"},
            when=lambda form: None in form.values(),
        ),
    ],
    hints=[
        "Take a w that separates the data, and multiply it by 10. What happens to every loss?",
        "Every margin grows, every loss falls: no finite w can be the best.",
    ],
    follow_ups=[
        FollowUp(
            "It never happened to you. Why?",
            "Because a penalty or early stopping was there: scikit-learn's LogisticRegression penalises by default (C = 1; in this chapter's terms lam = 1/(C n)), and a gradient step along the separating direction shrinks with the loss, "
            "so that it looks converged. Names where it does happen: many features, few rows, a one-hot column that occurs with one label only. "
            "There only that weight runs away, and the loss tends to a positive number (quasi-separation).",
        )
    ],
    right="The loss tends to 0, w runs away, and nobody arrives. A penalty, however small, brings the minimum back.",
    topic="newton",
    minutes=3,
)
