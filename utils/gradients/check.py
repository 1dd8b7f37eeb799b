"""`gradcheck` tells whether this gradient is the gradient of that function, and if not, how it differs."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from utils.exercise import Unattempted, Wrong, views
from utils.exercise.answers.function import Readings
from utils.exercise.calls import Call, is_stub
from utils.exercise.outcomes import Invalid, LearnerError
from utils.exercise.properties import Property
from utils.exercise.show import show
from utils.exercise.watchdog import TimedOut, Watchdog
from utils.gradients.kinds import kind_of_disagreement
from utils.gradients.numeric import slopes

LIMIT = 10.0  # seconds for both functions together


@dataclass(frozen=True)
class Agreement:
    """What a gradient check found: whether the two agree, the kind of disagreement, and one sentence.

    `kind` is "agrees", "sign", "factor", "shape", "zero", "transpose", "order", "offset", "exception", "not-finite",
    "other", "unattempted" or "error".
    """

    agrees: bool
    kind: str
    says: str

    def __str__(self) -> str:
        return f"[{self.kind}] {self.says}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        colour = views.LOOKS["right" if self.agrees else "unattempted" if self.kind == "unattempted" else "wrong"][2]
        symbol = "✓" if self.agrees else "○" if self.kind == "unattempted" else "✗"
        return views.box(
            [
                f'<strong><span aria-hidden="true" style="color:{colour}">{symbol}</span> gradient check</strong> ',
                views.rich(self.says),
            ],
            colour,
        )


def gradcheck(loss: Callable, gradient: Callable, *args: object, wrt: int = 0) -> Agreement:
    """Compare `gradient(*args)` with the slopes of `loss(*args)` by argument number `wrt`; never raises.

    `loss` returns one number, `gradient` an array shaped like `args[wrt]`. The slopes come from `loss` alone.

    >>> gradcheck(lambda w: (w**2).sum(), lambda w: w, np.array([1.0, 2.0, 3.0]))
    [factor] Everything is 0.5 times the true gradient.
    """
    dog = Watchdog(LIMIT)
    try:
        with dog:
            return _compare(loss, gradient, args, wrt)
    except TimedOut:
        return Agreement(
            False, "error", f"Still running after {LIMIT:g} seconds, and stopped. Is there a loop that cannot end?"
        )
    except Unattempted:
        return Agreement(False, "unattempted", "Nothing to check yet: a function is still `...`.")
    except (Invalid, LearnerError) as failure:
        return Agreement(False, "error", str(failure))
    except KeyboardInterrupt:
        if dog.interrupted:
            raise  # the learner pressed stop
        return Agreement(False, "error", "Your code raised KeyboardInterrupt.")


def gradient_of(
    loss: Callable, says: str = "Your function is not the gradient of that loss.", wrt: int = 0
) -> Property:
    """Hold when the learner's function is, on every input of the exercise, the gradient of `loss` by argument `wrt`."""

    def check(readings: Readings, rng, kind):
        for args in readings.inputs:
            found = gradcheck(loss, readings, *args, wrt=wrt)
            if found.kind == "error":
                readings(*args)  # raises what stopped it, with the learner's own line
            if not found.agrees:
                raise Wrong(says, found.says)

    return check


def _compare(loss: Callable, gradient: Callable, args: tuple, wrt: int) -> Agreement:
    for function, name in ((loss, "the loss"), (gradient, "the gradient")):
        if function is ... or (callable(function) and is_stub(function)):
            raise Unattempted
        if not callable(function):
            raise Invalid(f"Expected {name} to be a function; got {show(function)}.")
    args, wrt = _read_point(args, wrt)
    names = [f"argument {number + 1}" for number in range(len(args))]
    call, mine = Call(loss, names), _gradient(gradient, names, args, wrt)
    value = _number(call(*args))
    if not np.isfinite(value):
        raise Invalid(f"The loss itself is {value} here, so it has no slope to compare with.")
    if mine.shape != args[wrt].shape:
        return Agreement(
            False,
            "shape",
            f"Shapes: your gradient is {mine.shape}, what it is taken by is {args[wrt].shape}. They must be the same.",
        )
    if not np.isfinite(mine).all():
        entry = tuple(int(i) for i in np.argwhere(~np.isfinite(mine))[0])
        return Agreement(False, "not-finite", f"Your gradient is {show(mine[entry])} at index {show(entry)}.")
    true = call.run(lambda: slopes(loss, args, wrt))
    if not np.isfinite(true.values).all():
        raise Invalid("The loss is not finite a small step away from here, so its slopes cannot be measured.")
    low, high = np.minimum(true.left, true.right), np.maximum(true.left, true.right)
    corner = true.kinked
    within = np.abs(mine - true.values) <= true.tolerance + 1e-6 * np.abs(true.values)
    margin = 1e-6 * (high - low)
    within |= corner & (mine >= low - margin) & (mine <= high + margin)  # a subgradient
    if within.all():
        remark = (
            " The loss has a corner here; between the two one-sided slopes any value is a subgradient."
            if corner.any()
            else ""
        )
        what = f"All {mine.size} entries agree" if mine.size != 1 else "It agrees"
        return Agreement(True, "agrees", f"{what} with the slopes of the loss ({true.method}).{remark}")
    return Agreement(False, *kind_of_disagreement(mine, true.values, ~within, args, wrt))


def _read_point(args: tuple, wrt: int) -> tuple[tuple, int]:
    if isinstance(wrt, bool) or not isinstance(wrt, int) or not 0 <= wrt < len(args):
        raise Invalid(
            f"`wrt` is the number of the argument to differentiate by, from 0 to {len(args) - 1}; got {show(wrt)}."
        )
    read = [
        np.asarray(arg)
        if isinstance(arg, (list, np.ndarray, float, int, np.generic)) and not isinstance(arg, bool)
        else arg
        for arg in args
    ]
    try:
        read[wrt] = read[wrt].astype(float)
    except (AttributeError, TypeError, ValueError):
        raise Invalid(f"Expected numbers in argument {wrt + 1}; got {show(args[wrt])}.") from None
    if not np.isfinite(read[wrt]).all():
        raise Invalid(f"Expected finite numbers in argument {wrt + 1}.")
    return tuple(read), wrt


def _gradient(gradient: Callable, names: list[str], args: tuple, wrt: int) -> np.ndarray:
    if isinstance(gradient, Readings):
        return np.asarray(gradient(*args), float)
    handed = [np.array(arg) if isinstance(arg, np.ndarray) else arg for arg in args]
    raw = Call(gradient, names).run(lambda: gradient(*handed), args)
    if raw is ...:
        raise Unattempted
    if raw is None:
        raise Invalid("Your gradient returned None. Did you forget `return`?")
    for number, (before, after) in enumerate(zip(args, handed, strict=True)):
        if isinstance(before, np.ndarray) and not np.array_equal(before, after, equal_nan=before.dtype.kind == "f"):
            raise Invalid(f"Your gradient changed its own argument {number + 1} in place. Work on a copy.")
    try:
        return np.asarray(raw, float)
    except (TypeError, ValueError):
        raise Invalid(f"Expected your gradient to return numbers; got {show(raw)}.") from None


def _number(raw: object) -> float:
    try:
        value = np.asarray(raw, float)
    except (TypeError, ValueError):
        raise Invalid(f"Expected the loss to return one number; got {show(raw)}.") from None
    if value.size != 1:
        raise Invalid(f"Expected the loss to return one number; it returned shape {value.shape}. Sum or average it.")
    return float(value.reshape(-1)[0])
