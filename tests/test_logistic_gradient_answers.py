"""Right answers, written as different people write them; and derivations that are true and not what was asked."""

import math

import numpy as np
import pytest
from written import right_however_written

from utils.chapters.logistic_gradient import (
    aloud,
    batch,
    boosting,
    chain,
    coincidence,
    curvature,
    example,
    habits,
    losses,
    newton,
    slips,
    stories,
)
from utils.exercise import Kind, exercises_of


def softplus(z, y):
    return [max(s, 0) + math.log1p(math.exp(-abs(s))) - t * s for s, t in zip(z, y, strict=True)]


def two_halves(z, y):
    return y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)


def by_maximum(z, y):
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


def loop_gradient(w, X, y, lam):
    total = np.zeros(len(w))
    for row, label in zip(X, y, strict=True):
        total += (0.5 + 0.5 * math.tanh(row @ w / 2) - label) * row
    return (total / len(y) + lam * w).tolist()


def mean_gradient(w, X, y, lam):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-X @ w))
    return ((p - y)[:, None] * X).mean(axis=0) + lam * w


def column_gradient(w, X, y, lam):
    p = 1 / (1 + np.exp(-X @ w[:, None]))
    return (X.T @ (p - y[:, None]) / len(y) + lam * w[:, None]).ravel()


def with_sums(w, X, y, lam):
    """Newton on the sum of the losses: the 1/n is in neither of the two."""
    n, p = len(y), 1 / (1 + np.exp(-X @ w))
    H = X.T @ np.diag(p * (1 - p)) @ X + n * lam * np.eye(len(w))
    return w - np.linalg.inv(H) @ (X.T @ (p - y) + n * lam * w)


def reweighted(w, X, y, lam):
    p = 1 / (1 + np.exp(-X @ w))
    s = p * (1 - p)
    left = (X.T * s) @ X / len(y) + lam * np.eye(len(w))
    return np.linalg.solve(left, X.T @ (s * (X @ w) + y - p) / len(y))


TWO_HALVES = "L = -y log p - (1-y) log(1-p)\n = y log(1+exp(-z)) + (1-y) log(1+exp(z))"
SCORE_FORMS = ["log(1+exp(-z)) + (1-y) z", "softplus(z) - y z", "max(z,0) - y z + log(1+exp(-|z|))"]
SQUARES = [
    "1/n sum_i s_i (X v)_i^2",
    "1/n sum_i s_i |sum_j X_ij v_j|^2",
    "1/n ||diag(sqrt(s)) X v||^2",
    "1/n sum_i (sqrt(s_i) sum_j X_ij v_j)^2",
    "1/n sum_i p_i (1 - p_i) (sum_j X_ij v_j)^2",
]

RIGHT = [
    (
        chain.sigmoid_slope,
        [
            "dp/dz = d/dz (1/(1 + exp(-z)))\n = exp(-z)/(1 + exp(-z))^2\n = p (1 - p)",
            "dp/dz = e^-z/(1 + e^-z)^2\n = 1/(1 + e^-z) * (1 - 1/(1 + e^-z))\n = p(1-p)",
            "dp/dz = d/dz (e^z/(1 + e^z))\n = (e^z (1 + e^z) - e^z e^z)/(1 + e^z)^2\n = e^z/(1 + e^z)^2\n = p * (1 - p)",
            "dp/dz = p * d/dz (log p)\n = p * d/dz (-log(1 + exp(-z)))\n = p * exp(-z)/(1 + exp(-z))\n = p - p^2",
            r"\frac{dp}{dz} = -(1 + e^{-z})^{-2} \cdot (-e^{-z})"
            + "\n"
            + r"= \frac{e^{-z}}{(1 + e^{-z})^2}"
            + "\n= p(1-p)",
        ],
    ),
    (
        chain.collapse,
        [
            "dL/dw_j = dL/dp * dp/dz * dz/dw_j\n = (p - y)/(p (1 - p)) * p (1 - p) * x_j\n = (p - y) x_j",
            "dL/dw_j = dL/dy_hat * dy_hat/dz * dz/dw_j\n"
            " = -(y/y_hat - (1-y)/(1-y_hat)) * y_hat (1 - y_hat) * x_j\n = (y_hat - y) * x_j",
            "dL/dp = -y/p + (1-y)/(1-p)\ndp/dz = p (1-p)\ndz/dw_j = x_j\n"
            "dL/dw_j = (-y/p + (1-y)/(1-p)) p (1-p) x_j\n = (-y (1-p) + (1-y) p) x_j\n = -(y - p) x_j",
            "dL/dz = dL/dp * dp/dz\n = (-y/p + (1-y)/(1-p)) * p (1-p)\n = -y (1-p) + (1-y) p\n = p - y\n"
            "dL/dw_j = dL/dz * dz/dw_j\n = x_j (p - y)",
            r"\frac{\partial L}{\partial w_j} = \frac{\partial L}{\partial p} "
            r"\frac{\partial p}{\partial z} \frac{\partial z}{\partial w_j}"
            "\n" + r"= \left(-\frac{y}{p} + \frac{1-y}{1-p}\right) p (1-p) x_j" + "\n= (p-y) x_j",
        ],
    ),
    (
        losses.loss_form,
        [
            "L = -y log p - (1-y) log(1-p)\n = -y log(p/(1-p)) - log(1-p)\n = -y z - log(1-p)\n = log(1 + e^z) - y z",
            "L = -(y log p + (1-y) log(1-p))\n = -y (z - log(1+exp(z))) + (1-y) log(1+exp(z))\n = -y z + log(1+exp(z))",
            *(TWO_HALVES + f"\n = {last}" for last in SCORE_FORMS),
            TWO_HALVES,
            "L = y log(1+exp(-z)) + (1-y)(z + log(1+exp(-z)))\n = log(1+exp(-z)) + (1-y) z",
        ],
    ),
    (
        curvature.hessian_entry,
        [
            "dg_j/dw_k = 1/n sum_i dp_i/dz_i * dz_i/dw_k * X_ij\n = 1/n sum_i p_i (1-p_i) X_ik X_ij",
            "dg_j/dw_k = 1/n sum_i X_ij dp_i/dw_k\n = sum_i X_ij p_i (1-p_i) X_ik / n",
            "dg_j/dw_k = 1/n sum_i dp_i/dw_k X_ij\n = 1/n sum_i (p_i - p_i^2) X_ij X_ik",
        ],
    ),
    (
        curvature.curvature_squares,
        [
            "v^T H v = sum_j sum_k v_j H_jk v_k\n = 1/n sum_i s_i (sum_j X_ij v_j) (sum_k X_ik v_k)\n"
            " = 1/n sum_i s_i (sum_j X_ij v_j)^2",
            "v^T H v = 1/n sum_j sum_k sum_i s_i X_ij v_j X_ik v_k\n = 1/n sum_i s_i (sum_k X_ik v_k)^2",
            *(f"v^T H v = sum_j sum_k v_j H_jk v_k\n = {last}" for last in SQUARES),
            "u = X v\nv^T H v = 1/n v^T X^T diag(s) X v\n = 1/n sum_i s_i u_i^2",
        ],
    ),
    (coincidence.clean_form, ["c", "C)"]),
    (
        example.first_gradient,
        [[1.2449, 0.6225, 0.6225], (1.245, 0.622, 0.623), np.array([2, 1, 1]) / (1 + math.exp(-0.5))],
    ),
    (example.left_factor, ["a", "A", "a)", "p (1 - p)"]),
    (habits.catches, [dict(ascent="sign", slope="Limit", residual=" shape ", total=habits.CHECKS["double"])]),
    (losses.stable_loss, [softplus, two_halves, by_maximum]),
    (batch.batch_gradient, [loop_gradient, mean_gradient, column_gradient]),
    (newton.newton_first, [[-0.8, 1.6], (-4 / 5, 8 / 5), np.array([-0.8, 1.6])]),
    (newton.newton_step, [with_sums, reweighted]),
    (newton.separable_fate, [dict(loss="zero", norm="it grows without bound", minimiser="None")]),
    (boosting.leaf_value, [2 / 7, "2/7", 0.286, np.float64(0.2857)]),
    (
        slips.first_slip,
        [
            {"line": 3, "should_be": "= (-y (1 - p) + (1 - y) p)/(p (1 - p)) * p (1 - p) * x_j"},
            {"line": "line 3", "should_be": "(p - y)/(p (1 - p)) p (1 - p) x_j"},
            dict(line=3.0, should_be="x_j (-y (1 - p) + (1 - y) p)"),
        ],
    ),
    (stories.weak_story, [[False] * 5, [0] * 5]),
    (stories.middling_story, [[True, True, False, False, False], dict(decision=1, reach=1, trust=0, check=0, limit=0)]),
    (stories.strong_story, [[True] * 5, (1, 1, 1, 1, 1)]),
    (stories.my_story, [[True] * 5, [1, 1, 1, 1, 0]]),
    (aloud.my_board, [[True] * 7, [1, 1, 1, 1, 1, 1, 0]]),
]


test_right_however_written = right_however_written(RIGHT)


def test_every_exercise_is_in_the_list():
    assert {e.name for e in exercises_of("logistic_gradient")} == {exercise.name for exercise, _ in RIGHT}


HALFWAY = "v^T H v = sum_j sum_k v_j H_jk v_k\n = "
TRUE_AND_NOT_ENOUGH = [
    (chain.sigmoid_slope, "dp/dz = p (1 - p)"),
    (chain.sigmoid_slope, "dp/dz = d/dz (1/(1 + exp(-z)))\n = exp(-z)/(1 + exp(-z))^2"),
    (chain.collapse, "dL/dw_j = (p - y) x_j"),
    (chain.collapse, "dL/dw_j = dL/dp * dp/dz * dz/dw_j"),
    (chain.collapse, "dL/dw_j = dL/dp * dp/dz * dz/dw_j\n = (-y/p + (1 - y)/(1 - p)) * p (1 - p) * x_j"),
    (chain.collapse, "p (1 - p) = p - p^2\n dz/dw_j = x_j"),
    (losses.loss_form, "L = -(y log p + (1 - y) log(1 - p))"),
    (losses.loss_form, "L = log(1 + exp(z)) - y z"),
    (losses.loss_form, "L = -y log p - (1 - y) log(1 - p)\n = -y log(p/(1 - p)) - log(1 - p)\n = -y z - log(1 - p)"),
    (losses.loss_form, "L = -y log p - (1 - y) log(1 - p)\n = -log(1 - sigma(z)) - y z"),
    (losses.loss_form, "L = -y log p - (1 - y) log(1 - p)\n = -log(1/(1 + exp(z))) - y z"),
    (losses.loss_form, "q = 1 - p\nL = -y log(1 - q) - (1 - y) log q\n = -log q - y z"),
    (curvature.hessian_entry, "dg_j/dw_k = 1/n sum_i p_i (1 - p_i) X_ij X_ik"),
    (curvature.curvature_squares, "v^T H v = 1/n sum_i s_i (sum_j X_ij v_j)^2"),
    (curvature.curvature_squares, HALFWAY + "1/n sum_i s_i (sum_j X_ij v_j) (sum_k X_ik v_k)"),
    (curvature.curvature_squares, HALFWAY + "|v^T H v|"),
    (curvature.curvature_squares, HALFWAY + "(sqrt(v^T H v))^2"),
    (curvature.curvature_squares, HALFWAY + "1/n (sqrt(v^T X^T diag(s) X v))^2"),
    (curvature.curvature_squares, HALFWAY + "1/2 sum_j sum_k H_jk (v_j + v_k)^2 - sum_j sum_k H_jk v_j^2"),
    (curvature.hessian_entry, "dg_j/dw_k = 1/n sum_i dp_i/dw_k X_ij"),
    (curvature.curvature_squares, "v^T H v = sum_j sum_k v_j H_jk v_k"),
]


@pytest.mark.parametrize(("exercise", "lines"), TRUE_AND_NOT_ENOUGH)
def test_true_lines_that_do_not_arrive(exercise, lines):
    verdict = exercise.check(lines)
    assert verdict.kind is Kind.WRONG and verdict.cause in (
        "unfinished",
        "missing-milestone",
        "too-few-steps",
        "wrong-start",
    )


SLIPS = [
    (chain.collapse, "dL/dw_j = dL/dp * dp/dz * dz/dw_j\n = (p - y) x_j^2", 2),
    (
        chain.collapse,
        "dL/dw_j = dL/dp * dp/dz * dz/dw_j\n = (-y/p + (1-y)/(1-p)) p (1-p) x_j\n = (-y + p y - p - y p) x_j",
        3,
    ),
    (chain.sigmoid_slope, "dp/dz = 2 exp(-z)/(1 + exp(-z))^2\n = 2 p (1 - p)", 1),
    (curvature.hessian_entry, "dg_j/dw_k = 1/n sum_i dp_i/dw_k X_ij\n = sum_i p_i (1 - p_i) X_ij X_ik", 2),
]


@pytest.mark.parametrize(("exercise", "lines", "broken"), SLIPS)
def test_the_first_broken_line_is_named(exercise, lines, broken):
    verdict = exercise.check(lines)
    assert verdict.kind is Kind.WRONG and f"ine {broken}" in str(verdict)


NOT_THAT_MISTAKE = [
    "dL/dz = dL/dp * dp/dz\n = (y/p - (1 - y)/(1 - p)) * p (1 - p)\n = y - p",  # of z, so no input is lost
    "dL/dz = dL/dp * dp/dz\n = (-y/p + (1 - y)/(1 - p)) * p (1 - p)\n = p - y",  # true as far as it goes
]


@pytest.mark.parametrize("lines", NOT_THAT_MISTAKE)
def test_a_mistake_is_not_named_where_it_was_not_made(lines):
    assert chain.collapse.check(lines).cause != "input-lost"
