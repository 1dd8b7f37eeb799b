"""From a calibrated probability to a decision: the threshold is a ratio of costs."""

import numpy as np

from utils.derivation import Problem, derivation
from utils.exercise import Exercise, FollowUp, Mistake, Probability, equals

_COSTS = {"C_fp": "pos", "C_fn": "pos", "t": "unit"}
THRESHOLD = Problem("J = C_fp (1 - t)^2/2 + C_fn t^2/2", _COSTS, solve=("J", "t"))
PLAIN = Problem("", _COSTS)


def _says_t(*wrong):
    """Tell of a derivation with a broken line whether it ends in t = one of these, also where no t could solve the line before."""

    def made(derived):
        lines = [line.text for line in derived.report.lines if line.text.split("=")[0].strip() == "t"]
        if derived.broken is None or not lines:
            return False
        said = lines[-1].rsplit("=", 1)[1]
        return any(PLAIN.check(f"{said} = {each}").follows for each in wrong)

    return made


threshold_cost = derivation(
    "threshold-cost",
    "You refuse whoever has p > t. A refused good one costs C_fp, an accepted bad one C_fn. If p is calibrated and spread evenly over (0, 1), a threshold costs J = C_fp (1 - t)^2/2 + C_fn t^2/2. Find the best t; each line is an equation, the last `t = ...`.",
    THRESHOLD,
    goal="t = C_fp/(C_fp + C_fn)",
    steps=3,  # without a start both sides of an equation count: the result alone has two
    mistakes=[
        Mistake(
            "other-cost-above",
            "Test it: if accepting a bad one is ruinous, you must refuse early. C_fn large must make t *small*.",
            "C_fn t = C_fp (1 - t)\nt = C_fn/(C_fp + C_fn)",
            when=_says_t("C_fn/(C_fp + C_fn)"),
        ),
        Mistake(
            "odds-for-probability",
            "C_fp/C_fn are the *odds* t/(1 - t). A probability is odds/(1 + odds).",
            "C_fn t = C_fp (1 - t)\nt = C_fp/C_fn",
            when=_says_t("C_fp/C_fn", "C_fn/C_fp"),
        ),
        Mistake(
            "inner-minus",
            "(1 - t)^2 has a minus inside: its slope is -2 (1 - t). With a plus both parts push the same way, and there is no balance.",
            "C_fp (1 - t) + C_fn t = 0\nt = C_fp/(C_fp - C_fn)",
            when=_says_t("C_fp/(C_fp - C_fn)", "-C_fp/(C_fn - C_fp)"),
        ),
        Mistake(
            "one-half",
            "One half is right when both mistakes cost the same. Here they need not.",
            "C_fn t = C_fp (1 - t)\nt = 1/2",
            when=_says_t("1/2"),
        ),
    ],
    hints=["Differentiate J in t and set it to zero.", "`-C_fp (1 - t) + C_fn t = 0`", "`(C_fp + C_fn) t = C_fp`"],
    follow_ups=[
        FollowUp(
            "And if the scores are not spread evenly?",
            "The same t. Read the line C_fn t = C_fp (1 - t): at p = t accepting costs t C_fn, refusing costs (1 - t) C_fp, and you are indifferent; above it refusing is cheaper, case by case. "
            "How many cases stand where changes the total, not the rule. That p is calibrated is what it needs.",
        )
    ],
    right="C_fn t = C_fp (1 - t) is indifference: at p = t both decisions cost the same. It holds case by case, however the scores are spread.",
    topic="derivations",
    minutes=10,
)


def cheapest_threshold(refused, accepted):
    """Return the p at which refusing and accepting cost the same, by scanning p."""
    p = np.linspace(0, 1, 1_000_001)
    return float(p[int(np.argmin(np.abs(p * accepted - (1 - p) * refused)))])


refusal_threshold = Exercise(
    "refusal-threshold",
    "A loan that goes bad costs 20 times what a refused good one would have earned. Refuse from which P(bad) on?",
    Probability(),
    [equals(lambda: cheapest_threshold(1, 20))],
    [
        Mistake("one-half", "0.5 is for equal costs. At p = 0.4 you would accept, and lose 0.4 x 20 to save 0.6.", 0.5),
        Mistake("odds", "1 : 20 are the odds. The probability is 1/21.", 0.05),
        Mistake("complement", "20/21 accepts nearly everybody: the dear mistake calls for a low threshold.", 20 / 21),
        Mistake("base-rate", "0.28 is how many go bad. The threshold comes from the costs alone.", 0.28),
    ],
    hints=["At the threshold both decisions cost the same: p x 20 = (1 - p) x 1.", "1/(1 + 20)."],
    follow_ups=[
        FollowUp(
            "Your probabilities are not calibrated. What do you do about the threshold?",
            "Either calibrate and compute it, or search the threshold on held-out rows for this one ratio of costs. The search must be done again whenever a cost changes or differs from case to case, as with loans of different size; "
            "calibrated probabilities serve every cost at once.",
        )
    ],
    right="1/21, about 0.048: far down in the region where this model was found too sure. That is why it matters so much here; at one half it would save little.",
    topic="costs",
    minutes=2,
)
