"""What the chapter's words claim about numbers, optimisers and data, computed without its own functions."""

import math

import numpy as np
import pytest

from utils.chapters.logistic_gradient import losses
from utils.chapters.logistic_gradient.model import exact_losses

X4 = np.column_stack([np.ones(4), [-1.0, 0.0, 1.0, 2.0]])
SWAPPED = np.array([0.0, 1.0, 0.0, 1.0])


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


def loss(w, X, y):
    z = X @ w
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))


def step(w, X, y):
    p = sigma(X @ w)
    return -np.linalg.solve(X.T @ (X * (p * (1 - p))[:, None]), X.T @ (p - y))


def halved(w, X, y):
    """Take a Newton step, halved until the loss falls."""
    move = step(w, X, y)
    while loss(w + move, X, y) > loss(w, X, y) and np.abs(move).max() > 1e-12:
        move = move / 2
    return w + move


def test_the_full_newton_step_runs_away_from_slope_three():
    w = np.array([0.0, 3.0])
    for _ in range(2):
        w = w + step(w, X4, SWAPPED)
    assert abs(w[1]) > 100


def test_halving_the_step_arrives_from_there():
    w = np.array([0.0, 3.0])
    for _ in range(40):
        w = halved(w, X4, SWAPPED)
    p = sigma(X4 @ w)
    assert round(w[1], 1) == 0.9 and np.abs(X4.T @ (p - SWAPPED)).max() < 1e-6


def test_quasi_separation():
    """A column that occurs with the label 1 only: its weight alone runs away, and the loss stays positive."""
    x, y = np.array([-1.0, 0.0, 1.0, 2.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0, 1.0, 1.0, 1.0])
    hot = np.array([0.0, 0.0, 0.0, 0.0, 1.0, 1.0])
    X = np.column_stack([np.ones(6), x, hot])
    w, seen = np.zeros(3), []
    for _ in range(25):
        w = w + step(w, X, y)
        seen.append((w, loss(w, X, y)))
    (early, _), (late, last) = seen[15], seen[-1]
    assert late[2] - early[2] > 8 and late[2] > 20  # about 1 a step
    assert np.allclose(early[:2], late[:2], atol=1e-4) and round(late[1], 1) == 0.9
    alone = loss(late[:2], X4, SWAPPED)
    assert last > 0.3 and abs(last - alone * 4 / 6) < 1e-6  # what the four rows without the column cost


def test_how_exact_the_two_forms_of_the_loss_are():
    z = np.concatenate([np.linspace(-1000, 1000, 81), np.linspace(-50, 50, 81)])
    for y in (0.0, 0.3, 1.0):
        true = exact_losses(z, np.full(len(z), y))
        short = np.logaddexp(0, z) - y * z
        long = y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
        assert np.isfinite(short).all() and np.abs(short - true).max() < 3e-13  # "right to about 1e-13"
        large = true > 1e-300
        assert np.abs(long / np.where(large, true, 1) - 1)[large].max() < 1e-14  # "keeps its digits"
    assert np.logaddexp(0, 40.0) - 40 == 0.0 and math.isclose(exact_losses([40.0], [1.0])[0], 4.248e-18, rel_tol=1e-3)


def test_the_verdict_claims_no_more_than_that():
    verdict = losses.stable_loss.check(lambda z, y: np.logaddexp(0, z) - y * z)
    assert verdict.right and "1e-13" in str(verdict) and "xact" not in str(verdict)


@pytest.mark.parametrize(("p", "y"), [(0.1, 0.0), (0.3, 1.0), (0.8, 0.25)])
def test_why_it_collapses(p, y):
    """The log loss's slope in p is (p - y) times the slope of the log-odds; the sigmoid's is one over the latter."""
    h = 1e-6
    slope = lambda f, at: (f(at + h) - f(at - h)) / (2 * h)  # noqa: E731
    log_odds = slope(lambda q: math.log(q / (1 - q)), p)
    assert abs(slope(lambda q: -y * math.log(q) - (1 - y) * math.log(1 - q), p) - (p - y) * log_odds) < 1e-6
    assert abs(slope(lambda z: 1 / (1 + math.exp(-z)), math.log(p / (1 - p))) - 1 / log_odds) < 1e-8


def test_the_sign_in_the_summary_is_that_of_the_input():
    """For y = 1 the entry's sign is opposite to x_j's; "negative" alone would be wrong for x_j < 0."""
    for x in (-2.0, 3.0):
        h = 1e-6
        drop = np.logaddexp(0, -(0.4 + h) * x) - np.logaddexp(0, -(0.4 - h) * x)
        assert np.sign(drop) == -np.sign(x)


def test_platt_with_a_slope_below_one_is_a_reversed_s():
    """Predicted 2%, observed 6%; observed against predicted is steep at the ends and flat in between."""
    logit = lambda q: np.log(q / (1 - q))  # noqa: E731
    slope = logit(0.06) / logit(0.02)  # the line through the middle, (1/2, 1/2)
    assert 0 < slope < 1
    q = np.array([0.02, 0.021, 0.5, 0.501, 0.979, 0.98])
    observed = sigma(slope * logit(q))
    steep = np.diff(observed)[::2] / np.diff(q)[::2]
    assert steep[0] > 1 > steep[1] and steep[2] > 1
    assert observed[0] > q[0] and observed[-1] < q[-1]  # too sure at both ends
