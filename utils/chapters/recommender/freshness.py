"""Freshness, measured: the same ranker served from data an hour, a day, a month old."""

from functools import cache
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender import bootstrap, features, metrics, ranking
from utils.chapters.recommender.ratings import ratings

AGES = {"live": 0.0, "1 hour": 1 / 24, "1 day": 1.0, "1 month": 30.0}
SYSTEMS = ("popular then", "vectors", "two stages")


class Aged(NamedTuple):
    """What lists from data of one age are worth by system, and the share of requests whose history is still empty."""

    scores: dict[str, metrics.Scores]
    empty: float


@cache
def aged(age: str) -> Aged:
    """Serve the test's requests (seed 0) from data of this age; what was seen is never shown again, whatever the age."""
    stale, asked = AGES[age], ranking.asked(0)
    worth = [each.judged(asked) for each in ranking.lists(0, stale)]
    known = features.known(ratings(), asked, stale)
    empty = float(np.mean([len(rows) == 0 for rows in known]))
    return Aged(dict(zip(SYSTEMS, [*worth, ranking.two_stage(0, stale)], strict=True)), empty)


def lost(age: str, system: str = "two stages", measure: str = "recall100") -> tuple[float, float, float]:
    """Return what a system loses against live data, with its interval over people (paired)."""
    live, old = (getattr(aged(one).scores[system], measure) for one in ("live", age))
    user = ranking.asked(0).user
    return (float((old - live).mean()), *bootstrap.interval(old - live, user))
