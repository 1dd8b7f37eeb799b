"""Popularity as of a moment: how many people liked each film, of all time or within a window."""

import numpy as np

from utils.chapters.recommender.ratings import Ratings

YEAR = 365.0
RECENT = 3 * YEAR


def counts(data: Ratings, until_day: float, window_days: float | None = None) -> np.ndarray:
    """Count each film's likes in the `window_days` before `until_day` (all of them: None), the day itself left out.

    Returns (items,) whole numbers.
    """
    first = 0 if window_days is None else data.until(until_day - window_days)
    past = slice(first, data.until(until_day))
    return np.bincount(data.item[past][data.liked[past]], minlength=data.items)
