"""A score the learner gives, point by point: to a given sample, or to their own spoken answer."""

from collections.abc import Mapping

import numpy as np

from utils.exercise.answers.kind import Answer
from utils.exercise.outcomes import Invalid, Unattempted
from utils.exercise.show import show


class Rubric(Answer):
    """{criterion: points} with `points` from 0 to `most`; True and False count as `most` and 0.

    `criteria` maps a short name to what to listen for. Given a list or an array, the points are taken in that order.
    """

    def __init__(self, criteria: dict[str, str], most: int = 1):
        self.criteria, self.most = criteria, most
        scale = "True or False" if most == 1 else f"0 to {most}"
        self.expects = f"{scale} for each of " + ", ".join(f"`{name}`" for name in criteria)

    def scores(self, *points: int) -> dict[str, int]:
        """Return {criterion: points}, the points in the order of the criteria."""
        return dict(zip(self.criteria, points, strict=True))

    def read(self, raw: object, rng: np.random.Generator | None = None) -> dict[str, int]:
        """Return {criterion: points}."""
        if isinstance(raw, np.ndarray) and raw.shape == (len(self.criteria),):
            raw = list(raw)
        if isinstance(raw, (list, tuple)) and len(raw) == len(self.criteria):
            raw = self.scores(*raw)
        if not isinstance(raw, Mapping):
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        for name in list(raw)[:50]:
            if name not in self.criteria:
                raise Invalid(f"There is no criterion {show(name)}. Expected {self.expects}.")
        points = [raw.get(name, ...) for name in self.criteria]
        if all(value is ... for value in points):
            raise Unattempted
        return {name: self._points(name, value) for name, value in zip(self.criteria, points, strict=True)}

    def _points(self, name: str, value: object) -> int:
        if value is ... or value is None:
            raise Invalid(f"`{name}` has no score yet. Listen for: {self.criteria[name]}")
        if isinstance(value, (bool, np.bool_)):
            return self.most * int(value)
        if isinstance(value, (int, np.integer)) and 0 <= value <= self.most:
            return int(value)
        raise Invalid(
            f"`{name}` takes {'True or False' if self.most == 1 else f'0 to {self.most}'}; got {show(value)}."
        )

    def same(self, one: dict, other: dict) -> bool:
        """Compare point by point."""
        return one == other

    def parts(self) -> list[str]:
        """Return the criteria."""
        return [f"`{name}`: {listen}" for name, listen in self.criteria.items()]
