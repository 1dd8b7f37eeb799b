"""A text and the report on it as rows for the screen: one for every line typed, blank ones too."""

import re

from utils.derivation.problem import Problem
from utils.derivation.report import Line

LINES, CHARACTERS = 120, 12_000  # more than any derivation on a whiteboard
RELATIONS = ("=", "<", ">", "≤", "≥", "\\le", "\\ge")
NOTES = ("jump", "brackets", "domain")
UNREAD = re.compile(r"^I could not read this line\W*")
STATUS = {True: "follows", False: "wrong"}


def too_much(text: str) -> str:
    """Return a sentence when a text is longer than the pad reads, "" otherwise."""
    lines = text.count("\n") + 1
    if lines <= LINES and len(text) <= CHARACTERS:
        return ""
    return (
        f"This is {lines:,} lines and {len(text):,} characters; the pad reads {LINES} lines and {CHARACTERS:,} characters "
        "at most. Nothing is lost: shorten the text and it is read."
    )


def rows_of(problem: Problem, text: str) -> list[dict]:
    """Check a text; return a dict a line typed: what the browser shows of it without being asked.

    `status` is "follows", "wrong", "unread", "undecided" (read, not judged) or "" (nothing to say); what repairs a wrong
    line is not among it.
    """
    lines = text.split("\n")
    entries = {entry.row: entry for entry in problem.check(text).lines}
    rows, before = [], ""
    for i, line in enumerate(lines):
        row = {
            "text": line,
            "key": f"{before}\n{line}",
            "number": 0,
            "status": "",
            "mathml": "",
            "says": "",
            "note": "",
        }
        if i in entries:
            row |= _told(entries[i], line)
            before = line
        rows.append(row)
    return rows


def stands_alone(line: str) -> bool:
    """Tell whether a line has both of its sides, so that it is compared with itself and not with the line before.

    >>> stands_alone("dL/dp = y/p"), stands_alone("= y/p"), stands_alone("y/p")
    (True, False, False)
    """
    bare = line.strip()
    return not bare.startswith(RELATIONS) and any(relation in bare for relation in RELATIONS)


def _told(entry: Line, line: str) -> dict:
    status = STATUS.get(entry.follows, "undecided" if entry.parts else "unread")
    says = ""
    if status == "wrong":
        says = f"Line {entry.number} does not follow from the one before."
        if stands_alone(line):
            says = f"Line {entry.number} does not hold: its two sides are not equal."
    elif status == "unread":
        says = f"Line {entry.number} is not read yet. {_sentence(UNREAD.sub('', entry.says))}"
    elif status == "undecided":
        says = f"Line {entry.number} is read and not judged. {_sentence(entry.says)}"
    note = f"Line {entry.number}: {_sentence(entry.note)}" if entry.note else ""
    kind = next((word for word in NOTES if word in (entry.note or "")), "note" if entry.note else "")
    return {
        "number": entry.number,
        "status": status,
        "mathml": entry.mathml,
        "says": says.strip(),
        "note": note,
        "kind": kind,
    }


def _sentence(words: str | None) -> str:
    """Return words with a capital and a full stop."""
    words = (words or "").strip()
    return words and words[0].upper() + words[1:] + ("" if words[-1] in ".?!`" else ".")
