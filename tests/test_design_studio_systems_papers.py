"""What two papers derive, watch time as odds and the logQ correction, against independent computations."""

from math import isclose

import numpy as np
import pytest

from utils.chapters.design_studio import systems_facts, systems_sampling, systems_watch


# --- watch time -----------------------------------------------------------------------------------------------------
def test_the_odds_by_an_independent_weighted_fit():
    """scikit-learn's logistic regression, an intercept alone and no penalty to speak of."""
    from sklearn.linear_model import LogisticRegression

    seconds = [30, 60, 90, 120, *[0] * 6]
    y = np.array(seconds) > 0
    fit = LogisticRegression(C=1e9, tol=1e-12).fit(np.zeros((10, 1)), y, sample_weight=np.where(y, seconds, 1))
    assert float(np.exp(fit.intercept_[0])) == pytest.approx(50, rel=1e-4)
    assert (
        systems_watch.learned_odds() == pytest.approx(50) and np.mean(seconds) == 30 == systems_watch.expected_watch()
    )
    assert systems_watch.watch_odds.check({"odds": 50, "expected": 30, "ratio": 1.67}).right
    assert systems_watch.watch_odds.check({"odds": "50", "expected": "300/10", "ratio": "5/3"}).right


@pytest.mark.parametrize(("clicks", "shown"), [(1, 50), (4, 10), (5, 10), (1, 10)])
def test_the_factor_is_one_over_one_minus_the_click_rate(clicks, shown):
    rng = np.random.default_rng(clicks)
    watched = tuple(rng.integers(5, 400, clicks).astype(float))
    ratio = systems_watch.learned_odds(watched, shown) / (sum(watched) / shown)
    assert ratio == pytest.approx(1 / (1 - clicks / shown), rel=1e-6)


def test_the_numbers_said_about_watch_time():
    assert isclose(1 / (1 - 0.02), 1.02, abs_tol=0.001) and isclose(1 / (1 - 0.4), 1.67, abs_tol=0.004)
    assert isclose(30 * 1.4, 42, abs_tol=1e-9)
    # the order changes: A 30 s clicked half the time, B 50 s clicked one time in ten
    a, b = systems_watch.learned_odds((60.0,) * 5, 10), systems_watch.learned_odds((500.0,), 10)
    assert (a, b) == (pytest.approx(60), pytest.approx(55.6, abs=0.05))
    # the repair: every impression a negative of weight 1 as well
    watched, shown = (30.0, 60.0, 90.0, 120.0), 10
    assert systems_watch.learned_odds(watched, shown + len(watched)) == pytest.approx(sum(watched) / shown)


def test_the_share_maximises_the_likelihood():
    p = np.linspace(0.001, 0.999, 99_801)
    for s, m in ((300, 6), (5, 20), (1, 1)):
        best = p[np.argmax(s * np.log(p) + m * np.log1p(-p))]
        assert best == pytest.approx(s / (s + m), abs=2e-5)
    for lines in (
        "S/p - M/(1 - p) = 0\nS (1 - p) = M p\np = S/(S + M)",
        "S/p = M/(1 - p)\nS - S p = M p\nS = (S + M) p\np = S/(M + S)",
        "dJ/dp = S/p - M/(1 - p)\ndJ/dp = 0\nS (1 - p) - M p = 0\np = S/(S + M)",
    ):
        assert systems_watch.weighted_share.check(lines).right, lines


# --- negatives from the batch ---------------------------------------------------------------------------------------
def by_simulation(corrected):
    """Learn from sampled pairs, a logistic regression on the difference of one-hot rows."""
    from sklearn.linear_model import LogisticRegression

    rng = np.random.default_rng(0)
    chosen, negative = rng.choice(3, 400_000, p=[0.6, 0.3, 0.1]), rng.choice(3, 400_000, p=[0.8, 0.15, 0.05])
    keep = chosen != negative
    chosen, negative = chosen[keep], negative[keep]
    pairs, times = np.unique(np.c_[chosen, negative], axis=0, return_counts=True)
    rows = np.eye(3)[pairs[:, 0]] - np.eye(3)[pairs[:, 1]]
    X, y = np.r_[rows, -rows], np.r_[np.ones(len(rows)), np.zeros(len(rows))]
    fit = LogisticRegression(C=1e9, fit_intercept=False, tol=1e-10, max_iter=5000)
    logits = fit.fit(X, y, sample_weight=np.r_[times, times]).coef_[0]
    scores = logits + (np.log([0.8, 0.15, 0.05]) if corrected else 0)
    return scores[0] - scores[1]


@pytest.mark.parametrize("corrected", [False, True])
def test_scores_by_enumeration_and_by_simulation(corrected):
    truth = np.log(0.6 / 0.3) if corrected else np.log((0.6 / 0.8) / (0.3 / 0.15))
    scores = systems_sampling.learned(corrected)
    assert scores[0] - scores[1] == pytest.approx(truth, abs=1e-9)
    assert by_simulation(corrected) == pytest.approx(truth, abs=0.02)
    others = np.log(np.array([0.6, 0.3, 0.1]) / (1 if corrected else np.array([0.8, 0.15, 0.05])))
    assert np.array(scores) - scores[1] == pytest.approx(others - others[1], abs=1e-9)


def test_the_favourite_comes_last_without_the_correction():
    plain, good = systems_sampling.learned(False), systems_sampling.learned(True)
    assert plain[0] < min(plain[1:]) and good[0] > good[1] > good[2]
    assert systems_sampling.sampled_scores.check({"plain": "-0.98", "corrected": 0.69}).right
    assert systems_sampling.sampled_scores.check({"plain": np.log(0.09 / 0.24), "corrected": np.log(2)}).right


# --- all of them ----------------------------------------------------------------------------------------------------
EXERCISES = [
    systems_facts.published_facts,
    systems_watch.watch_odds,
    systems_watch.weighted_share,
    systems_sampling.sampled_scores,
]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_each_mistake_gets_its_own_words_and_no_other(exercise, patient):
    words = {mistake.name: mistake.says for mistake in exercise.mistakes}
    assert len(words) >= 3
    for mistake in exercise.mistakes:
        verdict = exercise.check(mistake.example)
        assert verdict.cause == mistake.name
        assert [name for name, says in words.items() if says in verdict.message] == [mistake.name]
