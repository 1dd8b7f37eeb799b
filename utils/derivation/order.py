"""Inequalities: refuted by a point where they fail, never proved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from utils.derivation.environment import Budget
from utils.derivation.equality import CLOSE, example, free_of, mismatch, shaken, sized, worlds_for
from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import evaluate

RELATIONS = (">=", "<=", ">", "<")


@dataclass(frozen=True)
class Order:
    """Whether an inequality fails somewhere, with the two values there; `points` at which it was tried."""

    fails: bool
    points: int
    values: tuple[float, float] | None = None
    where: str = ""


def try_order(before: tuple, relation: str, line: tuple, problem, budget: Budget) -> Order:
    """Return whether `before relation line` fails at a point; raises EvaluationError when either side has no value."""
    free = free_of((before, line), problem)
    points = 0
    for world in worlds_for(problem, before, line):
        indices = sized(free, world)
        a, b = (evaluate(tree, world, indices, budget=budget) for tree in (before, line))
        if mismatch(a, b) and (1, 1) not in (a.shape[-2:], b.shape[-2:]):
            raise EvaluationError("shape", "the two sides of the inequality have different shapes")
        a, b, _ = np.broadcast_arrays(a, b, world.every)
        points += int(np.isfinite(a - b).sum())
        with np.errstate(all="ignore"):
            above = (a - b) * (1 if relation[0] == ">" else -1)
            margin = CLOSE * np.maximum(np.abs(a), np.abs(b))
            fails = (above <= margin) if len(relation) == 1 else (above < -margin)
            fails &= np.isfinite(above)
            if fails.any() and len(relation) == 2:
                rounding = shaken(before, world, indices, budget, a) + shaken(line, world, indices, budget, b)
                fails &= above < -margin - rounding
        if fails.any():
            return Order(True, points, *example(a, b, fails, world, free))
    return Order(False, points)
