"""Values of expectations, variances and probabilities: exact sums over the outcomes, never simulated."""

import numpy as np

from utils.derivation.arithmetic import shape, whole
from utils.derivation.calls import turned
from utils.derivation.dual import Number, add, div, each, leaf, matmul, mul, sub
from utils.derivation.environment import Environment
from utils.derivation.errors import EvaluationError

ONE = np.ones((1, 1, 1, 1))


def mean(value: Number, env: Environment) -> Number:
    """Return the expectation over all outcomes."""
    weights = env.world.weights

    def total(part: np.ndarray) -> np.ndarray:
        if part.shape[-3] == 1:
            return part
        found = (part * weights).sum(-3, keepdims=True)
        return env.noise.blur(found, (np.abs(part) * weights).sum(-3, keepdims=True)) if env.noise else found

    return each(total, value)


def random(env: Environment, word: str) -> None:
    """Raise when nothing is random here: then an expectation would pass for the thing itself."""
    if not env.world.problem.rvs and not env.world.problem.events:
        raise EvaluationError("meaning", f"nothing is random in this problem, so {word} has no meaning here")


def _expectation(env: Environment, tree: tuple) -> Number:
    random(env, "an expectation")
    value = env.value(tree[1])
    if len(tree) > 2 and tree[2] is not None:
        happens = env.value(tree[2])
        return div(mean(mul(value, happens), env), mean(happens, env))
    return mean(value, env)


def covariance(x: Number, y: Number, env: Environment) -> Number:
    """Return the covariance of two numbers; of two vectors, the matrix of covariances."""
    dx, dy = sub(x, mean(x, env)), sub(y, mean(y, env))
    if shape(x)[1] > 1 or shape(y)[1] > 1:
        raise EvaluationError("shape", "the covariance of a matrix or a row: write it with indices")
    if shape(x) == shape(y) == (1, 1):
        return mean(mul(dx, dy), env)
    return mean(matmul(dx, turned(dy)), env)


def _variance(env: Environment, tree: tuple) -> Number:
    random(env, "a variance")
    value = env.value(tree[1])
    return covariance(value, value, env)


def _covariance(env: Environment, tree: tuple) -> Number:
    random(env, "a covariance")
    return covariance(env.value(tree[1]), env.value(tree[2]), env)


def _event(env: Environment, tree: tuple) -> Number:
    return env.world.events[tree[1]]


def _and(env: Environment, tree: tuple) -> Number:
    return mul(env.value(tree[1]), env.value(tree[2]))


def _or(env: Environment, tree: tuple) -> Number:
    x, y = env.value(tree[1]), env.value(tree[2])
    return sub(add(x, y), mul(x, y))


def _not(env: Environment, tree: tuple) -> Number:
    return sub(ONE, env.value(tree[1]))


def _probability(env: Environment, tree: tuple) -> Number:
    happens = env.value(tree[1])
    if tree[2] is None:
        return mean(happens, env)
    given = env.value(tree[2])
    chance = mean(given, env)
    if whole(leaf(chance)) == 0:
        raise EvaluationError("meaning", "this conditions on an event that cannot happen")
    return div(mean(mul(happens, given), env), chance)


HANDLERS = {
    "E": _expectation,
    "Var": _variance,
    "Cov": _covariance,
    "P": _probability,
    "ev": _event,
    "and": _and,
    "or": _or,
    "not": _not,
}
