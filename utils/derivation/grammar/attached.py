"""What may follow an atom: transposes, indices, subscripts, methods."""

import re

from utils.derivation.grammar import calls

INDEX = re.compile(r"[a-z1-9][a-z0-9]?")


def postfix(p, tree):
    """Read transposes, indices in brackets, subscripts and methods after an atom."""
    while True:
        kind, value, start, _ = p.t[p.i]
        if kind == "op" and value in ("'", ".T", "⊤"):
            if value == "'" and tree[0] == "sym" and tree[1] in p.names.scalars:
                p.fail(f"`{tree[1]}'` does not say by what to differentiate; write d{tree[1]}/d...")
            p.i += 1
            tree = ("T", tree)
        elif kind == "op" and value == "[" and tree[0] in ("sym", "idx") and p.t[p.i - 1][3] == start:
            indexed = index_in_brackets(p, tree)
            if indexed is None:
                return tree
            tree = indexed
        elif kind == "sub":
            tree = subscript(p, tree, value)
        elif value == "." and p.t[p.i + 1][0] == "word" and p.t[p.i + 1][2] == start + 1 and p.t[p.i + 2][1] == "(":
            method = calls.method(p, tree)
            if method is None:
                return tree
            tree = method
        else:
            return tree


def entry(p, tree, indices):
    """Return the entry of a tree, as an indexed name where it is one."""
    if "0" in indices:
        p.fail("Indices count from 1 here; there is no entry 0.")
    if tree[0] == "sym" and len(indices) <= p.names.rank.get(tree[1], 0):
        return ("idx", tree[1], indices)
    if tree[0] == "idx" and len(tree[2]) + len(indices) <= p.names.rank.get(tree[1], 0):
        return ("idx", tree[1], tree[2] + indices)
    if tree[0] in ("num", "dim", "delta", "idx") or len(indices) > 2:
        p.fail("I cannot take an entry of this.")
    return ("entry", tree, indices)


def subscript(p, tree, content):
    """Read the index of a bracket, a call or a transpose."""
    content = content.replace(",", "").replace(" ", "")
    if not INDEX.fullmatch(content) and content != "0":
        p.unexpected()
    p.i += 1
    if p.t[p.i - 2][1] != ")" and tree[0] == "pow" and tree[1][0] == "sym" and tree[2][0] == "num":  # x^2_i
        leaf = p.names.declared(f"{tree[1][1]}_{content}")
        if leaf and p.names.rank.get(leaf[1], 0) < 2:
            return ("pow", leaf, tree[2])
    return entry(p, tree, tuple(content))


def index_in_brackets(p, tree):
    """Read x[i], X[i,j]; None when the bracket is something else."""
    closed = p.match[p.i]
    inner = p.t[p.i + 1 : closed]
    if any(t[1] == ":" for t in inner):
        p.fail("Slices are not read here; write entries with indices, such as X_ij.")
    indices = tuple(t[1] for t in inner[::2])
    plain = all(len(i) == 1 and (i.islower() or i.isdigit()) for i in indices) and all(t[1] == "," for t in inner[1::2])
    if (
        not plain
        or len(inner) % 2 == 0
        or p.names.rank.get(tree[1], 0) < len(indices) + (len(tree[2]) if tree[0] == "idx" else 0)
    ):
        return None
    tree = entry(p, tree, indices)
    p.i = closed + 1
    return tree
