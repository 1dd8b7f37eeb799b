"""From an input that fails to a smaller one that still fails."""

from collections.abc import Callable, Iterator

import numpy as np

STEPS = 200


def smaller(args: tuple, fails: Callable[[tuple], bool]) -> tuple:
    """Return the smallest input found by greedy steps from `args` on which `fails` is still true.

    >>> smaller((40,), lambda args: args[0] >= 7)
    (7,)
    """
    for _ in range(STEPS):
        better = next((candidate for candidate in _candidates(args) if fails(candidate)), None)
        if better is None:
            return args
        args = better
    return args


def _candidates(args: tuple) -> Iterator[tuple]:
    for position, value in enumerate(args):
        for less in _less(value):
            yield (*args[:position], less, *args[position + 1 :])


def _less(value: object) -> Iterator[object]:
    """Yield values simpler than `value`, the simplest first."""
    if isinstance(value, (bool, np.bool_)):
        return
    if isinstance(value, (int, np.integer)):
        for less in (0, 1, value // 2, value - 1):
            if abs(less) < abs(value) or (value < 0 and less == -value):
                yield type(value)(less)
    elif isinstance(value, (float, np.floating)):
        for less in (0.0, 1.0, float(round(value)), value / 2, round(value, 1)):
            if abs(less) < abs(value) or len(repr(float(less))) < len(repr(float(value))):
                yield less
    elif isinstance(value, (list, tuple)):
        for i in range(len(value)):
            yield value[:i] + value[i + 1 :]
            for less in _less(value[i]):
                yield value[:i] + type(value)([less]) + value[i + 1 :]
    elif isinstance(value, np.ndarray) and value.ndim and len(value):
        yield value[: len(value) // 2]
        for i in range(min(len(value), 20)):
            yield np.delete(value, i, axis=0)
