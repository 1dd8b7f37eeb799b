"""Values of numbers, names, indexed names and sizes."""

import numpy as np

from utils.derivation.dual import Number, each, leaf
from utils.derivation.environment import Environment
from utils.derivation.errors import EvaluationError
from utils.derivation.indices import fixed, gathered, padded, place_of


def _num(env: Environment, tree: tuple) -> Number:
    return np.full((1, 1, 1, 1), tree[1])


def _dim(env: Environment, tree: tuple) -> Number:
    return np.full((1, 1, 1, 1), float(env.world.sizes[tree[1]]))


def _sym(env: Environment, tree: tuple) -> Number:
    return env.get(tree[1])


def _eye(env: Environment, tree: tuple) -> Number:
    size = tree[1] or env.world.problem.square
    if size is None:
        raise EvaluationError("shape", "which size has I? Write I_d or I_n")
    return np.eye(env.world.sizes[size])[None, None]


def position(index: str, env: Environment) -> int | tuple[int, int]:
    """Return where an index stands: a position, or (axis, size) when it stands for all of them."""
    if index in env.scope:
        return env.scope[index]
    if index.isdigit() and int(index) > 0:
        return int(index) - 1
    raise EvaluationError("index", f"the index {index} stands for nothing here")


def entry(value: Number, indices: tuple[str, ...], env: Environment) -> Number:
    """Return entries of a vector or a matrix; one index on a matrix gives its row, as a column vector."""
    rows, columns = leaf(value).shape[-2:]
    if len(indices) > 2:
        raise EvaluationError("index", "more than two indices on one name")
    row = len(indices) == 1 and rows == 1 and columns > 1
    for index, axis in zip(indices, (-1,) if row else (-2, -1), strict=False):
        at = position(index, env)
        value = fixed(value, axis, at) if isinstance(at, int) else gathered(value, axis, *at)
    if len(indices) == 1 and columns > 1 and not row:
        value = each(lambda part: part.swapaxes(-1, -2), value)
    return value


def _idx(env: Environment, tree: tuple) -> Number:
    return entry(env.get(tree[1]), tree[2], env)


def _entry(env: Environment, tree: tuple) -> Number:
    return entry(env.value(tree[1]), tree[2], env)


def spread(size: int, slot: int) -> np.ndarray:
    """Return 0, 1, ... along the axis of an index."""
    return padded(np.zeros((1, 1, 1, 1)), slot) + np.arange(size).reshape((size,) + (1,) * (-place_of(slot) - 1))


def _delta(env: Environment, tree: tuple) -> Number:
    places = [position(index, env) for index in tree[1:]]
    sizes = {at[1] for at in places if not isinstance(at, int)}
    if len(sizes) > 1:
        raise EvaluationError("index", f"delta_{tree[1]}{tree[2]} compares indices that run over different sizes")
    one, other = (np.full((1, 1, 1, 1), float(at)) if isinstance(at, int) else spread(at[1], at[0]) for at in places)
    return (one == other).astype(float)


HANDLERS = {"num": _num, "dim": _dim, "sym": _sym, "eye": _eye, "idx": _idx, "entry": _entry, "delta": _delta}
