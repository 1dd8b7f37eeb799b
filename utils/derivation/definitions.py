"""Reading what a problem defines: `name = expression`, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from utils.derivation.errors import EvaluationError
from utils.derivation.grammar import ParseError, free_indices, parse, walk
from utils.derivation.kinds import SIZES

FUNCTION = re.compile(r"([A-Za-z]\w*)\s*\(([\w\s,]+)\)")
INDEXED = re.compile(r"([A-Za-z]\w*?)_\{?([a-z]{1,2})\}?")
NAME = re.compile(r"[A-Za-z]\w*")


class Definition(NamedTuple):
    """What a name means: `params` of a function, `indices` of a vector or matrix given entry by entry.

    `ranges` are the sizes the indices run over; `axes` the sizes of the axes of the value.
    """

    params: tuple[str, ...]
    indices: tuple[str, ...]
    tree: tuple
    ranges: tuple[str, ...] = ()
    axes: tuple[str | None, ...] = ()


class Head(NamedTuple):
    """The left side of a definition, and its right side as text."""

    name: str
    params: tuple[str, ...]
    indices: tuple[str, ...]
    right: str
    line: str


def read_definitions(text: str, problem) -> None:
    """Read the lines of `text` into the problem; raises ValueError with a sentence."""
    heads = [read_head(line, problem) for line in text.strip().splitlines() if line.strip()]
    for name in [head.name for head in heads]:
        if sum(head.name == name for head in heads) > 1 or name in problem.kinds or name in problem.rvs:
            raise ValueError(f"{name} is given a meaning twice")
    names = problem.names
    for head in heads:
        if head.params:
            names.funcs.add(head.name)
            problem.functions.add(head.name)
        else:
            names.rank[head.name] = len(head.indices)
        for param in head.params:
            names.rank.setdefault(param, 0)
    waiting: list[tuple[Head, tuple]] = []
    for head in heads:
        try:
            tree = parse(head.right, names).tree
        except ParseError as error:
            raise ValueError(f"in the definition `{head.line}`: {error}") from None
        if not head.params and not head.indices and tree[0] == "sym":
            names.same[head.name] = tree[1]
            names.rank.pop(head.name, None)
            continue
        waiting.append((head, tree))
        waiting = settle(waiting, problem)
    refuse_cycles(waiting)
    for head, tree in waiting:
        add(head, tree, problem)


def sizes_in(text: str, declared: Iterable[str]) -> set[str]:
    """Return the sizes that definitions mention as numbers: words that stand for nothing else."""
    heads = {word for line in text.splitlines() for word in re.findall(r"\w+", line.partition("=")[0])}
    heads |= {head.partition("_")[0] for head in heads}
    right = " ".join(line.partition("=")[2] for line in text.splitlines())
    words = set(re.findall(r"(?<![A-Za-z_{])[A-Za-z](?![\w(])", right)) | set(re.findall(r"\^\{?([A-Za-z])\b", right))
    return (words & set(SIZES)) - heads - set(declared)


def read_head(line: str, problem) -> Head:
    """Split a definition into its left side and the text of its right side."""
    left, equals, right = line.partition("=")
    left, right = left.strip().removesuffix(":").strip(), right.strip()
    if not equals or not left or not right:
        raise ValueError(f"a definition reads `name = expression`; `{line.strip()}` does not")
    if found := FUNCTION.fullmatch(left):
        return Head(found[1], tuple(word.strip() for word in found[2].split(",")), (), right, line.strip())
    found = INDEXED.fullmatch(left)
    declared = problem.kinds | problem.rvs
    if found and left not in declared and all(re.search(rf"_\{{?[a-z0-9]?{letter}", right) for letter in found[2]):
        return Head(found[1], (), tuple(found[2]), right, line.strip())
    if not NAME.fullmatch(left):
        raise ValueError(f"`{left}` in `{line.strip()}` is not a name; write `name = expression`")
    return Head(left, (), (), right, line.strip())


def used_names(tree: tuple) -> set[str]:
    """Return the names a tree mentions."""
    return {node[1] for _, node in walk(tree) if node[0] in ("sym", "idx", "call", "prime", "prime2")}


def settle(waiting: list[tuple[Head, tuple]], problem) -> list[tuple[Head, tuple]]:
    """Add what depends on nothing that is still waiting; return the rest."""
    while True:
        names = {head.name for head, _ in waiting}
        ready = [(head, tree) for head, tree in waiting if not used_names(tree) & names]
        missing = [item for item in ready if any(not known(name, problem, item[0]) for name in used_names(item[1]))]
        ready = [item for item in ready if item not in missing]
        if not ready:
            return waiting
        for head, tree in ready:
            add(head, tree, problem)
        waiting = [item for item in waiting if item not in ready]


def known(name: str, problem, head: Head) -> bool:
    """Tell whether a name has a meaning already: all but heads still to be read have one."""
    given = name in problem.kinds or name in problem.rvs or name in problem.definitions or name in head.params
    return given or (name not in problem.names.rank and name not in problem.functions)


def refuse_cycles(waiting: list[tuple[Head, tuple]]) -> None:
    """Raise when definitions use each other in a circle."""
    uses = {head.name: used_names(tree) - set(head.params) for head, tree in waiting}
    for name in uses:
        seen, todo = set(), [name]
        while todo:
            for other in uses.get(todo.pop(), ()):
                if other == name:
                    raise ValueError(f"the definition of {name} goes round in a circle")
                if other not in seen:
                    seen.add(other)
                    todo.append(other)


def add(head: Head, tree: tuple, problem) -> None:
    """Give the name its meaning, once the sizes it runs over are found."""
    free = free_indices(tree) - set(head.indices)
    if free:
        letter = min(free)
        raise ValueError(f"{head.name} depends on the index {letter}: write {head.name}_{letter} = ...")
    problem.learn(tree)
    try:
        problem.define(head.name, head.params, head.indices, tree)
    except EvaluationError as error:
        raise ValueError(f"in the definition `{head.line}`: {error}") from None
