"""Features somebody built, some of which know the future. Each is `feature(log, who, film, day)` -> a number.

`log` holds the columns user, item, stars and time; the event to be predicted is who's rating of film at day.
"""

from collections.abc import Callable

import numpy as np

Log = dict[str, np.ndarray]
Feature = Callable[[Log, int, int, float], float]


def _mean(values) -> float:
    return float(np.mean(values)) if len(values) else float("nan")


# --- clean ------------------------------------------------------------------------------------------------------------
def likes_so_far(log, who, film, day):
    """Count the film's likes before the day."""
    return int(((log["item"] == film) & (log["stars"] >= 4) & (log["time"] < day)).sum())


def mean_so_far(log, who, film, day):
    """Average the film's stars before the day; NaN when there are none, which boosted trees accept."""
    return _mean(log["stars"][(log["item"] == film) & (log["time"] < day)])


def ratings_so_far(log, who, film, day):
    """Count the person's ratings before the day."""
    return int(((log["user"] == who) & (log["time"] < day)).sum())


def days_since_last(log, who, film, day):
    """Return the days since the person's last rating; NaN for a newcomer."""
    mine = log["time"][(log["user"] == who) & (log["time"] < day)]
    return float(day - mine.max()) if len(mine) else float("nan")


# --- leaky ------------------------------------------------------------------------------------------------------------
def mean_stars(log, who, film, day):
    """Average the film's stars, over all time."""
    return _mean(log["stars"][log["item"] == film])


def popularity(log, who, film, day):
    """Count the film's likes, to the end of the data."""
    return int(((log["item"] == film) & (log["stars"] >= 4)).sum())


def activity(log, who, film, day):
    """Count the person's ratings, to the end of the data."""
    return int((log["user"] == who).sum())


def likes_until(log, who, film, day):
    """Count the film's likes until the day: the row to be predicted is inside."""
    return int(((log["item"] == film) & (log["stars"] >= 4) & (log["time"] <= day)).sum())


def scaled_likes(log, who, film, day):
    """Scale the likes so far by the largest count there ever was."""
    every = np.unique(log["item"], return_counts=True)[1]
    return likes_so_far(log, who, film, day) / max(1, every.max(initial=0))


def in_catalogue(log, who, film, day):
    """Tell whether anybody ever rated the film: negatives are drawn from such films only."""
    return int(film in log["item"])


def mood_of_the_week(log, who, film, day):
    """Average the person's stars within a week of the day, on either side."""
    return _mean(log["stars"][(log["user"] == who) & (np.abs(log["time"] - day) <= 7)])


CLEAN: tuple[Feature, ...] = (likes_so_far, mean_so_far, ratings_so_far, days_since_last)
LEAKY: tuple[Feature, ...] = (
    mean_stars,
    popularity,
    activity,
    likes_until,
    scaled_likes,
    in_catalogue,
    mood_of_the_week,
)
WHY = {
    "mean_stars": "the film's mean is taken over all time",
    "popularity": "it counts to the end of the data",
    "activity": "it counts what the person did afterwards",
    "likes_until": "the row to be predicted is inside the count: `<=` where `<` was due",
    "scaled_likes": "its scale was fitted on all the data",
    "in_catalogue": "films never rated until the end are never drawn as negatives",
    "mood_of_the_week": "half of its window lies after the event",
}


def sample_log(rng: np.random.Generator, people: int = 6, films: int = 8, rows: int = 24) -> Log:
    """Return a small log in order of time: each pair at most once, now and then two ratings at one moment."""
    pairs = rng.permutation(people * films)[:rows]
    time = np.sort(rng.choice(np.arange(rows * 2), rows, replace=True)).astype(float)
    stars = rng.integers(1, 11, rows) / 2
    stars[-1] = 1.0  # the last event is no like: who looks only there sees no count of likes change
    return {"user": pairs // films, "item": pairs % films, "stars": stars, "time": time}
