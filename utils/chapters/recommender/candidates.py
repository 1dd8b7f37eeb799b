"""Candidates: what retrieval hands to the ranker, two short lists joined, one by counting and one by vectors."""

from typing import NamedTuple

import numpy as np

from utils.chapters.recommender import factors, features, metrics, popularity
from utils.chapters.recommender.ratings import ratings
from utils.chapters.recommender.requests import Requests

EACH = metrics.LONG  # of each list; the two overlap


class Short(NamedTuple):
    """The best unseen films of each request, (q, each), best first; `real` (q, each) is False where nothing scored."""

    films: np.ndarray
    real: np.ndarray

    def judged(self, asked: Requests) -> metrics.Scores:
        """Return what these lists are worth by themselves; a request without a list gets nothing."""
        return metrics.Scores(*(worth * self.real[:, 0] for worth in metrics.judge(self.films, asked.wanted)))


def live_counts(asked: Requests, stale: float = 0.0) -> np.ndarray:
    """Return the likes of the last three years as counted `stale` days before each request, (q, items)."""
    data = ratings()
    rows = np.flatnonzero(data.liked)
    item, time = data.item[rows], data.time[rows]
    ends = np.searchsorted(time, asked.time - stale)
    firsts = np.searchsorted(time, asked.time - stale - popularity.RECENT)
    counts = np.empty((len(firsts), data.items), np.float32)
    for row, (first, end) in enumerate(zip(firsts, ends, strict=True)):
        counts[row] = np.bincount(item[first:end], minlength=data.items)
    return counts


def vector_scores(asked: Requests, found: factors.Factors, stale: float = 0.0) -> np.ndarray:
    """Return the inner products with a person folded in from the history of `stale` days ago, (q, items)."""
    data = ratings()
    return factors.scores(found, data, features.known(data, asked, stale))


def shortlist(values: np.ndarray, seen: np.ndarray, each: int = EACH) -> Short:
    """Return each request's best `each` films by `values` (q, items), of which 0 says nothing; none of them seen."""
    some, who = np.flatnonzero((values != 0).any(axis=0)), np.flatnonzero((values != 0).any(axis=1))
    films, real = np.zeros((len(seen), each), int), np.zeros((len(seen), each), bool)
    if len(who):
        inside = values[np.ix_(who, some)], seen[np.ix_(who, some)]
        top = some[metrics.lists(*inside, min(each, len(some)))]
        films[who, : top.shape[1]] = top
        real[who, : top.shape[1]] = (values[who[:, None], top] != 0) & ~seen[who[:, None], top]
    return Short(films, real)


def shortlists(asked: Requests, found: factors.Factors, stale: float = 0.0, each: int = EACH) -> tuple[Short, Short]:
    """Return the lists by live counts and by vectors, from data `stale` days old."""
    values = live_counts(asked, stale), vector_scores(asked, found, stale)
    return tuple(shortlist(one, asked.seen, each) for one in values)


def joined(lists: tuple[Short, ...], items: int) -> tuple[np.ndarray, np.ndarray]:
    """Join lists: return pairs (request, film), each once, in order of request and film."""
    mark = np.zeros((len(lists[0].films), items), bool)
    for films, real in lists:
        request = np.nonzero(real)[0]
        mark[request, films[real]] = True
    return np.nonzero(mark)


def recall_of(row: np.ndarray, item: np.ndarray, asked: Requests) -> np.ndarray:
    """Return for each request the share of what was wanted that is among the pairs: the ceiling of any ranker."""
    found = np.bincount(row, asked.wanted[row, item], len(asked))
    return found / asked.wanted.sum(axis=1)
