"""What a run or a step returns: centres and labels, read together."""

from collections.abc import Sequence

import numpy as np

from utils.chapters.kmeans.checks import Labels
from utils.exercise import Answer, Array, Invalid
from utils.exercise.show import show


class Run(Answer):
    """The centres (k, d) and the labels (n,) of a finished run."""

    expects = "`C, labels`: the centres (k, d) and the labels (n,)"

    def __init__(self):
        self.centres, self.labels = Array((None, None)), Labels()
        self.centres.expects = "centres, an array of shape (k, d)"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return both."""
        if not isinstance(raw, Sequence) or isinstance(raw, str) or len(raw) != 2:
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        if np.ndim(raw[0]) == 1 and isinstance(raw[1], np.ndarray) and raw[1].ndim == 2:
            raise Invalid("The other way round: the centres first, `return C, labels`.")
        return self.centres.read(raw[0]), self.labels.read(raw[1])

    def same(self, one: tuple, other: tuple) -> bool:
        """Compare both."""
        return self.centres.same(one[0], other[0]) and self.labels.same(one[1], other[1])
