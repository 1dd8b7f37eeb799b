"""Softmax and its loss in floating point: rows of logits, some of them large."""

from decimal import Decimal, localcontext

import numpy as np

from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, Number, agrees_with, holds


def _raised(z):
    return [Decimal(float(each)).exp() for each in z]


def exact_softmax(Z):
    """Return softmax row by row in 50 decimal digits, where e^1000 is an ordinary number."""
    with localcontext() as context:
        context.prec = 50
        rows = [_raised(z) for z in Z]
        return np.array([[float(each / sum(row)) for each in row] for row in rows])


def exact_loss(Z, y):
    """Return the mean cross-entropy in 50 decimal digits."""
    with localcontext() as context:
        context.prec = 50
        losses = [-(row[true] / sum(row)).ln() for row, true in zip(map(_raised, Z), y, strict=True)]
        return float(sum(losses) / len(losses))


def difference_gradient(Z, y, step=1e-4):
    """Return central differences of the exact mean loss in every logit."""
    gradient = np.zeros(Z.shape)
    for place in np.ndindex(*Z.shape):
        nudge = np.zeros(Z.shape)
        nudge[place] = step
        gradient[place] = (exact_loss(Z + nudge, y) - exact_loss(Z - nudge, y)) / (2 * step)
    return gradient


LABELS = ([0], [1], [1], [2], [1, 0], [0, 3, 3])


def _rows(rng):
    draw = np.round(rng.normal(0, 2, (3, 4)), 2)
    spread = [[800.0, 0.0, -800.0]]  # its mean is 0, so that only its maximum tames it
    return [[[1.0, 0.0]], [[1000.0, 0.0]], [[-1000.0, -1001.0]], spread, [[0.0, 1.0], [1000.0, 0.0]], draw.tolist()]


def _matrices(rng):
    return [(np.array(Z),) for Z in _rows(rng)]


def _labelled(rng):
    return [(np.array(Z), np.array(y)) for Z, y in zip(_rows(rng), LABELS, strict=True)]


def _plain(Z, axis=1):
    raised = np.exp(Z)
    return raised / raised.sum(axis=axis, keepdims=True)


def _good(Z, shift=None):
    raised = np.exp(Z - (Z.max(axis=1, keepdims=True) if shift is None else shift(Z)))
    return raised / raised.sum(axis=1, keepdims=True)


def _one_hot(Z, y):
    return np.eye(Z.shape[1])[y]


def _sigmoid(Z):
    return 0.5 * (1 + np.tanh(Z / 2))


def _one_total(Z):
    raised = np.exp(Z - Z.max())
    return raised / raised.sum()


SMALL = np.array([[0.0, 1.0, 2.0], [0.5, -1.0, 0.25]])  # where a slip shows whether or not the arithmetic is stable
SMALL_TRUE = np.array([2, 0])


def _like(wrong):
    return lambda f: np.allclose(f(SMALL), wrong(SMALL))


softmax_rows = Exercise(
    "softmax-rows",
    "`softmax(Z)`: softmax of each row of `Z`, shape (n, K); logits may be 1000 or -1000.",
    Function("Z", Array((None, None), what="an array"), _matrices),
    [
        agrees_with(exact_softmax, "It disagrees with softmax in 50 decimal digits."),
        holds(lambda f, Z: np.allclose(f(Z).sum(1), 1), "The rows do not sum to one."),
        holds(lambda f, Z: np.allclose(f(Z), f(Z + 7.0)), "Adding 7 to every logit changed it."),
    ],
    [
        Mistake("columns", "You normalise each column. Classes lie along a row: `axis=1`.", lambda Z: _good(Z.T).T, when=_like(lambda Z: _good(Z.T).T)),
        Mistake("one-total", "You divide by the sum over the whole batch. Each row has its own: `axis=1, keepdims=True`.", _one_total, when=_like(_one_total)),
        Mistake("sigmoids", "Each entry is squashed on its own: these are K yes-or-no models, and a row need not sum to one.", _sigmoid, when=_like(_sigmoid)),
        Mistake("overflow", "The formula is right and the arithmetic is not: e^1000 is inf, and inf/inf is nan. Subtract the row's largest logit first; that changes nothing else.", _plain),
        Mistake("batch-max", "You subtract the largest logit of the whole batch. A row far below it underflows to 0/0: take the maximum of each row.", lambda Z: _good(Z, np.max)),
        Mistake("mean-subtracted", "Subtracting the mean leaves large positive exponents: 800 stays 800. The maximum leaves none above 0.", lambda Z: _good(Z, lambda Z: Z.mean(axis=1, keepdims=True))),
    ],
    hints=[
        "First the definition: `np.exp(Z)` divided by its sum along `axis=1`, with `keepdims=True`.",
        "softmax(z + c) = softmax(z): choose c so that nothing overflows.",
        "`raised = np.exp(Z - Z.max(axis=1, keepdims=True))`.",
    ],
    right="Shift invariance is the whole trick: the largest exponent is 0, one term is 1, and the rest may quietly underflow.",
    topic="stability",
    minutes=6,
)  # fmt: skip


cross_entropy = Exercise(
    "cross-entropy",
    "`cross_entropy(Z, y)`: the mean cross-entropy of logits `Z` (n, K) with labels `y` (n,), whole numbers from 0; logits may be 1000.",
    Function("Z, y", Number(decimals=6, what="a loss"), _labelled),
    [agrees_with(exact_loss, "It disagrees with the loss in 50 decimal digits.")],
    [
        Mistake("log-of-softmax", "The logarithm of a probability that underflowed to 0 is -inf. Never form p: the loss is log-sum-exp minus the true logit.", lambda Z, y: -np.log(_good(Z)[np.arange(len(y)), y]).mean()),
        Mistake("clipped", "A small constant inside the logarithm hides the inf and lies: at [1000, 0] the loss is 1000, and yours stops at minus the log of that constant, where its gradient is dead.", lambda Z, y: -np.log(_good(Z)[np.arange(len(y)), y] + 1e-12).mean(), when=lambda f: _stops_early(f)),
        Mistake("mean-over-entries", "You divided by n K: the mean over all entries of a one-hot product. There are n losses, one a row.", lambda Z, y: exact_loss(Z, y) / Z.shape[1], when=lambda f: _share(f, 1 / SMALL.shape[1])),
        Mistake("overflow", "e^1000 is inf. Take the row's maximum out of the logarithm first: log-sum-exp(z) = m + log sum e^(z - m).", lambda Z, y: (np.log(np.exp(Z).sum(1)) - Z[np.arange(len(y)), y]).mean()),
        Mistake("max-not-added", "You subtracted the maximum inside and did not add it back outside.", lambda Z, y: (np.log(np.exp(Z - Z.max(1, keepdims=True)).sum(1)) - Z[np.arange(len(y)), y]).mean()),
        Mistake("sum-not-mean", "This is the sum over the examples, not their mean.", lambda Z, y: exact_loss(Z, y) * len(y)),
        Mistake("ascent", "The sign: a loss is the *negative* log-likelihood, never below 0.", lambda Z, y: -exact_loss(Z, y)),
    ],
    hints=[
        "-log(e^(z_y) / sum_k e^(z_k)) = log sum_k e^(z_k) - z_y: no probability needed.",
        "With m the row's maximum, log sum e^z = m + log sum e^(z - m).",
        "`Z[np.arange(len(y)), y]` picks the true logits.",
    ],
    right="Log-sum-exp minus the true logit. At [1000, 0] with the second class true the loss is 1000, finite and honest: this is what a fused loss does for you.",
    topic="stability",
    minutes=8,
)  # fmt: skip


def _share(f, share):
    """Tell whether a loss is this share of the exact one on a moderate batch, to 2%: a constant of e^-5 shows less."""
    try:
        return abs(f(SMALL, SMALL_TRUE) - share * exact_loss(SMALL, SMALL_TRUE)) < 0.02
    except Exception:
        return False


def _stops_early(f):
    try:
        value = f(np.array([[1000.0, 0.0]]), np.array([1]))
    except Exception:
        return False
    return 5 < value < 800 and _share(f, 1)  # half of 1000 is another slip


softmax_gradient = Exercise(
    "softmax-gradient",
    "`gradient(Z, y)`: the gradient of the mean cross-entropy in the logits, shape (n, K).",
    Function("Z, y", Array((None, None), what="an array"), _labelled),
    [
        agrees_with(difference_gradient, "It disagrees with central differences of the loss."),
        holds(lambda f, Z, y: np.allclose(f(Z, y).sum(1), 0), "The entries of a row do not sum to zero."),
    ],
    [
        Mistake("ascent", "The sign: you hand back y - p. The true entry of a loss's gradient is negative.", lambda Z, y: (_one_hot(Z, y) - _good(Z)) / len(y)),
        Mistake("overflow", "p - y is right, and the p in it overflows at 1000: use the stable softmax.", lambda Z, y: (_plain(Z) - _one_hot(Z, y)) / len(y)),
        Mistake("no-mean", "Right for the sum. The mean has 1/n, and it reaches every entry.", lambda Z, y: _good(Z) - _one_hot(Z, y)),
        Mistake("no-target", "p/n alone: take 1 away at each row's true class before dividing.", lambda Z, y: _good(Z) / len(y)),
        Mistake("one-everywhere", "You take 1 away in every column. `P[np.arange(n), y] -= 1` touches only the true class.", lambda Z, y: (_good(Z) - 1) / len(y)),
        Mistake("true-only", "Only the true column is there. The rivals stand in the denominator: each has the slope p_k.", lambda Z, y: (_good(Z) - 1) * _one_hot(Z, y) / len(y)),
        Mistake("squared-error", "There is p(1 - p) too much: that would be squared error through sigmoids.", lambda Z, y: (_good(Z) - _one_hot(Z, y)) * _good(Z) * (1 - _good(Z)) / len(y)),
    ],
    hints=["p - y, with y one-hot.", "One-hot rows: `np.eye(K)[y]`.", "`(softmax(Z) - np.eye(Z.shape[1])[y]) / len(y)`."],
    follow_ups=[
        FollowUp(
            "Going back through log, then softmax, gives the same. Why is the loss fused all the same?",
            "Not for the size of the Jacobian: nobody forms diag(p) - p p^T, a softmax hands back p * (g - p.g), which is K numbers. But g = -y/p divides by a p that may have underflowed. Fused, nothing is divided: p - y.",
        )
    ],
    right="(p - y)/n. Every row sums to zero, and nothing was divided by p.",
    topic="stability",
    minutes=8,
)  # fmt: skip
