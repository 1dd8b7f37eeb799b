"""Temperature: one number that changes how sure a model is and nothing else."""

import numpy as np

from utils.chapters.calibration.maps import rising_root
from utils.derivation import Problem, derivation
from utils.derivation.telling import ends_in
from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, Number, equals, everywhere

SOFTENED = Problem("p_k = exp(z_k/T)/sum_m exp(z_m/T)", {"z": "vec K", "T": "pos"})

temperature_order = derivation(
    "temperature-order",
    "p_k = exp(z_k/T)/sum_m exp(z_m/T) with T > 0. Derive log(p_j/p_k), and see what T can do to the order.",
    SOFTENED,
    start="log(p_j/p_k)",
    goal="(z_j - z_k)/T",
    steps=2,
    mistakes=[
        Mistake(
            "temperature-lost",
            "T went missing: each exponent is z/T.",
            "log(p_j/p_k) = log(exp(z_j)/exp(z_k))\n = z_j - z_k",
            when=ends_in(SOFTENED, "log(p_j/p_k)", "z_j - z_k"),
        ),
        Mistake(
            "ratio-of-logs",
            "The logarithm of a quotient is a difference of logarithms, not their quotient.",
            "log(p_j/p_k) = log(p_j)/log(p_k)\n = z_j/z_k",
            when=ends_in(SOFTENED, "log(p_j/p_k)", "log(p_j)/log(p_k)", "z_j/z_k", "(z_j/T)/(z_k/T)"),
        ),
        Mistake(
            "ratio-without-log",
            "That is p_j/p_k itself. Its logarithm was asked for.",
            "log(p_j/p_k) = exp(z_j/T)/exp(z_k/T)\n = exp((z_j - z_k)/T)",
            when=ends_in(SOFTENED, "log(p_j/p_k)", "exp((z_j - z_k)/T)"),
        ),
        Mistake(
            "times-temperature",
            "T divides the logits; it does not multiply them.",
            "log(p_j/p_k) = z_j/T - z_k/T\n = (z_j - z_k) T",
            when=ends_in(SOFTENED, "log(p_j/p_k)", "(z_j - z_k) T"),
        ),
    ],
    hints=[
        "Put both fractions in: the sums below are the same, and cancel.",
        "`= log(exp(z_j/T)/exp(z_k/T))`",
        "The logarithm of exp(u) is u.",
    ],
    follow_ups=[
        FollowUp(
            "What does that prove?",
            "For T > 0 the sign of z_j - z_k decides who is larger, whatever T: the order of the classes, so the argmax and the accuracy, stay. Ties stay ties. "
            "Across examples it does not hold: with three or more classes two examples can change places in how sure they are.",
        )
    ],
    right="T scales every log-odds and turns no sign: the order of the classes, and so the argmax, stays.",
    topic="derivations",
    minutes=5,
)


def softmax(z):
    """Return the softmax of the last axis."""
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


LOGITS = (3.0, 1.0, 0.0)

temperature_hand = Exercise(
    "temperature-hand",
    "Logits 3, 1, 0. At T = 1 the softmax is (0.844, 0.114, 0.042). What is it at T = 2?",
    Array((3,), atol=0.0005, rtol=0, what="three probabilities, each to 3 decimals"),
    [equals(lambda: softmax(np.array(LOGITS) / 2), "That is not the softmax of the logits divided by 2.")],
    [
        Mistake(
            "unchanged", "That is T = 1. A higher temperature makes it less sure.", softmax(np.array(LOGITS)).round(3)
        ),
        Mistake("multiplied", "You multiplied by T: the model became surer. Divide.", softmax(np.array(LOGITS) * 2)),
        Mistake(
            "probabilities-divided",
            "Divide the *logits*, then take the softmax. Probabilities divided by 2 do not sum to 1.",
            softmax(np.array(LOGITS)) / 2,
        ),
        Mistake(
            "softmax-twice",
            "That is a softmax of probabilities divided by 2. Begin with the logits.",
            softmax(softmax(np.array(LOGITS)) / 2),
        ),
        Mistake(
            "unnormalised",
            "Those are the exponentials. Divide by their sum.",
            np.exp(np.array(LOGITS) / 2),
        ),
    ],
    hints=["The logits become 1.5, 0.5, 0.", "exp: 4.482, 1.649, 1; their sum is 7.130."],
    right="(0.629, 0.231, 0.140): less sure, the same order. The log-odds of the first two went from 2 to 1.",
    topic="temperature",
    minutes=3,
)


def _examples(rng):
    yield np.array([[2.0, 0.0], [2.0, 0.0], [2.0, 0.0]]), np.array([0, 0, 1])
    for n, classes, true in ((40, 3, 2.0), (150, 4, 0.6)):
        z = rng.normal(0, 2, (n, classes))
        y = np.array([rng.choice(classes, p=row) for row in softmax(z / true)])
        yield z, y


def _slope(z, y, inverse):
    """Return the slope of the mean log loss in 1/T: logit expected minus logit of the true class."""
    return float(np.mean(np.sum(softmax(inverse * z) * z, axis=1) - z[np.arange(len(y)), y]))


def _at_minimum(readings, z, y):
    mine, best = readings(z, y), _best_t(z, y)
    if mine <= 0:
        return f"{readings.text((z, y))}: your T = {mine:.4g} is not above 0"
    if abs(mine - best) <= 1e-3 * best:
        return None
    return f"{readings.text((z, y))}: at your T = {mine:.4g} the loss still falls {'as T rises' if mine < best else 'as T falls'}"


def _best_t(z, y):
    return 1 / rising_root(lambda inverse: _slope(z, y, inverse), 1e-4, 1e4)


def _by_confidence(z, y):
    """Match the mean confidence to the accuracy instead."""
    accuracy = min(np.mean(z.argmax(1) == y), 0.999)
    return 1 / rising_root(lambda inverse: softmax(inverse * z).max(1).mean() - accuracy, 1e-4, 1e4)


def _by_squares(z, y):
    grid = np.geomspace(0.05, 50, 4001)
    errors = [np.sum((softmax(z / t) - np.eye(z.shape[1])[y]) ** 2) for t in grid]
    return float(grid[int(np.argmin(errors))])


temperature_fit = Exercise(
    "temperature-fit",
    "`fit_temperature(z, y)`: the T > 0 that minimises the mean log loss of softmax(z/T); logits z (n, K), classes y (n,) from 0.",
    Function("z, y", Number(tolerance=1e-4, what="a temperature above 0"), lambda rng: list(_examples(rng))),
    [everywhere(_at_minimum, "The loss is not at its minimum there.")],
    [
        Mistake(
            "inverse",
            "That is 1/T: you solved for the factor of the logits. Invert it.",
            lambda z, y: 1 / _best_t(z, y),
        ),
        Mistake("never-fitted", "1 leaves the model as it is.", lambda z, y: 1.0),
        Mistake(
            "squared-error",
            "That T minimises the squared error. A proper score too, and another minimum on finitely many labels.",
            _by_squares,
            when=lambda readings: all(abs(readings(z, y) / _by_squares(z, y) - 1) < 4e-3 for z, y in readings.inputs),
        ),
        Mistake(
            "confidence-matched",
            "That matches the mean confidence to the accuracy. The log loss asks for more: the expected *logit* equals that of the true class.",
            _by_confidence,
            when=lambda readings: all(
                abs(readings(z, y) / _by_confidence(z, y) - 1) < 4e-3 for z, y in readings.inputs[1:]
            ),
        ),
        Mistake(
            "logarithm",
            "That is log T. Take its exponential at the end.",
            lambda z, y: np.log(_best_t(z, y)),
            when=lambda readings: all(abs(readings(z, y) - np.log(_best_t(z, y))) < 1e-3 for z, y in readings.inputs),
        ),
    ],
    hints=[
        "In s = 1/T the loss is convex: one dimension, one minimum. A scan of s, refined twice, is good enough (T to 0.1%).",
        "Its slope in s: the mean of sum_k p_k z_k, minus the mean logit of the true class. It rises with s: bisect.",
        "Keep `low, high = 1e-3, 1e3`, try `s = (low * high) ** 0.5`, move the end whose sign fits, sixty times; return `1 / s`.",
    ],
    follow_ups=[
        FollowUp(
            "Why is one number often enough for a deep network?",
            "Their overconfidence is often of one kind: logits too large by a common factor. On most of the data sets of Guo et al. 2017 that one number was surprisingly effective, and the accuracy cannot suffer. "
            "Adds where it is not enough: a wrong base rate, classes off in different directions, a shift between calibration and use.",
        )
    ],
    right="At the minimum the expected logit equals the logit of the true class, on average. One number, fitted on held-out rows like any other.",
    topic="temperature",
    minutes=12,
)
