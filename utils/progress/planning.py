"""A plan for the days before the interview: reviews first, then what is unfinished, the last day only what went wrong.

Nothing is kept of a plan. It is made anew from what was done, so what is done drops out and what was missed moves on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

REVIEWS, SITTING, REDO, MOCK = "review", "sitting", "redo", "mock"
ROUND, ROUNDS = 12, 5  # minutes of a short mock round, and how many there are
LEAST = 10  # minutes: less of a sitting is not worth beginning


@dataclass(frozen=True)
class Sitting:
    """A chapter's sitting: which of how many, what is unfinished in it in order, and how many minutes each of these takes."""

    chapter: str
    number: int
    of: int
    left: tuple[str, ...]
    each: float


@dataclass(frozen=True)
class Review:
    """Something to repeat, the day from which, and how long it takes."""

    exercise: str
    due: date
    minutes: int


@dataclass(frozen=True)
class Task:
    """A piece of a day: exercises to repeat, some of a sitting, or rounds of the mock onsite (`number` of them)."""

    kind: str
    exercises: tuple[str, ...]
    minutes: int
    chapter: str = ""
    number: int = 0
    of: int = 0


@dataclass
class Day:
    """One day: what is to be done in how many minutes. Its tasks never take more."""

    day: date
    room: int
    tasks: list[Task] = field(default_factory=list)

    @property
    def free(self) -> int:
        """Minutes not yet given to anything."""
        return self.room - sum(task.minutes for task in self.tasks)


@dataclass(frozen=True)
class Plan:
    """The days, and what did not fit: minutes left by chapter, and exercises that should have been repeated."""

    days: tuple[Day, ...]
    chapters_left: dict[str, int]
    reviews_left: tuple[str, ...]


def in_sittings(chapter: str, minutes: int, exercises: Sequence[str], count: int, done: set[str]) -> list[Sitting]:
    """Cut a chapter into `count` sittings of about as many exercises, and leave out of each what is `done` by now."""
    each, of = minutes / max(1, len(exercises)), max(1, count)
    cuts = [round(k * len(exercises) / of) for k in range(of + 1)]
    sittings = [
        Sitting(chapter, k + 1, of, tuple(name for name in exercises[cuts[k] : cuts[k + 1]] if name not in done), each)
        for k in range(of)
    ]
    return [sitting for sitting in sittings if sitting.left]


def in_order(needs: Mapping[str, Sequence[str]], begun: set[str]) -> list[str]:
    """Return the chapters so that none comes before what it needs: begun ones first, else as given.

    What a chapter needs and nobody has is taken as done; of a circle, the first given comes first.
    """
    waiting, ordered = list(needs), []
    while waiting:
        ready = [chapter for chapter in waiting if not set(needs[chapter]) & set(waiting) - {chapter}] or waiting[:1]
        chosen = next((chapter for chapter in ready if chapter in begun), ready[0])
        waiting.remove(chosen)
        ordered.append(chosen)
    return ordered


def planned(
    days: Sequence[date],
    minutes: int,
    spent: int,
    reviews: Sequence[Review],
    sittings: Sequence[Sitting],
    redo: Sequence[Review],
    mock: bool,
) -> Plan:
    """Fill `days`, each with `minutes`, the first with what is left of them after `spent`.

    `reviews` come the most urgent first, `sittings` in order. Reviews take at most half a day while sittings wait. A sitting
    that does not fit is gone on with on the next day. The last day has `redo` and, with `mock`, rounds of the mock onsite.
    """
    plan = [Day(day, minutes) for day in days]
    plan[0].room = max(0, minutes - spent)
    waiting, queue = list(reviews), list(sittings)
    for day in plan[:-1]:
        due = [review for review in waiting if review.due <= day.day]
        taken = fitting(due, day.room // 2 if queue else day.room)
        day.tasks = together(REVIEWS, taken)
        while queue and study(day, queue):
            pass
        taken += fitting([review for review in due if review not in taken], day.free)
        day.tasks[: 1 if day.tasks and day.tasks[0].kind == REVIEWS else 0] = together(REVIEWS, taken)
        waiting = [review for review in waiting if review not in taken]
    rehearse(plan[-1], redo, mock)
    left: dict[str, float] = {}
    for sitting in queue:
        left[sitting.chapter] = left.get(sitting.chapter, 0.0) + len(sitting.left) * sitting.each
    again = {name for task in plan[-1].tasks for name in task.exercises}
    missed = tuple(review.exercise for review in waiting if review.due <= days[-1] and review.exercise not in again)
    return Plan(tuple(plan), {chapter: whole(minutes) for chapter, minutes in left.items()}, missed)


def fitting(reviews: Sequence[Review], room: int) -> list[Review]:
    """Return those of `reviews` that fit into `room` minutes, the first first."""
    taken: list[Review] = []
    for review in reviews:
        if sum(one.minutes for one in taken) + review.minutes <= room:
            taken.append(review)
    return taken


def together(kind: str, reviews: Sequence[Review]) -> list[Task]:
    """Return the one task of doing `reviews`; none for none."""
    minutes = sum(review.minutes for review in reviews)
    return [Task(kind, tuple(review.exercise for review in reviews), minutes)] if reviews else []


def study(day: Day, queue: list[Sitting]) -> bool:
    """Give a day what fits of the first sitting in the queue; return whether there may be room for more."""
    sitting = queue[0]
    fits = max(n for n in range(len(sitting.left) + 1) if whole(n * sitting.each) <= day.free)
    if not fits or (fits < len(sitting.left) and day.free < LEAST):
        return False
    taken, rest = sitting.left[:fits], sitting.left[fits:]
    day.tasks.append(Task(SITTING, taken, whole(fits * sitting.each), sitting.chapter, sitting.number, sitting.of))
    queue[:1] = [Sitting(sitting.chapter, sitting.number, sitting.of, rest, sitting.each)] if rest else []
    return not rest


def whole(minutes: float) -> int:
    """Round minutes up; what floating point added does not count."""
    return ceil(round(minutes, 6))


def rehearse(day: Day, redo: Sequence[Review], mock: bool) -> None:
    """Give the last day what went wrong, and rounds of the mock onsite: more than half of it, and what is left over."""
    wanted = sum(review.minutes for review in redo)
    most = max(day.room - wanted, ceil(0.6 * day.room))
    rounds = min(ROUNDS, most // ROUND) if mock else 0
    day.tasks = together(REDO, fitting(redo, day.room - rounds * ROUND))
    if rounds:
        day.tasks.append(Task(MOCK, (), rounds * ROUND, number=rounds, of=ROUNDS))
