"""Build it: a count as of many moments at once, which the future cannot change."""

import numpy as np

from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, Wrong, agrees_with


def _film(rng):
    days, liked = np.array([1.0, 2.0, 4.0, 4.0, 7.0]), np.array([True, True, False, True, True])
    yield days, liked, np.array([4.0]), 10.0
    yield days, liked, np.array([0.0, 3.0, 4.5, 9.0]), 10.0
    yield days, liked, np.array([5.0, 7.0, 8.0]), 3.0
    yield days, ~liked, np.array([9.0, 2.0, 4.0]), 100.0  # moments come in any order
    yield days[:0], liked[:0], np.array([3.0]), 5.0
    days = np.sort(rng.integers(0, 60, 90)).astype(float)
    for window in (7.25, 30.5, 1000.0):
        yield days, rng.random(90) < 0.6, rng.integers(0, 70, 40).astype(float), window


def _slowly(times, liked, moments, window):
    """Count one by one."""
    total = []
    for moment in moments.tolist():
        total.append(0.0)
        for day, yes in zip(times.tolist(), liked.tolist(), strict=True):
            total[-1] += bool(yes) and moment - window <= day < moment
    return np.array(total)


def without_a_future(readings, rng, kind):
    """Hold when a value stays the same after everything from its moment on is taken out of the log."""
    for times, liked, moments, window in readings.inputs:
        whole = readings(times, liked, moments, window)
        if whole.shape != moments.shape:
            raise Wrong(
                "Return one number a moment.",
                f"{readings.text((times, liked, moments, window))}: yours has shape {whole.shape}",
            )
        if np.array_equal(whole, _slowly(times, liked, np.sort(moments), window)):
            continue  # right, or right for sorted moments: no future in it
        for at, moment in list(enumerate(moments))[:6]:
            past = times < moment
            cut = readings(times[past], liked[past], moments[at : at + 1], window)
            alone = cut.shape == (1,) and cut[0] == _slowly(times[past], liked[past], moments[at : at + 1], window)[0]
            if alone and abs(cut[0] - whole[at]) > 1e-9:  # wrong without a future too: then that is not the reason
                raise Wrong(
                    "The future changes your feature.",
                    f"at day {moment:g} it is {whole[at]:g}; with everything from that day on removed from the log it is {cut[0]:g}",
                    "future",
                )


def _counted(
    before=lambda day, moment: day < moment, since=lambda day, moment, window: day >= moment - window, only_likes=True
):
    def count(times, liked, moments, window):
        day, moment = times[None, :], moments[:, None]
        inside = before(day, moment) & since(day, moment, window) & (liked | (not only_likes))
        return inside.sum(axis=1)

    return count


def _around(times, liked, moments, window):
    return (liked & (np.abs(times[None] - moments[:, None]) <= window)).sum(axis=1)


def _sorted_first(times, liked, moments, window):
    return _slowly(times, liked, np.sort(moments), window)


def _without_a_nought(times, liked, moments, window):
    if not len(times):
        return np.zeros(len(moments))
    total = np.cumsum(liked)
    return total[np.searchsorted(times, moments) - 1] - total[np.searchsorted(times, moments - window) - 1]


likes_before = Exercise(
    "likes-before",
    "`likes_before(times, liked, moments, window)`: for each of `moments`, the likes of one film in the `window` days before it. `times`, ascending, are the days of its ratings, `liked` is True or False for each; the moment itself is left out, `moment - window` counts.",
    Function("times, liked, moments, window", Array((None,), what="counts, an array"), _film),
    [without_a_future, agrees_with(_slowly)],
    [
        Mistake("moment-counted", "What happens *at* the moment counts in yours. That row is the label: `side=\"left\"`, strictly before.", _counted(before=lambda day, moment: day <= moment)),
        Mistake("both-sides", "Your window reaches to both sides of the moment: half of it is the future.", _around),
        Mistake("to-the-end", "Everything after the start of the window is counted, to the end of the log: the classic leak of a table that was joined without a time.", _counted(before=lambda day, moment: day > -1)),
        Mistake("window-ignored", "The window is not used: these are the likes of all time.", _counted(since=lambda day, moment, window: day > -1)),
        Mistake("ratings-counted", "Ratings are counted, liked or not.", _counted(only_likes=False)),
        Mistake("sorted-moments", "Moments come in any order: answer in theirs.", _sorted_first),
        Mistake("no-nought", "A running sum needs a 0 in front: before the first row nothing was counted, and position -1 is the *last* total.", _without_a_nought),
        Mistake("far-edge", "A like exactly `window` days before the moment counts.", _counted(since=lambda day, moment, window: day > moment - window)),
    ],
    hints=[
        "Keep the days of likes only: `times[liked]` is still ascending.",
        "`np.searchsorted(days, moments)` tells how many of them lie strictly before each moment.",
        "The same at `moments - window`; the difference is the answer.",
    ],
    follow_ups=[
        FollowUp(
            "In training you join a million events to a table of features. What do you ask about that table?",
            "As of when? A table of today's values joined to last year's events hands each event its own future. Needs a point-in-time join: values with the moment they became known (not the moment they happened: pipelines are late), or features logged at serving time. Names the test: cut the future off, recompute, compare.",
        )
    ],
    right="Two binary searches a moment, and nothing after it can change the number: that is what *as of the event* means.",
    topic="features",
    minutes=12,
)  # fmt: skip
