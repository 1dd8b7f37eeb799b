"""Where to draw the line: four counts and two prices, and the threshold that earns most."""

from utils.chapters.framing.money import GROUPS, SCORES, Piles, piles
from utils.exercise import Exercise, FollowUp, Mistake, Number, Wrong, equals

LAST = Piles(caught=40, missed=20, bothered=100, alone=840)
OFFER, WORTH = 14, 40


def walked() -> float:
    """Return what last month's calls earned, one customer after the other."""
    earned = 0
    for pile, brings in (("caught", 90 - 15), ("missed", 0), ("bothered", -15), ("alone", 0)):
        for _ in range(getattr(LAST, pile)):
            earned += brings
    return earned


month_money = Exercise(
    "month-money",
    "Last month: 40 caught (leaving, called), 20 missed (leaving, not called), 100 bothered (staying, called), 840 left alone. A call costs €15, a leaver who is called stays and is worth €90. What did calling earn, against calling nobody? In €.",
    Number(tolerance=0.5, what="an amount", unit="€"),
    [equals(walked)],
    [
        Mistake("calls-free", "That is 40 × 90. The calls cost something: how many were made?", 3600),
        Mistake(
            "caught-free",
            "You charge the 100 who were bothered. The 40 who were caught got a call as well.",
            2100,
        ),
        Mistake(
            "missed-charged",
            "The 20 who were missed leave with the model and without it. Against calling nobody they cost nothing; against a perfect model they are half of what is still to be had.",
            -300,
        ),
        Mistake("missed-charged-again", "Two slips: the missed cost nothing here, and the caught were called too.", 300),
        Mistake("everybody-called", "€15 for each of 1,000? Only those on the list were called.", 3600 - 15_000),
    ],
    hints=["Who got a call? Caught and bothered: 140.", "40 × 90 − 140 × 15."],
    follow_ups=[
        FollowUp(
            "And how much could it have earned, at best?",
            "With the future known: the 60 leavers called and nobody else, 60 × (90 − 15) = €4,500. Says that this is a bound and no target, and that 1,500 is against calling nobody: every sum names what it is compared with.",
        )
    ],
    right="€1,500. Four counts and two prices are all that a manager needs; precision and recall are two ratios of the same counts.",
    topic="communication",
    minutes=2,
)  # fmt: skip


def _best(threshold: float, rng, kind) -> None:
    due = max(piles(t).money(OFFER, WORTH) for t in (*SCORES, 1.1))
    mine = piles(threshold).money(OFFER, WORTH)
    if mine < due:
        raise Wrong(f"That line earns €{mine:,.0f}; another one earns €{due:,.0f}.", general=True)


LIST = ", ".join(f"{n} at {score:.0%}" for score, n in GROUPS.items())

cheapest_cut = Exercise(
    "cheapest-cut",
    f"New prices: a call costs €{OFFER}, a leaver kept is worth €{WORTH}. The customers: {LIST}; each score means what it says. Call from which score on?",
    Number(0, 1, decimals=3, what="a score"),
    [_best],
    [
        Mistake(
            "likely-leavers",
            "0.6 is for those who more likely leave than not. At 40% a call brings 0.4 × 40 = €16 and costs 14.",
            0.6,
            when=lambda t: 0.4 < t <= 0.6,
        ),
        Mistake(
            "just-below",
            "Near. At 30% a call brings 0.3 × 40 = €12 and costs 14: 60 calls, €120 lost.",
            0.3,
            when=lambda t: 0.29 < t <= 0.3,
        ),
        Mistake(
            "caught-pays-no-call",
            "1/4 or so comes from 14/(14 + 40). The caught cost a call too: beside calling them, a missed leaver loses you 40 − 14, not 40.",
            0.26,
            when=lambda t: 0.2 < t <= 0.29,
        ),
        Mistake(
            "recall-first",
            "Most of those calls reach somebody who stays. What does one call bring at 5%, and what does it cost?",
            0.05,
            when=lambda t: t <= 0.2,
        ),
        Mistake(
            "precision-first",
            "Few calls, nearly all right, and most of the money left on the table.",
            0.8,
            when=lambda t: t > 0.6,
        ),
    ],
    hints=["What does one call bring, on average, to somebody with score p?", "p × 40 against 14: from p = 0.35 on."],
    follow_ups=[
        FollowUp(
            "Chapter 04 said C_fp/(C_fp + C_fn). Is that another rule?",
            "The same one: bothering a stayer costs 14, missing a leaver costs 40 − 14 = 26, since keeping them would have cost a call. 14/(14 + 26) = 14/40. Says what each cost is measured against before dividing.",
        ),
        FollowUp(
            "What if only half of the leavers who are called stay?",
            "Then a call to a leaver brings half of 40: call from 14/20 = 0.7 on. Says that the rate has to come from an experiment with a group that is not called, and that it may differ between customers: the model that decides is then one of what the call changes.",
        ),
    ],
    right="0.35 is the line, and 40% the first score above it: a call pays when p × 40 > 14. No metric was needed, only that 40% means 40%.",
    topic="communication",
    minutes=3,
)  # fmt: skip
