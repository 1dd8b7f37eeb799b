"""The second stage: boosted trees over the candidates, trained on moments before the test begins."""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender import experiment, factors, features, metrics
from utils.chapters.recommender.candidates import Short, joined, shortlists
from utils.chapters.recommender.ratings import day_at, ratings
from utils.chapters.recommender.requests import Requests, requests

EARLIER = 0.65  # vectors for the ranker's training end here, its moments lie between here and the test's start
PER_USER, NEGATIVES = 6, 20
TREES = {"max_iter": 40, "learning_rate": 0.12, "max_leaf_nodes": 10, "min_samples_leaf": 100, "l2_regularization": 5.0}


class Pairs(NamedTuple):
    """Films offered at requests: pair i is film `item[i]` for request `row[i]`, with features X and y: was it wanted."""

    asked: Requests
    row: np.ndarray
    item: np.ndarray
    X: np.ndarray
    y: np.ndarray


def offered(asked: Requests, found: factors.Factors, lists: tuple[Short, ...], stale: float = 0.0) -> Pairs:
    """Return the lists' films as pairs, with features as they would be served from data `stale` days old."""
    row, item = joined(lists, ratings().items)
    return Pairs(asked, row, item, features.build(asked, row, item, found, stale), asked.wanted[row, item])


@cache
def training(seed: int) -> Pairs:
    """Return the ranker's training pairs: everything wanted among the candidates, 40 of the others a request."""
    start, end = day_at(EARLIER), day_at(experiment.SHARE)
    asked = requests(ratings(), start, end, PER_USER, np.random.default_rng([seed, 2]))
    found = factors.trained(start, seed)
    pairs = offered(asked, found, shortlists(asked, found))
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


def lists(seed: int = 0, stale: float = 0.0) -> tuple[Short, Short]:
    """Return the test's lists by live counts and by vectors, from data `stale` days old."""
    return _lists(seed, float(stale))


@cache
def _lists(seed: int, stale: float) -> tuple[Short, Short]:
    return shortlists(experiment.temporal(seed).requests, vectors(seed), stale)


def vectors(seed: int = 0) -> factors.Factors:
    """Return the vectors learned before the test."""
    return factors.trained(day_at(experiment.SHARE), seed)


def served(seed: int = 0, stale: float = 0.0) -> Pairs:
    """Return the test's requests with what would be offered to them from data `stale` days old."""
    return _served(seed, float(stale))


@cache
def _served(seed: int, stale: float) -> Pairs:
    return offered(experiment.temporal(seed).requests, vectors(seed), lists(seed, stale), stale)


def two_stage(seed: int = 0, stale: float = 0.0) -> metrics.Scores:
    """Return what the lists of both stages are worth at the test's requests."""
    return _two_stage(seed, float(stale))


@cache
def _two_stage(seed: int, stale: float) -> metrics.Scores:
    pairs = served(seed, stale)
    return metrics.judge(ranked(pairs, predicted(ranker(seed), pairs.X)), pairs.asked.wanted)
