"""Right answers, written as different people write them."""

from fractions import Fraction as F

import numpy as np
import pytest
from written import right_however_written

from utils.chapters.kmeans import (
    aloud,
    assigning,
    choosing,
    first,
    index,
    looping,
    rounds,
    rungs,
    testing,
    updating,
    why,
)
from utils.exercise import exercises_of


# --- assignment -----------------------------------------------------------------------------------------------------
def with_norm(X, C):
    return np.linalg.norm(X[:, None, :] - C[None], axis=-1).argmin(axis=1)


def in_loops(X, C):
    return [min(range(len(C)), key=lambda j: sum((a - b) ** 2 for a, b in zip(x, C[j], strict=True))) for x in X]


def with_einsum(X, C):
    gap = X[:, None].astype(float) - C
    return np.einsum("nkd,nkd->nk", gap, gap).argmin(1).astype(np.int32)


def with_scipy(X, C):
    from scipy.spatial.distance import cdist

    return cdist(X, C, "sqeuclidean").argmin(axis=1)


def last_of_ties(X, C):
    gap = ((X[:, None] - C) ** 2).sum(-1)
    return gap.shape[1] - 1 - gap[:, ::-1].argmin(axis=1)


# --- means ----------------------------------------------------------------------------------------------------------
def by_sums(X, labels, C):
    sums, counts = np.zeros(C.shape), np.bincount(labels, minlength=len(C))
    np.add.at(sums, labels, X)
    return np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], C)


def farthest_for_empty(X, labels, C):
    new, X = np.array(C, float), np.asarray(X, float)
    gap = ((X - np.asarray(C, float)[labels]) ** 2).sum(1)
    for j in range(len(C)):
        mine = X[labels == j]
        new[j] = mine.mean(0) if len(mine) else X[gap.argmax()]
    return new


def as_a_list(X, labels, C):
    return [X[labels == j].mean(axis=0).tolist() if j in labels else [float(c) for c in C[j]] for j in range(len(C))]


# --- the loop -------------------------------------------------------------------------------------------------------
def make_loop(assign, update, stop_on_centres=False, most=1000):
    def kmeans(X, C):
        if np.isnan(X).any():
            raise ValueError
        C, labels = np.array(C, dtype=float), None
        for _ in range(most):
            new = np.asarray(assign(X, C))
            if not stop_on_centres and labels is not None and (new == labels).all():
                break
            moved = np.asarray(update(X, new, C), float)
            if stop_on_centres and (moved == C).all():
                return C, new
            C, labels = moved, new
        return C, new

    return kmeans


def recursive(X, C, before=None):
    if not np.all(np.isfinite(X)):
        raise ValueError("no")
    labels = with_norm(X, C)
    if before is not None and np.array_equal(before, labels):
        return [np.asarray(C, float), labels]
    return recursive(X, by_sums(X, labels, C), labels)


# --- seeds ----------------------------------------------------------------------------------------------------------
def by_cumsum(X, k, rng):
    if k > len(X):
        raise ValueError("k > n")
    rows = [int(len(X) * rng.random())]
    gap = np.full(len(X), np.inf)
    for _ in range(k - 1):
        gap = np.minimum(gap, ((X - X[rows[-1]]) ** 2).sum(axis=1))
        total = gap.cumsum()
        spot = rng.random() * total[-1]
        rows.append(int(np.searchsorted(total, spot, side="right")) if total[-1] else 0)
    return X[rows]


def with_multinomial(X, k, rng):
    if k > len(X):
        raise ValueError("k > n")
    seeds = [X[rng.permutation(len(X))[0]]]
    while len(seeds) < k:
        gap = np.array([min(((x - s) ** 2).sum() for s in seeds) for x in X], float)
        p = gap / gap.sum() if gap.sum() else np.full(len(X), 1 / len(X))
        seeds.append(X[rng.multinomial(1, p).argmax()])
    return seeds


# --- the ladder -----------------------------------------------------------------------------------------------------
def product_with_x(X, C):
    A, B = X - X.mean(0), C - X.mean(0)
    return ((A**2).sum(1)[:, None] - 2 * A @ B.T + (B * B).sum(1)).argmin(1)


def product_by_largest(X, C):
    first_row = X[0].astype(float)
    A, B = X - first_row, C - first_row
    return (A @ B.T - (B**2).sum(axis=1) / 2).argmax(axis=1)


def step_with_masks(X, C, rows=300):
    middle = X.mean(axis=0)
    B, sums, counts, labels = C - middle, np.zeros(C.shape), np.zeros((len(C), 1)), []
    for part in np.split(X, range(rows, len(X), rows)):
        mine = ((B**2).sum(1) - 2 * (part - middle) @ B.T).argmin(1)
        one = np.eye(len(C))[mine]
        sums, counts = sums + one.T @ (part - middle), counts + one.sum(0)[:, None]
        labels.extend(mine)
    return np.where(counts > 0, middle + sums / np.where(counts > 0, counts, 1), C), np.array(labels)


def step_with_add_at(X, C):
    labels, sums, counts = np.zeros(len(X), int), np.zeros(C.shape), np.zeros(len(C))
    for start in range(0, len(X), 100):
        part = X[start : start + 100].astype(float)
        labels[start : start + 100] = mine = with_norm(part, C)
        np.add.at(sums, mine, part)
        np.add.at(counts, mine, 1)
    new = C.astype(float)
    new[counts > 0] = sums[counts > 0] / counts[counts > 0, None]
    return new, labels


def search_with_lists(q, X, C, labels, probes):
    order = sorted(range(len(C)), key=lambda j: sum((q - C[j]) ** 2))[:probes]
    rows = [i for j in order for i in np.where(labels == j)[0]]
    return int(min(rows, key=lambda i: np.linalg.norm(X[i] - q)))


def search_with_infinity(q, X, C, labels, probes):
    cells = np.argpartition(((C - q) ** 2).sum(1), probes - 1)[:probes]
    gap = np.where(np.isin(labels, cells), ((X - q) ** 2).sum(1), np.inf)
    return gap.argmin()


# --- tests of tests -------------------------------------------------------------------------------------------------
def check_one(kmeans, X, k, seed):
    kept = X.copy()
    C, labels = kmeans(X, k, np.random.default_rng(seed))
    if (kept != X).any() or not np.isfinite(C).all() or labels.min() < 0 or labels.max() >= k:
        return False
    for i, x in enumerate(X):
        gaps = [float(((x - c) ** 2).sum()) for c in C]
        if gaps[labels[i]] > min(gaps) + 1e-9:
            return False
    fixed = all(np.abs(X[labels == j].mean(0) - C[j]).max() < 1e-9 for j in range(k) if (labels == j).any())
    return fixed and (k < len(X) or len({*labels.tolist()}) == k or len(np.unique(X, axis=0)) < k)


def returns_a_truth_value(kmeans):
    rng = np.random.default_rng(7)
    sets = [(rng.integers(0, 20, (15, 2)), 4), (rng.normal(2, 3, (30, 2)), 5), (np.ones((4, 2)), 3)]
    sets += [(np.array([[0.0], [1.0], [3.0]]), 3)]
    return all(check_one(kmeans, X, k, seed) for X, k in sets for seed in range(15))


def raises_by_hand(kmeans):
    if not returns_a_truth_value(kmeans):
        raise RuntimeError("broken")


MEAN = "dJ/dc = -2 sum_i (x_i - c)\n= 2 n c - 2 sum_i x_i\n2 n c - 2 sum_i x_i = 0\nc = 1/n sum_i x_i"
MEAN_SPLIT = "dJ/dc = sum_i 2 (c - x_i)\ndJ/dc = 0\nsum_i x_i = n c\nc = (sum_i x_i)/n"
FALL = "J = sum_i (x_i - m + m - c)^2\n= sum_i ((x_i - m)^2 + 2 (x_i - m) (m - c) + (m - c)^2)\n= sum_i (x_i - m)^2 + n (c - m)^2"
FALL_SQUARES = (
    "J = sum_i x_i^2 - 2 n c m + n c^2\n= sum_i x_i^2 - n m^2 + n (m - c)^2\n= sum_i (x_i - m)^2 + n (m - c)^2"
)

RIGHT = [
    (first.by_hand, [{"means": [1, 9.5], "cost": 2.5}, {"means": np.array([9.5, 1]), "cost": "5/2"}]),
    (first.int_centres, [[1, 9], (9, 1), np.array([1, 9])]),
    (first.stretched_box, [{"stuck": 16, "best": 1}, {"best": "1", "stuck": 16.0}]),
    (first.other_distance, [1, "1", 1.0, np.median([0, 1, 8])]),
    (why.why_mean, [MEAN, MEAN_SPLIT]),
    (why.cost_falls, [FALL, FALL_SQUARES]),
    (why.why_stop, ["b", "B", " b) "]),
    (assigning.nearest, [with_norm, in_loops, with_einsum, with_scipy, last_of_ties, product_with_x]),
    (updating.update, [by_sums, farthest_for_empty, as_a_list]),
    (
        looping.lloyd_loop,
        [make_loop(with_norm, by_sums), make_loop(in_loops, as_a_list), make_loop(with_einsum, by_sums, True), recursive],
    ),
    (testing.small_test, [returns_a_truth_value, raises_by_hand]),
    (choosing.next_seed, [[0, 1 / 126, 25 / 126, 100 / 126], {1: "1/126", 5: 0.198, 10: F(50, 63)}, (0, 0.008, 0.198, 0.794)]),
    (choosing.plus_plus, [by_cumsum, with_multinomial]),
    (choosing.bound_factor, [34.4, 8 * (np.log(10) + 2), "34.4", 34.42]),
    (choosing.guarantee, ["c", "C"]),
    (choosing.choose_k, ["b"]),
    (rungs.memory_wall, [1024, 1024.0, "1024", 10**6 * 128 * 1000 * 8 / 10**9]),
    (rungs.by_product, [product_with_x, product_by_largest]),
    (rungs.block_step, [step_with_masks, step_with_add_at]),
    (index.inverted_file, [search_with_lists, search_with_infinity]),
    (rounds.given_round, [[0, 1, 1, 0, 0, 0], dict(asked=0, why=True, code=1, test=False, cost=0, seeds=0)]),
    (aloud.my_board, [[True] * 8, [1, 1, 1, 1, 0, 1, 1, 0]]),
]  # fmt: skip


test_right_however_written = right_however_written(RIGHT)


def test_every_exercise_is_in_the_list():
    assert {e.name for e in exercises_of("kmeans")} == {exercise.name for exercise, _ in RIGHT}


# --- what is refused, and how ---------------------------------------------------------------------------------------
def changes_its_input(X, C):
    X -= X.mean(axis=0)
    return with_norm(X, C)


def changes_the_seeds(X, C):
    if np.isnan(X).any():
        raise ValueError
    C = np.asarray(C)
    if C.dtype != float:
        C = C.astype(float)
    found = make_loop(with_norm, by_sums)(X, C)
    C[:] = found[0]
    return found


def nan_is_welcome(X, C):
    if np.isnan(X).any():
        return C, np.zeros(len(X), int)
    return make_loop(with_norm, by_sums)(X, C)


REFUSED = [
    (assigning.nearest, lambda X, C: ((X[:, None] - C) ** 2).sum(2).argmin(0), None),
    (looping.lloyd_loop, changes_the_seeds, "changed-input"),
    (looping.lloyd_loop, nan_is_welcome, "nan-accepted"),
    (rungs.by_product, with_norm, "too-much-memory"),
    (rungs.block_step, lambda X, C: (by_sums(X, product_with_x(X, C), C), product_with_x(X, C)), "too-much-memory"),
    (choosing.plus_plus, lambda X, k, rng: by_cumsum(X, min(k, len(X)), rng), None),
    (choosing.plus_plus, lambda X, k, rng: by_cumsum(X, k, np.random.default_rng()), "own-dice"),
]


@pytest.mark.parametrize(("exercise", "answer", "cause"), REFUSED)
def test_what_is_wrong_in_other_ways(exercise, answer, cause):
    verdict = exercise.check(answer)
    assert verdict.kind != "right" and verdict.kind != "unattempted"
    assert cause is None or verdict.cause == cause, str(verdict)
