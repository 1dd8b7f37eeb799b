"""Read any object as a design: what can be read, and a sentence for each thing that cannot."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from numbers import Real

from utils.chapters.design_studio.fields import FIELDS, LONGEST, MOST_ROWS, Field
from utils.chapters.design_studio.saying import MOST, number_of, seconds_of, trimmed
from utils.exercise.answers.form import absent
from utils.exercise.show import show

A_SECOND = {"ms": 1e3, "µs": 1e6}  # “0.3 s” is read where ms are meant


@dataclass
class Read:
    """A design in its normal form (`fields`, as a board holds it), the same with numbers and seconds (`values`), and remarks."""

    fields: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    remarks: list = field(default_factory=list)  # (field's name, sentence)


def read(raw: object) -> Read:
    """Read a mapping of fields; rows may be mappings or sequences in the columns' order. Never raises on plain data."""
    found = Read()
    if not isinstance(raw, Mapping):
        found.remarks.append(("", f"Expected a dictionary of the board's fields; got {show(raw)}."))
        return found
    for name in list(raw)[:100]:
        if name not in FIELDS:
            found.remarks.append(("", f"There is no field {show(name)}.{_meant(name, FIELDS)}"))
    for name, kind in FIELDS.items():
        sentences: list[str] = []
        kept, value = read_field(kind, raw.get(name), sentences)
        found.remarks += [(name, sentence) for sentence in sentences]
        if value is not None:
            found.fields[name], found.values[name] = kept, value
    return found


def _meant(name: object, known: Iterable[str]) -> str:
    near = get_close_matches(str(name)[:80], known, 1)
    return f" Did you mean `{near[0]}`?" if near else ""


def read_field(kind: Field, raw: object, sentences: list[str]) -> tuple[object, object]:
    """Return (normal form, value), or (None, None) when absent or unreadable; then `sentences` has grown by one."""
    if absent(raw) or (isinstance(raw, str) and not trimmed(raw)):
        return None, None
    if kind.kind == "rows":
        return _rows(kind, raw, sentences)
    readers = {"number": _number, "duration": _duration, "choice": _choice, "choices": _choices}
    kept, value, takes = readers.get(kind.kind, _text)(kind, raw)
    if value is None:
        sentences.append(f"“{kind.label}” (`{kind.name}`) takes {takes}; got {quoted(raw)}.")
    return kept, value


def quoted(raw: object) -> str:
    """Return a text in quotes, anything else as it is shown."""
    return f"“{raw[:40]}”" if isinstance(raw, str) else show(raw)


def _text(kind: Field, raw: object) -> tuple:
    if not isinstance(raw, str):
        return None, None, "words in quotes"
    return raw[:LONGEST], trimmed(raw)[:LONGEST], ""


def _number(kind: Field, raw: object) -> tuple:
    value = None
    if isinstance(raw, str):
        bare = re.sub("[uμ]s$", "µs", trimmed(raw)[:60])
        value = number_of(bare[: -len(kind.unit)] if kind.unit and bare.endswith(kind.unit) else bare)
        seconds = seconds_of(bare) if value is None and kind.unit in A_SECOND else None
        value = value if seconds is None else seconds * A_SECOND[kind.unit]
    elif isinstance(raw, Real) and not isinstance(raw, bool) and 0 <= raw <= MOST:
        value = float(raw)
    return value, value, "a number, such as 200 or 1e8"


def _duration(kind: Field, raw: object) -> tuple:
    value = seconds_of(raw) if isinstance(raw, str) else None
    return (None if value is None else trimmed(raw)), value, "a time with its unit, such as 14 d, 2 h or 30 min"


def _choice(kind: Field, raw: object) -> tuple:
    said = trimmed(raw).casefold() if isinstance(raw, str) else None
    chosen = next((option for option in kind.options if said == option.casefold()), None)
    return chosen, chosen, "one of " + ", ".join(kind.options)


def _choices(kind: Field, raw: object) -> tuple:
    given = (
        [raw] if isinstance(raw, str) else list(raw)[:50] if isinstance(raw, (list, tuple, set, frozenset)) else [None]
    )
    chosen = {_choice(kind, each)[0] for each in given}
    ordered = None if None in chosen else [option for option in kind.options if option in chosen]
    return ordered, ordered, "some of " + ", ".join(kind.options)


def _rows(kind: Field, raw: object, sentences: list[str]) -> tuple:
    names = [column.name for column in kind.columns]
    if not isinstance(raw, (list, tuple)):
        sentences.append(
            f"“{kind.label}” (`{kind.name}`) takes a list of rows ({', '.join(names)}); got {quoted(raw)}."
        )
        return None, None
    if len(raw) > MOST_ROWS:
        sentences.append(f"“{kind.label}” (`{kind.name}`) takes up to {MOST_ROWS} rows; got {len(raw)}.")
    kept, values = [], []
    for place, row in enumerate(list(raw)[:MOST_ROWS], 1):
        if isinstance(row, (list, tuple)) and len(row) <= len(names):
            row = dict(zip(names, row, strict=False))
        if not isinstance(row, Mapping):
            sentences.append(
                f"Row {place} of “{kind.label}” (`{kind.name}`) takes ({', '.join(names)}); got {quoted(row)}."
            )
            continue
        said: list[str] = []
        for name in [name for name in list(row)[:20] if name not in names]:
            sentences.append(f"Row {place} of “{kind.label}” has no {show(name)}.{_meant(name, names)}")
        cells, unread = {}, []
        for column in kind.columns:
            before = len(said)
            cells[column.name] = read_field(column, row.get(column.name), said)
            unread += [column.name] * (len(said) > before)
        sentences += [f"Row {place} of “{kind.label}”: {sentence}" for sentence in said]
        if any(value is not None for _, value in cells.values()):
            kept.append({name: cell for name, (cell, _) in cells.items() if cell is not None})
            values.append({**{name: value for name, (_, value) in cells.items()}, "unread": unread})
    return (kept, values) if values else (None, None)
