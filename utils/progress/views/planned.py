"""The days before the interview as a table, made anew from what was done whenever it is looked at."""

import html
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from utils.progress.days import called, day_of
from utils.progress.memory import unattended
from utils.progress.planning import (
    MOCK,
    REDO,
    REVIEWS,
    ROUND,
    Plan,
    Review,
    Sitting,
    Task,
    in_order,
    in_sittings,
    planned,
)
from utils.progress.review import BOARD, Card
from utils.progress.seen import went_wrong
from utils.progress.views.material import Material, by_name, material
from utils.progress.views.places import Place, places
from utils.progress.views.returning import linked
from utils.progress.views.shown import Shown, says, table

EMPTY = (
    "Your plan for the days before the interview stands here once you run this: what to repeat, which sittings are left,"
    " and a last day for what went wrong."
)
WEEK = 7
FEWEST, MOST = 20, 720  # minutes a day
MINUTES, AT_BOARD = 4, 12  # what it takes to answer an exercise again, and to draw a board
LONGEST = 600.0  # s: of one attempt, what counts as work; whoever leaves the page open does not work all the time
LISTED = 6  # links in one line
MOCK_CHAPTER = "mock_onsite"
WIDE = "margin-bottom:.3em;white-space:normal;min-width:18em;max-width:40em"


def plan(onsite: date | str | None = None, minutes: int = 60) -> Shown:
    """Show what to do on each of the seven days before `onsite`, a date or "2026-12-01", in `minutes` a day.

    Without a date: on the next seven days. Made from what was done so far: what is done drops out, what was missed moves on.
    """
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not FEWEST <= minutes <= MOST:
        return Shown(
            f"`minutes` is how many you have a day, from {FEWEST} to {MOST}; {minutes!r:.40} is not.", ok=False
        )
    try:
        day = read_day(onsite)
    except ValueError as problem:
        return Shown(str(problem), ok=False)
    if unattended():
        return Shown(EMPTY)
    today = day_of(time.time())
    if day is not None and day < today:
        return Shown(f"{called(day)} is past. Give a day to come, or none for the next seven days.", ok=False)
    found, at = material(), places()
    exercises = found.exercises or by_name()
    days = before(day, today)
    answered = {card.exercise for card in found.cards}  # what of it was not right comes back as something to repeat
    begun = {row.chapter for row in found.rows if row.chapter}
    made = planned(
        days, int(minutes), spent(found, days[0]), reviews(found.cards), unfinished(at, set(exercises), answered, begun),
        reviews(went_wrong(found.cards)), MOCK_CHAPTER in at and day != today,
    )  # fmt: skip
    return shown(made, day, int(minutes), found, at)


def read_day(onsite: object) -> date | None:
    """Return the day meant by a date, a datetime or a text such as "2026-12-01". ValueError in a sentence for anything else."""
    if onsite is None:
        return None
    if isinstance(onsite, datetime):
        return onsite.date()
    if isinstance(onsite, date):
        return onsite
    try:
        return date.fromisoformat(onsite)
    except (TypeError, ValueError):
        raise ValueError(
            f'`onsite` is the day of the interview, such as "2026-12-01"; {onsite!r:.40} is not a day.'
        ) from None


def before(onsite: date | None, today: date) -> list[date]:
    """Return the days to plan: the seven before the interview that are left, or the next seven; on the day itself that day."""
    first = today if onsite is None else max(today, onsite - timedelta(days=WEEK))
    last = first + timedelta(days=WEEK - 1) if onsite is None else max(onsite - timedelta(days=1), first)
    return [first + timedelta(days=k) for k in range((last - first).days + 1)]


def spent(found: Material, first: date) -> int:
    """Return the minutes worked today, where the plan begins today."""
    if first != found.today:
        return 0
    mine = [row for row in found.rows if day_of(row.at) == first] if found.rows else []
    return round(sum(min(row.seconds, LONGEST) for row in mine) / 60)


def reviews(cards: Sequence[Card]) -> list[Review]:
    """Return cards as things to do, one an exercise, each with the time it takes."""
    one: dict[str, Review] = {}
    for card in cards:
        taken = one.get(card.exercise, Review(card.exercise, card.due, 0))
        minutes = AT_BOARD if card.kind == BOARD else MINUTES
        one[card.exercise] = Review(card.exercise, min(card.due, taken.due), max(minutes, taken.minutes))
    return list(one.values())


def unfinished(at: dict[str, Place], known: set[str], answered: set[str], begun: set[str]) -> list[Sitting]:
    """Return the sittings that are left, in an order in which each chapter comes after what it needs."""
    needs = {name: [stem[3:] for stem in place.needs] for name, place in at.items() if name != MOCK_CHAPTER}
    left = []
    for name in in_order(needs, begun):
        place = at[name]
        exercises = [exercise for exercise in place.cells if exercise in known]
        left += in_sittings(name, place.minutes, exercises, len(place.sittings), answered)
    return left


def shown(made: Plan, onsite: date | None, minutes: int, found: Material, at: dict[str, Place]) -> Shown:
    """Show a plan as a table with links, with what was left out and why."""
    head = f"Until {called(onsite)}" if onsite else "The next seven days"
    rows, text = [], []
    for day in made.days:
        name = f"{called(day.day)}{' (today)' if day.day == found.today else ''}"
        told = [task_told(task, found, at) for task in day.tasks] or [nothing(day.room, minutes)]
        total = sum(task.minutes for task in day.tasks)
        text += [f"{name}, {total} minutes", *(f"  {plain}" for plain, _ in told)]
        rows.append([html.escape(name), "".join(f'<div style="{WIDE}">{rich}</div>' for _, rich in told), str(total)])
    closing = remarks(made, minutes, found, at)
    words = "\n".join(closing)
    return Shown(
        f"{head}\n" + "\n".join(text) + f"\n\n{words}", table(head, ["day", "what", "minutes"], rows) + says(words)
    )


def nothing(room: int, minutes: int) -> tuple[str, str]:
    """Say why a day is empty, plain and as HTML."""
    said = f"Today's {minutes} minutes are done." if room < FEWEST <= minutes else "Nothing is left: rest."
    return said, said


def task_told(task: Task, found: Material, at: dict[str, Place]) -> tuple[str, str]:
    """Return one task in words, plain and as HTML with links."""
    if task.kind == MOCK:
        place = at[MOCK_CHAPTER]
        whole = "" if task.number == task.of else f" of {task.of}"
        said = f"{task.number}{whole} rounds of {ROUND} minutes, on the clock."
        return f"{place.called}: {said}", f"{linked(place.called, place.address())}: {said}"
    if task.kind in (REVIEWS, REDO):
        said = "Repeat" if task.kind == REVIEWS else "What went wrong, once more"
        more = len(task.exercises) - LISTED
        rest = f" and {more} more" if more > 0 else ""
        listed = [linked(name, href(name, found, at)) for name in task.exercises[:LISTED]]
        plain = ", ".join(task.exercises[:LISTED])
        return f"{said} ({task.minutes} min): {plain}{rest}", f"{said} ({task.minutes} min): {', '.join(listed)}{rest}"
    place, first = at[task.chapter], task.exercises[0]
    words = place.sittings[task.number - 1] if place.sittings else ""
    part = f", sitting {task.number} of {task.of}" if task.of > 1 else ""
    count = f"{len(task.exercises)} question{'s' if len(task.exercises) > 1 else ''} from"
    tail = f"{part}{f': {words}' if words else ''} ({task.minutes} min, {count} "
    start = linked(first, place.address(first))
    return f"{place.called}{tail}{first})", f"{html.escape(place.called + tail)}{start})"


def href(exercise: str, found: Material, at: dict[str, Place]) -> str | None:
    """Return the link to an exercise."""
    place = at.get(found.exercises[exercise][0]) if exercise in found.exercises else None
    return place.address(exercise) if place else None


def remarks(made: Plan, minutes: int, found: Material, at: dict[str, Place]) -> list[str]:
    """Say what did not fit and why, and how the plan works."""
    said = []
    if made.chapters_left:
        names = ", ".join(f"{at[name].called} ({left} min)" for name, left in made.chapters_left.items())
        study = len(made.days) - 1
        said.append(
            f"No room for: {names}. {study} day{'' if study == 1 else 's'} of {minutes} minutes, half of each for what is due,"
            f" hold no more, and the last day is for what went wrong. `plan(minutes={min(MOST, minutes + 30)})` makes more room."
        )
    if made.reviews_left:
        count = len(made.reviews_left)
        said.append(f"{count} more to repeat do{'es' if count == 1 else ''} not fit; the surest were left for after.")
    if MOCK_CHAPTER not in at:
        said.append("The last day ends with a mock onsite: ask somebody for an hour.")
    if made.days[0].day > found.today:
        said.append(f"The seven days begin on {called(made.days[0].day)}; until then do what is due.")
    said.append("Run this again each day: what is done drops out, what was missed moves on.")
    return [*said, *found.remarks]
