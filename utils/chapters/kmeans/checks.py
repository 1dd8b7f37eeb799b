"""What the chapter's function checks share: labels as an answer, invariants as properties, inputs as text."""

import signal
from collections.abc import Callable

import numpy as np

from utils.chapters.kmeans.invariants import squared
from utils.exercise import Array, Invalid, Wrong
from utils.exercise.answers.function import Readings
from utils.exercise.outcomes import LearnerError
from utils.exercise.properties import Property, equals
from utils.exercise.show import show
from utils.exercise.watchdog import TimedOut, Watchdog

NAN_SECONDS = 2.0  # a loop that waits for NaN to equal itself never ends, and is told so soon


class Labels(Array):
    """One whole number a point."""

    def __init__(self):
        super().__init__((None,))
        self.expects = "labels, one a point, an array of shape (n,)"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> np.ndarray:
        """Return the labels as integers."""
        if isinstance(raw, np.ndarray) and raw.ndim == 2:
            raise Invalid(
                f"Expected {self.expects}; yours has two axes, shape {show(raw.shape)}. "
                "The distances to every centre? Which centre has the least: argmin over the centres. A column? Make it flat."
            )
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


def matches(world: object, says: str) -> Property:
    """Make `equals` for a sum done on paper: what no mistake knows gets `says`, and is pointed to the hints."""
    exact = equals(world)

    def check(answer, rng, kind):
        try:
            exact(answer, rng, kind)
        except Wrong as wrong:
            raise (Wrong(f"{says} A `.hint()` leads on.") if wrong.general else wrong) from None

    return check


def has_empty(X: np.ndarray, C: np.ndarray, labels: np.ndarray | None = None) -> bool:
    """Tell whether a centre has no points: by `labels`, or by each point's nearest centre."""
    labels = squared(X, C).argmin(axis=1) if labels is None else labels
    return len(np.unique(labels)) < len(C)


def repeatable(readings: Readings, *args) -> str | None:
    """Tell when equal calls differ; only where a cluster is empty, since nothing else leaves a choice."""
    X, C = args[0], args[-1]
    if len(X) < 3 or not has_empty(X, C, *args[1:-1]):
        return None
    one = readings(*args)
    same = all(readings.returns.same(one, readings(*args)) for _ in range(5))
    return None if same else "six equal calls gave different centres"


NAN = np.array([[0.0], [np.nan], [2.0]])


def ends_on_nan(readings: Readings, rng: object, kind: object) -> None:
    """Hold when a loop ends soon with NaN in the data, however it ends; one that never ends at all is told so."""
    if _ends(readings, NAN):
        return
    if not _ends(readings, np.array([[0.0], [1.0], [2.0]])):
        readings.call.function = _not_again  # to look for known slips would take as long once more
        raise LearnerError(
            f"Your loop had not ended after {NAN_SECONDS:g} seconds on three points, 0, 1 and 2. What stops it?"
        )
    raise Wrong(
        "With a NaN in X your loop never ended: a NaN equals nothing, not even itself, so “nothing moved” is never true. "
        "Look for it first, and raise a ValueError.",
        "X = [[0.0], [nan], [2.0]]",
        "nan-never-ends",
    )


def _not_again(*args):
    raise RuntimeError("it does not end")


def _ends(readings: Readings, X: np.ndarray) -> bool:
    try:
        timed(NAN_SECONDS, lambda: readings.call(X, X[[0, 2]]))
    except LearnerError:
        pass
    except TooLong:
        return False
    return True


def refuses_nan(readings: Readings, rng: object, kind: object) -> None:
    """Hold when NaN in the data raises a ValueError."""
    try:
        readings.call(NAN, NAN[[0, 2]])
    except LearnerError as error:
        if "ValueError" in str(error):
            return
    raise Wrong(
        "With a NaN in X your function must raise a ValueError: a NaN is nearest to nothing, and argmin would call it a label.",
        "X = [[0.0], [nan], [2.0]]",
        "nan-accepted",
    )


class TooLong(Exception):
    """What was given a few seconds took longer."""


def timed(seconds: float, act: Callable[[], object]) -> object:
    """Run `act`, at most so long; `TooLong` when it takes longer. The check's own limit and the stop button work on."""
    dog = Watchdog(seconds)
    try:
        with dog:
            return act()
    except TimedOut:
        if dog.expired:
            raise TooLong from None
        raise
    except KeyboardInterrupt:
        if dog.interrupted:  # it was meant for the watchdog outside: say it once more, now that that one listens
            signal.raise_signal(signal.SIGINT)
        raise
