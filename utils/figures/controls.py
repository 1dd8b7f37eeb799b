"""Turn `w=(0, 5)` into the list of values a control steps through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real

import numpy as np

MOST_STEPS = 400
MOST_CHOICES = 6  # labelled numbers in a row; more of them make a slider that reads its labels
NICE = (1, 2, 2.5, 5)


@dataclass(frozen=True)
class Control:
    """A parameter of a figure: the values it can take and what the learner reads for each."""

    name: str
    values: tuple
    labels: tuple[str, ...]
    kind: str  # "slider" or "choice"
    start: int = 0  # index into values

    def state(self, label):
        """Return what the browser needs to know."""
        return {"name": self.name, "label": label, "labels": list(self.labels), "kind": self.kind}

    def index(self, value):
        """Return the step of `value`; ValueError when the control cannot take it."""
        for k, (known, label) in enumerate(zip(self.values, self.labels, strict=True)):
            same = isinstance(value, Real) and isinstance(known, Real) and abs(known - value) < 1e-9
            if same or known is value or (isinstance(value, str) and value in (known, label)):
                return k
        raise ValueError(f"{self.name} cannot be {value!r}; it can be {_some(self.labels)}")


def read_control(name, spec):
    """Read one control from `(low, high)`, `(low, high, step)`, a list or range of values, or {label: value}.

    >>> read_control("k", (1, 4)).values
    (1, 2, 3, 4)
    >>> read_control("w", (0, 0.3, 0.1)).labels
    ('0.0', '0.1', '0.2', '0.3')
    """
    if isinstance(spec, tuple):
        values, labels = _between(name, spec)
        kind = "slider"
    elif isinstance(spec, Mapping):
        values, labels = tuple(spec.values()), tuple(str(key) for key in spec)
        kind = "slider" if len(values) > MOST_CHOICES and all(_number(v) for v in values) else "choice"
    elif isinstance(spec, (Sequence, np.ndarray)) and not isinstance(spec, (str, bytes)):
        values = tuple(spec.tolist() if isinstance(spec, np.ndarray) else spec)
        labels = tuple(f"{v:g}" if _number(v) else str(v) for v in values)
        kind = "slider" if all(_number(v) for v in values) else "choice"
    else:
        raise TypeError(f"{name} must be (low, high), (low, high, step), a list of values or a dict, got {spec!r}")
    if len(values) < 2:
        raise ValueError(f"{name} needs at least two values, got {_some(labels) or 'none'}")
    if len(set(labels)) < len(labels):
        raise ValueError(f"{name} has two values that read the same: {_some(labels)}")
    if len(values) > MOST_STEPS:
        raise ValueError(f"{name} has {len(values)} steps; give a larger step, {MOST_STEPS} at most")
    return Control(name, values, labels, kind)


def _number(value):
    return isinstance(value, Real) and not isinstance(value, bool) and bool(np.isfinite(value))


def _some(labels):
    return ", ".join(labels) if len(labels) <= 8 else f"{', '.join(labels[:3])}, ..., {labels[-1]}"


def _between(name, spec):
    """Return values and labels from low to high, both included; a step that does not divide the range is refused."""
    if len(spec) not in (2, 3) or not all(_number(v) for v in spec):
        raise TypeError(f"{name} must be (low, high) or (low, high, step) in finite numbers, got {spec!r}")
    low, high = spec[:2]
    if not low < high:
        raise ValueError(f"{name} must go up, from low to high, got {spec!r}")
    step = spec[2] if len(spec) == 3 else _step(low, high)
    if not step > 0:
        raise ValueError(f"{name} needs a step above zero, got {spec!r}")
    count = round((high - low) / step)
    if count < 1 or abs(low + count * step - high) > 1e-9 * max(1, abs(low), abs(high)):
        raise ValueError(f"{name} does not reach {high} from {low} in steps of {step}")
    if count > MOST_STEPS:
        raise ValueError(f"{name} has {count + 1} steps; give a larger step, {MOST_STEPS} at most")
    if all(isinstance(v, int) for v in (low, high, step)):
        values = tuple(range(low, high + 1, step))
        return values, tuple(str(v) for v in values)
    digits = min(6, max(_decimals(low), _decimals(step)))
    values = tuple(round(low + k * step, 10) for k in range(count + 1))
    return values, tuple(f"{v:.{digits}f}" for v in values)


def _step(low, high):
    """Return 1 between integers, else the round step that gives about 50 positions."""
    if isinstance(low, int) and isinstance(high, int) and high - low >= 8:
        return 1
    if isinstance(low, int) and isinstance(high, int) and high - low > 1:
        return 1
    span = high - low
    candidates = [nice * 10.0**power for power in range(-9, 9) for nice in NICE]
    fits = [step for step in candidates if abs(span / step - round(span / step)) < 1e-9 and 30 <= span / step <= 120]
    return min(fits, key=lambda step: abs(span / step - 50), default=span / 50)


def _decimals(number):
    return max(0, -Decimal(str(number)).as_tuple().exponent)
