"""The same systems under two splits: by time, as it will be served, and at random, as it is often reported."""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender import factors, metrics, popularity
from utils.chapters.recommender.ratings import Ratings, day_at, ratings
from utils.chapters.recommender.requests import AHEAD, PAST, Requests, gathered, requests

SHARE = 0.8
PER_USER = 6
SYSTEMS = ("popular, of all time", "popular, last three years", "factorisation")


class Outcome(NamedTuple):
    """What each system's lists were worth; `lists` (q, 100) by system, `likes` (items,) before the split."""

    requests: Requests
    scores: dict[str, metrics.Scores]
    lists: dict[str, np.ndarray]
    likes: np.ndarray


@cache
def temporal(seed: int = 0) -> Outcome:
    """Train on the first 80% of all ratings, then ask for lists at moments of the other 20%.

    `seed` draws the moments, six a person at most, and the factors' start. A person's own ratings before a moment are known.
    """
    data, cut = ratings(), day_at(SHARE)
    asked = requests(data, cut, float(data.time[-1]) + 1, PER_USER, np.random.default_rng(seed))
    likes = popularity.counts(data, cut)
    return _judged(
        asked,
        likes,
        popularity.counts(data, cut, popularity.RECENT),
        factors.scores(factors.trained(cut, seed), data, asked.history),
    )


@cache
def at_random(seed: int = 0) -> Outcome:
    """Hold out every fifth rating, drawn blindly, and train on the rest: one request a person, about up to 20 of them."""
    data = ratings()
    asked, kept = held_out(data, seed)
    rows = kept[data.liked[kept]]
    likes, late = (np.bincount(data.item[some], minlength=data.items) for some in (rows, _recent(data, rows)))
    found = factors.factorise(data.user[rows], data.item[rows], data.items, seed)
    return _judged(asked, likes, late, factors.scores(found, data, asked.history))


def held_out(data: Ratings, seed: int) -> tuple[Requests, np.ndarray]:
    """Return the requests of a random split and the rows that are left for training; `time` is the last day for all."""
    rng = np.random.default_rng([seed, 1])
    order = rng.permutation(len(data.time))
    held, kept = np.split(order, [len(order) - int(SHARE * len(order))])
    test, kept = np.zeros(len(order), bool), np.sort(kept)
    test[held] = True
    found = []
    for who in range(data.users):
        mine = np.flatnonzero(data.user == who)
        past, ahead = mine[~test[mine]], rng.permutation(mine[test[mine]])[:AHEAD]
        wanted = data.item[ahead[data.liked[ahead]]]
        if len(past) >= PAST and len(wanted):
            found.append((who, float(data.time[-1]), past, wanted))
    return gathered(data, found), kept


def _recent(data: Ratings, rows: np.ndarray) -> np.ndarray:
    return rows[data.time[rows] >= data.time[-1] - popularity.RECENT]


def _judged(asked: Requests, *scores: np.ndarray) -> Outcome:
    tops = {name: metrics.lists(each, asked.seen) for name, each in zip(SYSTEMS, scores, strict=True)}
    return Outcome(asked, {name: metrics.judge(top, asked.wanted) for name, top in tops.items()}, tops, scores[0])
