"""Both stages against what is simpler: the same requests, the same lists of films, five draws of everything random."""

from functools import cache
from typing import NamedTuple

from utils.chapters.recommender import bootstrap, experiment, metrics, ranking

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
    found = experiment.temporal(seed)
    live = ranking.lists(seed)[0].judged(found.requests)
    popular, vectors = (found.scores[name] for name in experiment.SYSTEMS[1:])
    return dict(zip(SYSTEMS, (popular, live, vectors, ranking.two_stage(seed)), strict=True))


@cache
def result(seed: int, system: str, measure: str, less: str | None = None) -> Result:
    """Return a system's mean, or that of its gap to another, `less`, request by request."""
    found = systems(seed)
    values = getattr(found[system], MEASURES[measure])
    if less is not None:
        values = values - getattr(found[less], MEASURES[measure])
    return Result(float(values.mean()), *bootstrap.interval(values, experiment.temporal(seed).requests.user))
