"""Numbers as an answer, in whatever order."""

from contextlib import suppress

import numpy as np

from utils.exercise import Answer, Array


class AnyOrder(Answer):
    """A few numbers in any order, each right within `atol`."""

    def __init__(self, count: int, atol: float, what: str):
        self.array = Array((count,), atol=atol, what=what)
        self.expects = self.array.expects

    def read(self, raw: object, rng: np.random.Generator | None = None) -> tuple[float, ...]:
        """Return the numbers, sorted; a column of them, as `C` itself is one, counts too."""
        with suppress(ValueError):  # uneven rows: `Array` says what is wrong with them
            if isinstance(raw, (np.ndarray, list, tuple)) and np.shape(raw) == (*self.array.shape, 1):
                raw = np.ravel(raw)
        return tuple(np.sort(self.array.read(raw, rng)).tolist())

    def same(self, one: tuple, other: tuple) -> bool:
        """Compare the sorted numbers."""
        return self.array.same(np.array(one), np.array(other))
