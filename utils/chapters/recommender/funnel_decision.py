"""The interviewer's case: a ranker that is better, and slower. Decide, with the sums that carry the decision."""

from utils.chapters.recommender.funnel_sizing import choice, fields, whole
from utils.exercise import Exercise, FollowUp, Form, Mistake, Number, Wrong, complete, equals

DECISIONS = {
    "ship": "on all 500, for everybody",
    "refuse": "not at all: the ranker stays within 50 ms",
    "last-stage": "on the best few that fit, as a third stage, in an A/B test that watches latency",
    "servers": "on all 500, with as many more servers",
}
FIRST = {
    "interval": "how wide the interval around 0.3% is, and what it is worth online",
    "layers": "how many layers it has",
    "language": "whether it can be rewritten in C++",
    "retraining": "how long retraining takes",
}


def sums() -> dict:
    """Return what follows from 500 candidates at 100 µs and at 4 ms, in whole microseconds."""
    now, new, room = 100, 4000, 100_000
    return {"times": new * 500 / (now * 500), "fit": room // new, "ask": "interval", "decide": "last-stage"}


def within_budget(form: dict, rng: object, kind: object) -> None:
    """Hold when the decision goes with the sums in the same form."""
    if form["decide"] == "last-stage" and form["fit"] and form["fit"] * 4 > 100:
        raise Wrong(
            f"By your own numbers the last stage takes {form['fit'] * 4:g} ms, and 100 are left. How many fit?",
            f"`fit`: {form['fit']:g} x 4 ms",
            "over-budget",
        )


better_slower = Exercise(
    "better-slower",
    "“My ranker has 0.3% more nDCG offline. It takes two seconds.” Today: 500 candidates at 100 µs; the new one needs 4 ms an item. The budget has 100 ms left.\n"
    "`times`: how many times as much ranking work is that, on all 500?\n`fit`: how many items at most can it score in the 100 ms, one after the other?\n`ask`: what do you ask first?\n`decide`: what do you do with it?",
    Form(times=Number(0, tolerance=0.5, what="a factor"), fit=whole("items"), ask=choice(FIRST), decide=choice(DECISIONS)),
    [complete(ask="Nobody asked whether the 0.3% is there at all.", decide="Sums alone are no decision."), within_budget, equals(sums)],
    [
        Mistake(
            "ship-it",
            "Two seconds is twenty times what is left of the budget. What people feel is the page, and the page is late: a gain of 0.3% in a list nobody waits for.",
            {"times": 40, "fit": 25, "ask": "interval", "decide": "ship"},
            when=fields(decide="ship"),
        ),
        Mistake(
            "buy-servers",
            "40 times the servers shorten the *line*. Each request still takes two seconds of work: the same late page, at 40 times the money.",
            {"times": 40, "fit": 25, "ask": "interval", "decide": "servers"},
            when=fields(decide="servers"),
        ),
        Mistake(
            "never",
            "The budget is 100 ms, and on 25 items the ranker keeps it. Refusing a better model because it is slow *on 500* throws the gain away unlooked at.",
            {"times": 40, "fit": 25, "ask": "interval", "decide": "refuse"},
            when=fields(decide="refuse"),
        ),
        Mistake(
            "architecture-first",
            "That comes later, if ever. First: is the gain there? 0.3% may well lie within the noise of the offline set.",
            {"times": 40, "fit": 25, "ask": "layers", "decide": "last-stage"},
            when=fields(ask="layers"),
        ),
        Mistake(
            "optimise-first",
            "Perhaps, and it costs weeks. Before somebody spends them, ask whether there is anything to gain.",
            {"times": 40, "fit": 25, "ask": "language", "decide": "last-stage"},
            when=fields(ask="language"),
        ),
        Mistake(
            "retraining",
            "No request waits for the training. What is dear here is *scoring*, each item of each request, and that is why there are stages at all.",
            {"times": 40, "fit": 25, "ask": "retraining", "decide": "last-stage"},
            when=fields(ask="retraining"),
        ),
        Mistake(
            "factor-of-seconds",
            "2 s against 50 ms: 2000/50, both in milliseconds.",
            {"times": 20, "fit": 25, "ask": "interval", "decide": "last-stage"},
            when=lambda form: any(fields(times=wrong)(form) for wrong in (4, 20, 400, 0.04, 10)),
        ),
        Mistake(
            "fits-all",
            "500 items are what takes the two seconds. In 100 ms, at 4 ms each?",
            {"times": 40, "fit": 500, "ask": "interval", "decide": "last-stage"},
            when=fields(fit=500),
        ),
        Mistake(
            "room-left",
            "So many fit, and so do more. How many at most?",
            {"times": 40, "fit": 20, "ask": "interval", "decide": "last-stage"},
            when=lambda form: form["fit"] is not None and 0 < form["fit"] < 24.9,
        ),
    ],
    hints=["500 x 4 ms = 2,000 ms; today 500 x 0.1 ms = 50 ms.", "100 ms / 4 ms = 25 items.", "On the best 25 it costs 100 ms and keeps the budget. Whether the 0.3% is there, and worth 100 ms, is what you must find out."],
    follow_ups=[
        FollowUp(
            "Is 0.3% real?",
            "Asks on how many requests, by which split, with which interval: paired, resampled by user, on a later period. If the interval includes 0 the talk is over. Then what 0.3% nDCG has been worth online before; offline gains often don't carry over.",
        ),
        FollowUp(
            "It passes the A/B test: clicks up 0.2%, p99 up 90 ms. Ship it?",
            "Reads both against what was agreed *before*: latency is a guardrail (a number that must not get worse) with its own limit, by device and network, since the slow tenth suffers most. Looks at sessions and retention, not only clicks. Tells of cheaper ways to most of the gain: distil it into the small ranker, precompute for frequent users, cache, score in batches.",
        ),
        FollowUp(
            "And if it were batched on a GPU?",
            "Then 500 items may cost little more than one: the cost is per call, not per item, and the sum changes. Measures again before deciding; the line in front of the GPU is then the thing to watch.",
        ),
    ],
    right="40 times the servers for all 500; 25 items fit. Ask whether 0.3% is there, then try it where it can pay: last, on the few that are seen. Stages exist because scoring is dear, and a third is no different.",
    topic="decisions",
    minutes=6,
)  # fmt: skip
