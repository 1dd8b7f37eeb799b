"""Wrong answers the course knows by name."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.outcomes import Invalid, LearnerError, Unattempted


@dataclass(frozen=True)
class Mistake:
    """A characteristic wrong answer: its name, what the learner is told, and an `example` of it.

    An answer makes this mistake when it is the same as the example; where that is too narrow, when `when(answer)` is true.
    Several mistakes that come to the same value share one `Mistake`.
    """

    name: str
    says: str
    example: object
    when: Callable[[object], bool] | None = None

    def made_in(self, answer: object, kind: Answer, rng: Callable[[], np.random.Generator]) -> bool:
        """Tell whether this read answer makes the mistake."""
        try:
            if self.when:
                return bool(self.when(answer))
            return kind.same(answer, kind.read(self.example, rng()))
        except (Invalid, Unattempted, LearnerError):
            return False
