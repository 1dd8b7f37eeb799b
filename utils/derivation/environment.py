"""The state of one evaluation: what names stand for, what indices stand for, what may still be spent."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import ClassVar

import numpy as np

from utils.derivation.dual import Number, add, each, leaf, mul, weight
from utils.derivation.errors import EvaluationError
from utils.derivation.indices import released

MOST_NUMBERS = 3_000_000  # one array, with its slopes
MOST_SPAN = 10_000_000  # all indices, points and outcomes together
STEP = 300  # what visiting a node costs, in numbers
SHAKE = 1e-13
EXACT = ("num", "dim", "sym", "idx", "eye", "delta", "T", "neg", "ev", "and", "or", "not", "value")


class Budget:
    """What the evaluations of one line may cost, counted in numbers worked out, so that it does not depend on the machine."""

    def __init__(self, numbers: int):
        self.left = numbers

    def spend(self, numbers: int) -> None:
        """Pay, or raise when nothing is left."""
        self.left -= numbers + STEP
        if self.left < 0 or numbers > MOST_NUMBERS:
            raise EvaluationError("cost", "this line would take too long to check: write it in smaller steps")


class Noise:
    """Relative errors far above rounding, put on every intermediate result, to see what rounding does to the last."""

    def __init__(self, seed: int):
        self.rng = np.random.default_rng(seed)

    def shake(self, value: Number) -> Number:
        """Return the value with every number off by a little."""
        return each(lambda part: part * (1 + SHAKE * self.rng.uniform(-1, 1, part.shape)), value)

    def blur(self, total: np.ndarray, size: np.ndarray) -> np.ndarray:
        """Return a sum off by a little of the sum of sizes of what was added up."""
        return total + SHAKE * size * self.rng.uniform(-1, 1, total.shape)


class Environment:
    """Values in one world. `over` holds names given another value, `scope` index -> position, or (axis, size) for all at once."""

    handlers: ClassVar[dict[str, Callable[[Environment, tuple], Number]]] = {}
    __slots__ = ("budget", "cache", "depth", "floor", "level", "noise", "over", "scope", "span", "world")

    def __init__(self, world, budget: Budget, noise: Noise | None = None):
        self.world, self.budget, self.noise = world, budget, noise
        self.over: dict[str, Number] = {}
        self.cache: dict[str, Number] = {} if noise else world.cache
        self.scope: dict[str, int | tuple[int, int]] = {}
        self.depth = self.level = 0
        # how many numbers one value may come to with all indices in use, and with those that reach into a definition
        self.span = self.floor = world.weights.size

    def child(self, over: dict[str, Number], level: int | None = None, sizes: Sequence[int] = ()) -> Environment:
        """Return an environment in which some names have another value; what does not depend on them is kept."""
        made = object.__new__(Environment)
        made.world, made.budget, made.noise, made.scope = self.world, self.budget, self.noise, self.scope
        made.over = {**self.over, **over}
        made.level = self.level if level is None else level
        made.depth, made.span = self.depth, self.span
        made.take(sizes)
        made.floor = made.span
        depends = self.world.problem.depends
        made.cache = {name: value for name, value in self.cache.items() if depends[name].isdisjoint(over)}
        return made

    def take(self, sizes: Sequence[int]) -> int:
        """Reserve axes for indices that run over these sizes; return the first."""
        first = self.depth
        self.depth += len(sizes)
        self.span *= math.prod(sizes)
        if self.span > MOST_SPAN:
            raise EvaluationError("cost", "too many indices at once in one line: write it in smaller steps")
        return first

    def value(self, tree: tuple) -> Number:
        """Return the value of a tree."""
        handler = self.handlers.get(tree[0])
        if handler is None:
            raise EvaluationError("meaning", f"`{tree[0]}` has no value by itself")
        found = handler(self, tree)
        self.budget.spend(found.size if type(found) is np.ndarray else weight(found))
        return found if tree[0] in EXACT else self.shaken(found)

    def shaken(self, value: Number) -> Number:
        """Return the value as it is, or off by a little when the effect of rounding is looked for."""
        return value if self.noise is None else self.noise.shake(value)

    def scoped(self, scope: dict, tree: tuple, sizes: Sequence[int] = (), fresh: bool = False) -> Number:
        """Return the value of a tree with indices standing for something else; a `fresh` tree sees none of those around it."""
        before = self.scope, self.depth, self.span
        if fresh:
            self.span = self.floor
        self.take(sizes)
        self.scope = scope
        try:
            return self.value(tree)
        finally:
            self.scope, self.depth, self.span = before

    def get(self, name: str) -> Number:
        """Return what a name stands for."""
        found = self.over.get(name)
        if found is None:
            found = self.cache.get(name)
        if found is None:
            found = self.world.base.get(name)
        if found is not None:
            return found
        world = self.world
        if name in world.normals:  # a normal variable moves with its mean and deviation
            mean, deviation, nodes = world.normals[name]
            found = add(self._parameter(mean), mul(self._parameter(deviation), nodes))
        else:
            found = self._defined(name)
        self.cache[name] = found
        return found

    def _parameter(self, word: str) -> Number:
        try:
            return np.full((1, 1, 1, 1), float(word))
        except ValueError:
            return self.get(word)

    def _defined(self, name: str) -> Number:
        definition = self.world.problem.definitions.get(name)
        if definition is None:
            raise EvaluationError("meaning", f"{name} has no value here")
        if definition.params:
            raise EvaluationError("meaning", f"{name} is a function here: write {name}({', '.join(definition.params)})")
        sizes = [self.world.sizes[size] for size in definition.ranges]
        scope = {
            index: (self.depth + k, size) for k, (index, size) in enumerate(zip(definition.indices, sizes, strict=True))
        }
        value = self.scoped(scope, definition.tree, sizes, fresh=True)
        if not sizes:
            return value
        rows, columns = leaf(value).shape[-2:]
        if (rows, columns) != (1, 1):
            if len(sizes) > 1 or columns > 1:
                raise EvaluationError("shape", f"{name} has more than two axes: give it more indices")
            value = each(lambda part: part.swapaxes(-1, -2), value)  # a list of vectors: each is a row
        for k, (size, axis) in reversed(list(enumerate(zip(sizes, (-2, -1), strict=False)))):
            value = released(value, self.depth + k, size, axis)
        return value
