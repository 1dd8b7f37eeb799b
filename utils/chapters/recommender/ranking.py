"""The second stage: boosted trees over the candidates, trained on moments before the test begins."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender import experiment, factors, features, metrics
from utils.chapters.recommender.candidates import Short, joined, live_counts, shortlist, vector_scores
from utils.chapters.recommender.ratings import day_at, ratings
from utils.chapters.recommender.requests import Requests, requests

EARLIER = 0.65  # vectors for the ranker's training end here, its moments lie between here and the test's start
PER_USER, NEGATIVES = 6, 20
# Checked where the test is not (tests/test_recommender_ranking.py): learned before 65%, asked between 65% and 80%, neither
# these settings nor the vectors' (factors.py) lose more than .004 of nDCG@10 to any of the alternatives tried.
TREES = {"max_iter": 40, "learning_rate": 0.12, "max_leaf_nodes": 10, "min_samples_leaf": 100, "l2_regularization": 5.0}


class Pairs(NamedTuple):
    """Films offered at requests: pair i is film `item[i]` for request `row[i]`, with features X and y: was it wanted."""

    asked: Requests
    row: np.ndarray
    item: np.ndarray
    X: np.ndarray
    y: np.ndarray


def offered(asked: Requests, found: factors.Factors, stale: float = 0.0) -> tuple[Pairs, tuple[Short, Short]]:
    """Return what is retrieved from data `stale` days old: as pairs with their features, and as the two lists."""
    score = vector_scores(asked, found, stale)
    lists = shortlist(live_counts(asked, stale), asked.seen), shortlist(score, asked.seen)
    row, item = joined(lists, ratings().items)
    X = features.build(asked, row, item, found, stale, score)
    return Pairs(asked, row, item, X, asked.wanted[row, item]), lists


@cache
def training(seed: int) -> Pairs:
    """Return the ranker's training pairs: everything wanted among the candidates, about 20 of the others a request."""
    start, end = day_at(EARLIER), day_at(experiment.SHARE)
    asked = requests(ratings(), start, end, PER_USER, np.random.default_rng([seed, 2]))
    found = factors.trained(start, seed)
    pairs, _ = offered(asked, found)
    draw = np.random.default_rng([seed, 3]).random(len(pairs.y))
    kept = pairs.y | (draw < NEGATIVES / np.bincount(pairs.row)[pairs.row])
    return Pairs(asked, *(part[kept] for part in pairs[1:]))


def fitted(X: np.ndarray, y: np.ndarray, seed: int = 0):
    """Fit the trees: gradient boosting on histograms (scikit-learn), on one thread, which is faster for so few rows."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        return HistGradientBoostingClassifier(**TREES, early_stopping=False, random_state=seed).fit(X, y)


def predicted(model, X: np.ndarray) -> np.ndarray:
    """Return the model's probability that each pair is wanted."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        return model.predict_proba(X)[:, 1]


@cache
def ranker(seed: int):
    """Return the ranker trained on the moments before the test."""
    pairs = training(seed)
    return fitted(pairs.X, pairs.y, seed)


def ranked(pairs: Pairs, score: np.ndarray) -> np.ndarray:
    """Return each request's hundred best candidates, (q, 100)."""
    order = np.lexsort((-score, pairs.row))
    first = np.searchsorted(pairs.row, np.arange(len(pairs.asked)))  # every request has at least a hundred candidates
    return pairs.item[order[first[:, None] + np.arange(metrics.LONG)]]


def vectors(seed: int = 0) -> factors.Factors:
    """Return the vectors learned before the test."""
    return factors.trained(day_at(experiment.SHARE), seed)


@cache
def asked(seed: int = 0) -> Requests:
    """Return the test's requests: those of the first half's split by time, without what the first half does with them."""
    cut, end = day_at(experiment.SHARE), float(ratings().time[-1]) + 1
    return requests(ratings(), cut, end, experiment.PER_USER, np.random.default_rng(seed))


def lists(seed: int = 0, stale: float = 0.0) -> tuple[Short, Short]:
    """Return the test's lists by live counts and by vectors, from data `stale` days old."""
    return _offered(seed, float(stale))[1]


def served(seed: int = 0, stale: float = 0.0) -> Pairs:
    """Return the test's requests with what would be offered to them from data `stale` days old."""
    return _offered(seed, float(stale))[0]


@lru_cache(maxsize=3)  # 25 MB each; the means that come of them are kept
def _offered(seed: int, stale: float) -> tuple[Pairs, tuple[Short, Short]]:
    return offered(asked(seed), vectors(seed), stale)


def two_stage(seed: int = 0, stale: float = 0.0) -> metrics.Scores:
    """Return what the lists of both stages are worth at the test's requests."""
    return _two_stage(seed, float(stale))


@cache
def _two_stage(seed: int, stale: float) -> metrics.Scores:
    pairs = served(seed, stale)
    return metrics.judge(ranked(pairs, predicted(ranker(seed), pairs.X)), pairs.asked.wanted)
