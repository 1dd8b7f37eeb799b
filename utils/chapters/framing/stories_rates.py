"""The sums behind a fairness story: equal accuracy and unequal errors, and what different base rates leave no room for."""

from fractions import Fraction

from utils.chapters.framing.worded import WordedForm
from utils.exercise import Exercise, FollowUp, Mistake, Number, complete, consistent

NORTH = {"caught": 90, "missed": 10, "alarms": 40, "cleared": 860}
SOUTH = {"caught": 60, "missed": 40, "alarms": 10, "cleared": 890}


def rates(group: dict[str, int]) -> tuple[float, float]:
    """Return (accuracy, false-negative rate) of a group, counting people one by one."""
    right = sum(n for pile, n in group.items() if pile in ("caught", "cleared"))
    return right / sum(group.values()), group["missed"] / (group["caught"] + group["missed"])


RATE = Number(0, 1, what="a rate")
TRUE_RATES = dict(
    zip(
        ("accuracy_north", "missed_north", "accuracy_south", "missed_south"),
        (*rates(NORTH), *rates(SOUTH)),
        strict=True,
    )
)


def _near(name: str, value: float):
    return lambda form: form[name] is not None and abs(form[name] - value) <= RATE.tolerance


hidden_rates = Exercise(
    "hidden-rates",
    "A model finds accounts that were taken over (invented numbers). North, 1,000 accounts: 90 caught, 10 missed, 40 false alarms, 860 cleared. South, 1,000 accounts: 60 caught, 40 missed, 10 false alarms, 890 cleared. One number for all, and one for the victims.",
    WordedForm(
        accuracy_north=("of all accounts in the north, the share judged rightly", RATE),
        accuracy_south=("the same in the south", RATE),
        missed_north=("of the accounts taken over in the north, the share missed (*false-negative rate*)", RATE),
        missed_south=("the same in the south", RATE),
    ),
    [
        complete(),
        *(consistent(_near(name, value), f"`{name}`: which accounts does it count, out of which?") for name, value in TRUE_RATES.items()),
    ],
    [
        Mistake("share-of-all", "Missed out of *all* accounts hides it again. Out of those that were taken over: 100 in each group.", {**TRUE_RATES, "missed_north": 0.01, "missed_south": 0.04}, when=_near("missed_south", 0.04)),
        Mistake("caught-for-missed", "That is the share caught.", {**TRUE_RATES, "missed_north": 0.9, "missed_south": 0.6}, when=_near("missed_south", 0.6)),
        Mistake("missed-of-cleared", "That is out of the accounts let through. The victims ask: out of us, how many did you miss?", {**TRUE_RATES, "missed_north": 10 / 870, "missed_south": 40 / 930}, when=_near("missed_south", 40 / 930)),
        Mistake("accuracy-of-victims", "Accuracy counts everybody, also the many who were rightly cleared. That is why it says so little here.", {**TRUE_RATES, "accuracy_north": 0.9, "accuracy_south": 0.6}, when=_near("accuracy_south", 0.6)),
    ],
    follow_ups=[
        FollowUp(
            "Forty of a hundred against ten of a hundred: could that be chance?",
            "Hardly: the standard errors are about 5 and 3 points, so 30 points are more than five of their difference. Says what to ask next: is the label equally good in both, and what do they differ in (shared phones, fewer accounts to learn from)?",
        )
    ],
    hints=["Accuracy: caught and cleared, out of 1,000.", "Missed: 10 of 100, and 40 of 100."],
    right="95% and 95%; 10% and 40%. One accuracy, and the victims in the south are missed four times as often. Who asks only for the first number ships it.",
    topic="stories",
    minutes=3,
)  # fmt: skip

PPV, FNR = Fraction(3, 5), Fraction(1, 4)
BASES = {"north": Fraction(1, 5), "south": Fraction(1, 2)}


def false_positive_rate(base: Fraction, people: int = 12_000) -> float:
    """Return the false-positive rate of a group with this base rate, precision `PPV` and false-negative rate `FNR`, by whole people."""
    taken = base * people
    caught = taken * (1 - FNR)
    flagged = caught / PPV
    return float((flagged - caught) / (people - taken))


DUE = {f"alarms_{name}": false_positive_rate(base) for name, base in BASES.items()}

error_identity = Exercise(
    "error-identity",
    "A model flags accounts that were taken over, in two regions, and somebody wants it fair: the same precision in both (of those flagged, 60% are rightly flagged) and the same false-negative rate (of those taken over, 25% are missed). In the north 20% of the accounts are taken over, in the south 50%. To 3 decimals.",
    WordedForm(
        alarms_north=("of the accounts in the north that were *not* taken over, the share flagged (*false-positive rate*)", RATE),
        alarms_south=("the same in the south", RATE),
    ),
    [
        complete(),
        *(consistent(_near(name, value), f"`{name}`: take 1,000 accounts and count: taken over, caught, flagged, flagged in vain.") for name, value in DUE.items()),
    ],
    [
        Mistake("same-for-both", "They cannot be the same: that is the theorem. Take 1,000 accounts of each group and count.", {"alarms_north": 0.4, "alarms_south": 0.4}, when=lambda form: None not in form.values() and abs(form["alarms_north"] - form["alarms_south"]) < 1e-9),
        Mistake("base-for-odds", "You multiply by the base rate p. It is the odds, p/(1 − p): victims for each account that is not one.", {"alarms_north": 0.1, "alarms_south": 0.25}, when=_near("alarms_south", 0.25)),
        Mistake("missed-for-caught", "You count the missed as flagged. It is the caught, 1 − 0.25 of the victims, who are flagged rightly.", {"alarms_north": 0.042, "alarms_south": 0.167}, when=_near("alarms_north", 0.042)),
        Mistake("precision-turned", "(1 − PPV)/PPV is how many are flagged in vain for each one rightly. You have it the other way round.", {"alarms_north": 0.281, "alarms_south": 1}, when=_near("alarms_north", 0.281)),
    ],
    hints=["North, 1,000 accounts: 200 taken over, 150 caught. These are 60% of the flagged: how many are flagged in vain?", "FPR = p/(1 − p) · (1 − PPV)/PPV · (1 − FNR)."],
    follow_ups=[
        FollowUp(
            "So fairness is impossible?",
            "No. What is impossible is to have several definitions at once when base rates differ and the model is not perfect (Chouldechova 2017; Kleinberg, Mullainathan and Raghavan 2016, for calibrated scores). Says which error hurts whom in this product, chooses that one with those who answer for it, and names what it costs the others.",
        ),
        FollowUp(
            "Whose base rate is it?",
            "Asks how the label came about: taken over, or *reported* as taken over? If one group reports less, the base rate is a fact about reporting.",
        ),
    ],
    right="12.5% and 50%: with precision and misses fixed, the base rates leave no choice. FPR = p/(1 − p) · (1 − PPV)/PPV · (1 − FNR) (Chouldechova 2017). Kleinberg, Mullainathan and Raghavan (2016) prove its like for calibrated scores. So one chooses, and says what for.",
    topic="stories",
    minutes=5,
)  # fmt: skip
