"""Find the one change that repairs a line, or the one wrong rule that led to it; say nothing when there is none."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace as replace_candidate
from itertools import islice

import numpy as np

from utils.derivation.equality import matcher
from utils.derivation.errors import EvaluationError
from utils.derivation.grammar import replace, show
from utils.derivation.slips.alignment import aligned
from utils.derivation.slips.candidate import Candidate, Misuse, Slip
from utils.derivation.slips.exponentials import as_exp, as_power, has_power
from utils.derivation.slips.pairs import two_factors
from utils.derivation.slips.repairs import repairs
from utils.derivation.slips.rules import misuses
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import Tree, at, rebuilt
from utils.derivation.slips.twins import twins
from utils.derivation.slips.values import Values, near
from utils.derivation.worlds import World

MOST_RULES, MOST_REPAIRS, MOST_CONFIRMED = 150, 6000, 40
FARTHER = {True: 0.7, False: 1.7}  # what a rule costs more that would have been misused further up
PATIENCE = (
    3.5  # times the budget, by the clock on the wall: a busy machine takes no names away, and a second is not passed
)
UNCOMPUTABLE = ("transpose", "order", "index", "inverse", "illegal linearity", "sum")  # more telling than "shape"
Holds = Callable[[Tree], bool]


class Clock:
    """What a search may take: seconds of work, and somewhat more where others are at work as well."""

    def __init__(self, budget: float):
        self.work, self.wall = time.thread_time() + budget, time.perf_counter() + PATIENCE * budget

    @property
    def over(self) -> bool:
        """Tell whether the time is up."""
        return time.thread_time() > self.work or time.perf_counter() > self.wall


def name_slip(
    before: Tree,
    line: Tree,
    problem,
    *,
    earlier: Iterable[Tree] = (),
    holds: Holds | None = None,
    equation: bool = False,
    world: World | None = None,
    show: Callable[[Tree], str] = show,
    budget: float = 0.6,
) -> Slip | None:
    """Return the slip in `line`, which does not follow from `before`, or None when no single change explains it.

    `holds(tree)` decides on all test points whether a line would be right; by default: equal to `before`. `earlier` are
    trees known to be equal to `before`. With `equation`, both lines are equations brought to one side, and `world` is
    one in which `before` holds. `show` writes a tree in the learner's names. At most `budget` seconds are spent.
    """
    clock = Clock(budget)
    if has_power(line) or has_power(before):
        before, line, written = as_exp(before), as_exp(line), show
        show = lambda tree: written(as_power(tree))  # noqa: E731
    earlier = [as_exp(tree) for tree in islice(earlier, 3)]
    scene = Scene(before, line, problem, equation, earlier)
    confirmed = holds or matcher(before, problem, line)
    try:
        values = None if equation and world is None else Values(problem, before, line, world)
    except EvaluationError:
        values = None
    computable = values is None or values(line) is not None
    algebra = values is not None and computable and not equation
    misuse = None
    if algebra:  # a line that cannot be computed cannot come from a rule
        misuse = _misused(scene, values, [(before, 0), *_opened(scene), *((tree, 1) for tree in earlier)], clock)
    limit = misuse.cost + 0.3 if misuse else float("inf")
    repair = _repaired(scene, values, confirmed, limit, clock)
    if repair and (misuse is None or repair.cost <= misuse.cost):
        name = repair.name if computable or repair.name in UNCOMPUTABLE else "shape"
        fixed = replace(line, repair.path, repair.new)
        sides = " = ".join(show(side) for side in fixed[1:]) if equation and fixed[0] == "sub" else show(fixed)
        return Slip(name, repair.sentence(show), show(at(line, repair.path)), fixed, sides)
    if algebra and not (repair or misuse):
        repair = _in_parts(scene, values, confirmed, clock)
        if repair:
            return Slip(repair.name, repair.sentence(show), show(line), repair.new, show(repair.new))
    if misuse:
        mended = misuse.right if misuse.right and confirmed(misuse.right) else None
        return Slip(misuse.name, misuse.says, show(line), mended, show(mended) if mended else "")
    return None


def _in_parts(scene: Scene, values: Values, holds: Holds, clock: Clock) -> Candidate | None:
    """Return the repair of two terms with the same slip."""

    def search(before: Tree, line: Tree) -> Candidate | None:
        part = Scene(before, line, scene.problem)
        found = _repaired(part, Values(scene.problem, before, line), matcher(before, scene.problem, line), 3, clock)
        return found and replace_candidate(found, path=(), new=replace(line, found.path, found.new))

    return next((found for found in aligned(scene, values, search) if holds(found.new)), None)


def _opened(scene: Scene) -> list[tuple[Tree, int]]:
    """Return the line before with a symbol on its own, or inside E and Var, written out."""
    whole = scene.opened(scene.before)

    def change(node: Tree) -> Tree | None:
        return (node[0], scene.opened(node[1])) if node[0] in ("E", "Var") and len(node) == 2 else None

    new = rebuilt(whole, change)
    return [(new, 0)] if new != scene.before else []


def _misused(scene: Scene, values: Values, starts: list[tuple[Tree, int]], clock: Clock) -> Misuse | None:
    """Return the likeliest wrong rule that makes the line out of one of `starts`."""
    mine, found = values(scene.line), []
    if near(mine, np.zeros_like(mine)):
        return None  # wrong rules that come to 0 come to it in many ways
    for start, number in starts:
        for misuse in islice(misuses(scene, start), MOST_RULES):
            if clock.over:
                return None
            value = values(misuse.wrong)
            if value is not None and value.shape[2:] == mine.shape[2:] and near(value, mine):
                found.append(replace_candidate(misuse, cost=misuse.cost + (FARTHER[misuse.algebra] if number else 0)))
    same = matcher(scene.line, scene.problem, scene.before) if found else None
    return next((m for m in sorted(found, key=lambda m: m.cost) if same(m.wrong)), None)


def _repaired(scene: Scene, values: Values | None, holds: Holds, limit: float, clock: Clock) -> Candidate | None:
    """Return the likeliest repair that holds, among those that cost less than `limit`."""
    found = list(repairs(scene))
    candidates = sorted([*found, *twins(scene, found)], key=lambda candidate: candidate.cost)
    if values is not None and not scene.equation:
        candidates = [*candidates, *two_factors(scene, values)]
    tried, seen = 0, set()
    for candidate in candidates[:MOST_REPAIRS]:
        if candidate.cost >= limit or clock.over or tried > MOST_CONFIRMED:
            return None
        key = (candidate.path, candidate.new)
        if key in seen:
            continue
        seen.add(key)
        if values is not None and not values.fits(candidate.path, candidate.new):
            continue
        if candidate.name == "expectation" and values is not None and _nothing(values, candidate.new):
            continue  # a mean that is zero repairs whatever it stands for
        tried += values is not None
        if holds(replace(scene.line, candidate.path, candidate.new)):
            return candidate
    return None


def _nothing(values: Values, tree: Tree) -> bool:
    value = values(tree)
    return value is not None and near(value, np.zeros_like(value))
