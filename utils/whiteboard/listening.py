"""Hear whether somebody speaks, from loudness alone: speech rises above a floor that follows the room.

`board/browser/ear.js` is the same rule in the browser, where it runs; a browser test holds the two together.
"""

import math
from collections import deque
from itertools import takewhile

STEP = 0.05  # s between two levels
WINDOW = 200  # levels the floor is taken from: the last 10 s
SHARE = 0.2  # so much of the window is quieter than the floor
LOWEST, HIGHEST = -75, -35  # dBFS: a floor outside is a dead microphone, or one long word
MARGIN = 9  # dB over the floor that count as loud
RECENT, LOUD, RUN = 8, 5, 3  # voice: 5 loud levels of the last 8, or 3 in a row; a key or a chair is shorter
LATE = 0.4  # s: after such a hole (a busy page) one loud level is believed
HANG = 0.3  # s: a shorter silence inside speech is no end of it


class Ear:
    """Take levels in dBFS as they come; `spans` holds [start, end] of what was spoken, in seconds."""

    def __init__(self):
        self.spans: list[list[float]] = []
        self._levels: deque[int] = deque(maxlen=WINDOW)
        self._counts = [0] * 122  # of whole dB from -120 to 0
        self._place, self._below = 0, 0  # the floor's place among them, and how many levels are quieter
        self._recent: deque[tuple[float, bool]] = deque(maxlen=RECENT)

    @property
    def floor(self) -> float:
        """The room's level in dBFS."""
        return min(HIGHEST, max(LOWEST, self._place - 120))

    def level(self, t: float, db: float) -> float | None:
        """Take the level at `t` seconds; return since when there has been voice, or None when there is none now."""
        place = min(120, max(0, math.floor(db + 120.5)))
        self._count(place)
        late = bool(self._recent) and t - self._recent[-1][0] > LATE
        if late:
            self._recent.clear()
        loud = place - 120 > self.floor + MARGIN
        self._recent.append((t, loud))
        heard = [at for at, was in self._recent if was]
        run = sum(1 for _ in takewhile(lambda one: one[1], reversed(self._recent)))
        if not loud or (len(heard) < LOUD and run < RUN and not late):
            return None
        since = heard[0] if len(heard) >= LOUD else heard[-run]
        if self.spans and since - self.spans[-1][1] <= HANG:
            self.spans[-1][1] = t
        else:
            self.spans.append([since, t])
        return self.spans[-1][0]

    def _count(self, place: int) -> None:
        """Add a level, drop the oldest, and move the floor to where `SHARE` of the window is quieter."""
        if len(self._levels) == WINDOW:
            self._counts[self._levels[0]] -= 1
            self._below -= self._levels[0] < self._place
        self._levels.append(place)
        self._counts[place] += 1
        self._below += place < self._place
        due = SHARE * len(self._levels)
        while self._below > due:
            self._place -= 1
            self._below -= self._counts[self._place]
        while self._below + self._counts[self._place] <= due:
            self._below += self._counts[self._place]
            self._place += 1
