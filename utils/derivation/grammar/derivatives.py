"""Derivatives as people write them: dL/dw_j, d^2L/dz^2, d/dz[...], grad_w L, and the same with round d and in a fraction."""

import re

from utils.derivation.grammar.operators import body, gradient, nest
from utils.derivation.grammar.variables import OPENING, denominators

STOPPING = frozenset(["+", "-", "*", ",", ";", "=", "•", ".", "@", ")", "]", "}"])
REACH = 30  # tokens between a d and its slash  # tokens between a d and its slash
SECOND = re.compile(r"d([23])([A-Za-z]\w*)")


def read(p):
    """Read a derivative that starts here; None when there is none."""
    kind, value = p.t[p.i][:2]
    if kind == "grad" or value.partition("_")[0] in ("grad", "nabla"):
        return gradient(p)
    if kind == "d" and p.t[p.i + 1][0] == "sub":
        return gradient(p)
    found = numerator(p, p.i)
    if found is None:
        return None
    first, order = found
    slash = find_slash(p, first)
    if slash is None:
        return None
    by, after = denominators(p, slash + 1, order, below=first < slash)
    if by is None:
        return None
    if first == slash:
        p.i = after
        return nest(body(p), by)
    return nest(operand(p, first, slash, by[0], after), by)


def numerator(p, i):
    """Return (place of what is differentiated, order) after the d at place i, or None; `dL` is told apart into d and L."""
    kind, value, start, end = p.t[i]
    if kind == "d" or value in ("d", "partial"):
        order, j = 1, i + 1
        if p.t[j][1] in ("^", "**") and p.t[j][0] == "op":
            braced = p.t[j + 1][1] in OPENING
            number = p.t[j + 1 + braced]
            if number[1] not in ("2", "3"):
                return None
            order, j = int(number[1]), j + 2 + 2 * braced
        return j, order
    if kind == "word" and value[0] == "d" and len(value) > 1:
        if known(p, value[1:]):
            p.t[i] = ("word", value[1:], start + 1, end) if slashed(p, i) else p.t[i]
            return (i, 1) if p.t[i][1] != value else None
        m = SECOND.fullmatch(value)
        if m and known(p, m[2]) and slashed(p, i):
            p.t[i] = ("word", m[2], start + 2, end)
            return i, int(m[1])
    return None


def slashed(p, i):
    """Return whether a slash and another d follow what is differentiated at place i."""
    return find_slash(p, i) is not None


def known(p, word):
    """Return whether a word can stand behind a d."""
    names = p.names
    if names.resolve(word) is not None or names.function(word):
        return True
    return word.partition("_")[0] in ("E", "Var", "Cov", "P")


def find_slash(p, i):
    """Return the place of the slash that a d follows, with only factors before it, or None."""
    t, last, bars = p.t, min(len(p.t) - 2, i + REACH), 0
    while i < last or (i < len(t) - 2 and i in p.match):
        kind, value = t[i][:2]
        if kind == "op":
            if value == "/":
                return i if bars % 2 == 0 and d_at(p, i + 1) else None
            bars += value in ("|", "||")
            if value in OPENING:
                i = p.match[i]
            elif value in STOPPING:
                return None
        elif kind in ("rel", "row", "end"):
            return None
        i += 1
    return None


def d_at(p, i):
    """Return whether a d with a variable stands at place i."""
    kind, value = p.t[i][:2]
    if kind == "op" and value in OPENING:  # dL/(dw_j dw_k)
        return d_at(p, i + 1) and all(t[1] != "/" for t in p.t[i : p.match[i]])
    if kind == "d" or value == "partial":
        return True
    if kind != "word" or value[0] != "d":
        return False
    if value == "d":
        following = p.t[i + 1]
        return following[0] == "word" or (following[0] == "op" and following[1] in OPENING)
    return (
        p.names.resolve(value) is None and p.names.function(value) is None
    )  # delta_ij, det(A) begin with a d of their own


def operand(p, first, slash, by, after):
    """Read what stands between the d and the slash, and move behind the derivative."""
    p.i = first
    kind, value = p.t[first][:2]
    if kind == "word" and slash == first + 1 and p.names.declared(value) is None and (f := p.names.function(value)):
        tree = ("call", f, by)
    else:
        tree = p.chain()
        if p.i != slash:
            p.unexpected(" in a derivative")
    p.i = after
    return tree


def fraction(p):
    r"""Read \frac{dL}{dw}, \frac{d}{dz} ...; None for a plain fraction."""
    opened = p.i + 1
    if p.t[opened][1] != "{" or p.t[opened][0] != "op":
        return None
    closed = p.match[opened]
    below = closed + 1
    if p.t[below][1] != "{" or p.t[below][0] != "op" or not d_at(p, below + 1):
        return None
    kind, value, start, end = p.t[opened + 1]
    if kind == "word" and value[0] == "d" and len(value) > 1:
        if p.names.declared(value) is not None or not known(p, value[1:]):
            return None
        first, order = opened + 1, 1
        p.t[first] = ("word", value[1:], start + 1, end)
    else:
        found = numerator(p, opened + 1) if kind == "d" or value in ("d", "partial") else None
        if found is None:
            return None
        first, order = found
    by, after = denominators(p, below + 1, order, p.match[below])
    if after != p.match[below]:
        p.fail("I cannot read what this derivative is taken by.", after)
    after += 1
    if first == closed:
        p.i = after
        return nest(body(p), by)
    return nest(operand(p, first, closed, by[0], after), by)
