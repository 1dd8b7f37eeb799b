"""The board drills of a chapter, wherever in its package they stand."""

from utils.exercise.exercise import Exercise
from utils.exercise.find import exercises_of, modules_of
from utils.whiteboard.drill import Drill


def drills_of(chapter: str) -> list[tuple[Drill, Exercise | None]]:
    """Return the drills of `utils.chapters.<chapter>` in the order they are defined, each with the exercise of its name.

    The exercise takes the board's score; None where a drill has none. ValueError when two drills share a name.
    """
    found: dict[str, Drill] = {}
    for module in modules_of(chapter):
        for value in vars(module).values():
            if isinstance(value, Drill) and found.setdefault(value.name, value) is not value:
                raise ValueError(f"two drills of {chapter} are called {value.name}")
    exercises = {exercise.name: exercise for exercise in exercises_of(chapter)} if found else {}
    return [(drill, exercises.get(name)) for name, drill in found.items()]
