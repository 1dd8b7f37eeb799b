"""What was done so far, chapter by chapter, for the start page."""

import html
import importlib
import pkgutil
from collections.abc import Mapping
from pathlib import Path

from utils import stamp
from utils.exercise.find import exercises_of
from utils.figures.colours import MODEL, TRUTH
from utils.progress.memory import kept, store, unattended
from utils.progress.summary import QUIZ, Done, by_chapter, recurring
from utils.progress.views.shown import Shown, columns, says, table

EMPTY = (
    "Nothing yet. Once you have answered something, this shows what you did in each chapter, what was right at the"
    " first try, and which slips come back.\nIt is kept on this machine alone; `progress.show()` lists it."
)


def my_progress() -> Shown:
    """Show what was done per chapter, what was right at the first try, and the slips that come back."""
    rows = kept()
    if not rows:
        return Shown(EMPTY)
    known, called = chapters(), titles()
    done = by_chapter(rows, known)
    begun = {one.chapter for one in done}
    header = ["chapter", "right", "at the first try", "attempts"]
    lines = [
        [name_of(one.chapter, called), f"{one.right} of {one.exercises}", str(one.at_once), str(one.attempts)]
        for one in done
    ]
    slips = [[slip.cause.replace("-", " "), str(slip.times), ", ".join(slip.exercises[:4])] for slip in recurring(rows)]
    rest = sorted(name_of(chapter, called) for chapter in known if chapter not in begun)
    closing = f"Not begun: {', '.join(rest)}." if rest else ""
    remark = None if unattended() else store().take_remark()
    text = [columns(header, lines)]
    shown = table(
        "What you did",
        header,
        [[bar(one, line[0]), *map(html.escape, line[1:])] for one, line in zip(done, lines, strict=True)],
    )
    if slips:
        heading = ["slip that comes back", "times", "where"]
        text.append(columns(heading, slips))
        shown += table("Slips that come back", heading, [list(map(html.escape, slip)) for slip in slips])
    for sentence in filter(None, [closing, remark]):
        text.append(sentence)
        shown += says(sentence)
    return Shown("\n\n".join(text), shown)


def chapters() -> dict[str, list[str]]:
    """Return the exercises of every chapter of this copy of the course; one that cannot be imported is left out."""
    found = {}
    package = importlib.import_module("utils.chapters")
    for info in pkgutil.iter_modules(package.__path__):
        try:
            names = [exercise.name for exercise in exercises_of(info.name)]
        except Exception:  # a chapter somebody is at work on must not hide the others
            continue
        if names:
            found[info.name] = names
    return found


def titles() -> dict[str, str]:
    """Return number and title of each chapter whose notebook lies where one would look for it."""
    found = {}
    for folder in (Path(__file__).resolve().parents[3] / "notebooks", Path.cwd()):
        for path in sorted(folder.glob("[0-9][0-9]_*.ipynb")):
            notebook = stamp.load(path)
            title = notebook and notebook.get("metadata", {}).get(stamp.KEY, {}).get("title")
            if isinstance(title, str):
                found.setdefault(path.stem[3:], f"{path.stem[:2]} {title.partition(':')[0]}")
    return found


def name_of(chapter: str, called: Mapping[str, str]) -> str:
    """Return how a chapter is called."""
    if chapter == QUIZ:
        return "Quick questions"
    return called.get(chapter) or (chapter or "elsewhere").replace("_", " ").capitalize()


def bar(one: Done, name: str) -> str:
    """Return a chapter's name with a bar under it: right at the first try, right by now, the rest."""
    first, later = (100 * part / one.exercises for part in (one.at_once, max(one.right - one.at_once, 0)))
    pieces = "".join(
        f'<span style="display:inline-block;height:6px;width:{share:.1f}%;background:{colour}"></span>'
        for share, colour in ((first, TRUTH), (later, MODEL))
    )
    frame = "display:block;width:12em;height:6px;background:#8886;line-height:0;margin-top:3px"
    return f'{html.escape(name)}<span aria-hidden="true" style="{frame}">{pieces}</span>'
