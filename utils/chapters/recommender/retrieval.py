"""Retrieval by inner product: exact, by cells (an inverted file), and by a graph (voyager); and what each list size can find."""

from collections.abc import Callable
from functools import cache

import numpy as np

from utils.chapters.kmeans.lloyd import kmeans
from utils.chapters.recommender import experiment, factors, ranking
from utils.chapters.recommender.candidates import Short, joined, recall_of, shortlists
from utils.chapters.recommender.ratings import day_at, ratings

TOP, QUERIES, SPREAD, STEPS = 100, 200, 0.15, 5
SIZES = (50, 100, 200, 300, 500, 800)

Search = Callable[[np.ndarray], np.ndarray]


@cache
def shop(size: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return vectors to search (n, k) and queries (200, k), people's vectors, in single precision.

    Without `size`, the films that have a vector at the split; else as many made up around them: a film's vector plus noise
    of 15% of its length in each direction.
    """
    data, found = ratings(), factors.trained(day_at(experiment.SHARE), 0)
    live = found.items[found.items.any(axis=1)]
    rng = np.random.default_rng(4)
    past = data.until(day_at(experiment.SHARE))
    rows = np.flatnonzero(data.liked[:past])
    people = rng.choice(np.unique(data.user[rows]), QUERIES, replace=False)
    queries = found.fold_many([data.item[rows[data.user[rows] == who]] for who in people])
    if size is not None:
        live = live[rng.integers(len(live), size=size)]
        live = live + rng.normal(size=live.shape) * SPREAD * np.linalg.norm(live, axis=1, keepdims=True)
    return live.astype(np.float32), queries.astype(np.float32)


def exact(X: np.ndarray, k: int = TOP) -> Search:
    """Return a search that looks at every row."""

    def search(q):
        score = X @ q
        top = np.argpartition(score, len(score) - k)[-k:]
        return top[np.argsort(-score[top])]

    return search


def cells(X: np.ndarray, seed: int = 0) -> tuple[np.ndarray, list[np.ndarray]]:
    """Cluster the rows into about the root of their number of cells: return centres and the row numbers in each cell."""
    k = int(np.sqrt(len(X)))
    seeds = X[np.random.default_rng(seed).choice(len(X), k, replace=False)].astype(float)
    centres, labels = kmeans(X.astype(float), seeds, STEPS)[:2]
    order = np.argsort(labels, kind="stable")
    return centres.astype(np.float32), np.split(order, np.searchsorted(labels[order], np.arange(1, k)))


def probe(q, X, centres, lists, probes, k):
    """Search the cells whose centres have the largest inner products with `q`: the course's own, for a stub."""
    near = np.argsort(centres @ q)[::-1][:probes]
    pool = np.hstack([lists[cell] for cell in near])
    found = exact(X[pool], min(k, len(pool)))(q)
    return pool[found]


def graph(X: np.ndarray, links: int = 16, effort: int = 100):
    """Build voyager's graph (HNSW, Malkov and Yashunin 2018) on one thread, the same at every run.

    The longest vectors go in first. Measured with 200,000: recall of the hundred best is .99 then, and .89 when they go
    in as they come.
    """
    from voyager import Index, Space

    index = Index(Space.InnerProduct, X.shape[1], M=links, ef_construction=effort, random_seed=1, max_elements=len(X))
    order = np.argsort(-np.linalg.norm(X, axis=1), kind="stable")
    index.add_items(X[order], ids=order.tolist(), num_threads=1)
    return index


def walk(index, effort: int, k: int = TOP) -> Search:
    """Return a search that follows the graph, keeping `effort` open ends."""
    return lambda q: index.query(q, k=k, num_threads=1, query_ef=effort)[0].astype(int)


def recall(found: list[np.ndarray], X: np.ndarray, queries: np.ndarray, k: int = TOP) -> float:
    """Return the share of the k best rows that were found; a row that scores as much as the last of them counts."""
    scores = queries @ X.T
    bar = np.partition(scores, len(X) - k, axis=1)[:, len(X) - k]
    hit = [(score[rows[:k]] >= low - 1e-5).sum() for score, rows, low in zip(scores, found, bar, strict=True)]
    return float(np.mean(hit) / k)


@cache
def recall_by_candidates(seed: int = 0) -> tuple[tuple[int, float], ...]:
    """Return (candidates, recall of retrieval): films handed on for each request, on average, and the share of wanted ones among them.

    Two lists of equal length joined, as in the lab: likes of the last three years, and vectors.
    """
    asked, found = ranking.asked(seed), factors.trained(day_at(experiment.SHARE), seed)
    lists, table = shortlists(asked, found, each=SIZES[-1]), []
    for size in SIZES:
        row, item = joined(tuple(Short(films[:, :size], real[:, :size]) for films, real in lists), ratings().items)
        table.append((round(len(row) / len(asked)), float(recall_of(row, item, asked).mean())))
    return tuple(table)
