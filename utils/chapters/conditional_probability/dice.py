"""Two dice and a six: the question, its sample space, and what changes with the protocol."""

from itertools import product

from utils.chapters.conditional_probability.worlds import after_a_six, many_dice
from utils.exercise import (
    Distribution,
    Exercise,
    FollowUp,
    Function,
    Mistake,
    Probability,
    Subset,
    agrees_with,
    equals,
    sums_to_one,
)

ROLLS = list(product(range(1, 7), repeat=2))


def both_six(roll):
    """Tell whether every die of the roll shows a six."""
    return all(die == 6 for die in roll)


two_dice = Exercise(
    "two-dice",
    "Two fair dice. Somebody is asked whether at least one shows a six, looks at both and says yes. P(both show a six)?",
    Probability(),
    [equals(lambda: after_a_six("asked").probability(both_six))],
    [
        Mistake(
            "named-die",
            "1/6 is right when a particular die, or one picked at random, is seen to be a six: you named a die. "
            "Here somebody answered for both. Count the outcomes in which the answer is yes. "
            "(Twelve outcomes with two of them (6, 6) comes to the same 1/6: that outcome was counted twice.)",
            1 / 6,
        ),
        Mistake("not-conditioned", "1/36 is P(both) before anybody told you anything: you did not condition.", 1 / 36),
        Mistake(
            "twice-above",
            "2/11 counts (6, 6) twice among the favourable outcomes. There is one way to roll it.",
            2 / 11,
        ),
        Mistake(
            "twelve",
            "1/12 divides by twelve outcomes. Six with a red six and six with a blue six share one: (6, 6).",
            1 / 12,
        ),
        Mistake(
            "condition-only",
            "11/36 is P(at least one six): the probability of what you were told, not of what was asked.",
            11 / 36,
        ),
        Mistake(
            "odds",
            "1/10 compares both sixes with exactly one six: those are odds. Put (6, 6) into the total as well.",
            1 / 10,
        ),
    ],
    hints=[
        'Write all 36 outcomes as a 6 x 6 grid, red die down, blue die across. Which survive the sentence "at least one six"?',
        "A row and a column survive. They share a corner.",
        "6 + 6 - 1 outcomes survive, equally likely; one of them is (6, 6).",
    ],
    follow_ups=[
        FollowUp(
            "Many people say 1/6. Defend yours by writing the sample space.",
            'Draws the grid, shades the row and the column, says "11, since (6, 6) is in both", and only then names the number. '
            "Adds that the eleven are equally likely because each of the 36 was and the sentence removed whole outcomes.",
        ),
        FollowUp(
            "When would 1/6 have been right?",
            "When the sentence is about a particular die, or when one die was picked at random and shown. States the protocol before the number.",
        ),
    ],
    right="11 outcomes survive the sentence, equally likely, and one of them is (6, 6): 1/11.",
    topic="conditioning",
    minutes=3,
)


def _without_the_corner(answer):
    return answer == frozenset(roll for roll in ROLLS if (roll[0] == 6) != (roll[1] == 6))


sample_space = Exercise(
    "sample-space",
    'The outcomes (red, blue) that survive "at least one shows a six".',
    Subset(ROLLS, "a pair (red, blue) of numbers from 1 to 6"),
    [equals(lambda: list(after_a_six("asked").outcomes()), "That is not what survives the sentence.")],
    [
        Mistake(
            "one-die",
            "These are the outcomes in which one particular die is a six. The other one may be it. (Or you ignored which die is which.)",
            [(6, b) for b in range(1, 7)],
            when=lambda answer: (
                answer in (frozenset((6, b) for b in range(1, 7)), frozenset((r, 6) for r in range(1, 7)))
            ),
        ),
        Mistake(
            "exactly-one",
            '"At least one" includes two: (6, 6) survives as well.',
            [roll for roll in ROLLS if (roll[0] == 6) != (roll[1] == 6)],
            when=_without_the_corner,
        ),
        Mistake(
            "counted-twice",
            "(6, 6) is listed twice. It lies in the row of red sixes and in the column of blue sixes, and is one outcome.",
            [(6, b) for b in range(1, 7)] + [(r, 6) for r in range(1, 7)],
            when=lambda answer: (6, 6) in answer.duplicates,
        ),
        Mistake("everything", "These are all 36: the sentence has removed nothing yet.", ROLLS),
        Mistake(
            "only-the-event",
            "(6, 6) is the event that was asked about. The sample space is everything that is still possible.",
            [(6, 6)],
        ),
    ],
    hints=[
        "Loop over all 36 pairs and keep those for which the sentence is true.",
        "`6 in (red, blue)` is the sentence.",
        "`{(red, blue) for red in range(1, 7) for blue in range(1, 7) if ...}`",
    ],
    right="Eleven outcomes, each 1/36 before and 1/11 after: the sentence removed whole outcomes, so they stay equally likely.",
    topic="conditioning",
)


def _counted(n):
    """Count, among the n x n rolls with at least one n, those with two."""
    yes = [roll for roll in product(range(1, n + 1), repeat=2) if n in roll]
    return yes.count((n, n)) / len(yes)


general_dice = Exercise(
    "general-dice",
    "`both_highest(n)`: two fair n-sided dice; asked whether at least one shows n, somebody looked at both and said yes. P(both show n)?",
    Function(
        "n",
        Probability(decimals=6),
        lambda rng: [(2,), (3,), (6,), (20,), *((int(n),) for n in rng.integers(4, 40, 3))],
        domain=lambda n: n >= 2,
    ),
    [
        agrees_with(
            _counted,
            "Compare with the sample space written out.",
        )
    ],
    [
        Mistake("named-die", "1/n is for a named die, or for one shown at random.", lambda n: 1 / n),
        Mistake(
            "counted-twice",
            "1/(2n) counts (n, n) twice below: a row of n and a column of n share it.",
            lambda n: 1 / (2 * n),
        ),
        Mistake("only-six", "1/11 is for six sides; let the number depend on `n`.", lambda n: 1 / 11),
        Mistake("not-conditioned", "1/n^2 is before anything was said.", lambda n: 1 / n**2),
    ],
    hints=["Draw the n x n grid. How many outcomes survive?", "n + n - 1.", "`return 1 / (2 * n - 1)`"],
    right="A row and a column of n that share a corner: 1/(2n - 1). For a coin, n = 2, it is the two children: 1/3.",
    topic="conditioning",
    minutes=6,
)


three_dice = Exercise(
    "three-dice",
    "Three dice; asked whether at least one shows a six, somebody looked at all and said yes. P(exactly 1, 2, 3 sixes)?",
    Distribution([1, 2, 3]),
    [
        sums_to_one(),
        equals(
            lambda: {k: many_dice(3).given(True).probability(lambda roll, k=k: roll.count(6) == k) for k in (1, 2, 3)},
            "Count the outcomes with 1, 2 and 3 sixes among those that survive.",
        ),
    ],
    [
        Mistake(
            "not-conditioned",
            "These are 75, 15 and 1 of all 216 outcomes. 125 of the 216 did not survive: they have no six.",
            [75 / 216, 15 / 216, 1 / 216],
        ),
        Mistake(
            "named-die",
            "This fixes one die as the six and rolls the other two. Nobody named a die.",
            [25 / 36, 10 / 36, 1 / 36],
        ),
        Mistake(
            "positions-forgotten",
            "The six can be on any of three dice, and so can the non-six: 3 x 25 outcomes with one six, 3 x 5 with two.",
            [25 / 31, 5 / 31, 1 / 31],
        ),
        Mistake("thirds", "Three possible counts are not three equally likely ones.", [1 / 3, 1 / 3, 1 / 3]),
    ],
    hints=[
        "How many of the 216 outcomes have no six at all?",
        "216 - 125 = 91 survive.",
        "One six: 3 x 5 x 5 of them. Two: 3 x 5. Three: 1.",
    ],
    right="75, 15 and 1 of the 91 that survive. So all three: 1/91; at least two: 16/91, about 0.176.",
    topic="conditioning",
    minutes=5,
)
