"""Slips as things to repeat: those made more than once, and those not put right since."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from utils.progress.visits import AGAIN, GOOD, Visit


@dataclass
class SlipHistory:
    """One slip: how often it was made, at which visits, where it still stands, and what each later visit says of it.

    `reviews` holds (day, rating): again when it was made; and what a visit was rated, good at best, that ended well without
    it at an exercise where it had been made before.
    """

    cause: str
    times: int = 0
    made: list[Visit] = field(default_factory=list)
    standing: set[str] = field(default_factory=set)
    reviews: list[tuple[date, int]] = field(default_factory=list)

    @property
    def comes_back(self) -> bool:
        """Whether it is worth repeating."""
        return self.times > 1 or bool(self.standing)

    def take(self, visit: Visit) -> None:
        """Add a visit at which it was made."""
        self.times += visit.causes.count(self.cause)
        self.made.append(visit)
        self.reviews.append((visit.day, AGAIN))
        (self.standing.add if visit.rating == AGAIN else self.standing.discard)(visit.exercise)

    def avoided(self, visit: Visit) -> None:
        """Add a visit that ended well without it."""
        self.standing.discard(visit.exercise)
        self.reviews.append((visit.day, min(visit.rating, GOOD)))


def slip_histories(visits: Iterable[Visit]) -> list[SlipHistory]:
    """Return the slips worth repeating among `visits`, oldest first, in the order they were first made."""
    found: dict[str, SlipHistory] = {}
    at: dict[str, set[str]] = {}  # the slips made at each exercise so far
    for visit in visits:
        if visit.rerun:
            continue
        before = at.setdefault(visit.exercise, set())
        for cause in before.difference(visit.causes) if visit.rating > AGAIN else ():
            found[cause].avoided(visit)
        for cause in dict.fromkeys(visit.causes):
            found.setdefault(cause, SlipHistory(cause)).take(visit)
            before.add(cause)
    return [history for history in found.values() if history.comes_back]
