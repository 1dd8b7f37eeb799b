"""Right answers, written as different people write them."""

from fractions import Fraction as F
from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import isotonic_regression, minimize, minimize_scalar
from scipy.special import expit, log_softmax
from sklearn.calibration import _sigmoid_calibration
from written import right_however_written

from utils.chapters.calibration import (
    aloud,
    bins,
    choosing,
    costs,
    defence,
    gradient,
    isotonic,
    noise,
    platts,
    scores,
    temperature,
)
from utils.exercise import exercises_of


def rows_by_digitize(p, y, bins):
    where = np.clip(np.digitize(p, np.arange(bins + 1) / bins), 1, bins)
    return [(int((where == k).sum()), p[where == k].mean(), y[where == k].mean()) for k in sorted(set(where))]


def rows_in_a_loop(p, y, bins):
    found = {}
    for said, true in zip(p, y, strict=True):
        found.setdefault(min(int(said * bins), bins - 1), []).append((said, true))
    return np.array([[len(each), *np.mean(each, axis=0)] for _, each in sorted(found.items())])


def error_by_sums(p, y, bins):
    where = np.minimum((p * bins).astype(int), bins - 1)
    return abs(np.bincount(where, p - y)).sum() / len(p)


def error_from_rows(p, y, bins):
    return np.average([abs(said - true) for _, said, true in rows_by_digitize(p, y, bins)],
                      weights=[n for n, *_ in rows_by_digitize(p, y, bins)])  # fmt: skip


def targets(y):
    return np.where(y == 1, (y.sum() + 1) / (y.sum() + 2), 1 / (len(y) - y.sum() + 2))


def platt_by_bfgs(f, y):
    t = targets(y)

    def loss(w):
        z = w[0] * f + w[1]
        return np.sum(np.logaddexp(0, z) - t * z)

    def slope(w):
        gap = expit(w[0] * f + w[1]) - t
        return np.array([gap @ f, gap.sum()])

    return tuple(minimize(loss, [0.0, 0.0], jac=slope, method="BFGS", options={"gtol": 1e-9}).x)


def platt_by_descent(f, y):
    a = b = 0.0
    t, rate = targets(y), 3.5 / (1 + np.max(f**2))
    for _ in range(20_000):
        gap = expit(a * f + b) - t
        a, b = a - rate * np.mean(gap * f), b - rate * np.mean(gap)
    return [a, b]


def pava_minimax(y):
    n = len(y)
    return [max(min(np.mean(y[a : b + 1]) for b in range(i, n)) for a in range(i + 1)) for i in range(n)]


def pava_hull(y):
    """The slopes of the greatest convex minorant of the cumulative sums."""
    points, hull = np.column_stack([np.arange(len(y) + 1), np.append(0, np.cumsum(y))]), []
    for point in points:
        while len(hull) > 1 and np.cross(hull[-1] - hull[-2], point - hull[-2]) <= 0:
            hull.pop()
        hull.append(point)
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(hull)]
    return np.repeat(slopes, [int(b[0] - a[0]) for a, b in pairwise(hull)])


def loss_at(t, z, y):
    return -np.mean(log_softmax(z / t, axis=1)[np.arange(len(y)), y])


def temperature_by_search(z, y):
    return np.exp(minimize_scalar(lambda u: loss_at(np.exp(u), z, y), bounds=(-4, 4), options={"xatol": 1e-8}).x)


def temperature_by_scan(z, y):
    grid = np.geomspace(0.05, 50, 200)
    for _ in range(3):
        best = grid[np.argmin([loss_at(t, z, y) for t in grid])]
        step = grid[1] / grid[0]
        grid = np.geomspace(best / step, best * step, 200)
    return best


def platt_by_default(f, y):
    """A general optimiser as it comes, without a gradient."""
    t = targets(y)
    return minimize(
        lambda w: np.sum(np.logaddexp(0, w[0] * f + w[1]) - t * (w[0] * f + w[1])), [0, 0], method="L-BFGS-B"
    ).x


def platt_without_slopes(f, y):
    t = targets(y)
    return minimize(
        lambda w: np.sum(np.logaddexp(0, w[0] * f + w[1]) - t * (w[0] * f + w[1])), [0, 0], method="Nelder-Mead"
    ).x


def platt_by_scikit_learn(f, y):
    """Its A and B have the opposite sign."""
    a, b = _sigmoid_calibration(f, y)
    return -a, -b


PLATT = [
    "dL/da = sum_i dL/dp_i * dp_i/da\n= sum_i (-t_i/p_i + (1 - t_i)/(1 - p_i)) p_i (1 - p_i) f_i\n= sum_i (p_i - t_i) f_i",
    "dL/da = -sum_i (t_i (1 - p_i) f_i - (1 - t_i) p_i f_i)\n= -sum_i (t_i - p_i) f_i\n= sum_i f_i (p_i - t_i)",
]
BRIER = [
    "E[(q - Y)^2] = E[(q - m + m - Y)^2]\n= (q - m)^2 + 2 (q - m) E[m - Y] + E[(m - Y)^2]\n= (q - m)^2 + Var(Y)",
    "E[(q - Y)^2] = Var(q - Y) + (E[q - Y])^2\n= Var(Y) + (q - m)^2",
]
ORDER = [
    "log(p_j/p_k) = log p_j - log p_k\n= z_j/T - z_k/T\n= (z_j - z_k)/T",
    "log(p_j/p_k) = log(exp((z_j - z_k)/T))\n= (z_j - z_k)/T",
]
THRESHOLD = [
    "C_fn t = C_fp (1 - t)\nt = C_fp/(C_fp + C_fn)",
    "dJ/dt = 0\n-C_fp (1 - t) + C_fn t = 0\nC_fn t + C_fp t = C_fp\nt = C_fp/(C_fn + C_fp)",
]
STAYS = {"platt_auc": "same", "platt_decisions": "moves", "isotonic_auc": "moves", "temperature_decisions": "same"}

RIGHT = [
    (bins.bin_gap, [0.08, "8%", F(2, 25), "0.08", np.float64(0.08)]),
    (bins.reliability_rows, [rows_by_digitize, rows_in_a_loop]),
    (bins.calibration_error, [error_by_sums, error_from_rows]),
    (noise.noise_halved, [4000, 4e3, 3900, "4000"]),
    (noise.flat_forecast, [{"ece": 0, "auc": 0.5}, {"auc": "1/2", "ece": 0.0}]),
    (scores.brier_parts, BRIER),
    (scores.who_wins, [{"sure_8192": "Platt", "plateau_256": "isotonic", "plateau_log": " platt "}]),
    (gradient.platt_gradient, PLATT),
    (platts.platt_targets, [[11 / 12, 1 / 42], (0.917, 0.024), np.array([0.9167, 0.0238])]),
    (
        platts.platt_fit,
        [platt_by_bfgs, platt_by_descent, platt_by_default, platt_without_slopes, platt_by_scikit_learn],
    ),
    (isotonic.pava_hand, [[0, 1 / 3, 1 / 3, 1 / 3, 1, 1], (0, 0.333, 0.333, 0.333, 1, 1)]),
    (
        isotonic.pava_fit,
        [pava_minimax, pava_hull, lambda y: isotonic_regression(y).x, lambda y: isotonic_regression(y).x.round(6)],
    ),
    (temperature.temperature_order, ORDER),
    (temperature.temperature_hand, [[0.629, 0.231, 0.14], np.exp([1.5, 0.5, 0]) / np.exp([1.5, 0.5, 0]).sum()]),
    (temperature.temperature_fit, [temperature_by_search, temperature_by_scan]),
    (choosing.where_fitted, ["c", "C", "worse than without"]),
    (choosing.what_stays, [STAYS, {name: choosing.FATE[fate] for name, fate in STAYS.items()}]),
    (costs.threshold_cost, THRESHOLD),
    (costs.refusal_threshold, [1 / 21, "1/21", 0.048, F(1, 21), "4.8%"]),
    (defence.weak_answer, [[True, False, False, False, False], (1, 0, 0, 0, 0)]),
    (defence.middling_answer, [[1, 0, 1, 0, 0]]),
    (defence.strong_answer, [[True] * 5]),
    (defence.my_answer, [[True] * 5, [1, 1, 1, 1, 0]]),
    (aloud.my_board, [[True] * 7, [1, 1, 1, 1, 0, 1, 1]]),
]


test_right_however_written = right_however_written(RIGHT)


@pytest.mark.parametrize(
    ("exercise", "answer", "cause"),
    [
        (scores.brier_parts, "E[(q - Y)^2] = q^2 - 2 q m + m", "labels-of-0-and-1"),
        (scores.brier_parts, "E[(q - Y)^2] = m (q - 1)^2 + (1 - m) q^2", "labels-of-0-and-1"),
        (scores.brier_parts, "E[(q - Y)^2] = q^2 - 2 q m + E[Y^2]\nE[Y^2] = E[Y]", "labels-of-0-and-1"),
        (scores.brier_parts, "E[(q - Y)^2] = (q - m)^2 + Var(Y)\nVar(Y) = m - m^2", "labels-of-0-and-1"),
        (scores.brier_parts, "E[(q - Y)^2] = (q - E[Y])^2\n= (q - m)^2", "variance-lost"),
        (costs.threshold_cost, "t = C_fp/(C_fp + C_fn)", "too-few-steps"),
        (costs.threshold_cost, "C_fn t = C_fp (1 - t)\nt = C_fn/(C_fn + C_fp)", "other-cost-above"),
        (platts.platt_fit, lambda f, y: _sigmoid_calibration(f, y), "platts-sign"),
        (platts.platt_fit, lambda f, y: platt_by_bfgs(f, 1 - y), "platts-sign"),  # 0 taken for the positive
        (platts.platt_targets, [1 / 42, 11 / 12], "order"),
        (temperature.temperature_fit, lambda z, y: np.log(temperature_by_search(z, y)), "logarithm"),
        (choosing.what_stays, STAYS | {"platt_decisions": "same", "isotonic_auc": "same"}, "intercept-forgotten"),
        (choosing.what_stays, STAYS | {"isotonic_auc": "same", "temperature_decisions": "moves"}, "ties-forgotten"),
        (noise.flat_forecast, {"ece": 0.28, "auc": 0}, "useless-so-uncalibrated"),
        (noise.flat_forecast, {"ece": 0.28, "auc": 1}, "useless-so-uncalibrated"),
        (noise.flat_forecast, {"ece": 0, "auc": 0}, "no-order-no-area"),
        (
            scores.who_wins,
            {"sure_8192": "platt", "plateau_256": "platt", "plateau_log": "isotonic"},
            "losses-swapped",
        ),
    ],
)
def test_a_wrong_turn_gets_its_own_words(exercise, answer, cause):
    assert exercise.check(answer).cause == cause


def test_where_to_look_and_the_words_agree():
    verdict = choosing.what_stays.check({name: "same" for name in STAYS})
    assert "Platt's b shifts" in verdict.message and verdict.counterexample is None


def test_not_at_the_minimum_is_not_right():
    """Two and three Newton steps are near, and the slopes are not yet 0."""
    for steps in (2, 3):
        assert not platts.platt_fit.check(lambda f, y, k=steps: platts._newton(f, targets(y), steps=k)).right
    assert not temperature.temperature_fit.check(lambda z, y: -1.0).right


def test_every_exercise_is_in_the_list():
    assert {e.name for e in exercises_of("calibration")} == {exercise.name for exercise, _ in RIGHT}


def test_each_has_hints_and_words():
    for exercise, _ in RIGHT:
        assert exercise.hints and exercise.right and exercise.topic
