"""The slope through a stack of blocks, plain and residual: built by the learner, held against central differences."""

import numpy as np

from utils.exercise import Exercise, FollowUp, Function, Mistake, Number, Wrong
from utils.exercise.show import show


def through(weights, x: float, residual: bool) -> float:
    """Return what comes out of the stack: each block is tanh(w x), added to x when `residual`."""
    for w in weights:
        x = np.tanh(w * x) + (x if residual else 0.0)
    return float(x)


def measured_slope(weights, x: float, residual: bool, h: float = 1e-5) -> float:
    """Return the slope of the output in x by central differences."""
    return (through(weights, x + h, residual) - through(weights, x - h, residual)) / (2 * h)


def _inputs(rng):
    yield [0.5], 0.0, False
    yield [0.5], 0.0, True
    yield [0.5, -0.8], 0.7, False
    yield [0.5, -0.8], 0.7, True
    yield [], 0.3, True
    for _ in range(6):
        yield [float(w) for w in rng.uniform(-0.9, 0.9, rng.integers(2, 9))], float(rng.normal()), bool(rng.integers(2))


def _slopes(readings, rng, kind) -> None:
    for args in readings.inputs:
        mine, truth = readings(*args), measured_slope(*args)
        if not abs(mine - truth) <= 1e-5 * (1 + abs(truth)):
            raise Wrong(
                "Your slope is not the slope of that stack.",
                f"{readings.text(args)}: yours gives {show(mine)}, central differences {show(truth)}",
            )


def _by(factor, start=1.0, join=lambda slope, f: slope * f, moves=True):
    """Return a slope from the factor of one block; `moves` tells whether x goes on to the next block."""

    def slope(weights, x, residual):
        found = start
        for w in weights:
            found = join(found, factor(w, x, residual))
            if moves:
                x = np.tanh(w * x) + (x if residual else 0.0)
        return float(found)

    return slope


def _own(w, x):
    return w * (1 - np.tanh(w * x) ** 2)


residual_slope = Exercise(
    "residual-slope",
    "A block computes F(x) = tanh(w x). A plain stack hands F(x) to the next block, a residual stack F(x) + x. Write a function of `weights, x, residual` (a list of w, a number, True or False) that returns the slope of the stack's output in x: chain rule, block by block. The check holds it against measured slopes.",
    Function("weights, x, residual", Number(decimals=6, what="a slope"), _inputs),
    [_slopes],
    [
        Mistake("identity-forgotten", "Right for the plain stack. The derivative of F(x) + x has a second term.", _by(lambda w, x, residual: _own(w, x))),
        Mistake("same-x", "Every block sees what the last one handed on, not the first x.", _by(lambda w, x, residual: _own(w, x) + residual, moves=False)),
        Mistake("slopes-added", "Through a chain, slopes multiply. Adding them is what the shortcut does *within* a block.", _by(lambda w, x, residual: _own(w, x) + residual, 0.0, lambda slope, f: slope + f)),
        Mistake("inner-weight", "tanh(w x) has a w inside: its slope is w (1 − tanh²(w x)).", _by(lambda w, x, residual: 1 - np.tanh(w * x) ** 2 + residual)),
    ],
    hints=["One block: w (1 − tanh²(w x)), plus 1 when residual.", "Multiply that into the slope, then move x on, then the next block."],
    follow_ups=[
        FollowUp(
            "So ResNet solved vanishing gradients?",
            "Careful: the 1 is there, and He and others (2016) work it out in a second paper. In the first one they say that vanishing gradients were *unlikely* the trouble, since their plain networks had batch normalisation and healthy gradients; deeper ones still had a higher training error. Their argument was that a block that should do nothing finds F = 0 more easily than F = x.",
        ),
        FollowUp(
            "And can the slope not explode, with all those ones?",
            "It can: a product of factors 1 + something grows when the something is positive or its squares add up. That is why normalisation, small initial F or scaled branches are still there.",
        ),
    ],
    right="A product of (1 + F′) in place of a product of F′. Multiply it out: 2 to the number of blocks paths, and one of them goes through no block at all.",
    topic="communication",
    minutes=8,
)  # fmt: skip
