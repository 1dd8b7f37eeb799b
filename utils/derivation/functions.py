"""The functions of one number: their values and the rules of their derivatives."""

import math
from collections.abc import Callable

import numpy as np

from utils.derivation.dual import Dual, Number, div, dual, leaf, mul, neg, sub

ONE = np.ones((1, 1, 1, 1))
HALF = ONE / 2
_erfc = np.vectorize(math.erfc, otypes=[float])


def apply(name: str, x: Number) -> Number:
    """Return the named function of every entry, with its slopes."""
    value_of, slope_of = FUNCTIONS[name]
    if type(x) is not Dual:
        return value_of(x)
    value = apply(name, x.value)
    return dual(x.level, value, mul(slope_of(x.value, value), x.slope))


def _sigma(x: np.ndarray) -> np.ndarray:
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, small) / (1 + small)


def _only(test: Callable, function: Callable) -> Callable:
    """Return a function that is NaN where the test fails."""
    return lambda x: function(np.where(test(x), x, np.nan))


def _flat(x: Number, value: Number) -> np.ndarray:
    return np.zeros_like(leaf(x))


def _density(x: np.ndarray) -> np.ndarray:
    return np.exp(-x * x / 2) / math.sqrt(2 * math.pi)


FUNCTIONS: dict[str, tuple[Callable, Callable]] = {
    "exp": (np.exp, lambda x, y: y),
    "log": (_only(lambda x: x > 0, np.log), lambda x, y: div(ONE, x)),
    "sqrt": (_only(lambda x: x >= 0, np.sqrt), lambda x, y: div(HALF, y)),
    "sigma": (_sigma, lambda x, y: mul(y, apply("sigma", neg(x)))),
    "softplus": (lambda x: np.logaddexp(0, x), lambda x, y: apply("sigma", x)),
    "logit": (
        _only(lambda x: (x > 0) & (x < 1), lambda x: np.log(x) - np.log1p(-x)),
        lambda x, y: div(ONE, mul(x, sub(ONE, x))),
    ),
    "tanh": (np.tanh, lambda x, y: div(ONE, mul(apply("cosh", x), apply("cosh", x)))),
    "sinh": (np.sinh, lambda x, y: apply("cosh", x)),
    "cosh": (np.cosh, lambda x, y: apply("sinh", x)),
    "sin": (np.sin, lambda x, y: apply("cos", x)),
    "cos": (np.cos, lambda x, y: neg(apply("sin", x))),
    "abs": (np.abs, lambda x, y: apply("sign", x)),
    "sign": (np.sign, _flat),
    "relu": (lambda x: np.maximum(x, 0.0), lambda x, y: apply("step", x)),
    "step": (lambda x: (x > 0).astype(float), _flat),
    "Phi": (lambda x: _erfc(-x / math.sqrt(2)) / 2, lambda x, y: apply("phi", x)),
    "phi": (_density, lambda x, y: neg(mul(x, y))),
}
