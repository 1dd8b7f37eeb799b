"""Right answers, written as different people write them."""

import math
from decimal import Decimal
from fractions import Fraction as F

import numpy as np
import pytest
from written import right_however_written

from utils.chapters.conditional_probability import aloud, defence, dice, lines, odds, reports, stories, trials
from utils.exercise import Kind, exercises_of

SPACE = [(6, 6), *((6, k) for k in range(1, 6)), *((k, 6) for k in range(1, 6))]


def two_steps(rng):
    red, blue = rng.integers(1, 7), rng.integers(1, 7)
    shown = red if rng.random() < 0.5 else blue
    if shown == 6:
        return red == blue  # a numpy bool


def by_index(rng):
    roll = 1 + rng.integers(6, size=2)
    k = rng.integers(2)
    return None if roll[k] < 6 else bool(roll[1 - k] == 6)


def always_the_red_one(rng):
    """Another protocol with the same law: nothing in the counts can tell it apart."""
    return None if rng.integers(1, 7) != 6 else bool(rng.integers(1, 7) == 6)


def with_logs(prior, ratios):
    z = math.log(prior) - math.log1p(-prior) + sum(math.log(r) for r in ratios)
    return math.exp(z) / (1 + math.exp(z)) if z < 0 else 1 / (1 + math.exp(-z))


def with_counts(prior, ratios):
    z = math.fsum([math.log(prior), -math.log(1 - prior), *map(math.log, ratios)])
    return np.array(0.5 * (1 + math.tanh(z / 2)))


def with_tanh(prior, ratios):
    return 0.5 + 0.5 * np.tanh(0.5 * (np.log(prior / (1 - prior)) + np.log(ratios or [1.0]).sum()))


ODDS, SIDES = "P(A|R)/P(B|R) = ", "both/seen = (1/s)^2/(1 - (1 - 1/s)^2)\n= (1/s^2)/(2/s - 1/s^2)\n= "

RIGHT = [
    (dice.two_dice, [1 / 11, F(1, 11), "1/11", 0.091, "9.1%", np.float64(1) / 11, Decimal(1) / 11, np.array([1 / 11])]),
    (
        dice.sample_space,
        [SPACE, set(SPACE), [list(p) for p in SPACE], np.array(SPACE), (p for p in SPACE), tuple(SPACE)],
    ),
    (
        dice.general_dice,
        [
            lambda n: 1 / (2 * n - 1),
            lambda n: F(1, n + n - 1),
            lambda sides: (1 / sides**2) / (1 - (1 - 1 / sides) ** 2),
        ],
    ),
    (dice.three_dice, [{1: 75 / 91, 2: "15/91", 3: F(1, 91)}, [0.824, 0.165, 0.011], np.array([75, 15, 1]) / 91]),
    (
        reports.shown_die,
        [[1 / 6, 5 / 12, 5 / 12], {"only red": "5/12", "only blue": 0.417, "both": F(1, 6)}, (0.167, 0.417, 0.417)],
    ),
    (
        lines.odds_form,
        [
            "P(A|R)/P(B|R) = P(A,R)/P(B,R)\n= P(R|A)P(A)/(P(R|B)P(B))\n= P(A)/P(B) * P(R|A)/P(R|B)",
            r"\frac{P(A \mid R)}{P(B \mid R)} = \frac{P(A \cap R)}{P(B \cap R)}"
            "\n"
            r"= \frac{P(A)}{P(B)} \cdot \frac{P(R \mid A)}{P(R \mid B)}",
            "P(A|R) = P(R|A) P(A)/P(R)\nP(B|R) = P(R|B) P(B)/P(R)\nP(A|R)/P(B|R) = P(R|A)/P(R|B) * P(A)/P(B)",
            ODDS + "(P(R|A) P(A)/P(R)) / (P(R|B) P(B)/P(R))\n= P(A)/P(B) * P(R|A)/P(R|B)",
            ODDS + "P(A|R) P(R)/(P(B|R) P(R))\n= P(R|A) P(A)/(P(R|B) P(B))",
        ],
    ),
    (
        lines.any_sides,
        [
            "both/seen = (1/s^2)/(1 - (s-1)^2/s^2)\n= 1/(s^2 - (s - 1)^2)\n= 1/(2s - 1)",
            "seen = 2/s - 1/s^2\nboth/seen = (1/s^2)/(2/s - 1/s^2)\n= (2s - 1)^-1",
            "both/seen = (1/s^2)/(2/s - 1/s^2)\n= 1/(2 s - 1)",
        ],
    ),
    (reports.dice_odds, [2, 2.0, "2", "2/1", F(2), np.int64(2)]),
    (trials.shown_trial, [two_steps, by_index, always_the_red_one]),
    (reports.protocols, [dict(max="asked", floor="Shown", first=" red ", spotted=reports.REPORTS["asked"])]),
    (odds.screening_ratio, [30, 0.9 / 0.03, "30", 30.0]),
    (odds.screening_precision, [180 / 474, "38%", 0.38, F(30, 79), "0.3797"]),
    (odds.what_helps, ["b", "B", "b)", "specificity from 97% to 98.5%"]),
    (odds.many_tests, [with_logs, with_counts, with_tanh]),
    (stories.tuesday_boy, [13 / 27, "13/27", 0.481, F(13, 27)]),
    (stories.ignorant_monty, [0.5, 1 / 2, "1/2", "50%"]),
    (stories.shortlist, [0.8, "4/5", 1 - 0.2, F(4, 5)]),
    (stories.random_request, [8.2, "8.2", F(41, 5), 82 / 10]),
    (
        defence.first_defence,
        [
            [False, False, True, False, False],
            [0, 0, 1, 0, 0],
            dict(space=0, protocol=0, condition=True, number=0, check=0),
        ],
    ),
    (defence.second_defence, [[True] * 4 + [False], (1, 1, 1, 1, 0)]),
    (aloud.my_board, [[True] * 8, [1, 1, 1, 1, 1, 0, 1, 0]]),
]


test_right_however_written = right_however_written(RIGHT)


def test_every_exercise_is_in_the_list():
    assert {e.name for e in exercises_of("conditional_probability")} == {exercise.name for exercise, _ in RIGHT}


TRUE_AND_NOT_ENOUGH = [
    (lines.odds_form, ODDS + "P(A,R)/P(B,R)", "unfinished"),
    (lines.odds_form, ODDS + "P(A,R)/P(B,R)\n= (P(R|A) P(A)/P(R)) / (P(R|B) P(B)/P(R))", "unfinished"),
    (lines.odds_form, ODDS + "P(A,R)/P(B,R)\n= P(A,R)/P(B) / P(R|B)", "unfinished"),
    (lines.odds_form, ODDS + "P(A,R)/P(B,R)\n= P(A|R)/P(B|R)", "unfinished"),
    (lines.odds_form, ODDS + "P(A)/P(B) * P(R|A)/P(R|B)", "stated"),
    (lines.odds_form, ODDS + "P(R|A) P(A)/(P(R|B) P(B))\n= P(A)/P(B) * P(R|A)/P(R|B)", "stated"),
    (lines.any_sides, "both/seen = 1/(2 s - 1)", "stated"),
    (lines.any_sides, SIDES.rpartition("\n")[0], "unfinished"),
    (lines.any_sides, SIDES + "(1/s)/(2 - 1/s)", "unfinished"),
    (lines.any_sides, SIDES + "s^-1/(2 - s^-1)", "unfinished"),
    (lines.any_sides, SIDES + "1/(2 (s - 1/2))", "unfinished"),
    (lines.any_sides, SIDES + "1/(s^2 - (s - 1)^2)", "unfinished"),
    (lines.any_sides, SIDES + "both/seen", "unfinished"),
]


@pytest.mark.parametrize(("exercise", "text", "cause"), TRUE_AND_NOT_ENOUGH)
def test_true_lines_that_do_not_arrive(exercise, text, cause):
    verdict = exercise.check(text)
    assert verdict.kind is Kind.WRONG and verdict.cause == cause
