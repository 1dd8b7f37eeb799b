"""What is handed in to a puzzle: a line's number, and what should stand there."""

import re

import numpy as np

from utils.derivation.grammar import ParseError
from utils.derivation.problem import Problem
from utils.exercise import Answer, Invalid
from utils.exercise.show import show

LONGEST = 2000


class LineNumber(Answer):
    """The number of one of `count` lines: 3, "3" or "line 3"."""

    def __init__(self, count: int):
        self.count = count
        self.expects = f"the number of a line, 1 to {count}"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> int:
        """Return the number, from 1."""
        if isinstance(raw, str) and (said := re.fullmatch(r"\s*(?:line\s*)?(\d{1,3})\s*", raw, re.IGNORECASE)):
            raw = int(said[1])
        if isinstance(raw, float) and raw.is_integer():
            raw = int(raw)
        if isinstance(raw, (bool, np.bool_)) or not isinstance(raw, (int, np.integer)) or not 1 <= raw <= self.count:
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        return int(raw)

    def same(self, one: int, other: int) -> bool:
        """Compare numbers."""
        return one == other


class Step(Answer):
    """One line of a derivation as text, readable in `problem`."""

    expects = "the line as it should be (a text)"

    def __init__(self, problem: Problem):
        self.problem = problem

    def read(self, raw: object, rng: np.random.Generator | None = None) -> str:
        """Return the text on one line."""
        if not isinstance(raw, str):
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        lines = [line.strip() for line in raw[:LONGEST].splitlines() if line.strip()]
        if len(lines) != 1:
            raise Invalid(f"Expected {self.expects}; got {len(lines)} lines.")
        try:
            self.problem.read(re.split(r"(?<![<>:=])=(?!=)", lines[0])[-1].strip())
        except ParseError as unread:
            raise Invalid(f"I could not read that line: {unread}") from None
        return lines[0]

    def same(self, one: str, other: str) -> bool:
        """Compare the texts without their spaces."""
        return "".join(one.split()) == "".join(other.split())
