"""The board as a widget: it works in the browser; the kernel is told what was drawn when it is done, and never hears."""

from pathlib import Path

import anywidget
import traitlets

from utils.exercise import Exercise, Rubric, Verdict
from utils.figures.modules import DOM, STYLE, join_modules, join_styles
from utils.figures.still import stored
from utils.whiteboard.board.still import alt_of, still
from utils.whiteboard.drill import Drill
from utils.whiteboard.recording import Recording, Unreadable
from utils.whiteboard.report import Report, report

BROWSER = Path(__file__).with_name("browser")
PARTS = (
    "freehand-vectors", "freehand-caps", "freehand-points", "freehand-stroke", "clock", "ear", "strokes", "ink", "pauses",
    "report", "pen", "store", "zip", "microphone", "listening", "kernel", "sitting", "milestones", "asking", "alone", "desk",
    "replay", "debrief", "keeping", "ending", "board",
)  # fmt: skip
STAGES = ("ready", "running", "paused", "score", "report")


def board(
    drill: Drill,
    exercise: Exercise | None = None,
    *,
    exam: bool = False,
    watched: bool = False,
    key: str = "",
    run: str = "",
) -> "Board":
    """Show the board for a drill. `exercise` takes the learner's score; without one it is only kept.

    `exam` leaves out the line that is shown in a freeze, `watched` adds the interviewer's sheet. The board's `scores` are
    what the exercise checks, here when they are given and in a cell as `exercise.check(that_board.scores)`. The browser
    keeps a sitting under `key`, by default the drill's name; one of another drill or `run` under that key it deletes.
    """
    if not isinstance(drill, Drill):
        raise TypeError(f"board takes a Drill, got {drill!r:.80}")
    if exercise is not None and not isinstance(getattr(exercise, "answer", None), Rubric):
        raise TypeError(f"the exercise of a board has a Rubric for an answer, got {exercise!r:.80}")
    if exercise is not None and list(exercise.answer.criteria) != list(drill.rubric):
        raise ValueError(
            f"the exercise's criteria {list(exercise.answer.criteria)} are not the drill's {list(drill.rubric)}"
        )
    return Board(drill, exercise, exam=exam, watched=watched, key=key or drill.name, run=run)


class Board(anywidget.AnyWidget):
    """A drill at the board. `scores` and `recording` follow what the learner does: {} and None until then.

    `stage` can be observed: "ready", "running", "paused", then "score" once `recording` is handed in, and "report" once
    `scores` are. No trait holds strokes or sound: a notebook that stores widget state stores neither.
    """

    _esm = join_modules(DOM, *(BROWSER / f"{part}.js" for part in PARTS))
    _css = join_styles(STYLE, BROWSER / "board.css")
    drill = traitlets.Dict().tag(sync=True)
    exam = traitlets.Bool(False).tag(sync=True)
    watched = traitlets.Bool(False).tag(sync=True)
    key = traitlets.Unicode().tag(sync=True)
    run = traitlets.Unicode().tag(sync=True)
    stage = traitlets.Enum(STAGES, "ready")  # told by the browser
    most = traitlets.Int(1).tag(sync=True)  # points a criterion can have
    verdict = traitlets.Dict().tag(sync=True)  # on the score
    typed = traitlets.Dict().tag(sync=True)  # on the lines typed up

    def __init__(self, drill: Drill, exercise: Exercise | None = None, **traits):
        self._drill, self._exercise = drill, exercise
        self.scores: dict[str, int] = {}
        self.recording: Recording | None = None
        self.problem = ""  # why what the browser sent was no recording
        self.lines = ""
        most = exercise.answer.most if exercise else 1
        super().__init__(drill=drill.plain(), most=most, **traits)
        self.on_msg(self._heard)

    def __repr__(self) -> str:
        return f"<whiteboard: {self._drill.name}>"

    def _repr_mimebundle_(self, include=None, exclude=None):
        view, metadata = super()._repr_mimebundle_()
        return {**view, **stored(still(self._drill), f"<whiteboard: {alt_of(self._drill)}>")}, metadata

    def report(self) -> Report | None:
        """Return the report on what was handed in, None before."""
        return self.recording and report(self.recording, self._drill)

    def hand_in(self) -> None:
        """Ask the browser to end the sitting, as Done does; nothing happens when none is going on or no page is open."""
        self.send({"do": "done"})

    def pause(self) -> None:
        """Ask the browser to stop the clock, as Pause does."""
        self.send({"do": "pause"})

    def check(self) -> Verdict:
        """Return the exercise's verdict on the score."""
        if self._exercise is None:
            raise TypeError("this board has no exercise: board(drill, exercise)")
        return self._exercise.check(self.scores or ...)

    def _heard(self, _, message, buffers) -> None:
        """Take what the browser hands in; whatever it sends, nothing is raised."""
        did = message.get("did") if isinstance(message, dict) else None
        if did == "done":
            try:
                self.recording, self.problem = Recording.of(message.get("recording")), ""
            except Unreadable as unreadable:
                self.recording, self.problem = None, str(unreadable)
            if self.recording and self.stage != "report":  # a report shown again is handed in again
                self.stage = "score"
        elif did in ("ready", "running", "paused"):
            if did == "ready":
                self.recording, self.scores = None, {}
            self.stage = did
        elif did == "scored" and isinstance(message.get("scores"), dict):
            self.scores = {name: message["scores"].get(name, ...) for name in self._drill.rubric}
            if self._exercise is not None and not message.get("known"):
                self.verdict = said(self._exercise.check(self.scores))
            self.stage = "report"
        elif did == "typed" and isinstance(message.get("lines"), str) and self._drill.derivation is not None:
            self.lines = message["lines"]
            self.typed = {}  # the same verdict twice is told twice
            self.typed = said(self._drill.derivation.check(self.lines))


def said(verdict: Verdict) -> dict:
    """Return a verdict as the browser shows it: plain text only."""
    where = f"\n{verdict.label}: {verdict.counterexample}" if verdict.counterexample else ""
    return {"kind": verdict.look, "message": verdict.message + where, "notes": list(verdict.notes)}
