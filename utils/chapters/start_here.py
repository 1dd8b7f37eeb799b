"""The start page: one live example of each element, on flipping a coin."""

from itertools import product
from math import comb, sqrt

import numpy as np

from utils.derivation import Problem, derivation, slipped
from utils.exercise import (
    Exercise,
    FollowUp,
    Function,
    Mistake,
    Number,
    Probability,
    agrees_with,
    equals,
)
from utils.figures import Predict, play
from utils.figures.colours import ERROR, MODEL
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

# the round of a mock onsite that an exercise serves, by its topic or its own name; "" is the rest of the chapter's
ROUND = {"": "probability", "at-least-one": "probability"}
FLIPS = [1, 2, 4, 9, 16, 25, 36, 49, 64, 81, 100, 144, 225, 400]


def share_scene(ax):
    """Draw what never moves: the axes and the fair share."""
    ax.set(xlim=(-0.06, 1.06), ylim=(0, 1.16), xlabel="share of heads", ylabel="probability (highest bar = 1)")
    ax.axvline(0.5, color="#999999", lw=1)


def share_of_heads(ax, n):
    """Draw the law of the share of heads in n flips, with one standard deviation to each side."""
    heads = np.arange(n + 1)
    law = np.array([comb(n, int(k)) / 2**n for k in heads])
    spread = 1 / (2 * sqrt(n))
    ax.bar(heads / n, law / law.max(), width=0.8 / (n + 1), color=MODEL)
    ax.axvspan(0.5 - spread, 0.5 + spread, color=ERROR, alpha=0.18)
    ax.text(min(0.5 + spread + 0.02, 0.8), 1.05, f"±{spread:.3f}", color=ERROR)
    ax.set_title(f"{n} {'flip' if n == 1 else 'flips'}: the share of heads is off by about {spread:.3f}")


def coin_figure():
    """Show how the share of heads settles as the flips grow."""
    return play(
        share_of_heads,
        scene=share_scene,
        n=FLIPS,
        start={"n": 4},
        labels={"n": "flips"},
        alt="The distribution of the share of heads narrows around one half as the number of flips grows.",
        predict=Predict(
            "With 4 flips the share of heads is off by 0.25 (one standard deviation). With 100 flips?",
            truth=0.05,
            low=0,
            high=0.5,
            says="25 times the flips, 5 times closer: the root of n.",
            marks={
                0.01: "That divides by 25. The spread shrinks with the root of n, so by 5.",
                0.25: "It does shrink: with the root of n, so by 5.",
                0.125: "Half would be 16 flips. The spread shrinks with the root of n, so here by 5.",
            },
        ),
    )


two_heads = Exercise(
    "two-heads",
    "Two flips of a fair coin. P(both heads)?",
    Probability(),
    [equals(lambda: sum(flips == ("H", "H") for flips in product("HT", repeat=2)) / 4)],
    [
        Mistake(
            "three-cases",
            'Three cases (two heads, two tails, one of each) are not three equally likely cases: "one of each" can happen in two ways.',
            1 / 3,
        ),
        Mistake("one-flip", "1/2 is for one flip; both must be heads.", 1 / 2),
        Mistake("either", "3/4 is the probability of at least one head.", 3 / 4),
    ],
    hints=["Write down what two flips can give, in order.", "HH, HT, TH, TT: equally likely."],
    follow_ups=[
        FollowUp(
            "Why are HT and TH counted separately?",
            'Because the equally likely outcomes are the ordered ones. "One of each" is an event made of two of them.',
        )
    ],
    right="One of the four equally likely outcomes HH, HT, TH, TT.",
    topic="start",
)

at_least_one = derivation(
    "at-least-one",
    "A coin shows heads with probability q. Two flips: P(at least one head) is 1 − (1 − q)². Multiply it out, a step a line.",
    Problem("", {"q": "unit"}),
    start="1 - (1 - q)^2",
    goal="2 q - q^2",
    steps=2,
    spare=0,
    mistakes=[
        Mistake(
            "cross-term",
            "(1 − q)² has a cross term: (1 − q)(1 − q) = 1 − 2q + q². Check it at q = 1/2: a quarter.",
            "1 - (1 - q)^2 = 1 - (1 - q^2)\n = q^2",
            when=slipped("illegal linearity"),
        ),
        Mistake(
            "minus-in-front",
            "The minus in front of a bracket turns every sign in it: −(1 − 2q + q²) = −1 + 2q − q². Or the square itself has a wrong sign: (1 − q)² = 1 − 2q + q².",
            "1 - (1 - q)^2 = 1 - (1 - 2q + q^2)\n = -2q + q^2",
            when=slipped("sign"),
        ),
        Mistake(
            "stated",
            "True, but one line is no derivation. Multiply out the square, then open the bracket.",
            "1 - (1 - q)^2 = q (2 - q)",
            when=lambda derived: derived.report.follows and len(derived.report.lines) == 1,
        ),
    ],
    hints=[
        "First multiply out the square: (1 − q)² = (1 − q)(1 − q).",
        "`1 - (1 - q)^2 = 1 - (1 - 2q + q^2)`, and one line more.",
    ],
    follow_ups=[
        FollowUp(
            "Why count the flips without any head first?",
            "Because it is one product, (1 − q)²; with heads there are three cases. The complement of *at least one* is *none*.",
        )
    ],
    right="2q − q²: each flip's chance of a head added up, less the two heads counted twice.",
    topic="start",
    minutes=3,
)

coin_spread = Exercise(
    "coin-spread",
    "`spread(n)`: the standard deviation of the share of heads in n flips of a fair coin.",
    Function(
        "n",
        Number(0, decimals=6, what="a standard deviation"),
        lambda rng: [(1,), (2,), (4,), (100,), *((int(n),) for n in rng.integers(5, 500, 3))],
        domain=lambda n: n >= 1,
    ),
    [
        agrees_with(
            lambda n: sqrt(sum(comb(n, k) * (k / n - 0.5) ** 2 for k in range(n + 1)) / 2**n),
            "Compare with the sum over all numbers of heads.",
        )
    ],
    [
        Mistake("variance", "1/(4n) is the variance; take its root.", lambda n: 1 / (4 * n)),
        Mistake(
            "count", "That is the spread of the *number* of heads. Divide by n for the share.", lambda n: sqrt(n) / 2
        ),
        Mistake("half-forgotten", "A single flip has a standard deviation of 1/2, not 1.", lambda n: 1 / sqrt(n)),
        Mistake("not-the-root", "It shrinks with the root of n, not with n.", lambda n: 1 / (2 * n)),
    ],
    hints=[
        "One flip, counted 0 or 1, has variance 1/4.",
        "The mean of n of them has variance 1/(4n).",
        "`return 0.5 / n**0.5`",
    ],
    follow_ups=[
        FollowUp(
            "How many flips until the share is typically within 0.01?",
            "0.5/√n = 0.01, so n = 2,500. Says at once that ten times the precision costs a hundred times the data.",
        )
    ],
    right="1/(2√n). Ten times closer costs a hundred times the flips.",
    topic="start",
    minutes=5,
)

drill = Drill(
    "coin-board",
    "A fair coin is flipped twice. What is the probability of at least one head? And with a coin that shows heads with probability `q`?",
    [
        ("write what two flips can give", 20, "`HH, HT, TH, TT`: in order, equally likely."),
        ("count those without a head", 45, "Only `TT`: 1/4. At least one head is the rest: 3/4."),
        ("the same with `q`", 75, "No head: `(1 - q)^2`. The rest: `1 - (1 - q)^2 = 2q - q^2`."),
        ("check it, aloud", 105, "`q = 1/2` gives 3/4, `q = 0` gives 0, `q = 1` gives 1."),
    ],
    2,
    habits(
        setup="wrote the four outcomes before any number",
        own={"none": "counted the outcomes without a head, and took the rest", "any": "wrote it for any q"},
        checks="tried the result where they knew it",
        time="was done within two minutes",
    ),
    asks=["Why are HT and TH two outcomes?", "And with three flips?"],
    listens=["ordered outcomes, said to be equally likely", "“none” before “at least one”", "a check nobody asked for"],
    derivation=at_least_one,
)

my_board = board_exercise(
    drill,
    [
        Mistake("bare-number", "3/4, from nowhere. Write the four outcomes first: it takes ten seconds, and you can point at them.",
                [0, 0, 1, 0, 1, 1], when=lost("setup", "none")),
        Mistake("unchecked", "Nothing was checked. Put q = 0, q = 1 and q = 1/2 in, and say what comes out.", [1, 1, 1, 0, 0, 1], when=lost("checks")),
        Mistake("silent", "You went silent. Say what you write, and when you are stuck say what you are looking for.", [1, 1, 0, 1, 0, 1], when=lost("voice")),
    ],
    least=5,
    hints=["Four outcomes, one without a head, the rest; then with q; then a check."],
)  # fmt: skip
