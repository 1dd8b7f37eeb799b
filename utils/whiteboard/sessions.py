"""Sittings that were never held, with their truth: what the detector is tried on, in tests and in the benchmark."""

from dataclasses import dataclass

import numpy as np

from utils.whiteboard.listening import STEP, Ear
from utils.whiteboard.pauses import GAP, Freeze, Watch

ROOMS = ("quiet", "office", "noisy", "fan switched on", "keyboard and chair", "soft voice", "no microphone")
FLOORS = {"quiet": -62, "office": -50, "noisy": -42}
KINDS = ("talk", "write", "both", "pause", "freeze")
CHANCES = (0.3, 0.2, 0.25, 0.15, 0.1)
LENGTHS = {"talk": (2, 9), "write": (2, 12), "both": (2, 12), "pause": (0.5, 6.5), "freeze": (9, 25)}
CLEAR = 1.0  # s: a silence this near to `GAP` may be called either way


@dataclass
class Sitting:
    """Levels in dBFS every `STEP` seconds (None without a microphone), moments of the pen, and when nothing happened."""

    levels: np.ndarray | None
    pen: np.ndarray
    silences: list[Freeze]
    seconds: float


def sitting(room: str, rng: np.random.Generator, seconds: float = 180) -> Sitting:
    """Return a sitting in one of `ROOMS`. Speech is syllables of 100 to 200 ms with consonants and breaths between."""
    n = round(seconds / STEP)
    levels = FLOORS.get(room, -56) + rng.normal(0, 2, n)
    if room == "fan switched on":
        levels[int(rng.uniform(0.2, 0.6) * n) :] += rng.uniform(6, 14)
    loud = rng.normal(-36 if room == "soft voice" else -24, 2)
    busy, pen, t = np.zeros(n, bool), [], 0.0
    while t < seconds:
        kind = rng.choice(KINDS, p=CHANCES)
        end = min(seconds, t + rng.uniform(*LENGTHS[kind]))
        here = slice(int(t / STEP), int(end / STEP))
        if kind in ("talk", "both"):
            spoken = speech(here.stop - here.start, loud, rng)
            levels[here] = np.maximum(levels[here], spoken)
        if kind in ("write", "both"):
            pen += writing(t, end, rng)
        busy[here] = kind in ("talk", "write", "both") and (room != "no microphone" or kind != "talk")
        t = end
    if room == "keyboard and chair":  # 30 to 60 ms each: one level, now and then two
        for at in rng.integers(0, n - 2, round(seconds / 4)):
            levels[at : at + rng.integers(1, 3)] = -28
    return Sitting(None if room == "no microphone" else levels, np.array(sorted(pen)), quiet(busy), seconds)


def speech(n: int, loud: float, rng: np.random.Generator) -> np.ndarray:
    """Return levels of `n` steps of speech: syllables, dips between them, a breath of up to 0.8 s every few seconds."""
    levels, i = np.full(n, -120.0), 0
    while i < n:
        for _ in range(rng.integers(5, 16)):
            length = rng.integers(2, 5)
            levels[i : i + length] = loud + rng.normal(0, 4, len(levels[i : i + length]))
            i += length
            dip = rng.integers(0, 3)
            levels[i : i + dip] = loud - rng.uniform(10, 25)
            i += dip
        i += rng.integers(3, 16)
    levels[: min(n, 3)] = np.maximum(levels[: min(n, 3)], loud)
    levels[max(0, n - 3) :] = np.maximum(levels[max(0, n - 3) :], loud)
    return levels


def writing(start: float, end: float, rng: np.random.Generator) -> list[float]:
    """Return the moments of pen strokes between two times, 60 a second, half a second to lift now and then."""
    moments, t = [start, end - 0.01], start
    while t < end - 0.3:
        moments += list(np.arange(t, min(t + rng.uniform(0.2, 0.9), end), 1 / 60))
        t += rng.uniform(0.4, 1.6)
    return moments


def quiet(busy: np.ndarray) -> list[Freeze]:
    """Return every stretch in which nothing happened."""
    edges = np.flatnonzero(np.diff(np.concatenate([[True], busy, [True]]).astype(int)))
    return [Freeze(a * STEP, b * STEP) for a, b in edges.reshape(-1, 2)]


def watch(given: Sitting) -> list[Freeze]:
    """Run the live detector over a sitting."""
    ear, watching, pen, k = Ear(), Watch(), given.pen, 0
    for i in range(round(given.seconds / STEP)):
        t = i * STEP
        while k < len(pen) and pen[k] <= t:
            watching.active(float(pen[k]))
            k += 1
        if given.levels is not None and (since := ear.level(t, given.levels[i])) is not None:
            watching.active(since)
            watching.active(t)
        watching.tick(t)
    watching.tick(given.seconds)
    return watching.freezes


def compare(found: list[Freeze], silences: list[Freeze]) -> dict:
    """Return freezes due, found (both ends known), false alarms, and how far off the ends were, in seconds."""
    due = [one for one in silences if one.seconds >= GAP + CLEAR]
    errors, used = [], set()
    for one in due:
        for k, other in enumerate(found):
            if k not in used and min(one.end, other.end) - max(one.start, other.start) > one.seconds / 2:
                used.add(k)
                errors.append(max(abs(one.start - other.start), abs(one.end - other.end)))
                break
    maybe = [one for one in silences if one.seconds >= GAP - CLEAR]
    false = [f for f in found if not any(min(f.end, m.end) > max(f.start, m.start) for m in maybe)]
    return {"due": len(due), "found": len(errors), "false": len(false), "errors": errors}
