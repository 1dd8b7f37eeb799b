"""An answer with its unit, right within a factor."""

from math import isfinite, log

import numpy as np

from utils.chapters.design_studio.units import Quantity, Unreadable, parse
from utils.chapters.design_studio.units_words import NAMES, NUMBER
from utils.exercise import Answer, Invalid
from utils.exercise.show import kind_of, show


class Estimate(Answer):
    """An amount of the dimension `dims`, as text with its unit; a bare number only where a number was asked.

    Two are the same when their ratio is within `factor`. `example` shows how to write it.
    """

    def __init__(self, dims: tuple[int, int, int], example: str, factor: float = 1.12):
        self.dims, self.factor = dims, factor
        self.expects = f"{NAMES[dims]}, as text with its unit, such as `{example}`"
        if dims == NUMBER:
            self.expects = f"a number, such as `{example}`"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> Quantity:
        """Return the amount in base units."""
        if isinstance(raw, np.generic):
            raw = raw.item()
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            return self._bare(raw)
        if not isinstance(raw, str):
            raise Invalid(f"Expected {self.expects}; got {show(raw)} ({kind_of(raw)}).")
        try:
            found = parse(raw)
        except Unreadable as problem:
            raise Invalid(f"{problem} Expected {self.expects}.") from None
        if found.dims != self.dims:
            raise Invalid(f"You gave {found.kind}, {NAMES[self.dims]} was asked. Expected {self.expects}.")
        return found

    def _bare(self, raw: float) -> Quantity:
        if self.dims != NUMBER:
            raise Invalid(f"{show(raw)} of what? Expected {self.expects}.")
        if not (isinstance(raw, int) or isfinite(raw)) or not 0 < raw < 1e60:
            raise Invalid(f"Expected {self.expects}, above zero and finite; got {show(raw)}.")
        return Quantity(float(raw), NUMBER)

    def same(self, one: Quantity, other: Quantity) -> bool:
        """Compare by ratio."""
        return one.dims == other.dims and near(one.value, other.value, self.factor)


def near(one: float, other: float, factor: float) -> bool:
    """Tell whether two positive amounts are within a factor of each other (a hair more, for rounding).

    >>> near(20, 30, 1.5), near(20, 31, 1.5)
    (True, False)
    """
    return abs(log(one / other)) <= log(factor) * (1 + 1e-9)
