"""Bayes in odds form: base rates, likelihood ratios, many tests."""

import math

import numpy as np

from utils.chapters.conditional_probability.worlds import screening
from utils.exercise import (
    Choice,
    Exercise,
    FollowUp,
    Function,
    Mistake,
    Number,
    Probability,
    agrees_with,
    equals,
    holds,
)


def precision(prevalence, sensitivity, specificity):
    """Return P(sick | positive) by enumeration."""
    return screening(prevalence, sensitivity, specificity).given("positive").probability(lambda who: who == "sick")


def ratio(sensitivity, specificity):
    """Return the likelihood ratio of a positive, P(positive | sick) / P(positive | well), by enumeration."""
    world = screening(0.5, sensitivity, specificity)  # at even prior odds the posterior odds are the ratio
    sick = world.given("positive").probability(lambda who: who == "sick")
    return sick / (1 - sick)


screening_ratio = Exercise(
    "screening-ratio",
    "Sensitivity 90%, specificity 97%. The likelihood ratio of a positive?",
    Number(0, decimals=2, what="a ratio"),
    [equals(lambda: ratio(0.9, 0.97))],
    [
        Mistake(
            "specificity-below",
            "0.9/0.97 divides by the share of well people who test *negative*. Below belongs how often a well person tests positive.",
            0.9 / 0.97,
        ),
        Mistake("sensitivity-alone", "0.9 is only the top of the ratio: how often a sick person tests positive.", 0.9),
        Mistake(
            "upside-down",
            'This is the ratio for "well" against "sick". The hypothesis you ask about goes on top.',
            0.03 / 0.9,
        ),
        Mistake("negative", "0.1/0.97 is the ratio of a *negative* result.", 0.1 / 0.97),
        Mistake(
            "with-prevalence",
            "30/49 has the prior in it already: the likelihood ratio belongs to the test alone.",
            30 / 49,
        ),
    ],
    hints=["How often does a sick person test positive? And a well one?", "0.9 and 1 - 0.97."],
    right="0.9/0.03 = 30. It belongs to the test, as long as both rates carry over to whom you test; the prevalence belongs to them.",
    topic="odds",
    minutes=2,
)

screening_precision = Exercise(
    "screening-precision",
    "Prevalence 2%, sensitivity 90%, specificity 97%. P(sick | positive)?",
    Probability(),
    [equals(lambda: precision(0.02, 0.9, 0.97))],
    [
        Mistake("inverse", "0.9 is P(positive | sick). You were asked the other way round.", 0.9),
        Mistake("joint", "0.018 is P(sick and positive). Divide by P(positive).", 0.018),
        Mistake("odds-as-probability", "30/49 is the posterior *odds*. A probability is odds / (1 + odds).", 30 / 49),
        Mistake("ratio-times-prior", "30 x 0.02 multiplies a probability. The ratio multiplies the odds, 2 : 98.", 0.6),
        Mistake(
            "rounded-people",
            "18 of 47 are the whole people of the picture; 29.4 false alarms became 29. Do not round on the way.",
            18 / 47,
        ),
        Mistake("specificity", "0.97 is P(negative | well): neither the prevalence nor the question is in it.", 0.97),
        Mistake("prior", "0.02 is what you believed before the test; the test has moved it.", 0.02),
    ],
    hints=[
        "Take 10,000 people. How many are sick? How many of these test positive? And of the well?",
        "180 of the sick and 294 of the well test positive.",
        "In odds: 2 : 98 times 30 is 60 : 98.",
    ],
    follow_ups=[
        FollowUp(
            "Your fraud model has 90% recall at a 3% false-positive rate. Is it precise?",
            "Cannot be told without the base rate: at 2% it is 38%, at 0.1% about 3%. Names who is being scored, and that precision moves when the population does.",
        )
    ],
    right="Of 10,000 people 180 sick and 294 well ones test positive: 180/474, about 0.380. In odds 2 : 98 times 30 is 60 : 98.",
    topic="base-rates",
    minutes=4,
)

what_helps = Exercise(
    "what-helps",
    "Prevalence 2%, sensitivity 90%, specificity 97%: which of these raises P(sick | positive) most?",
    Choice(
        {
            "a": "sensitivity from 90% to 100%",
            "b": "specificity from 97% to 98.5%",
            "c": "testing a group in which 3% are sick instead of 2%, with the same test",
        }
    ),
    [
        equals(
            lambda: max(
                {
                    "a": precision(0.02, 1, 0.97),
                    "b": precision(0.02, 0.9, 0.985),
                    "c": precision(0.03, 0.9, 0.97),
                }.items(),
                key=lambda pair: pair[1],
            )[0]
        )
    ],
    [
        Mistake(
            "sensitivity",
            "A perfect sensitivity only takes the ratio from 30 to 33: the precision goes from 0.38 to 0.40. The false alarms come from the well.",
            "a",
        ),
        Mistake(
            "prevalence",
            "Half as many sick again multiplies the odds by 1.5: 0.48. One of the other two doubles them.",
            "c",
        ),
    ],
    hints=[
        "What does each do to the likelihood ratio, or to the prior odds?",
        "a: times 1.11. c: times 1.5. b halves the false positives.",
    ],
    right="Halving the false-positive rate doubles the ratio: 30 to 60, precision 0.38 to 0.55. At a low base rate most positives are false alarms, and from 90% sensitivity has only a factor 1.11 left to give.",
    topic="base-rates",
    minutes=3,
)


def _by_odds(prior, ratios):
    odds = prior / (1 - prior)
    with np.errstate(all="ignore"):
        odds = odds * np.prod(np.asarray(ratios, float))
        return odds / (1 + odds)


def _step_by_step(prior, ratios):
    for ratio in ratios:
        prior = prior * ratio / (prior * ratio + 1 - prior)
    return prior


def _reference(prior, ratios):
    """Combine exactly: floats are fractions, so that prior odds and ratios multiply as integers."""
    sick, scale = float(prior).as_integer_ratio()
    well = scale - sick
    for above, below in (float(ratio).as_integer_ratio() for ratio in ratios):
        sick, well = sick * above, well * below
    return sick / (sick + well)


def _examples(rng):
    draws = [(float(rng.uniform(0.01, 0.5)), list(np.round(rng.uniform(0.2, 9, 4), 2))) for _ in range(3)]
    return [
        (0.5, []),
        (0.5, [3.0]),
        (0.02, [30.0]),
        (0.02, [30.0, 0.1]),
        *draws,
        (0.1, [0.1] * 400),
        (0.001, [10.0] * 400),
        (0.5, [10.0] * 400 + [0.1] * 400),
    ]


many_tests = Exercise(
    "many-tests",
    "`posterior(prior, ratios)`: the probability after tests with these likelihood ratios, independent among the sick and among the well.",
    Function(
        "prior, ratios",
        Probability(decimals=6),
        _examples,
    ),
    [
        agrees_with(_reference, "It disagrees with multiplying the two hypotheses' weights test by test."),
        holds(
            lambda f, prior, ratios: abs(f(prior, ratios) - f(prior, ratios[::-1])) < 1e-9,
            "The order of independent tests must not matter.",
        ),
    ],
    [
        Mistake(
            "probability-not-odds",
            "A likelihood ratio multiplies odds, not a probability. Go to odds first, come back at the end.",
            lambda prior, ratios: min(1.0, prior * float(np.prod(ratios))),
        ),
        Mistake(
            "odds-returned",
            "These are the posterior odds. Return odds / (1 + odds).",
            lambda prior, ratios: prior / (1 - prior) * float(np.prod(ratios)),
        ),
        Mistake(
            "overflow",
            "The formula is right and the arithmetic is not: the product of 400 ratios of 10 is infinite, and inf/(1 + inf) is no number. Add logarithms instead.",
            _by_odds,
        ),
        Mistake(
            "one-sided-sigmoid",
            "`exp(-z)` overflows for very negative z: 400 ratios of 0.1 are enough. For z < 0 use `exp(z) / (1 + exp(z))`.",
            lambda prior, ratios: 1 / (1 + math.exp(-math.log(prior / (1 - prior)) - sum(map(math.log, ratios)))),
        ),
        Mistake(
            "saturates",
            "A probability that has reached exactly 1 cannot come back: after 400 strong positives the negatives count for nothing. Keep log odds.",
            _step_by_step,
        ),
        Mistake(
            "one-test-only",
            "Every test counts, not only one of them.",
            lambda prior, ratios: _by_odds(prior, ratios[:1]),
        ),
    ],
    hints=[
        "prior odds = prior / (1 - prior); multiply by every ratio; back to a probability.",
        "For long lists: log odds = log(prior / (1 - prior)) + sum of log ratios.",
        "`1 / (1 + exp(-z))` turns log odds z into a probability; for large -z write it as `exp(z) / (1 + exp(z))`.",
    ],
    follow_ups=[
        FollowUp(
            "Where have you seen log odds, a sum of weights, and 1/(1 + exp(-z))?",
            "Logistic regression: each feature adds a learned weight; where features are independent given the class, the weights are log likelihood ratios. Naive Bayes is this sum, and it is overconfident when tests repeat the same evidence, "
            "since it is counted twice.",
        )
    ],
    right="Log odds add: that is the scale to work on, and the reason it never overflows here.",
    topic="odds",
    minutes=6,
)
