"""A deck for Anki, written by genanki: the same card has the same name in every export, so a second one updates the first."""

import sqlite3
import time
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import BinaryIO

# Anki knows deck and kind of note by these: never change them.
DECK, MODEL = 1_893_551_207, 1_738_204_391
NAME = "ML onsite"
CSS = """.card { font: 20px/1.5 sans-serif; text-align: left; max-width: 40em; margin: auto; }
.where { font-size: 14px; opacity: .7; }"""
FRONT = '{{Front}}<p class="where">{{Where}}</p>'
BACK = '{{FrontSide}}<hr id="answer">{{Back}}'


@dataclass(frozen=True)
class Flashcard:
    """One note. `key` names it for good; `front` and `back` are HTML, `where` too; `tags` have no spaces."""

    key: tuple[str, ...]
    front: str
    back: str
    where: str
    tags: tuple[str, ...]


def write_deck(cards: Sequence[Flashcard], sink: BinaryIO, at: float | None = None) -> None:
    """Write cards as an .apkg into an open binary file, in their order; `at` is the time of the export, now by default."""
    import genanki

    model = genanki.Model(
        MODEL, f"{NAME} question", fields=[{"name": name} for name in ("Front", "Back", "Where")],
        templates=[{"name": "Card", "qfmt": FRONT, "afmt": BACK}], css=CSS,
    )  # fmt: skip
    deck = genanki.Deck(DECK, NAME, "What to repeat, from the course. Written anew by every export.")
    for place, card in enumerate(cards):
        fields = [card.front, card.back, card.where]
        guid = genanki.guid_for(NAME, *card.key)
        deck.add_note(genanki.Note(model=model, fields=fields, tags=list(card.tags), guid=guid, due=place))
    moment = time.time() if at is None else at
    with closing(
        sqlite3.connect(":memory:")
    ) as connection:  # genanki's own way leaves a file in the folder for temporary ones
        genanki.Package(deck).write_to_db(connection.cursor(), moment, count(int(moment * 1000)))
        connection.commit()
        content = connection.serialize()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("collection.anki2", content)
        package.writestr("media", "{}")
