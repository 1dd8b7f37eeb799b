"""Ways to decide whether two expressions are the same, and how often each is right."""

import json
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from utils.bench.sympy_text import pair_text
from utils.derivation import Problem
from utils.derivation.equality import compare
from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import evaluate
from utils.derivation.grammar import free_indices
from utils.derivation.indices import range_of
from utils.derivation.worlds import World

FRESH, SEED = 100, 9000  # points, and where their random numbers start: no world of the checker has that seed


@dataclass
class Pair:
    """Two expressions; `truth` says whether they are the same (None: no fresh point told)."""

    problem: Problem
    one: tuple
    other: tuple
    slip: str | None
    truth: bool | None = None


def fresh(pair: Pair) -> bool | None:
    """Decide a pair at a hundred points that the checker does not use; None when nothing can be evaluated there."""
    plan = pair.problem.worlds[0].plan
    world = World(pair.problem, plan._replace(number=SEED), (0, 1) * (FRESH // 2))
    return agree(pair, world, plan.sizes, 1e-7)


def agree(pair: Pair, world: World, sizes: dict[str, int], tolerance: float) -> bool | None:
    """Tell whether the two agree wherever both exist in a world; None when that is nowhere."""
    try:
        letters = sorted({*free_indices(pair.one), *free_indices(pair.other)})
        if not free_indices(pair.other) <= set(free_indices(pair.one)):
            return False
        free = [(i, sizes[range_of(i, (pair.one, pair.other), pair.problem)]) for i in letters]
        a, b = (evaluate(tree, world, free) for tree in (pair.one, pair.other))
    except EvaluationError:
        return False
    if a.shape[-2:] != b.shape[-2:]:
        return False
    a, b = np.broadcast_arrays(a, b)
    known = np.isfinite(a) & np.isfinite(b)
    if not known.any():
        return None
    gap = np.abs(a[known] - b[known])
    return bool((gap <= tolerance * (1 + np.abs(a[known]))).all())


def five_points(pair: Pair, rng: np.random.Generator) -> bool | None:
    """Decide as graders with a point rule do: five points, every number in [-2, 2], no domains."""
    plan = pair.problem.worlds[0].plan
    world = World(pair.problem, plan._replace(number=SEED + 1), (0,) * 5)
    drawn = {name: rng.uniform(-2, 2, value.shape) for name, value in world.base.items() if name in pair.problem.kinds}
    return agree(pair, world.with_values(drawn), plan.sizes, 1e-6)


def judge(pair: Pair) -> str:
    """Return the checker's own verdict."""
    try:
        found = compare(pair.one, pair.other, pair.problem).verdict
    except EvaluationError:
        return "different"  # it has no value: refused
    return {"equal": "equal", "domain": "equal", "undecided": "undecided"}.get(found, "different")


def sympy_says(python: Path, pairs: list[Pair]) -> list[tuple[str, float | None]]:
    """Return sympy's verdicts and times (ms)."""
    texts = [pair_text(pair.problem, pair.one, pair.other) for pair in pairs]
    script = Path(__file__).with_name("sympy_peer.py")
    given = json.dumps([text for text in texts if text])
    done = subprocess.run([str(python), str(script)], input=given, capture_output=True, text=True, check=True)
    said = iter(json.loads(done.stdout))
    verdicts: list[tuple[str, float | None]] = []
    for text in texts:
        verdict, seconds = next(said) if text else ("not convertible", None)
        verdicts.append((verdict, seconds and 1000 * seconds))
    return verdicts


def score(pairs: list[Pair], said: list[tuple[str, float | None]]) -> dict:
    """Count right and wrong verdicts, by kind of error, and keep the times."""
    found = Counter()
    for pair, (verdict, _) in zip(pairs, said, strict=True):
        if verdict in ("equal", "different"):
            right = (verdict == "equal") == pair.truth
            verdict = "right" if right else "refused though equal" if pair.truth else "accepted though wrong"
        found[verdict] += 1
    return {"counts": found, "ms": [ms for _, ms in said if ms is not None]}
