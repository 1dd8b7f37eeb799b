"""One quick question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """A question, its right answer, a tempting wrong one, and why in one line. Change the name when the question changes."""

    name: str
    ask: str
    right: str
    wrong: str
    why: str
