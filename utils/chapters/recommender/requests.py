"""Requests: one person at one moment, what was known of them then, and what they went on to like."""

from typing import NamedTuple

import numpy as np

from utils.chapters.recommender.ratings import Ratings

PAST, AHEAD = 5, 20


class Requests(NamedTuple):
    """Moments at which a list of films is asked for.

    `user`, `time` (q,); `history` holds for each the rows of the ratings given strictly before that moment, in order;
    `seen` (q, items) marks what they had rated, `wanted` (q, items) what they liked among their next 20 ratings.
    """

    user: np.ndarray
    time: np.ndarray
    history: list[np.ndarray]
    seen: np.ndarray
    wanted: np.ndarray

    def __len__(self):
        return len(self.time)


def requests(data: Ratings, start: float, end: float, per_user: int, rng: np.random.Generator) -> Requests:
    """Draw up to `per_user` moments of each person between the days `start` and `end`.

    A moment counts when the person has at least 5 ratings before it, their next 20 all lie before `end`, and they like at
    least one of them. Without the second, what is wanted at the last moments would be known only after `end`.
    """
    found, yes = [], data.liked
    inside = (data.time >= start) & (data.time < end)
    for who in np.unique(data.user[inside]):
        rows = np.flatnonzero(data.user == who)
        moments = rows[inside[rows]]
        for row in rng.permutation(moments)[:per_user]:
            past = rows[data.time[rows] < data.time[row]]
            ahead = rows[len(past) : len(past) + AHEAD]
            wanted = data.item[ahead[yes[ahead]]]
            if len(past) >= PAST and len(wanted) and data.time[ahead[-1]] < end:
                found.append((who, data.time[row], past, wanted))
    return gathered(data, found)


def gathered(data: Ratings, found: list[tuple[int, float, np.ndarray, np.ndarray]]) -> Requests:
    """Make requests of (user, time, rows of the history, films wanted), one each."""
    seen, wanted = np.zeros((2, len(found), data.items), bool)
    for at, (_, _, past, films) in enumerate(found):
        seen[at, data.item[past]] = True
        wanted[at, films] = True
    users, times, pasts, _ = zip(*found, strict=True)
    return Requests(np.array(users), np.array(times), list(pasts), seen, wanted)
