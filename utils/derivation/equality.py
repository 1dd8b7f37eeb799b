"""Whether two expressions are the same: their values agree at random points of worlds of different sizes.

Values agree when they differ by no more than rounding can make of them. How much that is, at each point, is found by working
both out again with every intermediate result off by a known, far larger amount. Points where that leaves no digit decide
nothing; there must be others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from utils.derivation.environment import Budget, Noise
from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import NUMBERS, evaluate
from utils.derivation.grammar import free_indices, walk
from utils.derivation.indices import range_of

CLOSE = 1e-12  # relative; nearer is equal without a second look
NOTHING = 1e-100  # smaller than this is what is left where numbers run over or under
BLIND = 1e-7  # where rounding may do more than this, relative to 1 or to the value, a point decides nothing
DRAWS = 3  # how often values are shaken
QUADRATURE = 30  # how much more the integral may be off than it differs from a coarser one
SEEING = 3  # points of ordinary magnitude that must decide
SIEVE = 1e-6  # the first look of a search
ZERO = ("num", 0.0)


@dataclass(frozen=True)
class Comparison:
    """What became of comparing a line with the one before.

    verdict: "equal", "domain" (equal where both exist), "different", "shape", "transposed" or "undecided". `values` are
    (before, here) at one point where they differ, and `where` says which entry that is, if there are several.
    """

    verdict: str
    values: tuple[float, float] | None = None
    where: str = ""
    only_before: bool = False  # for "domain": the line before exists where this one does not

    @property
    def holds(self) -> bool:
        """Tell whether the line has the value of the one before."""
        return self.verdict in ("equal", "domain")


def mentions_size(*trees: tuple) -> bool:
    """Tell whether a size stands in a tree as a number, by name or as what a sum, a mean or a trace comes to."""
    return any(is_size(node) for tree in trees for _, node in walk(tree))


def is_size(node: tuple) -> bool:
    """Tell whether the value of a node holds a size as a number."""
    if node[0] == "sum":
        return node[1] not in free_indices(node[2])
    return node[0] in ("dim", "eye") or node[:2] == ("call", "mean")


def worlds_for(problem, *trees: tuple) -> tuple:
    """Return the worlds that trees are compared in: a third one where a size could pass for a number."""
    return problem.worlds if mentions_size(*trees) else problem.worlds[:2]


def free_of(trees: Iterable[tuple], problem) -> tuple[tuple[str, str], ...]:
    """Return the free indices of trees, each with the size it runs over, in order."""
    trees = tuple(trees)
    letters = sorted(set().union(*(free_indices(tree) for tree in trees)))
    return tuple((letter, range_of(letter, trees, problem)) for letter in letters)


def sized(free: tuple[tuple[str, str], ...], world) -> list[tuple[str, int]]:
    """Return indices with their sizes in a world."""
    return [(letter, world.sizes[size]) for letter, size in free]


def mismatch(a: np.ndarray, b: np.ndarray) -> str | None:
    """Return "shape" or "transposed" when the two are not of one shape."""
    one, other = a.shape[-2:], b.shape[-2:]
    if one == other:
        return None
    return "transposed" if one == other[::-1] else "shape"


def compare(before: tuple, line: tuple, problem, budget: Budget | None = None) -> Comparison:
    """Return how the line compares with the one before; raises EvaluationError when either has no value."""
    free = free_of((before, line), problem)
    budget = budget or Budget(NUMBERS)
    seeing, known, one_sided, both = 0, 0, 0, [False, False]
    for world in worlds_for(problem, before, line):
        indices = sized(free, world)
        a, b = (evaluate(tree, world, indices, budget=budget) for tree in (before, line))
        wrong = None if ZERO in (before, line) else mismatch(a, b)
        if wrong:
            return Comparison(wrong)
        a, b, _ = np.broadcast_arrays(a, b, world.every)
        finite_a, finite_b = np.isfinite(a), np.isfinite(b)
        finite = finite_a & finite_b
        with np.errstate(all="ignore"):
            scale = np.maximum(np.abs(a), np.abs(b))
            apart = finite & ~(np.abs(a - b) <= CLOSE * scale) & (scale > NOTHING)
        points = np.moveaxis(finite, -4, 0).reshape(world.K, -1)
        sees = points.any(1)
        if apart.any():
            off_a, off_b = (shaken(tree, world, indices, budget, x) for tree, x in ((before, a), (line, b)))
            with np.errstate(all="ignore"):
                apart &= ~(np.abs(a - b) <= CLOSE * scale + off_a + off_b)
                blind = ~((off_a <= BLIND * np.maximum(np.abs(a), 1)) & (off_b <= BLIND * np.maximum(np.abs(b), 1)))
            if apart.any():
                sure = apart & ~blind
                if sure.any():
                    return Comparison("different", *example(a, b, sure, world, free))
                finite = finite & ~apart
            sees &= ~np.moveaxis(blind & finite_a & finite_b, -4, 0).reshape(world.K, -1).any(1)
        seeing += int(sees[: world.regular].sum())
        known += int(points[: world.regular].sum())
        ordinary = np.moveaxis(finite_a != finite_b, -4, 0).reshape(world.K, -1)[: world.regular]
        if ordinary.any():
            one_sided += int(ordinary.sum())
            both[0] |= bool((finite_a & ~finite_b).any())
            both[1] |= bool((finite_b & ~finite_a).any())
    if seeing < SEEING or not known:
        return Comparison("undecided")
    return Comparison("domain" if one_sided else "equal", only_before=both[0])


def shaken(tree: tuple, world, indices: list[tuple[str, int]], budget: Budget, plain: np.ndarray) -> np.ndarray:
    """Return how far rounding, magnified, moves each value; infinite where it makes the value come and go."""
    spread = np.zeros(plain.shape)
    with np.errstate(all="ignore"):
        for draw in range(DRAWS):
            where = world.twin if draw == 0 else world
            moved = evaluate(tree, where, indices, budget=budget, noise=Noise(draw))
            if moved.shape[-3] not in (1, plain.shape[-3]):  # other outcomes: there is nothing to compare one by one
                moved = evaluate(tree, world, indices, budget=budget, noise=Noise(draw))
            gap = np.abs(moved - plain) * (QUADRATURE if where is not world else 1)
            gap = np.where(np.isfinite(moved) == np.isfinite(plain), np.where(np.isfinite(gap), gap, 0), np.inf)
            spread = np.maximum(spread, gap)
    return spread


def example(a, b, apart, world, free) -> tuple[tuple[float, float], str]:
    """Return the two values at a point where they differ visibly, and which entry it is."""
    lead = len(free)
    a, b, apart = (np.moveaxis(part, lead, 0) for part in (a, b, apart))  # points first
    best, chosen = -np.inf, None
    for point in np.flatnonzero(apart.reshape(world.K, -1).any(1)):
        entry = tuple(np.argwhere(apart[point])[0])
        one, other = float(a[point][entry]), float(b[point][entry])
        size = max(abs(one), abs(other))
        visible = abs(one - other) / size if size else 0
        score = min(visible, 0.3) * 10 - abs(np.log10(size or 1e-300)) - (0 if point < world.regular else 5)
        if score > best:
            best, chosen = score, ((one, other), entry)
    values, entry = chosen
    said = [f"{letter} = {position + 1}" for (letter, _), position in zip(free, entry, strict=False)]
    rows, columns = a.shape[-2:]
    if rows > 1 or columns > 1:
        row, column = entry[-2] + 1, entry[-1] + 1
        said.append(f"entry {row if columns == 1 else column if rows == 1 else f'({row}, {column})'}")
    return values, ", ".join(said)


def matcher(before: tuple, problem, line: tuple | None = None, budget: Budget | None = None) -> Callable[[tuple], bool]:
    """Return holds(tree): whether a tree has the value of `before` everywhere. It never raises; most refusals are cheap."""
    try:
        free = free_of((before,), problem)
        world = problem.thumb
        wanted = evaluate(before, world, sized(free, world))
    except EvaluationError:
        return lambda tree: False
    letters = {letter for letter, _ in free}

    def holds(tree: tuple) -> bool:
        try:
            if not free_indices(tree) <= letters:
                return False
            found = evaluate(tree, world, sized(free, world), budget=budget)
            if found.shape[-2:] != wanted.shape[-2:]:
                return False
            with np.errstate(all="ignore"):
                gap = np.abs(found - wanted) > SIEVE * (np.maximum(np.abs(found), np.abs(wanted)) + SIEVE)
            return not gap.any() and compare(before, tree, problem, budget).holds
        except EvaluationError:
            return False

    return holds
