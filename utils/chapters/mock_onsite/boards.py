"""The board of a question: its own drill, or one made for a derivation, so that the pen and the freezes are there."""

from utils.chapters.mock_onsite.pool import Question
from utils.exercise.answers import Choice, Subset
from utils.whiteboard import Drill

LISTEN = {
    "setup": "wrote down what is given, and the shapes, before the first step",
    "steps": "one step a line, each with its reason said aloud",
    "checked": "checked the result unasked: sign, shape, a limit",
    "voice": "was never silent for more than eight seconds",
}


def board_drill(question: Question, minutes: float) -> Drill | None:
    """Return the drill of a question that has one, or a plain one for a derivation or a probability; None for others."""
    if question.drill is not None:
        return question.drill
    if question.follow is not None or question.part not in ("derive", "probability", "design"):
        return None
    if isinstance(question.exercise.answer, Choice | Subset):  # picked, not worked out: no steps to draw
        return None
    seconds = round(60 * minutes)
    milestones = [
        ("what is given, and what is asked", max(1, seconds // 6)),
        ("the first step, with its reason", max(2, seconds // 3)),
        ("the result", max(3, seconds * 5 // 6)),
        ("a check of it: sign, shape, a limit", max(4, seconds)),
    ]
    text = "\n".join([question.exercise.prompt, *question.exercise.answer.parts()])
    return Drill(question.key, text, milestones, seconds / 60, LISTEN)
