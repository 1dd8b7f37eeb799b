"""Minutes: what is left of a round, and what the last part of a short one is."""

from utils.chapters.mock_onsite.plan import ROUNDS
from utils.exercise import Exercise, FollowUp, Form, Mistake, Number, Wrong

MATH = ROUNDS[2]
DERIVED = 12  # minutes the derivation took, as told (@priyasharma, 2026)
LAST = next(part for part in MATH.parts if part.name == "follow-up")


def _minutes(form, rng, kind):
    truth = {"between": MATH.minutes(False) - DERIVED - LAST.full, "last": 60 * LAST.short}
    for name, value in truth.items():
        if form[name] is None:
            raise Wrong(f"`{name}` is still open.", cause="open-field")
        if not kind.fields[name].same(form[name], value):
            says = {
                "between": "Take off what came before and what comes after.",
                "last": "A quarter of the round, in seconds.",
            }
            raise Wrong(says[name], f"`{name}`", "off")


round_budget = Exercise(
    "round-budget",
    "The math round has 60 minutes; its last 15 are for the follow-ups. The derivation took 12. `between`: how many *minutes* "
    "are there for every why on the way and the probability problem? `last`: in a compressed round of 12 minutes with the "
    "same share for the follow-ups, how many *seconds* have they?",
    Form(
        between=Number(0, 60, tolerance=0.5, what="a number of minutes"),
        last=Number(0, 3600, tolerance=0.5, what="a number of seconds"),
    ),
    [_minutes],
    [
        Mistake(
            "end-forgotten",
            "That runs into the last quarter, and the last quarter is the round. Take its 15 minutes off first.",
            {"between": 48, "last": 180},
            when=lambda form: form["between"] == 48,
        ),
        Mistake(
            "derivation-forgotten",
            "45 is what there is before the last quarter; 12 of them are gone with the derivation.",
            {"between": 45, "last": 180},
            when=lambda form: form["between"] == 45,
        ),
        Mistake(
            "full-length",
            "15 minutes are 900 seconds, longer than the whole compressed round. A quarter of 12 minutes.",
            {"between": 33, "last": 900},
            when=lambda form: form["last"] == 900,
        ),
        Mistake(
            "minutes-for-seconds",
            "3 is in minutes. In seconds you feel how short it is.",
            {"between": 33, "last": 3},
            when=lambda form: form["last"] == 3,
        ),
    ],
    hints=[
        "Write the hour as a line: what is gone, what is kept for the end, what lies between.",
        "60 less 12 less 15; and a quarter of 12 minutes, times 60.",
    ],
    follow_ups=[
        FollowUp(
            "You are at minute 40 and the derivation is not done. What do you do?",
            "Says so aloud instead of hurrying silently; states the line that is missing and what it would give; offers to leave it "
            "there. The interviewer wants the rest of the hour as much as the last line.",
        ),
    ],
    right="33 minutes, and 180 seconds: one story of three minutes. That is why the story is ready before you walk in.",
    topic="planning",
)
