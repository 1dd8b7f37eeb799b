"""Numbers that carry their derivative: an array, or a `Dual` of a value and its slope.

A dual's value and slope may be duals of a lower level, so derivatives of any order are exact: no step size, no cancellation.
Arrays have shape (index axes..., worlds, outcomes, rows, columns). A slope may have index axes its value has not; rows and
columns are always those of the value, because sums over them act on each part alone.
"""

from collections.abc import Callable

import numpy as np


class Dual:
    """A value and its derivative in one direction; `level` keeps the directions of nested derivatives apart."""

    __slots__ = ("level", "slope", "value")

    def __init__(self, level: int, value: "Number", slope: "Number"):
        self.level, self.value, self.slope = level, value, slope


Number = np.ndarray | Dual


def leaf(x: Number) -> np.ndarray:
    """Return the plain value, without any slope."""
    while type(x) is Dual:
        x = x.value
    return x


def each(change: Callable[[np.ndarray], np.ndarray], x: Number) -> Number:
    """Apply a linear map of arrays to the value and to every slope."""
    if type(x) is not Dual:
        return change(x)
    return dual(x.level, each(change, x.value), each(change, x.slope))


def dual(level: int, value: Number, slope: Number) -> Dual:
    """Join a value and a slope, spreading the slope over the value's rows and columns."""
    shape = leaf(value).shape[-2:]
    if leaf(slope).shape[-2:] != shape:
        slope = each(lambda part: np.broadcast_to(part, part.shape[:-2] + shape), slope)
    return Dual(level, value, slope)


def slope(x: Number, level: int) -> Number:
    """Return the derivative in the direction of `level`."""
    if type(x) is Dual and x.level == level:
        return x.slope
    return np.zeros_like(leaf(x))


def weight(x: Number) -> int:
    """Return how many numbers are carried."""
    return weight(x.value) + weight(x.slope) if type(x) is Dual else x.size


def _split(x: Number, y: Number) -> tuple[int, Number, Number | None, Number, Number | None]:
    first = x.level if type(x) is Dual else 0
    second = y.level if type(y) is Dual else 0
    level = max(first, second)
    a, da = (x.value, x.slope) if first == level else (x, None)
    b, db = (y.value, y.slope) if second == level else (y, None)
    return level, a, da, b, db


def add(x: Number, y: Number) -> Number:
    """Return x + y."""
    if type(x) is not Dual and type(y) is not Dual:
        return x + y
    level, a, da, b, db = _split(x, y)
    return dual(level, add(a, b), db if da is None else da if db is None else add(da, db))


def neg(x: Number) -> Number:
    """Return -x."""
    return Dual(x.level, neg(x.value), neg(x.slope)) if type(x) is Dual else -x


def sub(x: Number, y: Number) -> Number:
    """Return x - y."""
    if type(x) is not Dual and type(y) is not Dual:
        return x - y
    return add(x, neg(y))


def _bilinear(product: Callable, x: Number, y: Number) -> Dual:
    level, a, da, b, db = _split(x, y)
    if da is None:
        change = product(a, db)
    elif db is None:
        change = product(da, b)
    else:
        change = add(product(da, b), product(a, db))
    return dual(level, product(a, b), change)


def mul(x: Number, y: Number) -> Number:
    """Return x times y, entry by entry."""
    if type(x) is not Dual and type(y) is not Dual:
        return x * y
    return _bilinear(mul, x, y)


def matmul(x: Number, y: Number) -> Number:
    """Return the matrix product."""
    if type(x) is not Dual and type(y) is not Dual:
        return np.matmul(x, y)
    return _bilinear(matmul, x, y)


def div(x: Number, y: Number) -> Number:
    """Return x / y, entry by entry."""
    if type(x) is not Dual and type(y) is not Dual:
        return x / y
    level, a, da, b, db = _split(x, y)
    value = div(a, b)
    if db is None:
        return dual(level, value, div(da, b))
    change = neg(mul(value, db)) if da is None else sub(da, mul(value, db))
    return dual(level, value, div(change, b))


def power(x: Number, y: Number) -> Number:
    """Return x to the y, entry by entry; NaN where a negative number is raised to a broken power."""
    if type(x) is not Dual and type(y) is not Dual:
        return np.power(x, y)
    level, a, da, b, db = _split(x, y)
    value = power(a, b)
    change = None
    if da is not None:
        change = mul(mul(b, power(a, sub(b, np.ones((1, 1, 1, 1))))), da)
    if db is not None:
        logarithm = mul(value, mul(_log(a), db))
        change = logarithm if change is None else add(change, logarithm)
    return dual(level, value, change)


def _log(x: Number) -> Number:
    if type(x) is Dual:
        return dual(x.level, _log(x.value), div(x.slope, x.value))
    return np.log(np.where(x > 0, x, np.nan))


def choose(mask: np.ndarray, x: Number, y: Number) -> Number:
    """Return x where the mask holds and y elsewhere."""
    if type(x) is not Dual and type(y) is not Dual:
        return np.where(mask, x, y)
    level, a, da, b, db = _split(x, y)
    da = np.zeros_like(leaf(a)) if da is None else da
    db = np.zeros_like(leaf(b)) if db is None else db
    return dual(level, choose(mask, a, b), choose(mask, da, db))


def inverse(x: Number) -> Number:
    """Return the inverse of square matrices; NaN where one is singular."""
    if type(x) is Dual:
        value = inverse(x.value)
        return dual(x.level, value, neg(matmul(value, matmul(x.slope, value))))
    try:
        found = np.linalg.inv(x)
    except np.linalg.LinAlgError:
        singular = np.linalg.det(x) == 0
        found = np.linalg.inv(np.where(singular[..., None, None], np.eye(x.shape[-1]), x))
        found = np.where(singular[..., None, None], np.nan, found)
    condition = np.abs(found).max((-2, -1), keepdims=True) * np.abs(x).max((-2, -1), keepdims=True)
    return np.where(condition < 1e12, found, np.nan)


def determinant(x: Number) -> Number:
    """Return the determinant of square matrices, as a 1 x 1 matrix."""
    if type(x) is Dual:
        value = determinant(x.value)
        return dual(x.level, value, mul(value, each(trace, matmul(inverse(x.value), x.slope))))
    return np.linalg.det(x)[..., None, None]


def trace(x: np.ndarray) -> np.ndarray:
    """Return the trace of square matrices, as a 1 x 1 matrix."""
    return np.trace(x, axis1=-2, axis2=-1)[..., None, None]
