"""Derivations of the chapter: the odds form of Bayes' rule, and dice with any number of sides."""

from utils.derivation import Problem, derivation, slipped
from utils.derivation.derived import Derived
from utils.derivation.grammar import walk
from utils.derivation.telling import arrives_at, must_end
from utils.exercise import FollowUp, Mistake, Wrong


def broken_at(number: int, piece: str = ""):
    """Tell of a derivation whether it breaks in this line, and the line is just `piece` (any line when empty)."""

    def tell(derived: Derived) -> bool:
        line = derived.broken
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


def shows_the_report(derived: Derived) -> bool:
    """Tell whether P(R), or a joint probability, stands in some line: what has to cancel."""
    trees = [tree for line in derived.report.lines for _, tree in line.parts if tree is not None]
    return any(
        node[0] == "and" or (node[:2] == ("P", ("ev", "R")) and node[2] is None)
        for tree in trees
        for _, node in walk(tree)
    )


ODDS = Problem(events=["A", "B", "R"])

odds_form = derivation(
    "odds-form",
    "Two hypotheses A and B, one report R. Write P(A|R)/P(B|R) with the prior odds and the likelihood ratio alone.",
    ODDS,
    start="P(A|R)/P(B|R)",
    goal="P(A)/P(B) * P(R|A)/P(R|B)",
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
            when=lambda derived: not broken_at(1)(derived) and arrives_at(ODDS, "P(R|A)/P(R|B)")(derived),
        ),
        Mistake(
            "stated",
            "True, but stating it is no derivation. Show where P(R) goes: Bayes' rule for A and for B, divide, cancel.",
            "P(A|R)/P(B|R) = P(A)/P(B) * P(R|A)/P(R|B)",
            when=lambda derived: derived.report.follows and not shows_the_report(derived),
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
    minutes=5,
)

KNOWN = {("ev", name) for name in "AB"}  # their probabilities are the prior


def in_odds_and_ratio(nodes: list[tuple]) -> bool:
    """Tell whether every probability is a prior, P(A) or P(B), or a likelihood, P(R|A) or P(R|B)."""
    return all(
        node[1] in KNOWN if node[2] is None else node[1] == ("ev", "R") and node[2] in KNOWN
        for node in nodes
        if node[0] == "P"
    )


def _shows(derived: Derived, rng: object, kind: object) -> None:
    if not shows_the_report(derived):
        raise Wrong("True, and nothing shows why: P(R) was never there.", cause="too-few-steps")


odds_form.properties = (*odds_form.properties, _shows)
must_end(
    odds_form,
    in_odds_and_ratio,
    "Every line follows. Go on until only P(A), P(B), P(R|A) and P(R|B) are left: no joint probability, and no P(R).",
)

any_sides = derivation(
    "any-sides",
    "Two fair dice with s sides; both show the highest with probability (1/s)², at least one with 1 − (1 − 1/s)². "
    "Bring the quotient, both/seen, to its shortest form.",
    Problem("both = (1/s)^2\nseen = 1 - (1 - 1/s)^2", {"s": "pos"}),
    start="both/seen",
    goal="1/(2 s - 1)",
    steps=2,
    spare=0,
    mistakes=[
        Mistake(
            "cross-term",
            "(1 − 1/s)² has a cross term: 1 − 2/s + 1/s².",
            "both/seen = (1/s)^2/(1 - (1 - 1/s^2))\n = 1",
            when=lambda derived: squeezed("1 - 1/s^2") in squeezed(derived.broken.text) if derived.broken else False,
        ),
        Mistake(
            "minus-in-front",
            "The minus before the bracket turns every sign in it: 1 − (1 − 2/s + 1/s²) = 2/s − 1/s². Or the square itself has a wrong sign: (1 − 1/s)² = 1 − 2/s + 1/s².",
            "both/seen = (1/s^2)/(1 - (1 - 1/s)^2)\n = (1/s^2)/(2/s + 1/s^2)\n = 1/(2 s + 1)",
            when=slipped("sign"),
        ),
        Mistake(
            "stated",
            "True, but one line is no derivation. Multiply the square out, then expand the fraction by s².",
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
    minutes=6,
)


def in_one_fraction(nodes: list[tuple]) -> bool:
    """Tell whether no fraction stands inside another."""
    return not any(_divides(inner) for node in nodes if _divides(node) for path, inner in walk(node) if path)


def _divides(node: tuple) -> bool:
    return node[0] == "div" or (node[0] == "pow" and node[2][0] == "neg")


must_end(any_sides, in_one_fraction, "Every line follows. A fraction still stands inside a fraction: expand by s².")
