"""Values of sums, products, maxima and minima over an index."""

from functools import reduce

import numpy as np

from utils.derivation.dual import Number, choose, each, leaf, mul
from utils.derivation.environment import Environment
from utils.derivation.indices import range_of, trimmed


def _over(env: Environment, tree: tuple) -> tuple[Number, int, int]:
    """Return the body for all values of the index at once, with the index's axis and size."""
    letter, body = tree[1], tree[2]
    size = env.world.sizes[range_of(letter, (body,), env.world.problem)]
    slot = env.depth
    return env.scoped({**env.scope, letter: (slot, size)}, body, (size,)), slot, size


def _sum(env: Environment, tree: tuple) -> Number:
    value, slot, size = _over(env, tree)

    def total(part: np.ndarray) -> np.ndarray:
        if part.ndim < 5 + slot:
            return part * size
        return trimmed(part.sum(0) * (size if part.shape[0] == 1 < size else 1))

    return each(total, value)


def _slices(value: Number, slot: int, size: int) -> list[Number]:
    """Return the values for each value of the index."""

    def part_at(k: int):
        def cut(part: np.ndarray) -> np.ndarray:
            if part.ndim < 5 + slot:
                return part
            return trimmed(part[k if part.shape[0] > 1 else 0])

        return cut

    return [each(part_at(k), value) for k in range(size)]


def _prod(env: Environment, tree: tuple) -> Number:
    return reduce(mul, _slices(*_over(env, tree)))


def larger(x: Number, y: Number) -> Number:
    """Return the larger of two, entry by entry."""
    return choose(leaf(x) > leaf(y), x, y)


def smaller(x: Number, y: Number) -> Number:
    """Return the smaller of two, entry by entry."""
    return choose(leaf(x) < leaf(y), x, y)


def _maxover(env: Environment, tree: tuple) -> Number:
    return reduce(larger, _slices(*_over(env, tree)))


def _minover(env: Environment, tree: tuple) -> Number:
    return reduce(smaller, _slices(*_over(env, tree)))


HANDLERS = {"sum": _sum, "prod": _prod, "maxover": _maxover, "minover": _minover}
