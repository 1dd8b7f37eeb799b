"""What happened on a day: a list of events with their times, and what follows from them. Times are seconds since 1970."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from utils.chapters.mock_onsite.looking import look_through
from utils.chapters.mock_onsite.plan import ROUNDS

FORMAT, VERSION = "course-mock-onsite", 1


class NotNow(Exception):
    """What was asked for does not go just now; the message says why."""


class Unreadable(Exception):
    """No day, a damaged one, or (`newer`) one kept by a newer course."""

    def __init__(self, says: str, newer: bool = False):
        super().__init__(says)
        self.newer = newer


@dataclass
class Day:
    """A mock onsite. `rounds` holds what is asked in each, as `Asked.plain()`; `events` what happened, oldest first.

    `speed`: how many of its seconds pass in one of ours (1 but in tests). `alive`: when somebody was last seen.
    """

    seed: int
    rounds: list[list[dict]]
    compressed: bool = True
    exam: bool = True
    given: bool = False  # the seed was asked for
    speed: float = 1.0
    began: float = 0.0
    alive: float = 0.0
    id: str = field(default_factory=lambda: uuid4().hex)
    events: list[dict] = field(default_factory=list)
    holder: str = ""

    # --- where it stands ---------------------------------------------------------------------------------------------
    @property
    def at(self) -> int:
        """The round that is going on, or comes next; the number of rounds when the day is over."""
        return len(self.rounds) if self._last("close") else sum(one["did"] == "end" for one in self.events)

    @property
    def over(self) -> bool:
        """Whether the day has ended."""
        return self.at >= len(self.rounds)

    @property
    def phase(self) -> str:
        """`waiting` for the next round to begin, `running`, `paused`, or `over`."""
        if self.over:
            return "over"
        said = [one["did"] for one in self.of(self.at) if one["did"] in ("start", "pause", "resume")]
        return "waiting" if not said else "paused" if said[-1] == "pause" else "running"

    @property
    def question(self) -> int:
        """The number of the question that is up in this round, from 0."""
        return sum(one["did"] == "next" for one in self.of(self.at))

    def of(self, number: int) -> list[dict]:
        """Return the events of one round."""
        return [one for one in self.events if one.get("round") == number]

    def answers(self, number: int) -> dict[int, dict]:
        """Return the last answer to each question of a round."""
        return {one["question"]: one for one in self.of(number) if one["did"] == "answer"}

    def boards(self, number: int) -> dict[int, dict]:
        """Return what the last board of each question of a round recorded."""
        return {one["question"]: one for one in self.of(number) if one["did"] == "board"}

    def length(self, number: int) -> float:
        """Return the length of a round in seconds."""
        return 60 * ROUNDS[number].minutes(self.compressed)

    # --- its clock ---------------------------------------------------------------------------------------------------
    def clock(self, number: int, now: float) -> float:
        """Return what a round's clock showed at `now`: it stands still in pauses and while nobody was there."""
        total, since = 0.0, None
        for one in self.of(number):
            if one["at"] > now:
                break
            if one["did"] in ("start", "resume"):
                since = one["at"]
            elif one["did"] == "away" and since is not None:
                total += max(0.0, one["at"] - since)
                since = min(now, one["until"])
            elif one["did"] in ("pause", "end") and since is not None:
                total, since = total + max(0.0, one["at"] - since), None
        return self.speed * (total + (max(0.0, now - since) if since is not None else 0.0))

    # --- what can happen ---------------------------------------------------------------------------------------------
    def start(self, now: float) -> None:
        """Begin the round that comes next."""
        self._need("waiting", f"Round {self.at + 1} has begun already.")
        self._add(now, "start")

    def pause(self, now: float) -> None:
        """Stop the clock; it is recorded."""
        self._need("running", "No clock is running.")
        self._add(now, "pause")

    def resume(self, now: float) -> None:
        """Go on after a pause."""
        self._need("paused", "There is no pause to end.")
        self._add(now, "resume")

    def next(self, now: float) -> None:
        """Go on to the next question of the round."""
        self._need("running", "No round is running.")
        if self.question + 1 >= len(self.rounds[self.at]):
            raise NotNow("That was the last question of this round.")
        self._add(now, "next", question=self.question)

    def end(self, now: float) -> None:
        """End the round; what time is left is given up."""
        if self.phase not in ("running", "paused"):
            raise NotNow("No round is running.")
        self._add(now, "end")

    def close(self, now: float) -> None:
        """End the day here; rounds not held stay empty."""
        if self.over:
            raise NotNow("The day is over.")
        if self.phase != "waiting":
            self.end(now)
        if not self.over:
            self._add(now, "close")

    def answer(self, now: float, number: int, question: int, **said: object) -> None:
        """Keep the verdict on an answer; a later one takes its place."""
        self._add(now, "answer", round=number, question=question, clock=self.clock(number, now), **said)

    def board(self, now: float, number: int, question: int, **said: object) -> None:
        """Keep what a board recorded."""
        self._add(now, "board", round=number, question=question, **said)

    def seen(self, now: float, most: float | None) -> None:
        """Somebody is there. Nobody seen for more than `most` seconds is an interruption; None: it is none however long."""
        if most is not None and self.phase != "waiting" and not self.over and now - self.alive > most:
            self._add(self.alive, "away", until=now)
        self.alive = max(self.alive, now)

    def _need(self, phase: str, says: str) -> None:
        if self.over:
            raise NotNow("The day is over: `day.debrief()`.")
        if self.phase != phase:
            raise NotNow(
                f"Press *Start* first: round {self.at + 1} has not begun." if self.phase == "waiting" else says
            )

    def _add(self, now: float, did: str, **more: object) -> None:
        self.events.append({"at": float(now), "did": did, "round": self.at, **more})
        self.alive = max(self.alive, float(now))

    def _last(self, did: str) -> bool:
        return any(one["did"] == did for one in self.events)

    # --- as a file has it --------------------------------------------------------------------------------------------
    def plain(self) -> dict:
        """Return it as JSON has it."""
        return {"format": FORMAT, "version": VERSION, **{name: getattr(self, name) for name in FIELDS}}

    @classmethod
    def of_plain(cls, given: object) -> "Day":
        """Read what `plain` returned. `Unreadable` when it is something else, newer, or damaged."""
        if not isinstance(given, Mapping) or given.get("format") != FORMAT:
            raise Unreadable("it is no mock onsite")
        if isinstance(given.get("version"), int) and given["version"] > VERSION:
            raise Unreadable("a newer version of the course kept it", newer=True)
        try:
            day = cls(**{name: given[name] for name in FIELDS})
            look_through(day)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as fault:
            raise Unreadable(f"it is damaged ({type(fault).__name__}: {str(fault)[:80]})") from None
        return day


FIELDS = ("id", "seed", "rounds", "compressed", "exam", "given", "speed", "began", "alive", "events", "holder")
