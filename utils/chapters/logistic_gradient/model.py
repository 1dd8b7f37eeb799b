"""Logistic regression from its definition, and derivatives taken numerically: what the exercises compare against."""

from collections.abc import Callable
from decimal import Decimal, localcontext

import numpy as np

DIGITS = 480  # exp(-1000) is about 5e-435: a loss at |z| = 1000 needs this many to be right


def sigmoid(z):
    """Return 1 / (1 + exp(-z)) without overflow, for floats and arrays."""
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


def mean_loss(w, X, y, lam=0.0):
    """Return the mean log loss plus lam/2 |w|^2; w (d,), X (n, d), y (n,). Takes complex w, for |z| up to about 700."""
    p = 1 / (1 + np.exp(-(X @ w)))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) + lam / 2 * np.sum(w * w)


def exact_losses(z, y) -> np.ndarray:
    """Return -(y log p + (1 - y) log(1 - p)) entry by entry, straight from the definition in 480 digits."""
    with localcontext() as context:
        context.prec = DIGITS
        return np.array([float(_exact(Decimal(float(a)), Decimal(float(b)))) for a, b in zip(z, y, strict=True)])


def _exact(z: Decimal, y: Decimal) -> Decimal:
    p = 1 / (1 + (-z).exp())
    return -(y * p.ln() + (1 - y) * (1 - p).ln())


def central(f: Callable, w, h: float = 1e-5) -> np.ndarray:
    """Return the central differences (f(w + h e_j) - f(w - h e_j)) / 2h, one row for each j; w (d,)."""
    steps = h * np.eye(len(w))
    return np.array([(f(w + step) - f(w - step)) / (2 * h) for step in steps])


def complex_step(f: Callable, w, h: float = 1e-30) -> np.ndarray:
    """Return the gradient of an analytic f as Im f(w + ih e_j) / h, exact to rounding (Squire and Trapp, 1998)."""
    return np.array([np.imag(f(w + 1j * h * row)) / h for row in np.eye(len(w))])


def numeric_newton(w, X, y, lam=0.0) -> np.ndarray:
    """Return w after one Newton step whose gradient and Hessian were both taken numerically."""

    def gradient(v):
        return complex_step(lambda u: mean_loss(u, X, y, lam), v)

    return w - np.linalg.solve(central(gradient, w), gradient(w))


def examples(rng, n: int, d: int, spread: float = 1.0):
    """Draw w (d,), X (n, d) and labels y (n,) of both kinds."""
    y = (rng.random(n) < 0.5).astype(float)
    y[:2] = 0, 1
    return np.round(rng.normal(0, spread, d), 2), np.round(rng.normal(0, 1, (n, d)), 2), y
