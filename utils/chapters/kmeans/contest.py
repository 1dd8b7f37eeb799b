"""Random seeds against k-means++: cost over the best known, before and after Lloyd."""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.kmeans import seeding
from utils.chapters.kmeans.lloyd import cost, kmeans, seed_cost

K, N, SPREAD = 20, 600, 0.01
METHODS = {"random": seeding.random_rows, "k-means++": seeding.plus_plus}


class Contest(NamedTuple):
    """Cost over the best known cost, one entry a run: of the seeds, and after Lloyd, by method."""

    seeds: dict[str, np.ndarray]
    after: dict[str, np.ndarray]
    best: float


def clumped(seed: int = 0, k: int = K, n: int = N) -> tuple[np.ndarray, np.ndarray]:
    """Return `n` points and the `k` clump centres: uniform in the unit square, sizes 1 : 2 : ... : 10 over and over, sd 0.01."""
    rng = np.random.default_rng(seed)
    centres, sizes = rng.random((k, 2)), 1.0 + np.arange(k) % 10
    which = rng.choice(k, n, p=sizes / sizes.sum())
    return centres[which] + rng.normal(scale=SPREAD, size=(n, 2)), centres


@cache
def contest(runs: int = 50, seed: int = 0) -> Contest:
    """Run both methods `runs` times on one data set; the best known cost is over all runs and one from the true centres."""
    X, centres = clumped(seed)
    home = kmeans(X, centres)
    best, seeds, after = cost(X, home.centres, home.labels), {}, {}
    for name, choose in METHODS.items():
        rng, before, ended = np.random.default_rng([seed, 1]), [], []
        for _ in range(runs):
            start = choose(X, K, rng)
            end = kmeans(X, start)
            before.append(seed_cost(X, start))
            ended.append(cost(X, end.centres, end.labels))
        seeds[name], after[name] = np.array(before), np.array(ended)
        best = min(best, min(ended))
    return Contest({n: v / best for n, v in seeds.items()}, {n: v / best for n, v in after.items()}, best)
