"""The chapter's answers and every number in its words, recomputed another way than the exercises do."""

import math
import re
from fractions import Fraction as F
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import isotonic_regression, minimize
from scipy.special import expit, softmax
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression

from utils.chapters.calibration import bins, costs, defence, isotonic, platts, scores, temperature

SOURCE = (Path(__file__).resolve().parent.parent / "solutions" / "04_calibration.py").read_text("utf-8")


def words(text):
    return re.sub(r"\n# ?", " ", text)


def direct_platt(f, y):
    """Platt by a general optimiser."""
    above, below = np.sum(y == 1), np.sum(y == 0)
    t = np.where(y == 1, (above + 1) / (above + 2), 1 / (below + 2))
    return minimize(lambda w: np.sum(np.logaddexp(0, w[0] * f + w[1]) - t * (w[0] * f + w[1])), [0, 0], method="BFGS").x


def stepped(f, y, at):
    return IsotonicRegression(out_of_bounds="clip").fit(f, y).predict(at)


def binned_error(p, y, count=10):
    """The ECE from scikit-learn's curve and a histogram of its bins."""
    true, said = calibration_curve(y, p, n_bins=count)
    sizes = np.histogram(p, np.linspace(0, 1, count + 1))[0]
    return float(sizes[sizes > 0] @ abs(true - said) / len(p))


# --- the numbers of the exercises -------------------------------------------------------------------------------------
def test_expected_calibration_error_by_hand():
    p = np.array([0.9] * 60 + [0.6] * 40)
    y = np.array([1] * 48 + [0] * 12 + [1] * 26 + [0] * 14)
    assert F(6, 10) * F(1, 10) + F(4, 10) * F(1, 20) == F(8, 100)
    assert binned_error(p, y, 5) == pytest.approx(0.08) and bins.bin_gap.check(0.08).right
    slips = {"unweighted": (0.1 + 0.05) / 2, "signed": p.mean() - y.mean(), "squared": 0.6 * 0.01 + 0.4 * 0.0025}
    assert [round(v, 4) for v in slips.values()] == [0.075, 0.04, 0.007]
    for name, value in slips.items():
        assert bins.bin_gap.check(value).cause == name


def test_platts_targets():
    assert [round(float(t), 4) for t in (F(11, 12), F(1, 42))] == [0.9167, 0.0238]
    assert platts.platt_targets.check([0.917, 0.024]).right


def test_pooling_by_hand():
    fit = isotonic_regression(np.array([0, 1, 0, 0, 1, 1], float)).x
    assert fit == pytest.approx([0, 1 / 3, 1 / 3, 1 / 3, 1, 1]) and isotonic.pava_hand.check(fit).right


def test_temperature_by_hand():
    one, two = softmax([3, 1, 0]), softmax([1.5, 0.5, 0])
    assert one.round(3).tolist() == [0.844, 0.114, 0.042] and two.round(3).tolist() == [0.629, 0.231, 0.14]
    assert temperature.temperature_hand.check(two).right
    assert (one / 2).round(3).tolist() == [0.422, 0.057, 0.021]
    assert (
        np.exp([1.5, 0.5, 0]).round(3).tolist() == [4.482, 1.649, 1] and round(np.exp([1.5, 0.5, 0]).sum(), 2) == 7.13
    )


def test_threshold_by_cost():
    assert costs.refusal_threshold.check(F(1, 21)).right and round(1 / 21, 3) == 0.048
    assert 0.6 * 1 < 0.4 * 20  # at p = 0.4: what refusing costs against accepting


# --- the error of a perfect model -------------------------------------------------------------------------------------
def perfect(n, count, repeats, seed=11):
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(repeats):
        p = rng.beta(2, 2, n)
        found.append(binned_error(p, rng.random(n) < p, count))
    return np.mean(found), np.std(found) / math.sqrt(repeats)


@pytest.mark.parametrize(
    ("n", "count", "said", "digits"),
    [(1000, 15, 0.040, 3), (4000, 15, 0.020, 3), (250, 15, 0.08, 2), (100, 15, 0.12, 2), (16_000, 15, 0.010, 3)],
)
def test_a_perfect_model_has_an_error(n, count, said, digits):
    mean, error = perfect(n, count, 150)
    assert abs(mean - said) < 0.5 * 10**-digits + 4 * error


def test_the_words_about_noise():
    assert round(1 - 1 / math.sqrt(2), 2) == 0.29  # twice the labels
    rng = np.random.default_rng(0)
    p = rng.beta(2, 2, 200_000)
    assert (
        round(100 * np.abs(rng.binomial(70, p) / 70 - p).mean()) == 4
    )  # "in a bin of 70 ... some 4 points on average"
    assert 60 < 1000 / 15 < 75


# --- the simulated models ---------------------------------------------------------------------------------------------
CURVES = {
    "too sure": lambda z: expit(0.4 * z),
    "plateaus": lambda z: 0.1 + 0.3 * expit(4 * (z + 2)) + 0.5 * expit(4 * (z - 2)),
}


def simulated(name, n, repeats, seed=3):
    """Mean losses of Platt and isotonic (squared error, log loss), on a large sample instead of by integration."""
    rng, true = np.random.default_rng(seed), CURVES[name]
    at = np.random.default_rng(99).normal(0, 2.5, 40_000)
    p, losses = true(at), {"platt": [], "isotonic": []}
    for _ in range(repeats):
        z = rng.normal(0, 2.5, n)
        y = (rng.random(n) < true(z)).astype(float)
        a, b = direct_platt(z, y)
        said = {"platt": expit(a * at + b), "isotonic": np.clip(stepped(z, y, at), 1 / (n + 2), (n + 1) / (n + 2))}
        for method, q in said.items():
            losses[method].append((np.mean((q - p) ** 2), -np.mean(p * np.log(q) + (1 - p) * np.log(1 - q))))
    return {method: np.mean(each, axis=0) for method, each in losses.items()}


def test_sigmoid_world_platt_ahead_at_8192():
    found = simulated("too sure", 8192, 20)
    assert round(found["isotonic"][0], 4) == 0.0005 and 0.00002 < found["platt"][0] < 0.00006
    assert 7 < found["isotonic"][0] / found["platt"][0] < 20  # "ten times nearer"
    assert found["platt"][1] < found["isotonic"][1]


@pytest.mark.parametrize(
    ("n", "squared", "log"),
    [
        (64, "platt", "platt"),
        (128, "even", "platt"),
        (256, "isotonic", "platt"),
        (512, "isotonic", "even"),
        (1024, "isotonic", "isotonic"),
    ],
)
def test_plateau_world_the_loss_decides(n, squared, log):
    found = simulated("plateaus", n, 80)
    at = np.random.default_rng(99).normal(0, 2.5, 40_000)
    p = CURVES["plateaus"](at)
    floors = (0, -np.mean(p * np.log(p) + (1 - p) * np.log(1 - p)))
    for k, said in enumerate((squared, log)):
        one, two = (found[m][k] - floors[k] for m in ("platt", "isotonic"))
        if said == "even":
            assert abs(one - two) < 0.15 * max(one, two)
        else:
            assert (one < two) == (said == "platt") and (n < 256 or abs(one - two) > 0.1 * max(one, two))
    if n == 256:
        assert [round(found[m][0], 3) for m in ("isotonic", "platt")] == [0.005, 0.008]
        assert scores.who_wins.check({"sure_8192": "platt", "plateau_256": squared, "plateau_log": log}).right


# --- what is said is what was computed --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "said",
    [
        "0.00004 against 0.0005 in squared error",
        "by squared error they are about even at 128 labels and isotonic is clearly ahead from 256",
        "by log loss about even at 512, isotonic ahead from 1,024",
        "with 1,000 labels, 15 bins and scores around one half a perfect model shows 0.04",
        "the log loss fell from 0.55 to 0.465; isotonic reached 0.494",
        "It said 3% where 8% went bad",
        "On our loans Platt is still ahead with 1,000",
        "(0.844, 0.114, 0.042)",
    ],
)
def test_the_chapter_says_it(said):
    assert said in words(SOURCE)


def test_the_strong_answer_quotes_the_numbers():
    for said in ("250 rows", "2,204 rows", "0.465 against 0.494", "each of 20 random splits", "96% where 74% did"):
        assert said in defence.STRONG
