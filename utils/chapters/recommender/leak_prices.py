"""What a leak promises in the test and what it gives as of the moment: one feature of the ranker is made to know the future."""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender import bootstrap, features, metrics, ranking
from utils.chapters.recommender.ratings import ratings
from utils.chapters.recommender.requests import Requests

EVERY = 2  # requests of the test that are scored here: every second one


class Price(NamedTuple):
    """nDCG@10 by request: offline, the leaky feature in the test too; online, the same trees on what was known then (a replay)."""

    offline: np.ndarray
    online: np.ndarray
    user: np.ndarray


def _today(pairs, whole: bool):
    """Count the likes since midnight: so far, or of the whole day, as a table with one row a day has them."""
    day = pairs.asked.time[pairs.row]
    until = np.floor(day) + 1 if whole else day
    return features.ledger().likes(pairs.item, until) - features.ledger().likes(pairs.item, np.floor(day))


def _to_the_end(pairs):
    """Count the likes to the end of the data."""
    return np.bincount(ratings().item[ratings().liked], minlength=ratings().items)[pairs.item]


def _taste_of_a_life(pairs):
    """Compare the film's genres with those of everything the person ever liked."""
    data = ratings()
    who, place = np.unique(pairs.asked.user, return_inverse=True)
    tastes = features.averages(data.genres, [data.item[(data.user == one) & data.liked] for one in who])[place]
    return (data.genres[pairs.item] * tastes[pairs.row]).sum(axis=1)


def _column(name: str):
    return lambda pairs: pairs.X[:, features.NAMES.index(name)]


COUNT = _column("likes, all time")
LEAKS = {  # name: (as it was built, as it can be known when the request comes)
    "none": (COUNT, COUNT),
    "popularity": (_to_the_end, COUNT),
    "likes today": (lambda pairs: _today(pairs, True), lambda pairs: _today(pairs, False)),
    "taste": (_taste_of_a_life, _column("genres as liked")),
}


@cache
def prices(seed: int) -> dict[str, Price]:
    """Add each leak to the ranker's features as one more column: leaky in training always, in the test offline only."""
    train, test = ranking.training(seed), some(ranking.served(seed))
    return {name: _price(train, test, *columns, seed) for name, columns in LEAKS.items()}


def some(pairs: ranking.Pairs) -> ranking.Pairs:
    """Keep every second request."""
    kept = pairs.row % EVERY == 0
    few = Requests(*(part[::EVERY] for part in pairs.asked))
    return ranking.Pairs(few, pairs.row[kept] // EVERY, *(part[kept] for part in pairs[2:]))


def _price(train, test, built, known, seed) -> Price:
    model = ranking.fitted(np.column_stack([train.X, built(train)]), train.y, seed)

    def worth(column):
        score = ranking.predicted(model, np.column_stack([test.X, column(test)]))
        return metrics.ndcg(ranking.ranked(test, score), test.asked.wanted, 10)

    offline = worth(built)
    return Price(offline, offline if known is built else worth(known), test.asked.user)


def gap(price: Price) -> tuple[float, float, float]:
    """Return offline less online, with its interval over people."""
    less = price.offline - price.online
    return (float(less.mean()), *bootstrap.interval(less, price.user))
