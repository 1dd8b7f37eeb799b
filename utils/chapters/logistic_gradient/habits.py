"""Four checks that cost seconds on a board, and which slip each of them finds."""

import numpy as np

from utils.chapters.logistic_gradient.model import sigmoid
from utils.exercise import Choice, Exercise, Form, Mistake, Wrong

CHECKS = {
    "sign": "y = 1: if every x_j > 0, no entry may be positive",
    "shape": "one entry for each weight",
    "limit": "y = 1 and p near 0: the gradient must not vanish",
    "double": "the batch given twice: the gradient of a mean must not change",
}
SUSPECTS = {
    "ascent": ("X^T (y - p) / n", lambda p, X, y: X.T @ (y - p) / len(y)),
    "slope": ("X^T ((p - y) p (1 - p)) / n", lambda p, X, y: X.T @ ((p - y) * p * (1 - p)) / len(y)),
    "residual": ("mean(p - y)", lambda p, X, y: np.mean(p - y)),
    "total": ("X^T (p - y)", lambda p, X, y: X.T @ (p - y)),
}


def failed(gradient) -> set[str]:
    """Name the checks that `gradient(p, X, y)` does not pass."""
    X, y = np.array([[1.0, 2.0], [3.0, 1.0], [1.0, 1.0]]), np.ones(3)
    p, sure = sigmoid(X @ [0.2, -0.1]), np.full(3, 1e-9)
    g = gradient(p, X, y)
    twice = gradient(np.tile(p, 2), np.tile(X, (2, 1)), np.tile(y, 2))
    passes = {
        "sign": bool((g <= 0).all()),
        "shape": g.shape == (2,),
        "limit": np.abs(gradient(sure, X, y)).max() > 1e-3,
        "double": bool(np.allclose(twice, g)),
    }
    return {name for name, passed in passes.items() if not passed}


def _caught(form, rng, kind):
    for name, (text, gradient) in SUSPECTS.items():
        if form[name] is None:
            raise Wrong(f"`{name}` is still open.")
        found = failed(gradient)
        if form[name] not in found:
            raise Wrong(f"Try it on three examples: `{text}` passes that check.", f"`{name}`: `{form[name]}`")


catches = Exercise(
    "slip-catches",
    "\n".join(
        ["Four checks:"]
        + [f"`{name}`: {says}" for name, says in CHECKS.items()]
        + ["Four wrong gradients of the mean log loss, each found by one of them:"]
        + [f"`{name}`: {text}" for name, (text, _) in SUSPECTS.items()]
    ),
    Form(**{name: Choice(CHECKS) for name in SUSPECTS}),
    [_caught],
    [
        Mistake(
            "one-check",
            "One check for all four? Each of these passes the other three: that is why it takes four.",
            dict.fromkeys(SUSPECTS, "sign"),
            when=lambda form: len(set(form.values())) == 1 and None not in form.values(),
        ),
        Mistake(
            "sign-of-slope",
            "p(1 - p) is positive: it never turns a sign. It makes the gradient small where it should be large.",
            dict(ascent="sign", slope="sign", residual="shape", total="double"),
            when=lambda form: form["slope"] == "sign",
        ),
        Mistake(
            "shape-of-total",
            "A sum has the same shape as a mean. What changes when the batch is given twice?",
            dict(ascent="sign", slope="limit", residual="double", total="shape"),
            when=lambda form: form["total"] == "shape",
        ),
        Mistake(
            "open-field",
            "At least one of the four is open. Ask of each check: would this wrong gradient pass it?",
            dict(ascent="sign", slope="limit", residual="shape"),
            when=lambda form: None in form.values(),
        ),
    ],
    hints=[
        "Take three examples with y = 1 and positive inputs, and try each check in your head.",
        "The one number instead of d: `shape`. The one that grows with the batch: `double`.",
        "A turned sign: `sign`. A factor that dies where the model is sure: `limit`.",
    ],
    right="Each passes the other three. Sign, shape, limit, doubling: ten seconds on the board, and they find the commonest slips. A wrong constant passes them all: that takes a finite difference, at the desk.",
    topic="gradients",
    version=2,
    minutes=4,
)
