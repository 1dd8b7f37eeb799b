"""What the room shows just now, as plain data."""

import time

from utils.chapters.mock_onsite import words
from utils.chapters.mock_onsite.boards import board_drill
from utils.chapters.mock_onsite.plan import ROUNDS
from utils.chapters.mock_onsite.reading import shown_parts, spec
from utils.exercise.views import question_html, rich
from utils.whiteboard.clock import on_clock

TYPED = ("cell", "text")  # inputs that do not say themselves what is expected


def view(onsite) -> dict:
    """Return the screen: phase, rounds, clock, the interviewer's words, the question and how it is answered."""
    day, now = onsite.day, time.time()
    number = min(day.at, len(day.rounds) - 1)
    phase = "elsewhere" if onsite.away else day.phase
    shown = {
        "id": day.id,
        "phase": phase,
        "remark": onsite.remark,
        "aside": onsite.aside is not None,
        "kept": onsite.kept,
        "exam": day.exam,
        "given": day.seed if day.given else None,
        "length": "compressed" if day.compressed else "full length",
        "rounds": [[one.title, one.minutes(day.compressed), _state(day, k)] for k, one in enumerate(ROUNDS)],
        "round": number,
        "place": f"{day.at}-{day.question if phase in ('running', 'paused') else 0}",
        "clock": {
            "used": day.clock(number, now),
            "at": now,
            "running": phase == "running",
            "speed": day.speed,
            "length": day.length(number),
        },
        "opening": rich(words.opening(number, day.compressed)),
        "asked": len(day.rounds[number]),
    }
    return {**shown, **_question(onsite)} if phase in ("running", "paused") else shown


def _state(day, number: int) -> str:
    ended = any(one["did"] == "end" for one in day.of(number))
    return "held" if ended else "now" if number == day.at else "left out" if day.over else "to come"


def _question(onsite) -> dict:
    day, slot, question = onsite.day, onsite.slot, onsite.question
    if slot is None:
        return {"says": words.EMPTY, "html": "", "answer": None, "last": True}
    some = day.rounds[day.at]
    last = day.question + 1 >= len(some)
    due = 60 * sum(one["minutes"] for one in some[: day.question + 1])
    place = {"count": [day.question + 1, len(some)], "minutes": slot["minutes"], "due": due, "last": last}
    if question is None:
        return {**place, "says": words.GONE, "html": "", "answer": None}
    kind = spec(question)
    fresh = day.question == 0 or some[day.question - 1]["part"] != slot["part"]
    follow = words.FOLLOW_UP if question.follow is not None else ""
    return {
        **place,
        "says": " ".join(filter(None, [_says(slot["part"], question, kind) if fresh else "", follow])),
        "html": question_html(asked(question), shown_parts(question)),
        "expects": rich(f"Expected: {question.exercise.answer.expects}.") if kind["input"] in TYPED else "",
        "answer": kind,
        "own": question.own,
        "beside": _beside(question, slot, kind),
        "answered": _answered(day),
    }


def _says(part: str, question, kind: dict) -> str:
    """Return what goes before a part; an answer that has no lines is not asked for line by line."""
    numbers = part == "derive" and question.drill is None and kind["input"] != "lines"
    return words.NUMBERS if numbers else words.PARTS[part]


def asked(question) -> str:
    """Return what the interviewer asks."""
    if question.follow is not None:
        return question.exercise.follow_ups[question.follow].question
    return question.drill.question if question.drill is not None else question.exercise.prompt


def _beside(question, slot: dict, kind: dict) -> str:
    if question.drill is not None:
        return rich(words.BOARD)
    said = [words.CELL] if kind["input"] == "cell" else []
    if board_drill(question, slot["minutes"]) is not None:
        said.append(words.BESIDE)
    if question.follow is not None:
        said.append("Answer aloud.")
    return rich(" ".join(said))


def _answered(day) -> str:
    made = day.answers(day.at).get(day.question)
    if made is None:
        return ""
    said = f"Handed in at {on_clock(made['clock'])}; handing in again takes its place."
    return said if day.exam or made["kind"] == "spoken" else f"{said} It was {made['kind']}."
