"""All attempts as one text file, to carry them to another machine: a line that says what it is, then a line an attempt."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from utils.progress.rows import Row, read_row
from utils.progress.schema import STEPS

KIND = "ml-onsite-course progress"
LARGEST = 64_000_000  # letters: some 250,000 attempts


def written(rows: Sequence[Row]) -> str:
    """Return attempts as JSON lines."""
    head = {"kind": KIND, "version": len(STEPS), "attempts": len(rows)}
    return "".join(f"{json.dumps(line)}\n" for line in [head, *map(asdict, rows)])


def read(text: str) -> list[Row]:
    """Return the attempts in a file that `written` made. ValueError, in a sentence, for anything else: it is all or none."""
    if len(text) > LARGEST:
        raise ValueError("This file is too large to be a progress file; nothing was added.")
    lines = text.removeprefix("\ufeff").split("\n")
    if lines and not lines[-1].strip():
        lines.pop()
    head = _object(lines[0]) if lines else None
    if head is None or head.get("kind") != KIND:
        raise ValueError("This is not a progress file of the course; nothing was added.")
    version, count = head.get("version"), head.get("attempts")
    if not isinstance(version, int) or not isinstance(count, int):
        raise ValueError("The first line of this file is damaged; nothing was added.")
    if version > len(STEPS):
        raise ValueError(
            "This file was written by a newer version of the course; nothing was added. Update the course first."
        )
    if count != len(lines) - 1:
        raise ValueError(
            f"This file should hold {count:,} attempts and holds {len(lines) - 1:,} lines of them: it is cut off or was"
            " changed. Nothing was added."
        )
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        raw = _object(line)
        try:
            if raw is None:
                raise ValueError("it is not a JSON object")
            rows.append(read_row(raw))
        except ValueError as problem:
            raise ValueError(f"Line {number} of this file is damaged ({problem}); nothing was added.") from None
    return rows


def _object(line: str) -> dict | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
