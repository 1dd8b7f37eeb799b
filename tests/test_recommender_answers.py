"""Right answers as different people write them, wrong ones beyond the named, and figures that bear both."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from written import right_however_written

from utils.chapters.recommender import aloud, counting, deciding, figures, listing, rounds, scoring, splitting, vectors
from utils.chapters.recommender.guarded import Waiting
from utils.exercise import Kind


# --- split ----------------------------------------------------------------------------------------------------------
def by_quantile(time, share):
    late = time >= np.quantile(time, share)
    return ~late, late


def ties_to_the_early_side(time, share):
    cut = np.sort(time)[max(int(share * len(time)) - 1, 0)]
    return [i for i, t in enumerate(time) if t <= cut], [i for i, t in enumerate(time) if t > cut]


def unsorted_parts(time, share):
    order = np.argsort(time, kind="stable")
    n = int(share * len(time))
    while 0 < n < len(time) and time[order[n]] == time[order[n - 1]]:
        n -= 1
    return order[:n][::-1], order[n:]


# --- list -----------------------------------------------------------------------------------------------------------
def with_a_loop(scores, seen, k):
    return sorted(set(range(len(scores))) - set(seen.tolist()), key=lambda i: -scores[i])[:k]


def mapped_back(scores, seen, k):
    left = np.setdiff1d(np.arange(len(scores)), seen)
    return left[scores[left].argsort()[::-1]][:k]


# --- metrics --------------------------------------------------------------------------------------------------------
def recall_by_counter(top, wanted, k):
    return sum((Counter(top[:k]) & Counter(wanted)).values()) / len(wanted)


def ndcg_in_nats(top, wanted, k):
    best = sum(1 / math.log(r + 1) for r in range(1, min(k, len(wanted)) + 1))
    return sum(1 / math.log(r + 1) for r, film in enumerate(top[:k], 1) if film in wanted) / best


def ndcg_by_scikit_learn(top, wanted, k):
    from sklearn.metrics import ndcg_score

    films = list(dict.fromkeys([*top, *wanted, -1]))
    place = {film: rank for rank, film in enumerate(top)}
    scores = [-place.get(film, 10**6 + i) * 1.0 for i, film in enumerate(films)]
    if len(top) < k:
        k_top = [film if film in top else None for film in films]
        scores = [s if film is not None else -1e9 - i for i, (s, film) in enumerate(zip(scores, k_top, strict=True))]
        truth = [[float(film in wanted) for film in films]]
        found = [[float(film in wanted and film in top) for film in films]]
        got = sum(t / math.log2(place[film] + 2) for t, film in zip(found[0], films, strict=True) if t)
        return got / sum(1 / math.log2(r + 1) for r in range(1, min(k, int(sum(truth[0]))) + 1))
    return ndcg_score([[float(film in wanted) for film in films]], [scores], k=k)


def likes_in_a_loop(item, stars, time, items, day, window):
    counts = [0] * items
    for film, given, when in zip(item, stars, time, strict=True):
        counts[film] += day - window <= when < day and given >= 4
    return counts


# --- vectors --------------------------------------------------------------------------------------------------------
def slope_in_loops(U, V, P, alpha, lam):
    out = lam * U.astype(float)
    for a, u in enumerate(U):
        for i, v in enumerate(V):
            out[a] += (1 + alpha * P[a, i]) * (u @ v - P[a, i]) * v
    return out


def fold_with_weights(V, liked, alpha, lam):
    c = np.ones(len(V))
    c[liked] += alpha
    p = (c > 1) * 1.0 if alpha else np.isin(np.arange(len(V)), liked) * 1.0
    return np.linalg.inv((V.T * c) @ V + lam * np.eye(len(V.T))) @ V.T @ (c * p)


def fold_by_descent(V, liked, alpha, lam):
    from scipy.optimize import minimize

    P = np.zeros((1, len(V)))
    P[0, liked] = 1

    def gradient(u):
        return slope_in_loops(u[None], V, P, alpha, lam)[0]

    return minimize(lambda u: vectors.loss(u[None], V, P, alpha, lam), np.zeros(V.shape[1]), jac=gradient, tol=1e-12).x


# --- intervals ------------------------------------------------------------------------------------------------------
def slow_interval(gap, user, rng):
    people = np.unique(user)
    rows = [gap[user == who] for who in people]
    means = [np.concatenate([rows[i] for i in rng.integers(0, len(people), len(people))]).mean() for _ in range(1000)]
    return [float(end) for end in np.percentile(means, [2.5, 97.5])]


def multinomial_interval(gap, user, rng):
    people, who = np.unique(user, return_inverse=True)
    times = rng.multinomial(len(people), [1 / len(people)] * len(people), 2000)[:, who]
    return tuple(np.quantile((times * gap).sum(1) / times.sum(1), [0.025, 0.975]))


def from_a_year_up(item, stars, time, items, day, window):
    chosen = [f for f, s, t in zip(item, stars, time, strict=True) if s >= 4 and 0 < day - t <= window]
    return np.array([chosen.count(film) for film in range(items)])


SLOPE = "dJ/du_k = sum_i c_i e_i de_i/du_k + lambda u_k\n= -sum_i c_i e_i V_ik + lambda u_k"
SLOPE_LONG = "dJ/du_k = 1/2 sum_i 2 c_i e_i (-V_ik) + lambda u_k\n= lambda u_k - sum_i c_i V_ik (p_i - sum_j V_ij u_j)"

RIGHT = [
    (splitting.split_order, [by_quantile, ties_to_the_early_side, unsorted_parts]),
    (splitting.split_gap, ["b", "B"]),
    (listing.unseen_top, [with_a_loop, mapped_back]),
    (scoring.recall_count, [recall_by_counter, lambda top, wanted, k: np.isin(top[:k], list(wanted)).sum() / len(wanted)]),
    (scoring.ndcg_hand, [{"linear": 0.9386, "exponential": 0.9558}, {"exponential": ".956", "linear": 0.939}]),
    (scoring.ndcg_code, [ndcg_in_nats, ndcg_by_scikit_learn]),
    (scoring.catalogue_shown, [{"coverage": "25%", "heaviest": "1/3"}, {"coverage": 0.25, "heaviest": 0.333}]),
    (counting.popular_then, [likes_in_a_loop, from_a_year_up]),
    (vectors.person_slope, [SLOPE, SLOPE_LONG]),
    (vectors.factor_slope, [slope_in_loops]),
    (vectors.person_vector, [fold_with_weights, fold_by_descent]),
    (deciding.bootstrap_unit, ["b"]),
    (deciding.paired_interval, [slow_interval, multinomial_interval]),
    (deciding.unshown_film, ["c"]),
    (rounds.given_pipeline, [[1, 0, 0, 0, 1, 0]]),
    (aloud.my_board, [[True] * 8, [1, 1, 1, 1, 0, 1, 1, 0]]),
]  # fmt: skip


test_right_however_written = right_however_written(RIGHT)


def loses_one(time, share):
    early, late = (np.flatnonzero(side) for side in by_quantile(time, share))
    return early, late[1:]


def keeps_one_twice(time, share):
    early, late = (np.flatnonzero(side) for side in by_quantile(time, share))
    return np.r_[early, late[:1]], late


def one_too_few(time, share):
    cut = np.sort(time)[max(int(share * len(time)) - len(time) // 4, 0)]
    return np.flatnonzero(time < cut), np.flatnonzero(time >= cut)


def own_dice(gap, user, rng):
    return slow_interval(gap, user, np.random.default_rng())


def from_300_draws(gap, user, rng):
    people, who = np.unique(user, return_inverse=True)
    times = rng.multinomial(len(people), [1 / len(people)] * len(people), 300)[:, who]
    return tuple(np.quantile((times * gap).sum(1) / times.sum(1), [0.025, 0.975]))


def best_in_no_order(scores, seen, k):
    hidden = np.array(scores, float)
    hidden[seen] = -np.inf
    return np.argpartition(-hidden, k - 1)[:k]


def sorted_in_place(time, share):
    time.sort()
    return by_quantile(time, share)


def divided_by_nothing(top, wanted, k):
    with np.errstate(all="ignore"):
        worth = 1 / np.log2(np.arange(1, k + 1))
        return (np.isin(top[:k], list(wanted)) * worth[: len(top)]).sum() / worth[: len(wanted)].sum()


REFUSED = [
    (deciding.paired_interval, from_300_draws, "few-draws"),
    (listing.unseen_top, best_in_no_order, "in-any-order"),
    (splitting.split_order, sorted_in_place, "as-they-stand"),
    (scoring.ndcg_code, divided_by_nothing, "rank-from-zero"),
    (scoring.recall_count, lambda top, wanted, k: len(wanted & {*top[:k]}), "count"),
    (scoring.ndcg_hand, {"linear": 0.94, "exponential": ".96"}, "two-decimals"),
    (scoring.catalogue_shown, {"coverage": "25%", "heaviest": 0.33}, "two-decimals"),
    (splitting.split_order, loses_one, None),
    (splitting.split_order, keeps_one_twice, None),
    (splitting.split_order, one_too_few, None),
    (splitting.split_order, lambda time, share: (np.arange(len(time)), np.array([10**6])), None),
    (listing.unseen_top, lambda scores, seen, k: np.zeros(k, int), None),
    (scoring.ndcg_code, lambda top, wanted, k: 1.0, None),
    (counting.popular_then, lambda item, stars, time, items, day, window: np.zeros(items), None),
    (vectors.person_vector, lambda V, liked, alpha, lam: np.zeros(1), None),
    (deciding.paired_interval, own_dice, "own-dice"),
]


@pytest.mark.parametrize(("exercise", "answer", "cause"), REFUSED)
def test_what_is_wrong_in_other_ways(exercise, answer, cause):
    verdict = exercise.check(answer)
    assert verdict.kind is Kind.WRONG and (cause is None or verdict.cause == cause), str(verdict)


# --- figures --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["splits_figure", "window_figure"])
def test_every_extreme_is_drawn(name, unattended):
    figure = getattr(figures, name)()
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)


def stub(V, liked, alpha, lam): ...


def endless(gap, user, rng):
    while True:
        gap = gap + 0


def test_figures_of_the_learners_functions_bear_anything(monkeypatch):
    from utils.chapters.recommender import guarded

    for given in (..., None, stub, lambda V: V, lambda V, liked, alpha, lam: V[0] * np.nan, lambda *args: "no"):
        found = figures.grow(given)
        assert isinstance(found, Waiting) and found.says
    for given in (..., stub, lambda gap, user, rng: None, lambda gap, user, rng: (1, np.inf), lambda *args: "no"):
        assert isinstance(figures.real_gaps(given), Waiting)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guarded.guarded, "__defaults__", (0.2,))
        assert "stopped" in figures.real_gaps(endless).says


def test_training_with_the_learners_function_never_raises_the_loss():
    from utils.chapters.recommender.growing import train

    losses = train(fold_with_weights).losses
    assert all(after <= before for before, after in pairwise(losses))
    assert "Aladdin" in figures.grow(fold_with_weights).alt
