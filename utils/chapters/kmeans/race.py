"""The ladder against the clock: time and peak memory of one step as n, d or k grows, beside scikit-learn's Lloyd."""

import os
import time
import warnings
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from utils.chapters.kmeans.checks import TooLong, timed
from utils.chapters.kmeans.invariants import nearest_centre
from utils.chapters.kmeans.memory import LIMIT, human, needs, peak_bytes

GRIDS = {
    "n": (300, 1000, 3000, 10_000, 30_000, 100_000, 300_000),
    "d": (2, 8, 32, 128),
    "k": (4, 16, 64, 256),
}
BASE = {"n": 10_000, "d": 16, "k": 64}
PATIENCE = 1.5  # seconds a single step may be expected to take
LONGER = {"broadcasting": 8.0}  # memory is to stop it, not the clock
WEIGHED = 3.0  # seconds: what takes longer is not run once more to measure its memory
SMALL_SECONDS = 5.0  # for the sample on which a rung shows that it is right
NOISE = 0.05  # a gap below this share of the longer run says nothing
PEER = "scikit-learn"


class Point(NamedTuple):
    """One measurement: the value of what varies, seconds, bytes."""

    at: int
    seconds: float
    peak: float


class Race(NamedTuple):
    """What was measured, by name, and what was left out, with the reason."""

    vary: str
    runs: dict[str, list[Point]]
    refused: list[str]


def one_thread():
    """Return a context in which linear algebra uses one thread, where threadpoolctl can see to it."""
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1)


def world(n: int, d: int, k: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return `n` points of `k` overlapping clumps in `d` dimensions, and k of them as centres."""
    rng = np.random.default_rng(seed)
    X = 1.5 * rng.normal(size=(k, d))[rng.integers(k, size=n)] + rng.normal(size=(n, d))
    return X, X[rng.choice(n, k, replace=n < k)].copy()


def best_of(act: Callable[[], object], times: int = 3, budget: float = 0.4) -> float:
    """Return the fewest seconds that `act` took in a few tries within a budget."""
    found, start = [], time.perf_counter()
    while len(found) < times and (not found or time.perf_counter() - start < budget):
        before = time.perf_counter()
        act()
        found.append(time.perf_counter() - before)
    return min(found)


def lloyd_step_of_sklearn(X: np.ndarray, C: np.ndarray) -> float:
    """Return the seconds of one iteration of scikit-learn's Lloyd: a longer run less a shorter one, NaN where noise is more."""
    from sklearn.cluster import KMeans

    def fit(steps):
        return KMeans(len(C), init=C, n_init=1, max_iter=steps, tol=0, algorithm="lloyd").fit(X)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it did not converge is what was asked for
        more = fit(6).n_iter_ - 1
        longer = best_of(lambda: fit(6), 12)
        gap = longer - best_of(lambda: fit(1), 12)
    return gap / max(more, 1) if gap > NOISE * longer else np.nan


def wrong_on(rung: Callable, X: np.ndarray, C: np.ndarray) -> str | None:
    """Return why a rung cannot take part, None when its labels are right on a small sample."""
    if rung is ... or rung is None:
        return "it is not written yet"
    if not callable(rung):
        return "it is no function"
    few = X[:60]
    try:
        result = timed(SMALL_SECONDS, lambda: rung(few, C))
        if result is None or result is ...:
            return "it is not written yet"
        labels = labels_of(result)
        return None if np.shape(labels) == (60,) and nearest_centre(few, C, labels) is None else "its labels are wrong"
    except TooLong:
        return f"it had not ended after {SMALL_SECONDS:g} seconds on 60 points"
    except Exception as error:
        return f"it raised {type(error).__name__}"


def labels_of(result: object) -> object:
    """Return the labels of a rung's result: a step returns the centres before them."""
    return result[1] if isinstance(result, tuple) else result


def measure(rungs: dict[str, Callable], vary: str = "n") -> Race:
    """Time each rung (kind of the ladder -> function of X, C) where it fits into memory and patience."""
    if vary not in GRIDS:
        raise ValueError(f'vary must be "n", "d" or "k", not {vary!r}')
    grid = GRIDS[vary][:3] if os.environ.get("COURSE_UNATTENDED") == "1" else GRIDS[vary]  # nobody looks
    runs, refused, out = {name: [] for name in (*rungs, PEER)}, [], set()
    with one_thread():
        for value in grid:
            size = {**BASE, vary: value}
            X, C = world(**size)
            for name, rung in rungs.items():
                if name in out:
                    continue
                why = wrong_on(rung, X, C) if not runs[name] else too_much(name, size, value, runs[name])
                if why:
                    refused.append(f"{name}, {vary} = {value:,}: {why}; not run")
                    out.add(name)
                    continue
                seconds = best_of(lambda rung=rung, X=X, C=C: rung(X, C))
                runs[name].append(
                    Point(
                        value,
                        seconds,
                        peak_bytes(lambda rung=rung, X=X, C=C: rung(X, C))
                        if seconds < WEIGHED and name != "loops"
                        else np.nan,
                    )
                )
            runs[PEER].append(Point(value, lloyd_step_of_sklearn(X, C), np.nan))
    return Race(vary, {name: points for name, points in runs.items() if points}, refused)


def too_much(name: str, size: dict[str, int], value: int, so_far: list[Point]) -> str | None:
    """Return why a rung is not tried at this size, computed before anything is allocated."""
    memory = needs(name, **size)
    if memory > LIMIT:
        return f"it would need {human(memory)}"
    if so_far:
        # every rung is linear in n, d and k; of the last two times the better, so that one disturbed does not end a line
        expected = min(point.seconds / point.at for point in so_far[-2:]) * value
        if expected > LONGER.get(name, PATIENCE):
            return f"it would take about {expected:.0f} s"
    return None
