"""Build it: a split by time, and why a random one flatters."""

import numpy as np

from utils.chapters.recommender.parts import TwoParts
from utils.exercise import Choice, Exercise, FollowUp, Function, Mistake, Wrong, equals


def _days(rng):
    yield np.array([4.0, 1.0, 3.0, 2.0]), 0.5
    yield np.array([3.0, 1.0, 9.0, 3.0, 3.0, 2.0, 8.0, 7.0]), 0.5  # three ratings at one moment, on the boundary
    yield np.array([1.0, 1.0, 30.0, 31.0, 32.0]), 0.6
    yield rng.permutation(200).astype(float) ** 2, 0.8
    yield rng.integers(0, 12, 60).astype(float), 0.75


def _sides(readings, rng, kind):
    """Hold when every row is in one part, all of training lies before all of the test, and the share is met."""
    for time, share in readings.inputs:
        train, test = readings(time, share)
        text, n = readings.text((time, share)), len(time)
        count = np.bincount(np.concatenate([train, test]), minlength=n)
        if len(count) > n:
            raise Wrong(
                "Return row numbers, from 0 up to the number of ratings.", f"{text}: there is no row {len(count) - 1}"
            )
        for wrong, says in ((count == 0, "is in neither part"), (count > 1, "is there twice")):
            if wrong.any():
                raise Wrong("Each row belongs to one part.", f"{text}: row {int(np.flatnonzero(wrong)[0])} {says}")
        if len(train) and len(test) and time[train].max() >= time[test].min():
            late = train[time[train].argmax()]
            raise Wrong(
                "A row of training must be earlier than every row of the test.",
                f"{text}: row {int(late)}, of time {time[late]:g}, is trained on; the test begins at {time[test].min():g}",
            )
        sizes = np.cumsum([0, *np.unique(time, return_counts=True)[1]])
        below, above = sizes[sizes <= share * n + 1e-9].max(), sizes[sizes >= share * n - 1e-9].min()
        due = f"{below}" if below == above else f"{below} or {above}"
        if len(train) not in (below, above):
            raise Wrong(
                "Right order, wrong place: cut as near to the share of *ratings* as equal times allow.",
                f"{text}: {len(train)} rows are trained on; {due} were due",
            )


def _at_position(order):
    def split(time, share):
        rows = order(time)
        return rows[: round(share * len(time))], rows[round(share * len(time)) :]

    return split


def _by_day(cut, late=lambda time, day: time >= day):
    def split(time, share):
        day = cut(time, share)
        return (time < day).nonzero()[0], late(time, day).nonzero()[0]

    return split


def _ranked(time, share):
    return np.sort(time)[int(share * len(time))]


def _mixed(readings):
    """Tell whether the long list was cut without any regard to time, and not where it stood."""
    time, share = readings.inputs[3]
    train, test = readings(time, share)
    if max(train.max(initial=0), test.max(initial=0)) >= len(time):
        return False
    rank = time.argsort().argsort()
    near = len(train) and len(test) and abs(rank[train].mean() - rank[test].mean()) < 40
    return bool(near) and not np.array_equal(train, np.arange(len(train)))


def _where_they_stand(readings):
    """Tell whether lists without ties were cut where they stood."""
    found = [(readings(*readings.inputs[at])[0], *readings.inputs[at]) for at in (0, 3)]
    return all(np.array_equal(train, np.arange(round(share * len(time)))) for train, time, share in found)


def _tie_torn(readings):
    """Tell whether all is well but for ratings of one moment that stand on both sides."""
    torn = False
    for time, share in readings.inputs:
        train, test = readings(time, share)
        rows = np.sort(np.concatenate([train, test]))
        if not len(train) or not len(test) or not np.array_equal(rows, np.arange(len(time))):
            return False
        if time[train].max() > time[test].min():
            return False
        torn |= time[train].max() == time[test].min()
    return torn


split_order = Exercise(
    "split-order",
    "`split(time, share)`: row numbers `(train, test)`. Nothing trained on is as late as anything tested; about `share` of the rows train; ties stay together.",
    Function("time, share", TwoParts(), _days),
    [_sides],
    [
        Mistake("at-random", "That is a random split: it trains on tomorrow to predict yesterday. Cut at a moment.",
            _at_position(lambda time: np.random.default_rng(0).permutation(len(time))), when=_mixed),
        Mistake("as-they-stand", "You cut the rows where they stand, or sorted the times and lost which row each came from. `time[i]` belongs to row i: hand back rows.", _at_position(lambda time: np.arange(len(time))), when=_where_they_stand),
        Mistake("tie-torn", "Ratings given at one moment stand on both sides: a position was cut, not a time. Find the time at the position, then compare times with it.",
            _at_position(lambda time: time.argsort(kind="stable")), when=_tie_torn),
        Mistake("boundary-lost", "`<` on one side and `>` on the other: what was given at the very moment of the cut is in neither part.", _by_day(_ranked, lambda time, day: time > day)),
        Mistake("share-of-the-calendar", "That is the share of the *calendar*. Ratings come in bursts: cut at a share of the ratings.",
            _by_day(lambda time, share: time.min() + share * np.ptp(time))),
        Mistake("swapped", "The two parts are exchanged: training is the early one.", lambda time, share: _by_day(_ranked)(time, share)[::-1]),
    ],
    hints=[
        "Sort the times. Which one stands at position share x n?",
        "That time is the cut. Now compare *times*, not positions: then ties cannot be torn.",
        "Early: `np.flatnonzero(time < cut)`. Late: `time >= cut`.",
    ],
    follow_ups=[
        FollowUp(
            "How would you choose settings, then?",
            "A third slice between the two: train, tune, test, in order of time. Rolls the cut forward several times when there are data enough. Says that the label needs its own time: what was liked within a week of the cut is not known at the cut.",
        ),
        FollowUp(
            "When is a random split right?",
            "When rows are exchangeable in use: a fixed catalogue, scored once, no repeat visits. Or split by person, when only new people will be served. For a service that meets tomorrow, never as the only one.",
        ),
    ],
    right="Nothing late is trained on, nothing is lost, ties stay together. On the real ratings the cut falls on 9 June 2012.",
    topic="evaluation",
    minutes=8,
)  # fmt: skip

split_gap = Exercise(
    "split-gap",
    "At random, factorisation was almost twice as good as popularity. By time it is not ahead of a count. What did the random split let it use?",
    Choice(
        {
            "a": "it overfitted: more ridge would repair it under both splits",
            "b": "the future: later ratings by the same person, and films' vectors learned from people who came later",
            "c": "more data: the random split trains on more ratings",
            "d": "nothing: by time the test is just smaller and noisier",
        }
    ),
    [equals("b")],
    [
        Mistake("overfitting", "Overfitting would show under both splits, since both test on held-out rows. Ask *which* rows were held out.", "a"),
        Mistake("more-data", "Both train on 80% of the ratings.", "c"),
        Mistake("noise", "The interval by time is wide, yet twice as good is far outside it.", "d"),
    ],
    hints=["Both test on held-out rows. *When* were the rows given that stay in training?", "Hold out every fifth rating blindly: does what stays in training come before it?"],
    right="Of the ratings held out at random, 99% have a *later* one by the same person in training, 90% one within a minute, and films' vectors know everybody who came later. By time, 124 of the 147 people were never seen and 21% of the ratings are of films nobody had rated. Part of the factor is the count's: at random it has no date to count from. As of each person's own time it reaches .13, not .10 (with the next draw of the split .11, not .09).",
    topic="evaluation",
)  # fmt: skip
