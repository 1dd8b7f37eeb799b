"""A number, however it is written: 1/11, Fraction(1, 11), 0.0909, np.float64, "1/11", "9.1%"."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from numbers import Complex, Real

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.outcomes import Invalid
from utils.exercise.show import kind_of, show

TEXT = re.compile(
    r"\s*([+-]?(?:\d{1,3}(?:,\d{3}){1,9}|\d{1,30})(?:\.\d{0,30})?(?:[eE][+-]?\d{1,2})?|[+-]?\.\d{1,30})"
    r"\s*(?:/\s*(\d{1,30})|(%))?\s*"
)


class Number(Answer):
    """A finite real number between `low` and `high`, right within `tolerance` (absolute).

    `decimals` sets the tolerance to half a unit of that decimal place, so that an answer rounded to it is right.
    """

    def __init__(
        self,
        low: float | None = None,
        high: float | None = None,
        *,
        decimals: int = 3,
        tolerance: float | None = None,
        what: str = "a number",
        unit: str = "",
    ):
        self.low, self.high, self.what, self.unit, self.decimals = low, high, what, unit, decimals
        # a hair more than half a unit: 0.0005 itself is not exact in binary
        self.tolerance = 0.5000001 * 10.0**-decimals if tolerance is None else tolerance
        rounding = (
            f"to {decimals} decimal{'' if decimals == 1 else 's'}" if tolerance is None else f"within {tolerance:g}"
        )
        self.expects = f"{what}{f' in {unit}' if unit else ''}, exact (such as `1/3`) or {rounding}"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> float:
        """Return the number as a float."""
        value = self._number(raw)
        if value != value or value in (float("inf"), float("-inf")):
            raise Invalid(f"Expected {self.expects}; got {show(value)}.")
        if (self.low is not None and value < self.low - 1e-12) or (self.high is not None and value > self.high + 1e-12):
            low, high = (show(bound) if bound is not None else "…" for bound in (self.low, self.high))
            percent = " A percentage? Divide by 100." if self.high == 1 and 1 < value <= 100 else ""
            raise Invalid(f"{self.what.capitalize()} lies between {low} and {high}; got {show(value)}.{percent}")
        return value

    def _number(self, raw: object) -> float:
        if isinstance(raw, np.ndarray) and raw.size == 1:
            raw = raw.reshape(-1)[0]
        if isinstance(raw, np.generic):
            raw = raw.item()
        if isinstance(raw, bool):
            raise Invalid(f"Expected {self.expects}; got {raw}, a truth value.")
        try:
            if isinstance(raw, str):
                return parse(raw)
            real = isinstance(raw, (Real, Decimal)) or (hasattr(raw, "__float__") and not isinstance(raw, Complex))
            if real:
                return float(raw)
        except OverflowError:
            raise Invalid(f"Expected {self.expects}; got a number too large for a float.") from None
        except (ValueError, TypeError, InvalidOperation, ArithmeticError):
            pass
        if callable(raw):
            raise Invalid(f"Expected {self.expects}; got {show(raw)}. Call it, and hand in what it returns.")
        raise Invalid(f"Expected {self.expects}; got {show(raw)} ({kind_of(raw)}).")

    def same(self, one: float, other: float) -> bool:
        """Compare within the tolerance."""
        return abs(one - other) <= self.tolerance

    def rounded_too_far(self, answer: float, truth: float) -> bool:
        """Tell whether the answer is the truth with fewer decimals than were asked for."""
        return not self.same(answer, truth) and any(
            abs(answer - round(truth, places)) < 1e-9 for places in range(2, self.decimals) if round(truth, places)
        )


class Probability(Number):
    """A number between 0 and 1."""

    def __init__(self, *, decimals: int = 3, tolerance: float | None = None):
        super().__init__(0, 1, decimals=decimals, tolerance=tolerance, what="a probability")


def parse(text: str) -> float:
    """Read `1/11`, `0.09`, `.09`, `9.1%`, `2,500` or `2.5e6` (never evaluated as code).

    >>> parse("1/8"), parse(" 12.5 % "), parse("2,500"), parse("2.5e6")
    (0.125, 0.125, 2500.0, 2500000.0)
    """
    match = TEXT.fullmatch(text)
    if not match:
        raise ValueError(text)
    value = Fraction(match[1].replace(",", ""))
    if match[2]:
        if int(match[2]) == 0:
            raise ValueError(text)
        value /= int(match[2])
    return float(value / 100 if match[3] else value)
