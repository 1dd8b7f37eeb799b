"""Build it: popularity as of a moment, the baseline to beat."""

import numpy as np

from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, agrees_with


def _events(rng):
    few = (np.array([0, 1, 1, 2]), np.array([5.0, 4.0, 3.0, 4.5]), np.array([1.0, 2.0, 3.0, 4.0]))
    yield *few, 4, 9.0, 100.0
    yield *few, 4, 4.0, 100.0
    yield *few, 4, 3.5, 2.0
    yield *few, 4, 4.0, 2.0
    item, stars, time = (
        np.array([3, 3, 3, 0, 1]),
        np.array([4.0, 4.0, 5.0, 4.0, 3.5]),
        np.array([8.0, 1.0, 6.0, 7.0, 5.0]),
    )
    for day, window in ((7.0, 3.0), (9.0, 2.5), (7.0, 50.0)):
        yield item, stars, time, 6, day, window
    yield rng.integers(0, 7, 80), rng.integers(1, 11, 80) / 2, rng.permutation(80).astype(float), 9, 50.0, 20.5


def _count(
    item, stars, time, items, day, window, *, before=np.less, since=np.greater_equal, kept=lambda stars: stars > 3.9
):
    counted = np.zeros(items, int)
    inside = before(time, day) & (since(time, day - window)) & kept(stars)
    np.add.at(counted, item[inside], 1)
    return counted


def _always(time, day):
    return np.full(len(time), True)


def _variant(**changed):
    return lambda item, stars, time, items, day, window: _count(item, stars, time, items, day, window, **changed)


popular_then = Exercise(
    "popular-then",
    "`likes_then(item, stars, time, items, day, window)`: for each of the `items` films, how many likes (four stars or more) it got in the `window` days before `day`: from the moment `day - window` on, which counts, to `day`, which does not.",
    Function("item, stars, time, items, day, window", Array((None,), what="counts, an array"), _events),
    [agrees_with(_count)],
    [
        Mistake("whole-log", "That counts the whole log, tomorrow included. At `day` nobody knew what came after it: this is how a baseline leaks.",
            _variant(before=_always, since=_always)),
        Mistake("future", "Ratings from after `day` are counted. The window ends at `day`; it does not only begin before it.", _variant(before=_always)),
        Mistake("that-moment", "What happens *at* `day` is what you are about to predict. Strictly before.", _variant(before=np.less_equal)),
        Mistake("window-ignored", "The window is not used: these are the likes of all time.", _variant(since=_always)),
        Mistake("edge-lost", "The window begins *at* `day - window`: a like of that very moment counts.", _variant(since=np.greater)),
        Mistake("counted-once", "No film got more than one: `counts[item] += 1` adds once however often a number stands in `item`. Use `np.bincount` or `np.add.at`.",
            lambda *args: np.minimum(_count(*args), 1)),
        Mistake("ratings-counted", "All ratings are counted. A film that everybody saw and nobody liked would lead.", _variant(kept=lambda stars: stars > 0)),
        Mistake("four-left-out", "Four stars count as a like too.", _variant(kept=lambda stars: stars > 4)),
        Mistake("too-short", "Films after the last one that was liked are missing: give `minlength`.",
            lambda item, stars, time, items, day, window: np.trim_zeros(_count(item, stars, time, items, day, window), "b"),
            when=lambda readings: any(len(readings(*args)) < args[3] for args in readings.inputs)),
    ],
    hints=[
        "One mask: `(time < day) & (time >= day - window) & (stars >= 4)`.",
        "`np.bincount` counts film numbers; its `minlength` keeps films without a like.",
    ],
    follow_ups=[
        FollowUp(
            "How would you serve it?",
            "A counter a film and a bucket a day; the window is a sum of buckets, or an exponential decay with one number a film. Updated within minutes, a few MB, no training. It is also the fallback when every model is down: says so unasked.",
        )
    ],
    right="Strictly before, within the window, every film present. This is the baseline, and also the fallback when every model is down.",
    topic="baselines",
    minutes=8,
)  # fmt: skip
