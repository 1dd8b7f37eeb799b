"""A sizing question as data: assumptions with their ranges and a formula; value, band, driver and worked line follow."""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

from utils.chapters.design_studio.units import Quantity
from utils.chapters.design_studio.units_answer import near
from utils.chapters.design_studio.units_say import exact, say, times
from utils.exercise import FollowUp

Formula = Callable[[SimpleNamespace], float]


@dataclass(frozen=True)
class Assumption:
    """A stated figure with the range it may plausibly lie in; `unit` is what its three figures are in."""

    what: str
    value: float
    low: float
    high: float
    unit: str = ""

    def said(self, value: float) -> str:
        """Write one of its figures."""
        return f"{exact(value)}{'' if self.unit in ('', '%') else ' '}{self.unit}"

    @property
    def span(self) -> str:
        """Its range, in a few words."""
        return f"{exact(self.low)} to {self.said(self.high)}"

    @property
    def text(self) -> str:
        """The figure, its range and what it is, in a line."""
        return f"{self.said(self.value)} ({self.span}): {self.what}"


@dataclass(frozen=True)
class Slip:
    """A characteristic wrong answer: what is said to it, and the formula it comes from (base units)."""

    name: str
    says: str
    formula: Formula


@dataclass(frozen=True)
class Question:
    """One question. `formula` takes the assumptions by name and returns bytes, seconds, a count, or one per second.

    An answer is right within a factor of `band`. `line` is the worked line with a `{name}` for each assumption.
    """

    asks: str
    dims: tuple[int, int, int]
    formula: Formula
    assumptions: dict[str, Assumption]
    line: str
    hints: tuple[str, ...]
    slips: tuple[Slip, ...]
    remark: str
    band: float = 1.5
    thing: str = ""
    follow_ups: tuple[FollowUp, ...] = ()

    def at(self, **changed: float) -> float:
        """Return the formula's value at the stated assumptions, some of them changed."""
        stated = {name: one.value for name, one in self.assumptions.items()}
        return self.formula(SimpleNamespace(**(stated | changed)))

    def slipped(self, slip: Slip) -> float:
        """Return what a slip comes to at the stated assumptions."""
        return slip.formula(SimpleNamespace(**{name: one.value for name, one in self.assumptions.items()}))

    def ends(self, name: str) -> tuple[float, float]:
        """Return the value with one assumption at its low and at its high end, the others as stated."""
        one = self.assumptions[name]
        return self.at(**{name: one.low}), self.at(**{name: one.high})

    def swing(self, name: str) -> float:
        """Return by how many times one assumption moves the value over its range (1: not at all)."""
        low, high = self.ends(name)
        return max(low, high) / min(low, high)

    @property
    def by_swing(self) -> list[str]:
        """The assumptions, the one that moves the value most first."""
        return sorted(self.assumptions, key=self.swing, reverse=True)

    @property
    def driver(self) -> str:
        """The assumption that moves the value most."""
        return self.by_swing[0]

    def say(self, value: float) -> str:
        """Write a value of this question's kind."""
        return say(value, self.dims, self.thing)

    def holds(self, answer: Quantity) -> bool:
        """Tell whether an amount is within the band."""
        return near(answer.value, self.at(), self.band)

    def worked(self) -> str:
        """Return the line with its figures and the result."""
        said = {name: one.said(one.value) for name, one in self.assumptions.items()}
        return f"{self.line.format(**said)} = {self.say(self.at())}"

    def moved(self) -> str:
        """Say by how many times each assumption moves the value, the largest first."""
        swings = {name: self.swing(name) for name in self.by_swing}
        return ", ".join(
            f"`{name}` {'not at all' if ratio < 1.005 else times(ratio)}" for name, ratio in swings.items()
        )
