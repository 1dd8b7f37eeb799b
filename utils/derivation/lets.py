"""Names the learner introduces: `let q = 1 - p`, `q := 1 - p`, or `q = 1 - p` with a new q."""

from __future__ import annotations

import re

from utils.derivation.definitions import INDEXED
from utils.derivation.grammar import ParseError, free_indices, parse

WORD = re.compile(r"\\?[A-Za-z][A-Za-z0-9]*(?:_(?:[A-Za-z0-9]+|\{[A-Za-z0-9, ]+\}))*")
OPERATORS = (
    "sum",
    "prod",
    "max",
    "min",
    "argmax",
    "argmin",
    "lim",
    "int",
    "grad",
    "nabla",
    "E",
    "P",
    "Pr",
    "Var",
    "Cov",
)


def is_new(statement, problem) -> bool:
    """Tell whether a line gives a new name a meaning: after `let`, with `:=`, or by an equality with an unknown name."""
    parts = statement.parts
    if len(parts) < 2 or parts[0].relation is not None or parts[1].relation not in ("=", ":="):
        return False
    word = parts[0].text.strip()
    if not WORD.fullmatch(word) or not is_unknown(word, problem):
        return False
    announced = statement.defines or parts[1].relation == ":="
    return announced or not is_derivative(problem.names.clean(word), problem)


def is_unknown(word: str, problem) -> bool:
    """Tell whether a word means nothing yet: no name, function, operator or names written together."""
    names = problem.names
    if names.resolve(word) is not None or names.function(word) or word.partition("_")[0] in OPERATORS:
        return False
    try:
        parse(word, names)
    except ParseError:
        return True
    return False


def is_derivative(word: str, problem) -> bool:
    """Tell whether a word looks like a derivative written without its stroke (dLdw, dl_dmu): a claim, not a new name."""
    if not word.startswith("d") or len(word) < 2:
        return False
    heads = [name for name in problem.names.rank if word[1:].startswith(name)]
    return any(word[1 + len(name) :].lstrip("_")[:1] in ("", "d") for name in heads)


def define(statement, problem) -> tuple[str, tuple]:
    """Give the name on the left its meaning; return the name and the tree. Raises ParseError or EvaluationError."""
    word, right = problem.names.clean(statement.parts[0].text.strip()), statement.parts[1]
    tree = parse(right.text, problem.names, right.column).tree
    free = free_indices(tree)
    name, indices = word, ()
    found = INDEXED.fullmatch(word)
    if found and set(found[2]) <= free:
        name, indices = found[1], tuple(found[2])
    if missing := sorted(free - set(indices)):
        raise ParseError(
            f"{word} depends on the index {missing[0]}: write {name}_{''.join((*indices, missing[0]))} = ..."
        )
    if name in problem.names.rank:
        raise ParseError(f"{name} has a meaning already")
    if tree[0] == "sym" and not indices:
        problem.names.same[name] = tree[1]
        return word, tree
    problem.define(name, (), indices, tree)
    return word, tree
