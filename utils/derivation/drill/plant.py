"""Plant one realistic slip, carry it on through the lines after it, and have the checker prove that only its line is wrong."""

from dataclasses import dataclass, replace

import numpy as np

from utils.derivation.drill.worked import Row, Worked
from utils.derivation.mutate import Mutant, mutants
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import Tree, size
from utils.derivation.slips.unlikely import oddities
from utils.derivation.slips.values import Values, near

TRIES, CARRIERS = 40, 60


@dataclass(frozen=True)
class Planted:
    """A derivation with one slip: `rows` as shown, `row` (from 0) the line with it, `name` the slip's, `truth` the original."""

    worked: Worked
    rows: tuple[Row, ...]
    row: int
    name: str
    carried: tuple[int, ...] = ()

    @property
    def truth(self) -> Row:
        """The line as it was before the slip."""
        return self.worked.rows[self.row]


def plant(worked: Worked, rng: np.random.Generator) -> Planted | None:
    """Return the derivation with one slip that the checker refuses at its own line and nowhere else, or None."""
    for row in rng.permutation(len(worked.rows)):
        row = int(row)
        if worked.before(row) is None or worked.rows[row].parts[-1][0] != "=":
            continue
        scene = Scene(worked.rows[row].right, worked.rows[row].right, worked.problem)
        usual = oddities(scene, scene.line)
        for mutant in _mixed(mutants(worked.rows[row].right, worked.problem), rng)[:TRIES]:
            if size(mutant.tree) < 2 or oddities(scene, mutant.tree) > usual:
                continue
            planted = _carried_on(worked, row, mutant)
            if planted and _proved(planted):
                return planted
    return None


def _mixed(found: list[Mutant], rng: np.random.Generator) -> list[Mutant]:
    """Shuffle so that every kind of slip comes as early as any other, however many mutants it has."""
    kinds: dict[str, list[Mutant]] = {}
    for k in rng.permutation(len(found)):
        kinds.setdefault(found[k].name, []).append(found[k])
    order = [name for _, name in sorted(zip(rng.permutation(len(kinds)).tolist(), kinds, strict=True))]
    longest = max(map(len, kinds.values()), default=0)
    return [kinds[name][k] for k in range(longest) for name in order if k < len(kinds[name])]


def _carried_on(worked: Worked, row: int, mutant: Mutant) -> Planted | None:
    """Return the slip with the lines after it changed so that they follow from it; None when that takes a second slip."""
    rows, carried = list(worked.rows), []
    rows[row] = worked.rows[row].ending(mutant.tree)
    slipped = mutant.tree
    for later in range(row + 1, len(rows)):
        if not rows[later].continues or len(rows[later].parts) > 1:
            break
        slipped = _following(worked, slipped, rows[later].right, mutant.name)
        if slipped is None:
            return None
        if slipped != rows[later].right:
            carried.append(later)
        rows[later] = rows[later].ending(slipped)
    return Planted(worked, tuple(rows), row, mutant.name, tuple(carried))


def _following(worked: Worked, slipped: Tree, right: Tree, name: str) -> Tree | None:
    """Return the change of the line `right` that makes it follow from the slipped one, as natural as can be."""
    try:
        values = Values(worked.problem, slipped, right)
        target = values(slipped)
    except ValueError:
        return None
    if target is None:
        return None
    pool = [mutant for mutant in mutants(right, worked.problem) if mutant.name not in ("expectation", "conditioning")]
    pool.sort(key=lambda mutant: mutant.name != name)  # the same slip once more reads best
    pool += [
        replace(mutant, tree=again.tree) for mutant in pool[:6] for again in mutants(mutant.tree, worked.problem)[:25]
    ]
    for mutant in pool[: CARRIERS + 150]:
        value = values(mutant.tree)
        if value is not None and value.shape == target.shape and near(value, target):
            return mutant.tree
    return None


def _proved(planted: Planted) -> bool:
    """Tell whether the checker, reading the lines as text, refuses the slip's line and follows every other."""
    report = planted.worked.problem.check(planted.worked.text(planted.rows))
    verdicts = [line.follows for line in report.lines]
    expected = list(planted.worked.verdicts)
    expected[planted.row] = False
    return verdicts == expected
