"""The three given designs, ready to be read, and a design with a few fields changed."""

from collections.abc import Mapping

from utils.chapters.design_studio.design import Design
from utils.chapters.design_studio.given_middling import MIDDLING
from utils.chapters.design_studio.given_strong import STRONG
from utils.chapters.design_studio.given_weak import WEAK
from utils.chapters.design_studio.reading import read

GIVEN = {"weak": WEAK, "middling": MIDDLING, "strong": STRONG}


def given(name: str) -> Design:
    """Return the given design of that name: weak, middling or strong."""
    if name not in GIVEN:
        raise ValueError(f"the given designs are {', '.join(GIVEN)}; got {name!r}")
    return Design(GIVEN[name], title=f"Given design: {name}")


def changed(fields: Mapping, change: Mapping) -> dict:
    """Return the fields with some replaced; (row, {column: value}) replaces cells of one row."""
    kept = read(fields).fields
    for name, value in change.items():
        if isinstance(value, tuple):
            place, cells = value
            kept[name] = [{**row, **cells} if at == place else row for at, row in enumerate(kept[name])]
        else:
            kept[name] = value
    return kept
