"""What a model answer at a board says is computed here, from the world and not from the words."""

from fractions import Fraction as F
from itertools import product
from math import exp, log

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit, log_softmax, softmax
from scipy.stats import norm

from utils.whiteboard.find import drills_of

DICE = list(product(range(1, 7), repeat=2))


@pytest.fixture
def said(request):
    """Return what a chapter's board should show, in one text."""

    def text(chapter):
        ((drill, _),) = drills_of(chapter)
        return "\n".join(one.answer for one in drill.milestones)

    return text


def slope(f, x, step=1e-5):
    return (f(x + step) - f(x - step)) / (2 * step)


def test_coins(said):
    flips = list(product("HT", repeat=2))
    assert F(sum("H" in one for one in flips), len(flips)) == F(3, 4) and sum("H" not in one for one in flips) == 1
    assert "`TT`: 1/4" in said("start_here") and "the rest: 3/4" in said("start_here")
    for q in (F(0), F(1, 2), F(1), F(1, 3)):
        chance = {"H": q, "T": 1 - q}
        some = sum(chance[a] * chance[b] for a, b in flips if "H" in (a, b))
        assert some == 1 - (1 - q) ** 2 == 2 * q - q**2
    assert "`q = 1/2` gives 3/4, `q = 0` gives 0, `q = 1` gives 1" in said("start_here")


def test_the_logistic_gradient(said):
    text = said("logistic_gradient")

    def loss(z, y):
        return -(y * np.log(expit(z)) + (1 - y) * np.log(1 - expit(z)))

    for z, y in product((-2.0, 0.3, 1.7), (0, 1)):
        p = expit(z)
        assert slope(expit, z) == pytest.approx(exp(-z) / (1 + exp(-z)) ** 2)
        assert slope(expit, z) == pytest.approx(p * (1 - p))
        assert -y / p + (1 - y) / (1 - p) == pytest.approx((p - y) / (p * (1 - p)))
        assert slope(lambda t, y=y: loss(t, y), z) == pytest.approx(p - y, abs=1e-8)
        assert slope(lambda t, y=y: (expit(t) - y) ** 2 / 2, z) == pytest.approx((p - y) * p * (1 - p), abs=1e-8)
    assert max(slope(expit, z) for z in np.linspace(-5, 5, 101)) == pytest.approx(1 / 4) and "at most 1/4" in text
    assert slope(lambda t: loss(t, 1), -20.0) == pytest.approx(-1, abs=1e-6) and "`-x_j`, it does not vanish" in text


def test_families_and_softmax(said):
    text, z = said("glm_softmax"), np.array([2.0, 1, 0])
    density, mu = norm.pdf(1), norm.cdf(1)
    assert f"{density / (mu * (1 - mu)):.2f} at a score of 1" in text

    def probit(t):
        return -np.log(norm.cdf(t))

    assert slope(probit, 1.0) == pytest.approx((mu - 1) * density / (mu * (1 - mu)), abs=1e-8)
    gradient = [slope(lambda t, k=k: -log_softmax(z + t * np.eye(3)[k])[1], 0.0) for k in range(3)]
    assert gradient == pytest.approx(list(softmax(z) - [0, 1, 0]), abs=1e-8) and sum(gradient) == pytest.approx(
        0, abs=1e-8
    )
    assert ", ".join(f"{one:.3f}" for one in gradient) in text
    theta, values, weights = 0.4, np.array([0.0, 1, 3]), np.array([1.0, 2, 0.5])

    def lognorm(t):
        return np.log(np.sum(weights * np.exp(t * values)))

    p = weights * np.exp(theta * values - lognorm(theta))
    assert slope(lognorm, theta) == pytest.approx(values @ p)
    assert slope(lambda t: slope(lognorm, t), theta, 1e-3) == pytest.approx(values**2 @ p - (values @ p) ** 2, rel=1e-4)


def test_two_dice(said):
    text = said("conditional_probability")
    seen, both = [one for one in DICE if 6 in one], [(6, 6)]
    assert (len(DICE), len(seen)) == (36, 11) and "`6 + 6 - 1 = 11` pairs" in text and "36 ordered pairs" in text
    assert F(len(both), len(seen)) == F(1, 36) / F(11, 36) == F(1, 11) and 1 - F(5, 6) ** 2 == F(11, 36)
    red = [one for one in DICE if one[0] == 6]
    assert F(sum(one == (6, 6) for one in red), len(red)) == F(1, 6) and "One row of six pairs" in text
    told = {one: F(one.count(6), 2) for one in DICE}  # a die picked at random and read out
    assert told[6, 6] / sum(told.values()) == F(1, 36) / (F(1, 36) + F(10, 36) / 2) == F(1, 6)
    for s in (2, 3, 6, 20):
        pairs = [one for one in product(range(s), repeat=2) if 0 in one]
        assert F(1, len(pairs)) == F(1, 2 * s - 1)
    assert "1 of 3, not 1/2" in text and F(1, 2 * 10**6 - 1) / F(1, 10**6) == pytest.approx(0.5, abs=1e-6)


def test_platt(said):
    text = said("calibration")
    assert f"with 10 and 40, {11 / 12:.3f} and {1 / 42:.3f}" in text
    rng = np.random.default_rng(0)
    f, labels = rng.normal(0, 2, 50), np.arange(50) < 10
    t = np.where(labels, 11 / 12, 1 / 42)

    def loss(ab):
        return -np.sum(t * np.log(expit(ab[0] * f + ab[1])) + (1 - t) * np.log(expit(-ab[0] * f - ab[1])))

    at = np.array([0.7, -0.2])
    error = expit(at[0] * f + at[1]) - t
    assert slope(lambda a: loss([a, at[1]]), at[0]) == pytest.approx(error @ f, rel=1e-6)
    assert slope(lambda b: loss([at[0], b]), at[1]) == pytest.approx(error.sum(), rel=1e-6)
    a, b = minimize(loss, at).x
    assert expit(a * f + b).mean() == pytest.approx(t.mean(), abs=1e-5)
    assert t.mean() == pytest.approx(labels.mean(), abs=0.01)
    cheaper = [p for p in np.linspace(0, 1, 1601) if 30 * p > 2 * (1 - p)]  # refusing costs less
    assert min(cheaper) == pytest.approx(1 / 16, abs=1e-3) and "costs 2 and an accepted bad one 30: 1/16" in text


def test_kmeans(said):
    text = said("kmeans")
    assert f"the differences fill {1_000_000 * 128 * 1_000 * 8 / 1e9:,.0f} GB" in text
    assert f"{8 * (log(10) + 2):.1f} for ten" in text
    x, c = np.array([0.0, 1, 5]), 1.3
    assert slope(lambda t: np.sum((x - t) ** 2), c) == pytest.approx(-2 * np.sum(x - c))


def test_the_pipeline(said):
    text = said("recommender")
    assert 10**7 * 100 == 1_000 * 10**6 and 500 * 100 == 50 * 10**3  # in µs
    assert "1,000 s a request, 500 candidates 50 ms" in text and f"{0.8 * 0.6:.2f} is left" in text
    assert f"{10**7 * 128 * 2 / 1e9:.2f} GB" in text
    assert f"{30 + 30 + 50 + 10} of 200" in text


def test_the_feed(said):
    text = said("design_studio")
    load = 30e6 * 12 / 86_400
    assert f"{round(load, -2):,.0f} requests a second" in text and f"{3 * load:,.0f}" in text
    assert f"{3 * load * 0.1:,.0f} cores busy" in text
    assert f"{100e6 * 64 * 2 / 1e9:.1f} GB" in text
    assert f"{30e6 * 12 * 20 / 1e9:.1f} billion posts" in text
    assert 500 * 200 == 100 * 10**3 and f"{60 + 10 + 40 + 100 + 10} of 300" in text
    assert f"14 days to join and 7 for the last label, {14 + 7}" in text
