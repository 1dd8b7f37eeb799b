"""Features of a film for a person at a moment, from nothing but what was in the log before that moment.

Counts and means of all films at all moments come from one sorted log: the rows of a film before a day are a slice of it.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender.factors import Factors
from utils.chapters.recommender.ratings import Ratings, ratings
from utils.chapters.recommender.requests import Requests

YEAR = 365.0
FAR = 1e6  # days, more than any time in the log: film * FAR + day sorts by film, then by day
LAST, PRIOR = 5, (3.5, 5)
NAMES = (
    "likes, one year", "likes, three years", "likes, all time", "mean stars", "year", "age",
    "score of the vectors", "place by that score", "near the last liked", "genres as liked", "genres as rated",
    "years from the last rated", "ratings so far", "share liked so far",
)  # fmt: skip


class Ledger(NamedTuple):
    """The log by film and day: sorted keys of all ratings with their running sum of stars, and of the likes."""

    key: np.ndarray
    stars: np.ndarray
    liked: np.ndarray

    def rated(self, item: np.ndarray, day: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return for each film, before its day: the number of ratings and the sum of their stars."""
        first, end = np.searchsorted(self.key, item * FAR), np.searchsorted(self.key, item * FAR + day)
        return end - first, self.stars[end] - self.stars[first]

    def likes(self, item: np.ndarray, day: np.ndarray, window: float | None = None) -> np.ndarray:
        """Return for each film the likes in the `window` days before its day, the day itself left out."""
        since = 0.0 if window is None else np.maximum(day - window, 0.0)
        return np.searchsorted(self.liked, item * FAR + day) - np.searchsorted(self.liked, item * FAR + since)


@cache
def ledger() -> Ledger:
    """Return the whole log, sorted by film and day."""
    data = ratings()
    key = data.item * FAR + data.time
    order = np.argsort(key, kind="stable")
    return Ledger(key[order], np.concatenate([[0], np.cumsum(data.stars[order])]), np.sort(key[data.liked]))


def known(data: Ratings, asked: Requests, stale: float = 0.0) -> list[np.ndarray]:
    """Return each request's history as it stood `stale` days earlier."""
    if not stale:
        return asked.history
    days = zip(asked.history, asked.time, strict=True)
    return [rows[: np.searchsorted(data.time[rows], day - stale)] for rows, day in days]


def averages(values: np.ndarray, parts: list[np.ndarray]) -> np.ndarray:
    """Average rows of `values` (n, k) over each list of row numbers; nothing averages to zero."""
    from scipy import sparse

    ends, columns = np.cumsum([0, *map(len, parts)]), np.concatenate(parts).astype(int)
    total = sparse.csr_matrix((np.ones(len(columns)), columns, ends), (len(parts), len(values))) @ values
    return total / np.maximum(np.diff(ends), 1)[:, None]


def build(
    asked: Requests,
    row: np.ndarray,
    item: np.ndarray,
    factors: Factors,
    stale: float = 0.0,
    score: np.ndarray | None = None,
) -> np.ndarray:
    """Return the features (pairs, len(NAMES)) of film `item[i]` for request `row[i]`, as known `stale` days earlier.

    `score` (q, items) are the inner products with the vectors, when retrieval has them already.
    """
    data, log = ratings(), ledger()
    day = asked.time[row] - stale
    rows = known(data, asked, stale)
    films = [data.item[mine] for mine in rows]
    yes = data.liked
    liked = [data.item[mine[yes[mine]]] for mine in rows]
    score = factors.fold_many(liked) @ factors.items.T if score is None else score
    count, stars = log.rated(item, day)
    size = np.array([len(mine) for mine in rows], float)
    length = np.maximum(np.linalg.norm(factors.items, axis=1), 1e-6)[:, None]
    unit = factors.items / length
    recent = averages(unit, [mine[-LAST:] for mine in liked])
    tastes, habits = averages(data.genres, liked), averages(data.genres, films)
    era = averages(data.years[:, None], [mine[-2 * LAST :] for mine in films])[:, 0]
    era = np.where(size > 0, era, np.nan)
    share = np.array([len(mine) for mine in liked]) / np.maximum(size, 1)
    columns = [
        log.likes(item, day, YEAR),
        log.likes(item, day, 3 * YEAR),
        log.likes(item, day),
        (stars + PRIOR[0] * PRIOR[1]) / (count + PRIOR[1]),
        data.years[item],
        1970 + day / 365.25 - data.years[item],
        score[row, item],
        place(row, score[row, item]),
        (unit[item] * recent[row]).sum(axis=1),
        (data.genres[item] * tastes[row]).sum(axis=1),
        (data.genres[item] * habits[row]).sum(axis=1),
        np.abs(data.years[item] - era[row]),
        size[row],
        share[row],
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def place(row: np.ndarray, score: np.ndarray) -> np.ndarray:
    """Return the place of each pair among its request's pairs, 0 for the highest score; `row` is sorted."""
    order = np.lexsort((-score, row))
    first = np.searchsorted(row, row)
    places = np.empty(len(row))
    places[order] = np.arange(len(row)) - first[order]
    return places
