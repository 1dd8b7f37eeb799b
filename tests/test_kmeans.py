"""The chapter's answers and every number in its words, recomputed another way than the exercises do."""

import math
from fractions import Fraction as F
from itertools import pairwise, product

import numpy as np
import pytest
from sklearn.cluster import KMeans, kmeans_plusplus
from sklearn.metrics import pairwise_distances_argmin
from threadpoolctl import threadpool_limits

from utils.chapters.kmeans import choosing, contest, first, invariants, lloyd, rungs, seeding
from utils.chapters.kmeans.draws import POINTS, law
from utils.chapters.kmeans.memory import needs, peak_bytes
from utils.chapters.kmeans.passes import Pass


def best_by_brute_force(points, k):
    """The least cost over all labellings, in exact fractions."""
    least = None
    for labels in product(range(k), repeat=len(points)):
        total = F(0)
        for j in set(labels):
            mine = [p for p, label in zip(points, labels, strict=True) if label == j]
            for axis in range(len(points[0])):
                mean = F(sum(p[axis] for p in mine), len(mine))
                total += sum((p[axis] - mean) ** 2 for p in mine)
        least = total if least is None else min(least, total)
    return least


def test_four_points_by_hand():
    groups, centres = None, [F(0), F(2)]
    costs = []
    while True:
        labels = [min((0, 1), key=lambda j, x=x: (x - centres[j]) ** 2) for x in (0, 2, 9, 10)]
        costs.append(sum((x - centres[j]) ** 2 for x, j in zip((0, 2, 9, 10), labels, strict=True)))
        if labels == groups:
            break
        groups = labels
        centres = [
            F(sum(x for x, j in zip((0, 2, 9, 10), labels, strict=True) if j == i), labels.count(i)) for i in (0, 1)
        ]
    assert (centres, costs) == ([1, F(19, 2)], [113, 17, F(5, 2)])
    assert first.by_hand.check({"means": [1, 9.5], "cost": 2.5}).right
    assert sum(abs(x - c) for x, c in ((0, 1), (2, 1), (9, 9.5), (10, 9.5))) == 3 and 2.5 / 4 == 0.625
    one_step = [F(0), F(21, 3)]
    assert one_step == [0, 7] and 25 + 4 + 9 == 38


def test_integer_centres_truncate():
    X = np.array([[0], [2], [9], [10]])
    C, labels = X[:2].copy(), None
    while True:
        new = np.abs(X - C.T).argmin(axis=1)
        if labels is not None and (new == labels).all():
            break
        labels = new
        for j in (0, 1):
            C[j] = X[labels == j].mean(axis=0)
    assert C.ravel().tolist() == [1, 9] and int(((X - C[labels]) ** 2).sum()) == 3
    assert first.int_centres.check([1, 9]).right


def test_the_box():
    assert best_by_brute_force([(0, 0), (4, 0), (0, 1), (4, 1)], 2) == 1 and 4 * 2**2 == 16
    for width in (2, 5, 10):
        box = [(0, 0), (width, 0), (0, 1), (width, 1)]
        assert best_by_brute_force(box, 2) == 1
        run = lloyd.kmeans(np.array(box, float), np.array([[width / 2, 0], [width / 2, 1]]))
        assert run.steps == 1 and lloyd.cost(np.array(box), run.centres, run.labels) == width**2
    assert first.stretched_box.check({"stuck": 16, "best": 1}).right


def test_absolute_distances_want_the_median():
    grid = np.linspace(-1, 9, 1001)
    total = np.abs(grid[:, None] - [0, 1, 8]).sum(axis=1)
    assert math.isclose(grid[total.argmin()], 1, abs_tol=1e-9) and math.isclose(total.min(), 8)
    assert sum(abs(x - 3) for x in (0, 1, 8)) == 10
    assert first.other_distance.check(1).right


def test_next_seed():
    weights = [F(x * x, 126) for x in (0, 1, 5, 10)]
    assert sum(weights) == 1 and [round(float(w), 4) for w in weights] == [0, 0.0079, 0.1984, 0.7937]
    assert choosing.next_seed.check(weights).right


def test_the_bound():
    import decimal

    factor = 8 * (decimal.Decimal(10).ln() + 2)
    assert round(factor, 1) == decimal.Decimal("34.4") and choosing.bound_factor.check(float(factor)).right
    assert round(8 * math.log(10), 1) == 18.4 and round(float(factor) / math.log(10)) == 15
    assert 8 * (math.log10(10) + 2) == 24 and round(seeding.bound(20)) == 40


def test_the_law_of_the_seeds_by_enumeration():
    x = [0, 1, 5, 10]
    for k in (2, 3):
        mine = law(k)
        assert math.isclose(sum(mine.values()), 1)
        for rows, p in mine.items():
            exact = F(1, 4)
            for i in range(1, k):
                gaps = [min((a - x[j]) ** 2 for j in rows[:i]) for a in x]
                exact *= F(gaps[rows[i]], sum(gaps))
            assert math.isclose(p, exact)


def test_our_seeding_follows_the_law_and_agrees_with_scikit_learn_on_average():
    rng = np.random.default_rng(0)
    drawn = [tuple(seeding.plus_plus(POINTS, 3, rng).ravel()) for _ in range(6000)]
    for rows, p in law(3).items():
        seen = drawn.count(tuple(POINTS[list(rows), 0]))
        assert abs(seen - 6000 * p) < 5 * math.sqrt(6000 * p * (1 - p)) + 1
    X, _ = contest.clumped()
    plain = [lloyd.seed_cost(X, kmeans_plusplus(X, contest.K, random_state=s, n_local_trials=1)[0]) for s in range(120)]
    mine = contest.contest(200)
    ours = mine.seeds["k-means++"] * mine.best
    error = math.hypot(np.std(plain) / math.sqrt(120), np.std(ours) / math.sqrt(200))
    assert abs(np.mean(plain) - ours.mean()) < 4.5 * error


def test_what_seeds_cost_over_200_runs():
    """The numbers in the chapter, by a plain loop; scikit-learn differs by what it does with an empty cluster."""
    X, _ = contest.clumped()
    found = contest.contest(200)
    for name, choose, before, after, moved in (
        ("random", seeding.random_rows, 74.7, 15.1, 13.7),
        ("k-means++", seeding.plus_plus, 3.0, 1.6, None),
    ):
        rng = np.random.default_rng([0, 1])
        starts = [choose(X, contest.K, rng) for _ in range(200)]
        first_costs = [float((((X[:, None] - s) ** 2).sum(2)).min(1).sum()) for s in starts]
        ends = [plain_lloyd(X, s) for s in starts]
        assert round(np.mean(first_costs) / found.best, 1) == before == round(found.seeds[name].mean(), 1)
        assert round(np.mean(ends) / found.best, 1) == after == round(found.after[name].mean(), 1)
        assert min(ends) >= found.best * (1 - 1e-9)
        if moved:
            with threadpool_limits(1):
                peer = [KMeans(contest.K, init=s, n_init=1, tol=0).fit(X).inertia_ for s in starts]
            assert round(np.mean(peer) / found.best, 1) == moved


def plain_lloyd(X, C):
    labels = None
    while True:
        gaps = ((X[:, None] - C) ** 2).sum(axis=2)
        if labels is not None and (gaps.argmin(axis=1) == labels).all():
            return gaps.min(axis=1).sum()
        labels = gaps.argmin(axis=1)
        C = np.array([X[labels == j].mean(axis=0) if (labels == j).any() else C[j] for j in range(len(C))])


def test_the_memory_wall():
    assert 10**6 * 1000 * 128 * 8 == 1024 * 10**9 and rungs.memory_wall.check(1024).right
    assert 10**6 * 1000 * 8 == 8 * 10**9 and 120_000 * 16 * 64 * 8 < 10**9 < 125_000 * 16 * 64 * 8
    X, C = np.ones((5000, 20)), np.ones((30, 20))
    measured = peak_bytes(lambda: X[:, None] - C)
    assert 1 <= measured / needs("broadcasting", 5000, 20, 30) < 1.05


def test_cancellation_around_ten_to_the_eight():
    x, c = 1e8, 1e8 + 1
    assert x**2 - 2 * x * c + c**2 == 0 != (x - c) ** 2 == 1


SHAPES = [(1, 1, 1), (5, 1, 3), (200, 3, 7), (1025, 2, 4), (3000, 9, 30)]


@pytest.mark.parametrize(("n", "d", "k"), SHAPES)
@pytest.mark.parametrize("offset", [0, 1e8])
def test_our_assignment_is_the_slow_one(n, d, k, offset):
    rng = np.random.default_rng(n)
    X = rng.normal(size=(n, d)) + offset
    C = X[rng.choice(n, k, replace=True)] + rng.normal(size=(k, d))
    assert invariants.nearest_centre(X, C, lloyd.nearest(X, C)) is None
    if not offset:
        assert np.array_equal(lloyd.nearest(X, C), pairwise_distances_argmin(X, C))


@pytest.mark.parametrize("dtype", [float, np.float32, int])
@pytest.mark.parametrize("steps", [1, 4, 300])
def test_our_lloyd_is_scikit_learns(dtype, steps):
    rng = np.random.default_rng(3)
    X = (rng.normal(size=(2500, 4)) * 5000).astype(dtype)
    seeds = X[rng.choice(2500, 9, replace=False)].astype(float)
    mine = lloyd.kmeans(X, seeds, steps)
    theirs = KMeans(9, init=seeds, n_init=1, max_iter=steps, tol=0).fit(X.astype(float))
    assert np.array_equal(mine.labels, theirs.labels_) and np.allclose(mine.centres, theirs.cluster_centers_)


def test_sums_carried_from_pass_to_pass_do_not_drift():
    rng = np.random.default_rng(5)
    X = rng.normal(size=(5000, 3)) + 1e6
    run = Pass(X, 6)
    for _ in range(40):
        run.labels[:] = rng.integers(6, size=5000)
        C = run.means(np.zeros((6, 3)))
    truth = np.array([X[run.labels == j].mean(axis=0) for j in range(6)])
    assert np.abs(C - truth).max() < 1e-8


def test_our_memory_is_a_fraction_of_the_input():
    X = np.random.default_rng(0).normal(size=(60_000, 16))
    assert peak_bytes(lambda: lloyd.kmeans(X, X[:64], 3)) < X.nbytes  # with the input itself: below twice


def test_costs_never_rise_and_the_fall_is_n_times_the_move_squared():
    rng = np.random.default_rng(8)
    X = rng.random((300, 2))
    steps = lloyd.history(X, X[:7])
    costs = [price for *_, price in steps]
    assert all(a > b for a, b in pairwise(costs))
    (C, labels, price), (moved, _, _) = steps[0], steps[1]
    counts = np.bincount(labels, minlength=7)
    fall = (counts * ((moved - C) ** 2).sum(axis=1)).sum()
    assert math.isclose(price - lloyd.cost(X, moved, labels), fall)


def test_numbers_that_are_not_finite_are_refused():
    for bad in (np.nan, np.inf):
        with pytest.raises(ValueError, match="finite"):
            lloyd.kmeans(np.array([[0.0], [bad]]), np.array([[0.0]]))
    with pytest.raises(ValueError, match="between"):
        seeding.plus_plus(np.ones((2, 1)), 3, np.random.default_rng(0))
