"""Both stages against what is simpler: the same requests, the same lists of films, five draws of everything random."""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender import bootstrap, experiment, metrics, popularity, ranking
from utils.chapters.recommender.candidates import Short
from utils.chapters.recommender.ratings import day_at, ratings
from utils.chapters.recommender.requests import Requests

SEEDS = (0, 1, 2, 3, 4)
SYSTEMS = ("popular, at the split", "popular, live", "vectors only", "two stages")
MEASURES = {"recall@100": "recall100", "recall@10": "recall10", "nDCG@10": "ndcg10"}


class Result(NamedTuple):
    """A mean and the ends of its interval over people."""

    mean: float
    low: float
    high: float


@cache
def systems(seed: int) -> dict[str, metrics.Scores]:
    """Return what each system's lists are worth at the requests that this seed drew."""
    asked, (live, near) = ranking.asked(seed), ranking.lists(seed)
    popular = popularity.counts(ratings(), day_at(experiment.SHARE), popularity.RECENT)
    worth = metrics.evaluate(popular, asked), live.judged(asked), _vectors(near, asked), ranking.two_stage(seed)
    return dict(zip(SYSTEMS, worth, strict=True))


def _vectors(near: Short, asked: Requests) -> metrics.Scores:
    """Judge the lists by vectors as the first half does: who has no vector gets the films in the order of their numbers."""
    some = metrics.lists(np.zeros(asked.seen.shape[1]), asked.seen)
    return metrics.judge(np.where(near.real[:, :1], near.films, some), asked.wanted)


@cache
def result(seed: int, system: str, measure: str, less: str | None = None) -> Result:
    """Return a system's mean, or that of its gap to another, `less`, request by request."""
    found = systems(seed)
    values = getattr(found[system], MEASURES[measure])
    if less is not None:
        values = values - getattr(found[less], MEASURES[measure])
    return Result(float(values.mean()), *bootstrap.interval(values, ranking.asked(seed).user))
