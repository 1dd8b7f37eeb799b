"""See, carry away, bring along and delete what is kept."""

import html
import time
from datetime import datetime
from pathlib import Path

from utils.progress import exchange
from utils.progress.memory import kept, store, unattended
from utils.progress.place import VARIABLE
from utils.progress.store import TROUBLE, reason_of
from utils.progress.views.shown import Shown, columns, counted, says, table

HEADER = ["when", "exercise", "topic", "chapter", "version", "verdict", "slip", "confidence", "hints", "seconds"]
LATEST = 50
ALL = "Of an attempt the course keeps these columns and a random id, and nothing else: never what you typed, never who you are."


def show(latest: int = LATEST) -> Shown:
    """List what is kept, newest first, and where it stands; `latest` is how many attempts at most."""
    rows = kept()
    if unattended() or not rows:
        where = (
            ""
            if unattended()
            else f"\nIt would stand in `{store().path}`; the variable {VARIABLE} names another folder."
        )
        return Shown(f"No attempt is kept. {ALL}{where}")
    lines = [
        [
            datetime.fromtimestamp(row.at).strftime("%Y-%m-%d %H:%M"),
            row.exercise,
            row.topic,
            row.chapter or "",
            str(row.version),
            row.verdict,
            row.cause or "",
            "" if row.confidence is None else f"{row.confidence:.0%}",
            str(row.hints),
            f"{row.seconds:.0f}",
        ]
        for row in reversed(rows[-max(0, latest) :] if latest else [])
    ]
    closing = (
        f"{counted(len(rows))} in `{store().path}`. {ALL}\n`progress.export_file()` copies them into one file,"
        " `progress.forget(confirm=True)` deletes them all."
    )
    closing += f"\n{remark}" if (remark := store().take_remark()) else ""
    shown = table(f"The latest {len(lines)} of {len(rows):,}", HEADER, [list(map(html.escape, line)) for line in lines])
    return Shown(f"{columns(HEADER, lines)}\n\n{closing}", shown + says(closing))


def export_file(path: str | Path | None = None) -> Shown:
    """Write every attempt into one new file (JSON lines), `progress-<date>.jsonl` here when no path is given."""
    if unattended():
        return refused("Nobody is at the keyboard: nothing is exported.")
    given = path is not None
    target = Path(path) if given else free(Path(f"progress-{time.strftime('%Y-%m-%d')}.jsonl"))
    rows = kept()
    try:
        with target.open("x", encoding="utf-8", newline="\n") as sink:
            sink.write(exchange.written(rows))
    except FileExistsError:
        return refused(f"`{target}` is there already and was left as it is: choose another name.")
    except OSError as problem:
        return refused(f"`{target}` could not be written: {reason_of(problem)}.")
    return Shown(f"{counted(len(rows))} written to `{target.absolute()}`. `progress.import_file` adds them elsewhere.")


def import_file(path: str | Path) -> Shown:
    """Add the attempts of an exported file; those already here are left out, so that doing it twice changes nothing."""
    if unattended():
        return refused("Nobody is at the keyboard: nothing is imported.")
    try:
        source = Path(path)
        if source.stat().st_size > 4 * exchange.LARGEST:
            return refused("This file is too large to be a progress file; nothing was added.")
        text = source.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return refused("This is not a progress file of the course; nothing was added.")
    except (OSError, TypeError, ValueError) as problem:
        return refused(f"`{path}` could not be read: {problem}. Nothing was added.")
    return take_in(text)


def take_in(text: str) -> Shown:
    """Add the attempts in the text of an exported file."""
    try:
        rows = exchange.read(text)
        added = store().add(rows)
    except ValueError as problem:
        return refused(str(problem))
    except TROUBLE as problem:
        return refused(f"Nothing was added to `{store().path}`: {reason_of(problem)}.")
    known = len(rows) - added
    return Shown(f"{counted(added)} added, {known:,} here already. {len(kept()):,} kept in all.")


def forget(confirm: bool = False) -> Shown:
    """Delete everything that is kept, for good; `confirm=True` says that you mean it."""
    if unattended():
        return refused("Nobody is at the keyboard: nothing is deleted.")
    if confirm is not True:
        return Shown(
            f"The record of {counted(len(kept()))} stands in `{store().path}`. `progress.forget(confirm=True)` deletes it and"
            " every copy the course made beside that file. That cannot be undone; `progress.export_file()` keeps a copy.",
            ok=False,
        )
    try:
        store().forget()
    except OSError as problem:
        return refused(f"Not everything in `{store().folder}` could be deleted: {reason_of(problem)}.")
    return Shown("Everything the course kept about you is deleted. Files you exported are yours to delete.")


def refused(sentence: str) -> Shown:
    """Say what was not done, and why."""
    return Shown(sentence, says(sentence, "#D55E00"), ok=False)


def free(path: Path) -> Path:
    """Return `path`, or the first name like it that is not taken."""
    taken, number = path, 1
    while taken.exists():
        number += 1
        taken = path.with_stem(f"{path.stem}-{number}")
    return taken
