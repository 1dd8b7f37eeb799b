"""The log loss written in the score: a derivation, and a function that survives a score of 1000."""

import numpy as np

from utils.chapters.logistic_gradient.endings import must_write, never_forms
from utils.chapters.logistic_gradient.model import exact_losses
from utils.derivation import Problem, derivation
from utils.derivation.telling import ends_in, must_end
from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, agrees_with

SCORE = Problem("p = 1/(1 + exp(-z))\nL = -(y*log(p) + (1 - y)*log(1 - p))", {"z": "real", "y": "unit"})

loss_form = derivation(
    "loss-form",
    "p = 1/(1 + exp(-z)), L = -(y log p + (1 - y) log(1 - p)). Write L in z and y alone, so that p is never formed.",
    SCORE,
    start="L",
    goal="log(1 + exp(z)) - y z",
    mistakes=[
        Mistake(
            "label-turned",
            "Test: y = 1 and z = 10, sure and right. This says a loss near 20; the label's term is -y z.",
            "L = -y log p - (1 - y) log(1 - p)\n = log(1 + exp(z)) + y z",
            when=ends_in(SCORE, "L", "log(1 + exp(z)) + y z"),
        ),
        Mistake(
            "swapped",
            "log p is -log(1 + exp(-z)) and log(1 - p) is -log(1 + exp(z)). Yours are the other way round: test y = 1, z = 10.",
            "L = -y log p - (1 - y) log(1 - p)\n = y log(1 + exp(z)) + (1 - y) log(1 + exp(-z))\n = log(1 + exp(-z)) + y z",
            when=ends_in(SCORE, "L", "log(1 + exp(-z)) + y z"),
        ),
        Mistake(
            "label-lost",
            "This has no y: it is the loss of a 0, whatever the label.",
            "L = -y log p - (1 - y) log(1 - p)\n = log(1 + exp(z))",
            when=ends_in(SCORE, "L", "log(1 + exp(z))"),
        ),
    ],
    hints=[
        "Write log p and log(1 - p) in z first.",
        "log p = -log(1 + exp(-z)) = z - log(1 + exp(z)), and log(1 - p) = -log(1 + exp(z)).",
        "Collect the two terms with log(1 + exp(z)): their weights y and 1 - y sum to 1.",
    ],
    follow_ups=[
        FollowUp(
            "Now differentiate that once more.",
            "d log(1 + exp(z))/dz is the sigmoid, d(y z)/dz is y: p - y in one line. And once more: p(1 - p), never negative, so the loss is convex in z. "
            "A strong answer offers this as the second way to the same gradient, as a check.",
        )
    ],
    right="log(1 + exp(z)) is called softplus. Its slope is the sigmoid, so dL/dz = p - y falls out in one line: a second way, and a check of the first.",
    topic="derivations",
    minutes=8,
)

must_end(
    loss_form,
    never_forms(SCORE, "p", {"z", "y"}),
    "Every line follows. Go on until z and y stand there alone, and neither p nor 1 - p under any name.",
)
must_write(
    loss_form, 2, "True. That states the result; begin with the definition of L, and put log p and log(1 - p) in z."
)


def _plain(z, y):
    p = 1 / (1 + np.exp(-z))
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def _clipped(z, y):
    with np.errstate(over="ignore"):
        p = np.clip(1 / (1 + np.exp(-z)), 1e-12, 1 - 1e-12)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def _inputs(rng):
    y = np.array([0.0, 1.0, 1.0, 0.0])
    return [
        (np.array([0.0]), np.array([1.0])),
        (np.array([2.0, -1.5]), np.array([1.0, 0.0])),
        (np.round(rng.normal(0, 3, 4), 2), y),
        (np.array([1.0, -2.0]), np.array([0.3, 0.9])),
        (np.array([40.0, -40.0, 40.0, -40.0]), y),
        (np.array([1000.0, -1000.0, 1000.0, -1000.0]), y),
    ]


stable_loss = Exercise(
    "stable-loss",
    "`log_loss(z, y)`: the log loss of each example from its score; z and y are arrays of shape (n,), y from 0 to 1, and so is the result.",
    Function("z, y", Array((None,), what="an array"), _inputs),
    [agrees_with(exact_losses, "Compared with the definition in 480 digits.")],
    [
        Mistake(
            "plain",
            "Right on paper. In floats p becomes exactly 1 or 0 and its logarithm infinite. Go back to the form in z and never form p.",
            _plain,
        ),
        Mistake(
            "clipped",
            "A clip makes the infinity go away and caps the loss: at z = -1000, y = 1 it is 1000, not 27.6. And where the clip holds, the gradient is zero.",
            _clipped,
        ),
        Mistake(
            "half-way",
            "The form is right, and exp(1000) overflows. Use `np.logaddexp(0, z)`, or factor out the larger of 0 and z.",
            lambda z, y: np.log(1 + np.exp(z)) - y * z,
        ),
        Mistake(
            "label-turned",
            "The labels are turned round: this is the loss for 1 - y.",
            lambda z, y: np.logaddexp(0, z) - (1 - y) * z,
        ),
        Mistake(
            "mean-taken",
            "One loss for each example, please: the mean comes later.",
            lambda z, y: np.array([np.mean(np.logaddexp(0, z) - y * z)]),
        ),
    ],
    hints=[
        "You have just derived it: log(1 + exp(z)) - y z.",
        "log(exp(0) + exp(z)): take the larger exponent out, so that only exp of something negative is left.",
        "`np.logaddexp(0, z)` does just that; subtract y z.",
    ],
    follow_ups=[
        FollowUp(
            "Why do frameworks ask for logits instead of probabilities?",
            "Because of this: once p has been rounded to 1, no later line can tell 1 - p = 1e-20 from 0. Fused with the sigmoid the loss is log-sum-exp, "
            "finite for every score, and its gradient is p - y, without a division. Names the pair in their own framework.",
        )
    ],
    right="p is never formed, so nothing is rounded to 1 before its logarithm is taken: finite, and right to about 1e-13, from z = -1000 to 1000. "
    "With `logaddexp(0, z) - y*z` a very sure and right example still comes out as 0; `y*logaddexp(0, -z) + (1 - y)*logaddexp(0, z)` keeps its digits.",
    topic="numerics",
    minutes=8,
)
