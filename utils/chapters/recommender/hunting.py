"""Build it: the check that finds a leak in any feature, by taking the future away."""

import numpy as np

from utils.chapters.recommender import leaks
from utils.exercise import Answer, Exercise, FollowUp, Function, Invalid, Mistake, Wrong
from utils.exercise.show import kind_of, show


class Truth(Answer):
    """True or False."""

    expects = "True or False"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> bool:
        """Return the answer as a bool."""
        if isinstance(raw, (bool, np.bool_)) or (isinstance(raw, np.ndarray) and raw.shape == () and raw.dtype == bool):
            return bool(raw)
        raise Invalid(f"Expected {self.expects}; got {show(raw)} ({kind_of(raw)}).")

    def same(self, one: bool, other: bool) -> bool:
        """Compare."""
        return one == other


def judged(readings, rng, kind):
    """Hold when every clean feature is let through and every leaky one is caught, on every log."""
    for feature, log in readings.inputs:
        name = feature.__name__
        found = readings(feature, log)
        if feature in leaks.CLEAN and found:
            raise Wrong(
                "A clean feature is accused.",
                f"`{name}`: {feature.__doc__.rstrip('.')}. It reads nothing from `day` on",
            )
        if feature in leaks.LEAKY and not found:
            raise Wrong("A leak walks past.", f"`{name}`: {leaks.WHY[name]}")


def _hunter(
    *,
    kept=lambda time, day: time < day,
    differs=lambda a, b: not np.array_equal(a, b, equal_nan=True),
    events=slice(None),
    changed=None,
):
    def is_leaky(feature, log):
        for who, film, day in list(zip(log["user"], log["item"], log["time"], strict=True))[events]:
            keep = kept(log["time"], day)
            other = {name: column[keep] for name, column in log.items()} if changed is None else changed(log, keep)
            if differs(np.float64(feature(log, who, film, day)), np.float64(feature(other, who, film, day))):
                return True
        return False

    return is_leaky


def _other_stars(log, keep):
    return {**log, "stars": np.where(keep, log["stars"], 5.5 - log["stars"])}


def _whole_reversed(log, keep):
    return {**log, "stars": log["stars"][::-1]}


def _telling_log(rng):
    """Draw logs until each leak shows: now and then the largest count of all is there from the start, and scales nothing."""
    while True:
        log = leaks.sample_log(rng)
        if all(_hunter()(feature, log) for feature in leaks.LEAKY):
            return log


def _cases(rng):
    for log in [_telling_log(rng) for _ in range(2)]:
        for feature in (*leaks.CLEAN, *leaks.LEAKY):
            yield feature, log


leak_hunt = Exercise(
    "leak-hunt",
    "`is_leaky(feature, log)`: True when `feature(log, who, film, day)` knows, for some event of the log, anything from `day` on. `log` is a dictionary of the arrays user, item, stars and time. Your check is run on four clean features and seven leaky ones.",
    Function("feature, log", Truth(), _cases),
    [judged],
    [
        Mistake("row-itself", "You kept what happened *at* `day`: the row to be predicted stayed in, and `likes_until`, which counts it, walks past. Keep strictly earlier rows.", _hunter(kept=lambda time, day: time <= day)),
        Mistake("nan-accused", "`mean_so_far` is clean: before the first rating it is NaN, with the future and without it. But NaN is not equal to NaN: compare with `np.isclose(..., equal_nan=True)`.", _hunter(differs=lambda a, b: bool(a != b))),
        Mistake("stars-only", "You changed the future's stars and left its rows there: a count of ratings (`activity`) does not look at stars. Take the rows away.", _hunter(changed=_other_stars)),
        Mistake("last-event", "You looked at the last event only, behind which nothing lies. Most leaks need an event with a future.", _hunter(events=slice(-1, None))),
        Mistake("past-changed", "You changed the past as well: every feature that learns from it is accused.", _hunter(changed=_whole_reversed)),
        Mistake("always", "Everything is accused, the clean features too.", lambda feature, log: True),
        Mistake("never", "Nothing is ever accused.", lambda feature, log: False),
    ],
    hints=[
        "For one event, make a second log: of every column, only the rows whose time is strictly before `day`.",
        "A feature that knows nothing of the future gives the same number for both logs; NaN and NaN are the same.",
        "Walk through all events with `zip` over the three columns. True at the first difference (`np.isclose`, with `equal_nan=True`), False at the end.",
    ],
    follow_ups=[
        FollowUp(
            "What does this check not find?",
            "A leak in the log itself: a column rewritten later (a status, a price corrected, a deleted account), a timestamp of when it was loaded in place of when it happened. And leaks outside features: hyperparameters chosen on the test, a split that puts one person's session on both sides. Says: log features at serving time and compare.",
        ),
        FollowUp(
            "Would you have found it without a check?",
            "A result too good, one feature far ahead in importance, a gain that a simple model shares, and that vanishes online. Symptoms, all late. The check costs two calls and belongs into the tests of the feature pipeline.",
        ),
    ],
    right="All seven are caught and no clean one is accused. Recompute without the future and compare: it needs no understanding of the feature.",
    topic="leaks",
)  # fmt: skip
