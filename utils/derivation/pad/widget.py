"""The pad as a widget: what is typed comes in as messages, rows, help and verdicts go out."""

import threading
from pathlib import Path

import anywidget
import traitlets

from utils.derivation.exercise import derivation
from utils.derivation.pad.help import broken_line, how, where
from utils.derivation.pad.rows import CHARACTERS, LINES, rows_of, too_much
from utils.derivation.pad.stored import stored
from utils.derivation.problem import Problem
from utils.exercise import Exercise, Kind, Verdict, views
from utils.figures.modules import DOM, join_modules

BROWSER = Path(__file__).with_name("browser")
PARTS = ("keys", "safe", "draft", "talk", "editor", "rows", "remarks", "pad")

_kept: dict[str, tuple[str, str]] = {}  # exercise -> what its latest pad began with and what it holds now


def pad(asked: Exercise | Problem, *, text: str | None = None, start: str = "", goal: str = "") -> "Pad":
    """Show a pad for a derivation exercise, or for a `Problem` with nothing recorded.

    It begins with `text`, or with the left side to derive, or with what was typed into the latest pad of this exercise.
    `start` and `goal` say what to derive from a `Problem`. `pad(...).text` is what it holds; an exercise checks it as
    `exercise.check(that_pad)`.
    """
    if isinstance(asked, Problem):
        return Pad(derivation("", "", asked, start=start, goal=goal), text, practice=True)
    if not isinstance(asked, Exercise) or not isinstance(getattr(asked.answer, "problem", None), Problem):
        raise TypeError(f"pad takes a derivation exercise or a Problem, got {asked!r:.80}")
    if start or goal:
        raise TypeError("an exercise has its own start and goal; only a Problem takes them here")
    return Pad(asked, text)


class Pad(anywidget.AnyWidget):
    """A derivation as it is typed. `text` is what it holds, `help_taken` how many steps of help were opened."""

    _esm = join_modules(DOM, *(BROWSER / f"{part}.js" for part in PARTS))
    _css = BROWSER / "pad.css"
    # What the hand types is not echoed by the kernel: an echo that comes late would undo it.
    text = traitlets.Unicode().tag(sync=True, echo_update=False)
    name = traitlets.Unicode().tag(sync=True)
    ask = traitlets.Unicode().tag(sync=True)  # HTML
    begins = traitlets.Unicode().tag(sync=True)
    most = traitlets.List([LINES, CHARACTERS]).tag(sync=True)
    read = traitlets.Dict().tag(sync=True)  # the latest answer: the number of what was asked, rows, or a sentence
    told = traitlets.Dict().tag(sync=True)  # key of a broken line -> the help opened on it
    verdict = traitlets.Dict().tag(sync=True)
    help_taken = traitlets.Int().tag(sync=True)

    def __init__(self, exercise: Exercise, text: str | None = None, practice: bool = False):
        self._exercise, self._practice, self._lock = exercise, practice, threading.Lock()
        self._problem, start, goal = exercise.answer.problem, exercise.answer.start, exercise.answer.goal
        begins = f"{start} = " if start else ""
        first = begins if text is None else text.strip("\n")
        known, held = _kept.get(exercise.name, (None, ""))
        ask = f"Derive `{start}`" + (f" until it reads `{goal}`." if goal else ".") if start else ""
        self._prompt = ask if practice else exercise.prompt
        super().__init__(
            text=held if known == first and not practice else first,
            name=exercise.name,
            ask=f"<div>{views.rich(self._prompt)}</div>" if self._prompt else "",
            begins=begins,
        )
        self._first = first
        self.read = self._reading(self.text, 0)
        if not practice:
            self.observe(self._keep, "text")
        self.on_msg(self._heard)

    def __repr__(self) -> str:
        return f"<derivation pad: {self.name or 'practice'}>"

    def _repr_mimebundle_(self, include=None, exclude=None):
        view, metadata = super()._repr_mimebundle_()
        return {**view, **stored(self.name, self._prompt, self.read.get("rows", []))}, metadata

    def check(self) -> Verdict:
        """Return the exercise's verdict on what the pad holds now, as its button does."""
        return self._judge(self.text)

    def _keep(self, change) -> None:
        _kept[self._exercise.name] = (self._first, change["new"])

    def _heard(self, _, message, buffers) -> None:
        """Answer the browser; whatever it sends, nothing is raised."""
        text, serial = message.get("text"), message.get("serial")
        if not isinstance(text, str) or not isinstance(serial, (int, float)):
            return
        with self._lock:
            if message.get("ask") == "check":
                self.verdict = {"serial": serial, "text": text, "html": self._judge(text)._repr_html_()}
            elif message.get("ask") in ("where", "how"):
                self._help(message["ask"], text, message.get("line"), serial)
                self.send({"answered": serial})
            else:
                self.read = self._reading(text, serial)

    def _reading(self, text: str, serial: float) -> dict:
        """Return the rows of a text, or the sentence that says why there are none."""
        problem = too_much(text)
        if not problem and text.strip() not in ("", self.begins.strip()):
            try:
                return {"serial": serial, "rows": rows_of(self._problem, text), "problem": ""}
            except Exception as error:  # the text stays; the next key may help
                problem = (
                    f"The checker stopped at this text ({type(error).__name__}). Change a line and it is read again."
                )
        return {"serial": serial, "rows": [], "problem": problem}

    def _help(self, step: str, text: str, index: object, serial: float) -> None:
        """Open one step of help on a broken line; each counts once."""
        rows = self._reading(text, serial)["rows"]
        if not isinstance(index, int) or not 0 <= index < len(rows):
            return
        entry, key = broken_line(self._problem, text, index), rows[index]["key"]
        known = self.told.get(key, {})
        if entry is None or step in known:
            return
        given = {"where": where(entry)} if step == "where" else {"where": where(entry), "how": how(entry)}
        taken = len(given) - len(known)
        self.help_taken += taken
        self._exercise.help_taken += taken
        self.told = {**self.told, key: given}

    def _judge(self, text: str) -> Verdict:
        problem = too_much(text)
        if problem:
            return Verdict(Kind.INVALID, self.name, problem)
        # without an exercise nothing is recorded: the verdict is asked for, the attempt is not handed over
        return self._exercise._verdict(text) if self._practice else self._exercise.check(text)
