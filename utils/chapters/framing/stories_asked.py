"""Three more stories that are asked for, two minutes each, without a board: scored by who told them."""

from utils.exercise import Exercise, FollowUp, Mistake, Rubric, at_least
from utils.whiteboard.habits import lost


def _asked(name: str, question: str, turn: str, missing: str, follow_ups: list[FollowUp]) -> Exercise:
    """Return the exercise: `turn` is what this story has and others have not, `missing` the words when it is not told."""
    rubric = Rubric(
        {
            "case": "one real case: when, what hung on it, who noticed",
            "mine": "“I” for what was theirs, and what they did first",
            "turn": turn,
            "number": "a number or an observation, before and after",
            "since": "what they do differently since, unasked",
        }
    )
    return Exercise(
        name,
        f"“{question}” Two minutes aloud, no notes; then score what you *said*:",
        rubric,
        [at_least(4)],
        [
            Mistake(
                "in-general",
                "What one does, not what you did. Begin with a day: “On a Tuesday in March I saw …”.",
                rubric.scores(0, 0, 1, 1, 1),
                when=lambda points: lost("case")(points) and sum(points.values()) < 4,
            ),
            Mistake(
                "turn-missing",
                missing,
                rubric.scores(1, 1, 0, 1, 0),
                when=lambda points: points["case"] and lost("turn")(points) and sum(points.values()) < 4,
            ),
            Mistake(
                "nothing-since",
                "It came out, and nothing changed. One habit you have kept since, in one sentence.",
                rubric.scores(1, 1, 1, 0, 0),
                when=lambda points: points["case"] and points["turn"] and lost("since")(points) and sum(points.values()) < 4,
            ),
        ],
        hints=["Five sentences: the day; what you did first; the turn; before and after; what you do since."],
        follow_ups=follow_ups,
        right=lambda points: f"Your own score: {sum(points.values())} of 5. Tell it once more, to somebody who may interrupt.",
        topic="stories",
        minutes=3,
    )  # fmt: skip


failed_live = _asked(
    "failed-live",
    "Tell me about a model of yours that failed in production.",
    "how it was found, and why the checks before had not found it",
    "How it was found is missing, and why no check had seen it. That sentence is what they ask the story for.",
    [
        FollowUp(
            "Who found it, you or a user?",
            "Says so plainly. If a user: what would have shown it earlier, and that it is there now.",
        ),
        FollowUp(
            "What did you do in the first hour?",
            "Rolled back or switched off before looking for the cause, or says what spoke against it; told somebody.",
        ),
    ],
)
changed_mind = _asked(
    "changed-mind",
    "Tell me about a time data changed your mind.",
    "what they had believed, in words that commit, and the observation that turned it",
    "What had you believed? Without a belief that could be wrong, nothing turned.",
    [
        FollowUp(
            "What would have changed it back?",
            "Names an observation that was possible. “Nothing” is conviction, not evidence.",
        ),
        FollowUp(
            "How long did you hold on to it?",
            "Admits a delay and what it cost: a week, a release, a colleague's patience.",
        ),
    ],
)
left_out = _asked(
    "left-out",
    "Tell me about a deadline. What did you leave out?",
    "what was left out, by which reason, and who was told before",
    "Everything was done in time: then it was no deadline. Say what was left out, why that, and who knew.",
    [
        FollowUp(
            "Did what you left out ever come?",
            "Says yes or no, and whether anybody missed it.",
        ),
        FollowUp(
            "What would you never leave out?",
            "One thing with its reason: the test set that nobody trained on, the way back, the guardrail.",
        ),
    ],
)
