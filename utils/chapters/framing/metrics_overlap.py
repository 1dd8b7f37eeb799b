"""Why not 100% and 100%: customers who look the same and do not do the same. Every rule there is, by enumeration."""

from collections import Counter
from functools import cache
from itertools import product

from utils.exercise import Exercise, FollowUp, Mistake, Probability, equals
from utils.figures import Predict, colours, play

# (plan, visits, ticket): (leave, stay), whole customers; 50 of 250 leave
WORLD = {
    ("basic", "few", "ticket"): (9, 0), ("basic", "few", "none"): (12, 8),
    ("basic", "many", "ticket"): (8, 12), ("basic", "many", "none"): (4, 36),
    ("premium", "few", "ticket"): (7, 3), ("premium", "few", "none"): (5, 25),
    ("premium", "many", "ticket"): (3, 27), ("premium", "many", "none"): (2, 89),
}  # fmt: skip
SEEN = ("plan", "plan, visits", "plan, visits, ticket", "… and the final invoice")
TABLE = {"A": (6, 0), "B": (3, 1), "C": (0, 40), "D": (2, 0), "E": (9, 11)}


def cells(seen: str) -> list[tuple[int, int]]:
    """Return (leave, stay) of every kind of customer that can be told apart by what is seen."""
    counts: Counter = Counter()
    features = SEEN.index(seen) + 1
    for kind, (leave, stay) in WORLD.items():
        # the final invoice is written when somebody has left: it is the label under another name
        parts = [((), leave, stay)] if features < 4 else [(("invoice",), leave, 0), (("no invoice",), 0, stay)]
        for more, left, stayed in parts:
            counts[(*kind[:features], *more), True] += left
            counts[(*kind[:features], *more), False] += stayed
    return [(counts[kind, True], counts[kind, False]) for kind in dict.fromkeys(kind for kind, _ in counts)]


def pairs(kinds) -> set[tuple[float, float]]:
    """Return (recall, precision) of every rule that calls somebody; a rule says yes or no to each kind of customer."""
    leaving = sum(leave for leave, _ in kinds)
    found = set()
    kinds = [kind for kind in kinds if kind != (0, 0)]
    for rule in product((0, 1), repeat=len(kinds)):
        caught = sum(leave for yes, (leave, _) in zip(rule, kinds, strict=True) if yes)
        called = sum(leave + stay for yes, (leave, stay) in zip(rule, kinds, strict=True) if yes)
        if called:
            found.add((caught / leaving, caught / called))
    return found


def sure_recall(kinds) -> float:
    """Return the highest recall of a rule that calls nobody who stays, among all rules; 0 when there is none."""
    return max((recall for recall, precision in pairs(kinds) if precision == 1), default=0.0)


@cache
def reachable(seen: str) -> tuple[tuple[float, float], ...]:
    """Return the pairs for what is seen. With the invoice two kinds do: those with one, and those without."""
    kinds = cells(seen)
    if seen == SEEN[3]:
        kinds = [(sum(leave for leave, stay in kinds if not stay), 0), (0, sum(stay for leave, stay in kinds if stay))]
    return tuple(sorted(pairs(kinds)))


def overlap_scene(ax):
    """Set up recall against precision."""
    ax.set(
        xlim=(-0.03, 1.13),
        ylim=(0.0, 1.12),
        xlabel="recall: of those leaving, called",
        ylabel="precision: of those called, leaving",
    )
    ax.plot(1, 1, "*", color=colours.FAINT, markersize=22)
    ax.text(0.97, 1.05, "asked for", ha="right", color=colours.DATA, fontsize=10)


def draw_overlap(ax, seen):
    """Draw every rule that the features allow, and the best recall at full precision."""
    found = reachable(seen)
    edge = [(r, p) for r, p in found if not any(r2 >= r and p2 >= p and (r2, p2) != (r, p) for r2, p2 in found)]
    ax.plot([r for r, _ in found], [p for _, p in found], "o", color=colours.DATA, markersize=4, alpha=0.45)
    ax.plot([r for r, _ in edge], [p for _, p in edge], "o-", color=colours.MODEL, markersize=6)
    best = max((r for r, p in found if p == 1), default=0.0)
    if seen == SEEN[3]:
        ax.plot(1, 1, "*", color=colours.ERROR, markersize=22)
        ax.set_title("With the final invoice: 100% and 100%, the day after they left")
        return
    said = f"recall at most {best:.0%}" if best else "nobody can be called"
    ax.set_title(f"{2 ** len(cells(seen))} rules: at precision 100%, {said}")
    r, p = edge[0]
    ax.text(r + 0.02, p + 0.035, "the best there are", color=colours.MODEL, fontsize=10)


def overlap_figure():
    """Show all reachable pairs of recall and precision for what the model may see."""
    best = sure_recall(cells(SEEN[2]))
    return play(
        draw_overlap, scene=overlap_scene, seen=list(SEEN), start={"seen": SEEN[0]}, labels={"seen": "the model sees"},
        predict=Predict(
            "250 customers, 50 of them leaving. Two plans, few or many visits, a support ticket or none: eight kinds of customers, 256 rules. Nobody is to be bothered in vain (precision 100%). How many of the 50 can be found at most?",
            truth=round(best * 50), low=0, high=50, unit="of 50",
            says="Only one kind of customer leaves to the last one. In every other kind some stay who look the same, and a rule cannot call the one without the other.",
            marks={50: "Then no two customers who look the same could do different things. Here they do in seven kinds of eight."},
        ),
        alt="Recall and precision of every rule, by what the model sees. From plan, visits and ticket the best recall at full precision is 18%; from fewer features none is reachable. "
        "With the final invoice, which is written after somebody left, both are 100%.",
    )  # fmt: skip


whole_precision = Exercise(
    "whole-precision",
    "Another service, five kinds of customers:\n"
    + "\n".join(f"{kind}: {leave} leave, {stay} stay" for kind, (leave, stay) in TABLE.items())
    + "\nNobody who stays may be bothered: precision 1. What is the highest recall a rule can have?",
    Probability(),
    [equals(lambda: sure_recall(TABLE.values()))],
    [
        Mistake("one-kind", "A alone. Which other kind holds nobody who stays?", 6 / 20),
        Mistake("nearly-pure", "B has one who stays: that is precision 11/12. Near is what you may offer; it is not what was asked.", 11 / 20),
        Mistake("all-found", "Recall 1 needs E as well, with 11 who stay.", 1),
        Mistake("share-of-all", "8 of 72 customers. Recall is a share of those who leave: 20.", 8 / 72),
    ],
    hints=["Which kinds may be called at all?", "A and D: 8 leavers. Of how many?"],
    follow_ups=[
        FollowUp(
            "And when would 100% and 100% be possible?",
            "When what is seen decides what happens: a deterministic label (tax bracket from income), or one that leaked in (a final invoice). So 100/100 on a test set is first of all a reason to look for the leak. More data of the same columns does not help: it only tells the shares within a kind more exactly; a column that splits a kind does.",
        ),
        FollowUp(
            "The rule may toss a coin within a kind. Does that help?",
            "Not at precision 1: whoever is called in a mixed kind stays with some probability. Elsewhere it fills the straight lines between rules (called across, caught up): some recalls in between that no plain rule reaches as cheaply, nothing above the lines that join the best ones.",
        ),
    ],
    right="8 of 20. It is not physics and not effort: it is that customers who look the same do different things. Only something new about them can change it.",
    topic="communication",
    minutes=3,
)  # fmt: skip
