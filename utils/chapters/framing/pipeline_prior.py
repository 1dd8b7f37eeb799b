"""Trained on fewer stayers: what the model then says, and the way back. Checked by counting people."""

from fractions import Fraction

from utils.exercise import Exercise, FollowUp, Function, Mistake, Probability, agrees_with


def _inputs(rng):
    yield 0.5, 0.5
    yield 0.5, 0.1
    yield 0.001, 0.2  # not 0 and 1 themselves: by the odds the way is as right, and stops there
    yield 0.999, 0.2
    yield 0.3, 1.0
    for _ in range(20):
        yield float(rng.uniform(0.01, 0.99)), float(rng.choice([0.01, 0.05, 0.1, 0.25, 0.5]))


def recounted(said: float, kept: float) -> float:
    """Return the share of leavers before the thinning, in a group where `said` is the share after it, by counting people."""
    share = Fraction(said)
    leavers, stayers = share.numerator, share.denominator - share.numerator  # of those who were kept
    before = Fraction(stayers) / Fraction(kept)  # each stayer kept stands for 1/kept of them
    return float(leavers / (leavers + before))


prior_correction = Exercise(
    "prior-correction",
    "For training, all leavers were kept and of the stayers only a share `kept` (0 < kept ≤ 1), at random. The model, calibrated on what it saw, says `said` (between 0 and 1, never quite either). Write a function of `said, kept` that returns the probability among all users.",
    Function("said, kept", Probability(decimals=6), _inputs, domain=lambda said, kept: 0 < said < 1 and 0 < kept <= 1),
    [agrees_with(recounted, "Count people: of those who look like this, how many stayers were there before the thinning?")],
    [
        Mistake("as-said", "That is what it says among the thinned. It would call far too many.", lambda said, kept: said),
        Mistake("scaled", "Scaling the probability keeps neither 1 at 1 nor the odds. It is the *stayers* who were thinned: what happens to their number?", lambda said, kept: said * kept),
        Mistake("wrong-way", "The wrong way round: this makes it more probable still. There were more stayers than you see, not fewer.", lambda said, kept: said / (said + (1 - said) * kept)),
        Mistake("odds-left", "Those are odds. A probability is odds/(1 + odds).", lambda said, kept: min(1.0, said / (1 - said) * kept) if said < 1 else 1.0),
    ],
    hints=[
        "`said` leavers to `1 - said` stayers. How many stayers does each kept one stand for?",
        "`said` leavers to `(1 - said)/kept` stayers: turn that into a share.",
    ],
    follow_ups=[
        FollowUp(
            "Does it change the ranking, or the AUC?",
            "No: it is increasing in what is said. It changes every decision with a threshold in it and all sums of money. Odds are multiplied by the share kept; in a logistic regression that is a shift of the intercept by its logarithm.",
        ),
        FollowUp(
            "When does the formula not hold?",
            "When stayers were not thinned at random (only active ones kept), when the model is not calibrated on the thinned part (regularised, boosted with weights), or when the base rate has moved since. So it is checked on an untouched part: said against came true.",
        ),
    ],
    right="said/(said + (1 − said)/kept): the formula of Dal Pozzolo and others (2015), found by counting. Half at one stayer in ten kept is 1/11.",
    topic="communication",
    minutes=5,
)  # fmt: skip
