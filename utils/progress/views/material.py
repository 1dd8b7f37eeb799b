"""What there is to come back to: the course's exercises, and the cards of what was done of them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from utils.exercise.exercise import Exercise
from utils.exercise.find import course
from utils.progress.days import day_of
from utils.progress.memory import kept, store, unattended
from utils.progress.review import Card, review
from utils.progress.rows import Row
from utils.progress.visits import ahead


@dataclass(frozen=True)
class Material:
    """Everything kept, the cards made of it (the most urgent first), the day it is, and what the learner should hear."""

    rows: Sequence[Row]
    cards: Sequence[Card]
    today: date
    exercises: dict[str, tuple[str, Exercise]]
    remarks: tuple[str, ...]

    @property
    def due(self) -> list[Card]:
        """The cards due by today."""
        return [card for card in self.cards if card.due <= self.today]

    def words(self, card: Card) -> str:
        """Return what the course says of a slip: the mistake's own words where its exercise knows it, else its name."""
        _, exercise = self.exercises.get(card.exercise, (None, None))
        known = {mistake.name: mistake.says for mistake in exercise.mistakes} if exercise else {}
        return known.get(card.cause, f"{(card.cause or '').replace('-', ' ')}.")


def material() -> Material:
    """Read what was done, and make its cards. The disk is only read; nothing when nobody is at the keyboard."""
    rows, now = kept(), time.time()
    exercises = by_name() if rows else {}
    versions = {name: exercise.version for name, (_, exercise) in exercises.items()}
    remarks = [] if unattended() else [store().take_remark()]
    if count := ahead(rows, now):
        remarks.append(
            f"{count:,} of {len(rows):,} attempts bear a date that has not come: they wait until then. Is the clock right?"
        )
    try:
        cards = review(rows, now, versions) if rows else []
    except ImportError:
        cards = []
        remarks.append("Review dates need the package `fsrs`: `python -m utils doctor` says how to get it.")
    return Material(rows, cards, day_of(now), exercises, tuple(filter(None, remarks)))


def by_name() -> dict[str, tuple[str, Exercise]]:
    """Return chapter and exercise by the exercise's name."""
    return {exercise.name: (chapter, exercise) for chapter, mine in course().items() for exercise in mine}
