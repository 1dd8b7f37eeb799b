"""What the definitions of what is written lead to: the symbols they use, and the links of the chain rule."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from utils.derivation.errors import EvaluationError
from utils.derivation.grammar import walk
from utils.derivation.indices import range_of
from utils.derivation.slips.trees import Tree, leaves, size

if TYPE_CHECKING:
    from utils.derivation.slips.scene import Scene


class Reach(NamedTuple):
    """`used`: leaves of the definitions; `links`: du/dv for every definition u and variable v; `whole`: vectors, matrices."""

    used: list[Tree]
    links: list[Tree]
    whole: list[Tree]


def reached(scene: Scene) -> Reach:
    """Return what the symbols of both lines lead to, nearest first."""
    todo = [n[1] for _, n in (*walk(scene.line), *walk(scene.before)) if n[0] in ("sym", "idx", "call", "prime")]
    letters, free = sorted(scene.free | scene.bound), sorted(scene.free)
    seen, found = set(), Reach([], [], [])
    while todo:
        name = todo.pop(0)
        known = scene.problem.definitions.get(name)
        if name in seen or known is None:
            continue
        seen.add(name)
        todo += [n[1] for _, n in walk(known.tree) if n[0] in ("sym", "idx", "call")]
        for leaf in leaves(known.tree):
            _add(scene, found, leaf, letters, free)
            if known.params or leaf[0] == "dim" or leaf[1] in known.params:
                continue
            slots = len(known.indices) or scene.rank(name)
            upper = [("sym", name)] if not slots else [("idx", name, (i,)) for i in letters] * (slots == 1)
            rank = scene.rank(leaf[1])
            lower = [("sym", leaf[1])] if not rank else [("idx", leaf[1], (i,)) for i in letters] * (rank == 1)
            found.links.extend(("deriv", u, v) for u in upper for v in lower)
    return found


def _add(scene: Scene, found: Reach, leaf: Tree, letters: list[str], free: list[str]) -> None:
    rank = scene.rank(leaf[1])
    if leaf[0] != "dim" and rank:
        found.whole.append(("sym", leaf[1]))
    if (leaf[0] == "idx" and set(leaf[2]) <= {*letters}) or leaf[0] == "dim" or (leaf[0] == "sym" and not rank):
        found.used.append(leaf)
    if rank == 1:
        found.used.extend(("idx", leaf[1], (i,)) for i in free)
    elif rank == 2 and leaf[0] == "sym" and len(letters) <= 4:
        found.used.extend(entries(scene, leaf[1], letters))


def entries(scene: Scene, name: str, letters: list[str]) -> list[Tree]:
    """Return the entries of a matrix at those of the letters that run over its rows and columns."""
    kind = scene.problem.kinds.get(name)
    if kind is None or len(kind.sizes) != 2:
        return []
    runs = {}
    for letter in letters:
        try:
            runs[letter] = range_of(letter, (scene.before, scene.line), scene.problem)
        except EvaluationError:
            continue
    fits = [pair for pair in permutations(runs, 2) if tuple(runs[i] for i in pair) == tuple(kind.sizes)]
    return [("idx", name, pair) for pair in fits]


def inner_derivatives(scene: Scene) -> list[Tree]:
    """Return derivatives of the parts of what is differentiated: what the chain rule multiplies with."""
    found = []
    for _, node in walk(scene.before):
        if node[0] != "deriv":
            continue
        body = scene.opened(node[1])
        arguments = (part[1] if part[0] == "pow" else part[-1] for _, part in walk(body) if part[0] in ("pow", "call"))
        found += [("deriv", part, node[2]) for part in arguments if 2 <= size(part) <= 9]
    return list(dict.fromkeys(found))[:12]
