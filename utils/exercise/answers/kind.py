"""What every kind of answer can do: read what was handed in, and tell two answers apart."""

from abc import ABC, abstractmethod

import numpy as np


class Answer(ABC):
    """A kind of answer.

    `expects` completes the sentence "Expected ..."; `fewest_mistakes` is how many wrong answers an exercise of this kind
    must know by name.
    """

    expects: str = "an answer"
    fewest_mistakes: int = 3

    @abstractmethod
    def read(self, raw: object, rng: np.random.Generator) -> object:
        """Return the answer in its normal form; raise `Unattempted` or `Invalid`.

        The same exercise and seed hand the same `rng` to every reading, so that two functions are compared on one input.
        """

    @abstractmethod
    def same(self, one: object, other: object) -> bool:
        """Tell whether two read answers are the same as far as the check can see."""

    def parts(self) -> list[str]:
        """Return what an answer is made of, a line each: options, fields, criteria."""
        return []
