"""What a logistic regression learns when clicks are weighted by their watch time (Covington, Adams and Sargin 2016)."""

from math import exp

from utils.chapters.design_studio.with_unit import WithUnit
from utils.derivation import Problem, derivation, slipped
from utils.exercise import Exercise, FollowUp, Form, Mistake, Number, equals

WATCHED = (30.0, 60.0, 90.0, 120.0)  # seconds watched after each click
SHOWN = 10  # impressions


def learned_odds(watched=WATCHED, shown=SHOWN) -> float:
    """Fit an intercept by Newton's method, clicks weighted by watch time and the rest by 1; return the odds."""
    weights = [*watched, *[1.0] * (shown - len(watched))]
    clicked = [1.0] * len(watched) + [0.0] * (shown - len(watched))
    b = 0.0
    for _ in range(60):
        p = 1 / (1 + exp(-b))
        slope = sum(w * (y - p) for w, y in zip(weights, clicked, strict=True))
        b += max(-2.0, min(2.0, slope / (sum(weights) * p * (1 - p))))  # damped: far out, the curvature vanishes
    return exp(b)


def expected_watch(watched=WATCHED, shown=SHOWN) -> float:
    """Return the seconds watched an impression, counted one impression at a time."""
    total = 0.0
    for place in range(shown):
        total += watched[place] if place < len(watched) else 0.0
    return total / shown


def _truth():
    odds, expected = learned_odds(), expected_watch()
    return {"odds": odds, "expected": expected, "ratio": odds / expected}


def _said(field, value):
    return lambda answer: answer[field] is not None and abs(answer[field] - value) < 0.006


watch_odds = Exercise(
    "watch-odds",
    "A video was shown 10 times and clicked 4 times; the clicks were watched for 30, 60, 90 and 120 s. A logistic regression with an intercept alone is fitted: "
    "each click weighs its seconds, each impression without a click weighs 1. Which odds p/(1 - p) does it learn, how many seconds is an impression watched on average "
    "(no click: 0 s), and how many times too large are the odds?",
    Form(
        odds=Number(0, decimals=2, what="odds"),
        expected=WithUnit(("seconds", "second", "sec", "s"), 0, decimals=2, what="seconds an impression"),
        ratio=Number(0, decimals=2, what="odds / expected"),
    ),
    [equals(_truth)],
    [
        Mistake("unweighted", "4/6 are the odds of a click, each click weighing 1. Here a click weighs its seconds.", {**_truth(), "odds": 4 / 6}, _said("odds", 4 / 6)),
        Mistake("share-for-odds", "That is p itself. Asked are the odds, p/(1 - p).", {**_truth(), "odds": 300 / 306, "ratio": 300 / 306 / 30}, _said("odds", 300 / 306)),
        Mistake("over-all", "300/10 divides by all impressions. Odds divide the weight of the clicks by the weight of what was *not* clicked.", {**_truth(), "odds": 30, "ratio": 1}, _said("odds", 30)),
        Mistake("a-click", "75 s is the mean of a *click*. An impression without a click counts 0 s.", {**_truth(), "expected": 75, "ratio": 2 / 3}, _said("expected", 75)),
        Mistake("first-order", "E(1 + P) is the approximation for rare clicks: 30 x 1.4 = 42. With 4 clicks in 10 the odds are E/(1 - P).", {**_truth(), "odds": 42, "ratio": 1.4}, lambda a: _said("odds", 42)(a) or _said("ratio", 1.4)(a)),
        Mistake("upside-down", "Too large by: the odds over the expected seconds, not the other way round.", {**_truth(), "ratio": 0.6}, _said("ratio", 0.6)),
    ],
    hints=[
        "At the optimum of an intercept, p is the clicked share of the *weight*.",
        "The clicks weigh 30 + 60 + 90 + 120, the rest weigh 6.",
        "Odds: 300/6. Seconds an impression: 300/10. Then divide.",
    ],
    follow_ups=[
        FollowUp(
            "When is it good enough?",
            "The factor is 1/(1 - P), P the rate of clicks: 2% of clicks make it 2% too large, which nobody notices; 40% make it 67%. Covington and others (2016) write E[T](1 + P) and say that P is small for them.",
        ),
        FollowUp(
            "Could it change the order?",
            "Yes, since the factor differs from video to video. A: 30 s an impression, clicked half the time, odds 60. B: 50 s an impression, clicked one time in ten, odds 55.6. B is watched longer, A is ranked first. "
            "A repair: count *every* impression as a negative of weight 1, the clicked ones too: the odds are then the seconds over all impressions, exactly.",
        ),
    ],
    right="300/6 = 50 against 300/10 = 30: too large by 1/(1 - P) = 1.67, where P is the share clicked. With 2% of clicks it would be 1.02.",
    topic="derivations",
    minutes=6,
)  # fmt: skip

WEIGHTED = Problem("J = S log(p) + M log(1 - p)", {"S": "pos", "M": "pos", "p": "unit"}, solve=("J", "p"))

weighted_share = derivation(
    "weighted-share",
    "S is the watch time of all clicks, M the number of impressions without one. The weighted log likelihood of one probability p is J = S log(p) + M log(1 - p). Find the best p; each line is an equation, the last `p = ...`.",
    WEIGHTED,
    goal="p = S/(S + M)",
    steps=3,
    mistakes=[
        Mistake(
            "inner-minus",
            "1 - p falls when p grows: the second term's derivative is -M/(1 - p). With a plus, more p would only ever help.",
            "S/p + M/(1 - p) = 0\nS (1 - p) = -M p",
            when=slipped("sign"),
        ),
        Mistake(
            "other-share",
            "Test it: if nothing is clicked, S is 0, and p must be 0.",
            "S (1 - p) = M p\np = M/(S + M)",
            when=lambda derived: derived.broken is not None and "M/(S" in derived.broken.text.replace(" ", ""),
        ),
        Mistake(
            "odds-for-probability",
            "S/M are the *odds* p/(1 - p). The probability is odds/(1 + odds).",
            "S (1 - p) = M p\np = S/M",
            when=lambda derived: derived.broken is not None and derived.broken.text.replace(" ", "").endswith("S/M"),
        ),
    ],
    hints=["Differentiate J in p and set it to zero.", "`S/p - M/(1 - p) = 0`", "`S (1 - p) = M p`"],
    follow_ups=[
        FollowUp(
            "So what are the odds, and what do they have to do with watch time?",
            "p/(1 - p) = S/M: seconds watched over impressions without a click. Seconds an impression are S/N. With few clicks M is nearly N, and the odds are nearly the expected watch time; serving needs only exp of the logit.",
        )
    ],
    right="The odds S/M are in seconds an impression not clicked: with few clicks, nearly the expected watch time.",
    topic="derivations",
    minutes=6,
)  # fmt: skip
