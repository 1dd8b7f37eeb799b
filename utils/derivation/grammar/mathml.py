"""Trees to presentation MathML, to show a line as it was read."""

from html import escape

from utils.derivation.grammar.levels import FACTOR, OPEN, POWER, PRODUCT, SUM, TIGHT, plain_number
from utils.derivation.grammar.markup import fenced, identifier, index, indices, op, relation, row
from utils.derivation.grammar.vocabulary import PI, E

TIMES, DOT, MINUS, APPLY, INVISIBLE = "×", "⋅", "−", "\u2061", "\u2062"


def mathml(*pieces, aliases=None):
    """Return one `<math>` element for trees and the relations between them, `left, "=", right`.

    aliases: names to show in place of others. Whatever text the pieces hold is escaped.
    """
    writer = Writer(aliases or {})
    inner = "".join(relation(piece) if isinstance(piece, str) else writer.math(piece)[0] for piece in pieces)
    return f'<math display="block"><mrow>{inner}</mrow></math>'


class Writer:
    """Write one tree; every method returns (MathML, how tightly it binds)."""

    def __init__(self, aliases):
        self.aliases = aliases

    def math(self, tree):
        """Return the MathML of a tree and its level."""
        method = getattr(self, "_" + tree[0], None)
        return method(tree) if method else (f"<mtext>{escape(str(tree))}</mtext>", SUM)

    def inner(self, tree):
        """Return the MathML of a tree without its level."""
        return self.math(tree)[0]

    def at(self, tree, level):
        """Return the MathML of a tree where at least this level is needed."""
        text, own = self.math(tree)
        return text if own >= level else fenced(text)

    def summand(self, tree):
        """Return what may follow a sign."""
        text, own = self.math(tree)
        return text if own >= PRODUCT or own == OPEN else fenced(text)

    # -- leaves
    def _num(self, tree):
        value = tree[1]
        if value in (E, PI):
            return f"<mi>{'e' if value == E else 'π'}</mi>", TIGHT
        text = f"<mn>{escape(plain_number(abs(value)))}</mn>"
        return (row(op(MINUS, form="prefix"), text), SUM) if value < 0 else (text, TIGHT)

    def _sym(self, tree):
        return identifier(self.aliases.get(tree[1], tree[1])), TIGHT

    _dim = _ev = _sym

    def _idx(self, tree):
        name = self.aliases.get(tree[1], tree[1])
        base = identifier(name)
        if base.startswith("<msub>"):
            base = row(base)
        return f"<msub>{base}{indices(tree[2])}</msub>", TIGHT

    def _eye(self, tree):
        base = '<mi mathvariant="normal">I</mi>'
        return (base if tree[1] is None else f"<msub>{base}{index(tree[1])}</msub>"), TIGHT

    def _delta(self, tree):
        return f"<msub><mi>δ</mi>{indices(tree[1:])}</msub>", TIGHT

    # -- arithmetic
    def _neg(self, tree):
        return row(op(MINUS, form="prefix"), self.summand(tree[1])), SUM

    def _add(self, tree):
        sign = "+" if tree[0] == "add" else MINUS
        return row(self.at(tree[1], SUM), op(sign, form="infix"), self.summand(tree[2])), SUM

    _sub = _add

    def _mul(self, tree):
        left, right = self.at(tree[1], PRODUCT), self.at(tree[2], FACTOR)
        numbers = tree[2][0] == "num" and tree[2][1] not in (E, PI)
        mark = {"mul": TIMES if numbers else DOT, "jux": TIMES if numbers else INVISIBLE, "dot": DOT}[tree[0]]
        return row(left, op(mark), right), PRODUCT

    _jux = _dot = _mul

    def _div(self, tree):
        return f"<mfrac>{row(self.inner(tree[1]))}{row(self.inner(tree[2]))}</mfrac>", FACTOR

    def _pow(self, tree):
        return f"<msup>{row(self.at(tree[1], TIGHT))}{row(self.inner(tree[2]))}</msup>", POWER

    def _T(self, tree):
        return f"<msup>{row(self.at(tree[1], TIGHT))}<mo>⊤</mo></msup>", POWER

    def _norm(self, tree):
        return fenced(self.inner(tree[1]), "‖", "‖"), TIGHT

    def _abs(self, tree):
        return fenced(self.inner(tree[1]), "|", "|"), TIGHT

    def _entry(self, tree):
        return f"<msub>{row(self.at(tree[1], TIGHT))}{indices(tree[2])}</msub>", TIGHT

    # -- calls
    def _call(self, tree):
        name, arguments = tree[1], tree[2:]
        if name == "sqrt":
            return f"<msqrt>{row(self.inner(arguments[0]))}</msqrt>", TIGHT
        if name == "exp":
            return f"<msup><mi>e</mi>{row(self.inner(arguments[0]))}</msup>", POWER
        if name == "inv":
            return (
                f"<msup>{row(self.at(arguments[0], TIGHT))}{row(op(MINUS, form='prefix'), '<mn>1</mn>')}</msup>",
                POWER,
            )
        if name == "ones" and arguments[0][0] == "dim":
            return f'<msub><mn mathvariant="bold">1</mn>{index(arguments[0][1])}</msub>', TIGHT
        return row(identifier(name), op(APPLY), self.listed(arguments)), TIGHT

    def listed(self, arguments, left="(", right=")"):
        """Return arguments in brackets."""
        return fenced(op(",").join(self.inner(a) for a in arguments), left, right)

    def _prime(self, tree):
        primes = "′" if tree[0] == "prime" else "″"
        name = f"<msup>{identifier(tree[1])}<mo>{primes}</mo></msup>"
        return row(name, op(APPLY), self.listed(tree[2:])), TIGHT

    _prime2 = _prime

    def big(self, sign, tree, level):
        """Return a large sign with its index and what it acts on."""
        text, own = self.math(tree[2])
        mark = op(sign, movablelimits="false") if len(sign) == 1 else f"<mo>{sign}</mo>"
        body = text if own >= level or own == OPEN else fenced(text)
        return row(f"<munder>{mark}{row(index(tree[1]))}</munder>", body), OPEN

    def _sum(self, tree):
        return self.big("∑", tree, PRODUCT)

    def _prod(self, tree):
        return self.big("∏", tree, PRODUCT)

    def _maxover(self, tree):
        return self.big(tree[0][:3], tree, TIGHT)

    _minover = _maxover

    def _deriv(self, tree):
        variables, what = [tree[2]], tree[1]
        while what[0] == "deriv" and len(variables) < 3:
            variables.append(what[2])
            what = what[1]
        d = "<mi>d</mi>" if what[0] == "call" and tree[2][0] == "sym" else "<mo>∂</mo>"
        order = len(variables)
        above = d if order == 1 else f"<msup>{d}<mn>{order}</mn></msup>"
        same = all(v == variables[0] for v in variables) and order > 1
        below = (
            row(d, f"<msup>{self.inner(variables[0])}<mn>{order}</mn></msup>")
            if same
            else "".join(row(d, self.inner(v)) for v in variables)
        )
        if what[0] in ("sym", "idx"):
            return f"<mfrac>{row(above, self.inner(what))}{row(below)}</mfrac>", FACTOR
        return row(f"<mfrac>{row(above)}{row(below)}</mfrac>", fenced(self.inner(what), "[", "]")), FACTOR

    # -- probability
    def _E(self, tree):
        name = {"E": "𝔼", "Var": "Var", "Cov": "Cov"}[tree[0]]
        if tree[0] == "E" and len(tree) > 2:
            inner = self.inner(tree[1]) + op("|", form="infix", stretchy="false") + self.inner(tree[2])
            return row('<mi mathvariant="normal">𝔼</mi>', op(APPLY), fenced(inner, "[", "]")), TIGHT
        return row(f'<mi mathvariant="normal">{name}</mi>', op(APPLY), self.listed(tree[1:], "[", "]")), TIGHT

    _Var = _Cov = _E

    def _P(self, tree):
        given = op("|", form="infix", stretchy="false") + self.inner(tree[2]) if tree[2] else ""
        return row('<mi mathvariant="normal">P</mi>', op(APPLY), fenced(self.inner(tree[1]) + given)), TIGHT

    def _and(self, tree):
        sign, loose = ("∩", ("or",)) if tree[0] == "and" else ("∪", ())
        return row(self.event(tree[1], loose), op(sign), self.event(tree[2], (*loose, tree[0]))), SUM

    _or = _and

    def event(self, tree, bracketed):
        """Return an event, in brackets when it is of one of these kinds."""
        return fenced(self.inner(tree)) if tree[0] in bracketed else self.inner(tree)

    def _not(self, tree):
        if tree[1][0] != "ev":
            return f"<msup>{fenced(self.inner(tree[1]))}<mi>c</mi></msup>", SUM
        return f'<mover accent="true">{row(self.inner(tree[1]))}{op("¯", stretchy="true")}</mover>', TIGHT
