"""A guess at what went wrong, and what is left of it once the numbers have confirmed it."""

from collections.abc import Callable
from dataclasses import dataclass

from utils.derivation.slips.vocabulary import SLIPS


@dataclass(frozen=True, slots=True)
class Candidate:
    """Put `new` where `path` points to in the line: the line as it would be without the slip `name`.

    `cost` orders the guesses, the likeliest first. `says` is a sentence with `{}` for each tree that follows it.
    """

    cost: float
    name: str
    path: tuple[int, ...]
    new: tuple
    says: tuple

    def sentence(self, show: Callable[[tuple], str]) -> str:
        """Return what the slip was, trees written out by `show`."""
        return self.says[0].format(*(show(part) if isinstance(part, tuple) else part for part in self.says[1:]))


@dataclass(frozen=True, slots=True)
class Misuse:
    """The line a learner gets who applies a wrong rule to the line before; `right` is the same rule applied rightly."""

    cost: float
    name: str
    wrong: tuple
    right: tuple | None
    says: str
    algebra: bool = False  # a rule of algebra, rather than one of derivatives or expectations


@dataclass(frozen=True, slots=True)
class Slip:
    """One change that repairs a line: a fact, confirmed at every test point; the cause is a guess.

    `says` names the change, `where` is the piece of the line it concerns, `repair` the repaired line as a tree and
    `repair_text` the same as text (None and "" when only the shapes tell).
    """

    name: str
    says: str
    where: str
    repair: tuple | None
    repair_text: str

    @property
    def kind_says(self) -> str:
        """The name's own sentence."""
        return SLIPS[self.name]
