"""What a derivative is taken by."""

from utils.derivation.grammar.errors import quote

OPENING = frozenset("([{")


def denominators(p, i, order, end=None, below=True):
    """Return (variables, place after them), their number the order; (None, i) when it is no derivative."""
    by = []
    if p.t[i][0] == "op" and p.t[i][1] in OPENING and end is None:
        end = p.match[i]
        by, after = denominators(p, i + 1, order, end)
        if after != end:
            p.fail("I cannot read the variables of this derivative.", i)
        return by, end + 1
    while len(by) < order:
        kind, value, start, stop = p.t[i]
        if kind == "d" or value in ("d", "partial"):
            i += 1
        elif kind == "word" and value[0] == "d" and len(value) > 1:
            name = value[1:]
            if order > 1 and p.names.declared(name) is None and name[-1] in "23" and p.names.declared(name[:-1]):
                by += [p.names.declared(name[:-1])] * int(name[-1])  # d2L/dz2
                i += 1
                continue
            p.t[i] = ("word", name, start + 1, stop)
        else:
            p.fail("I expected d and a variable here, as in dL/dw.", i)
        leaf, i = variable(p, i, below)
        times, raised = 1, p.t[i + 1 + (p.t[i + 1][1] in OPENING)][1]
        if p.t[i][1] in ("^", "'", "⊤") and (p.t[i][1] != "^" or (raised in ("T", "⊤") and not p.names.declared("T"))):
            i += 1 if p.t[i][1] != "^" else 4 if p.t[i + 1][1] in OPENING else 2  # dw dw^T says no more than dw dw
        elif p.t[i][1] in ("^", "**") and p.t[i][0] == "op":
            braced = p.t[i + 1][1] in OPENING
            number = p.t[i + 1 + braced][1]
            if number not in ("2", "3"):
                p.fail("I read second and third derivatives by one variable, as in d^2L/dz^2.", i)
            times, i = int(number), i + 2 + 2 * braced
        by += [leaf] * times
    if len(by) != order:
        p.fail(f"This is a derivative of order {order} above and {len(by)} below.", i - 1)
    return by, i


def variable(p, i, below):
    """Return (leaf, place after it) of what a derivative is taken by: a name, with indices or in brackets."""
    t = p.t
    if t[i][0] == "op" and t[i][1] in OPENING and p.match[i] == i + 2:
        leaf, _ = variable(p, i + 1, below)
        return leaf, i + 3
    if t[i][0] != "word":
        p.fail("A derivative is taken by a name, as in dL/dw.", i)
    leaf = p.names.resolve(t[i][1])
    if leaf is None and p.names.function(t[i][1]) is None:
        p.fail(f"I do not know {quote(t[i][1])}.{p.names.suggest(t[i][1])}", i)
    if leaf is None or leaf[0] not in ("sym", "idx"):
        p.fail(f"A derivative is taken by a variable; {quote(t[i][1])} is none.", i)
    word, i = t[i][1], i + 1
    if p.names.same:
        p.remember(leaf[1], word if leaf[0] == "sym" else word.rsplit("_", 1)[0])
    if t[i][0] == "op" and t[i][1] == "[" and t[i][2] == t[i - 1][3] and leaf[0] == "sym":  # dL/dw[j]
        inner = t[i + 1 : p.match[i]]
        indices = tuple(x[1] for x in inner[::2])
        plain = all(
            len(x) == 1 and (x.islower() or (x.isdigit() and below)) and x != "0" and p.names.resolve(x) is None
            for x in indices
        )
        if plain and all(x[1] == "," for x in inner[1::2]) and 0 < len(indices) <= p.names.rank.get(leaf[1], 0):
            leaf, i = ("idx", leaf[1], indices), p.match[i] + 1
    return leaf, i
