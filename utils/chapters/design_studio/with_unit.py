"""A number that may come with its unit behind it, as it was said: 21, "21 days", "30 s"."""

import re

import numpy as np

from utils.exercise import Number


class WithUnit(Number):
    """A number; in a text one of the `words` may stand behind it, in any case."""

    def __init__(self, words: tuple[str, ...], low: float | None = None, **number):
        super().__init__(low, **number)
        self.behind = re.compile(rf"\s*(?:{'|'.join(map(re.escape, words))})\.?\s*$", re.IGNORECASE)

    def read(self, raw: object, rng: np.random.Generator | None = None) -> float:
        """Return the number."""
        return super().read(self.behind.sub("", raw[:60]) if isinstance(raw, str) else raw, rng)
