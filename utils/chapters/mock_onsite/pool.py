"""What a day can be drawn from: every exercise with `minutes`, every board drill, in every chapter there is."""

import importlib
from dataclasses import dataclass
from functools import cache

import numpy as np

from utils.chapters.mock_onsite.plan import part_of
from utils.exercise import Exercise, Rubric, Wrong, exercises_of
from utils.exercise.find import chapters
from utils.whiteboard import Drill
from utils.whiteboard.find import drills_of

FOLLOW = {True: 1.5, False: 3.0}  # minutes of a follow-up, compressed and in full


@dataclass(frozen=True)
class Question:
    """One thing to ask: an exercise, with its drill when it is one at the board, or follow-up number `follow` of it."""

    chapter: str
    part: str
    minutes: float
    exercise: Exercise
    drill: Drill | None = None
    follow: int | None = None

    @property
    def key(self) -> str:
        """Its name for good: the exercise's, and `#2` for the second follow-up."""
        return self.exercise.name if self.follow is None else f"{self.exercise.name}#{self.follow + 1}"

    @property
    def own(self) -> bool:
        """Whether nobody but the learner scores it."""
        return self.follow is not None or self.drill is not None or scored_by_learner(self.exercise)

    def follow_ups(self, compressed: bool, part: str) -> list["Question"]:
        """Return what the interviewer asks next."""
        count = range(len(self.exercise.follow_ups))
        return [Question(self.chapter, part, FOLLOW[compressed], self.exercise, follow=k) for k in count]


def scored_by_learner(exercise: Exercise) -> bool:
    """Whether a rubric takes the learner's own score; one that is held against a reference does not."""
    kind = exercise.answer
    if not isinstance(kind, Rubric):
        return False
    nothing = dict.fromkeys(kind.criteria, 0)
    for holds in exercise.properties:
        try:
            holds(nothing, np.random.default_rng(0), kind)
        except Wrong as wrong:
            return wrong.own
    return False


@cache
def questions_of(chapter: str) -> tuple[Question, ...]:
    """Return what a chapter has to ask, by name."""
    ways = getattr(importlib.import_module(f"utils.chapters.{chapter}"), "ROUND", None)
    drills = {exercise.name: (drill, exercise) for drill, exercise in drills_of(chapter) if exercise is not None}
    found = [
        Question(chapter, part_of(exercise, ways), float(exercise.minutes), exercise)
        for exercise in exercises_of(chapter)
        if exercise.minutes and exercise.name not in drills
    ]
    found += [
        Question(chapter, part_of(exercise, ways, board=True), float(drill.minutes), exercise, drill)
        for drill, exercise in drills.values()
    ]
    return tuple(sorted(found, key=lambda one: one.key))


def pool(names: list[str] | None = None) -> list[Question]:
    """Return everything that can be asked, in an order that depends on the course alone."""
    return [one for chapter in (chapters() if names is None else sorted(names)) for one in questions_of(chapter)]


def find(key: str, chapter: str) -> Question | None:
    """Return the question of that key, or None when the course no longer has it."""
    name, _, number = key.partition("#")
    try:
        found = next((one for one in questions_of(chapter) if one.exercise.name == name), None)
    except ModuleNotFoundError:
        return None
    if found is None or not number:
        return found
    asked = found.follow_ups(False, found.part)
    return asked[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(asked) else None
