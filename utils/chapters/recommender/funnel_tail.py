"""Percentiles of stages do not add up: two cases, one in which the sum is too high and one in which it is far too low."""

import math

from utils.chapters.recommender.funnel_sizing import near
from utils.chapters.recommender.queueing import falls_to
from utils.exercise import Exercise, FollowUp, Form, Mistake, Number, complete, equals

RARE = 0.009


def tail_of_sum(one: float, other: float, t: float) -> float:
    """Return P(A + B > t) of independent exponential A and B with these (different) means."""
    return (one * math.exp(-t / one) - other * math.exp(-t / other)) / (one - other)


def rare_tail(t: float) -> float:
    """Return P(A + B > t), A and B independent, 10 ms each but 500 ms in 0.9% of the requests: by enumeration."""
    law = {10: 1 - RARE, 500: RARE}
    return sum(p * q for a, p in law.items() for b, q in law.items() if a + b > t)


def truth() -> dict:
    """Return both p99s, the second as the smallest sum of stages that at most 1% exceed."""
    smooth = falls_to(lambda t: tail_of_sum(50, 10, t), 0.01, 100)
    return {"smooth": smooth, "rare": min(t for t in (20, 510, 1000) if rare_tail(t) <= 0.01)}


def _smooth(value):
    return lambda form: form["smooth"] is not None and abs(form["smooth"] - value) <= 1.5


def _rare(*values):
    return lambda form: form["rare"] is not None and any(near(form["rare"], value) for value in values)


tail_latency = Exercise(
    "tail-latency",
    "A request goes through retrieval, then ranking; the two are independent. What is p99 of the whole, in ms?\n`smooth`: both exponential, with means of 10 ms and 50 ms (p99s of 46 and 230).\n"
    "`rare`: each takes 10 ms, but 500 ms in 0.9% of the requests (p99s of 10 and 10).\nReason it out, or simulate a million requests.",
    Form(smooth=Number(0, tolerance=3, what="a time", unit="ms"), rare=Number(0, tolerance=1, what="a time", unit="ms")),
    [complete(), equals(truth)],
    [
        Mistake(
            "p99s-added",
            "You added the p99s. That would need the slowest requests of one stage to be the slowest of the other too; independent stages are seldom slow together.",
            {"smooth": 276, "rare": 20},
            when=lambda form: _smooth(276.3)(form),
        ),
        Mistake(
            "p99-of-the-slower",
            "230 is the ranking alone. Retrieval adds something to each of those requests too.",
            {"smooth": 230, "rare": 510},
            when=_smooth(230.3),
        ),
        Mistake(
            "mean-of-the-sum",
            "60 is the mean of the sum: more than a third of the requests take longer. “On average we are in the budget” says nothing about the slowest 1%.",
            {"smooth": 60, "rare": 510},
            when=_smooth(60),
        ),
        Mistake(
            "roots-of-squares",
            "Root of the sum of squares is for standard deviations, not for quantiles.",
            {"smooth": 235, "rare": 510},
            when=_smooth(math.hypot(46.05, 230.26)),
        ),
        Mistake(
            "rare-stays-rare",
            "Each stage is fast in 99.1% of the requests. Both are fast in 0.991 x 0.991 = 98.2%: now more than one in a hundred is slow.",
            {"smooth": 241, "rare": 20},
            when=_rare(20, 10),
        ),
        Mistake(
            "slow-stage-alone",
            "500 is the slow stage alone. The other one adds its 10.",
            {"smooth": 241, "rare": 500},
            when=_rare(500),
        ),
        Mistake(
            "both-slow",
            "Both slow at once is one in 12,000. p99 needs the slowest one in 100, where one stage is slow and the other is not.",
            {"smooth": 241, "rare": 1000},
            when=_rare(1000),
        ),
        Mistake(
            "average-in-budget",
            "That is the mean of the sum. It looks harmless, while nearly one request in fifty takes half a second.",
            {"smooth": 241, "rare": 28.82},
            when=_rare(28.82),
        ),
    ],
    hints=[
        "`rng.exponential(10, 10**6) + rng.exponential(50, 10**6)`, then `np.quantile(..., 0.99)`.",
        "For `rare`: with which probability is neither stage slow? Is it above 99%?",
        "`smooth`: P(sum > t) = (50 exp(-t/50) - 10 exp(-t/10))/40 = 0.01, so t = 50 ln 125. `rare`: 1 - 0.991² = 1.8% of the requests take 510 ms or more.",
    ],
    follow_ups=[
        FollowUp(
            "So how do you give each team a latency budget?",
            "Measure the whole, end to end, and trace the slow requests to see which stage they spent their time in. Means do add up, so budget those; for the tail use the joint distribution, or a deadline that is handed on from stage to stage, with a fallback when it is spent.",
        ),
        FollowUp(
            "Features come from 100 shards in parallel, each slow in 1% of the calls. How many requests are slow?",
            "1 - 0.99^100 = 63% (Dean and Barroso, 2013): the request waits for the slowest. Fewer shards per request, a second copy of the call after a short wait, or an answer without the stragglers.",
        ),
    ],
    right="241 and 510 ms, where adding the p99s says 276 and 20: too high once, 25 times too low the other time. Only means add up.",
    topic="latency",
    minutes=6,
)  # fmt: skip
