"""The picture every figure of the benchmark draws: a scatter that stays and a curve that moves."""

import numpy as np

SIZE, DPI = (6.4, 3.6), 110
STEPS = 60  # values of the one control
GRID = 113  # values of each of two controls; a prime, so that strides visit each value once

_rng = np.random.default_rng(0)
_at = _rng.normal(0, 2, 300)
_seen = (_rng.random(300) < 1 / (1 + np.exp(-_at))).astype(float)
_x = np.linspace(-6, 6, 400)


def scene(ax):
    """Draw what never moves."""
    ax.scatter(_at, _seen, s=8, color="#555555")
    ax.set(xlim=(-6.2, 6.2), ylim=(-0.1, 1.1), xlabel="x", ylabel="P(y = 1)")


def draw(ax, w, b=0):
    """Draw the curve of a logistic model with slope w / 10 and offset b / 10, and its title."""
    ax.plot(_x, 1 / (1 + np.exp(-(w * _x + b) / 10)), color="#0072B2")
    ax.set_title(f"w = {w}, b = {b}")
