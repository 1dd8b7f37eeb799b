"""Spot the slip: an endless drill on derivations that are right but for one line."""

from collections.abc import Iterable, Iterator

import numpy as np

from utils.derivation.drill.plant import Planted, plant
from utils.derivation.drill.puzzle import Puzzle
from utils.derivation.drill.worked import Worked

__all__ = ["Drill", "Planted", "Puzzle", "Worked"]


TRIES = 4


class Drill:
    """Endless rounds of spot-the-slip on `derivations`: `Worked` ones, or (problem or derivation exercise, correct text).

    A round depends on the seed and its number alone, so that everybody with the same seed sees the same slips.
    ValueError when no slip can be planted in any of them.
    """

    def __init__(self, derivations: Iterable[Worked | tuple], seed: int = 0, name: str = "spot-the-slip"):
        self.derivations = [d if isinstance(d, Worked) else Worked(*d) for d in derivations]
        self.seed, self.name = seed, name
        self._rounds = 0

    def round(self, number: int) -> Puzzle:
        """Return round `number` (from 1)."""
        rng = np.random.default_rng([self.seed, number])
        # every derivation comes up before one comes up again
        turn, place = divmod(number - 1, len(self.derivations))
        order = np.random.default_rng([self.seed, turn, 0]).permutation(len(self.derivations))
        for shift in range(len(order)):
            other = (place + shift) % len(order)
            worked = self.derivations[order[other]]
            planted = plant(worked, rng)
            if planted and shift:  # the turn was handed on: not the same slip as in that derivation's own turn
                own = plant(worked, np.random.default_rng([self.seed, number - place + other]))
                planted = self._another(worked, rng, planted, own)
            if planted:
                return Puzzle(f"{self.name}-{self.seed}-{number}", planted)
        raise ValueError("no slip can be planted in these derivations")

    def _another(self, worked: Worked, rng: np.random.Generator, planted: Planted, own: Planted | None) -> Planted:
        for _ in range(TRIES):
            if own is None or planted is None or planted.rows != own.rows:
                break
            planted = plant(worked, rng)
        return planted or own

    def next(self) -> Puzzle:
        """Return the next round."""
        self._rounds += 1
        return self.round(self._rounds)

    def __iter__(self) -> Iterator[Puzzle]:
        while True:
            yield self.next()
