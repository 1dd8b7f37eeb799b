"""Values of sums, products, quotients and powers, with the shapes a whiteboard would allow."""

import numpy as np

from utils.derivation.dual import Number, add, choose, div, each, inverse, leaf, matmul, mul, neg, power, sub
from utils.derivation.environment import Environment
from utils.derivation.errors import EvaluationError
from utils.derivation.functions import apply
from utils.derivation.grammar import show

NUMBER = (1, 1)
E = ("num", float(np.e))
MOST_MATRIX_POWER = 6


def shape(value: Number) -> tuple[int, int]:
    """Return rows and columns."""
    return leaf(value).shape[-2:]


def words(of: tuple[int, int], env: Environment) -> str:
    """Return a shape in the names of the sizes."""
    return f"({' x '.join(env.world.name_of(size) or str(size) for size in of)})"


def is_square(of: tuple[int, int]) -> bool:
    """Tell whether a shape is that of a square matrix, not of a number."""
    return of[0] == of[1] > 1


def fit(x: Number, y: Number, tree: tuple, env: Environment) -> None:
    """Raise unless the two can be added.

    A number may be added to every entry of a vector (`1 - p`) or of a table, never to a square matrix: there `lam I` is meant.
    """
    one, other = shape(x), shape(y)
    if one == other:
        return
    if NUMBER not in (one, other):
        raise EvaluationError(
            "shape", lambda: f"the shapes in {show(tree)} do not match: {words(one, env)} and {words(other, env)}"
        )
    if is_square(one) or is_square(other):
        raise EvaluationError("shape", lambda: f"{show(tree)} adds a number to a matrix: write the number times I")


def _add(env: Environment, tree: tuple) -> Number:
    x, y = env.value(tree[1]), env.value(tree[2])
    fit(x, y, tree, env)
    return add(x, y)


def _sub(env: Environment, tree: tuple) -> Number:
    x, y = env.value(tree[1]), env.value(tree[2])
    fit(x, y, tree, env)
    return sub(x, y)


def _neg(env: Environment, tree: tuple) -> Number:
    return neg(env.value(tree[1]))


def product(x: Number, y: Number, tree: tuple, env: Environment, entrywise: bool = False) -> Number:
    """Return the product: by a number, entry by entry where asked for, or of matrices."""
    one, other = shape(x), shape(y)
    if NUMBER in (one, other) or (entrywise and one == other):
        return mul(x, y)
    if one[1] == other[0]:
        return matmul(x, y)
    if one[1] == 1 and one[0] == other[0] and is_chain(tree[1]) and is_chain(tree[2]):
        return matmul(each(lambda part: part.swapaxes(-1, -2), y), x)
    if one == other and one[1] == 1:
        raise EvaluationError("shape", lambda: _two_columns(tree, one, env))
    raise EvaluationError(
        "shape", lambda: f"{show(tree)} is {words(one, env)} times {words(other, env)}: the inner sizes differ"
    )


def is_chain(tree: tuple) -> bool:
    """Tell whether a tree is a product of derivatives: the chain rule, in which gradients may stand as rows."""
    return tree[0] == "deriv" or (tree[0] in ("jux", "mul") and is_chain(tree[1]) and is_chain(tree[2]))


def _two_columns(tree: tuple, size: tuple[int, int], env: Environment) -> str:
    a, b = show(tree[1]), show(tree[2])
    return (
        f"{show(tree)} multiplies two column vectors {words(size, env)}: "
        f"write {a}^T {b} for a number, {a} {b}^T for a matrix, {a} * {b} for entry by entry"
    )


def _mul(env: Environment, tree: tuple) -> Number:
    return product(env.value(tree[1]), env.value(tree[2]), tree, env, entrywise=True)


def _jux(env: Environment, tree: tuple) -> Number:
    left = tree[1]
    if left[0] == "sub" and left[1] == ("num", 1.0) and left[2][0] == "delta":  # a sum over all others
        excluded = leaf(env.value(left[2])) == 1
        y = env.value(tree[2])
        return choose(excluded, each(np.zeros_like, y), y)
    return product(env.value(left), env.value(tree[2]), tree, env)


def inner(x: Number, y: Number, tree: tuple, env: Environment) -> Number:
    """Return the inner product of two vectors, or the product of matrices."""
    if shape(x) == shape(y) and 1 in shape(x):
        return each(lambda part: part.sum((-2, -1), keepdims=True), mul(x, y))
    return product(x, y, tree, env)


def _dot(env: Environment, tree: tuple) -> Number:
    return inner(env.value(tree[1]), env.value(tree[2]), tree, env)


def _div(env: Environment, tree: tuple) -> Number:
    x, y = env.value(tree[1]), env.value(tree[2])
    one, other = shape(x), shape(y)
    if other != NUMBER:
        if is_square(other):
            raise EvaluationError(
                "shape", lambda: f"{show(tree)} divides by a matrix: use inv(...) on the side it belongs to"
            )
        if one not in (NUMBER, other):
            raise EvaluationError(
                "shape", lambda: f"the shapes in {show(tree)} do not match: {words(one, env)} and {words(other, env)}"
            )
    return div(x, y)


def whole(value: Number) -> int | None:
    """Return the one whole number that a value is everywhere, or None."""
    if type(value) is not np.ndarray or value.size == 0:
        return None
    first = value.flat[0]
    return int(first) if abs(first) < 100 and first == int(first) and (value == first).all() else None


def _pow(env: Environment, tree: tuple) -> Number:
    if tree[1] == E:
        return apply("exp", env.value(tree[2]))
    x, y = env.value(tree[1]), env.value(tree[2])
    of, exponent = shape(x), whole(y)
    if is_square(of):
        if exponent is None or not -MOST_MATRIX_POWER <= exponent <= MOST_MATRIX_POWER:
            raise EvaluationError("shape", "a power of a matrix must be a small whole number")
        return matrix_power(env.shaken(x), exponent)
    if of != NUMBER and (exponent is None or exponent < 0):
        if exponent is not None:
            raise EvaluationError(
                "shape", lambda: f"{show(tree)}: only a square matrix has an inverse, this is {words(of, env)}"
            )
        if shape(y) not in (NUMBER, of):
            raise EvaluationError("shape", lambda: f"the shapes in {show(tree)} do not match")
    if of == NUMBER and shape(y) != NUMBER and is_square(shape(y)):
        raise EvaluationError("shape", lambda: f"{show(tree)}: the exponent is a matrix")
    if exponent == 2:
        return mul(x, x)
    return power(x, y)


def matrix_power(x: Number, exponent: int) -> Number:
    """Return a power of square matrices."""
    if exponent < 0:
        x, exponent = inverse(x), -exponent
    if exponent == 0:
        return np.eye(shape(x)[0])[None, None]
    found = x
    for _ in range(exponent - 1):
        found = matmul(found, x)
    return found


HANDLERS = {"add": _add, "sub": _sub, "neg": _neg, "mul": _mul, "jux": _jux, "dot": _dot, "div": _div, "pow": _pow}
