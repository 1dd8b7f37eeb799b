"""Right answers, written as different people write them."""

import math
from fractions import Fraction as F

import numpy as np
import pytest
from scipy import special
from written import right_however_written

from utils.chapters.glm_softmax import (
    aloud,
    defence,
    drills,
    fitting,
    glm_lines,
    logits,
    pairs,
    scores,
    softmax_lines,
    stable,
)
from utils.exercise import exercises_of


def in_loops(X, y, w, family):
    means = {"gaussian": float, "bernoulli": special.expit, "poisson": math.exp}
    residuals = [
        means[family](sum(a * b for a, b in zip(row, w, strict=True))) - target
        for row, target in zip(X, y, strict=True)
    ]
    return [sum(r * row[j] for r, row in zip(residuals, X, strict=True)) / len(y) for j in range(len(w))]


def with_branches(X, y, w, family):
    eta = X @ w
    if family == "bernoulli":
        eta = 1 / (1 + np.exp(-eta))
    elif family == "poisson":
        eta = np.exp(eta)
    return ((eta - y)[:, None] * X).mean(axis=0)


def by_half_tanh(X, y, w, family):
    mean = {"gaussian": np.asarray, "bernoulli": lambda t: (1 + np.tanh(t / 2)) / 2, "poisson": np.exp}[family]
    return np.einsum("ij,i->j", X, mean(X @ w) - y) / X.shape[0]


def one_row_at_a_time(Z):
    rows = []
    for z in Z:
        raised = np.exp(z - max(z))
        rows.append(raised / raised.sum())
    return np.array(rows)


def through_log_sum_exp(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None])


def against_every_rival(Z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)


def loss_in_a_loop(Z, y):
    return sum(special.logsumexp(z) - z[k] for z, k in zip(Z, y, strict=True)) / len(y)


def loss_by_log_softmax(Z, y):
    return -special.log_softmax(Z, axis=1)[range(len(y)), y].mean()


def gradient_in_place(Z, y):
    P = one_row_at_a_time(Z)
    P[np.arange(len(y)), y] -= 1
    return P / len(y)


def gradient_of_each(Z, y):
    return np.array([(special.softmax(z) - np.eye(len(z))[k]) / len(y) for z, k in zip(Z, y, strict=True)]).tolist()


LINE, TRUTH = drills.first_slip.planted.row + 1, drills.first_slip.planted.truth  # which slip it is, the engine decides


RIGHT = [
    (scores.when_it_holds, ["c", "C", "c)", "for a generalised linear model with its canonical link"]),
    (scores.squared_error_weight, [0.25, "1/4", F(1, 4)]),
    (scores.gamma_variance, [4.5, "9/2", 0.5 * 9, np.float64(4.5)]),
    (scores.poisson_score, [2.1548, 2.155, (math.e - 2) * 3]),
    (scores.probit_score, [-0.2876, -0.288, "-0.288", -0.24197 / 0.84134]),
    (pairs.canonical_pairs, [[1, 0, 1, 0, 1, 0], (True, False, True, False, True, False)]),
    (fitting.glm_gradient, [in_loops, with_branches, by_half_tanh]),
    (logits.three_logits, [[0.665, -0.755, 0.090], np.array([0.6652, -0.7553, 0.0900]), (0.66524, -0.75527, 0.09003)]),
    (logits.two_classes, [0.8808, 0.881, "88.1%", special.expit(2), math.exp(3) / (math.exp(3) + math.e)]),
    (logits.softmax_twice, [1.461, 1.4612, math.log(math.e + 9) - 1, -math.log(math.e / (math.e + 9))]),
    (stable.softmax_rows, [one_row_at_a_time, through_log_sum_exp, against_every_rival]),
    (stable.cross_entropy, [loss_in_a_loop, loss_by_log_softmax]),
    (stable.softmax_gradient, [gradient_in_place, gradient_of_each]),
    (defence.third_story, [[0, 0, 0, 1, 0], {"stake": 0, "line": 0, "evidence": 0, "hidden": 1, "limit": 0}]),
    (defence.first_story, [[True, True, False, False, False], (1, 1, 0, 0, 0), np.array([1, 1, 0, 0, 0], bool)]),
    (defence.second_story, [[True] * 4 + [False], (1, 1, 1, 1, 0)]),
    (defence.my_story, [[True] * 5, [1, 1, 1, 1, 0]]),
    (aloud.my_board, [[True] * 8, [1, 1, 1, 1, 1, 0, 1, 0]]),
    (
        drills.first_slip,
        [{"line": LINE, "should_be": text} for text in (TRUTH.text, f"{TRUTH.text} + 0", f"({TRUTH.text[1:]})")],
    ),
    (
        glm_lines.canonical_score,
        [
            "dL/dw_j = dL/dtheta * dtheta/dw_j\n = -(y - A'(theta))/phi * x_j\n = (mu - y) x_j / phi",
            "dL/dtheta = -(y - A'(theta))/phi\n= (mu - y)/phi\ndtheta/dw_j = x_j\ndL/dw_j = (mu - y)/phi * x_j",
            r"\frac{\partial L}{\partial w_j} = -\frac{y - A'(\theta)}{\phi} x_j" "\n" r"= \frac{(\mu - y) x_j}{\phi}",
            "dL/dw_j = -(y x_j - A'(theta) x_j)/phi\n = x_j (mu - y)/phi",
        ],
    ),
    (
        glm_lines.mean_is_slope,
        [
            "A'(theta) = (sum_k h_k t_k e^{theta t_k}) / (sum_m h_m e^{theta t_m})\n = sum_k t_k p_k",
            "A'(theta) = 1/(sum_m h_m e^{theta t_m}) * sum_k t_k h_k e^{theta t_k}\n = sum_k p_k t_k",
        ],
    ),
    (
        glm_lines.any_link,
        [
            "dL/dw_j = dL/dmu * dmu/deta * deta/dw_j\n = ((1 - y)/(1 - mu) - y/mu) * h'(eta) * x_j"
            "\n = (mu - y)/(mu (1 - mu)) * h'(eta) * x_j",
            "dL/dw_j = (-y/mu + (1 - y)/(1 - mu)) h'(eta) x_j\n = (mu - y) h'(eta) x_j / (mu (1 - mu))",
        ],
    ),
    (
        softmax_lines.softmax_jacobian,
        [
            "dp_k/dz_j = (e^{z_k} delta_kj sum_m e^{z_m} - e^{z_k} e^{z_j}) / (sum_m e^{z_m})^2"
            "\n = p_k delta_kj - p_k p_j\n = p_k (delta_kj - p_j)",
            "dp_k/dz_j = p_k * d/dz_j log p_k\n = p_k (delta_kj - e^{z_j} / sum_m e^{z_m})\n = p_k (delta_kj - p_j)",
        ],
    ),
    (
        softmax_lines.softmax_slope,
        [
            "dL/dz_j = -sum_k y_k/p_k * dp_k/dz_j\n = -sum_k y_k/p_k * p_k (delta_kj - p_j)"
            "\n = -y_j + p_j sum_k y_k\n = p_j - y_j",
            "dL/dz_j = -sum_k y_k (delta_kj - p_j)\n = -y_j + p_j",
            "L = log(sum_m e^{z_m}) - sum_k y_k z_k\ndL/dz_j = e^{z_j} / sum_m e^{z_m} - y_j\n = p_j - y_j",
        ],
    ),
]


test_right_however_written = right_however_written(RIGHT)


def test_every_exercise_is_in_the_list():
    assert {e.name for e in exercises_of("glm_softmax")} == {exercise.name for exercise, _ in RIGHT}


def test_a_stable_softmax_is_not_enough_for_the_loss():
    verdict = stable.cross_entropy.check(lambda Z, y: -np.log(special.softmax(Z, axis=1)[range(len(y)), y]).mean())
    assert verdict.cause == "log-of-softmax" and "1000" in verdict.counterexample


def test_the_plain_softmax_breaks_on_a_thousand():
    verdict = stable.softmax_rows.check(lambda Z: np.exp(Z) / np.exp(Z).sum(1, keepdims=True))
    assert verdict.cause == "overflow" and "[[1000.,    0.]]" in verdict.counterexample


@pytest.mark.parametrize("cut", [1e-15, 1e-9, 1e-4])
def test_any_clipping_of_the_probability_is_recognised(cut):
    verdict = stable.cross_entropy.check(
        lambda Z, y: -np.log(np.clip(special.softmax(Z, axis=1)[range(len(y)), y], cut, 1)).mean()
    )
    assert verdict.cause == "clipped"


def test_the_slip_is_a_slip_whatever_the_engine_planted():
    """The derivation it was planted in ends in the truth, by numbers; the line with the slip is refused."""
    rng = np.random.default_rng(4)
    z, T, y = rng.normal(size=4), 1.7, special.softmax(rng.normal(size=4))
    gradient = [
        (special.log_softmax((z - 1e-6 * e) / T) @ y - special.log_softmax((z + 1e-6 * e) / T) @ y) / 2e-6
        for e in np.eye(4)
    ]
    assert gradient == pytest.approx(((special.softmax(z / T) - y) / T).tolist(), abs=1e-8)  # the derivation's own end
    assert drills.TEMPERATURE.rows[-1].text.replace(" ", "").endswith("(p_j-y_j)/T")
    assert not drills.first_slip.check({"line": LINE, "should_be": drills.first_slip.planted.rows[LINE - 1].text}).right
