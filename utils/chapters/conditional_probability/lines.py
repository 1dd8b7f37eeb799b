"""Derivations of the chapter: the odds form of Bayes' rule, and dice with any number of sides."""

from utils.derivation import Problem, derivation, slipped
from utils.derivation.exercise import Derived
from utils.exercise import FollowUp, Mistake


def broken_at(number: int, piece: str = ""):
    """Tell of a derivation whether it breaks in this line, and the line is just `piece` (any line when empty)."""

    def tell(derived: Derived) -> bool:
        line = derived.report.broken
        return (
            line is not None and line.number == number and (not piece or squeezed(line.text).endswith(squeezed(piece)))
        )

    return tell


def squeezed(text: str) -> str:
    """Return a line without spaces."""
    return "".join(text.split())


def in_one_line(derived: Derived) -> bool:
    """Tell whether everything holds and nothing was shown."""
    return derived.report.follows and len(derived.report.lines) == 1


odds_form = derivation(
    "odds-form",
    "Two hypotheses A and B, one report R. Write P(A|R)/P(B|R) with the prior odds and the likelihood ratio alone.",
    Problem(events=["A", "B", "R"]),
    start="P(A|R)/P(B|R)",
    goal="P(A)/P(B) * P(R|A)/P(R|B)",
    steps=2,
    mistakes=[
        Mistake(
            "turned-round",
            "P(A|R) is not P(R|A): one asks about the hypothesis, the other about the report.",
            "P(A|R)/P(B|R) = P(R|A)/P(R|B)",
            when=broken_at(1, "= P(R|A)/P(R|B)"),
        ),
        Mistake(
            "prior-lost",
            "The prior odds P(A)/P(B) got lost. Without them a rare disease and a common one look alike.",
            "P(A|R)/P(B|R) = P(R|A) P(A)/(P(R|B) P(B))\n = P(R|A)/P(R|B)",
            when=lambda derived: not broken_at(1)(derived) and slipped("conditioning", "= P(R|A)/P(R|B)")(derived),
        ),
        Mistake(
            "stated",
            "True, and it is the result itself. Show where P(R) goes: write Bayes' rule for A and for B, and divide.",
            "P(A|R)/P(B|R) = P(A)/P(B) * P(R|A)/P(R|B)",
            when=in_one_line,
        ),
    ],
    hints=[
        "Bayes' rule above the bar, and once more below: P(A|R) = P(R|A) P(A)/P(R).",
        "P(R) stands above and below. Cancel it, then sort: priors together, likelihoods together.",
        "`P(A|R)/P(B|R) = (P(R|A) P(A)/P(R)) / (P(R|B) P(B)/P(R))`, and one line more.",
    ],
    follow_ups=[
        FollowUp(
            "Where did P(R) go, and why is that a gift?",
            "It is the same above and below and cancels. So nobody has to know how likely the report was over all; "
            "only how much more likely under one hypothesis than under the other.",
        )
    ],
    right="Prior odds times likelihood ratio. P(R) has cancelled.",
    topic="protocol",
)

any_sides = derivation(
    "any-sides",
    "Two fair dice with s sides; both show the highest with probability (1/s)², at least one with 1 − (1 − 1/s)². "
    "Bring the quotient, both/seen, to its shortest form.",
    Problem("both = (1/s)^2\nseen = 1 - (1 - 1/s)^2", {"s": "pos"}),
    start="both/seen",
    goal="1/(2 s - 1)",
    steps=2,
    mistakes=[
        Mistake(
            "cross-term",
            "(1 − 1/s)² has a cross term: 1 − 2/s + 1/s².",
            "both/seen = (1/s)^2/(1 - (1 - 1/s^2))\n = 1",
            when=lambda derived: (
                squeezed("1 - 1/s^2") in squeezed(derived.report.broken.text) if derived.report.broken else False
            ),
        ),
        Mistake(
            "minus-in-front",
            "The minus before the bracket turns every sign in it: 1 − (1 − 2/s + 1/s²) = 2/s − 1/s².",
            "both/seen = (1/s^2)/(1 - (1 - 1/s)^2)\n = (1/s^2)/(2/s + 1/s^2)\n = 1/(2 s + 1)",
            when=slipped("sign"),
        ),
        Mistake(
            "stated",
            "True, and it is the result itself. Multiply the square out first, then expand the fraction by s².",
            "both/seen = 1/(2 s - 1)",
            when=in_one_line,
        ),
    ],
    hints=[
        "Multiply out (1 − 1/s)² first.",
        "Below stands 2/s − 1/s². Expand above and below by s².",
        "`both/seen = (1/s^2)/(2/s - 1/s^2)`, and one line more.",
    ],
    follow_ups=[
        FollowUp(
            "Check it without algebra.",
            "s = 6 gives 1/11, the grid; s = 2 gives 1/3, two children; s = 1 gives 1, a die with one side; large s gives about half of 1/s, "
            "because either die may be the one that shows it.",
        )
    ],
    right="1/(2s − 1): one corner among a row and a column that share it.",
    topic="conditioning",
)
