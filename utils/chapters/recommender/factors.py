"""Matrix factorisation of likes, for implicit feedback (Hu, Koren and Volinsky 2008), by alternating least squares.

Each film and each person gets k numbers. Every pair counts, a like with weight 1 + ALPHA, everything else with weight 1
towards 0, and RIDGE keeps the vectors small. With one side fixed the other has a closed form.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender.ratings import Ratings, ratings

K, ALPHA, RIDGE, SWEEPS = 32, 2.0, 30.0, 5
LEAST = 3  # a film with fewer likes keeps the vector zero


class Factors(NamedTuple):
    """The films' vectors `items` (n, k), and how strongly a like counts against the ridge."""

    items: np.ndarray
    alpha: float = ALPHA
    ridge: float = RIDGE

    def fold(self, item_rows: np.ndarray) -> np.ndarray:
        """Return the vector (k,) of a person, new or known, who liked these films."""
        return self.fold_many([np.asarray(item_rows, int)])[0]

    def fold_many(self, histories: list[np.ndarray]) -> np.ndarray:
        """Return the vectors (people, k) of people given by the films they liked."""
        return solve(self.items, sparse_rows(histories, len(self.items)), self.alpha, self.ridge)


def sparse_rows(lists: list[np.ndarray], width: int):
    """Return lists of column numbers as a sparse matrix of ones, (rows, width)."""
    from scipy import sparse

    ends = np.cumsum([0, *map(len, lists)])
    columns = np.concatenate([np.zeros(0, int), *lists])
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, ends), (len(lists), width))
    matrix.sum_duplicates()
    matrix.data[:] = 1
    return matrix


def solve(A: np.ndarray, likes, alpha: float, ridge: float) -> np.ndarray:
    """Return the best vector for each row of `likes` (rows, m) while the other side `A` (m, k) stands still.

    Outer products of A's rows, summed over a row's likes by one sparse product; they are symmetric, so one half is summed.
    """
    k = A.shape[1]
    used = np.unique(likes.indices)
    likes, L = likes[:, used], A[used]
    upper, right = np.triu_indices(k)
    summed = alpha * np.asarray(likes @ (L[:, upper] * L[:, right]))
    systems = np.empty((len(summed), k, k))
    systems[:, upper, right] = systems[:, right, upper] = summed
    systems += A.T @ A + ridge * np.eye(k)
    return np.linalg.solve(systems, (1 + alpha) * np.asarray(likes @ L)[:, :, None])[:, :, 0]


def factorise(user: np.ndarray, item: np.ndarray, items: int, seed: int = 0, k: int = K) -> Factors:
    """Factorise likes given as pairs of a person and a film; `items` is how many films there are."""
    from scipy import sparse

    people, row = np.unique(user, return_inverse=True)
    likes = sparse.csr_matrix((np.ones(len(item)), (row, item)), (len(people), items))
    kept = np.flatnonzero(np.bincount(item, minlength=items) >= LEAST)
    likes = likes[:, kept]
    other = likes.T.tocsr()
    V = np.random.default_rng(seed).normal(0, 0.1, (len(kept), k))
    for _ in range(SWEEPS):
        U = solve(V, likes, ALPHA, RIDGE)
        V = solve(U, other, ALPHA, RIDGE)
    every = np.zeros((items, k))
    every[kept] = V
    return Factors(every)


@cache
def trained(until_day: float, seed: int = 0) -> Factors:
    """Return the factors learned from all likes given before `until_day`."""
    data = ratings()
    past = np.flatnonzero(data.liked[: data.until(until_day)])
    return factorise(data.user[past], data.item[past], data.items, seed)


def scores(factors: Factors, data: Ratings, histories: list[np.ndarray]) -> np.ndarray:
    """Score all films for each history (rows of `data`), of which the likes count; returns (q, items)."""
    liked = [data.item[rows[data.liked[rows]]] for rows in histories]
    return factors.fold_many(liked) @ factors.items.T
