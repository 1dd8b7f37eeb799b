"""What is due today, the most urgent first, each with a link to its very cell."""

import html
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from utils.exercise.views import rich
from utils.progress.days import called, since
from utils.progress.review import BOARD, SLIP, Card
from utils.progress.views.material import Material, material
from utils.progress.views.places import Place, places
from utils.progress.views.shown import Shown, says, table
from utils.progress.visits import AGAIN, HARD

EMPTY = (
    "Nothing is due. Once you have answered something, this lists what to repeat today, each with a link to its question:"
    " exercises, slips, and boards after a day, three days and a week."
)
HOW = (
    "A link opens the chapter at the question (at its top on a slow machine: then click once more). Run the chapter's first"
    " cell, empty your old answer, and answer anew."
    " `recall` is the chance that you still know it, by the scheduler fsrs."
)
WHITE = "white-space:normal;display:inline-block;min-width:14em;max-width:32em"


@dataclass(frozen=True)
class Entry:
    """One exercise that is due, with every card that says so."""

    exercise: str
    cards: tuple[Card, ...]

    @property
    def recall(self) -> float:
        """The least sure of them."""
        return min(card.recall for card in self.cards)


def due(most: int = 12) -> Shown:
    """List what is due today, at most `most` with a link each, the most urgent first; the rest is counted."""
    if isinstance(most, bool) or not isinstance(most, int) or most < 1:
        return Shown(f"`most` is how many to list, 1 or more; {most!r:.40} is not.", ok=False)
    found = material()
    if not found.rows:
        return Shown("\n".join([EMPTY, *found.remarks]))
    waiting = entries(found.due)
    if not waiting:
        return Shown("\n".join(["Nothing is due today.", *coming(found), *found.remarks]))
    at = places()
    lines = [line(entry, found, at) for entry in waiting[:most]]
    rest = len(waiting) - len(lines)
    closing = [
        f"And {rest} more, which move up as these are done." if rest else "",
        HOW,
        *coming(found),
        *found.remarks,
    ]
    said = "\n".join(filter(None, closing))
    head = f"Due today: {len(waiting)}"
    text = "\n".join([head, *(f"  {name} ({where}): {why}; due {when}" for name, where, why, when, _, _ in lines)])
    cells = [
        [linked(name, href), html.escape(where), f'<span style="{WHITE}">{rich(why)}</span>', when, recall]
        for name, where, why, when, recall, href in lines
    ]
    return Shown(f"{text}\n\n{said}", table(head, ["exercise", "chapter", "why", "due", "recall"], cells) + says(said))


def entries(cards: Sequence[Card]) -> list[Entry]:
    """Put the cards of one exercise together, in the order of its most urgent one."""
    mine: dict[str, list[Card]] = {}
    for card in cards:
        mine.setdefault(card.exercise, []).append(card)
    return [Entry(exercise, tuple(own)) for exercise, own in mine.items()]


def line(entry: Entry, found: Material, at: dict[str, Place]) -> tuple[str, str, str, str, str, str | None]:
    """Return the name, chapter, reason, since when, recall and link of one entry."""
    chapter = found.exercises[entry.exercise][0] if entry.exercise in found.exercises else entry.cards[0].chapter
    place = at.get(chapter or "")
    where = place.called if place else (chapter or "").replace("_", " ").capitalize()
    why = " ".join(dict.fromkeys(reason(card, found) for card in sorted(entry.cards, key=slips_first)[:3]))
    when = since(min(card.due for card in entry.cards), found.today)
    return entry.exercise, where, why, when, f"{entry.recall:.0%}", place.address(entry.exercise) if place else None


def reason(card: Card, found: Material) -> str:
    """Say why a card comes back."""
    if card.kind == SLIP:
        often = "once" if card.times == 1 else "twice" if card.times == 2 else f"{card.times} times"
        return f"Slip, made {often}: {found.words(card)}"
    if card.changed:
        return "The question has changed since you answered it."
    if card.kind == BOARD:
        return f"At the board, last on {called(card.last)}{', where it fell short' if card.rating == AGAIN else ''}."
    return {AGAIN: "Not right the last time.", HARD: "Right the last time, with an effort."}.get(
        card.rating, f"Right on {called(card.last)}."
    )


def slips_first(card: Card) -> bool:
    """Sort what says more of the reason to the front."""
    return card.kind != SLIP


def linked(name: str, href: str | None) -> str:
    """Return a name as a link, where there is one."""
    return (
        f'<a style="white-space:nowrap" href="{html.escape(href)}">{html.escape(name)}</a>'
        if href
        else html.escape(name)
    )


def coming(found: Material) -> list[str]:
    """Say how many come next, and when."""
    days = Counter(min(card.due for card in entry.cards) for entry in entries(found.cards))
    later = sorted(day for day in days if day > found.today)
    return [f"Next: {days[later[0]]} on {called(later[0])}."] if later else []
