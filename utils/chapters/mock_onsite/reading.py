"""What the browser shows an answer to be typed in, and what is handed to the check of what was typed. Nothing is evaluated."""

import re
from collections.abc import Mapping

from utils.chapters.mock_onsite.pool import Question
from utils.chapters.mock_onsite.words import SPOKEN
from utils.derivation.exercise import Lines
from utils.exercise import Answer, Array, Choice, Distribution, Form, Number, Prose, Rubric, Subset
from utils.exercise.answers.number import parse
from utils.exercise.show import show

LONGEST = 20_000  # letters in an answer
MOST = 16  # members that can be ticked
MOST_NUMBERS = 100


def spec(question: Question) -> dict:
    """Return what the room shows for an answer: `{"input": kind, ...}`; `cell` where it is written in a code cell."""
    if question.follow is not None:
        return {"input": "rubric", "most": 1, "items": [[name, says] for name, says in SPOKEN.items()]}
    return _spec(question.exercise.answer)


def _spec(kind: Answer) -> dict:
    if isinstance(kind, Rubric):
        return {"input": "rubric", "most": kind.most, "items": [[name, says] for name, says in kind.criteria.items()]}
    if isinstance(kind, Choice):
        return {"input": "choice", "items": [[key, words] for key, words in kind.options.items()]}
    if isinstance(kind, Subset) and len(kind.universe) <= MOST and all(isinstance(one, str) for one in kind.universe):
        return {"input": "subset", "items": [[one, words] for one, words in _members(kind)]}
    if isinstance(kind, Distribution):
        return {"input": "fields", "items": [{"name": show(one), "says": "", "input": "text"} for one in kind.outcomes]}
    if isinstance(kind, Form):
        return {"input": "fields", "items": [_field(name, one, kind) for name, one in kind.fields.items()]}
    if isinstance(kind, Lines):
        return {"input": "lines", "start": kind.start}
    if isinstance(kind, Prose):
        return {"input": "lines", "start": ""}
    if isinstance(kind, Number) or (isinstance(kind, Array) and len(kind.shape) == 1):
        return {"input": "text", "many": isinstance(kind, Array)}
    return {"input": "cell"}


def _members(kind: Subset) -> list[tuple[str, str]]:
    """Return the members in order, each with what is said of it, if anything."""
    said = {match[1]: match[2] for part in kind.parts() if (match := re.match(r"`([^`]+)`:? (.*)", part))}
    return [(one, said.get(one, "")) for one in sorted(kind.universe)]


def _field(name: str, kind: Answer, form: Form) -> dict:
    given = _spec(kind)
    if given["input"] in ("choice", "subset"):
        return {"name": name, **given}
    return {"name": name, "says": kind.expects.replace("`", ""), "input": "text"}


def shown_parts(question: Question) -> list[str]:
    """Return the lines under the prompt that the inputs do not say themselves."""
    kind = question.exercise.answer
    if question.follow is not None or isinstance(kind, Rubric | Choice) or spec(question)["input"] == "subset":
        return []
    return kind.beside() if isinstance(kind, Form) else kind.parts()


def read(question: Question, given: object) -> object:
    """Return what was typed as the check takes it; `...` when nothing was. Whatever the browser sends, nothing is raised."""
    if question.follow is not None:
        return _read(Rubric(SPOKEN), given)
    return _read(question.exercise.answer, given)


def _read(kind: Answer, given: object) -> object:
    if isinstance(given, str):
        given = given[:LONGEST]
        return _typed(kind, given) if given.strip() else ...
    if isinstance(given, list):
        ticked = {one for one in given[:200] if isinstance(one, str)}
        return ticked or ...
    if not isinstance(given, Mapping):
        return ...
    if isinstance(kind, Rubric):
        points = {name: given.get(name) for name in kind.criteria}
        found = {n: v if isinstance(v, int) and not isinstance(v, bool) else ... for n, v in points.items()}
        return found if any(value is not ... for value in found.values()) else ...
    if isinstance(kind, Distribution):
        typed = {one: given.get(show(one), "") for one in kind.outcomes}
        return {one: text for one, text in typed.items() if isinstance(text, str) and text.strip()} or ...
    if isinstance(kind, Form):
        found = {name: _read(one, given.get(name)) for name, one in kind.fields.items()}
        return {name: value for name, value in found.items() if value is not ...} or ...
    return ...


def _typed(kind: Answer, text: str) -> object:
    """Return a typed text in the first form its kind of answer takes: as it stands, as a number, as a list of numbers."""
    for form in (text, *_numbers(text)):
        try:
            kind.read(form, None)
        except Exception:  # a kind of a chapter's own: whatever it raises, it does not take this form
            continue
        return form
    return text


def _numbers(text: str) -> list[object]:
    parts = [part for part in re.split(r"[\s,;()\[\]]+", text) if part][:MOST_NUMBERS]
    try:
        found = [parse(part) for part in parts]
    except ValueError:
        return []
    whole = [int(one) if one.is_integer() else one for one in found]
    return [whole[0], whole] if len(whole) == 1 else [whole]
