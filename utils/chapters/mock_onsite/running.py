"""A day that is going on: its file, who is at it, and the buttons. What is asked and answered comes on top of this."""

import time
from collections.abc import Callable

from utils.chapters.mock_onsite import keeping, words
from utils.chapters.mock_onsite.day import Day, NotNow
from utils.chapters.mock_onsite.pool import Question, find
from utils.exercise.exam import refuse_help

UNSAVED = "This day is not saved just now"
GONE = 90.0  # seconds without a sign of life from an open page: a hidden page gives one a minute


class Running:
    """One day, its shelf (None: kept nowhere) and its room. Whatever the file does, it goes on; `remark` says what is wrong."""

    def __init__(self, day: Day, shelf: keeping.Shelf | None, *, draw_anew: Callable[[], Day], fresh: bool = True):
        self.day, self.shelf, self._draw_anew = day, shelf, draw_anew
        self.remark = ""
        self.aside: keeping.Shelf | None = None  # where a day in the way can be put away
        self.away = shelf is not None and keeping.elsewhere(day, time.time())
        self.beating = False  # an open page gives signs of life
        self._room = None
        self._boards: dict = {}
        self._found: dict[tuple[str, str], Question | None] = {}
        self._put: tuple | None = None
        refuse_help(self._refusal)
        if not self.away:
            self._take(0.0 if not fresh else None)

    # --- where it stands ---------------------------------------------------------------------------------------------
    @property
    def kept(self) -> bool:
        """Whether the day has a file."""
        return self.shelf is not None

    @property
    def question(self) -> Question | None:
        """The question that is up; None between rounds, or when the course no longer has it."""
        slot = self.slot
        return self.found(slot) if slot else None

    @property
    def slot(self) -> dict | None:
        """What is kept of the question that is up."""
        if self.day.phase not in ("running", "paused"):
            return None
        some = self.day.rounds[self.day.at]
        return some[self.day.question] if self.day.question < len(some) else None

    def found(self, slot: dict) -> Question | None:
        """Return the question a place in the day stands for."""
        key = (slot["key"], slot["chapter"])
        if key not in self._found:
            self._found[key] = find(*key)
        return self._found[key]

    def _refusal(self) -> str:
        return words.REFUSED if self.day.exam and not self.away and self.day.phase in ("running", "paused") else ""

    # --- what the room does ------------------------------------------------------------------------------------------
    def do(self, what: str) -> str:
        """Start, pause, resume, next, end or close; return why not, or ""."""
        if self.away:
            return "This day is open in another notebook."
        now = time.time()
        self.day.seen(now, GONE if self.beating else None)
        try:
            getattr(self.day, what)(now)
        except NotNow as why:
            return str(why)
        for shown in self._boards.values():  # a board runs on its own clock
            if what == "pause":
                shown.pause()
            elif what in ("next", "end", "close"):
                shown.hand_in()
        if self.question is not None and what in ("start", "next"):
            self._ask(self.question)
        self._keep()
        return ""

    def beat(self, at: float) -> None:
        """Somebody is there, as of `at`."""
        if self.away:
            return
        now = time.time()
        self.day.seen(min(max(at, self.day.alive), now), GONE if self.beating else None)
        self.beating = True
        self._keep(show=False)

    def take_over(self) -> None:
        """Go on here with a day that is open elsewhere, from what its file says now."""
        if not self.away:
            return
        there, _ = self.shelf.read()
        self.day, self.away = there or self.day, False
        self._take(0.0)

    def another(self) -> None:
        """Put this day away, if it is kept, and begin another; nothing is deleted."""
        shelf = self.aside or self.shelf
        if shelf is not None:
            shelf.put_away()
        self.shelf, self.aside, self.remark = shelf, None, ""
        self._begin()

    def forget(self) -> None:
        """Delete this day and all earlier ones, and begin another."""
        if self.shelf is not None:
            self.shelf.forget()
        self._begin()

    def _begin(self) -> None:
        self.day, self._boards, self._found, self.away, self.beating = self._draw_anew(), {}, {}, False, False
        self._take(None)

    # --- how it is kept ----------------------------------------------------------------------------------------------
    def _take(self, most: float | None) -> None:
        self.day.seen(time.time(), most)
        self.day.holder = keeping.me()
        self._keep(first=True)

    def _keep(self, show: bool = True, first: bool = False) -> None:
        """Write the file, unless somebody else has it or has deleted it; `first`: it is ours from now on."""
        if self.shelf is not None:
            try:
                self._write(first)
            except OSError as error:
                self.remark = f"{UNSAVED} ({type(error).__name__}); it goes on as long as this kernel runs."
        if show and self._room is not None:
            self._room.show()

    def _write(self, first: bool) -> None:
        holder = None if first else self.shelf.holder(self.day)
        if holder == "":
            self.shelf = None
            self.remark = "What was kept of this day has been deleted. It goes on, and is not kept."
        elif holder not in (None, keeping.me()):
            self.away = True
        else:
            self.shelf.write(self.day)
            self.remark = "" if self.remark.startswith(UNSAVED) else self.remark

    def _ask(self, question: Question) -> None:
        """The exercise's own clock and hints begin when the question is put."""
        if self._put != (self.day.id, self.day.at, self.day.question):
            self._put = (self.day.id, self.day.at, self.day.question)
            question.exercise.put()
