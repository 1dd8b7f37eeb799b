"""When to come back to what: review dates by fsrs (FSRS-6, its published weights), recomputed from the attempts each time.

Nothing new is kept, so an export carries the schedule along. Whole days count, in the learner's own time zone, and nothing
is random. Three kinds of cards:

exercise  fsrs alone, without steps within a day: wrong comes back tomorrow, right after 2 days, right and sure after 8.
board     drills at the whiteboard: a day, three days and a week after the first board that held, as fsrs's learning steps;
          then fsrs. One that falls short comes back the next day and starts the steps anew; after them, it comes back a day,
          three days and a week after it fell short. One that is rated hard repeats its step. During the steps, one that holds
          before its day is practice and moves nothing.
slip      a named mistake made more than once, or not put right since: a day after, then fsrs by the exercises where it was made.

What a visit is worth stands in `visits.rated`. A notebook run through before its day moves nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from utils.progress.days import day_of
from utils.progress.rows import Row
from utils.progress.slips import slip_histories
from utils.progress.visits import AGAIN, GOOD, Visit, visits

EXERCISE, BOARD, SLIP = "exercise", "board", "slip"
WHITEBOARD = "whiteboard"  # the topic of boards
STEPS = (
    1,
    1,
    2,
    4,
)  # days between boards: in fsrs the first is given after a board that fell short, each next after one that held
LONGEST = 365  # days


@dataclass(frozen=True)
class Card:
    """Something to repeat. `exercise` is where; of a slip, where it happened last. `recall`: the chance to know it today.

    `times`: visits counted, of a slip how often it was made. `lapses`: how many ended badly. `rating` of the last visit, 1 to 4.
    `changed`: the question is another since it was answered.
    """

    kind: str
    exercise: str
    chapter: str | None
    due: date
    last: date
    rating: int
    times: int
    lapses: int
    recall: float
    cause: str | None = None
    changed: bool = False


def review(
    rows: Iterable[Row], now: float, known: Mapping[str, int] | None = None, zone: tzinfo | None = None
) -> list[Card]:
    """Return a card for everything done so far, the most urgent first: due ones before others, the least sure recall first.

    `now` in seconds since the epoch. `known` maps the course's exercises to their versions: what it lacks is left out, and of
    each exercise only the newest version answered counts.
    """
    today = day_of(now, zone)
    newest: dict[str, list[Visit]] = {}
    for visit in visits(rows, now, zone):
        if known is not None and visit.exercise not in known:
            continue
        mine = newest.setdefault(visit.exercise, [])
        if mine and visit.version > mine[0].version:
            mine.clear()
        if not mine or visit.version == mine[0].version:
            mine.append(visit)
    cards = [of_exercise(mine, today, (known or {}).get(exercise)) for exercise, mine in newest.items()]
    counted = sorted(
        (visit for mine in newest.values() for visit in mine), key=lambda visit: (visit.at, visit.exercise)
    )
    cards += [of_slip(history, today) for history in slip_histories(counted)]
    return sorted(
        cards, key=lambda card: (card.due > today, card.recall, card.due, card.kind, card.exercise, card.cause or "")
    )


def of_exercise(mine: list[Visit], today: date, version: int | None) -> Card:
    """Return the card of one exercise or board from its visits, oldest first."""
    last = mine[-1]
    kind = BOARD if last.topic == WHITEBOARD else EXERCISE
    history = [(visit.day, visit.rating, visit.rerun) for visit in mine]
    due, recall = scheduled(history, today, steps=kind == BOARD)
    lapses = sum(visit.rating == AGAIN for visit in mine)
    changed = version is not None and version > last.version
    return Card(
        kind, last.exercise, last.chapter, due, last.day, last.rating, len(mine), lapses, recall, changed=changed
    )


def of_slip(history, today: date) -> Card:
    """Return the card of one slip."""
    last = history.made[-1]
    due, recall = scheduled([(day, rating, False) for day, rating in history.reviews], today)
    day, rating = history.reviews[-1]
    lapses = len(history.made)
    return Card(SLIP, last.exercise, last.chapter, due, day, rating, history.times, lapses, recall, history.cause)


def scheduled(history: Iterable[tuple[date, int, bool]], today: date, steps: bool = False) -> tuple[date, float]:
    """Return the day something is due and the chance to know it today, from (day, rating, run through), oldest first.

    fsrs is told noon of each day, so that a day is a day, however early or late somebody sits down.
    """
    from fsrs import Card as Memory
    from fsrs import Rating, State

    by, memory = scheduler(steps), Memory(card_id=0, due=noon(today))
    for day, rating, rerun in history:
        early = memory.last_review is not None and noon(day) < memory.due
        practising = steps and memory.state is not State.Review
        if early and (rerun or (practising and rating > AGAIN)):
            continue
        given = min(rating, GOOD) if practising else rating  # fsrs leaves the steps on "easy"
        memory, _ = by.review_card(memory, Rating(given), noon(day))
    return memory.due.date(), float(by.get_card_retrievability(memory, noon(today)))


def scheduler(steps: bool):
    """Return fsrs's scheduler with its own weights, a recall of 90% wanted, and nothing left to chance."""
    from fsrs import Scheduler

    days = [timedelta(days=k) for k in STEPS] if steps else []
    return Scheduler(learning_steps=days, relearning_steps=days[1:], maximum_interval=LONGEST, enable_fuzzing=False)


def noon(day: date) -> datetime:
    """Return noon of a day, in the only time zone fsrs takes."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
