"""What was met lately, and what went wrong: for whoever draws questions, or says what to redo."""

from collections.abc import Iterable

from utils.progress.review import SLIP, Card
from utils.progress.rows import Row
from utils.progress.visits import AGAIN, HARD


def last_seen(rows: Iterable[Row]) -> dict[str, float]:
    """Return when each exercise was last answered, in seconds since the epoch; one never answered is not there."""
    found: dict[str, float] = {}
    for row in rows:
        found[row.exercise] = max(row.at, found.get(row.exercise, row.at))
    return found


def went_wrong(cards: Iterable[Card]) -> list[Card]:
    """Return of `cards` those to redo, in their order, one an exercise: slips, and what did not go smoothly the last time."""
    found: dict[str, Card] = {}
    for card in cards:
        if card.rating == AGAIN or (card.rating == HARD and card.lapses) or card.kind == SLIP:
            there = found.setdefault(card.exercise, card)
            if there.kind != SLIP and card.kind == SLIP:  # it says what went wrong
                found[card.exercise] = card
    return list(found.values())
