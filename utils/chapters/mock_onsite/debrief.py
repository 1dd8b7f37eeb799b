"""The debrief: what happened, what it adds up to, what to do again; in the notebook, and as one HTML file."""

import html
import time
from pathlib import Path

from utils.chapters.mock_onsite.debrief_pictures import dots, radar, timeline
from utils.chapters.mock_onsite.debrief_rows import breaks_told, link, rows, strong_answers, table
from utils.chapters.mock_onsite.outcome import FEW, brier, interruptions, lines, redo, skills, sureness, unreached
from utils.chapters.mock_onsite.plan import ROUNDS
from utils.chapters.mock_onsite.said import Said
from utils.progress.memory import unattended
from utils.whiteboard.clock import on_clock

SMALL = "Even 3 of 3 fits anybody who gets 44% right in the long run (95% interval, Wilson 1927)."
AGAIN = ("Nothing to do again", "Do this again", "Do these two again", "Do these three again")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>{title}</title><style>
:root {{ color-scheme: light dark; }}
body {{ margin: 2rem auto; max-width: 56rem; padding: 0 1rem; font: 16px/1.55 system-ui, sans-serif; background: Canvas; color: CanvasText; }}
a {{ color: LinkText; }}
</style></head><body><main>{body}</main></body></html>
"""


class Debrief:
    """A day's debrief: plain text, HTML in a notebook, and `save(path)` for one file that opens anywhere."""

    def __init__(self, text: str, body: str, title: str):
        self.text, self.body, self.title = text, body, title
        self.path: Path | None = None
        self.remark = ""

    def __repr__(self) -> str:
        return "\n".join(filter(None, [self.text, self.remark]))

    def _repr_html_(self) -> str:
        said = f"<p>{html.escape(self.remark)}</p>" if self.remark else ""
        return f'<div style="max-width:56em;line-height:1.5">{said}{self.body}</div>'

    def page(self) -> str:
        """Return the whole page: no script, no network, readable in light and dark."""
        return PAGE.format(title=html.escape(self.title), body=self.body)

    def save(self, path: str | Path) -> Path:
        """Write the page. OSError when that cannot be done."""
        path = Path(path)
        path.write_text(self.page(), "utf-8")
        self.path = path
        return path


def debrief(onsite, save: bool | str = True) -> Debrief | Said:
    """Return the debrief of a day that is over, saved beside the notebook; of one that is not, what is missing."""
    day = onsite.day
    if not day.over:
        return Said(_missing(day))
    made = compose(onsite)
    if save and not unattended():
        name = (
            save
            if isinstance(save, str)
            else f"debrief-{time.strftime('%Y-%m-%d-%H%M', time.localtime(day.began))}.html"
        )
        try:
            made.remark = f"Saved as {made.save(name).name}: one file, no network needed."
        except OSError as error:
            made.remark = f"It could not be saved ({type(error).__name__}); what it says stands here."
    return made


def _missing(day) -> str:
    left = [one.title for one in ROUNDS[day.at :]]
    if not any(day.of(number) for number in range(len(ROUNDS))):
        return "The debrief comes when the day is over. No round has begun yet: press *Start* in the room."
    going = {"running": " The clock is running.", "paused": " The clock is paused."}.get(day.phase, "")
    return f"The debrief comes when the day is over. Still to come: {', '.join(left)}.{going}"


def compose(onsite) -> Debrief:
    """Return the debrief of a day as it stands."""
    day = onsite.day
    found, breaks = lines(day), interruptions(day)
    made, pairs, again = skills(found), sureness(found), redo(found)
    length = max(day.length(k) for k in range(len(ROUNDS)))
    when = time.strftime("%d %B %Y, %H:%M", time.localtime(day.began))
    title = f"Mock onsite, {when}"
    kind = f"{'compressed' if day.compressed else 'full length'}, {'exam' if day.exam else 'practice'}"
    seed = f", seed {day.seed}: the same questions for everybody with this course" if day.given else ""
    checked = [one for one in found if one.skill != "aloud"]
    right = sum(one.kind == "right" for one in checked)
    spoken, missed = [one for one in found if one.skill == "aloud"], unreached(day)
    scored = sum(one.own is not None for one in spoken)
    summary = f"{right} of {len(checked)} checked questions right"
    summary += f"; {scored} of {len(spoken)} spoken ones scored by yourself." if spoken else "."
    summary += f" {len(missed)} more did not come up." if missed else ""
    body = [f"<h2>{html.escape(title)}</h2><p>{kind[0].upper() + kind[1:]}{seed}. {summary}</p>"]
    body += [_section(AGAIN[len(again)], _again(again)), _section("By skill", _skills(made))]
    body += [_section("The day on its clocks", timeline(found, breaks, length) + _key() + breaks_told(breaks))]
    body += [_section("Silences", _freezes(found)), _section("How sure, and how it was", _sure(pairs))]
    body += [
        _section("Question by question", table(rows(onsite, found)) + _missed(missed)),
        _section("What strong answers contain", strong_answers(onsite, found)),
    ]
    held = sum(any(one["did"] == "end" for one in day.of(k)) for k in range(len(ROUNDS)))
    text = "\n".join(
        [
            title, f"{held} of {len(ROUNDS)} rounds held ({kind}). {summary}",
            *(f"{one.name}: {one.share:.0%} ({one.count})" for one in made),
            *(f"Again: {one.key} ({why})" for one, why in again),
        ]
    )  # fmt: skip
    return Debrief(text, "".join(body), title)


def _section(title: str, content: str) -> str:
    return f"<section><h3>{title}</h3>{content}</section>" if content else ""


def _again(again) -> str:
    if not again:
        return "<p>Nothing was wrong, open or silent. Draw another day, at full length.</p>"
    items = "".join(f"<li>{link(one)}: {html.escape(why)}.</li>" for one, why in again)
    return f"<ol>{items}</ol>"


def _skills(made) -> str:
    if not made:
        return "<p>No question came up.</p>"
    few = [one.name for one in made if one.asked < FEW]
    where = "each" if len(few) == len(made) else ", ".join(few)
    small = f" Fewer than {FEW} questions in {where}: so few say little. {SMALL}" if few else ""
    rest = "Share right, weighted by the minutes of each question; one that was not answered counts as not right."
    rest += " Read along the axes: the area means nothing." if len(made) > 2 else ""
    own = (
        " <em>aloud</em> is your own score, and nobody else heard it."
        if any(one.name == "aloud" for one in made)
        else ""
    )
    return f"{radar(made)}<p>{rest}{own}{small}</p>"


def _key() -> str:
    return "<p>✓ right, ✗ wrong, ! stopped with an error, “ spoken and scored by yourself, – not answered; a bar above: silent at the board; ▼ below: paused, or nobody there.</p>"


def _freezes(found) -> str:
    told = [
        f"<li>{html.escape(one.key)}, at {on_clock(at)} {'' if one.heard else 'no stroke '}for {seconds:.0f} s{f', on the way to: {html.escape(hit)}' if hit else ''}</li>"
        for one in found
        for at, seconds, hit in one.freezes
    ]
    boards = [one for one in found if one.heard is not None]
    deaf = any(one.freezes and not one.heard for one in boards)
    unheard = " Without a microphone only the pen is known of: you may have been talking." if deaf else ""
    if told:
        return f"<ul>{''.join(told)}</ul><p>Say what you are stuck on; the silence is what is read, not the gap.{unheard}</p>"
    return f"<p>{'None of eight seconds at the board.' if boards else 'No board was used.'}</p>"


def _missed(missed) -> str:
    if not missed:
        return ""
    names = ", ".join(f"{html.escape(key)} ({ROUNDS[number].title})" for number, key in missed)
    return f"<p>Drawn, and never reached: {names}. They count nowhere above.</p>"


def _sure(pairs) -> str:
    if not pairs:
        return "<p>No checked answer came with a confidence. <code>day.answer(x, confidence=0.8)</code>, or the list beside <em>Hand in</em>.</p>"
    score = brier(pairs)
    mean = sum(sure for sure, _, _ in pairs) / len(pairs)
    right = sum(hit for _, hit, _ in pairs)
    small = (
        " That is too few to call you over- or underconfident; the diagram in chapter 04 collects them."
        if len(pairs) < 20
        else ""
    )
    return f"{dots(pairs)}<p>{len(pairs)} answer{'s' if len(pairs) > 1 else ''}: {mean:.0%} sure on average, {right} right. Brier score {score:.2f} (0 is best; saying 50% throughout gives 0.25); code that stopped counts as not right.{small}</p>"
