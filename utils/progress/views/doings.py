"""What was done so far, chapter by chapter, for the start page."""

import html
from collections.abc import Mapping

from utils.exercise.find import course
from utils.figures.colours import MODEL, TRUTH
from utils.progress.memory import kept, store, unattended
from utils.progress.summary import QUIZ, Done, by_chapter, recurring
from utils.progress.views.places import places
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
    known = {chapter: [exercise.name for exercise in mine] for chapter, mine in course().items()}
    called = {chapter: place.called for chapter, place in places().items()}
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
