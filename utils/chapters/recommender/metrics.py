"""Lists and what they are worth: the best unseen films of each request, recall, nDCG, coverage, popularity."""

from typing import NamedTuple

import numpy as np

from utils.chapters.recommender.requests import Requests

LONG = 100


class Scores(NamedTuple):
    """What each request's list was worth: recall at 10 and at 100 and nDCG at 10, each (q,)."""

    recall10: np.ndarray
    recall100: np.ndarray
    ndcg10: np.ndarray

    def means(self) -> tuple[float, float, float]:
        """Return the three averages over the requests."""
        return tuple(float(values.mean()) for values in self)


def lists(scores: np.ndarray, seen: np.ndarray, k: int = LONG) -> np.ndarray:
    """Return the `k` best films of each request, best first, none of them seen; of equals the lower number.

    `scores` is (items,) or (q, items), `seen` (q, items) true or false; the result is (q, k).
    """
    if np.ndim(scores) == 1:
        return _one_order(np.asarray(scores), seen, k)
    tops = np.empty((len(seen), k), int)
    for row, (values, hidden) in enumerate(zip(scores, seen, strict=True)):  # a row fits the cache, all of them do not
        loss = np.where(hidden, np.inf, -values)
        near = np.flatnonzero(loss <= np.partition(loss, k - 1)[k - 1])
        tops[row] = near[np.argsort(loss[near], kind="stable")[:k]]
    return tops


def _one_order(scores: np.ndarray, seen: np.ndarray, k: int) -> np.ndarray:
    """Rank once for everybody, then leave out what each has seen."""
    order = np.argsort(-scores, kind="stable")[: k + int(seen.sum(axis=1).max(initial=0))]
    fresh = ~seen[:, order]
    places = np.nonzero(fresh & (fresh.cumsum(axis=1) <= k))[1]
    return order[places.reshape(len(seen), k)]


def hits(top: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Mark which places of the lists `top` (q, k) hold a film of `wanted` (q, items)."""
    return np.take_along_axis(wanted, top, axis=1)


def recall(top: np.ndarray, wanted: np.ndarray, k: int) -> np.ndarray:
    """Return for each request the share of what was wanted that stands among the first `k`."""
    return hits(top[:, :k], wanted).sum(axis=1) / wanted.sum(axis=1)


def ndcg(top: np.ndarray, wanted: np.ndarray, k: int) -> np.ndarray:
    """Return for each request the discounted gain of the first `k` over the best possible (Jarvelin and Kekalainen 2002)."""
    worth = np.log(2) / np.log(np.arange(k) + 2)
    best = np.concatenate([[0], np.cumsum(worth)])
    return hits(top[:, :k], wanted) @ worth[: top.shape[1]] / best[np.minimum(wanted.sum(axis=1), k)]


def evaluate(scores: np.ndarray, requests: Requests) -> Scores:
    """Return what a scoring of all films, (items,) or (q, items), is worth for these requests."""
    return judge(lists(scores, requests.seen), requests.wanted)


def judge(top: np.ndarray, wanted: np.ndarray) -> Scores:
    """Return what lists that are already made are worth; `top` (q, at least 100), `wanted` (q, items)."""
    return Scores(recall(top, wanted, 10), recall(top, wanted, LONG), ndcg(top, wanted, 10))


def coverage(top: np.ndarray, items: int, k: int = 10) -> float:
    """Return the share of all films that is shown to anybody among the first `k`."""
    return len(np.unique(top[:, :k])) / items


def top_share(top: np.ndarray, counts: np.ndarray, share: float = 0.01, k: int = 10) -> float:
    """Return the share of the first `k` places that the most liked `share` of all films take."""
    most = np.argsort(-counts, kind="stable")[: round(share * len(counts))]
    return float(np.isin(top[:, :k], most).mean())
