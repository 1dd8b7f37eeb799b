"""Every quick question on scores, calibration and validation, worked out again."""

import numpy as np
import pytest
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import f1_score, log_loss, precision_score, roc_auc_score

from utils.progress.bank.scores import SCORES

RIGHT = {question.name: question.right for question in SCORES}
RNG = np.random.default_rng(1)
Y = RNG.integers(0, 2, 4000)
S = RNG.normal(size=4000) + Y


def says(name, text):
    return RIGHT[name].startswith(text)


def fewer():
    """Drop half of the negatives: change of AUC and of precision, averaged over draws."""
    auc, precision = [], []
    for _ in range(20):
        keep = (Y == 1) | (RNG.random(4000) < 0.5)
        auc.append(roc_auc_score(Y[keep], S[keep]) - roc_auc_score(Y, S))
        precision.append(precision_score(Y[keep], S[keep] > 0.8) - precision_score(Y, S > 0.8))
    return np.mean(auc), np.mean(precision)


def isotonic():
    y, s = Y[:200], S[:200]
    fitted = IsotonicRegression().fit(s, y).predict(s)
    order = np.argsort(s)
    return np.all(np.diff(fitted[order]) >= 0) and abs(roc_auc_score(y, fitted) - roc_auc_score(y, s)) > 1e-3


def report(loss):
    """The report p with the least expected loss when the chance is 70%."""
    p = np.linspace(0, 1, 1001)
    return p[np.argmin(0.7 * loss(p, 1) + 0.3 * loss(p, 0))]


def perfect_ece():
    gaps = []
    for _ in range(300):
        p = RNG.random(100)
        y = RNG.random(100) < p
        bins = np.minimum((10 * p).astype(int), 9)
        gaps.append(sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins)))
    return np.mean(gaps) > 0.05


def chosen_before_the_folds():
    """Cross-validated it looks excellent; on new cases it is a coin flip: the question says which of the two it asks for."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score

    x, y = RNG.normal(size=(50, 5000)), np.repeat([0, 1], 25)
    best = np.argsort(-np.abs(x[y == 1].mean(0) - x[y == 0].mean(0)))[:20]
    fitted = LogisticRegression().fit(x[:, best], y)
    fresh = (fitted.predict(RNG.normal(size=(4000, 20))) == RNG.integers(0, 2, 4000)).mean()
    return cross_val_score(LogisticRegression(), x[:, best], y, cv=5).mean() > 0.75 and abs(fresh - 0.5) < 0.04


def worse_loss_better_accuracy():
    y = np.array([1, 1, 1])
    first, second = np.array([0.4, 0.4, 0.9]), np.array([0.6, 0.6, 0.001])
    more = ((second > 0.5) == y).sum() > ((first > 0.5) == y).sum()
    return more and log_loss(y, second, labels=[0, 1]) > log_loss(y, first, labels=[0, 1])


def median():
    x = RNG.lognormal(size=501)
    grid = np.linspace(0, 5, 5001)
    best = grid[np.argmin([np.abs(x - c).mean() for c in grid])]
    return abs(best - np.median(x)) < 0.01 < abs(np.median(x) - x.mean())


def imbalance():
    y = np.arange(1000) < 10
    half = np.arange(1000) < 5
    return (half == y).mean() - (np.zeros(1000, bool) == y).mean()


def base_rate():
    """Among those that got p (here everybody), a share of p is positive."""
    p = Y.mean()
    return np.isclose(Y[np.full(4000, p) == p].mean(), p)


def share_after_reweighting():
    """Of equally many positives and negatives at a score, keep each class in proportion to how common it really is."""
    at_this_score = np.array([100.0, 100.0])
    real = at_this_score * np.array([0.01 / 0.5, 0.99 / 0.5])
    return real[0] / real.sum()


def random_precision():
    y = np.arange(10_000) < 1000
    return np.mean([precision_score(y, RNG.random(10_000) < 0.3) for _ in range(20)])


HOLDS = {
    "constant-score": lambda: roc_auc_score(Y, np.zeros(4000)) == float(RIGHT["constant-score"]),
    "fewer-negatives-auc": lambda: abs(fewer()[0]) < 0.004 and says("fewer-negatives-auc", "stays"),
    "half-the-negatives-precision": lambda: fewer()[1] > 0.05 and says("half-the-negatives-precision", "rises"),
    "f1-half": lambda: f1_score([1, 1, 0], [1, 0, 0]) == pytest.approx(2 / 3) and says("f1-half", "about 0.67"),
    "monotone-auc": lambda: roc_auc_score(Y, np.exp(S)) == roc_auc_score(Y, S) and says("monotone-auc", "stays"),
    "isotonic-auc": lambda: isotonic() and says("isotonic-auc", "yes"),
    "temperature-class": lambda: all(z.argmax() == (z / 2).argmax() for z in RNG.normal(size=(500, 5)))
    and says("temperature-class", "never"),
    "always-half": lambda: np.mean((0.5 - Y) ** 2) == float(RIGHT["always-half"]),
    "squared-report": lambda: report(lambda p, y: (p - y) ** 2) == pytest.approx(0.7) and says("squared-report", "70%"),
    "absolute-report": lambda: report(lambda p, y: np.abs(p - y)) == 1 and says("absolute-report", "100%"),
    "perfect-ece": lambda: perfect_ece() and says("perfect-ece", "above 0"),
    "base-rate-model": lambda: base_rate() and says("base-rate-model", "calibrated"),
    "chosen-before-the-folds": lambda: chosen_before_the_folds() and says("chosen-before-the-folds", "well above"),
    "absolute-error-constant": lambda: median() and says("absolute-error-constant", "the median"),
    "downsampled-prior": lambda: abs(share_after_reweighting() - 0.01) < 1e-9 and says("downsampled-prior", "1%"),
    "worse-loss-better-accuracy": lambda: worse_loss_better_accuracy() and says("worse-loss-better-accuracy", "yes"),
    "accuracy-imbalance": lambda: imbalance() == pytest.approx(0.005) and says("accuracy-imbalance", "half a percentage"),
    "precision-at-tenth": lambda: abs(random_precision() - 0.1) < 0.01 and says("precision-at-tenth", "10%"),
}  # fmt: skip


def test_every_question_is_worked_out():
    assert set(HOLDS) == set(RIGHT)


@pytest.mark.parametrize("name", HOLDS)
def test_the_stored_answer_holds(name):
    assert HOLDS[name]()
