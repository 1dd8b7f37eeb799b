"""What the attempts add up to: what was done in each chapter, what was right at once, which slips come back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from utils.progress.rows import Row

GRADED = ("wrong", "right")
QUIZ = "quiz"  # the topic of the quick questions, which belong to no chapter


@dataclass(frozen=True)
class Done:
    """One chapter: exercises right by now, right at the first try without a hint, tried, and in all; attempts made."""

    chapter: str
    right: int
    at_once: int
    tried: int
    exercises: int
    attempts: int


@dataclass(frozen=True)
class Slip:
    """A slip made more than once: its name, how often, in which exercises."""

    cause: str
    times: int
    exercises: tuple[str, ...]


def first_graded(rows: Iterable[Row]) -> list[Row]:
    """Return the first attempt at each exercise that was graded wrong or right; `rows` oldest first.

    A new version of an exercise is a new question.
    """
    first: dict[tuple[str, int], Row] = {}
    for row in rows:
        if row.verdict in GRADED:
            first.setdefault((row.exercise, row.version), row)
    return list(first.values())


def by_chapter(rows: Sequence[Row], known: Mapping[str, Sequence[str]]) -> list[Done]:
    """Sum up each chapter that was begun, in the order it was; `known` maps a chapter to the exercises it has."""
    mine: dict[str, list[Row]] = {}
    for row in rows:
        mine.setdefault(QUIZ if row.topic == QUIZ else row.chapter or "", []).append(row)
    done = []
    for chapter, own in mine.items():
        names = {row.exercise for row in own}
        at_once = {row.exercise for row in first_graded(own) if row.verdict == "right" and not row.hints}
        right = {row.exercise for row in own if row.verdict == "right"}
        there = set(known.get(chapter, ())) | names
        done.append(Done(chapter, len(right), len(at_once), len(names), len(there), len(own)))
    return done


def recurring(rows: Iterable[Row], most: int = 6) -> list[Slip]:
    """Return the slips made at least twice: those in the most exercises first, then the most frequent."""
    made: dict[str, list[str]] = {}
    for row in rows:
        if row.verdict == "wrong" and row.cause:
            made.setdefault(row.cause, []).append(row.exercise)
    slips = [Slip(cause, len(where), tuple(dict.fromkeys(where))) for cause, where in made.items() if len(where) > 1]
    return sorted(slips, key=lambda slip: (-len(slip.exercises), -slip.times, slip.cause))[:most]
