"""Find freezes: stretches of eight seconds and more with neither pen nor voice. Live, and on a recording."""

from dataclasses import dataclass

import numpy as np

from utils.whiteboard.recording import Recording

GAP = 8.0  # s


@dataclass
class Freeze:
    """From the last sign of life to the next one, in seconds on the board's clock."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it was."""
        return self.end - self.start


class Watch:
    """Notice freezes as they happen: tell it of every `active` moment, and the time now and then.

    `freezes` holds what was found; the last may still be going on, and then `frozen` is true.
    """

    def __init__(self, gap: float = GAP):
        self.gap, self.last, self.freezes, self.frozen = gap, 0.0, [], False

    def active(self, t: float) -> None:
        """Take a sign of life: pen or voice at `t`, or the end of a pause. A moment before the last one says nothing."""
        if t <= self.last:
            return
        if t - self.last >= self.gap and not self.frozen:
            self.freezes.append(Freeze(self.last, t))
        elif self.frozen:
            self.freezes[-1].end = t
            if self.freezes[-1].seconds < self.gap:  # voice is known a moment after it began
                self.freezes.pop()
        self.frozen, self.last = False, t

    def tick(self, t: float) -> float:
        """Take the time; return how many seconds it has been quiet."""
        quiet = max(0.0, t - self.last)
        if quiet >= self.gap:
            if not self.frozen:
                self.freezes.append(Freeze(self.last, t))
            self.freezes[-1].end = t
            self.frozen = True
        return quiet


def freezes(recording: Recording, gap: float = GAP) -> list[Freeze]:
    """Return the freezes of a recording, in order. Its beginning, its pauses and its end bound them."""
    moments = [stroke.moments() for stroke in recording.strokes]
    pauses = [t for t, *_ in recording.pauses]
    points = np.concatenate([*moments, pauses, [0.0, recording.seconds]])
    spans = np.array([*((t, t) for t in points), *recording.voice_spans()]).reshape(-1, 2)
    spans = spans[np.argsort(spans[:, 0], kind="stable")]
    ends = np.maximum.accumulate(spans[:, 1])
    found = np.flatnonzero(spans[1:, 0] - ends[:-1] >= gap)
    return [Freeze(float(ends[i]), float(spans[i + 1, 0])) for i in found]
