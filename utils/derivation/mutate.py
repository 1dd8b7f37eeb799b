"""Realistic single slips, made on purpose: a correct line in, wrong lines out, each with the slip's name."""

from collections.abc import Iterator
from dataclasses import dataclass

from utils.derivation.grammar import free_indices, replace, walk
from utils.derivation.slips.exponentials import as_power, has_power
from utils.derivation.slips.rules import misuses
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, PRODUCTS, Tree, at, complement, joined, num, size, terms

EVENTS = ("ev", "and", "or", "not")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A line with one slip: its name, the line, and where it was made (None when a rule of the whole line was misused)."""

    name: str
    tree: Tree
    path: tuple[int, ...] | None = None


def mutants(tree: Tree, problem) -> list[Mutant]:
    """Return the line with each slip that is likely in it; each is a guess until the checker has refused it."""
    scene = Scene(tree, tree, problem)
    found: dict[Tree, Mutant] = {}
    for make in MAKERS:
        for name, path, new in make(scene):
            mutant = replace(tree, path, new)
            if mutant != tree and not _differentiated(tree, path):
                found.setdefault(mutant, Mutant(name, mutant, path))
    for misuse in misuses(scene, tree):
        if (
            misuse.cost <= 1.4
            and not _nested(misuse.wrong)
            and misuse.wrong != tree
            and _derivatives(misuse.wrong) <= _derivatives(tree)
        ):
            wrong = as_power(misuse.wrong) if has_power(tree) else misuse.wrong
            found.setdefault(wrong, Mutant(misuse.name, wrong))
    return list(found.values())


def _differentiated(tree: Tree, path: tuple[int, ...]) -> bool:
    """Tell whether a path leads to a name in dL/dw: there is little to get wrong."""
    return any(
        at(tree, path[:k])[0] == "deriv" and (path[k] == 2 or at(tree, path[: k + 1])[0] in ("sym", "idx"))
        for k in range(len(path))
    )


def _nested(tree: Tree) -> bool:
    """Tell whether a sum runs over an index inside a sum over the same index."""
    for _, node in walk(tree):
        if node[0] == "sum" and any(inner[0] == "sum" and inner[1] == node[1] for _, inner in walk(node[2])):
            return True
    return False


def _derivatives(tree: Tree) -> int:
    return sum(node[0] in ("deriv", "prime") for _, node in walk(tree))


Made = Iterator[tuple[str, tuple[int, ...], Tree]]


def _signs(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        if node[0] == "neg":
            yield "sign", path, node[1]
        elif node[0] in ("add", "sub"):
            yield "sign", path, ("sub" if node[0] == "add" else "add", node[1], node[2])
            if node[0] == "sub" and complement(node) is None:
                yield "sign", path, ("sub", node[2], node[1])


def _factors(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        if node[0] in PRODUCTS:
            for keep in (1, 2):
                gone = node[3 - keep]
                if size(gone) <= 6:
                    yield _lost(gone), path, node[keep]
        elif node[0] == "div":
            if size(node[2]) <= 4:
                yield _lost(node[2]), path, node[1]
            if node[1] != ONE and size(node) <= 12:
                yield "inverted fraction", path, ("div", node[2], node[1])


def _lost(factor: Tree) -> str:
    if factor[0] in ("num", "dim"):
        return "constant factor"
    if factor[0] == "P":
        return "conditioning"
    return "dropped chain-rule factor" if factor[0] in ("deriv", "prime") else "dropped factor"


def _numbers(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        if node[0] == "pow" and node[2][0] == "num":
            yield "power", path, node[1]
            if node[2][1] != 2:
                yield "power", (*path, 2), num(node[2][1] + 1)
        elif node[0] == "num" and node[1] in (2, 3, 0.5) and not (path and at(scene.line, path[:-1])[0] == "pow"):
            yield "constant factor", path, ONE
        elif node[0] == "num" and node[1] == 1 and path and at(scene.line, path[:-1])[0] == "div":
            yield "constant factor", path, num(2)


def _symbols(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        rest = complement(node)
        if rest is not None:
            yield "complement", path, rest
        elif node[0] in ("sym", "idx") and scene.is_scalar(node):
            parent = at(scene.line, path[:-1]) if path else ()
            if parent and complement(parent) == node:
                continue
            if scene.between_0_and_1(node):
                yield "complement", path, ("sub", ONE, node)
            for other in scene.written:
                if other[0] == node[0] and other[1] != node[1] and scene.is_scalar(other):
                    yield "wrong symbol", path, other


def _indices(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        if node[0] == "idx":
            for k, i in enumerate(node[2]):
                for j in scene.indices:
                    if j != i and _in_scope(scene, path, j):
                        yield "index", path, ("idx", node[1], (*node[2][:k], j, *node[2][k + 1 :]))
        elif node[0] == "delta":
            yield "index", path, ONE
        elif node[0] in ("sum", "prod"):
            yield "sum", path, node[2]


def _in_scope(scene: Scene, path: tuple[int, ...], index: str) -> bool:
    bound = {at(scene.line, path[:k])[1] for k in range(len(path)) if at(scene.line, path[:k])[0] in ("sum", "prod")}
    return index in bound | set(free_indices(scene.line))


def _matrices(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        if node[0] == "T":
            yield "transpose", path, node[1]
        elif node[0] in PRODUCTS and node[0] != "mul" and scene.matrices:
            yield "order", path, (node[0], node[2], node[1])
        elif node[0] == "call" and node[1] == "inv":
            yield "inverse", path, node[2]
        elif node[0] == "sym" and scene.rank(node[1]) == 2 and not (path and at(scene.line, path[:-1])[0] == "T"):
            yield "transpose", path, ("T", node)


def _functions(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        if node[0] == "call" and node[1] in ("log", "exp", "sqrt", "sigma", "tanh"):
            yield "function", path, node[2]


def _terms(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        above = at(scene.line, path[:-1])[0] if path else ""
        if node[0] in ("add", "sub") and above not in ("add", "sub") and complement(node) is None:
            parts = terms(node)
            for k, (_, part) in enumerate(parts):
                if size(part) <= 12:
                    yield "dropped term", path, joined(parts[:k] + parts[k + 1 :])


def _probabilities(scene: Scene) -> Made:
    for path, node in walk(scene.line):
        if node[0] != "P":
            continue
        _, event, given = node
        if given is not None:
            yield "conditioning", path, ("P", given, event)
            yield "conditioning", path, ("P", event, None)
        else:
            turned = event[1] if event[0] == "not" else ("not", event)
            yield "conditioning", path, ("P", turned, None)


MAKERS = (_signs, _factors, _numbers, _symbols, _indices, _matrices, _functions, _terms, _probabilities)
