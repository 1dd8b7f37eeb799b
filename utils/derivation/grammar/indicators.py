"""Indicators of two equal indices, the identity and the vector of ones."""

import re

from utils.derivation.grammar.errors import quote

EQUAL = re.compile(r"\{?([a-z0-9])\s*(=|==|!=)\s*([a-z0-9])\}?")
ONE = ("num", 1.0)


def node(p, left, relation, right):
    """Return delta_ij or 1 - delta_ij."""
    for index in (left, right):
        if len(index) != 1 or not (index.islower() or index.isdigit()) or p.names.declared(index):
            p.fail(f"An indicator compares two indices, as in 1[i=j]; {quote(index)} is none.")
    tree = ("delta", left, right)
    return tree if relation != "!=" else ("sub", ONE, tree)


def condition(p, i):
    """Return the indicator that stands in the brackets at place i and move behind it, or None."""
    t = p.t
    if i + 4 >= len(t) or t[i][0] != "op" or t[i][1] not in ("(", "[", "{"):
        return None
    inner = t[i + 1 : p.match[i]]
    while len(inner) > 2 and inner[0][1] in ("{", "(", "["):
        inner = inner[1:-1]
    if len(inner) != 3 or inner[1][0] != "rel" or inner[1][1] not in ("=", "!="):
        return None
    if inner[0][0] not in ("word", "num") or inner[2][0] not in ("word", "num"):
        return None
    tree = node(p, inner[0][1], inner[1][1], inner[2][1])
    p.i = p.match[i] + 1
    return tree


def iverson(p):
    """Read [i=j]; None when the bracket is a group."""
    return condition(p, p.i) if p.t[p.i][1] == "[" else None


def after_one(p):
    """Read 1[i=j], 1_{i=j} and 1_n; None for the number 1."""
    if p.t[p.i][1] != "1":
        return None
    following = p.t[p.i + 1]
    if following[0] == "op" and following[1] in ("(", "[", "{"):
        return condition(p, p.i + 1)
    if following[0] == "sub":
        content = following[1].strip().strip("()")
        if m := EQUAL.fullmatch(content):
            p.i += 2
            return node(p, m[1], m[2].replace("==", "="), m[3])
        if content in p.names.dims:
            p.i += 2
            return ("call", "ones", ("dim", content))
        p.fail(f"I cannot read the 1 with {quote(content)}; I read 1[i=j], and 1_n for a vector of ones.")
    return None


def named(p):
    """Read I(i=j), I_{i=j}; None for the identity."""
    if p.t[p.i][1] in ("I", "Ind") and p.t[p.i + 1][0] == "sub" and (m := EQUAL.fullmatch(p.t[p.i + 1][1].strip())):
        p.i += 2
        return node(p, m[1], m[2].replace("==", "="), m[3])
    return condition(p, p.i + 1)


def delta(p):
    """Read the delta of two indices in brackets or with an equality; None for delta_ij."""
    t, i = p.t, p.i + 1
    if "_" in t[p.i][1]:
        return None
    if t[i][0] == "sub" and (m := EQUAL.fullmatch(t[i][1].strip())):
        p.i += 2
        return node(p, m[1], m[2].replace("==", "="), m[3])
    if t[i][0] == "op" and t[i][1] in ("(", "["):
        inner = t[i + 1 : p.match[i]]
        if len(inner) == 3 and inner[1][1] in (",", "-"):
            tree = node(p, inner[0][1], "=", inner[2][1])
            p.i = p.match[i] + 1
            return tree
        return condition(p, i)
    return None


def identity(p):
    """Read eye(n)."""
    i = p.i + 1
    if p.t[i][1] == "(" and p.match[i] == i + 2 and p.t[i + 1][1] in p.names.dims:
        p.i = i + 3
        return ("eye", p.t[i + 1][1])
    return None
