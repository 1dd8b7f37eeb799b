"""The same slip in two terms of a sum: set the terms of both lines side by side."""

from collections.abc import Callable, Iterator
from itertools import permutations

from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import Tree, expanded, joined, terms
from utils.derivation.slips.values import Values, near

MOST = 2
Signed = tuple[int, Tree]


def aligned(scene: Scene, values: Values, search: Callable[[Tree, Tree], Candidate | None]) -> Iterator[Candidate]:
    """Yield the line with each differing term repaired, where all of them had the same slip.

    `search(before, line)` looks for the slip between two terms.
    """
    mine = terms(scene.line)
    for theirs in (terms(scene.before), expanded(scene.before)):
        if len(theirs) != len(mine) or len(mine) < 2:
            continue
        left, right = _leftover(values, mine, theirs)
        if not 1 <= len(left) == len(right) <= MOST:
            continue
        for order in permutations(right):
            found = [search(_signed(theirs[r]), _signed(mine[k])) for k, r in zip(left, order, strict=True)]
            if None not in found and len({candidate.name for candidate in found}) == 1:
                mended = dict(zip(left, found, strict=True))
                parts = [(1, mended[k].new) if k in mended else part for k, part in enumerate(mine)]
                where = joined([mine[k] for k in left])
                says = ("{} should be {}", where, joined([(1, c.new) for c in found]))
                yield Candidate(3.5, found[0].name, (), joined(parts), says)


def _leftover(values: Values, mine: list[Signed], theirs: list[Signed]) -> tuple[list[int], list[int]]:
    """Return the positions of the terms that have no equal on the other side."""
    left, right = [], list(range(len(theirs)))
    for k, part in enumerate(mine):
        value = values(_signed(part))
        if value is None:
            return [], []
        twin = next((r for r in right if (v := values(_signed(theirs[r]))) is not None and near(value, v)), None)
        if twin is None:
            left.append(k)
        else:
            right.remove(twin)
    return left, right


def _signed(part: Signed) -> Tree:
    return part[1] if part[0] > 0 else ("neg", part[1])
