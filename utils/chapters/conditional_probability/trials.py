"""The same six in code: a trial whose protocol the learner writes."""

from utils.chapters.conditional_probability.dice import both_six
from utils.chapters.conditional_probability.worlds import two_dice as two_dice_world
from utils.exercise import Exercise, FollowUp, Mistake, Simulation, law


def _forced(rng):
    return bool(rng.integers(1, 7) == 6)


def _checked_both(rng):
    roll = rng.integers(1, 7, 2)
    return bool((roll == 6).all()) if (roll == 6).any() else None


def _nothing_discarded(rng):
    return bool((rng.integers(1, 7, 2) == 6).all())


CHECKED_BOTH = {None: 25 / 36, True: 1 / 36, False: 10 / 36}
FORCED = {True: 1 / 6, False: 5 / 6}
UNDISCARDED = {True: 1 / 36, False: 35 / 36}


def _shown_law():
    world = two_dice_world("shown")
    both = sum(case.weight for case in world.cases if case.said == 6 and both_six(case.outcome))
    shown = sum(case.weight for case in world.cases if case.said == 6)
    return {None: 1 - shown, True: both, False: shown - both}


shown_trial = Exercise(
    "shown-trial",
    "`trial(rng)`: roll two dice, show one at random. None when it is no six, else whether both are sixes.",
    Simulation([None, True, False]),
    [law(_shown_law, "That is not the world of a die shown at random.")],
    [
        Mistake(
            "five-faced",
            "No six ever came: `rng.integers(1, 6)` stops at 5. The upper end is left out, so write 7.",
            lambda rng: None if rng.integers(1, 6) < 6 else True,
            when=lambda sample: sample.counts[None] == sample.trials,
        ),
        Mistake(
            "checked-both",
            "You keep a trial whenever there is a six anywhere: that is someone checking both dice. Pick one die and look only at it.",
            _checked_both,
            when=lambda sample: sample.fits(CHECKED_BOTH),
        ),
        Mistake(
            "forced-six",
            "You never return None: a six was forced, or the roll repeated until one came. One call is one roll, and the world decides whether you hear of a six.",
            _forced,
            when=lambda sample: sample.fits(FORCED),
        ),
        Mistake(
            "not-discarded",
            "A trial in which no six is shown must return None: the report you condition on was never made.",
            _nothing_discarded,
            when=lambda sample: sample.fits(UNDISCARDED),
        ),
    ],
    hints=[
        "`rng.integers(1, 7, size=2)` rolls both dice; `rng.choice(roll)` picks one.",
        "If the die picked is no six, `return None`.",
        "Otherwise return whether both are: `return bool((roll == 6).all())`.",
    ],
    follow_ups=[
        FollowUp(
            "How many trials do you need to tell 1/11 from 1/6?",
            "Says what is counted: kept trials. The standard error near 1/8 is about 0.33 over the root of their number; the gap is 0.076, "
            "so a gap of 4 standard errors needs about 300 kept trials: six times as many rolls when one die is read out, 3.3 times when somebody looks at both.",
        )
    ],
    right="Five trials in six are thrown away; of the rest, one in six is a double six. Simulating the *protocol* is the point: who looked at what, and when was it reported.",
    topic="protocol",
    minutes=8,
)
