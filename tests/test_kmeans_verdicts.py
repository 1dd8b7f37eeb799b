"""Wrong answers that look right are refused, each by its name; right ones that look odd are not."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from sklearn.cluster import KMeans

from utils.chapters.kmeans import aloud, choosing, first, index, lloyd, looping, rungs, testing, updating, why
from utils.chapters.kmeans.data import CLUMPS, clumps
from utils.chapters.kmeans.loop_slips import LONG, LONG_SEEDS
from utils.exercise import Kind


def nearest(X, C):
    return cdist(X, C, "sqeuclidean").argmin(axis=1)


def averages(X, labels, C, empty=lambda X, C, j: C[j]):
    return np.array([X[labels == j].mean(0) if (labels == j).any() else empty(X, C, j) for j in range(len(C))], float)


# --- the loop: what ends it, and what an empty cluster does ---------------------------------------------------------
def looped(ends=lambda old, new, before, labels: np.array_equal(before, labels), most=1000, empty=lambda X, C, j: C[j]):
    def kmeans(X, C):
        if not np.isfinite(X).all():
            raise ValueError("NaN")
        C, before = np.array(C, float), None
        for _ in range(most):
            labels = nearest(X, C)
            new = averages(X, labels, C, empty)
            if before is not None and ends(C, new, before, labels):
                break
            C, before = new, labels
        return C, labels

    return kmeans


def moved_less(than):
    return looped(lambda old, new, before, labels: np.abs(new - old).max() < than)


@pytest.mark.parametrize("seed", ["0", "1", "2"])
@pytest.mark.parametrize("tolerance", [0.5, 0.01, 1e-3, 1e-4, 1e-6])
def test_a_fixed_tolerance_is_called_one(tolerance, seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", seed)
    assert looping.lloyd_loop.check(moved_less(tolerance)).cause == "tolerance"


def test_so_is_allclose():
    assert looping.lloyd_loop.check(looped(lambda old, new, *_: np.allclose(old, new))).cause == "tolerance"


@pytest.mark.parametrize("steps", [5, 10, 30, 100])
def test_a_number_of_steps_is_called_one_and_a_safeguard_is_not(steps):
    assert lloyd.kmeans(LONG, LONG[:LONG_SEEDS]).steps == 111
    assert looping.lloyd_loop.check(looped(lambda *_: False, most=steps)).cause == "ten-steps"
    verdict = looping.lloyd_loop.check(looped(most=steps))
    assert verdict.cause == "ten-steps" and "111 steps" in verdict.message
    assert looping.lloyd_loop.check(looped(most=1000)).right


POLICIES = {
    "its own centre": lambda X, C, j: C[j],
    "the first row": lambda X, C, j: X[0],
    "a row drawn with a fixed generator": lambda X, C, j: X[np.random.default_rng(0).integers(len(X))],
    "the mean of all": lambda X, C, j: X.mean(axis=0),
}


@pytest.mark.parametrize("name", POLICIES)
def test_any_policy_for_the_empty_cluster_is_right_in_the_means_and_in_the_loop(name):
    policy = POLICIES[name]
    assert updating.update.check(lambda X, labels, C: averages(X, labels, C, policy)).right
    assert looping.lloyd_loop.check(looped(empty=policy)).right


def test_but_not_the_origin():
    def sums_over_one(X, labels, C):
        sums = np.array([X[labels == j].sum(axis=0) for j in range(len(C))], float)
        return sums / np.maximum(np.bincount(labels, minlength=len(C)), 1)[:, None]

    def no_more_nan(X, labels, C):
        with np.errstate(all="ignore"):
            sums = np.array([X[labels == j].sum(axis=0) for j in range(len(C))], float)
            return np.nan_to_num(sums / np.bincount(labels, minlength=len(C))[:, None])

    def step(X, C):
        labels = nearest(X, C)
        return sums_over_one(X, labels, C), labels

    for means in (sums_over_one, no_more_nan):
        verdict = updating.update.check(means)
        assert verdict.cause == "origin" and "went to 0" in verdict.counterexample
    assert rungs.block_step.check(step).cause == "origin"
    assert looping.lloyd_loop.check(looped(empty=lambda X, C, j: np.zeros(X.shape[1]))).kind is Kind.WRONG


def test_more_centres_than_points_may_be_refused():
    def strict(X, C):
        if len(C) > len(X):
            raise ValueError("more centres than points")
        return looped()(X, C)

    assert looping.lloyd_loop.check(strict).right


def test_only_nan_is_called_nan():
    def raises(X, C, j):
        raise ValueError("empty")

    causes = [
        updating.update.check(lambda X, labels, C, policy=policy: averages(X, labels, C, policy)).cause
        for policy in (lambda X, C, j: np.full(X.shape[1], np.nan), raises, lambda X, C, j: np.full(X.shape[1], np.inf))
    ]
    assert causes[0] == "nan" and "nan" not in causes[1:]


def test_a_small_difference_is_said():
    verdict = updating.update.check(lambda X, labels, C: averages(X, labels, C) + 1e-7 * np.abs(X).max())
    assert "(off by" in verdict.counterexample


# --- seeds ----------------------------------------------------------------------------------------------------------
def drawn(gap, spoil=lambda X: None, make=lambda rng: rng):
    def plus_plus(X, k, rng):
        if k > len(X):
            raise ValueError("k > n")
        rng, kept = make(rng), np.array(X, float)
        rows = [rng.integers(len(X))]
        while len(rows) < k:
            cost = np.min([gap(kept - kept[row]) for row in rows], axis=0)
            rows.append(rng.choice(len(X), p=cost / cost.sum() if cost.any() else None))
        found = X[rows].copy()
        spoil(X)
        return found

    return plus_plus


def squares(gap):
    return (gap**2).sum(axis=1)


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_seeds_are_drawn_by_all_features(seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", seed)
    assert choosing.plus_plus.check(drawn(squares)).right
    for gap in (lambda gap: gap[:, 0] ** 2, lambda gap: np.abs(gap).sum(axis=1) ** 2):
        verdict = choosing.plus_plus.check(drawn(gap))
        assert verdict.kind is Kind.WRONG and "two features" in verdict.message


def test_a_generator_of_ones_own_is_no_farthest_point():
    assert choosing.plus_plus.check(drawn(squares, make=lambda rng: np.random.default_rng(0))).cause == "own-dice"
    assert choosing.plus_plus.check(lambda X, k, rng: X[:k]).cause == "own-dice"


def empty_out(X):
    X *= 0


def test_the_callers_data_are_kept():
    def search(q, X, C, labels, probes):
        rows = np.flatnonzero(np.isin(labels, squares(C - q).argsort()[:probes]))
        return rows[squares(X[rows] - q).argmin()]

    def spoils(q, X, C, labels, probes):
        row = search(q, X, C, labels, probes)
        empty_out(X)
        return row

    assert index.inverted_file.check(search).right
    assert index.inverted_file.check(spoils).cause == "changed-input"
    assert choosing.plus_plus.check(drawn(squares, spoil=empty_out)).cause == "changed-input"


# --- words ----------------------------------------------------------------------------------------------------------
def test_a_column_is_as_good_as_a_row():
    for answer in (np.array([[1], [9]]), [[9], [1]], [1, 9]):
        assert first.int_centres.check(answer).right
    assert first.by_hand.check({"means": [[1], [9.5]], "cost": 2.5}).right
    for junk in ([[1, 9], [2]], [[1, 2]], np.array(3), "1, 9"):
        assert first.int_centres.check(junk).kind is Kind.INVALID


def test_a_sign_is_not_a_factor_of_two():
    verdict = why.cost_falls.check(
        "J = sum_i ((x_i - m) + (m - c))^2\n = sum_i (x_i - m)^2 - n (m - c)^2",
    )
    assert verdict.cause == "last-sign" and "it is added" in verdict.message
    assert why.cost_falls.check("J = sum_i (x_i + c)^2").cause != "last-sign"


def three_clumps(kmeans):
    X = clumps(np.random.default_rng(3), 60, 0.3)
    for seed in range(20):
        C, _ = kmeans(X, 3, np.random.default_rng(seed))
        assert all(np.abs(C - centre).sum(axis=1).min() < 0.5 for centre in CLUMPS)


def as_good_as_the_library(seed, n, k):
    X = np.random.default_rng(seed).random((n, 2))
    best = KMeans(k, n_init=10, random_state=0).fit(X).inertia_

    def test(kmeans):
        C, labels = kmeans(X, k, np.random.default_rng(0))
        assert np.isclose(best, ((X - C[labels]) ** 2).sum())

    return test


@pytest.mark.parametrize(
    "test", [three_clumps, *(as_good_as_the_library(*world) for world in ((0, 30, 3), (3, 40, 4), (6, 60, 5)))]
)
def test_a_demand_for_the_best_is_called_one(test):
    assert testing.small_test.check(test).cause == "wants-the-best"


def test_where_no_implementation_is_good_enough_that_is_said():
    verdict = testing.small_test.check(as_good_as_the_library(1, 60, 5))
    assert verdict.cause == "fails-everything" and "demand the best" in verdict.message


def test_a_test_that_fails_the_correct_ones_only_is_not_said_to_fail_all():
    def counts_from_one(kmeans):
        _, labels = kmeans(np.array([[0.0], [1], [5]]), 2, np.random.default_rng(0))
        assert labels.min() == 1

    verdict = testing.small_test.check(counts_from_one)
    assert verdict.cause == "false-alarm" and "no implementation at all" not in verdict.message
    assert testing.small_test.check(lambda kmeans: False).cause == "fails-everything"


def test_a_round_in_which_nothing_ran_is_not_told_that_it_ran():
    assert "It ran" not in aloud.my_board.check([False] * 8).message
    assert aloud.my_board.check([0, 0, 1, 0, 0, 0, 1, 1]).cause == "code-only"
