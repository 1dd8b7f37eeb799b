"""Values of derivatives: what is differentiated by is moved in every direction at once."""

from collections.abc import Mapping

import numpy as np

from utils.derivation.dual import Number, dual, leaf, slope
from utils.derivation.environment import Environment
from utils.derivation.errors import EvaluationError
from utils.derivation.grammar import show, walk
from utils.derivation.indices import padded, released
from utils.derivation.leaves import position, spread


def direction(size: int, at: int | tuple[int, int], axis: int) -> np.ndarray:
    """Return 1 at one entry of an axis (-2 rows, -1 columns): at a position, or at the one an index stands for."""
    entries = np.arange(size).reshape((1, 1, size, 1) if axis == -2 else (1, 1, 1, size))
    chosen = at if isinstance(at, int) else padded(spread(at[1], at[0]), at[0])
    return (entries == chosen).astype(float)


def _derivative(env: Environment, tree: tuple) -> Number:
    what, by = tree[1], tree[2]
    if by[0] not in ("sym", "idx"):
        raise EvaluationError("meaning", lambda: f"a derivative is taken by a name, not by {show(by)}")
    name = by[1]
    _functions_only(what, name, env.world.problem.depends)
    value = env.get(name)
    rows, columns = leaf(value).shape[-2:]
    places = [position(index, env) for index in (by[2] if by[0] == "idx" else ())]
    axes = [axis for axis, size in ((-2, rows), (-1, columns)) if size > 1] or [-2]
    if len(places) > len(axes):
        raise EvaluationError("index", lambda: f"{show(by)} has more indices than {name} has axes")
    moved, slots = np.ones((1, 1, 1, 1)), []
    for number, axis in enumerate(axes):
        size = rows if axis == -2 else columns
        if number < len(places):
            at = places[number]
            if (at if isinstance(at, int) else at[1] - 1) >= size or (not isinstance(at, int) and at[1] != size):
                raise EvaluationError(
                    "index", lambda: f"the index of {show(by)} does not run over the entries of {name}"
                )
        elif size == 1:
            continue
        else:
            at = (env.depth + len(slots), size)
            slots.append(at)
        moved = moved * direction(size, at, axis)
    level = env.level + 1
    inside = env.child({name: dual(level, value, moved)}, level=level, sizes=[size for _, size in slots])
    found = slope(inside.value(what), level)
    return laid_out(found, slots, (rows, columns), tree)


def _functions_only(what: tuple, name: str, depends: Mapping[str, set]) -> None:
    """Refuse dz/dp where p is a function of z, and dL/dp where L is written through z: its value would be a silent zero."""
    if name not in depends:
        return
    named = {node[1] for _, node in walk(what) if node[0] in ("sym", "idx", "call")}
    reached = named.union(*(depends.get(inner, ()) for inner in named))
    if name not in reached and reached & set(depends[name]):
        raise EvaluationError("meaning", lambda: f"{show(what)} is not written as a function of {name} here")


def laid_out(found: Number, slots: list[tuple[int, int]], by: tuple[int, int], tree: tuple) -> Number:
    """Return the derivative as a vector or matrix: a gradient has the shape of what it is taken by, a Jacobian is (what, by)."""
    if not slots:
        return found
    rows, columns = leaf(found).shape[-2:]
    if (rows, columns) == (1, 1):
        if len(slots) == 2:
            return released(released(found, *slots[1], -1), *slots[0], -2)
        return released(found, *slots[0], -1 if by[0] == 1 else -2)
    if columns == 1 and len(slots) == 1:
        return released(found, *slots[0], -1)
    raise EvaluationError("meaning", lambda: f"{show(tree)} has more than two axes: write it with indices")


HANDLERS = {"deriv": _derivative}
