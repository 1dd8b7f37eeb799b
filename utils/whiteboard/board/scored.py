"""A board as an exercise: the learner's own score by the drill's rubric, so that progress remembers it."""

from collections.abc import Sequence

from utils.exercise import Exercise, Mistake, Rubric, at_least
from utils.whiteboard.drill import Drill


def board_exercise(drill: Drill, mistakes: Sequence[Mistake], *, least: int | None = None, **more: object) -> Exercise:
    """Return the exercise that takes a board's score: right from `least` criteria on, by default all but one.

    `mistakes` know the boards that are short of one thing, as in any exercise; `more` goes to `Exercise`.
    """
    rubric = Rubric(dict(drill.rubric))
    due = max(1, len(drill.rubric) - 1) if least is None else least

    def right(points: dict[str, int]) -> str:
        return f"Your own score: {sum(points.values())} of {len(points)}. Again in a day, in three days and in a week."

    given = {"topic": "whiteboard", "right": right, **more}
    return Exercise(drill.name, "Score your board:", rubric, [at_least(due)], mistakes, **given)
