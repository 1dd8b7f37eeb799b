"""Values of functions: the learner's own, those of one number, those of vectors and matrices."""

from functools import reduce

import numpy as np

from utils.derivation.arithmetic import inner, is_square, shape, words
from utils.derivation.dual import (
    Number,
    add,
    determinant,
    div,
    dual,
    each,
    inverse,
    leaf,
    matmul,
    mul,
    slope,
    sub,
    trace,
)
from utils.derivation.environment import Environment
from utils.derivation.errors import EvaluationError
from utils.derivation.functions import FUNCTIONS, apply
from utils.derivation.grammar import show
from utils.derivation.indices import fixed
from utils.derivation.reductions import larger, smaller

OF_MATRICES = ("tr", "det", "inv")


def turned(value: Number) -> Number:
    """Return the transpose."""
    return each(lambda part: part.swapaxes(-1, -2), value)


def total(value: Number) -> Number:
    """Return the sum of all entries."""
    return each(lambda part: part.sum((-2, -1), keepdims=True), value)


def norm(value: Number) -> Number:
    """Return the square root of the sum of squares."""
    return apply("sqrt", total(mul(value, value)))


def function(name: str, arguments: list[Number], env: Environment) -> Number:
    """Return the value of a defined function, or of a known one of one number."""
    definition = env.world.problem.definitions.get(name)
    if definition is not None and definition.params:
        if len(arguments) != len(definition.params):
            raise EvaluationError("meaning", f"{name} takes {len(definition.params)} argument(s)")
        inside = env.child(dict(zip(definition.params, arguments, strict=True)))
        return inside.scoped({}, definition.tree)
    if name in FUNCTIONS and len(arguments) == 1:
        if is_square(shape(arguments[0])):
            raise EvaluationError("shape", f"{name} of a matrix: write it for its entries")
        return apply(name, arguments[0])
    raise EvaluationError("meaning", f"I do not know the function {name} of {len(arguments)} argument(s)")


def _softmax(value: Number) -> Number:
    """Return the softmax of a vector, or of every row of a matrix."""
    axis = -2 if shape(value)[1] == 1 else -1
    weights = apply("exp", sub(value, leaf(value).max(axis, keepdims=True)))
    return div(weights, each(lambda part: np.broadcast_to(part.sum(axis, keepdims=True), part.shape), weights))


def _logsumexp(value: Number) -> Number:
    top = leaf(value).max((-2, -1), keepdims=True)
    return add(apply("log", total(apply("exp", sub(value, top)))), top)


def _diag(value: Number) -> Number:
    rows, columns = shape(value)
    if columns == 1:
        return each(lambda part: part * np.eye(rows), value)
    if rows == columns:
        return each(lambda part: np.diagonal(part, axis1=-2, axis2=-1)[..., None], value)
    raise EvaluationError("shape", "diag needs a vector, or a square matrix")


def _extreme(choice):
    def of(*values: Number) -> Number:
        if len(values) > 1:
            return reduce(choice, values)
        rows, columns = shape(values[0])
        lines = values[0] if columns == 1 else turned(values[0])
        if rows > 1 and columns > 1:
            raise EvaluationError("shape", "the largest entry of a matrix: write it with indices")
        return reduce(choice, [fixed(lines, -2, k) for k in range(rows * columns)])

    return of


KNOWN = {
    "tr": lambda x: each(trace, x),
    "det": determinant,
    "inv": inverse,
    "diag": _diag,
    "outer": lambda x, y: matmul(x, turned(y)),
    "transpose": turned,
    "norm": norm,
    "mean": lambda x: each(lambda part: part.mean((-2, -1), keepdims=True), x),
    "sum": total,
    "softmax": _softmax,
    "logsumexp": _logsumexp,
    "max": _extreme(larger),
    "min": _extreme(smaller),
}


def _call(env: Environment, tree: tuple) -> Number:
    name = tree[1]
    if name == "ones":
        if tree[2][0] != "dim":
            raise EvaluationError("meaning", "ones needs a size, as in ones(n)")
        return np.ones((1, 1, env.world.sizes[tree[2][1]], 1))
    arguments = [env.value(argument) for argument in tree[2:]]
    if name in env.world.problem.definitions:
        return function(name, arguments, env)
    if name == "dot" and len(arguments) == 2:
        return inner(*arguments, tree[1:], env)
    if name in KNOWN:
        of = shape(arguments[0])
        if name in OF_MATRICES and of[0] != of[1]:
            raise EvaluationError("shape", lambda: f"{name} needs a square matrix; {show(tree[2])} is {words(of, env)}")
        if name in OF_MATRICES:  # they lose digits where a matrix is nearly singular
            arguments = [env.shaken(argument) for argument in arguments]
        try:
            return KNOWN[name](*arguments)
        except TypeError:
            raise EvaluationError("meaning", f"{name} does not take {len(arguments)} arguments") from None
    return function(name, arguments, env)


def _prime(env: Environment, tree: tuple) -> Number:
    return derivative_of(env, tree[1], tree[2], 1)


def _prime2(env: Environment, tree: tuple) -> Number:
    return derivative_of(env, tree[1], tree[2], 2)


def derivative_of(env: Environment, name: str, argument: tuple, times: int) -> Number:
    """Return a derivative of a function of one number, at a value."""
    value = env.value(argument)
    levels = range(env.level + 1, env.level + times + 1)
    for level in levels:
        value = dual(level, value, np.ones((1, 1, 1, 1)))
    found = function(name, [value], env.child({}, level=levels[-1]))
    for level in reversed(levels):
        found = slope(found, level)
    return found


def _norm(env: Environment, tree: tuple) -> Number:
    return norm(env.value(tree[1]))


def _abs(env: Environment, tree: tuple) -> Number:
    value = env.value(tree[1])
    return determinant(value) if is_square(shape(value)) else apply("abs", value)


def _transpose(env: Environment, tree: tuple) -> Number:
    return turned(env.value(tree[1]))


HANDLERS = {"call": _call, "prime": _prime, "prime2": _prime2, "norm": _norm, "abs": _abs, "T": _transpose}
