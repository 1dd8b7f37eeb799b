"""Words: declared names first, then derivatives, sums, expectations, functions, and names written together."""

from utils.derivation.grammar import calls, derivatives, indicators, probability, sums
from utils.derivation.grammar.errors import quote
from utils.derivation.grammar.vocabulary import MODULES, REFUSED, REFUSED_WORDS, WRITTEN_OUT

SPECIAL = {
    "sum": sums.read, "Sum": sums.read, "SUM": sums.read, "prod": sums.read, "Prod": sums.read, "Sigma": sums.read,
    "Pi": sums.read, "product": sums.read, "max": sums.over, "min": sums.over, "Max": sums.over, "Min": sums.over,
    "logsumexp": sums.log_sum_exp, "lse": sums.log_sum_exp, "LSE": sums.log_sum_exp,
    "E": probability.moment, "Var": probability.moment, "V": probability.moment, "var": probability.moment,
    "Cov": probability.moment, "cov": probability.moment,
    "P": probability.probability, "Pr": probability.probability, "Prob": probability.probability,
    "p": probability.probability, "prob": probability.probability, "Ind": indicators.named, "I": indicators.named,
    "delta": indicators.delta, "Delta": indicators.delta, "kron": indicators.delta, "eye": indicators.identity,
    "hat": calls.accent, "bar": calls.accent, "tilde": calls.accent, "log": calls.logarithm, "softmax": calls.entry_of,
    "partial": derivatives.read, "grad": derivatives.read, "nabla": derivatives.read, "d": derivatives.read,
    "O": calls.order,
}  # fmt: skip
FRACTIONS = ("frac", "dfrac", "tfrac")


def word(p):
    """Read what begins with a word."""
    place, names = p.i, p.names
    value = p.t[place][1]
    leaf = names.declared(value)
    if value[0] == "d" and (leaf is None or value == "d"):
        derivative = derivatives.read(p)
        if derivative is not None:
            return derivative
    if leaf is not None:
        return declared(p, leaf, value)
    base = value.partition("_")[0]
    reader = SPECIAL.get(base)
    if reader is not None and not names.own_function(base):
        tree = reader(p)
        if tree is not None:
            return tree
    if base in MODULES and p.t[place + 1][1] == "." and p.t[place + 2][0] == "word":
        p.i += 2
        return word(p)
    function = names.function(value)
    if function:
        return calls.call(p, function)
    if base in WRITTEN_OUT:
        return calls.written_out(p, base)
    leaf = names.resolve(value)
    if leaf is not None:
        p.i += 1
        return leaf
    tree = mean_of(p, value)
    if tree is None and (pieces := names.segment(value)):
        tree = together(p, pieces)
    return tree or with_function(p, value) or with_moment(p, value) or unknown(p, value)


def declared(p, leaf, value):
    """Return the leaf of a declared name, and remember how it was typed."""
    p.i += 1
    kind, name = leaf[:2]
    if kind in ("sym", "idx"):
        typed = value if kind == "sym" else value.rsplit("_", 1)[0]
        if p.names.same and typed != name:
            p.remember(name, typed)
        if p.t[p.i][0] == "op" and p.t[p.i][1] in ("(", "[") and arguments_only(p, p.names.depends.get(name, ())):
            p.i = p.match[p.i] + 1  # L(w) names what L depends on
    return leaf


def arguments_only(p, known):
    """Return whether the brackets here hold nothing but names this one depends on."""
    inner = p.t[p.i + 1 : p.match[p.i]]
    if len(inner) % 2 == 0 or any(t[1] not in (",", ";", "|", "||") for t in inner[1::2]):
        return False
    leaves = [p.names.declared(t[1]) if t[0] == "word" else None for t in inner[::2]]
    divergence = len(inner) == 3 and inner[1][1] == "||"  # KL(p || q) can be no product
    return all(leaf and leaf[0] in ("sym", "idx") and (divergence or leaf[1] in known) for leaf in leaves)


def together(p, pieces):
    """Return names written without a space, `Xw`, as a product; what follows belongs to the last of them."""
    tree = pieces[0]
    for piece in pieces[1:-1]:
        tree = ("jux", tree, piece)
    p.i += 1
    last = p.postfix(pieces[-1])
    if p.op("^", "**"):
        last = p.postfix(p.power(last))
    return ("jux", tree, last)


def with_function(p, value):
    """Read `ylog(p)`: declared names, then a function without a space before it."""
    for cut in range(1, min(len(value) - 1, 12)):
        function = p.names.function(value[cut:]) if len(value) - cut > 2 else None
        if function:
            leaf = p.names.resolve(value[:cut])
            left = [leaf] if leaf else p.names.segment(value[:cut])
            if left and left[0][0] != "dim":
                tree = left[0]
                for piece in left[1:]:
                    tree = ("jux", tree, piece)
                return ("jux", tree, calls.call(p, function))
    return None


def with_moment(p, value):
    """Read `2tE[F]`: declared names, then E, Var, Cov or P written against them, its brackets behind."""
    kind, _, left, right = p.t[p.i]
    for name in ("Var", "Cov", "Pr", "E", "P"):
        before = value.removesuffix(name)
        if before == value or not before or p.t[p.i + 1][1] not in ("[", "("):
            continue
        leaf = p.names.resolve(before)
        pieces = [leaf] if leaf and leaf[0] != "dim" else p.names.segment(before)
        if pieces:
            p.t[p.i] = (kind, name, left + len(before), right)
            tree = pieces[0]
            for piece in [*pieces[1:], SPECIAL[name](p)]:
                tree = ("jux", tree, piece)
            return tree
    return None


def mean_of(p, value):
    """Read x_bar, not declared, as the mean of the vector x."""
    if value.endswith("_bar") or (value.endswith("bar") and len(value) > 3):
        leaf = p.names.declared(value[:-3].rstrip("_"))
        if leaf and leaf[0] == "sym" and p.names.rank.get(leaf[1]) == 1:
            p.i += 1
            return ("call", "mean", leaf)
    return None


def unknown(p, value):
    """Say that a name is not known, and which was perhaps meant."""
    base = value.partition("_")[0]
    if base.lower() in REFUSED_WORDS:
        p.fail(REFUSED[REFUSED_WORDS[base.lower()]])
    if p.t[p.i + 1][1] in FRACTIONS:
        p.fail(f"I do not know {quote(value)}.")
    if value[0] == "d" and len(value) > 1 and p.t[p.i + 1][1] == "/" and p.t[p.i + 2][1][:1] == "d":
        value = value[1:]
    zero = value.endswith("_0") and p.names.declared(value[:-2])
    hint = " Indices count from 1 here." if zero else p.names.suggest(value)
    p.fail(f"I do not know {quote(value)}.{hint}")
