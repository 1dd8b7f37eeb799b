"""Kinds of answer this chapter's functions return: rows of two parts, numbers of films, an interval."""

import numpy as np

from utils.exercise import Answer, Array, Invalid
from utils.exercise.show import kind_of, show

Pair = tuple[np.ndarray, np.ndarray]


class Numbers(Array):
    """Whole numbers that name rows or films; a mask of truth values is read as the rows it marks."""

    def __init__(self, what: str = "whole numbers"):
        super().__init__((None,), what=f"{what}, an array")

    def read(self, raw: object, rng: np.random.Generator | None = None) -> np.ndarray:
        """Return the numbers as integers."""
        if isinstance(raw, np.ndarray) and raw.dtype == bool and raw.ndim == 1:
            return np.flatnonzero(raw)
        values = super().read(raw, rng)
        if (values != np.floor(values)).any() or (values < 0).any():
            raise Invalid(f"Expected {self.expects}; got {show(values)}.")
        return values.astype(int)

    def same(self, one: np.ndarray, other: np.ndarray) -> bool:
        """Compare number by number."""
        return np.array_equal(one, other)


class TwoParts(Answer):
    """Two collections of row numbers: `(train, test)`."""

    expects = "`(train, test)`, two arrays of row numbers"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> Pair:
        """Return the two as sorted integers."""
        if not isinstance(raw, (tuple, list)) or len(raw) != 2:
            raise Invalid(f"Expected {self.expects}; got {show(raw)} ({kind_of(raw)}).")
        train, test = (np.sort(Numbers("row numbers").read(part, rng)) for part in raw)
        return train, test

    def same(self, one: Pair, other: Pair) -> bool:
        """Compare both parts."""
        return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


class Interval(Answer):
    """`(low, high)`; two are the same when both ends agree within `share` of the second one's width."""

    def __init__(self, share: float):
        self.share = share
        self.expects = "`(low, high)`, two numbers"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> tuple[float, float]:
        """Return the two ends as floats."""
        if raw is None or isinstance(raw, (str, bytes)) or np.shape(raw) != (2,):
            raise Invalid(f"Expected {self.expects}; got {show(raw)} ({kind_of(raw)}).")
        low, high = Array((2,)).read(raw, rng)
        if low > high:
            raise Invalid(f"Expected {self.expects}, the lower first; got {show(raw)}.")
        return float(low), float(high)

    def same(self, one: tuple[float, float], other: tuple[float, float]) -> bool:
        """Compare the ends."""
        room = self.share * (other[1] - other[0]) + 1e-12
        return all(abs(a - b) <= room for a, b in zip(one, other, strict=True))
