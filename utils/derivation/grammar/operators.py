"""Operators that take a derivative of what follows them: d/dz, grad_w."""

from utils.derivation.grammar.errors import quote
from utils.derivation.grammar.variables import OPENING


def nest(tree, by):
    """Return the derivative by several variables: the last one acts first."""
    for leaf in reversed(by):
        tree = ("deriv", tree, leaf)
    return tree


def body(p):
    """Read what an operator such as d/dz acts on."""
    if p.op("[", "{"):
        return p.factor()
    if p.op("("):
        first = p.i
        if "derivative" in p.wide:
            return p.factor()
        tree = p.chain()
        if p.i > p.match[first] + 1:
            p.seen.add("derivative")
        return tree
    if not p.starts() and not p.op("-", "+"):
        p.missing()
    if "derivative" in p.wide:
        return p.signed(p.product)
    tree = p.signed(lambda: p.chain(over=True))
    if p.op("*", "•"):
        p.seen.add("derivative")
    return tree


def gradient(p):
    """Read grad_w L and its spellings; a Hessian is nabla_w^2 L."""
    start = p.i
    _, name = p.take()[:2]
    word = name.partition("_")[2] if name != "partial" else ""
    order = 1
    for _ in range(2):
        if p.t[p.i][0] == "sub" and not word:
            word = p.take()[1]
        elif p.op("^", "**") and order == 1:
            braced = p.t[p.i + 1][1] in OPENING
            if p.t[p.i + 1 + braced][1] != "2":
                p.fail("I read grad_w L and nabla_w^2 L.")
            order, p.i = 2, p.i + 2 + 2 * braced
    if not word:
        p.fail("Write by what the gradient is taken, as in grad_w L.", start)
    leaf = p.names.resolve(word)
    if leaf is None:
        p.fail(f"I do not know {quote(word)}.{p.names.suggest(word)}", start)
    if leaf[0] not in ("sym", "idx"):
        p.fail(f"A gradient is taken by a variable; {quote(word)} is none.", start)
    return nest(body(p) if p.t[p.i][0] == "num" else p.signed(p.factor), [leaf] * order)
