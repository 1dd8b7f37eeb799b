"""Tell what happened at the board. `board/browser/report.js` is the same in the browser; a test holds the two together."""

from dataclasses import asdict, dataclass

import numpy as np

from utils.whiteboard.clock import on_clock
from utils.whiteboard.drill import Drill
from utils.whiteboard.pauses import GAP, freezes
from utils.whiteboard.recording import Recording

LIFT = 0.6  # s: a pen lifted for less is still writing
DAYS = (1, 3, 7)  # from now, to do the weakest point again


@dataclass(frozen=True)
class Report:
    """What happened. Times in seconds, shares from 0 to 1; None for what never came, or without a microphone.

    `freezes` are (start, end, milestone): the one that was open eight seconds in, None after the last. `milestones` are
    (words, target, reached or None); `redo` names the one thing to do again after `DAYS`.
    """

    seconds: float
    first_word: float | None
    first_stroke: float | None
    freezes: tuple[tuple[float, float, str | None], ...]
    milestones: tuple[tuple[str, float, float | None], ...]
    talking: float | None
    writing: float
    both: float | None
    redo: str

    def plain(self) -> dict:
        """Return it as JSON has it."""
        return {name: value for name, value in asdict(self).items()}

    def __repr__(self) -> str:
        def when(t):
            return "never" if t is None else on_clock(t)

        heard = "without a microphone" if self.talking is None else f"talking {self.talking:.0%}, both {self.both:.0%}"
        lines = [
            f"{when(self.seconds)} at the board; first word {when(self.first_word)}, first stroke {when(self.first_stroke)}",
            f"writing {self.writing:.0%}, {heard}",
        ]
        lines += [f"{words}: target {when(due)}, reached {when(at)}" for words, due, at in self.milestones]
        lines += [
            f"froze at {when(a)} for {b - a:.0f} s{f' on the way to: {hit}' if hit else ''}"
            for a, b, hit in self.freezes
        ]
        return "\n".join([*lines, f"Again in 1, 3 and 7 days: {self.redo}" if self.redo else ""]).strip()


def report(recording: Recording, drill: Drill) -> Report:
    """Return the report on a recording of this drill."""
    reached = [first(t for t, i in recording.marks if i == n) for n in range(len(drill.milestones))]
    words = [one.words for one in drill.milestones]

    def hit(t: float) -> str | None:
        return first(name for name, at in zip(words, reached, strict=True) if at is None or at > t)

    found = tuple((one.start, one.end, hit(one.start + GAP)) for one in freezes(recording))
    milestones = tuple((one.words, float(one.seconds), at) for one, at in zip(drill.milestones, reached, strict=True))
    pen, whole = union([(float(m[0]), float(m[-1])) for m in map(_moments, recording.strokes)], LIFT), recording.seconds
    voice = None if recording.voice is None else union(recording.voice)
    return Report(
        seconds=whole,
        first_word=first(a for a, _ in voice or ()),
        first_stroke=first(one.t for one in recording.strokes if one.tool == "pen"),
        freezes=found,
        milestones=milestones,
        talking=None if voice is None else _share(voice, whole),
        writing=_share(pen, whole),
        both=None if voice is None else _share(overlap(pen, voice), whole),
        redo=redo(found, milestones, recording.scores, drill.rubric),
    )


def redo(found, milestones, scores, rubric) -> str:
    """Name the one thing to do again: what was never reached, else the longest freeze, the latest, the first criterion lost."""
    missed = first(words for words, _, at in milestones if at is None)
    frozen = first(hit for _, hit in sorted(((a - b, hit) for a, b, hit in found if hit), key=lambda one: one[0]))
    late = first(words for over, words in sorted((due - at, words) for words, due, at in milestones if at) if over < 0)
    lost = first(listen for name, listen in rubric.items() if scores and not scores.get(name))
    return missed or frozen or late or lost or ""


def first(values):
    """Return the first value, or None."""
    return next(iter(values), None)


def union(spans, gap=0.0) -> list[tuple[float, float]]:
    """Return the spans in order, those joined that overlap or are at most `gap` apart."""
    joined: list[tuple[float, float]] = []
    for a, b in sorted(spans):
        if joined and a - joined[-1][1] <= gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], b))
        else:
            joined.append((a, b))
    return joined


def overlap(one, other) -> list[tuple[float, float]]:
    """Return where spans of both run; each list in order and without overlaps of its own."""
    return [(max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) < min(b, d)]


def _moments(stroke) -> np.ndarray:
    return stroke.moments()


def _share(spans, whole: float) -> float:
    """Return the share of the sitting that spans fill; points are rounded, and the last can come after the end."""
    return sum(min(b, whole) - min(a, whole) for a, b in spans) / whole if whole else 0.0
