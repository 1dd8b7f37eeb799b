"""Three sums on the back of an envelope: why there are two stages, what the first one costs the second, how many servers."""

from fractions import Fraction

from utils.chapters.recommender.queueing import Queue
from utils.exercise import Choice, Exercise, FollowUp, Form, Mistake, Number, Probability, complete, equals

SECOND = {"s": Fraction(1), "ms": Fraction(1, 1000), "us": Fraction(1, 1_000_000)}


def span(number: int, unit: str, wanted: str) -> float:
    """Return a time given in one unit in another: `s`, `ms` or `us`.

    >>> span(50, "ms", "s")
    0.05
    """
    return float(number * SECOND[unit] / SECOND[wanted])


def fields(**wanted):
    """Make a test for a mistake: these fields hold these values, to half a percent, whatever the others say."""

    def made(form: dict) -> bool:
        return all(
            form[name] is not None and (form[name] == value if isinstance(value, str) else near(form[name], value))
            for name, value in wanted.items()
        )

    return made


def choice(options: dict[str, str]) -> Choice:
    """Return a choice, for a field of a form, that lists what its options say."""
    made = Choice(options)
    made.expects = "one of " + "; ".join(f'`"{key}"` {words}' for key, words in options.items())
    return made


def whole(what: str) -> Number:
    """Return a whole number of something."""
    made = Number(0, tolerance=0.01, what=f"a number of {what}")
    made.expects = f"a whole number of {what}"
    return made


def near(one: float, other: float) -> bool:
    """Tell whether two numbers are the same to half a percent."""
    return abs(one - other) <= 0.005 * abs(other)


scoring_budget = Exercise(
    "scoring-budget",
    "10 million items, and a ranker that takes 100 µs to score one. For one request on one core: how many *seconds* to score everything, and how many *milliseconds* to score 500 candidates?",
    Form(everything=Number(0, tolerance=0.5, what="a time", unit="s"), candidates=Number(0, tolerance=0.5, what="a time", unit="ms")),
    [complete(), equals(lambda: {"everything": span(10**7 * 100, "us", "s"), "candidates": span(500 * 100, "us", "ms")})],
    [
        Mistake(
            "milli-for-micro",
            "That reads 100 µs as 100 ms. A microsecond is a millionth of a second: 100 µs is a tenth of a millisecond.",
            {"everything": 1e6, "candidates": 50_000},
            when=fields(everything=1e6, candidates=50_000),
        ),
        Mistake(
            "units-mixed",
            "The digits are right, the unit is not: *seconds* for everything, *milliseconds* for the candidates. Here the field fixes the unit; on a whiteboard write it behind every number.",
            {"everything": 1e6, "candidates": 50},
            when=lambda form: any(fields(everything=n)(form) for n in (1e6, 1e9)) or any(fields(candidates=n)(form) for n in (0.05, 50_000)),
        ),
        Mistake(
            "zeros-lost",
            "Count the zeros: 10 million is 10^7, 100 µs is 10^-4 s, and 7 - 4 = 3. More than a quarter of an hour for one request.",
            {"everything": 100, "candidates": 50},
            when=lambda form: any(fields(everything=wrong)(form) for wrong in (1, 10, 100, 10_000)),
        ),
        Mistake(
            "candidates-times-ten",
            "500 x 100 µs = 50,000 µs. Divide by 1,000 for milliseconds, once.",
            {"everything": 1000, "candidates": 5},
            when=lambda form: any(fields(candidates=wrong)(form) for wrong in (5, 500, 5000)),
        ),
    ],
    hints=["In powers of ten: 10^7 items, 10^-4 s each.", "10^3 s for everything. For 500: 5 x 10^2 x 10^-4 s = 5 x 10^-2 s."],
    follow_ups=[
        FollowUp(
            "So buy more machines: 20,000 cores, and everything is scored in 50 ms.",
            "For one request. At 200 requests a second that is 200,000 cores kept busy, where 500 candidates keep ten busy, and nearly all of the work is spent on items with no chance. Says that retrieval must then be cheap *per item*: dot products with an index, not the ranker.",
        ),
        FollowUp(
            "Are there two stages because the model cannot be retrained for each new item?",
            "No. Retraining happens elsewhere, by the hour or day, and no request waits for it. Two stages exist because *scoring* is dear: the same ranker over everything takes 1,000 s a request. With a pool of a thousand or so, as a feed of one's friends may have, score them all: one stage is enough.",
        ),
    ],
    right="1,000 s against 50 ms, plus what retrieval takes. The factor is items over candidates, 20,000: no faster language makes up for that. It is why there are two stages.",
    topic="latency",
    minutes=3,
)  # fmt: skip

recall_ceiling = Exercise(
    "recall-ceiling",
    "Retrieval finds 80% of what somebody wants; of what it is given, the ranker brings 60% into the list. What is the recall end to end, and what could it be at most with a perfect ranker?",
    Form(end_to_end=Probability(), ceiling=Probability()),
    [complete(), equals(lambda: {"end_to_end": float(Fraction(8, 10) * Fraction(6, 10)), "ceiling": float(Fraction(8, 10))})],
    [
        Mistake("averaged", "0.7 is the average. An item must survive both stages: of 100 wanted 80 are found, and 60% of *those* are listed.", {"end_to_end": 0.7, "ceiling": 0.8}, when=fields(end_to_end=0.7)),
        Mistake("losses-added", "0.2 + 0.4 lost leaves 0.4, if nothing could be lost twice. The ranker loses 40% of the 80 that reach it: 32, not 40.", {"end_to_end": 0.4, "ceiling": 0.8}, when=fields(end_to_end=0.4)),
        Mistake("weakest-link", "0.6 is the share of what the ranker *is given*. 20 of 100 never reach it.", {"end_to_end": 0.6, "ceiling": 0.8}, when=fields(end_to_end=0.6)),
        Mistake("either-stage", "0.92 is the chance that at least one stage keeps it. It takes both.", {"end_to_end": 0.92, "ceiling": 1}, when=fields(end_to_end=0.92)),
        Mistake("no-ceiling", "Even a perfect ranker can only order what it is given, and a fifth of what is wanted is not among it.", {"end_to_end": 0.48, "ceiling": 1}, when=fields(ceiling=1)),
        Mistake("wrong-ceiling", "A perfect ranker keeps all of what it is given: put 1 in place of 0.6.", {"end_to_end": 0.48, "ceiling": 0.6}, when=fields(ceiling=0.6)),
    ],
    hints=["Take 100 wanted items and push them through: how many come out of retrieval?", "80; of these 60% are listed: 48. A perfect ranker lists all 80."],
    follow_ups=[
        FollowUp(
            "Recall end to end is 0.48. Which stage do you work on first?",
            "Where a point is cheapest, measured: more candidates (cost: ranker time), a better retrieval (embeddings, a second source), a better ranker. Points out that a perfect ranker gives 0.80 and perfect retrieval with this ranker 0.60, *if* it still kept 60% of a harder pool, which it won't quite.",
        ),
        FollowUp(
            "Offline, the new ranker looks no better. Could retrieval be at fault?",
            "Yes: it is judged on items the old retrieval let through. What was never retrieved was never shown, so there are no labels for it. Looks at retrieval's recall on its own, and lets some traffic through from other sources.",
        ),
    ],
    right="0.48 of at most 0.80: recalls multiply along the funnel, and what retrieval misses no ranker brings back.",
    topic="evaluation",
    minutes=2,
)  # fmt: skip

REASONS = {
    "a": "a server at 100% wears out",
    "b": "near 100% the line grows without bound, because arrivals and work vary",
    "c": "the average latency would exceed the work by a third",
    "d": "Little's law holds only below 70%",
}


def enough() -> dict:
    """Count servers one by one until the load is at most 70%."""
    jobs = Queue(400, span(55, "ms", "s"), 1)
    servers = next(n for n in range(1, 1000) if round(jobs._replace(servers=n).load, 9) <= 0.7)
    return {"at_work": jobs.busy, "servers": servers, "reason": "b"}


servers_needed = Exercise(
    "servers-needed",
    "400 requests a second, 55 ms of work each; a server does one at a time. How many servers are at work on average? How many do you order, at least, so that they are busy at most 70% of the time? And why not plan for 100%?",
    Form(at_work=Number(0, tolerance=0.05, what="a number of servers"), servers=whole("servers"), reason=choice(REASONS)),
    [complete(reason="The number is half of the answer. Why not 100%?"), equals(enough)],
    [
        Mistake(
            "ms-against-s",
            "400 a *second* times 55 *milli*seconds: the units don't cancel. 400/s x 0.055 s = 22.",
            {"at_work": 22_000, "servers": 31_429, "reason": "b"},
            when=fields(at_work=22_000),
        ),
        Mistake(
            "divided",
            "400/55 is requests a second per millisecond, which is nothing. One server does 1/0.055 = 18.2 requests a second; or by Little's law, rate x time.",
            {"at_work": 400 / 55, "servers": 11, "reason": "b"},
            when=lambda form: fields(at_work=400 / 55)(form) or fields(at_work=1000 / 55)(form),
        ),
        Mistake(
            "no-headroom",
            "22 is what keeps busy on average: with 22 servers the load is 100%, and any burst leaves a line that never goes away. Divide by 0.7.",
            {"at_work": 22, "servers": 22, "reason": "b"},
            when=lambda form: any(fields(servers=n)(form) for n in (22, 23)),
        ),
        Mistake(
            "times-utilisation",
            "22 x 0.7 is *fewer* than the work needs. 22 must be 70% of the servers: divide.",
            {"at_work": 22, "servers": 15, "reason": "b"},
            when=lambda form: any(fields(servers=n)(form) for n in (15, 16)),
        ),
        Mistake("not-whole", "31.4 is the sum. Nobody sells 0.4 of a server.", {"at_work": 22, "servers": 31.43, "reason": "b"}, when=lambda form: form["servers"] is not None and 31 < form["servers"] < 31.9),
        Mistake("rounded-down", "31 servers are busy 71% of the time. Servers are rounded up.", {"at_work": 22, "servers": 31, "reason": "b"}, when=lambda form: form["servers"] == 31),
        Mistake(
            "thirty-per-cent-more",
            "22 x 1.3 = 28.6 servers are busy 77% of the time. 30% free is not the same as 30% more: 22/0.7.",
            {"at_work": 22, "servers": 29, "reason": "b"},
            when=lambda form: form["servers"] is not None and 28.5 <= form["servers"] <= 29,
        ),
        Mistake("wear", "Servers don't tire. Think of what happens to the next request when all of them are busy.", {"at_work": 22, "servers": 32, "reason": "a"}, when=fields(reason="a")),
        Mistake("average-in-budget", "At a load of 100% there is no average: the line grows for as long as it lasts.", {"at_work": 22, "servers": 32, "reason": "c"}, when=fields(reason="c")),
        Mistake("littles-limit", "Little's law holds for any queue that has an average at all (Little 1961). 70% is a choice, not a law.", {"at_work": 22, "servers": 32, "reason": "d"}, when=fields(reason="d")),
    ],
    hints=[
        "Little's law: how many are in there = how many come a second x how long each stays.",
        "400/s x 0.055 s = 22 at work. 22 servers would be at 100%.",
        "22/0.7 = 31.4, and servers come whole.",
    ],
    follow_ups=[
        FollowUp(
            "Why 70%? Where does it come from?",
            "A convention, not a law: room for bursts, a lost machine, a deploy. Many servers in one line run hotter for the same wait: two at 70% wait longer than thirty-two at 70%. Better to set it from the p99 you promised, by Erlang's C or a simulation, and then check what is left when a machine dies.",
        ),
        FollowUp(
            "It is 400 a second on average. What do you size for?",
            "The peak: says which ratio of peak to mean is assumed, and where it would be measured. Then growth until the next order, and one data centre less.",
        ),
    ],
    right="22 at work, 32 ordered: 69% busy. By Erlang's C a request then waits 0.2 ms on average; with 23 servers, at 96%, it waits 42 ms. The last few per cent are the dear ones.",
    topic="sizing",
    minutes=5,
)  # fmt: skip
