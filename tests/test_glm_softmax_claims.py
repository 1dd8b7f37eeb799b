"""Claims of the chapter's words that are no exercise's answer, each worked out."""

import math

import numpy as np
import pytest
from scipy import special, stats

from utils.chapters.glm_softmax import defence, families, fitting, logits, scores, softmax_lines, stable


def answer(exercise, question):
    """What a strong answer to a follow-up contains, by a piece of the question."""
    (found,) = [each for each in exercise.follow_ups if question in each.question]
    return found.strong


def test_an_offset_in_the_link_leaves_the_weight_at_one():
    """h(s) = sigmoid(s - b) is not the logit, and h' = h (1 - h): the claim is "canonical up to an offset"."""
    for y in (0, 1):
        for eta in np.linspace(-3, 3, 13):
            ends = [-stats.bernoulli.logpmf(y, special.expit(eta + step - 0.7)) for step in (1e-5, -1e-5)]
            assert (ends[0] - ends[1]) / 2e-5 == pytest.approx(special.expit(eta - 0.7) - y, abs=1e-8)


def test_a_scale_in_the_link_keeps_the_weight_flat_and_not_one():
    ends = [-stats.bernoulli.logpmf(1, special.expit(2 * eta - 0.7)) for eta in (0.3 + 1e-5, 0.3 - 1e-5)]
    assert (ends[0] - ends[1]) / 2e-5 == pytest.approx(2 * (special.expit(2 * 0.3 - 0.7) - 1))


def test_a_softmax_hands_its_gradient_back_without_a_jacobian():
    """p * (g - p.g) is the Jacobian's transpose times g; with g = -y/p it comes to p - y, while p is not zero."""
    z, y = np.array([0.3, -1.2, 2.0, 0.1]), np.array([0.0, 1.0, 0.0, 0.0])
    p, g = special.softmax(z), np.array([1.0, -2.0, 0.5, 3.0])
    assert p * (g - p @ g) == pytest.approx((np.diag(p) - np.outer(p, p)).T @ g)
    assert p * (-y / p - p @ (-y / p)) == pytest.approx(p - y)
    gone = special.softmax([1000.0, 0.0])
    with np.errstate(all="ignore"):
        back = -np.array([0.0, 1.0]) / gone
        assert not np.isfinite(gone * (back - gone @ back)).all()
    said = answer(stable.softmax_gradient, "fused")
    assert "p * (g - p.g)" in said and "billions" not in said


def test_the_routers_numbers():
    """Of 100 sure answers 93 are right; the loss takes the one-hot probabilities for logits."""
    true, said = np.zeros(100, int), np.repeat([0, 1], [93, 7])
    loss = -special.log_softmax(np.eye(10)[said], axis=1)[np.arange(100), true].mean()
    assert f"{loss:.2f}" == "1.53" and "93% right with its loss stuck at 1.53" in defence.second_story.prompt
    right, wrong = -special.log_softmax(np.eye(10)[0])[:2]
    assert f"{right:.2f}" == "1.46" and wrong - right == pytest.approx(1)
    assert loss == pytest.approx(right + 0.07) and "1.461 plus the error rate" in str(logits.softmax_twice.right)


def test_the_jacobian_kills_constants_only():
    """v'Jv is the variance of v under p: zero for no vector but a constant one."""
    rng, p = np.random.default_rng(3), special.softmax([0.3, -1.2, 2.0, 0.1])
    for v in rng.normal(size=(20, 4)):
        variance = p @ (v - p @ v) ** 2
        assert v @ (np.diag(p) - np.outer(p, p)) @ v == pytest.approx(variance) and variance > 0.01
    assert "exactly K - 1" in answer(softmax_lines.softmax_jacobian, "rank")


def test_the_probits_tail_ends_near_38():
    assert families.cumulative(-37.0) > 0 and families.cumulative(-39.0) == 0
    assert special.log_ndtr(-39) == pytest.approx(-0.5 * 39**2 - math.log(39 * math.sqrt(2 * math.pi)), rel=1e-5)
    assert "beyond 38" in answer(fitting.glm_gradient, "probit")


def test_the_probit_pulls_harder_on_the_logits_own_scale_too():
    """Two probits with slopes 1.6 to 1.8 times smaller stand for the same logistic curve, as nearly as one can."""
    z = np.linspace(-6, 6, 2001)
    scale = min(np.arange(1.4, 2.2, 0.01), key=lambda s: np.abs(special.expit(z) - stats.norm.cdf(z / s)).max())
    assert scale == pytest.approx(1.7, abs=0.02)
    pulls = [stats.norm.pdf(5 / s) / stats.norm.sf(5 / s) / s for s in (1.6, scale, 1.8)]
    assert min(pulls) > 1.5 > special.expit(5) and "about 1.7" in answer(scores.probit_score, "mislabelled")
