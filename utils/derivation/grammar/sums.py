"""Sums, products, and maxima over an index."""

from utils.derivation.grammar import calls
from utils.derivation.grammar.bounds import limits, state, upper
from utils.derivation.grammar.limits import MAX_DEPTH
from utils.derivation.grammar.tree import free_indices

ONE = ("num", 1.0)


def read(p):
    """Read a sum or product; None when the word is none (`Sigma` alone)."""
    name, _, index = p.t[p.i][1].partition("_")
    capital = name in ("Sigma", "Pi")
    kind = "prod" if name[0] in "pP" else "sum"
    start = p.i
    p.i += 1
    low, up = (index or None), None
    for _ in range(2):
        if p.t[p.i][0] == "sub" and low is None:
            low = p.take()[1]
        elif p.op("^", "**") and up is None:
            up = upper(p)
    if low is None:
        if capital and not p.op("(", "[", "{") and p.t[p.i][0] != "word":
            p.i = start
            return None
        return without_limits(p, kind, start)
    if p.word("of"):
        p.i += 1
    indices, other = limits(p, low, up, start)
    return bind(p, kind, indices, body(p, kind), other)


def bind(p, kind, indices, tree, other=None):
    """Return the sum over the indices; an index that is left out becomes the factor (1 - delta)."""
    if other is not None:
        if kind == "prod":
            p.fail("A product that leaves an index out is not read here.")
        pairs = free_indices(tree) >= {indices[0], other}
        tree = ("mul", ("sub", ONE, ("delta", indices[0], other)), tree)
        if pairs:  # sum_{i != j} a_i b_j may go over both
            p.seen.add("pairs")
            if "pairs" in p.wide:
                tree = (kind, other, tree)
    for index in reversed(indices):
        tree = (kind, index, tree)
    return tree


def body(p, kind):
    """Read what is summed: the product that follows."""
    p.depth += 1
    if p.depth > MAX_DEPTH:
        p.fail("There are too many sums inside one another; split the line.")
    if kind == "sum" and "sum" in p.wide:
        tree = p.expression()
    elif kind == "prod":
        tree = p.signed(lambda: p.product(stop=("/",) if "product" in p.wide else ()))
        if divides(tree):
            p.seen.add("product")
    else:
        tree = p.signed(p.product)
    p.depth -= 1
    if kind == "sum" and p.op("+", "-"):
        p.seen.add("sum")
    return tree


def divides(tree):
    """Return whether a product has a quotient at its top."""
    while tree[0] in ("mul", "jux", "dot", "neg"):
        tree = tree[1]
    return tree[0] == "div"


def without_limits(p, kind, start):
    """Read sum(x_i, i), sum(x_i for i in ...), `sum over i x_i`, sum(x), sum x_i."""
    if p.t[p.i][0] == "word" and p.t[p.i][1] in ("over", "for", "on") and p.names.declared(p.t[p.i][1]) is None:
        return over_words(p, kind, start)
    sign = p.t[start][3] - p.t[start][2] != len("sum")  # a large sigma acts on all that follows, `sum(...)` is a call
    if p.op("(", "[") and not sign:
        closed = p.match[p.i]
        tree = p.inside(lambda: listed(p, kind, closed))
        if tree[0] == "listed":
            return ends_here(p, infer(p, kind, tree[1], start), start)
        return tree
    return infer(p, kind, body(p, kind), start)


def listed(p, kind, closed):
    """Read the inside of sum(...)."""
    tree = p.expression()
    if p.i == closed:
        return ("listed", tree)
    if p.t[p.i][1] == "," and p.t[p.i][0] == "op":
        inner = [t[1] for t in p.t[p.i + 1 : closed] if t[1] not in ("(", ")")]
        text = "".join(inner)
        if len(inner) == 5 and inner[1] == inner[3] == ",":  # (i, 1, n)
            text = f"{inner[0]}={inner[2]}..{inner[4]}"
        p.i = closed
        indices, other = limits(p, text, None, p.i)
        return bind(p, kind, indices, tree, other)
    if p.t[p.i][1] == "for" and p.t[p.i + 1][0] == "word" and p.t[p.i + 2][1] == "in" and p.t[p.i + 3][1] == "range":
        index = p.t[p.i + 1][1]
        size = p.t[closed - 2][1]
        if len(index) != 1 or closed - p.i != 7:
            p.fail("I read sum(... for i in range(n)).")
        state(p, index, "1", size, p.i)
        p.i = closed
        return bind(p, kind, (index,), tree)
    return ("listed", tree)


def over_words(p, kind, start):
    """Read `sum over i of x_i`, `sum over i=1..n x_i`."""
    p.i += 1
    token = p.take()
    low = token[1]
    if token[0] != "word" or len(low) != 1:
        p.fail("I read `sum over i of ...`.", start)
    if p.t[p.i][1] == "=" and p.t[p.i + 1][0] == "num" and p.t[p.i + 2][1] in ("..", "...", "to", ":"):
        low = f"{low}={p.t[p.i + 1][1]}..{p.t[p.i + 3][1]}"
        p.i += 4
    if p.word("of") or p.op(":", ","):
        p.i += 1
    indices, other = limits(p, low, None, start)
    return bind(p, kind, indices, body(p, kind), other)


def infer(p, kind, tree, start):
    """Bind the one free index of a sum that names none; a sum of a vector adds its entries."""
    free = sorted(free_indices(tree))
    if len(free) == 1:
        return (kind, free[0], tree)
    if free or kind == "prod":
        p.fail("Write which index this runs over, as in sum_i.", start)
    return ("call", "sum", tree)


def ends_here(p, tree, start):
    """Return sum(...) unless its index goes on behind the bracket, or a power may belong inside."""
    if tree[0] == "call":
        return tree
    place = p.i
    while p.t[place][0] not in ("end", "rel") and p.t[place][1] not in ("+", "-", ")", "]", "}", ","):
        kind, value, *_ = p.t[place]
        if (kind == "word" and tree[1] in value.partition("_")[2]) or (place == p.i and value in ("^", "**")):
            p.fail("Write the index of this sum, as in sum_i (...)^2, so that it is clear what it takes in.", start)
        place += 1
    return tree


def over(p):
    """Read max_j z_j; None for a plain max."""
    name, _, index = p.t[p.i][1].partition("_")
    if not index and p.t[p.i + 1][0] != "sub":
        return None
    start = p.i
    p.i += 1
    low = index or p.take()[1]
    indices, other = limits(p, low, None, start)
    if other or len(indices) != 1:
        p.fail(f"I read {name.lower()}_j over one index.", start)
    arguments = calls.call_arguments(p, name, 1)
    if len(arguments) != 1:
        p.fail(f"I read {name.lower()}_j of one thing.", start)
    return (name.lower() + "over", indices[0], arguments[0])


def log_sum_exp(p):
    """Read logsumexp_j z_j as log sum_j exp(z_j); None for a plain call."""
    name, _, index = p.t[p.i][1].partition("_")
    if not index:
        return None
    start = p.i
    p.i += 1
    indices, _ = limits(p, index, None, start)
    (argument,) = calls.call_arguments(p, name, 1)[:1]
    return ("call", "log", bind(p, "sum", indices, ("call", "exp", argument)))
