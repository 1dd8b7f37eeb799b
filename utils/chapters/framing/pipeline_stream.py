"""A small clickstream, simulated and fixed: 3,000 users, a year of days, some of whom drift away and leave."""

from functools import cache
from typing import NamedTuple

import numpy as np

USERS, DAYS = 3000, 364
LABEL = 28  # days without a visit that count as having left
FADE = 10  # days over which a leaver's visits fade out


class Stream(NamedTuple):
    """`visits` (users, days): visits a day; `left` (users,): the day of the last possible visit, `DAYS` for who stays;
    `goodbye` (users, days): visits to the page that confirms a cancellation.
    """

    visits: np.ndarray
    left: np.ndarray
    goodbye: np.ndarray


@cache
def stream() -> Stream:
    """Return the clickstream; the same every time."""
    rng = np.random.default_rng(15)
    rate = rng.gamma(1.2, 0.35, USERS) + 0.1  # visits a day
    hazard = 0.0022 * np.exp(rng.normal(0, 0.5, USERS))
    left = np.minimum(rng.exponential(1 / hazard), DAYS).astype(int)
    days = np.arange(DAYS)
    fading = np.clip((left[:, None] - days) / FADE, 0, 1) ** 0.7
    fading[left == DAYS] = 1
    week = 1 + 0.25 * np.sin(2 * np.pi * days / 7)
    visits = rng.poisson(rate[:, None] * fading * week).astype(np.int16)
    goodbye = np.zeros_like(visits)
    gone = np.flatnonzero(left < DAYS)
    said = gone[rng.random(len(gone)) < 0.8]  # most cancel on the page, within two days of leaving
    goodbye[said, np.clip(left[said] + rng.integers(-1, 2, len(said)), 0, DAYS - 1)] = 1
    return Stream(visits, left, goodbye)


def label(day: int, gap: int = 0) -> np.ndarray:
    """Return 1 for each user without a visit on the `LABEL` days that begin `gap` days after `day`."""
    window = stream().visits[:, day + gap : day + gap + LABEL]
    return (window.sum(axis=1) == 0).astype(int)


def active(day: int) -> np.ndarray:
    """Return the users with a visit in the `LABEL` days before `day`: those for whom leaving is still a question."""
    return np.flatnonzero(stream().visits[:, day - LABEL : day].sum(axis=1) > 0)


def features(day: int, leak: bool = False) -> np.ndarray:
    """Return what was known at the beginning of `day`, (users, 4): visits of 7, 28, 84 days, days since the last one.

    With `leak` a fifth column counts the confirmation page over *all* days: a table without a date, joined by user.
    """
    visits = stream().visits[:, :day]
    recent = visits[:, -84:]
    since = np.where(recent.any(axis=1), (recent[:, ::-1] > 0).argmax(axis=1), 84)
    columns = [np.log1p(visits[:, -span:].sum(axis=1)) for span in (7, 28, 84)] + [np.log1p(since)]
    return np.column_stack([*columns, stream().goodbye.sum(axis=1)] if leak else columns)
