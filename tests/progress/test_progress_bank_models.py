"""Every quick question on models and arithmetic, worked out again."""

import math
from math import log

import numpy as np
import pytest

from utils.progress.bank.models import MODELS

RIGHT = {question.name: question.right for question in MODELS}
WRONG = {question.name: question.wrong for question in MODELS}
RNG = np.random.default_rng(0)
Z = np.arange(4.0)
P, Q = np.array([0.5, 0.5]), np.array([0.9, 0.1])


def number(text):
    return float(eval(text.removeprefix("about ").replace(",", "")))


def near(name, value, within=0.01):
    """Whether a value is the stored right answer, to 1%, and not the wrong one."""
    right, wrong = number(RIGHT[name]), number(WRONG[name])
    return abs(value - right) <= within * abs(right) and abs(value - wrong) > 0.02 * abs(wrong)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def least_squares(x, y):
    return x @ np.linalg.lstsq(x, y, rcond=None)[0]


def not_convex():
    w = np.linspace(-6, 6, 1201)
    bends = np.diff((1 - sigmoid(w)) ** 2, 2)
    return bends.min() < -1e-8 < 1e-8 < bends.max() and RIGHT["squared-error-sigmoid"] == "not convex"


def exact_zeros():
    """Minimise (w - 0.3)²/2 + penalty on a grid: with |w| the least is at 0, with w² it is not."""
    w = np.linspace(-1, 1, 200_001)
    lasso, ridge = (w[np.argmin((w - 0.3) ** 2 / 2 + penalty)] for penalty in (0.5 * np.abs(w), 0.5 * w**2))
    return abs(lasso) < 1e-9 and ridge > 0.1 and "|w|" in RIGHT["exact-zeros"]


def ridge_twins():
    x, y = RNG.normal(size=50), RNG.normal(size=50)
    both = np.c_[x, x]
    a, b = np.linalg.solve(both.T @ both + np.eye(2), both.T @ y)
    return abs(a - b) < 1e-9 < abs(a) and RIGHT["ridge-twins"] == "shared equally"


def naive_bayes_doubled():
    """With equal priors every probability moves away from 1/2. With unequal ones some do not: why the question says so."""
    from sklearn.naive_bayes import GaussianNB

    y = RNG.integers(0, 2, 400)
    x = RNG.normal(size=(400, 2)) + y[:, None]
    twins = np.c_[x, x]
    further = {}
    for priors in ((0.5, 0.5), (0.1, 0.9)):
        once = GaussianNB(priors=priors).fit(x, y).predict_proba(x)[:, 1]
        twice = GaussianNB(priors=priors).fit(twins, y).predict_proba(twins)[:, 1]
        further[priors] = np.abs(twice - 0.5) > np.abs(once - 0.5)
    return further[0.5, 0.5].all() and not further[0.1, 0.9].all()


def tree_of_logs():
    from sklearn.tree import DecisionTreeRegressor

    x, y = RNG.lognormal(size=(200, 1)), RNG.normal(size=200)
    plain, logged = (DecisionTreeRegressor(max_depth=4, random_state=0).fit(z, y).predict(z) for z in (x, np.log(x)))
    return np.allclose(plain, logged) and RIGHT["tree-of-logs"] == "stay the same"


def units():
    x, y = RNG.normal(size=(100, 2)) @ np.array([[1, 0.5], [0, 1]]), RNG.normal(size=100)
    scaled = x * [1000, 1]
    first, second = (np.linalg.svd(z - z.mean(0))[2][0] for z in (x, scaled))
    third, fourth = (np.linalg.svd((z - z.mean(0)) / z.std(0))[2][0] for z in (x, scaled))
    changed = (
        abs(first @ second) < 0.99 and abs(third @ fourth) > 0.9999
    )  # standardised they stay: the question says so
    return changed, np.allclose(least_squares(x, y), least_squares(scaled, y))


def lloyd_step():
    for _ in range(20):
        x = RNG.normal(size=(60, 2))
        centres, last = x[:4].copy(), np.inf
        for _ in range(15):
            distances = ((x[:, None] - centres) ** 2).sum(-1)
            labels = distances.argmin(1)
            if distances.min(1).sum() > last + 1e-9:
                return False
            last = distances.min(1).sum()
            centres = np.array([x[labels == k].mean(0) if (labels == k).any() else centres[k] for k in range(4)])
    return RIGHT["lloyd-step"] == "no"


def noise_feature():
    for _ in range(50):
        x, y, noise = RNG.normal(size=(40, 3)), RNG.normal(size=40), RNG.normal(size=40)
        before, after = ((y - least_squares(z, y)) @ (y - least_squares(z, y)) for z in (x, np.c_[x, noise]))
        if after > before + 1e-9:
            return False
    return RIGHT["noise-feature"] == "cannot fall"


def negative_r2():
    y = np.array([0.0, 1.0])
    return 1 - ((y - 5) ** 2).sum() / ((y - y.mean()) ** 2).sum() < 0 and RIGHT["negative-r2"] == "yes"


def momentum():
    v = 0.0
    for _ in range(500):
        v = 0.9 * v + 1
    return near("momentum-step", v)


def largest_step():
    ends = {}
    for step in (0.99, 1.01):
        w = 1.0
        for _ in range(1000):
            w -= step * 2 * w
        ends[step] = abs(w)
    return ends[0.99] < 1e-3 and ends[1.01] > 1e3 and RIGHT["largest-step"] == "1"


def relu_variance():
    """E[relu(z)²] / E[z²] for a standard normal z, by summing its density."""
    z = np.linspace(-9, 9, 18001)
    weight = np.exp(-(z**2) / 2)
    return near("relu-variance", 1 / ((np.maximum(z, 0) ** 2 * weight).sum() / (z**2 * weight).sum()))


def convolution():
    from scipy.signal import correlate2d

    return near("filter-output", correlate2d(np.ones((32, 32)), np.ones((5, 5)), mode="valid").shape[0], 0)


def kl(p, q):
    return float(np.sum(p * np.log(p / q)))


HOLDS = {
    "sigmoid-slope": lambda: near("sigmoid-slope", np.diff(sigmoid(np.linspace(-5, 5, 100_001))).max() / 1e-4),
    "double-odds": lambda: near("double-odds", log(2 * 0.3 / 0.7) - log(0.3 / 0.7)),
    "softmax-shift": lambda: np.allclose(softmax(Z), softmax(Z + 100)) and "not" in RIGHT["softmax-shift"],
    "softmax-scale": lambda: softmax(2 * Z).max() > softmax(Z).max() and RIGHT["softmax-scale"] == "sharper",
    "squared-error-sigmoid": not_convex,
    "sure-and-wrong": lambda: near("sure-and-wrong", -log(0.01)),
    "tanh-by-sigmoid": lambda: all(abs(math.tanh(z) - eval("2 * sigmoid(2 * z) - 1")) < 1e-12 for z in (-2, 0.3, 1))
    and RIGHT["tanh-by-sigmoid"] == "2 sigmoid(2z) - 1",
    "exact-zeros": exact_zeros,
    "ridge-twins": ridge_twins,
    "naive-bayes-doubled": lambda: naive_bayes_doubled() and RIGHT["naive-bayes-doubled"] == "more extreme",
    "tree-of-logs": tree_of_logs,
    "pca-millimetres": lambda: units()[0] and RIGHT["pca-millimetres"] == "change",
    "least-squares-units": lambda: units()[1] and RIGHT["least-squares-units"] == "stay the same",
    "lloyd-step": lloyd_step,
    "noise-feature": noise_feature,
    "negative-r2": negative_r2,
    "dense-parameters": lambda: near("dense-parameters", np.zeros((100, 10)).size + np.zeros(10).size, 0),
    "filter-parameters": lambda: near("filter-parameters", np.zeros((16, 3, 3, 3)).size + np.zeros(16).size, 0),
    "filter-output": convolution,
    "momentum-step": momentum,
    "largest-step": largest_step,
    "relu-variance": relu_variance,
    "inverted-dropout": lambda: near("inverted-dropout", 1 / 0.8),
    "dot-product-size": lambda: near("dot-product-size", RNG.normal(size=(2, 40_000, 64)).prod(0).sum(1).std(), 0.03),
    "untrained-loss": lambda: near("untrained-loss", -log(softmax(np.zeros(10))[3])),
    "kl-symmetry": lambda: abs(kl(P, Q) - kl(Q, P)) > 0.1 and "different" in RIGHT["kl-symmetry"],
    "tenths": lambda: str(0.1 + 0.2 == 0.3) == RIGHT["tenths"],
    "float32-integers": lambda: near("float32-integers", 2**24, 0) and np.float32(2**24) == np.float32(2**24 + 1)
    and all(int(np.float32(2**24 - k)) == 2**24 - k for k in range(1000)),
    "exp-overflow": lambda: np.isinf(np.exp(float(RIGHT["exp-overflow"]))) and np.isfinite(np.exp(709.0)),
}  # fmt: skip


def test_every_question_is_worked_out():
    assert set(HOLDS) == set(RIGHT)


@pytest.mark.parametrize("name", HOLDS)
@pytest.mark.filterwarnings("ignore:overflow")
def test_the_stored_answer_holds(name):
    assert HOLDS[name]()
