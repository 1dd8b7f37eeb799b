"""A probability for each of a few outcomes."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.answers.number import Number
from utils.exercise.outcomes import Invalid, Unattempted
from utils.exercise.show import show


class Distribution(Answer):
    """{outcome: probability} over `outcomes`, or the probabilities in that order; each right to `decimals`.

    An outcome left out of a dictionary has probability 0. That they sum to one is a property, not a matter of form.
    """

    def __init__(self, outcomes: Sequence[Hashable], *, decimals: int = 3):
        self.outcomes = tuple(outcomes)
        self.number = Number(0, None, decimals=decimals, what="a probability")
        self.expects = "{outcome: probability} for " + ", ".join(f"`{show(outcome)}`" for outcome in self.outcomes)

    def read(self, raw: object, rng: np.random.Generator | None = None) -> dict:
        """Return {outcome: float} over all outcomes."""
        if isinstance(raw, Mapping):
            for outcome in list(raw)[: len(self.outcomes) + 1]:
                if outcome not in self.outcomes:
                    raise Invalid(f"{show(outcome)} is not an outcome here. Expected {self.expects}.")
            given = [raw.get(outcome, 0) for outcome in self.outcomes]
        elif isinstance(raw, (list, tuple, np.ndarray)):
            if np.ndim(raw) != 1 or len(raw) != len(self.outcomes):
                raise Invalid(f"Expected {len(self.outcomes)} probabilities, {self.expects}; got {show(raw)}.")
            given = list(raw)
        else:
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        if any(value is ... for value in given):
            raise Unattempted
        return {outcome: self.number.read(value) for outcome, value in zip(self.outcomes, given, strict=True)}

    def same(self, one: dict, other: dict) -> bool:
        """Compare each probability within the tolerance."""
        return all(self.number.same(one[outcome], other[outcome]) for outcome in self.outcomes)
