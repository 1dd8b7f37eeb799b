"""Build it: the interval of a paired difference, drawn by person."""

from functools import cache
from statistics import NormalDist

import numpy as np

from utils.chapters.recommender import bootstrap
from utils.chapters.recommender.parts import Interval
from utils.exercise import Exercise, FollowUp, Function, Mistake, Wrong
from utils.exercise.show import show

ROUNDS, RUNS = 8000, 4  # of the truth; how often the learner's interval is asked for, since each is a draw itself
AGAIN, SHAKE = 24, 0.03  # an end moves by .021 of the width between runs of 1,000 draws, by .039 with 300
ALIKE, NOISY, SKEWED = 0, 1, 2  # the cases below, by what they tell apart


def _gaps(rng):
    """Alike within a person; noisy within a person; and eight who ask often and differ from all others."""
    often = np.where(np.arange(60) < 8, 40, 3)
    for own, middle, between, within in (
        (np.full(30, 4), 0.3, 1.0, 0.5),
        (rng.integers(3, 9, 40), 0.3, 0.5, 3.0),
        (often, np.where(often > 10, 1.5, 0.0), 0.5, 0.5),
    ):
        who = rng.permutation(np.repeat(np.arange(len(own)), own))
        gap = (middle + rng.normal(0, between, len(own)))[who] + rng.normal(0, within, len(who))
        yield np.round(gap, 3), 1000 + 7 * who, rng


def _truth(args):
    return bootstrap.interval(*args[:2], seed=5, rounds=ROUNDS)


def _average(readings, args):
    return tuple(np.mean([readings(*args[:2], np.random.default_rng(seed)) for seed in range(RUNS)], axis=0).tolist())


def _own_dice(readings, rng, kind):
    """Hold when the generator alone decides."""
    gap, user, _ = readings.inputs[ALIKE]
    if readings(gap, user, np.random.default_rng(11)) != readings(gap, user, np.random.default_rng(11)):
        raise Wrong("The same `rng` gave another interval: draw from the `rng` you are handed.", cause="own-dice")


def _by_people(readings, rng, kind):
    """Hold when both ends lie where a bootstrap over people puts them."""
    for args in readings.inputs:
        mine, truth = _average(readings, args), _truth(args)
        if not readings.returns.same(mine, truth):
            raise Wrong(
                "That is not the middle 95% of a bootstrap over people.",
                f"{len(args[0])} differences of {len(np.unique(args[1]))} people: yours gives about {show(mine)}, expected about {show(truth)}",
            )


def _often_enough(readings, rng, kind):
    """Hold when the ends move no more from one generator to the next than those of about 1,000 draws do."""
    gap, user, _ = readings.inputs[ALIKE]
    ends = np.array([readings(gap, user, np.random.default_rng([7, seed])) for seed in range(AGAIN)])
    moves = np.sqrt(ends.var(axis=0, ddof=1).mean()) / np.ptp(ends.mean(axis=0))
    if moves > SHAKE:
        raise Wrong(
            "The right interval, from too few draws: with another `rng` its ends move more than those of 1,000 draws.",
            f"over {AGAIN} generators an end moves by {moves:.1%} of the width; with 1,000 draws by about 2%",
            "few-draws",
        )


def _width(low, high, at=ALIKE):
    """Tell whether the interval of one case is between `low` and `high` times as wide as it should be."""

    def told(readings):
        args = readings.inputs[at]
        return low < np.ptp(_average(readings, args)) / np.ptp(_truth(args)) < high

    return told


def _middle(draws):
    return np.quantile(draws, [0.025, 0.975])


def _like(slip):
    """Tell whether the skewed case comes out nearer to this slip than to the truth or any other slip."""

    def told(readings):
        args = readings.inputs[SKEWED]
        mine, near = np.array(_average(readings, args)), {None: _truth(args)}
        near |= {each: _middle(each(*args[:2], 5, ROUNDS)) for each in SLIPS}
        far = {each: np.abs(mine - ends).max() for each, ends in near.items()}
        return far[slip] == min(far.values()) < 0.15 * np.ptp(near[slip]) and _width(0.9, 1.1)(readings)

    return told


def _counts(gap, user):
    people, who = np.unique(user, return_inverse=True)
    return np.bincount(who, gap, len(people)), np.bincount(who)


def _means_of_people(gap, user, seed, rounds):
    total, size = _counts(gap, user)
    return bootstrap.draws(total / size, np.arange(len(size)), seed, rounds)


def _old_count(gap, user, seed, rounds):
    total, size = _counts(gap, user)
    return bootstrap.draws(total, np.arange(len(size)), seed, rounds) * len(size) / size.sum()


def _mirrored(gap, user, seed, rounds):
    return 2 * np.mean(gap) - bootstrap.draws(gap, user, seed, rounds)


def _bell(gap, user, seed, rounds):
    spread = bootstrap.draws(gap, user, seed, rounds).std()
    return np.mean(gap) + spread * _normal()


SLIPS = (_means_of_people, _old_count, _mirrored, _bell)


@cache
def _normal():
    return np.array([NormalDist().inv_cdf((at + 0.5) / 1000) for at in range(1000)])


def _wrong(slip, share=0.95, rounds=1000):
    def interval(gap, user, rng):
        drawn = slip(gap, user, int(rng.integers(2**31)), rounds)
        return np.quantile(drawn, [(1 - share) / 2, (1 + share) / 2])

    return interval


def _of_rows(gap, user, rng):
    return _middle(gap[rng.integers(0, len(gap), (800, len(gap)))].mean(axis=1))


def _of_people(gap, user, rng):
    total, size = _counts(gap, user)
    return _middle(total / size)


def _each_once(gap, user, rng):
    people = np.unique(user)
    means = [gap[np.isin(user, rng.choice(people, len(people)))].mean() for _ in range(600)]
    return _middle(means)


def _twice(gap, user, rng):
    """Draw people, and of each of those as many requests as they have, with replacement."""
    size, order = np.unique(user, return_counts=True)[1], np.argsort(user, kind="stable")
    drawn = rng.integers(0, len(size), (400, len(size)))[:, :, None]
    place = (rng.random((400, len(size), size.max())) * size[drawn]).astype(int)
    kept = np.arange(size.max()) < size[drawn]
    rows = order[(np.cumsum(size) - size)[drawn] + place]
    return _middle((gap[rows] * kept).sum(axis=(1, 2)) / kept.sum(axis=(1, 2)))


paired_interval = Exercise(
    "paired-interval",
    "`interval(gap, user, rng)`: `gap` is, request by request, one system's nDCG less the other's; `user` whose request it was. The mean gap over requests, in 1,000 draws of as many people, with replacement, each with all their requests: return the middle 95% of these means.",
    Function("gap, user, rng", Interval(0.06), _gaps),
    [_own_dice, _often_enough, _by_people],
    [
        Mistake("requests-drawn", "Much too narrow: you drew requests, as if six by one person were six people.", _of_rows, when=_width(0.1, 0.65)),
        Mistake("each-once", "Too narrow by a quarter: somebody drawn twice counted once. `np.isin` forgets how often; sums by person do not.", _each_once, when=_width(0.65, 0.8)),
        Mistake("ninety", "The 5% and 95% points hold the middle 90%.", _wrong(bootstrap.draws, 0.9), when=_width(0.8, 0.88)),
        Mistake("spread-of-people", "That is how people differ, not how sure their mean is: no drawing in it.", _of_people, when=_width(2.5, 60)),
        Mistake("person-means", "You averaged people, each counting once. A fair question, if you say so; asked was the mean over requests: the sum of the sums over the sum of the counts.", _wrong(_means_of_people), when=_like(_means_of_people)),
        Mistake("old-count", "You divided by the number of requests there were. The people drawn have another number: divide by theirs.", _wrong(_old_count), when=_like(_old_count)),
        Mistake("mirrored", "Twice the mean less the quantiles, the basic interval: another good one, and on skewed gaps not this one. Asked are the quantiles of the means.", _wrong(_mirrored), when=_like(_mirrored)),
        Mistake("drawn-twice", "Too wide: besides people you drew their requests anew. A person comes with the requests they have; their noise is in the gaps already.", _twice, when=_width(1.1, 2, NOISY)),
        Mistake("bell", "Mean and 1.96 standard deviations: symmetric, where a few people who ask often make the means skewed. Take the quantiles.", _wrong(_bell), when=_like(_bell)),
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
            "The simpler one, and says why: the cost of being wrong is small, the cost of running the other is not. Or names what would settle it: more people; interleaving (both systems' films mixed on one screen); an A/B test, sized so that a gain worth having would show. Never “they are equal”.",
        ),
    ],
    right="Drawn by person, in pairs. Every cell of the table above was drawn by person too; only a difference can be paired.",
    topic="intervals",
    limit=10.0,
    minutes=12,
)  # fmt: skip
