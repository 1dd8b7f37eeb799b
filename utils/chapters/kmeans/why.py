"""Why the mean, and why it must stop: two derivations and the argument that remains."""

from utils.derivation import Problem, derivation, slipped
from utils.exercise import Choice, Exercise, FollowUp, Mistake, equals

ONE = Problem("J = sum_i (x_i - c)^2", {"x": "vec n", "c": "real"}, solve=("J", "c"))

why_mean = derivation(
    "why-mean",
    "One cluster, one feature: J = sum_i (x_i - c)^2. Derive the c that makes J least.",
    ONE,
    start="dJ/dc",
    goal="c = 1/n sum_i x_i",
    mistakes=[
        Mistake(
            "inner-sign",
            "The inside, x_i - c, falls when c grows: its derivative is -1, and the chain rule brings it out.",
            "dJ/dc = sum_i 2 (x_i - c)\n = 2 sum_i x_i - 2 n c",
            when=lambda derived: derived.slip == "sign" and derived.broken.number == 1,
        ),
        Mistake(
            "n-lost",
            "c is summed n times: sum_i c is n c. Try n = 2.",
            "dJ/dc = -2 sum_i (x_i - c)\n = -2 sum_i x_i + 2 c",
            when=lambda derived: derived.slip in ("constant factor", "sum", "dropped factor")
            and derived.broken.number > 1,
        ),
        Mistake(
            "two-lost",
            "The power comes down: the derivative of a square is twice what is inside.",
            "dJ/dc = -sum_i (x_i - c)",
            when=lambda derived: derived.slip in ("constant factor", "power", "dropped factor")
            and derived.broken.number == 1,
        ),
    ],
    hints=[
        "`dJ/dc = -2 sum_i (x_i - c)`, and split the sum.",
        "`= -2 sum_i x_i + 2 n c`; then a line `-2 sum_i x_i + 2 n c = 0`.",
        "Last line: `c = 1/n sum_i x_i`.",
    ],
    follow_ups=[
        FollowUp(
            "Why is it a minimum?",
            "The second derivative is 2n, which is positive: J is a parabola in c. With d features J is a sum of d such parabolas, one a feature, so each is minimised on its own.",
        )
    ],
    right="The mean, because the distances are squared. Several features: J is a sum over features, so the same holds in each.",
    topic="derivations",
    minutes=6,
)  # fmt: skip

FALL = Problem("m = 1/n sum_i x_i\nJ = sum_i (x_i - c)^2", {"x": "vec n", "c": "real"})

cost_falls = derivation(
    "cost-falls",
    "m = 1/n sum_i x_i. Write J = sum_i (x_i - c)^2 as the cost at the mean plus what is left.",
    FALL,
    start="J",
    goal="sum_i (x_i - m)^2 + n (m - c)^2",
    steps=2,
    mistakes=[
        Mistake(
            "n-lost",
            "(m - c)^2 has no index: summed over n points it comes n times.",
            "J = sum_i ((x_i - m) + (m - c))^2\n = sum_i (x_i - m)^2 + (m - c)^2",
            when=lambda derived: derived.slip in ("constant factor", "sum", "dropped factor"),
        ),
        Mistake(
            "last-sign",
            "The last term is a square, n (m - c)^2: it is added. The middle one vanishes, since sum_i (x_i - m) = 0.",
            "J = sum_i ((x_i - m) + (m - c))^2\n = sum_i (x_i - m)^2 + 2 (m - c) sum_i (x_i - m) - n (m - c)^2",
            when=lambda derived: slipped("sign", "m - c")(derived) or slipped("sign", "c - m")(derived),
        ),
        Mistake(
            "mean-only",
            "That is the cost at the mean. It is less than J unless c is the mean already: by how much?",
            "J = sum_i ((x_i - m) + (m - c))^2\n = sum_i (x_i - m)^2",
            when=lambda derived: derived.broken is not None and "c" not in derived.broken.text,
        ),
    ],
    hints=[
        "Put the mean in between: x_i - c = (x_i - m) + (m - c).",
        "Square it: three sums. In the middle one, sum_i (x_i - m) is 0.",
        "`= sum_i (x_i - m)^2 + n (m - c)^2`",
    ],
    right="Moving a centre from c to the mean lowers the cost by exactly n(m - c)²: by something, unless it was there already.",
    topic="derivations",
    minutes=8,
)

why_stop = Exercise(
    "why-stop",
    "Neither step raises J, and J is never negative. Why must Lloyd's algorithm *stop*, after finitely many steps?",
    Choice(
        {
            "a": "a sequence that falls and is bounded below converges",
            "b": "there are finitely many ways to label n points, and with J falling strictly none comes back",
            "c": "J is convex, so it runs into the minimum",
            "d": "we set a maximum number of iterations",
        }
    ),
    [equals("b")],
    [
        Mistake("converges-is-not-stops", "Then J converges; 1, 1/2, 1/4, ... does too, and never stops. What is there only finitely much of?", "a"),
        Mistake("convex", "J is not convex in the centres: swap two of them and the cost is the same, halfway between it is not. That is why it gets stuck.", "c"),
        Mistake("budget", "That ends the loop, not the argument. It would stop without one.", "d"),
    ],
    hints=["How many different labellings of n points with k labels are there?", "kⁿ, and each has its own means. Could one come twice?"],
    follow_ups=[
        FollowUp(
            "And how long can that take?",
            "In theory very long: Vattani (2011) has points in the plane on which it takes exponentially many steps. In practice tens; "
            "with a little noise on the data it is polynomial in expectation (Arthur, Manthey and Röglin 2011). So keep a maximum, and say when it was hit.",
        ),
        FollowUp(
            "Where do ties come in?",
            "A point with two nearest centres must not swap labels for ever. Break ties the same way each time (argmin takes the first of equal numbers; after a matrix product rounding decides which are equal) and stop when no label changes. "
            "And a tie can hold it where J could still fall: 0, 2, 3 from the seeds 2 and 3 stops at J = 2, with 2 halfway between 1 and 3; the best is 0.5 (Selim and Ismail 1984 show that it may miss even a local minimum).",
        ),
    ],
    right="At most kⁿ labellings, each with one best cost, and J falls whenever a mean moves: none can come back. It stops where neither step helps: a local optimum, ties apart.",
    topic="derivations",
    minutes=2,
)  # fmt: skip
