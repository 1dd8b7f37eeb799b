"""Due cards as a file for Anki: questions in front; hints, the course's words and what a strong answer contains behind."""

import html
import io
import time
from pathlib import Path

from utils.exercise.exercise import Exercise
from utils.progress.cardtext import card_html, listed
from utils.progress.deck import Flashcard, write_deck
from utils.progress.memory import unattended
from utils.progress.review import BOARD, SLIP, Card
from utils.progress.store import reason_of
from utils.progress.views.files import free, refused
from utils.progress.views.material import Material, material
from utils.progress.views.places import Place, places
from utils.progress.views.shown import Shown
from utils.whiteboard.clock import on_clock
from utils.whiteboard.drill import Drill


def anki(path: str | Path | None = None, all: bool = False) -> Shown:
    """Write what is due, or with `all` everything done so far, as a deck for Anki: `onsite-<date>.apkg` here without a path.

    A second export updates the cards of the first. It holds what the course shows a learner, no solution and no attempt.
    """
    content, said = packed(all)
    if content is None:
        return said
    target = path
    try:
        target = free(Path(named())) if path is None else Path(path).expanduser()
        with target.open("xb") as sink:
            sink.write(content)
    except FileExistsError:
        return refused(f"`{target}` is there already and was left as it is: choose another name.")
    except (OSError, TypeError, ValueError) as problem:
        return refused(f"`{target!s:.200}` could not be written: {reason_of(problem)}.")
    return Shown(f"`{target.absolute()}`: {said}")


def packed(all: bool) -> tuple[bytes | None, Shown]:
    """Return the file's content and what is said of it; no content, and why, when there is nothing to write."""
    if unattended():
        return None, refused("Nobody is at the keyboard: nothing is exported.")
    found = material()
    chosen = [card for card in (found.cards if all else found.due) if card.exercise in found.exercises]
    if not chosen:
        more = "" if all or not found.cards else " `progress.anki(all=True)` writes everything you have done."
        said = f"Nothing is {'done yet' if all else 'due'}, so there is no deck.{more}"
        return None, refused("\n".join([said, *found.remarks]))
    at, drills = places(), drills_by_name({found.exercises[card.exercise][0] for card in chosen})
    content = io.BytesIO()
    try:
        write_deck([flashcard(card, found, at, drills) for card in chosen], content)
    except ImportError:
        return None, refused("The package `genanki` is missing: `python -m utils doctor` says how to get it.")
    said = f"{len(chosen):,} card{'s' if len(chosen) > 1 else ''}. In Anki: File, Import; a later export updates them."
    return content.getvalue(), Shown("\n".join([said, *found.remarks]))


def named() -> str:
    """Return the name of today's file."""
    return f"onsite-{time.strftime('%Y-%m-%d')}.apkg"


def flashcard(card: Card, found: Material, at: dict[str, Place], drills: dict[str, Drill]) -> Flashcard:
    """Make one card of what the course says to a learner about it."""
    chapter, exercise = found.exercises[card.exercise]
    place = at.get(chapter)
    where = html.escape(f"{place.called if place else chapter.replace('_', ' ').capitalize()} · {card.exercise}")
    tags = (place.path.stem if place else chapter, card.kind, *([tag(exercise.topic)] if exercise.topic else []))
    if card.kind == SLIP:
        called = card_html(card.cause.replace("-", " "))
        front = f"{asked(exercise)}<p>You made a slip here: <em>{called}</em>. What is wrong with it?</p>"
        return Flashcard((SLIP, card.cause), front, f"<p>{card_html(found.words(card))}</p>", where, tags)
    drill = drills.get(card.exercise) if card.kind == BOARD else None
    front, back = (drill_front(drill), drill_back(drill)) if drill else (asked(exercise), answered(exercise))
    return Flashcard(("exercise", card.exercise), front, back, where, tags)


def asked(exercise: Exercise) -> str:
    """Return a question as it stands in the notebook."""
    return f"<p>{card_html(exercise.prompt)}</p>{listed(exercise.answer.parts(), ordered=False)}"


def answered(exercise: Exercise) -> str:
    """Return the hints, what is said of a right answer, and what comes next with what a strong answer contains."""
    parts = [f"<p><b>Step by step</b></p>{listed(list(exercise.hints))}" if exercise.hints else ""]
    if isinstance(exercise.right, str) and exercise.right:
        parts.append(f"<p><b>When it is right</b></p><p>{card_html(exercise.right)}</p>")
    for follow_up in exercise.follow_ups:
        parts.append(
            f"<p><b>They ask next:</b> {card_html(follow_up.question)}</p><p>{card_html(follow_up.strong)}</p>"
        )
    return "".join(parts) or "<p>Answer it in the course.</p>"


def drill_front(drill: Drill) -> str:
    """Return what is asked at the board."""
    return f"<p>{card_html(drill.question)}</p><p>On a board, aloud, {drill.minutes:g} minutes.</p>"


def drill_back(drill: Drill) -> str:
    """Return a board's milestones with what a strong board shows there, and what to listen for."""
    steps = [f"{m.words} (by {on_clock(m.seconds)})" + (f"\n{m.answer}" if m.answer else "") for m in drill.milestones]
    return f"{listed(steps)}<p><b>Score yourself</b></p>{listed(list(drill.rubric.values()), ordered=False)}"


def drills_by_name(chapters: set[str]) -> dict[str, Drill]:
    """Return the drills of some chapters by name; a chapter that cannot say has none."""
    from utils.whiteboard.find import drills_of

    found = {}
    for chapter in sorted(chapters):
        try:
            found |= {drill.name: drill for drill, _ in drills_of(chapter)}
        except Exception:  # a chapter somebody is at work on
            continue
    return found


def tag(text: str) -> str:
    """Return a text as Anki takes a tag: without spaces."""
    return "-".join(text.split())
