"""Ask for a prediction before a figure moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from numbers import Real
from typing import Any


@dataclass(frozen=True)
class Predict:
    """What a figure asks before its controls unlock, and the truth it then shows beside the answer.

    `truth` is a number (a Fraction stays one on the page) or one of `options`. `says` is the sentence shown after
    locking in: text, or for options a dict or function from the option. `marks` maps a characteristic wrong number to
    what is said to it, in place of `says`. `low` and `high` bound what is accepted; `unit` is shown behind numbers.
    """

    question: str
    truth: Any
    options: Any = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    says: Any = None
    marks: Mapping | None = None

    def __post_init__(self):
        if not isinstance(self.question, str) or not self.question.strip():
            raise ValueError(f"a prediction needs a question, got {self.question!r}")
        if self.options is None:
            self._need_numbers()
        elif isinstance(self.options, str) or len(list(self.options)) < 2 or self.truth not in self.options:
            raise ValueError(f"options must be at least two, the truth {self.truth!r} among them, got {self.options!r}")
        elif isinstance(self.says, Mapping) and set(self.says) - set(self.options):
            raise ValueError(f"says answers {sorted(set(self.says) - set(self.options))}, which are not options")

    def _need_numbers(self):
        if not isinstance(self.truth, Real) or isinstance(self.truth, bool):
            raise TypeError(f"truth must be a number, or give options, got {self.truth!r}")
        low, high = self.bounds
        for value in (self.truth, *(self.marks or {})):
            if not low <= value <= high:
                raise ValueError(f"{value} is not between {low} and {high}")
        if isinstance(self.says, Mapping) or callable(self.says):
            raise TypeError("for a number, says must be text; what is said to a particular number belongs in marks")

    @property
    def bounds(self):
        """Return the smallest and the largest number accepted."""
        return (
            float("-inf") if self.low is None else self.low,
            float("inf") if self.high is None else self.high,
        )

    def state(self):
        """Return plain data: the browser judges nothing and needs no kernel."""
        says = self.says
        if callable(says):
            says = {option: says(option) for option in self.options}
        if isinstance(says, Mapping):
            says = {str(option): str(text) for option, text in says.items()}
        number = self.options is None
        return {
            "question": self.question,
            "truth": _read(self.truth),
            "options": None if number else [str(option) for option in self.options],
            "low": None if self.low is None else float(self.low),
            "high": None if self.high is None else float(self.high),
            "unit": self.unit,
            "says": says,
            "marks": [[float(value), str(text)] for value, text in (self.marks or {}).items()],
        }


def _read(value):
    """Return a truth as the learner reads it: 1/11 stays a fraction, 0.30000000000000004 becomes 0.3."""
    if isinstance(value, Fraction) or not isinstance(value, Real):
        return str(value)
    return f"{value:.4g}"
