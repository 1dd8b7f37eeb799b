"""A derivation as it was handed in: the learner's text, and what the report says of its lines."""

from dataclasses import dataclass

from utils.derivation.report import Line, Report
from utils.derivation.slips.vocabulary import slug
from utils.exercise.show import show

ORDERS = (">=", "<=", ">", "<")


@dataclass(frozen=True)
class Derived:
    """A derivation as it was read: the learner's text and the report on its lines."""

    text: str
    report: Report

    @property
    def broken(self) -> Line | None:
        """The first line that does not follow or could not be judged; an inequality nobody refuted is let stand."""
        return next((line for line in self.report.lines if line.follows is not True and not unrefuted(line)), None)

    @property
    def slip(self) -> str | None:
        """The name of the slip in the first line that does not follow."""
        return self.broken.slip if self.broken else None

    @property
    def chains(self) -> list[tuple]:
        """The parts of each line that was read, up to the first inequality."""
        found = []
        for line in self.report.lines:
            cut = next((k for k, (relation, _) in enumerate(line.parts) if relation in ORDERS), len(line.parts))
            parts = [(relation, tree) for relation, tree in line.parts[:cut] if tree is not None]
            found += [tuple(parts)] if parts else []
        return found

    @property
    def remarks(self) -> list[str]:
        """What is to be said of lines that hold all the same."""
        told = []
        for line in self.report.lines:
            if line.note or unrefuted(line):
                told.append(f"Line {line.number}: {line.note or line.says}")
        return told


def unrefuted(line: Line) -> bool:
    """Tell whether a line is an inequality that held wherever it was tried."""
    return line.follows is None and any(relation in ORDERS for relation, _ in line.parts)


def continues(line: Line) -> bool:
    """Tell whether a line is compared with the one before it: it begins with a relation, or has one side only."""
    return len(line.parts) == 1 or (bool(line.parts) and line.parts[0][0] is not None)


def complaint(line: Line) -> str:
    """Return which line breaks, and how it is written."""
    if continues(line):
        return f"Line {line.number} does not follow from the one before it: `{line.text}`"
    return f"The two sides of line {line.number} are not equal: `{line.text}`"


def place(line: Line) -> str:
    """Return which line disagrees, with itself or the one before it, and by how much."""
    if not line.values:
        return f"line {line.number}: {line.says}"
    before, here = line.values
    first, second = (
        ("the line before is", "this line is") if continues(line) else ("the left side is", "the right side is")
    )
    return f"line {line.number}: at one random point {first} {show(before)}, {second} {show(here)}"


def cause(line: Line) -> str:
    """Return the slip's name as a verdict's cause."""
    return slug(line.slip) if line.slip else "does-not-follow"
