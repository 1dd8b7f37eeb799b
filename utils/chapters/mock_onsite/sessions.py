"""Open a day: the one under way is resumed, a new one is drawn when there is none."""

import os
import random
import time

from utils.chapters.mock_onsite import keeping
from utils.chapters.mock_onsite.day import Day, Unreadable
from utils.chapters.mock_onsite.draw import draw
from utils.chapters.mock_onsite.holding import Onsite
from utils.chapters.mock_onsite.pool import pool
from utils.progress.memory import kept, unattended
from utils.progress.place import folder
from utils.progress.seen import last_seen

SPEED = "COURSE_MOCK_SPEED"  # how many seconds of a day pass in one, for tests
_open: dict[str, Onsite] = {}  # one a folder: a cell run again shows the day it showed


def onsite(seed: int | None = None, compressed: bool = True, exam: bool = True) -> Onsite:
    """Return the mock onsite that is under way, or draw one: five rounds of 12 minutes each, or full length.

    With a seed the questions are the same for everybody whose course is the same, whatever they did before. `exam`: no
    hints, and what came of an answer is told in the debrief. Without it each answer has its verdict at once.
    """
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
        raise TypeError(f"a seed is a whole number, such as onsite(seed=7); got {seed!r:.40}")
    for name, value in (("compressed", compressed), ("exam", exam)):
        if not isinstance(value, bool):
            raise TypeError(f"{name} is True or False, such as onsite({name}=False); got {value!r:.40}")
    wanted = {"seed": seed, "compressed": bool(compressed), "exam": bool(exam)}
    if unattended():
        return Onsite(_drawn(wanted, {}), None, draw_anew=lambda: _drawn(wanted, {}))
    shelf = keeping.Shelf(folder())

    def anew() -> Day:
        return _drawn(wanted, {} if seed is not None else _seen(shelf))

    there = _open.get(str(shelf.path))
    if there is not None and there.kept and not _another(there.day, wanted):
        return there
    newer = ""
    try:
        day, remark = shelf.read()
    except Unreadable:
        day, remark = None, ""
        newer = (
            f"A day is under way that {shelf.path.name} holds for a newer version of the course. Update the course to go on "
            "with it. What you do here meanwhile is not kept; or put that day away and begin your own."
        )
    if day is not None and _another(day, wanted) and (day.over or not day.events):
        if day.over:
            shelf.put_away()  # it is finished, and another one is asked for
        day = None
    other = day is not None and _another(day, wanted)
    made = Onsite(day or anew(), None if newer else shelf, draw_anew=anew, fresh=day is None)
    made.remark = newer or remark or (_says_other(day) if other else "")
    made.aside = shelf if newer or other else None
    _open[str(shelf.path)] = made
    return made


def _another(day: Day, wanted: dict) -> bool:
    """Whether what is asked for is not this day: another seed, length or mode."""
    if (day.compressed, day.exam) != (wanted["compressed"], wanted["exam"]):
        return True
    return wanted["seed"] is not None and wanted["seed"] != day.seed


def _says_other(day: Day) -> str:
    name = f"seed {day.seed}" if day.given else "no seed"
    length = "compressed" if day.compressed else "full length"
    return (
        f"A day is under way ({name}, {length}, {'exam' if day.exam else 'practice'}, begun "
        f"{time.strftime('%d %B at %H:%M', time.localtime(day.began))}), and you asked for another. It goes on here. "
        "To begin the one you asked for, put this one away: its file is kept under another name."
    )


def _drawn(wanted: dict, seen: dict[str, float]) -> Day:
    seed = wanted["seed"]
    if seed is None:
        seed = 0 if unattended() else random.SystemRandom().randrange(1, 10**6)
    asked = draw(pool(), seed, wanted["compressed"], seen)
    now = time.time()
    return Day(
        seed=seed,
        rounds=[[one.plain() for one in some] for some in asked],
        compressed=wanted["compressed"],
        exam=wanted["exam"],
        given=wanted["seed"] is not None,
        speed=_speed(),
        began=now,
        alive=now,
        holder=keeping.me(),
    )


def _seen(shelf: keeping.Shelf) -> dict[str, float]:
    """Return when each question was last seen: tried in a chapter or up on an earlier day."""
    seen = shelf.seen()
    for exercise, at in last_seen(kept()).items():
        seen[exercise] = max(seen.get(exercise, 0.0), at)
    return seen


def _speed() -> float:
    try:
        return max(1.0, min(3600.0, float(os.environ.get(SPEED, "1"))))
    except ValueError:
        return 1.0
