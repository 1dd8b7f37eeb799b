"""Equations for an unknown: the solutions of a line, found numerically, must solve the next one.

The solutions are looked for by Newton's method at several random points of everything else, from several places each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from utils.derivation.dual import Dual, leaf
from utils.derivation.environment import Budget, Environment
from utils.derivation.equality import free_of, sized
from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import NUMBERS, evaluate
from utils.derivation.worlds import World

ROUNDS = 25
SETTLED = 1e-11  # last step of Newton's method, relative
RUNAWAY = 3e3
PATIENCE = 8  # rounds after which a start that leads nowhere is left, if another one of its point led somewhere
ZERO = 1e-7  # relative to the equation's size a little way off
STARTS = 4  # places from which the solutions at one point are looked for
ENOUGH = 3  # points with a solution, in each world


@dataclass(frozen=True)
class Found:
    """The solutions in one world: values of the unknowns (K, 1, r, c), and at which points they solve the equation."""

    world: World
    values: dict[str, np.ndarray]
    good: np.ndarray


class Roots:
    """The solutions of equations; `enough` tells whether they can decide anything."""

    def __init__(self, equations: tuple[tuple, ...], problem, found: Sequence[Found]):
        self.equations, self.problem, self.found = equations, problem, tuple(found)

    @property
    def enough(self) -> bool:
        """Tell whether solutions were found at enough points."""
        return all(one.good.sum() >= ENOUGH for one in self.found)

    def solves(self, equation: tuple, budget: Budget | None = None) -> list[np.ndarray]:
        """Return for each world which of the solutions solve another equation; raises EvaluationError."""
        free = free_of((equation,), self.problem)
        return [one.good & self._zero(equation, one, free, budget) for one in self.found]

    def _zero(self, equation: tuple, one: Found, free, budget: Budget | None) -> np.ndarray:
        here, off = (
            self._size(equation, one, free, values, budget)
            for values in (one.values, {n: v * 1.07 + 0.05 for n, v in one.values.items()})
        )
        with np.errstate(all="ignore"):
            return np.isfinite(here).all(1) & (off > 0).any(1) & (here.max(1) <= ZERO * off.max(1))

    def _size(self, equation, one, free, values, budget) -> np.ndarray:
        found = evaluate(equation, one.world, sized(free, one.world), over=values, budget=budget)
        found = np.broadcast_to(found, (*found.shape[:-4], one.world.K, *found.shape[-3:]))
        return np.abs(np.moveaxis(found, -4, 0).reshape(one.world.K, -1))

    def holds(self, equation: tuple) -> bool:
        """Tell whether an equation, brought to one side, is solved by all of them; never raises."""
        try:
            if not self.enough:
                return False
            return all(
                (solved == one.good).all() for solved, one in zip(self.solves(equation), self.found, strict=True)
            )
        except EvaluationError:
            return False

    @property
    def world(self) -> World:
        """One world in which the unknowns have the values of a solution, NaN where there is none."""
        one = self.found[0]
        bad = ~one.good[:, None, None, None]
        return one.world.with_values({name: np.where(bad, np.nan, value) for name, value in one.values.items()})


def solve_for(equation: tuple | Sequence[tuple], problem, budget: Budget | None = None) -> Roots:
    """Return the solutions of an equation brought to one side, or of several; raises EvaluationError."""
    equations = (equation,) if isinstance(equation[0], str) else tuple(equation)
    budget = budget or Budget(NUMBERS)
    found = []
    for world in problem.solving:
        one = newton(equations, world, problem, budget, rounds=2)
        if not one.good.all():  # a linear equation is solved in one step, from anywhere
            one = newton(equations, world.tiled(STARTS), problem, budget, ROUNDS)
        found.append(one)
    return Roots(equations, problem, found)


def newton(equations: tuple[tuple, ...], world: World, problem, budget: Budget, rounds: int) -> Found:
    """Return solutions at the points of one world, in which every point may stand several times."""
    shapes = {name: world.base[name].shape[-2:] for name in problem.unknowns}
    rng = np.random.default_rng(77)
    unknown = np.concatenate([start(name, world, problem, rng) for name in shapes], axis=1)
    lowest, highest = limits(problem, shapes)
    done = np.zeros(world.K, bool)
    dead = np.zeros(world.K, bool)
    with np.errstate(all="ignore"):
        for turn in range(rounds):
            value, slopes = residual(equations, world, problem, unpacked(unknown, shapes), budget)
            dead |= np.abs(unknown).max(1) > RUNAWAY
            dead |= ~(np.isfinite(value).all(1) & np.isfinite(slopes).all((1, 2)))
            value[dead], slopes[dead] = 0, 0
            step = newton_step(value, slopes)
            for _ in range(30):  # stay where the unknown may be
                outside = ((unknown - step <= lowest) | (unknown - step >= highest)).any(1) & ~done
                if not outside.any():
                    break
                step[outside] /= 2
            step[done | dead] = 0
            unknown = unknown - step
            done |= (np.abs(step).max(1) <= SETTLED * (1 + np.abs(unknown).max(1))) & ~dead
            if (done | dead).all() or (turn > PATIENCE and done.reshape(-1, min(STARTS, world.K)).any(1).all()):
                break
    good = done & np.isfinite(unknown).all(1)
    found = Found(world, unpacked(np.where(good[:, None], unknown, 1.0), shapes), good)
    roots = Roots(equations, problem, [found])
    for one in equations:  # settled is not solved: the step is small at a flat place too
        good = good & roots.solves(one, budget)[0]
    return Found(world, found.values, good)


def start(name: str, world: World, problem, rng: np.random.Generator) -> np.ndarray:
    """Return where to begin, (K, entries): the random value of the unknown itself, and others."""
    own = world.base[name].reshape(world.K, -1)
    law = problem.kinds[name].law
    other = np.exp(rng.normal(0, 0.7, own.shape)) if law in ("pos", "nonneg", "spd") else rng.normal(0, 1.5, own.shape)
    if law in ("unit", "simplex"):
        other = rng.uniform(0.1, 0.9, own.shape)
    first = np.arange(world.K) % STARTS == 0
    return np.where(first[:, None], own, other)


def limits(problem, shapes: dict[str, tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    """Return the lowest and the highest value of every number that is unknown."""
    lowest, highest = [], []
    for name, (rows, columns) in shapes.items():
        law = problem.kinds[name].law
        lowest += [0.0 if law in ("pos", "unit", "simplex") else -np.inf] * rows * columns
        highest += [1.0 if law in ("unit", "simplex") else np.inf] * rows * columns
    return np.array(lowest), np.array(highest)


def unpacked(numbers: np.ndarray, shapes: dict[str, tuple[int, int]]) -> dict[str, np.ndarray]:
    """Return a row of numbers a point (K, m) as the values of the unknowns."""
    values, begin = {}, 0
    for name, (rows, columns) in shapes.items():
        part = numbers[:, begin : begin + rows * columns]
        values[name] = part.reshape(-1, 1, rows, columns)
        begin += rows * columns
    return values


def residual(equations, world: World, problem, values, budget: Budget) -> tuple[np.ndarray, np.ndarray]:
    """Return all equations at one point a row (K, R), and their derivatives by the unknown numbers (K, R, m)."""
    total = sum(value[0].size for value in values.values())
    parts, slopes = [], []
    for equation in equations:
        free = sized(free_of((equation,), problem), world)
        env = Environment(world, budget)
        slot = env.take([*(size for _, size in free), total]) + len(free)
        env.scope = {letter: (len(free) - 1 - k, size) for k, (letter, size) in enumerate(free)}
        over, begin = {}, 0
        for name, value in values.items():
            number = value[0].size
            moved = np.eye(total)[:, begin : begin + number].reshape((total,) + (1,) * (slot + 2) + value.shape[-2:])
            over[name] = Dual(1, value, moved)
            begin += number
        inside = env.child(over, level=1)
        found = inside.value(equation)
        value, slope = (found.value, found.slope) if type(found) is Dual else (found, np.zeros((1, 1, 1, 1)))
        lead = tuple(size for _, size in free)
        tail = np.broadcast_shapes(leaf(value).shape[-4:], (world.K, 1, 1, 1))
        value = np.broadcast_to(value, lead + tail)
        slope = np.broadcast_to(slope, (total, *lead, *tail))
        parts.append(np.moveaxis(value, -4, 0).reshape(world.K, -1))
        slopes.append(np.moveaxis(np.moveaxis(slope, -4, 0), 1, -1).reshape(world.K, -1, total))
    return np.concatenate(parts, 1), np.concatenate(slopes, 1)


def newton_step(value: np.ndarray, slopes: np.ndarray) -> np.ndarray:
    """Return the steps (K, m); least squares where the equations are not as many as the unknown numbers."""
    if slopes.shape[1] == slopes.shape[2]:
        try:
            return np.linalg.solve(slopes, value[:, :, None])[:, :, 0]
        except np.linalg.LinAlgError:
            pass
    return np.matmul(np.linalg.pinv(slopes), value[:, :, None])[:, :, 0]
