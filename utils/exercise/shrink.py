"""From an input that fails to a smaller one that still fails."""

from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np

TRIES = 150  # a learner waits for this


def smaller(args: tuple, fails: Callable[[tuple], bool]) -> tuple:
    """Return the smallest input found by greedy steps from `args` on which `fails` is still true.

    >>> smaller((40,), lambda args: args[0] >= 7)
    (7,)
    """
    tries = TRIES
    while tries > 0:
        for candidate in islice(_candidates(args), tries):
            tries -= 1
            if fails(candidate):
                args = candidate
                break
        else:
            return args
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
        size, sign = abs(int(value)), 1 if value > 0 else -1
        steps = [size >> k for k in range(1, size.bit_length())]  # halve, then quarter ... down to one
        yield from (
            type(value)(less)
            for less in dict.fromkeys([0, 1, *(sign * (size - step) for step in steps)])
            if abs(less) < size
        )
    elif isinstance(value, (float, np.floating)):
        yield from (less for less in (0.0, 1.0, 0.5, *_rounded(value)) if _plain(less) < _plain(value))
    elif isinstance(value, (list, tuple)):
        for i in range(len(value)):
            yield value[:i] + value[i + 1 :]
            for less in _less(value[i]):
                yield value[:i] + type(value)([less]) + value[i + 1 :]
    elif isinstance(value, np.ndarray) and value.ndim and len(value):
        yield value[: len(value) // 2]
        for i in range(min(len(value), 20)):
            yield np.delete(value, i, axis=0)


def _rounded(value: float) -> tuple[float, ...]:
    return (float(round(value)), round(float(value), 1)) if np.isfinite(value) else ()


def _plain(value: float) -> tuple[int, float]:
    """Order floats by how plainly they are written: every step goes down, so that shrinking ends."""
    return len(repr(float(value))), abs(float(value))
