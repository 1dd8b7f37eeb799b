"""A thousand random data sets: the three calibrators against scikit-learn and direct optimisers, and where they differ."""

import numpy as np
import pytest
from scipy.optimize import brentq, isotonic_regression, root
from scipy.special import expit, log_expit, softmax
from sklearn.calibration import CalibratedClassifierCV, _sigmoid_calibration, _TemperatureScaling
from sklearn.frozen import FrozenEstimator
from sklearn.isotonic import IsotonicRegression
from sklearn.naive_bayes import GaussianNB
from threadpoolctl import threadpool_limits

from utils.chapters.calibration import isotonic, maps, temperature

SETS = 1000


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """Two-by-two matrices are no work to share: with threads these tests take ten times as long."""
    with threadpool_limits(1):
        yield


def random_set(k):
    """Scores and labels of 5 to 80 rows: from hardly related to separable, some with ties, some far from zero."""
    rng = np.random.default_rng([7, k])
    n = int(rng.integers(5, 81))
    f = rng.normal(rng.uniform(-3, 3), rng.uniform(0.3, 6), n)
    if k % 3 == 0:
        f = np.round(f)
    y = (rng.random(n) < expit(rng.uniform(-0.5, 3) * (f - f.mean()))).astype(float)
    y[rng.permutation(n)[:2]] = 0, 1
    return f, y


def smoothed(y):
    return np.where(y == 1, (y.sum() + 1) / (y.sum() + 2), 1 / (len(y) - y.sum() + 2))


def platt_loss(a, b, f, t):
    return -np.sum(t * log_expit(a * f + b) + (1 - t) * log_expit(-a * f - b))


def nested_platt(f, t):
    """Minimise over b for each a, by root finding in both: no Newton step and no matrix."""

    def intercept(a):
        return brentq(lambda b: np.sum(expit(a * f + b) - t), -500 - 500 * abs(a), 500 + 500 * abs(a), xtol=1e-13)

    a = brentq(lambda a: np.sum((expit(a * f + intercept(a)) - t) * f), -60, 60, xtol=1e-12)
    return a, intercept(a)


def polished(f, t, a, b):
    """Find the root of both slopes from (a, b) with a general solver."""

    def slopes(w):
        gap = expit(w[0] * f + w[1]) - t
        return [gap @ f, gap.sum()]

    return root(slopes, [a, b], tol=1e-13).x


def test_platt_is_at_the_only_minimum():
    for k in range(SETS):
        f, y = random_set(k)
        t = smoothed(y)
        a, b = maps.fit_platt(f, y)
        gap = expit(a * f + b) - t
        assert max(abs(gap.sum()), abs(gap @ f)) < 1e-6 * max(1, np.abs(f).max()), k


def test_platt_agrees_with_root_finding():
    for k in range(0, SETS, 20):
        f, y = random_set(k)
        assert maps.fit_platt(f, y) == pytest.approx(nested_platt(f, smoothed(y)), abs=1e-6, rel=1e-6), k


def test_platt_agrees_with_scikit_learn_up_to_its_stopping():
    """scikit-learn stops its general optimiser early: its loss is never lower, its probabilities are close, and
    started from there a root finder ends in ours."""
    gaps = []
    for k in range(SETS):
        f, y = random_set(k)
        a, b = maps.fit_platt(f, y)
        theirs = _sigmoid_calibration(f, y)
        t = smoothed(y)
        ours, other = platt_loss(a, b, f, t), platt_loss(-theirs[0], -theirs[1], f, t)
        assert ours <= other + 1e-9
        assert other - ours < 1e-6
        found = polished(f, t, -theirs[0], -theirs[1])
        assert expit(a * f + b) == pytest.approx(expit(found[0] * f + found[1]), abs=1e-6), k
        gaps.append(np.abs(expit(a * f + b) - expit(-theirs[0] * f - theirs[1])).max())
    assert np.median(gaps) < 1e-6 and np.max(gaps) < 1e-3


def test_pooling_agrees_with_scipy_and_scikit_learn():
    for k in range(SETS):
        f, y = random_set(k)
        assert maps.pool(y) == pytest.approx(isotonic_regression(y).x, abs=1e-6), k
        scores, values = maps.fit_isotonic(f, y)
        theirs = IsotonicRegression(out_of_bounds="clip").fit(f, y)
        between = np.linspace(f.min() - 1, f.max() + 1, 40)
        assert maps.isotonic_at((scores, values), scores) == pytest.approx(theirs.predict(scores), abs=1e-6), k
        assert maps.isotonic_at((scores, values), between) == pytest.approx(theirs.predict(between), abs=1e-6), k


def test_pooling_agrees_with_the_max_min_formula():
    for k in range(0, SETS, 10):
        y = random_set(k)[1][:20]
        assert isotonic.best_monotone(y) == pytest.approx(maps.pool(y), abs=1e-9)


def logits(k):
    rng = np.random.default_rng([8, k])
    n, classes = int(rng.integers(10, 60)), int(rng.integers(2, 6))
    z = rng.normal(0, rng.uniform(0.5, 3), (n, classes))
    p = softmax(z / rng.uniform(0.4, 3), axis=1)
    return z, (p.cumsum(1) < rng.random((n, 1))).sum(1).clip(max=classes - 1)


def slope(s, z, y):
    return np.mean((softmax(s * z, axis=1) * z).sum(1) - z[np.arange(len(y)), y])


def test_temperature_agrees_with_scikit_learn_and_with_root_finding():
    checked = 0
    for k in range(SETS):
        z, y = logits(k)
        if not (slope(1e-3, z, y) < 0 < slope(50, z, y)):
            continue  # logits that say nothing about y, or separate it: no finite T
        checked += 1
        best = 1 / brentq(lambda s, z=z, y=y: slope(s, z, y), 1e-3, 50, xtol=1e-13)
        assert temperature._best_t(z, y) == pytest.approx(best, rel=1e-6), k
        theirs = _TemperatureScaling().fit(z, y).beta_
        assert softmax(theirs * z, axis=1) == pytest.approx(softmax(z / best, axis=1), abs=1e-6), k
    assert checked > 0.9 * SETS


def test_two_classes_one_scale():
    for k in range(SETS):
        f, y = random_set(k)
        if np.sum(y * f > 0) in (0, y.sum()) or np.sum((0.5 - y) * f) >= 0 or np.all((y - 0.5) * f >= 0):
            continue
        t = maps.fit_scale(f, y)
        assert abs(np.sum((expit(f / t) - y) * f)) < 1e-6 * np.abs(f).sum(), k


# --- where they differ by design --------------------------------------------------------------------------------------
def test_equal_scores_are_pooled_by_scikit_learn_and_not_by_position():
    f, y = [1, 2, 2, 3], [0, 0, 1, 1]
    assert IsotonicRegression().fit(f, y).predict([1, 2, 2.5, 3]) == pytest.approx([0, 0.5, 0.75, 1])
    assert maps.pool(y) == pytest.approx([0, 0, 1, 1]) and maps.pool([0, 1, 0, 1]) == pytest.approx([0, 0.5, 0.5, 1])
    assert maps.isotonic_at(maps.fit_isotonic(f, y), [1, 2, 2.5, 3]) == pytest.approx([0, 0.5, 0.75, 1])
    assert np.isnan(IsotonicRegression().fit(f, y).predict([9])).all()


def test_scikit_learn_fits_a_sigmoid_to_probabilities_of_naive_bayes():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 2, 400)
    X = np.repeat(rng.normal(y[:, None], 1.5, (400, 1)), 4, axis=1)  # the same evidence four times
    model = GaussianNB().fit(X[:200], y[:200])
    theirs = CalibratedClassifierCV(FrozenEstimator(model), method="sigmoid").fit(X[200:], y[200:])
    p = model.predict_proba(X)[:, 1]
    log = model.predict_log_proba(X)
    odds = log[:, 1] - log[:, 0]
    fits = {
        name: expit(
            np.multiply(*[maps.fit_platt(score[200:], y[200:])[0], score]) + maps.fit_platt(score[200:], y[200:])[1]
        )
        for name, score in (("p", p), ("odds", odds))
    }
    said = theirs.predict_proba(X)[:, 1]
    assert np.abs(said - fits["p"]).max() < 1e-4 < 0.02 < np.abs(said - fits["odds"]).max()


def test_scikit_learn_takes_two_class_scores_for_half_a_logit():
    """(-f, f) as logits: its T is twice ours, its probabilities are the same."""
    for k in range(50):
        f, y = random_set(k)
        t = maps.fit_scale(f, y)
        if 0.05 < t < 20:
            assert 1 / _TemperatureScaling().fit(f, y).beta_ == pytest.approx(2 * t, rel=1e-5)
