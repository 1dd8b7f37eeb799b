"""What each sitting says of an exercise: attempts become visits, and a visit one rating, as a flashcard would get."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo

from utils.progress.days import SECONDS, day_of
from utils.progress.rows import Row
from utils.progress.summary import GRADED, QUIZ

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4  # the numbers fsrs gives them
SITTING = 4 * 3600.0  # s from the first attempt: what falls within is one visit, also past midnight
SURE, GUESSED = 0.9, 0.6  # a right answer is easy from the first confidence on, and hard below the second
AT_ONCE = 3.0  # s between two exercises: nobody answers so fast; the notebook was run through


@dataclass(frozen=True)
class Visit:
    """One sitting at one exercise. `causes` are the slips made before it was right, once for each time.

    `rerun`: nothing new was answered, the cells of the notebook were run again from the top.
    """

    exercise: str
    topic: str
    chapter: str | None
    version: int
    at: float
    day: date
    rating: int
    causes: tuple[str, ...] = ()
    rerun: bool = False


def visits(rows: Iterable[Row], now: float, zone: tzinfo | None = None) -> list[Visit]:
    """Return the visits in `rows`, oldest first; how the rows are ordered does not count, nor does one given twice.

    Left out: quick questions, answers that could not be checked, and attempts of a day that has not come (`ahead`).
    """
    ordered = in_order(row for row in rows if row.at <= now + SECONDS)
    again = reruns(ordered)
    open_visits: dict[tuple[str, int], list[Row]] = {}
    done: list[list[Row]] = []
    for row in ordered:
        if row.topic == QUIZ or row.verdict == "invalid":
            continue
        key = row.exercise, row.version
        mine = open_visits.get(key)
        if mine is None or row.at - mine[0].at > SITTING:
            mine = open_visits[key] = []
            done.append(mine)
        mine.append(row)
    return [visit_of(attempts, again, zone) for attempts in done]


def visit_of(attempts: list[Row], again: set[str], zone: tzinfo | None) -> Visit:
    """Sum up one visit's attempts, oldest first."""
    first = attempts[0]
    before = next((k for k, row in enumerate(attempts) if row.verdict == "right"), len(attempts))
    causes = tuple(row.cause for row in attempts[:before] if row.verdict == "wrong" and row.cause)
    rerun = all(row.uuid in again for row in attempts)
    day = day_of(first.at, zone)
    return Visit(
        first.exercise, first.topic, first.chapter, first.version, first.at, day, rated(attempts), causes, rerun
    )


def rated(attempts: list[Row]) -> int:
    """Rate one visit by its first graded answer.

    Wrong and never put right: again. Put right in the same sitting, right after a hint, or right with a confidence below
    0.6: hard. Right: good; and easy with a confidence from 0.9 on. Code that stopped counts when nothing else came.
    """
    graded = [row for row in attempts if row.verdict in GRADED]
    if not graded:
        return AGAIN
    first = graded[0]
    if first.verdict == "wrong":
        return HARD if any(row.verdict == "right" for row in graded) else AGAIN
    sure = first.confidence
    if first.hints or (sure is not None and sure < GUESSED):
        return HARD
    return EASY if sure is not None and sure >= SURE else GOOD


def reruns(ordered: list[Row]) -> set[str]:
    """Return which attempts only repeat an earlier one while others were made at the same moment: a notebook run through.

    A notebook keeps its answers, so running all its cells hands all of them in once more.
    """
    found, seen = set(), set()
    for k, row in enumerate(ordered):
        said = row.exercise, row.version, row.verdict, row.cause
        near = (ordered[j] for j in (k - 1, k + 1) if 0 <= j < len(ordered))
        if said in seen and any(o.exercise != row.exercise and abs(o.at - row.at) <= AT_ONCE for o in near):
            found.add(row.uuid)
        seen.add(said)
    return found


def ahead(rows: Iterable[Row], now: float) -> int:
    """Count the attempts that bear a date more than a day from now: a clock was, or is, wrong."""
    return sum(row.at > now + SECONDS for row in rows)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return each row once, oldest first."""
    return sorted({row.uuid: row for row in rows}.values(), key=lambda row: (row.at, row.uuid))
