"""Remarks on lines that follow: where they hold, what was divided by, which brackets were meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from utils.derivation.equality import free_of, sized
from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import evaluate
from utils.derivation.grammar import walk

Show = Callable[[tuple], str]


def partial(tree: tuple) -> Iterator[tuple[tuple, tuple[tuple, str]]]:
    """Yield the parts of a tree that are not defined everywhere: the part, and what must hold of `{}` inside it."""
    for _, node in walk(tree):
        kind = node[0]
        if kind == "call" and node[1] in ("log", "sqrt", "logit"):
            need = {"log": "{} > 0", "sqrt": "{} >= 0", "logit": "0 < {} < 1"}[node[1]]
            yield node, (node[2], need)
        elif kind == "pow" and not (node[2][0] == "num" and node[2][1] == int(node[2][1])):
            yield node, (node[1], "{} > 0")
        elif kind == "div":
            yield node, (node[2], "{} is not zero")


def domain_note(narrow: tuple, problem, show: Show, before: bool) -> str:
    """Return on which domain a line holds; `narrow` is the side that does not exist everywhere."""
    which = "the line before is" if before else "this line is"
    for node, (inside, need) in partial(narrow):
        try:
            if missing(node, problem) and not missing(inside, problem):
                return f"Domain: this holds only where {need.format(show(inside))}; elsewhere {which} not defined."
        except EvaluationError:
            continue
    return f"Domain: this holds only where both lines are defined; at some points {which} not."


def missing(tree: tuple, problem) -> bool:
    """Tell whether a part has no value at some point, its own indices taken as free."""
    world = problem.worlds[0]
    value = evaluate(tree, world, sized(free_of((tree,), problem), world))
    regular = value[..., : world.regular, :, :, :] if value.shape[-4] > 1 else value
    return not np.isfinite(regular).all()


def brackets_note(tree: tuple, show: Show) -> str:
    """Return the remark on a line that is right in one of its readings."""
    return f"Brackets: this is right when read as {show(tree)}; write the brackets."


def division_note(before: tuple, line: tuple, problem, show: Show) -> str | None:
    """Return a remark when an equation was divided by something that can be zero where the names are allowed to be."""
    old = {node[2] for _, node in walk(before) if node[0] == "div"}
    for _, node in walk(line):
        if node[0] == "div" and node[2] not in old and changes_sign(node[2], problem):
            return f"Division: this divides by {show(node[2])}, which may be zero; say that it is not."
    return None


def changes_sign(tree: tuple, problem) -> bool:
    """Tell whether a number takes values on both sides of zero."""
    try:
        world = problem.worlds[0]
        value = evaluate(tree, world, sized(free_of((tree,), problem), world))
    except EvaluationError:
        return False
    regular = value[..., : world.regular, :, :, :]  # elsewhere a sigmoid is 1 to the last digit
    return bool((regular > 0).any() and (regular < 0).any()) or bool((regular == 0).any())


def joined(*notes: str | None) -> str | None:
    """Return several remarks as one, or None."""
    return " ".join(note for note in notes if note) or None
