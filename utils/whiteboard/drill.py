"""What is asked at the board: a question, milestones with target times, and what to listen for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Milestone:
    """One thing to reach. `seconds` is the target on the board's clock, `answer` what a strong board shows there."""

    words: str
    seconds: float
    answer: str = ""


@dataclass(frozen=True)
class Drill:
    """A question to answer aloud in `minutes`.

    `milestones` are `Milestone`s or (words, seconds[, answer]) in the order of their targets. `rubric` maps a short name to
    what to listen for; the learner scores it before `answer`s and report are shown. `asks` and `listens` stand on the
    interviewer's sheet; an ask may be (words, seconds), then `interrupts` holds (seconds, its place in `asks`) and the
    board itself asks somebody who is alone. `derivation` is an exercise that checks the lines typed up afterwards, or
    None. ValueError when a target or an ask is out of order or after the end.

    >>> Drill("two-dice", "P(seven)?", [("say the space", 30), ("count", 60, "6 of 36")], 2, {"space": "36 pairs"}).seconds
    120.0
    """

    name: str
    question: str
    milestones: Sequence[Milestone | tuple]
    minutes: float
    rubric: Mapping[str, str]
    asks: Sequence[str | tuple[str, float]] = ()
    listens: Sequence[str] = ()
    derivation: object = None
    interrupts: tuple[tuple[float, int], ...] = field(default=(), init=False)

    def __post_init__(self):
        if not (isinstance(self.name, str) and self.name.strip() and isinstance(self.question, str)):
            raise ValueError(f"a drill needs a name and a question, got {self.name!r} and {self.question!r:.60}")
        given = [one if isinstance(one, Milestone) else Milestone(*one) for one in self.milestones]
        object.__setattr__(self, "milestones", tuple(given))
        object.__setattr__(self, "rubric", dict(self.rubric))
        for several in ("asks", "listens"):
            if isinstance(getattr(self, several), str):
                raise ValueError(f"{several} takes several sentences, got one text")
        asks = [(one, None) if isinstance(one, str) else one for one in self.asks]
        interrupts = tuple((float(at), place) for place, (_, at) in enumerate(asks) if at is not None)
        object.__setattr__(self, "asks", tuple(words for words, _ in asks))
        object.__setattr__(self, "listens", tuple(self.listens))
        object.__setattr__(self, "interrupts", interrupts)
        if interrupts != tuple(sorted(interrupts)) or not all(0 < at < self.seconds for at, _ in interrupts):
            raise ValueError(f"timed asks come in order, within {self.seconds:g} seconds; got {interrupts}")
        targets = [one.seconds for one in given]
        if not given or targets != sorted(set(targets)) or targets[0] <= 0 or targets[-1] > self.seconds:
            raise ValueError(f"targets must grow, from 0 to {self.seconds:g} seconds; got {targets}")
        if not self.rubric:
            raise ValueError("a drill needs at least one criterion")

    @property
    def seconds(self) -> float:
        """How long it is meant to take."""
        return 60.0 * self.minutes

    def plain(self) -> dict:
        """Return what the browser is given."""
        return {
            "name": self.name,
            "question": self.question,
            "seconds": self.seconds,
            "milestones": [{"words": m.words, "seconds": m.seconds, "answer": m.answer} for m in self.milestones],
            "rubric": [[name, listen] for name, listen in self.rubric.items()],
            "asks": list(self.asks),
            "interrupts": [list(one) for one in self.interrupts],
            "listens": list(self.listens),
            "types": self.derivation is not None,
        }
