"""Read the verdicts out of an executed notebook, and the exercises out of a chapter's module."""

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass

from utils.stamp import joined

TITLE = re.compile(r"\[(unattempted|invalid|wrong|again|error|right)(?:: ([a-z0-9-]+))?\] ([a-z0-9-]+)")


@dataclass(frozen=True)
class Found:
    """A verdict as an output shows it: its kind, the mistake's name, the exercise, and the index of the cell."""

    kind: str
    cause: str | None
    exercise: str
    cell: int


def verdicts(notebook: dict) -> Iterator[Found]:
    """Yield the verdicts in a notebook's outputs, in order."""
    for index, cell in enumerate(notebook["cells"]):
        for output in cell.get("outputs", []):
            match = TITLE.match(joined(output.get("data", {}).get("text/plain", "")))
            if match:
                yield Found("wrong" if match[1] == "again" else match[1], match[2], match[3], index)


def exercises(name: str) -> list:
    """List the exercises in a chapter's module or in any module of its package; a chapter without one has none."""
    from utils.exercise import exercises_of

    return exercises_of(name) if importlib.util.find_spec(f"utils.chapters.{name}") else []
