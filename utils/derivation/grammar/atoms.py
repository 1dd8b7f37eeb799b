"""The smallest pieces of an expression."""

import math

from utils.derivation.grammar import bars, calls, derivatives, indicators, words


def atom(p):
    """Read one number, name, bracket, call, sum or derivative."""
    kind, value, *_ = p.t[p.i]
    if kind == "word":
        return words.word(p)
    if kind == "num":
        return indicators.after_one(p) or number(p)
    if kind == "op":
        reader = OPERATORS.get(value)
        return reader(p) if reader else p.missing()
    if kind == "frac":
        return fraction(p)
    if kind in ("d", "grad"):
        return derivatives.read(p) or p.fail("I expected a derivative here, such as dL/dw.")
    if kind == "sqrt":
        return root(p)
    if kind == "one":
        return indicators.after_one(p) or p.fail("A bold 1 needs a size or a condition: 1_n, or 1[i=j].")
    return p.missing()


def number(p):
    """Read a number."""
    value = float(p.t[p.i][1])
    if not math.isfinite(value):
        p.fail("This number is too large.")
    p.i += 1
    return ("num", value)


def bracket(p):
    """Read an expression in brackets, or an indicator."""
    return indicators.iverson(p) or p.group()


def fraction(p):
    r"""Read \frac and its two arguments; a derivative may be written so."""
    derivative = derivatives.fraction(p)
    if derivative is not None:
        return derivative
    p.i += 1
    return ("div", argument(p), argument(p))


def argument(p):
    """Read a LaTeX argument: a group in braces, one digit, one letter or one command."""
    kind, value, start, end = p.t[p.i]
    if kind == "op" and value == "{":
        return p.group()
    if kind == "op" or kind in ("end", "rel", "row"):
        p.fail("\\frac needs two arguments, as in \\frac{1}{n}.")
    if kind in ("num", "word") and end - start == len(value) and len(value) > 1 and value.isalnum():
        p.t[p.i] = (kind, value[0], start, start + 1)
        tree = atom(p)
        p.i -= 1
        p.t[p.i] = ("num" if value[1].isdigit() else kind, value[1:], start + 1, end)
        return tree
    return atom(p)


def root(p):
    r"""Read \sqrt{a}, \sqrt[3]{a} and \sqrt a."""
    p.i += 1
    degree = None
    if p.op("[") and p.t[p.i + 1][0] == "num" and p.t[p.i + 2][1] == "]":
        degree = p.t[p.i + 1][1]
        p.i += 3
    (inner,) = calls.call_arguments(p, "sqrt", 1)
    if degree in (None, "2"):
        return ("call", "sqrt", inner)
    return ("pow", inner, ("div", ("num", 1.0), ("num", float(degree))))


def sign(p):
    """Read a sign where an atom should stand (`x^-1`, `log -z`)."""
    return p.signed(p.factor)


OPERATORS = {
    "(": bracket, "[": bracket, "{": bracket, "|": bars.bars, "||": bars.bars, "|<": bars.bars, "||<": bars.bars,
    "<": bars.angle, "<<": bars.angle, "-": sign, "+": sign,
}  # fmt: skip
