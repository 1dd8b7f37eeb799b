"""Slopes of a numpy function, from the function alone.

Complex step where the code allows it (Squire & Trapp, 1998): no cancellation, so the slope is exact to rounding. Where the
code is not analytic (`abs`, `maximum`, a cast to float) central differences at two steps, whose disagreement bounds their
own error.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

IMAGINARY = 1e-30
STEP = 3e-4  # near the optimum for fourth-order differences in double precision


@dataclass(frozen=True)
class Slopes:
    """A numeric gradient: `values` and one-sided `left` and `right`, shaped like the argument; `tolerance` is its own error.

    `method` is "complex step" or "central differences"; `kinked` marks where the function turns a corner.
    """

    values: np.ndarray
    left: np.ndarray
    right: np.ndarray
    tolerance: np.ndarray
    method: str
    kinked: np.ndarray


def slopes(loss: Callable, args: tuple, wrt: int) -> Slopes:
    """Return the numeric gradient of `loss(*args)` by its argument number `wrt`."""
    point = args[wrt]
    along = _Along(loss, args, wrt)
    centred, left, right, error, kinked = (np.empty(point.shape) for _ in range(5))
    for entry in np.ndindex(*point.shape):
        centred[entry], error[entry], left[entry], right[entry], kinked[entry] = along.differences(entry)
    kinked = kinked > 0
    exact = along.complex_steps()
    scale = np.abs(centred).max(initial=0)
    if exact is not None and np.allclose(exact, centred, rtol=1e-5, atol=1e-6 * scale + 1e-10 * (1 + along.size)):
        tolerance = 1e-9 * (np.abs(exact) + np.abs(exact).max(initial=0)) + 1e-12
        return Slopes(exact, left, right, tolerance, "complex step", kinked)
    tolerance = 10 * error + 1e-8 * scale + 1e-11 * along.size + 1e-10
    return Slopes(centred, left, right, tolerance, "central differences", kinked)


class _Along:
    """The loss along one entry of one argument."""

    def __init__(self, loss: Callable, args: tuple, wrt: int):
        self.loss, self.args, self.wrt = loss, args, wrt
        self.here = self(0.0, None)
        self.size = abs(self.here)

    def __call__(self, step: complex, entry: tuple | None) -> complex:
        args = [np.array(arg) if isinstance(arg, np.ndarray) else arg for arg in self.args]
        if entry is not None:
            moved = args[self.wrt].astype(complex if isinstance(step, complex) else float)
            moved[entry] += step
            args[self.wrt] = moved
        return np.asarray(self.loss(*args)).reshape(-1)[0]

    def differences(self, entry: tuple) -> tuple[float, ...]:
        step = STEP * max(1.0, abs(float(self.args[self.wrt][entry])) / 1000)  # still far above rounding of the entry
        with np.errstate(all="ignore"):
            found = self._differences(entry, step)
            if not np.isfinite(found[0]):  # over the edge of the domain: stay closer
                found = self._differences(entry, step / 1000)
        return found

    def _differences(self, entry: tuple, step: float) -> tuple[float, ...]:
        far, near = [(self(k * step, entry), self(-k * step, entry)) for k in (2, 1)]
        second = (near[0] - near[1]) / (2 * step)
        fourth = (8 * (near[0] - near[1]) - (far[0] - far[1])) / (12 * step)
        left, right = self._sides(step, near, far)
        half = [self(k * step / 2, entry) for k in (1, -1)]
        nearer = self._sides(step / 2, half, near)
        # a corner stays when the step shrinks, curvature goes; and rounding is no corner
        jump, closer = abs(right - left), abs(nearer[1] - nearer[0])
        kink = closer > 0.6 * jump and closer > 1e-14 * self.size / step
        found = second if kink else fourth
        return tuple(float(x) for x in (found, 0 if kink else 1e-2 * abs(fourth - second), left, right, kink))

    def _sides(self, step: float, near: Sequence, far: Sequence) -> tuple[float, float]:
        """Return the slopes to the left and to the right, to second order in the step."""
        left = (3 * self.here - 4 * near[1] + far[1]) / (2 * step)
        right = (-3 * self.here + 4 * near[0] - far[0]) / (2 * step)
        return left, right

    def complex_steps(self) -> np.ndarray | None:
        """Return the exact slopes, or None when the code does not carry complex numbers through."""
        exact = np.empty(self.args[self.wrt].shape)
        try:
            with np.errstate(all="ignore"):
                for entry in np.ndindex(*exact.shape):
                    exact[entry] = np.imag(self(complex(0, IMAGINARY), entry)) / IMAGINARY
        except Exception:  # the learner's code may refuse complex numbers in any way it likes
            return None
        return exact if np.isfinite(exact).all() else None
