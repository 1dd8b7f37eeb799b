"""Bars and angles: absolute values, norms, inner products."""


def bars(p):
    """Read |a|, ||a|| and what stands in one-sided LaTeX bars."""
    mark = p.take()[1]
    plain = mark.rstrip("<")
    start = p.i - 1
    p.bars.append(plain if mark == plain else "(")
    inner = p.expression()
    p.bars.pop()
    closer = mark.replace("<", ">")
    if plain == "|" and mark == plain and p.op("||"):  # the second bar of `||` closes another one
        _, _, first, last = p.t[p.i]
        p.t[p.i] = ("op", "|", first + 1, last)
    elif p.op(closer, plain):
        p.i += 1
    elif p.t[p.i][0] == "end":
        p.fail(f"The bar {plain} is never closed.", start)
    else:
        p.unexpected(f", before the closing `{plain}`")
    if plain == "|":
        return ("abs", inner)
    return norm(p, inner)


def norm(p, inner):
    """Read the index of a norm: 2 and F are the norm itself, 1 the sum of absolute values."""
    if p.t[p.i][0] == "sub":
        index = p.t[p.i][1]
        if index == "1":
            p.i += 1
            return ("call", "sum", ("abs", inner))
        if index not in ("2", "F", "{2}", "{F}"):
            p.fail("I read the norms ||v||, ||v||_2, ||v||_F and ||v||_1 only.")
        p.i += 1
    return ("norm", inner)


def angle(p):
    """Read <a, b>, an inner product."""
    opened = p.take()
    p.bars.append("<")
    left = p.expression()
    if not p.op(",", "|"):
        p.fail("An inner product is written <a, b>.")
    p.i += 1
    right = p.expression()
    p.bars.pop()
    p.expect({"<": ">", "<<": ">>"}[opened[1]])
    return ("dot", left, right)
