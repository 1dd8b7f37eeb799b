"""Ask how sure the table is, and what no table of this kind can say."""

import numpy as np

from utils.chapters.recommender import bootstrap
from utils.chapters.recommender.parts import Interval
from utils.exercise import Choice, Exercise, FollowUp, Function, Mistake, Wrong, equals
from utils.exercise.show import show

bootstrap_unit = Exercise(
    "bootstrap-unit",
    "777 requests by 147 people. For the interval of an average you draw again, with replacement: what?",
    Choice(
        {
            "a": "requests: they are the rows, and 777 of them give the narrower interval",
            "b": "people, each with all their requests",
            "c": "films, since each may be on many lists",
            "d": "nothing: with 777 rows the usual standard error will do",
        }
    ),
    [equals("b")],
    [
        Mistake("requests", "Narrower because it is wrong: six requests of one person are much alike, and count as less than six.", "a"),
        Mistake("films", "Films were not sampled: the catalogue is the catalogue. Which other 147 people could have come?", "c"),
        Mistake("standard-error", "The usual standard error takes the rows for independent, exactly as drawing requests does.", "d"),
    ],
    hints=["What would be different in another test period?", "Draw what was drawn: whole people came."],
    right="People. Here it decides: is the count of three years ahead of all time in nDCG@10? Drawn by request, the interval of the difference lies above 0; drawn by person, it holds 0.",
    topic="intervals",
)  # fmt: skip

ROUNDS, RUNS = 8000, 4  # of the truth; how often the learner's interval is asked for, since each is a draw itself


def _gaps(rng):
    for people, spread in ((30, 1.0), (40, 3.0), (60, 1.0)):
        own = np.full(people, 4) if people == 30 else rng.integers(3, 9, people)
        user = rng.permutation(np.repeat(1000 + 7 * np.arange(people), own))
        gap = rng.normal(0.3, spread, people)[(user - 1000) // 7] + rng.normal(0, 0.5, len(user))
        yield np.round(gap, 3), user, rng


def _truth(args):
    return bootstrap.interval(*args[:2], seed=5, rounds=ROUNDS)


def _average(readings, args):
    return tuple(np.mean([readings(*args[:2], np.random.default_rng(seed)) for seed in range(RUNS)], axis=0).tolist())


def _by_people(readings, rng, kind):
    """Hold when both ends lie where a bootstrap over people puts them, and the generator alone decides."""
    gap, user, _ = readings.inputs[0]
    if readings(gap, user, np.random.default_rng(11)) != readings(gap, user, np.random.default_rng(11)):
        raise Wrong("The same `rng` gave another interval: draw from the `rng` you are handed.", cause="own-dice")
    for args in readings.inputs:
        mine, truth = _average(readings, args), _truth(args)
        if not readings.returns.same(mine, truth):
            raise Wrong(
                "That is not the middle 95% of a bootstrap over people.",
                f"{len(args[0])} differences of {len(np.unique(args[1]))} people: yours gives about {show(mine)}, expected about {show(truth)}",
            )


def _width(low, high):
    """Tell whether the intervals are between `low` and `high` times as wide as they should be, on average."""

    def told(readings):
        ratios = [np.ptp(_average(readings, args)) / np.ptp(_truth(args)) for args in readings.inputs]
        return low < np.mean(ratios) < high

    return told


def _of_rows(gap, user, rng):
    return np.quantile(gap[rng.integers(0, len(gap), (800, len(gap)))].mean(axis=1), [0.025, 0.975])


def _middle(share, collect=lambda draws: draws):
    def interval(gap, user, rng):
        draws = bootstrap.draws(gap, user, int(rng.integers(2**31)))
        return np.quantile(collect(draws), [(1 - share) / 2, (1 + share) / 2])

    return interval


def _of_people(gap, user, rng):
    who = np.unique(user, return_inverse=True)[1]
    return np.quantile(np.bincount(who, gap) / np.bincount(who), [0.025, 0.975])


def _each_once(gap, user, rng):
    people = np.unique(user)
    means = [gap[np.isin(user, rng.choice(people, len(people)))].mean() for _ in range(600)]
    return np.quantile(means, [0.025, 0.975])


paired_interval = Exercise(
    "paired-interval",
    "`interval(gap, user, rng)`: `gap` is, request by request, one system's nDCG less the other's; `user` whose request it was. The middle 95% of the mean gap over 1,000 draws of as many people, with replacement, each with all their requests.",
    Function("gap, user, rng", Interval(0.06), _gaps),
    [_by_people],
    [
        Mistake("requests-drawn", "Much too narrow: you drew requests, as if six by one person were six people.", _of_rows, when=_width(0.1, 0.65)),
        Mistake("each-once", "Too narrow by a quarter: somebody drawn twice counted once. `np.isin` forgets how often; sums by person do not.", _each_once, when=_width(0.65, 0.8)),
        Mistake("ninety", "The 5% and 95% points hold the middle 90%.", _middle(0.9), when=_width(0.8, 0.88)),
        Mistake("spread-of-people", "That is how people differ, not how sure their mean is: no drawing in it.", _of_people, when=_width(2.5, 60)),
    ],
    hints=[
        "First sum and count by person: `np.unique(user, return_inverse=True)`, then `np.bincount`.",
        "A draw is `rng.integers(people, size=people)`: the mean is the sum of the drawn sums over the sum of the drawn counts.",
        "All at once: draws of shape (1000, people), then `np.quantile(means, [0.025, 0.975])`.",
    ],
    follow_ups=[
        FollowUp(
            "Why the difference, and not two intervals?",
            "Both systems answer the same requests, and a hard request is hard for both: that part cancels in the difference. Two overlapping intervals say nothing about a paired difference.",
        ),
        FollowUp(
            "Your interval holds 0. What do you ship?",
            "The simpler one, and says why: the cost of being wrong is small, the cost of running the other is not. Or names what would settle it: more people, interleaving, an A/B test with power computed first. Never “they are equal”.",
        ),
    ],
    right="Drawn by person, in pairs. That is the interval for every cell of the table above.",
    topic="intervals",
    limit=10.0,
)  # fmt: skip

unshown_film = Exercise(
    "unshown-film",
    "Your new model puts films on the list that nobody in the log was ever shown, and its offline nDCG falls. Worse model?",
    Choice(
        {
            "a": "yes: the metric is what we agreed on",
            "b": "no: a novel list is a better list",
            "c": "the log cannot say: unrated is not unwanted. Show it to some people, at random, and see",
            "d": "take nDCG over the rated films only, then the numbers are fair",
        }
    ),
    [equals("c")],
    [
        Mistake("the-metric", "The metric counts an unrated film as unwanted. Who decided what could be rated? The old system's lists.", "a"),
        Mistake("novelty", "Novelty is no evidence either. You know nothing about these films, in either direction.", "b"),
        Mistake("rated-only", "Which films are rated depends on what was shown and on what people chose to see: leaving the rest out keeps that bias and hides it.", "d"),
    ],
    hints=["Why does a film have no rating by this person?", "What would the log have to contain to answer it?"],
    follow_ups=[
        FollowUp(
            "So how do you compare offline at all?",
            "Log with which probability each item was shown, keep a small randomised share of traffic, weight by the inverse of that probability, and say how large the variance gets. Without randomised exposure, offline metrics choose what is worth an A/B test, no more.",
        )
    ],
    right="Offline you reward agreement with the past, and with whoever chose what was shown. It screens candidates for an experiment; it does not replace one.",
    topic="evaluation",
)  # fmt: skip
