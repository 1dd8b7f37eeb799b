"""One attempt as it is kept, and what a row read from anywhere must satisfy."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

VERDICTS = ("invalid", "wrong", "error", "right")  # an exercise left untouched is no attempt
LONGEST = 200  # letters in a name
LARGEST = 1_000_000


@dataclass(frozen=True)
class Row:
    """One attempt. `at` in seconds since the epoch, `seconds` since the exercise was last touched, `uuid` 32 hex digits."""

    uuid: str
    exercise: str
    topic: str
    chapter: str | None
    version: int
    verdict: str
    cause: str | None
    confidence: float | None
    hints: int
    seconds: float
    at: float


FIELDS = tuple(field.name for field in fields(Row))


def read_row(raw: Mapping[str, object]) -> Row:
    """Make a row of what a file holds. ValueError with the reason when it is none; unknown fields are left out."""
    missing = [name for name in FIELDS if name not in raw]
    if missing:
        raise ValueError(f"`{missing[0]}` is missing")
    found = {name: raw[name] for name in FIELDS}
    for name, holds in RULES.items():
        if not holds(found[name]):
            raise ValueError(f"`{name}` cannot be {str(found[name])[:40]!r}")
    return Row(**found)


def _text(value: object) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST:
        return False
    return not any("\ud800" <= letter <= "\udfff" or letter == "\0" for letter in value)


def _name(value: object) -> bool:
    return _text(value) and bool(value)


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST


def _number(value: object, most: float) -> bool:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return plain and math.isfinite(value) and 0 <= value <= most


RULES = {
    "uuid": lambda value: isinstance(value, str) and re.fullmatch("[0-9a-f]{32}", value) is not None,
    "exercise": _name,
    "topic": _text,
    "chapter": lambda value: value is None or _name(value),
    "version": _count,
    "verdict": lambda value: isinstance(value, str) and value in VERDICTS,
    "cause": lambda value: value is None or _name(value),
    "confidence": lambda value: value is None or _number(value, 1),
    "hints": _count,
    "seconds": lambda value: _number(value, 1e10),
    "at": lambda value: _number(value, 1e11),
}
