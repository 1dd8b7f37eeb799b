"""Worlds: random values for everything declared, at several points, for one choice of sizes.

The sizes differ between the worlds and from each other, so that a size never passes for a number or for another size. The
third set is used for lines that mention a size.
"""

from __future__ import annotations

import copy
import itertools
import zlib
from functools import cached_property
from typing import NamedTuple

import numpy as np

from utils.derivation import chances, laws
from utils.derivation.kinds import SIZES

USUAL = ((6, 2, 3, 7, 5), (4, 3, 7, 6, 2), (7, 4, 5, 3, 6))  # n d K m h; no two are tied by a small whole formula
TINY = ((3, 2, 5, 4, 6), (2, 3, 4, 6, 5), (4, 2, 3, 5, 6))  # where every size multiplies the outcomes
MOST_OUTCOMES = (5_000, 5_000, 7_000)


class Plan(NamedTuple):
    """What makes a world: its sizes, its number (which random values), and how finely its outcomes are enumerated."""

    sizes: dict[str, int]
    number: int
    detail: chances.Detail


class World:
    """Values at `K` points; the first `regular` of them are of ordinary magnitude. Arrays are (K, M, rows, columns)."""

    def __init__(self, problem, plan: Plan, points: tuple[int, ...] | None = None):
        self.problem, self.plan = problem, plan
        self.sizes, self.number, self.detail = plan
        outcomes = chances.count(problem.rvs, problem.events, self.sizes, self.detail)
        self.points = points or (
            laws.POINTS if outcomes <= 1000 else laws.FEW_POINTS if outcomes <= 6000 else laws.FEWER_POINTS
        )
        self.K = len(self.points)
        self.every = np.zeros((self.K, 1, 1, 1))
        self.regular = sum(point in (laws.PLAIN, laws.NORMAL) for point in self.points)
        self.base = {name: self._values(name, kind) for name, kind in problem.kinds.items()}
        self._random()

    def _values(self, name: str, kind) -> np.ndarray:
        rows, columns = ([self.sizes[size] for size in kind.sizes] + [1, 1])[:2]
        rng = np.random.default_rng([zlib.crc32(name.encode()), self.number])
        normals = [law.parameters for law in self.problem.rvs.values() if law.law == "normal"]
        points = self.points
        if normals:  # no quadrature sees what happens on a far smaller scale than that of its nodes
            points = tuple(laws.MIXED if point == laws.VAST else point for point in points)
        if any(name == deviation for _, deviation in normals):
            points = tuple(point if point in laws.MODEST else laws.PLAIN for point in points)
        return laws.sample(kind.law, (rows, columns), points, rng)

    def _random(self, coarse: bool = False) -> None:
        problem = self.problem
        law = chances.enumerate_outcomes(
            problem.rvs, problem.events, self.sizes, self.K, 11 + self.number, self.detail, coarse
        )
        self.weights = law.weights[:, :, None, None]
        self.events = law.events
        self.base = {**self.base, **law.values}
        self.normals = {name: (*problem.rvs[name].parameters, nodes) for name, nodes in law.normals.items()}
        self.cache: dict[str, np.ndarray] = {}

    @property
    def W(self) -> np.ndarray:
        """Weights of the outcomes, (K, M)."""
        return self.weights[:, :, 0, 0]

    @cached_property
    def twin(self) -> World:
        """The same world with another quadrature: what differs there is not exact here."""
        mixed = self.events or len(self.normals) < sum(kind.law != "iid" for kind in self.problem.rvs.values())
        if mixed or not self.normals:  # a law that depends on the nodes would change with them
            return self
        made = copy.copy(self)
        made._random(coarse=True)
        return made

    def view(self, problem) -> World:
        """Return the same world for a problem that has further definitions."""
        made = copy.copy(self)
        made.__dict__.pop("twin", None)
        made.problem, made.cache = problem, dict(self.cache)
        return made

    def with_values(self, values: dict[str, np.ndarray]) -> World:
        """Return the same world with other values of declared names."""
        made = self.view(self.problem)
        made.base, made.cache = {**self.base, **values}, {}
        return made

    def tiled(self, times: int) -> World:
        """Return the same world with every point `times` over."""
        made = self.view(self.problem)
        made.points, made.cache = tuple(np.repeat(self.points, times)), {}
        made.K, made.regular = self.K * times, self.regular * times
        made.every, made.weights = np.repeat(self.every, times, 0), np.repeat(self.weights, times, 0)
        made.base = {name: np.repeat(values, times, 0) for name, values in self.base.items()}
        made.normals = {name: (*law[:2], np.repeat(law[2], times, 0)) for name, law in self.normals.items()}
        return made

    def name_of(self, size: int) -> str | None:
        """Return the name of a size."""
        return next((name for name, value in self.sizes.items() if value == size), None)


def plans(problem) -> tuple[Plan, ...]:
    """Return the sizes of three worlds (two where a third would be too large); ValueError where there are none."""
    found = []
    for number, most in enumerate(MOST_OUTCOMES):
        for detail, family in itertools.product(chances.DETAILS, (USUAL, TINY)):
            sizes = dict(zip(SIZES, family[number], strict=True))
            if chances.count(problem.rvs, problem.events, sizes, detail) <= most:
                found.append(Plan(sizes, number, detail))
                break
        else:
            if number < 2:
                raise ValueError("there are too many random numbers in this problem to sum over all outcomes")
    return tuple(found)


def build(problem) -> tuple[World, ...]:
    """Return the worlds of a problem."""
    return tuple(World(problem, plan) for plan in plans(problem))


def thumb(problem, world: World) -> World:
    """Return a world of two points, for a first look."""
    return World(problem, world.plan, laws.THUMB)


def for_equations(problem) -> tuple[World, ...]:
    """Return two worlds in which equations are solved."""
    return tuple(World(problem, world.plan, laws.SOLVING) for world in problem.worlds[:2])
