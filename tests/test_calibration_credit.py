"""What the chapter says of the real model, without the chapter's own calibrators."""

import math
from fractions import Fraction as F

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from utils.chapters.calibration import choosing, credit


def direct_platt(f, y):
    """Platt by a general optimiser."""
    above, below = np.sum(y == 1), np.sum(y == 0)
    t = np.where(y == 1, (above + 1) / (above + 2), 1 / (below + 2))
    return minimize(lambda w: np.sum(np.logaddexp(0, w[0] * f + w[1]) - t * (w[0] * f + w[1])), [0, 0], method="BFGS").x


def stepped(f, y, at):
    return IsotonicRegression(out_of_bounds="clip").fit(f, y).predict(at)


@pytest.fixture(scope="module")
def loans():
    """What each method says of the test loans, and their labels, without the chapter's own calibrators."""
    found = credit.scored()
    a, b = direct_platt(found.held, found.held_y)
    t = minimize(lambda w: np.sum(np.logaddexp(0, w * found.held) - found.held_y * w * found.held), [1.0]).x
    said = {
        "raw": expit(found.test),
        "platt": expit(a * found.test + b),
        "isotonic": stepped(found.held, found.held_y, found.test),
        "temperature": expit(t * found.test),
    }
    return said, found.test_y, (a, b)


def binned_error(p, y, count=10):
    """The ECE from scikit-learn's curve and a histogram of its bins."""
    true, said = calibration_curve(y, p, n_bins=count)
    sizes = np.histogram(p, np.linspace(0, 1, count + 1))[0]
    return float(sizes[sizes > 0] @ abs(true - said) / len(p))


def test_the_split_is_a_split():
    _, y = credit.applications()
    parts = credit.split()
    assert sum(map(len, parts)) == len(y) == 4454 and len(np.unique(np.concatenate(parts))) == 4454
    assert [len(part) for part in parts] == [2000, 250, 2204]
    assert max(abs(y[part].mean() - y.mean()) for part in parts) < 0.002 and round(y.mean(), 2) == 0.28


def test_nothing_is_learned_from_rows_outside_training(monkeypatch):
    table, y = credit.applications()
    before = credit.scored.__wrapped__()
    changed, others = table.copy(), np.concatenate(credit.split()[1:])
    for name in changed:
        column = changed[name].to_numpy().copy()
        column[others] = np.random.default_rng(0).permutation(column[others])
        changed[name] = column
    monkeypatch.setattr(credit, "applications", lambda: (changed, y))
    after = credit.scored.__wrapped__()
    assert np.array_equal(before.train, after.train) and not np.array_equal(before.test, after.test)


def test_found_too_sure(loans):
    said, y, _ = loans
    p = said["raw"]
    low, high = p < 0.1, p >= 0.9
    assert (low.sum(), high.sum(), len(y)) == (955, 238, 2204)
    assert [round(100 * v, 1) for v in (p[low].mean(), y[low].mean())] == [2.7, 8.5]
    assert [round(100 * v) for v in (y[low].mean(), p[high].mean(), y[high].mean())] == [8, 96, 74]
    assert 3 < y[low].mean() / p[low].mean() < 3.3  # "three times what was said"
    assert round(log_loss(y, p), 2) == 0.55 and round(roc_auc_score(y, p), 2) == 0.81
    assert round(100 * np.mean((p > 0.5) == y), 1) == 77.4 and round(100 * (1 - y.mean()), 1) == 71.8
    assert round(binned_error(p, y), 3) == 0.106


def test_the_loss_curves_show_no_gap():
    curve = credit.learning_curve()
    found = credit.scored()
    assert curve[-1, 1] == pytest.approx(log_loss(found.train_y, expit(found.train)))
    assert curve[-1, 2] == pytest.approx(log_loss(found.test_y, expit(found.test)))
    assert curve[-1, 1:].round(2).tolist() == [0.53, 0.55]
    assert np.all(abs(curve[3:, 2] - curve[3:, 1]) < 0.025)  # from 700 rows on


def test_mended(loans):
    said, y, (_, b) = loans
    assert round(log_loss(y, said["platt"]), 3) == 0.465 and round(log_loss(y, said["temperature"]), 3) == 0.484
    assert log_loss(y, np.clip(said["isotonic"], 1 / 252, 251 / 252)) == pytest.approx(0.494, abs=5e-4)
    assert roc_auc_score(y, said["platt"]) == roc_auc_score(y, said["raw"])
    assert round(roc_auc_score(y, said["isotonic"]), 3) == 0.803 and len(np.unique(said["isotonic"].round(12))) == 141
    zeros = said["isotonic"] == 0
    assert (zeros.sum(), y[zeros].sum()) == (508, 24)  # so its log loss is infinite
    assert round(float(expit(b)), 2) == 0.36  # where Platt sends one half
    assert np.array_equal(said["temperature"] > 0.5, said["raw"] > 0.5)
    assert binned_error(said["platt"], y) < binned_error(said["raw"], y) / 4


@pytest.mark.parametrize("rows", [250, 1000])
def test_platt_is_ahead_of_isotonic_on_each_of_20_splits(rows):
    ahead = []
    for seed in range(20):
        found = credit.scored(seed=seed, calibration=rows)
        a, b = direct_platt(found.held, found.held_y)
        steps = np.clip(stepped(found.held, found.held_y, found.test), 1 / (rows + 2), (rows + 1) / (rows + 2))
        ahead.append(log_loss(found.test_y, expit(a * found.test + b)) < log_loss(found.test_y, steps))
    assert all(ahead)


def test_isotonic_and_the_ranking():
    """On its own rows the AUC cannot fall; on new ones it mostly does: more right pairs than wrong become ties."""
    assert roc_auc_score([0, 1, 0, 0, 1, 1], range(6)) == pytest.approx(7 / 9)
    assert roc_auc_score([0, 1, 0, 0, 1, 1], [0, 1 / 3, 1 / 3, 1 / 3, 1, 1]) == pytest.approx(8 / 9)
    moved = []
    for seed in range(20):
        found = credit.scored(seed=seed)
        held, test = (stepped(found.held, found.held_y, at).round(12) for at in (found.held, found.test))
        own = [roc_auc_score(found.held_y, score) for score in (found.held, held)]
        assert own[1] >= own[0]
        moved.append(roc_auc_score(found.test_y, test) - roc_auc_score(found.test_y, found.test))
        if seed == 0:
            assert np.round(own, 3).tolist() == [0.842, 0.858]
            bad = found.test_y == 1
            tied = test[bad][:, None] == test[~bad]
            right = found.test[bad][:, None] > found.test[~bad]
            assert (tied & right).sum() > (tied & ~right).sum()
    assert max(moved) < 0 and round(np.mean(moved), 3) == -0.008


def test_the_words_about_the_thresholds(loans):
    said, y, _ = loans
    raw, platt = said["raw"], said["platt"]
    changed = (raw > 0.5) != (platt > 0.5)
    assert (changed.sum(), len(y)) == (215, 2204) and abs(y[changed].mean() - 0.5) < 0.05  # near indifference
    error = [np.mean((p > 0.5) != y) for p in (raw, platt)]
    assert round(1 - error[1] / error[0], 2) == 0.03
    for low, high, says in ((0.12, 0.22, [16, 23]), (0.03, 0.07, [5, 14])):  # around 1/6 and around 1/21
        near = (raw > low) & (raw < high)
        assert near.sum() > 200 and [round(100 * v) for v in (raw[near].mean(), y[near].mean())] == says
    assert round(1 - y.mean(), 2) == 0.72  # refuse everybody


def test_the_difference_is_more_than_chance(loans):
    said, y, _ = loans
    rng = np.random.default_rng(0)
    for name, loss in {
        "log": lambda p: -np.log(np.where(y == 1, p, 1 - p)),
        "squared": lambda p: (p - y) ** 2,
    }.items():
        gap = loss(np.clip(said["isotonic"], 1 / 252, 251 / 252)) - loss(said["platt"])
        means = [gap[rng.integers(0, len(gap), len(gap))].mean() for _ in range(1000)]
        assert np.quantile(means, 0.01) > 0, name
    assert brier_score_loss(y, said["platt"]) < brier_score_loss(y, said["raw"])


def test_what_a_threshold_costs(loans):
    said, y, _ = loans
    found = {}
    for ratio in (1, 5, 10, 20):
        t = F(1, 1 + ratio)
        each = [np.where(said[name] > t, 1 - y, ratio * y) for name in ("raw", "platt")]
        gap = each[0] - each[1]
        found[ratio] = [c.mean() for c in each] + [gap.mean() / (gap.std(ddof=1) / math.sqrt(len(gap)))]
    assert [round(v, 2) for v in found[20][:2]] == [0.91, 0.68] and found[20][2] > 3
    assert found[20][1] < 1 - y.mean() < found[20][0]  # refusing everybody stands between
    assert [round(v, 2) for v in found[5][:2]] == [0.51, 0.5] and all(abs(found[r][2]) < 2 for r in (1, 5, 10))


def test_fitted_on_the_training_rows():
    found = credit.scored(credit.boosted_trees)
    raw = [log_loss(y, expit(f)) for f, y in ((found.train, found.train_y), (found.test, found.test_y))]
    assert [round(v, 3) for v in raw] == [0.167, 0.576]
    for f, y, slope, loss in ((found.train, found.train_y, 2.45, 1.064), (found.held, found.held_y, 0.44, 0.491)):
        a, b = direct_platt(f, y)
        assert round(a, 2) == slope and round(log_loss(found.test_y, expit(a * found.test + b)), 3) == loss
    assert choosing.where_fitted.check("c").right
