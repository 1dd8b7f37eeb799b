"""Slopes of a numpy function, from the function alone.

Complex step where the code allows it (Squire & Trapp, 1998): no cancellation, so the slope is exact to rounding. Where the
code is not analytic (`abs`, `maximum`, a cast to float) central differences at two steps, whose disagreement bounds their
own error.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

IMAGINARY = 1e-30
STEP = 3e-4  # near the optimum for fourth-order differences in double precision


@dataclass(frozen=True)
class Slopes:
    """A numeric gradient: `values` and one-sided `left` and `right`, shaped like the argument; `tolerance` is its own error.

    `method` is "complex step" or "central differences"; where `left` and `right` differ, the function has a kink.
    """

    values: np.ndarray
    left: np.ndarray
    right: np.ndarray
    tolerance: np.ndarray
    method: str

    @property
    def kinked(self) -> np.ndarray:
        """Where the function turns a corner."""
        return np.abs(self.right - self.left) > 1e-3 * (1 + np.abs(self.values))


def slopes(loss: Callable, args: tuple, wrt: int) -> Slopes:
    """Return the numeric gradient of `loss(*args)` by its argument number `wrt`."""
    point = args[wrt]
    along = _Along(loss, args, wrt)
    centred, left, right, error = (np.empty(point.shape) for _ in range(4))
    for entry in np.ndindex(*point.shape):
        centred[entry], error[entry], left[entry], right[entry] = along.differences(entry)
    exact = along.complex_steps()
    scale = np.abs(centred).max(initial=0)
    if exact is not None and np.allclose(exact, centred, rtol=1e-5, atol=1e-6 * (1 + scale)):
        return Slopes(exact, left, right, 1e-9 * (np.abs(exact) + np.abs(exact).max(initial=0)) + 1e-12, "complex step")
    return Slopes(centred, left, right, 10 * error + 1e-8 * (scale + along.size) + 1e-10, "central differences")


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

    def differences(self, entry: tuple) -> tuple[float, float, float, float]:
        step = STEP * max(1.0, abs(float(self.args[self.wrt][entry])) / 1000)  # still far above rounding of the entry
        with np.errstate(all="ignore"):
            found = self._differences(entry, step)
            if not np.isfinite(found[0]):  # over the edge of the domain: stay closer
                found = self._differences(entry, step / 1000)
        return found

    def _differences(self, entry: tuple, step: float) -> tuple[float, float, float, float]:
        far, near = [(self(k * step, entry), self(-k * step, entry)) for k in (2, 1)]
        second = (near[0] - near[1]) / (2 * step)
        fourth = (8 * (near[0] - near[1]) - (far[0] - far[1])) / (12 * step)
        # second order one-sided slopes, so that curvature is not taken for a kink
        right = (-3 * self.here + 4 * near[0] - far[0]) / (2 * step)
        left = (3 * self.here - 4 * near[1] + far[1]) / (2 * step)
        kink = abs(right - left) > 1e-3 * (1 + abs(fourth))
        return (
            float(second if kink else fourth),
            float(abs(fourth - second)) * (not kink) * 1e-2,
            float(left),
            float(right),
        )

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
