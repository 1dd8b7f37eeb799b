"""The debrief's words on each question: its outcome, the slip's own words, where to find it, what a strong answer has."""

import html

from utils.chapters.mock_onsite.outcome import Line
from utils.chapters.mock_onsite.plan import ROUNDS
from utils.exercise.views import disclosure, rich
from utils.progress.views.places import places
from utils.whiteboard.clock import on_clock

SAID = {"right": "right", "wrong": "wrong", "error": "the code stopped", "none": "not answered", "spoken": "spoken"}
CELL = "padding:.3em .8em .3em 0;text-align:left;vertical-align:top;border-bottom:1px solid rgba(128,128,128,.35)"


def link(one: Line) -> str:
    """Return the exercise's name, linked to its cell where its chapter is found."""
    name = one.key.partition("#")[0]
    place = places().get(one.chapter)
    if place is None:
        return f"<b>{html.escape(name)}</b>"
    return f'<a href="{html.escape(place.address(name))}"><b>{html.escape(name)}</b></a>, {html.escape(place.called)}'


def rows(onsite, found: list[Line]) -> list[list[str]]:
    """Return a row a question, as HTML: round, question, outcome, cause, how sure, time."""
    made = []
    for one in found:
        said = SAID[one.kind]
        if one.own is not None:
            said = f"own score {one.own[0]} of {one.own[1]}"
        late = " (after time)" if one.late else ""
        sure = "" if one.confidence is None else f"{one.confidence:.0%}"
        up = one.ended - one.begun
        time = f"{on_clock(up)} of {one.minutes:.0f} min"
        asked = link(one) + (": a follow-up" if one.how == "follow-up" else ": the board" if one.how == "board" else "")
        made.append([ROUNDS[one.round].title, asked, said + late, cause(onsite, one), sure, time])
    return made


def cause(onsite, one: Line) -> str:
    """Return the slip by its name and own words; those of an own score are not blame and are left out."""
    if one.own is not None or (one.cause is None and one.kind != "wrong"):
        return ""
    if one.cause is None:
        return "No slip the course has a name for. Answer it again in its chapter: there it says where it fails."
    question = onsite.found({"key": one.key, "chapter": one.chapter})
    mistakes = question.exercise.mistakes if question else ()
    says = next((known.says for known in mistakes if known.name == one.cause), "")
    return f"<b>{html.escape(one.cause)}</b> {rich(says)}"


def table(body: list[list[str]]) -> str:
    """Return the rows as a table that scrolls by itself when it is wide."""
    if not body:
        return "<p>No question came up.</p>"
    head = ["Round", "Question", "Outcome", "What it was", "Sure", "Time"]
    top = "".join(f'<th scope="col" style="{CELL}">{word}</th>' for word in head)
    lines = "".join(
        "<tr style='background:none'>" + "".join(f'<td style="{CELL}">{cell}</td>' for cell in row) + "</tr>"
        for row in body
    )
    return f'<div style="overflow-x:auto"><table style="border-collapse:collapse;font-size:.92em"><thead><tr style="background:none">{top}</tr></thead><tbody>{lines}</tbody></table></div>'


def strong_answers(onsite, found: list[Line]) -> str:
    """Return what strong answers to the follow-ups contain, and the boards' model answers, each behind a click."""
    told = []
    for one in found:
        question = onsite.found({"key": one.key, "chapter": one.chapter})
        if question is None:
            continue
        if question.follow is not None:
            asked = question.exercise.follow_ups[question.follow]
            told.append(disclosure(asked.question, asked.strong))
        elif question.drill is not None:
            model = "\n".join(f"{m.words}: {m.answer}" for m in question.drill.milestones if m.answer)
            told.append(disclosure(question.drill.question, model) if model else "")
        elif question.own:
            told += [disclosure(one.question, one.strong) for one in question.exercise.follow_ups]
    return "".join(told)


def breaks_told(breaks: list[tuple[int, str, float, float]]) -> str:
    """Return pauses and interruptions as a list."""
    items = "".join(
        f"<li>{ROUNDS[number].title}, at {on_clock(at)}: {'paused' if what == 'pause' else 'nobody there'} for {_long(seconds)}</li>"
        for number, what, at, seconds in breaks
    )
    return f"<ul>{items}</ul>" if items else "<p>No pause, no interruption.</p>"


def _long(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
