"""What the chapter's function checks share: labels as an answer, invariants as properties, inputs as text."""

from collections.abc import Callable

import numpy as np

from utils.exercise import Array, Invalid, Wrong
from utils.exercise.answers.function import Readings
from utils.exercise.outcomes import LearnerError
from utils.exercise.properties import Property
from utils.exercise.show import show


class Labels(Array):
    """One whole number a point."""

    def __init__(self):
        super().__init__((None,), what="labels, one a point, an array")

    def read(self, raw: object, rng: np.random.Generator | None = None) -> np.ndarray:
        """Return the labels as integers."""
        labels = super().read(raw, rng)
        if (labels != np.floor(labels)).any():
            raise Invalid(f"Expected {self.expects}, whole numbers; got {show(labels)}.")
        return labels.astype(int)


def pictured(readings: Readings, args: tuple) -> str:
    """Return a call's arguments as a learner would write them, in full where they are small."""
    arrays = [
        show(a.tolist())
        if isinstance(a, np.ndarray) and a.size <= 12 and np.abs(a).max(initial=0) < 1e4
        else shape_of(a)
        for a in args
    ]
    return ", ".join(f"{name} = {text}" for name, text in zip(readings.call.names, arrays, strict=True))


def shape_of(value: object) -> str:
    """Return an array's type, shape and where it lies, or the value."""
    if not isinstance(value, np.ndarray):
        return show(value)
    middle = float(np.abs(value.mean())) if value.size else 0.0
    far = f" around {middle:.0e}" if middle > 1e4 else ""
    return f"a {value.dtype} array of shape {show(value.shape)}{far}"


def invariant(test: Callable[..., str | None], says: str, cause: str | None = None) -> Property:
    """Make a property of `test(readings, *args)`, which returns None or what is wrong, for every input."""

    def check(readings, rng, kind):
        for args in readings.inputs:
            wrong = test(readings, *args)
            if wrong:
                warned = f" (numpy warned: {readings.call.warned})" if readings.call.warned else ""
                raise Wrong(says, f"{pictured(readings, args)}: {wrong}{warned}", cause)

    return check


def unchanged(readings: Readings, *args) -> str | None:
    """Tell when the function writes into what it was given."""
    kept = [np.array(a, copy=True) for a in args]
    readings.call.run(lambda: readings.call.function(*kept), args)
    same = all(np.array_equal(a, b) for a, b in zip(kept, args, strict=True))
    return None if same else "your function changed its input"


def refuses_nan(readings: Readings, rng: object, kind: object) -> None:
    """Hold when NaN in the data raises a ValueError."""
    X = np.array([[0.0], [np.nan], [2.0]])
    try:
        readings.call(X, X[[0, 2]])
    except LearnerError as error:
        if "ValueError" in str(error):
            return
    raise Wrong(
        "With a NaN in X your function must raise a ValueError: a NaN is nearest to nothing, and argmin would call it a label.",
        "X = [[0.0], [nan], [2.0]]",
        "nan-accepted",
    )
