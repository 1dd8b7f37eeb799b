"""What a day adds up to: by question, by skill, confidence against truth, and the three things to do again."""

from dataclasses import dataclass

from utils.chapters.mock_onsite.day import Day
from utils.chapters.mock_onsite.plan import ALOUD, ROUNDS, SKILLS

FEW = 10  # questions: below, a share says little, and the page says so
SURE = 0.8
LONG = 15.0  # s of silence at a board, from which it is to be done again


@dataclass(frozen=True)
class Line:
    """One question that came up: where, how long it was up, what came of it. Seconds are on the round's clock.

    `kind` is a verdict, "spoken" or "none"; `own` are (points, most) where the learner scored; `late`: handed in after
    the round's time. `freezes` are (round's second, seconds, milestone); `heard`: with a microphone, None without a board.
    """

    round: int
    number: int
    key: str
    chapter: str
    part: str
    how: str
    minutes: float
    begun: float
    ended: float
    kind: str
    cause: str | None
    confidence: float | None
    own: tuple[int, int] | None
    late: bool
    freezes: tuple[tuple[float, float, str], ...]
    heard: bool | None = None

    @property
    def silent(self) -> float:
        """Seconds of silence at the board, in freezes; without a microphone nobody knows of any."""
        return sum(seconds for _, seconds, _ in self.freezes) if self.heard else 0.0

    @property
    def skill(self) -> str:
        """The axis it counts on: aloud where only the learner scored it."""
        return ALOUD if self.own is not None or self.how != "exercise" else SKILLS[self.part]

    @property
    def share(self) -> float:
        """What it counts, from 0 to 1: right or not, or the share of one's own points."""
        if self.own is not None:
            return self.own[0] / self.own[1]
        return float(self.kind == "right")


@dataclass(frozen=True)
class Skill:
    """One axis: share right weighted by minutes, how many were right, answered and asked; `points` of own scores, (got, most)."""

    name: str
    share: float
    right: int
    answered: int
    asked: int
    points: tuple[int, int] | None = None

    @property
    def count(self) -> str:
        """What the share is a share of, in words."""
        return f"{self.points[0]} of {self.points[1]} points" if self.points else f"{self.right} of {self.asked}"


def lines(day: Day) -> list[Line]:
    """Return every question that came up, in order."""
    found = []
    for number, some in enumerate(day.rounds):
        events = day.of(number)
        if not events:
            continue
        starts = [one["at"] for one in events if one["did"] == "start"] + [
            one["at"] for one in events if one["did"] == "next"
        ]
        ends = [*starts[1:], next((one["at"] for one in events if one["did"] == "end"), day.alive)]
        answers, boards = day.answers(number), day.boards(number)
        for k, (slot, start, end) in enumerate(zip(some, starts, ends, strict=False)):
            said, board = answers.get(k, {}), boards.get(k, {})
            own = said.get("own")
            found.append(
                Line(
                    number, k, slot["key"], slot["chapter"], slot["part"], slot["kind"], slot["minutes"],
                    day.clock(number, start), day.clock(number, end), said.get("kind", "none"), said.get("cause"),
                    said.get("confidence"), tuple(own) if own else None, said.get("clock", 0.0) > day.length(number),
                    tuple((at, seconds, hit) for _, seconds, hit, at in board.get("freezes", ())),
                    board.get("heard"),
                )
            )  # fmt: skip
    return found


def unreached(day: Day) -> list[tuple[int, str]]:
    """Return (round, key) of what was drawn for a round that was held and never came up in it."""
    came = [len([one for one in day.of(n) if one["did"] in ("start", "next")]) for n in range(len(day.rounds))]
    return [(n, slot["key"]) for n, some in enumerate(day.rounds) if came[n] for slot in some[came[n] :]]


def skills(found: list[Line]) -> list[Skill]:
    """Return the axes that were asked about, in the order of the rounds; aloud last."""
    made = []
    for name in [*dict.fromkeys(SKILLS.values()), ALOUD]:
        mine = [one for one in found if one.skill == name and (name != ALOUD or one.own is not None)]
        if mine:
            whole = sum(one.minutes for one in mine)
            share = sum(one.minutes * one.share for one in mine) / whole
            right = sum(one.share == 1 if name == ALOUD else one.kind == "right" for one in mine)
            points = tuple(sum(one.own[k] for one in mine) for k in (0, 1)) if name == ALOUD else None
            made.append(Skill(name, share, right, sum(one.kind != "none" for one in mine), len(mine), points))
    return made


def sureness(found: list[Line]) -> list[tuple[float, bool, str]]:
    """Return (confidence, right, key) of each graded answer that came with a confidence; code that stopped is not right."""
    graded = ("right", "wrong", "error")
    checked = [one for one in found if one.confidence is not None and one.own is None and one.kind in graded]
    return [(one.confidence, one.kind == "right", one.key) for one in checked]


def brier(pairs: list[tuple[float, bool, str]]) -> float | None:
    """Return the mean squared distance of confidence from what happened (Brier 1950), None without any."""
    return sum((sure - right) ** 2 for sure, right, _ in pairs) / len(pairs) if pairs else None


def interruptions(day: Day) -> list[tuple[int, str, float, float]]:
    """Return (round, "pause" or "away", round's second, seconds on the wall clock)."""
    found = []
    for number in range(len(ROUNDS)):
        since = None
        for one in day.of(number):
            if one["did"] == "pause":
                since = one["at"]
            elif one["did"] in ("resume", "end") and since is not None:
                found.append((number, "pause", day.clock(number, since), one["at"] - since))
                since = None
            elif one["did"] == "away":
                found.append((number, "away", day.clock(number, one["at"]), one["until"] - one["at"]))
    return found


def redo(found: list[Line], most: int = 3) -> list[tuple[Line, str]]:
    """Return what to do again, each with its reason, no exercise twice.

    First what was wrong and felt sure, then what was wrong, then a long silence at the board, what was not answered, what
    one's own score lost.
    """
    reasons = []
    for one in found:
        sure = "the code stopped" if one.kind == "error" else "wrong"
        sure += f", and you were {one.confidence:.0%} sure" if one.confidence is not None else ""
        if one.kind in ("wrong", "error") and one.own is None:
            high = one.confidence is not None and one.confidence >= SURE
            reasons.append((0 if high else 1, -one.minutes, one, sure))
        elif one.silent >= LONG:
            reasons.append((2, -one.silent, one, f"silent for {one.silent:.0f} seconds at the board"))
        elif one.kind == "none" and one.how != "follow-up":
            reasons.append((3, -one.minutes, one, "not answered"))
        elif one.own is not None and one.share < 1:
            reasons.append((4, one.share, one, f"{one.own[0]} of {one.own[1]} by your own score"))
    picked: dict[str, tuple[Line, str]] = {}
    for _, _, one, why in sorted(reasons, key=lambda it: (it[0], it[1], it[2].round, it[2].number)):
        picked.setdefault(one.key.partition("#")[0], (one, why))
    return list(picked.values())[:most]
