"""The chapter's answers and every number in its words, recomputed another way than the exercises do."""

import math

import numpy as np
import pytest
from scipy import special, stats

from utils.chapters.glm_softmax import families, logits, scores, stable

GRID = np.linspace(-3.5, 3.5, 29)

# log p(y) as scipy has it, from the mean alone: nothing here knows of theta, A or V.
LOG_DENSITY = {
    "Bernoulli": lambda y, mu: stats.bernoulli.logpmf(y, mu),
    "Poisson": lambda y, mu: stats.poisson.logpmf(y, mu),
    "Gamma": lambda y, mu: stats.gamma.logpdf(y, 1, scale=mu),  # dispersion 1: an exponential variable
    "Gaussian": lambda y, mu: stats.norm.logpdf(y, mu),
}
MEAN_OF = {
    "logit": special.expit,
    "probit": special.ndtr,
    "log": np.exp,
    "identity": lambda eta: eta,
    "inverse": lambda eta: 1 / eta,
}
MEANS = {"Bernoulli": (0, 1), "Poisson": (0, math.inf), "Gamma": (0, math.inf), "Gaussian": (-math.inf, math.inf)}
RESPONSES = {"Bernoulli": 1, "Poisson": 3, "Gamma": 0.7, "Gaussian": -0.4}


def slope(loss, at, step=1e-5):
    return (loss(at + step) - loss(at - step)) / (2 * step)


@pytest.mark.parametrize("link", MEAN_OF)
@pytest.mark.parametrize("family", LOG_DENSITY)
def test_the_weight_is_what_is_left_beside_the_residual(family, link):
    low, high = MEANS[family]
    y, tested = RESPONSES[family], 0
    for eta in GRID[np.abs(GRID) > 0.05]:
        mu = MEAN_OF[link](eta)
        mine = float(families.weight(family, link, np.array([eta]))[0])
        if not low < mu < high:
            assert math.isnan(mine)
            continue
        gradient = slope(lambda e: -LOG_DENSITY[family](y, MEAN_OF[link](e)), eta)
        assert mine * (mu - y) == pytest.approx(gradient, rel=1e-4, abs=1e-7)
        tested += 1
    assert tested >= 3


def test_one_canonical_link_a_family_and_gamma_at_minus_one():
    found = {(f, link) for f in families.FAMILIES for link in families.LINKS if families.flat(f, link)}
    assert found == {("Bernoulli", "logit"), ("Poisson", "log"), ("Gaussian", "identity"), ("Gamma", "inverse")}
    assert families.canonical_link("Gamma") == "inverse"
    assert families.weight("Gamma", "inverse", np.array([0.3, 2.0])) == pytest.approx([-1, -1])


@pytest.mark.parametrize(
    ("theta_of", "potential", "mean", "variance"),
    [
        (special.logit, lambda t: math.log(1 + math.exp(t)), 0.3, 0.3 * 0.7),
        (math.log, math.exp, 2.5, 2.5),
        (lambda mu: mu, lambda t: t * t / 2, -0.8, 1.0),
        (lambda mu: -1 / mu, lambda t: -math.log(-t), 3.0, 9.0),
    ],
)
def test_the_table_of_families(theta_of, potential, mean, variance):
    theta = theta_of(mean)
    assert slope(potential, theta) == pytest.approx(mean, rel=1e-6)
    assert slope(lambda t: slope(potential, t, 1e-3), theta, 1e-3) == pytest.approx(variance, rel=1e-4)


def test_gamma_variance_from_shape_and_scale():
    shape = 1 / 0.5
    assert stats.gamma(shape, scale=3 / shape).mean() == pytest.approx(3)
    variance = stats.gamma(shape, scale=3 / shape).var()
    assert variance == pytest.approx(4.5) and scores.gamma_variance.check(variance).right
    drawn = np.random.default_rng(5).gamma(shape, 3 / shape, 400_000)
    assert drawn.var() == pytest.approx(4.5, rel=0.02)


def test_poisson_score():
    gradient = slope(lambda w: -stats.poisson.logpmf(2, math.exp(3 * w)), 1 / 3)
    assert round(gradient, 4) == 2.1548 == round((math.e - 2) * 3, 4)
    assert scores.poisson_score.check(gradient).right and scores.poisson_score.check(2.155).right


def test_probit_score():
    gradient = slope(lambda w: -stats.norm.logcdf(w), 1.0)
    cdf, pdf = stats.norm.cdf(1), stats.norm.pdf(1)
    assert (round(cdf, 5), round(pdf, 5)) == (0.84134, 0.24197)
    assert round(gradient, 4) == -0.2876 and round(cdf - 1, 4) == -0.1587
    assert round(pdf / (cdf * (1 - cdf)), 3) == 1.813 and round(stats.norm.pdf(0) * 4, 3) == 1.596
    assert scores.probit_score.check(gradient).right and not scores.probit_score.check(cdf - 1).right
    by_hand = (0.84134 - 1) * 0.24197 / (0.84134 * (1 - 0.84134))
    assert scores.probit_score.check(by_hand).right


def test_a_mislabelled_point_pulls_harder_on_a_probit():
    logit = slope(lambda z: -stats.bernoulli.logpmf(0, special.expit(z)), 5.0)
    probit = slope(lambda z: -stats.norm.logsf(z), 5.0)
    assert round(logit, 3) == 0.993 and round(probit, 2) == 5.19
    assert round(slope(lambda z: -stats.norm.logsf(z), 20.0)) == 20  # it grows like z


def test_squared_error_leaves_a_quarter_behind():
    gradient = slope(lambda eta: (special.expit(eta) - 1) ** 2 / 2, 0.0)
    assert gradient / (0.5 - 1) == pytest.approx(0.25)
    assert scores.squared_error_weight.check(0.25).right


def test_gamma_with_log_and_probit_are_convex_too():
    for loss in (
        lambda eta: -stats.gamma.logpdf(0.7, 1, scale=math.exp(eta)),
        lambda eta: -stats.norm.logcdf(eta),
        lambda eta: -stats.norm.logsf(eta),
    ):
        assert all(loss(at + 0.1) + loss(at - 0.1) > 2 * loss(at) for at in GRID)


def test_three_logits():
    gradient = special.softmax([2, 1, 0]) - [0, 1, 0]
    assert gradient.round(4).tolist() == [0.6652, -0.7553, 0.09] and abs(gradient.sum()) < 1e-12
    assert logits.three_logits.check(gradient).right
    nudged = [slope(lambda t, k=k: -special.log_softmax([2, 1, 0] + t * np.eye(3)[k])[1], 0.0) for k in range(3)]
    assert nudged == pytest.approx(gradient.tolist(), abs=1e-8)
    assert special.softmax([2, 1, 0]).round(3).tolist() == [0.665, 0.245, 0.09]


def test_two_classes():
    assert round(special.softmax([3, 1])[0], 4) == 0.8808 == round(special.expit(2), 4)
    assert logits.two_classes.check(special.expit(2)).right


def test_a_softmax_too_many():
    perfect = np.eye(10)[0]
    floor = -special.log_softmax(perfect)[0]
    assert round(floor, 3) == 1.461 and floor == pytest.approx(math.log(math.e + 9) - 1)
    assert round(special.softmax(perfect)[0], 3) == 0.232 and round(math.log(10), 3) == 2.303
    assert round(-special.log_softmax([1, 0])[0], 3) == 0.313
    rng = np.random.default_rng(0)
    others = special.softmax(rng.normal(0, 6, (2000, 10)), axis=1)  # no output of a softmax does better
    assert (-special.log_softmax(others, axis=1)[:, 0]).min() > floor
    assert logits.softmax_twice.check(floor).right


def test_the_jacobian_is_a_covariance_of_rank_k_minus_one():
    z = np.array([0.3, -1.2, 2.0, 0.1])
    p = special.softmax(z)
    differences = np.array([(special.softmax(z + 1e-6 * e) - special.softmax(z - 1e-6 * e)) / 2e-6 for e in np.eye(4)])
    jacobian = np.diag(p) - np.outer(p, p)
    assert differences == pytest.approx(jacobian, abs=1e-8) and np.linalg.matrix_rank(jacobian) == 3
    assert np.linalg.eigvalsh(jacobian).min() > -1e-12 and jacobian @ np.ones(4) == pytest.approx(np.zeros(4))


def test_a_temperature_keeps_the_winner_and_scales_the_gradient():
    z, y = np.array([2.0, 1.0, 0.0]), np.array([0, 1, 0])
    warm, cold = special.softmax(z / 4), special.softmax(z / 0.25)
    assert warm.argmax() == cold.argmax() == 0 and warm.max() < special.softmax(z).max() < cold.max()
    nudged = [slope(lambda t, k=k: -special.log_softmax((z + t * np.eye(3)[k]) / 4)[1], 0.0) for k in range(3)]
    assert nudged == pytest.approx(((warm - y) / 4).tolist(), abs=1e-8)
    assert special.softmax(np.array([3, 1]) / 4)[0] == pytest.approx(special.expit((3 - 1) / 4))


def test_floats_end_where_the_chapter_says():
    with np.errstate(over="ignore"):
        for kind, last in ((np.float16, 11), (np.float32, 88), (np.float64, 709)):
            assert np.isfinite(np.exp(kind(last))) and np.isinf(np.exp(kind(last + 1)))
    assert np.finfo(np.float16).max == 65504 and int(math.exp(12)) == 162754 and round(math.log(65504), 2) == 11.09
    assert 1 - families.cumulative(9.0) == 0 and families.cumulative(-9.0) == pytest.approx(
        stats.norm.cdf(-9), rel=1e-9
    )


def test_the_exact_references_agree_with_scipy():
    Z, y = np.array([[1000.0, 0.0], [0.0, 1.0]]), np.array([1, 1])
    assert stable.exact_softmax(Z) == pytest.approx(special.softmax(Z, axis=1))
    assert stable.exact_loss(Z, y) == pytest.approx(-special.log_softmax(Z, axis=1)[[0, 1], y].mean())
    assert stable.exact_loss(Z[:1], y[:1]) == pytest.approx(1000)
    one_hot = np.eye(2)[y]
    assert stable.difference_gradient(Z, y) == pytest.approx((special.softmax(Z, axis=1) - one_hot) / 2, abs=1e-7)
    assert -math.log(1e-12) == pytest.approx(27.63, abs=0.01)
