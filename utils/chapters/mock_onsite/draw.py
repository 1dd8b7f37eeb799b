"""Draw a day: the same seed gives the same questions; without one, what was seen recently comes last."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from utils.chapters.mock_onsite.plan import ROUNDS, Part
from utils.chapters.mock_onsite.pool import Question


@dataclass(frozen=True)
class Asked:
    """A question in its place: `minutes` are those it gets here, which add up to the round's length."""

    question: Question
    part: str
    minutes: float

    def plain(self) -> dict:
        """Return what is kept of it."""
        return {
            "key": self.question.key,
            "chapter": self.question.chapter,
            "part": self.part,
            "minutes": self.minutes,
            "own": self.question.own,
            "kind": "follow-up" if self.question.follow is not None else "board" if self.question.drill else "exercise",
        }


def draw(
    questions: list[Question], seed: int, compressed: bool = True, seen: Mapping[str, float] | None = None
) -> list[list[Asked]]:
    """Return the questions of each round; a round nobody has a question for is empty.

    `seen` maps keys to when they were last seen; it must be None when the seed is to count alone.
    """
    order = sorted(questions, key=lambda one: (one.chapter, one.key))
    Random(f"mock onsite {seed}").shuffle(order)
    hat = _Hat(order, compressed, seen or {})
    return [hat.round(one.parts) for one in ROUNDS]


class _Hat:
    """What is left to draw from; nothing is drawn twice."""

    def __init__(self, order: list[Question], compressed: bool, seen: Mapping[str, float]):
        self.compressed, self.seen, self.taken = compressed, seen, set()
        self.order = sorted(order, key=self.last)

    def last(self, one: Question) -> float:
        return self.seen.get(one.key, self.seen.get(one.exercise.name, 0.0))

    def length(self, part: Part) -> float:
        return part.short if self.compressed else part.full

    def round(self, parts: tuple[Part, ...]) -> list[Asked]:
        drawn: dict[Part, list[Question]] = {}
        for part in parts:
            before = [one for some in drawn.values() for one in some]
            some = self.fill(part, before) if self.length(part) else []
            drawn.update({part: some} if some else {})
        whole, filled = sum(map(self.length, parts)), sum(map(self.length, drawn))
        asked = []
        for part, some in drawn.items():
            # minutes nobody asked for go to those who are there, a part without questions leaves its own to the others
            stretch = self.length(part) / sum(one.minutes for one in some) * whole / filled
            asked += [Asked(one, part.name, one.minutes * stretch) for one in some]
        return asked

    def fill(self, part: Part, before: list[Question]) -> list[Question]:
        mine = [one for one in self.order if one.part == part.name and one.exercise.name not in self.taken]
        if part.near:
            there = [one.chapter for one in before]
            mine.sort(key=lambda one: (self.last(one), one.chapter not in there))
        picked: list[Question] = []
        for one in [one for one in mine if one.drill] if part.boards else []:
            if len(picked) < part.boards and self.fits(one, part, picked):
                self.take(one, picked)
        for one in mine:
            if not (one.drill and part.boards) and self.fits(one, part, picked):
                self.take(one, picked)
        for asked in [*before, *picked] if part.follows else []:
            for one in asked.follow_ups(self.compressed, part.name):
                if one.minutes <= self.left(part, picked) and one.key not in self.taken:
                    picked.append(one)
                    self.taken.add(one.key)
        if not picked and mine:  # nothing is short enough: the shortest, in less time
            self.take(min(mine, key=lambda one: one.minutes), picked)
        return picked

    def left(self, part: Part, picked: list[Question]) -> float:
        return self.length(part) - sum(one.minutes for one in picked)

    def fits(self, one: Question, part: Part, picked: list[Question]) -> bool:
        room = part.most is None or len(picked) < part.most
        return room and one.minutes <= self.left(part, picked) and one.exercise.name not in self.taken

    def take(self, one: Question, picked: list[Question]) -> None:
        picked.append(one)
        self.taken.add(one.exercise.name)
        if one.drill and one.drill.derivation is not None:
            self.taken.add(one.drill.derivation.name)  # it is typed up at the board
