"""Cold start, measured: people after their first few ratings, and films nobody had rated before the split."""

from functools import cache

import numpy as np

from utils.chapters.recommender import bootstrap, experiment, factors, metrics, ranking
from utils.chapters.recommender.candidates import live_counts
from utils.chapters.recommender.ratings import day_at, ratings
from utils.chapters.recommender.requests import AHEAD, Requests, gathered

STEPS = (0, 1, 2, 5, 10, 20)
SYSTEMS = ("popular now", "vectors", "two stages")
WAYS = ("vector zero: any order", "vector from genres and year", "likes so far, live")


@cache
def newcomers() -> list[np.ndarray]:
    """Return the rows of each person who first came after the split and has enough ratings to be asked at every step."""
    data, cut = ratings(), day_at(experiment.SHARE)
    mine = [np.flatnonzero(data.user == who) for who in np.unique(data.user[data.until(cut) :])]
    return [rows for rows in mine if data.time[rows[0]] >= cut and len(rows) >= STEPS[-1] + AHEAD]


def after(step: int) -> Requests:
    """Return a request of each newcomer after `step` ratings; wanted is what they liked among the next 20."""
    data, found = ratings(), []
    for rows in newcomers():
        ahead = rows[step : step + AHEAD]
        wanted = data.item[ahead[data.liked[ahead]]]
        if len(wanted):
            found.append((data.user[rows[0]], data.time[rows[step]], rows[:step], wanted))
    return gathered(data, found)


@cache
def first_steps() -> dict[int, tuple[np.ndarray, dict[str, metrics.Scores]]]:
    """Return by number of ratings so far: who was asked, and what each system's list was worth to each."""
    found, model, steps = ranking.vectors(0), ranking.ranker(0), {}
    for step in STEPS:
        asked = after(step)
        pairs, short = ranking.offered(asked, found)
        top = ranking.ranked(pairs, ranking.predicted(model, pairs.X))
        worth = [*(each.judged(asked) for each in short), metrics.judge(top, asked.wanted)]
        steps[step] = asked.user, dict(zip(SYSTEMS, worth, strict=True))
    return steps


@cache
def mean_after(step: int, system: str, measure: str) -> tuple[float, float, float]:
    """Return what a system's lists are worth after `step` ratings, with its interval over people."""
    user, worth = first_steps()[step]
    values = getattr(worth[system], measure)
    return (float(values.mean()), *bootstrap.interval(values, user))


def content(data) -> np.ndarray:
    """Describe each film by what is known on its first day: genres, year and a constant, (items, kinds + 2)."""
    return np.column_stack([data.genres, (data.years - 1990) / 20, np.ones(data.items)])


def described(found: factors.Factors, ridge: float = 10.0) -> np.ndarray:
    """Return a vector for every film from its content alone: a ridge regression on the films that have one."""
    A = content(ratings())
    has = found.items.any(axis=1)
    return A @ np.linalg.solve(A[has].T @ A[has] + ridge * np.eye(A.shape[1]), A[has].T @ found.items[has])


@cache
def new_films() -> tuple[np.ndarray, dict[str, np.ndarray], float, int]:
    """Return whom was asked, the recall at 100 of new films by each way, the share of likes that go to them, how many there are.

    A new film has no rating before the split; each way fills a list of a hundred from new films alone. Which films there
    are is read off the whole log, as if a catalogue of its last day had been there at each request: see `there`.
    """
    data, cut = ratings(), day_at(experiment.SHARE)
    asked, found = ranking.asked(0), factors.trained(cut, 0)
    new = np.bincount(data.item[: data.until(cut)], minlength=data.items) == 0
    wanted = asked.wanted & new
    share = float(wanted.sum() / asked.wanted.sum())
    some = wanted.any(axis=1)
    asked = Requests(
        asked.user[some],
        asked.time[some],
        [h for h, s in zip(asked.history, some, strict=True) if s],
        asked.seen[some][:, new],
        wanted[some][:, new],
    )
    person = found.fold_many([data.item[rows[data.liked[rows]]] for rows in asked.history])
    nothing = np.random.default_rng(5).random(asked.seen.shape)
    scores = nothing, person @ described(found)[new].T, live_counts(asked)[:, new]
    worth = {way: metrics.evaluate(score, asked).recall100 for way, score in zip(WAYS, scores, strict=True)}
    return asked.user, worth, share, int(new.sum())


def there() -> float:
    """Count the new films that somebody has rated by the time of a request of the test, on average over requests."""
    data, cut = ratings(), day_at(experiment.SHARE)
    first = np.full(data.items, np.inf)
    np.minimum.at(first, data.item, data.time)
    return float(np.mean(np.searchsorted(np.sort(first[first >= cut]), ranking.asked(0).time)))
