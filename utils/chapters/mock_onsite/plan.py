"""The five rounds, the parts of each, and which part an exercise serves. No exercise is named here, and no chapter."""

from collections.abc import Mapping
from dataclasses import dataclass

from utils.derivation.exercise import Lines
from utils.exercise import Answer, Function, Rubric, Simulation


@dataclass(frozen=True)
class Part:
    """A stretch of a round: its minutes in full and compressed, and how it is filled.

    `boards` drills at most lead it (with 0 they come in turn like any question); `most` questions of its own at most, and then, when `follows`, the follow-ups of what
    was drawn in the round before. `near`: questions from the chapters already drawn in the round come first.
    """

    name: str
    full: float
    short: float
    boards: int = 0
    most: int | None = None
    follows: bool = False
    near: bool = False


@dataclass(frozen=True)
class Round:
    """A round of the day."""

    title: str
    parts: tuple[Part, ...]

    def minutes(self, compressed: bool) -> float:
        """Return how long it is."""
        return sum(part.short if compressed else part.full for part in self.parts)


ROUNDS = (
    Round("ML coding", (Part("code", 45, 9, boards=1), Part("asks", 15, 3, near=True, follows=True))),
    Round("System design", (Part("design", 60, 12, boards=1, follows=True),)),
    Round(
        "Math",
        (
            Part("derive", 25, 6, boards=1),
            Part("asks", 5, 0, near=True),
            Part("probability", 15, 3),
            Part("follow-up", 15, 3, most=1, follows=True),
        ),
    ),
    Round("Applied framing", (Part("framing", 60, 12, follows=True),)),
    Round("Behavioural", (Part("behavioural", 60, 12, follows=True),)),
)
PARTS = {part.name for one in ROUNDS for part in one.parts}
SKILLS = {  # of a part, where the answer is checked; what is only scored by the learner is `ALOUD`
    "code": "code",
    "asks": "short answers",
    "design": "design",
    "derive": "derivation",
    "probability": "probability",
    "follow-up": "derivation",
    "framing": "framing",
    "behavioural": "framing",
}
ALOUD = "aloud"


def part_of(exercise, ways: object, board: bool = False) -> str:
    """Return the part an exercise serves. `ways` is its chapter's `ROUND`: a part, or {topic or name: part}, or None.

    Code and derivations go where they belong unless the chapter names them, which it also does for code with a kind of
    answer of its own; a board is also named by "board". ValueError when the chapter names a part there is none of.
    """
    said = ways if isinstance(ways, Mapping) else {"": ways} if ways else {}
    keys = [exercise.name, *(["board"] if board else []), exercise.topic]
    named = next((said[key] for key in keys if key and key in said), None)
    spoken = "behavioural" if isinstance(exercise.answer, Rubric) and not board else None
    found = named or _by_kind(exercise.answer, board) or said.get("") or spoken or ("derive" if board else "asks")
    if found not in PARTS:
        raise ValueError(f"{exercise.name}: there is no round {found!r}; there are {', '.join(sorted(PARTS))}")
    return found


def _by_kind(answer: Answer, board: bool) -> str | None:
    if board:
        return None
    if isinstance(answer, Function | Simulation):
        return "code"
    return "derive" if isinstance(answer, Lines) else None
