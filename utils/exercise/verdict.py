"""What a check says: one of five verdicts, never a traceback."""

import re
from dataclasses import dataclass
from enum import StrEnum

from utils.exercise import views


class Kind(StrEnum):
    """The five verdicts."""

    UNATTEMPTED = "unattempted"  # `...` or an untouched stub
    INVALID = "invalid"  # not the kind of thing that was asked for
    WRONG = "wrong"  # the right kind of thing, but it does not hold
    ERROR = "error"  # the learner's own code raised, or did not end
    RIGHT = "right"


@dataclass(frozen=True)
class Verdict:
    """The outcome of one check, with its reason.

    `cause` names the mistake when it is known; `counterexample` is the smallest input on which the answer fails;
    `notes` are remarks that do not change the verdict. `own` means that the learner's own score fell short: it counts as
    wrong, so that it comes back, and is not called so, since an honest score is nothing to be marked down for.
    """

    kind: Kind
    exercise: str
    message: str
    cause: str | None = None
    counterexample: str | None = None
    notes: tuple[str, ...] = ()
    own: bool = False

    @property
    def right(self) -> bool:
        """Whether the answer was right."""
        return self.kind is Kind.RIGHT

    @property
    def look(self) -> str:
        """What it is shown as: the kind, or `again`."""
        return "again" if self.own and self.kind is Kind.WRONG else self.kind.value

    @property
    def title(self) -> str:
        """The first line of the plain text: `[wrong: named-die] two-dice`."""
        return f"[{self.look}{f': {self.cause}' if self.cause else ''}] {self.exercise}"

    @property
    def label(self) -> str:
        """What the counterexample is: an input (`n = 2: ...`), or a place to look at."""
        return "Smallest counterexample" if re.match(r"\w+ = ", self.counterexample or "") else "Look at"

    def __str__(self) -> str:
        shown = [self.title, self.message]
        if self.counterexample:
            shown.append(f"{self.label}: {self.counterexample}")
        return "\n".join([*shown, *self.notes])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return views.verdict_html(self.look, self.exercise, self.message, self.label, self.counterexample, self.notes)
