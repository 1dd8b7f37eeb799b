"""What the chapter says to a slip is true of every way to make that slip, and of no other."""

import math

import numpy as np
import pytest
from scipy import special

from utils.chapters.glm_softmax import defence, glm_lines, scores, softmax_lines, stable

THREE_FACTORS = "dL/dw_j = dL/dmu * dmu/deta * deta/dw_j\n = "
BOTH_HALVES = THREE_FACTORS + "((1 - y)/(1 - mu) - y/mu) * h'(eta) * x_j\n = "
FRACTION = "A'(theta) = (sum_k h_k t_k e^{theta t_k}) / (sum_m h_m e^{theta t_m})\n = "
QUOTIENT = "dp_k/dz_j = (e^{z_k} delta_kj sum_m e^{z_m} - e^{z_k} e^{z_j}) / (sum_m e^{z_m})^2\n = "


def product_of(log_p, reduce):
    """A loss that multiplies log p by one-hot rows and then adds up in its own way."""
    return lambda Z, y: -reduce(np.eye(Z.shape[1])[y] * log_p(Z))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "log_p",
    [
        lambda Z: special.log_softmax(Z, axis=1),
        lambda Z: np.log(special.softmax(Z, axis=1)),
        lambda Z: np.log(special.softmax(Z, axis=1) + 1e-12),
    ],
    ids=["stable", "log of softmax", "clipped"],
)
def test_the_mean_over_all_entries_is_named_however_stable(log_p):
    assert stable.cross_entropy.check(product_of(log_p, np.mean)).cause == "mean-over-entries"


def test_a_stable_one_hot_product_summed_over_the_row_is_right():
    loss = product_of(lambda Z: special.log_softmax(Z, axis=1), lambda terms: terms.sum(axis=1).mean())
    assert stable.cross_entropy.check(loss).right


@pytest.mark.parametrize("share", [0.5, 0.25, 0.1])
def test_a_loss_that_is_too_small_everywhere_is_not_called_clipped(share):
    """At [1000, 0] it lies below 800, and no constant inside a logarithm did that."""
    verdict = stable.cross_entropy.check(
        lambda Z, y: -share * special.log_softmax(Z, axis=1)[np.arange(len(y)), y].mean()
    )
    assert not verdict.right and verdict.cause not in ("clipped", "mean-over-entries")


@pytest.mark.parametrize("cut", [1e-15, 1e-7, 1e-4, 1e-3, 5e-3])
def test_any_constant_inside_the_logarithm_is_recognised(cut):
    loss = stable.cross_entropy.check(
        lambda Z, y: -np.log(special.softmax(Z, axis=1)[np.arange(len(y)), y] + cut).mean()
    )
    assert loss.cause == "clipped"


@pytest.mark.parametrize(
    "text",
    [
        THREE_FACTORS + "(y/mu + (1 - y)/(1 - mu)) h'(eta) x_j",
        THREE_FACTORS + "-(y/mu + (1 - y)/(1 - mu)) h'(eta) x_j",
        THREE_FACTORS + "(y - mu)/(mu (1 - mu)) h'(eta) x_j",
        BOTH_HALVES + "(y - mu)/(mu (1 - mu)) h'(eta) x_j",
        BOTH_HALVES + "(mu + y)/(mu (1 - mu)) h'(eta) x_j",
    ],
)
def test_a_sign_anywhere_is_told_both_signs(text):
    verdict = glm_lines.any_link.check(text)
    assert verdict.cause == "sign-inside" and "second half" not in verdict.message
    mu, y = 0.3, 0.8
    loss = [-(y * math.log(m) + (1 - y) * math.log(1 - m)) for m in (mu + 1e-6, mu - 1e-6)]
    assert "dL/dmu = -y/mu + (1 - y)/(1 - mu)" in verdict.message
    assert -y / mu + (1 - y) / (1 - mu) == pytest.approx((loss[0] - loss[1]) / 2e-6, rel=1e-6)


@pytest.mark.parametrize("before", [THREE_FACTORS, BOTH_HALVES])
def test_a_lost_variance_is_no_lost_factor_of_the_chain(before):
    assert glm_lines.any_link.check(before + "(mu - y) h'(eta) x_j").cause == "variance-lost"
    for left in ("(mu - y)/(mu (1 - mu)) x_j", "(mu - y)/(mu (1 - mu)) h'(eta)"):
        assert glm_lines.any_link.check(before + left).cause == "factor-lost"


@pytest.mark.parametrize(
    ("exercise", "first", "then", "claim"),
    [
        (glm_lines.mean_is_slope, "A'(theta) = ", "sum_k t_k", "The logarithm of a sum is not"),
        (softmax_lines.softmax_jacobian, "dp_k/dz_j = ", "p_k delta_kj", "You held the denominator fixed"),
    ],
)
def test_words_claim_no_slip_that_was_not_made(exercise, first, then, claim):
    """The line before is right: then it was lost in cancelling, and not in differentiating."""
    after = {"mean-is-slope": FRACTION, "softmax-jacobian": QUOTIENT}[exercise.name]
    at_once, later = exercise.check(first + then), exercise.check(after + then)
    assert at_once.cause == later.cause in ("log-of-sum", "denominator-fixed")
    assert claim not in later.message


def test_no_line_is_recommended_that_cannot_be_read():
    verdict = glm_lines.mean_is_slope.check(FRACTION + "sum_k t_k p_k")
    assert verdict.right and "E[y]" not in verdict.message
    assert glm_lines.mean_is_slope.check(FRACTION + "sum_k t_k p_k\n = E[y]").kind == "invalid"


@pytest.mark.parametrize(
    ("loss", "weight", "cause"),
    [(lambda r: r * r / 2, 0.25, None), (lambda r: r * r, 0.5, "mean")],
    ids=["half", "whole"],
)
def test_squared_error_without_its_half_has_twice_the_weight(loss, weight, cause):
    ends = [loss(special.expit(eta) - 1) for eta in (1e-5, -1e-5)]
    found = (ends[0] - ends[1]) / 2e-5 / (0.5 - 1)
    verdict = scores.squared_error_weight.check(round(found, 6))
    assert found == pytest.approx(weight) and verdict.cause == cause
    assert verdict.right or "no 1/2 in front" in verdict.message
    assert "half the squared error" in scores.squared_error_weight.prompt


@pytest.mark.parametrize(
    ("points", "cause"),
    [((0, 0, 0, 0, 1), "harsh"), ((0, 1, 0, 0, 1), "harsh"), ((1, 1, 1, 1, 1), "halo"), ((1, 1, 1, 0, 1), "halo")],
)
def test_only_a_high_score_is_called_generous(points, cause):
    assert defence.second_story.check(list(points)).cause == cause
