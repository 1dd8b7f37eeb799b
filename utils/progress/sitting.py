"""A quiz somebody is at: its questions, what was answered so far, the score."""

from collections.abc import Sequence
from dataclasses import dataclass

from utils.progress.bank import Question, drawn

LOWEST = 0.5  # of two answers, whoever is less sure than that should take the other


@dataclass(frozen=True)
class Answered:
    """One answer: which (1 or 2), how sure from 0.5 to 1, whether right, after how many seconds."""

    choice: int
    confidence: float
    right: bool
    seconds: float


class Sitting:
    """Draw a quiz by seed, unseen questions first, and take its answers one after another."""

    def __init__(self, n: int, seed: int, seen: Sequence[str] = ()):
        self.drawn = drawn(n, seed, seen)
        self.answered: list[Answered] = []

    @property
    def done(self) -> bool:
        """Whether every question has its answer."""
        return len(self.answered) == len(self.drawn)

    @property
    def question(self) -> Question:
        """The question that is up. IndexError when all are answered."""
        return self.drawn[len(self.answered)][0]

    def choices(self, number: int) -> tuple[str, str]:
        """Return both answers of a question (from 0) as they stand."""
        question, place = self.drawn[number]
        return (question.right, question.wrong) if place == 1 else (question.wrong, question.right)

    def answer(self, choice: int, confidence: float, seconds: float = 0.0) -> Answered:
        """Answer the question that is up. ValueError for anything but choice 1 or 2 and a confidence from 0.5 to 1."""
        if self.done:
            raise ValueError(f"All {len(self.drawn)} questions are answered.")
        if choice not in (1, 2) or isinstance(choice, bool):
            raise ValueError(f"The choice is 1 or 2, not {choice!r}.")
        if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not LOWEST <= confidence <= 1:
            raise ValueError(f"Confidence in the better of two answers lies between 0.5 and 1, not {confidence!r}.")
        made = Answered(int(choice), float(confidence), choice == self.drawn[len(self.answered)][1], float(seconds))
        self.answered.append(made)
        return made
