"""A month of a subscription service, in whole people: eight scores, calibrated, and what calling from one of them on earns."""

from typing import NamedTuple

GROUPS = {0.02: 400, 0.05: 200, 0.1: 150, 0.2: 100, 0.3: 60, 0.4: 40, 0.6: 30, 0.8: 20}  # score: customers
SCORES = tuple(GROUPS)
# calibrated: of those with a score of 0.2, exactly a fifth leaves
PEOPLE = [(score, k < round(score * n)) for score, n in GROUPS.items() for k in range(n)]


class Piles(NamedTuple):
    """Whole people: leavers called, leavers not called, stayers called, stayers not called."""

    caught: int
    missed: int
    bothered: int
    alone: int

    @property
    def called(self) -> int:
        """Everybody called."""
        return self.caught + self.bothered

    @property
    def precision(self) -> float:
        """Of those called, the share that was leaving; 0 when nobody is called."""
        return self.caught / self.called if self.called else 0.0

    @property
    def recall(self) -> float:
        """Of those leaving, the share that was called."""
        return self.caught / (self.caught + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.caught / (2 * self.caught + self.missed + self.bothered)

    def money(self, offer: float, worth: float) -> float:
        """Return what the calls earn: each costs `offer`, each leaver called brings `worth`; not calling earns 0."""
        return worth * self.caught - offer * self.called


def piles(threshold: float, people=PEOPLE) -> Piles:
    """Return the four piles when everybody with a score of `threshold` or more is called, counted one by one.

    >>> piles(0.2)
    Piles(caught=88, missed=33, bothered=162, alone=717)
    """
    counts = {(left, called): 0 for left in (True, False) for called in (True, False)}
    for score, left in people:
        counts[left, score >= threshold] += 1
    return Piles(counts[True, True], counts[True, False], counts[False, True], counts[False, False])
