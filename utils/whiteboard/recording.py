"""What was drawn, said and reached at the board. `FORMAT.md` beside this file describes it field by field."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

FORMAT, VERSION = "course-whiteboard", 1
TOOLS = ("pen", "eraser")


class Unreadable(ValueError):
    """A file that is no recording, is newer than this course, or is damaged; says which."""


@dataclass(frozen=True)
class Stroke:
    """One movement of the pen. `t` is when it began; `points` (n, 4): seconds since then, x, y, pressure 0 to 1.

    `hidden` tells from when to when it was taken away, by undo or the eraser: (from, to), `to` None for ever.
    """

    t: float
    points: np.ndarray
    page: int = 0
    tool: str = "pen"
    colour: str = "black"
    hidden: tuple[tuple[float, float | None], ...] = ()

    def moments(self) -> np.ndarray:
        """Return the times of its points on the board's clock."""
        return self.t + self.points[:, 0]

    def shows(self, t: float) -> bool:
        """Tell whether it can be seen at `t`."""
        return self.tool == "pen" and self.t <= t and not any(a <= t and (b is None or t < b) for a, b in self.hidden)


@dataclass(frozen=True)
class Recording:
    """One sitting at the board. Times are seconds on its clock, which stands still in pauses.

    `voice` is when somebody spoke, None without a microphone; `marks` and `asked` are (time, number of the milestone or
    of the interviewer's question); `pauses` (time, seconds they lasted, why); `sound` (time, type, file) of the voice
    kept beside it, if it was.
    """

    drill: str
    seconds: float
    strokes: tuple[Stroke, ...] = ()
    voice: tuple[tuple[float, float], ...] | None = None
    marks: tuple[tuple[float, int], ...] = ()
    pauses: tuple[tuple[float, float, str], ...] = ()
    asked: tuple[tuple[float, int], ...] = ()
    scores: Mapping[str, int] = field(default_factory=dict)
    watcher: Mapping[str, object] = field(default_factory=dict)
    sound: tuple[tuple[float, str, str], ...] = ()
    pages: int = 1
    size: tuple[float, float] = (1000, 560)
    began: float = 0.0

    def voice_spans(self) -> tuple[tuple[float, float], ...]:
        """Return when somebody spoke, nothing without a microphone."""
        return self.voice or ()

    def wall(self, t: float) -> float:
        """Return when the board's second `t` was, in seconds since 1970: later by the pauses before it."""
        return self.began + t + sum(lasted for at, lasted, _ in self.pauses if at < t)

    def plain(self) -> dict:
        """Return it as JSON has it."""
        strokes = [
            {
                "t": one.t, "page": one.page, "tool": one.tool, "colour": one.colour,
                "points": (one.points * [1000, 1, 1, 1]).round(2).ravel().tolist(), "hidden": [list(h) for h in one.hidden],
            }
            for one in self.strokes
        ]  # fmt: skip
        lists = {name: [list(one) for one in getattr(self, name)] for name in ("marks", "pauses", "asked")}
        return {
            "format": FORMAT, "version": VERSION, "drill": self.drill, "began": self.began, "seconds": self.seconds,
            "size": list(self.size), "pages": self.pages, "strokes": strokes, **lists,
            "voice": None if self.voice is None else [list(span) for span in self.voice],
            "scores": dict(self.scores), "watcher": dict(self.watcher),
            "sound": [dict(zip(("at", "type", "file"), one, strict=True)) for one in self.sound],
        }  # fmt: skip

    @classmethod
    def of(cls, given: object) -> "Recording":
        """Read what `plain` returned, or the browser sent. `Unreadable` when it is something else, newer, or damaged."""
        if not isinstance(given, Mapping) or given.get("format") != FORMAT:
            raise Unreadable("This is not a recording of the whiteboard.")
        version = given.get("version")
        if not isinstance(version, int) or version < 1:
            raise Unreadable(f"This recording is damaged: its version is {version!r:.40}.")
        if version > VERSION:
            raise Unreadable(
                f"This recording was made by a newer course (format {version}, this one reads up to {VERSION}). "
                "Update the course to open it."
            )
        try:
            return _read(given)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as fault:
            said = f"`{fault.args[0]}` is missing" if isinstance(fault, KeyError) else str(fault)
            raise Unreadable(f"This recording is damaged: {said:.160}.") from None


def _read(given: Mapping) -> Recording:
    voice, pages = given["voice"], int(given["pages"])
    return Recording(
        drill=str(given["drill"]),
        seconds=_number(given["seconds"], "seconds"),
        strokes=tuple(_stroke(one, i, pages) for i, one in enumerate(given["strokes"])),
        voice=None if voice is None else tuple((_number(a, "voice"), _number(b, "voice")) for a, b in voice),
        marks=tuple((_number(t, "marks"), int(i)) for t, i in given["marks"]),
        pauses=tuple((_number(t, "pauses"), _number(s, "pauses"), str(why)) for t, s, why in given["pauses"]),
        asked=tuple((_number(t, "asked"), int(i)) for t, i in given.get("asked", ())),
        scores={str(name): int(points) for name, points in given.get("scores", {}).items()},
        watcher=dict(given.get("watcher", {})),
        sound=tuple((_number(s["at"], "sound"), str(s["type"]), str(s["file"])) for s in given.get("sound", ())),
        pages=pages,
        size=tuple(_number(side, "size") for side in given["size"]),
        began=_number(given["began"], "began"),
    )


def _stroke(given: Mapping, number: int, pages: int) -> Stroke:
    flat = np.array(given["points"], float)
    if flat.ndim != 1 or not flat.size or flat.size % 4 or not np.isfinite(flat).all():
        raise ValueError(f"the points of stroke {number} are not groups of four numbers")
    page, tool = int(given["page"]), given["tool"]
    if tool not in TOOLS or not 0 <= page < pages:
        raise ValueError(f"stroke {number} has tool {tool!r:.20} on page {page}")
    hidden = tuple((_number(a, "hidden"), None if b is None else _number(b, "hidden")) for a, b in given["hidden"])
    points = flat.reshape(-1, 4) * [0.001, 1, 1, 1]
    return Stroke(_number(given["t"], "t"), points, page, tool, str(given["colour"]), hidden)


def _number(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) or value < 0:
        raise ValueError(f"`{name}` holds {value!r:.40} where a time or size is due")
    return float(value)
