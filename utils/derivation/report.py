"""What the checker says: one entry a line, and the report they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from utils.derivation.grammar import mathml

MARKS = {True: "✓", False: "✗", None: "?"}


@dataclass(frozen=True)
class Line:
    """One line of a derivation, and whether it follows from the one before.

    follows: True, False, or None when it could not be read or judged; `says` then tells why. slip: the name of the slip.
    note: a remark on a line that follows (a jump, brackets to write, a domain). values: (before, here), numbers at one random
    point. repair: the text of the line with one change that makes it right; repair_says: that change in words. parts: the
    (relation or None, tree) it was read as. row: its row in the text, from 0.
    """

    number: int
    text: str
    follows: bool | None
    slip: str | None = None
    note: str | None = None
    says: str = ""
    values: tuple[float, float] | None = None
    repair: str | None = None
    repair_says: str = ""
    parts: tuple[tuple[str | None, tuple | None], ...] = ()
    repair_parts: tuple[tuple[str | None, tuple | None], ...] = ()
    row: int = 0

    @cached_property
    def mathml(self) -> str:
        """The line as it was read, as MathML; empty when it was not."""
        return _mathml(self.parts)

    @cached_property
    def repair_mathml(self) -> str:
        """The repaired line as MathML; empty when there is no repair."""
        return _mathml(self.repair_parts)

    @property
    def _alone(self) -> bool:
        return len(self.parts) > 1 and self.parts[0][0] is None

    def __str__(self) -> str:
        said = [f"{MARKS[self.follows]} {self.number}  {self.text}"]
        if self.says or self.repair_says:
            said.append(
                " ".join(filter(None, (self.says, self.repair_says and f"One change repairs it: {self.repair_says}.")))
            )
        if self.slip:
            said[-1] += f"  [{self.slip}]"
        if self.values:
            names = ("the left side", "the right side") if self._alone else ("the line before", "this line")
            said.append(
                "at one random point {} is {:.4g}, {} is {:.4g}".format(*sum(zip(names, self.values, strict=True), ()))
            )
        if self.note:
            said.append(self.note)
        return "\n       ".join(said)


def _mathml(parts: Sequence[tuple[str | None, tuple | None]]) -> str:
    pieces = [piece for relation, tree in parts for piece in (relation, tree) if piece is not None]
    return mathml(*pieces) if pieces else ""


@dataclass(frozen=True)
class Report:
    """The entries of all lines that say something, in order."""

    lines: tuple[Line, ...]

    @property
    def broken(self) -> Line | None:
        """The first line that does not follow, or could not be read."""
        return next((line for line in self.lines if line.follows is not True), None)

    @property
    def follows(self) -> bool:
        """Tell whether there are lines and every one follows."""
        return bool(self.lines) and self.broken is None

    def __str__(self) -> str:
        if not self.lines:
            return "There are no lines yet."
        count = sum(line.follows is True for line in self.lines)
        total = f"{count} of {len(self.lines)} lines follow"
        if self.broken:
            verb = "does not" if self.broken.follows is False else "could not be judged"
            total += f"; line {self.broken.number} is the first that {verb}"
        return "\n".join([*map(str, self.lines), f"{total}."])
