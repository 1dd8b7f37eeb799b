"""The question that was actually the round, without a board: two minutes, scored by who answered."""

from utils.exercise import Exercise, FollowUp, Mistake, Rubric, Wrong, at_least
from utils.whiteboard.habits import lost

QUESTION = "“In your last job, when did you actually use this kind of math, and when did you not use it because the framework hid it from you?”"
CRITERIA = {
    "case": "one real case, with what was at stake in it",
    "line": "the line of the mathematics that did the work, and what was seen before it was reached for",
    "seen": "a number or a picture from after, on data that was not used for it",
    "hidden": "one thing that was left to the framework, and why that was right",
    "limit": "when they would have chosen otherwise",
}
RUBRIC = Rubric(CRITERIA)


def both_halves(points, rng, kind):
    """Hold when a case was told and something left to the framework: either half of the question."""
    for name in ("case", "hidden"):
        if not points[name]:
            raise Wrong(f"By your own score one half of the question is open. Redo first: {CRITERIA[name]}", own=True)


when_used = Exercise(
    "when-used",
    f"{QUESTION} Answer aloud, two minutes, no notes; then score what you *said*:",
    RUBRIC,
    [at_least(4), both_halves],
    [
        Mistake(
            "no-case",
            "Nothing in it happened to anybody. One afternoon, one model, one number that looked wrong: begin there.",
            RUBRIC.scores(0, 1, 0, 1, 0),
            when=lambda points: lost("case")(points),
        ),
        Mistake(
            "half-question",
            "The second half of the question was not answered. Name one thing you left to the framework on purpose.",
            RUBRIC.scores(1, 1, 1, 0, 0),
            when=lambda points: points["case"] and lost("hidden")(points),
        ),
        Mistake(
            "no-after",
            "The story ends before anybody knows whether it worked. One number from afterwards, on rows it was not fitted to.",
            RUBRIC.scores(1, 1, 0, 1, 0),
            when=lambda points: points["case"] and points["hidden"] and lost("seen")(points) and sum(points.values()) < 4,
        ),
    ],
    hints=[
        "Think of the last time a number looked wrong and a plot of the loss did not say why.",
        "Five sentences: what was at stake; what you saw; which line you reached for; what you saw after; what you left to the framework, and when you would do otherwise.",
    ],
    follow_ups=[
        FollowUp(
            "Why that method, and not the usual alternative?",
            "Ties the choice to a size or a shape in the case itself, as in the account: few rows for calibration, so two parameters and not a step function; says what would turn the choice round.",
        ),
        FollowUp(
            "Tell me about a time the framework was wrong, or you suspected it.",
            "One concrete doubt, how it was tested (a finite difference, a tiny input, a second implementation), what it turned out to be. Most often their own code, and they say so.",
        ),
    ],
    right=lambda points: f"Your own score: {sum(points.values())} of {len(points)}. Tell it once more to somebody who may interrupt.",
    topic="spoken",
    minutes=3,
)  # fmt: skip
