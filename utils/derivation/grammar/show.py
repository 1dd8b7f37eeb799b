"""Trees to plain text that reads back to a tree of the same meaning."""

from utils.derivation.grammar.levels import FACTOR, OPEN, POWER, PRODUCT, SUM, TIGHT, plain_number, subscript

MARKS = {"mul": "*", "jux": " ", "dot": ".", "div": "/"}


def show(tree, names=None, aliases=None):
    """Return the text a learner would write for a tree.

    names: the problem's Names, for functions whose usual name it declares as something else.
    aliases: names to write in place of others, such as a reading's own `.aliases`.

    >>> show(("sub", ("sym", "p"), ("mul", ("num", 2.0), ("add", ("sym", "y"), ("num", 1.0)))))
    'p - 2*(y + 1)'
    """
    writer = Writer(names, aliases or {})
    return writer.text(tree)[0]


class Writer:
    """Write one tree; every method returns (text, how tightly it binds)."""

    def __init__(self, names, aliases):
        self.names, self.aliases = names, aliases
        self.inside = 0  # how many expectations we are in

    def text(self, tree):
        """Return the text of a tree and its level."""
        method = getattr(self, "_" + tree[0], None)
        return method(tree) if method else (str(tree), SUM)

    def at(self, tree, level):
        """Return the text of a tree where at least this level is needed."""
        text, own = self.text(tree)
        return text if own >= level else f"({text})"

    # -- leaves
    def _num(self, tree):
        text = plain_number(abs(tree[1]))
        return (f"-{text}", SUM) if tree[1] < 0 else (text, TIGHT if "e-" not in text else FACTOR)

    def name(self, name):
        """Return a name, or the alias that stands for it."""
        return self.aliases.get(name, name)

    def _sym(self, tree):
        return self.name(tree[1]), TIGHT

    _ev = _sym

    def _dim(self, tree):
        return tree[1], TIGHT

    def _idx(self, tree):
        return f"{self.name(tree[1])}_{subscript(tree[2])}", TIGHT

    def _eye(self, tree):
        return ("I" if tree[1] is None else f"I_{tree[1]}"), TIGHT

    def _delta(self, tree):
        return f"delta_{subscript(tree[1:])}", TIGHT

    # -- arithmetic
    def _neg(self, tree):
        text, level = self.text(tree[1])
        return "-" + (text if level >= PRODUCT or level == OPEN else f"({text})"), SUM + 0.5

    def _add(self, tree):
        return f"{self.left(tree[1])} + {self.right(tree[2])}", SUM

    def _sub(self, tree):
        return f"{self.left(tree[1])} - {self.right(tree[2])}", SUM

    def left(self, tree):
        """Return what may stand before a sign."""
        text, level = self.text(tree)
        return text if level >= SUM else f"({text})"

    def right(self, tree):
        """Return what may stand after a sign."""
        text, level = self.text(tree)
        return text if level >= PRODUCT or level == OPEN else f"({text})"

    def _mul(self, tree):
        kind = tree[0]
        left, level = self.text(tree[1])
        if level < PRODUCT or (kind == "jux" and tree[1][0] == "div"):
            left = f"({left})"
        right, level = self.text(tree[2])
        opened = tree[2][0] in ("sum", "prod") and kind != "div"
        if (level < FACTOR and not opened) or (kind == "div" and tree[2][0] == "deriv"):
            right = f"({right})"
        mark = MARKS[kind]
        if kind == "dot" and (left[-1].isdigit() or tree[2][0] not in ("sym", "idx") or tree[2] == ("sym", "T")):
            mark = " . "
        return f"{left}{mark}{right}", OPEN if opened else PRODUCT

    _jux = _dot = _div = _mul

    def _pow(self, tree):
        base = self.at(tree[1], TIGHT)
        power, level = self.text(tree[2])
        if tree[2][0] == "neg" and tree[2][1][0] == "num":
            power, level = "-" + self.at(tree[2][1], TIGHT), TIGHT
        elif tree[2][0] not in ("num", "sym", "idx", "dim") or level < TIGHT or power in ("T", "c", "d"):
            power = f"({power})"
        return f"{base}^{power}", POWER

    def _T(self, tree):
        return f"{self.at(tree[1], TIGHT)}^T", POWER

    def _norm(self, tree):
        return f"norm({self.text(tree[1])[0]})" if "|" in (text := self.text(tree[1])[0]) else f"||{text}||", TIGHT

    def _abs(self, tree):
        text = self.text(tree[1])[0]
        return f"abs({text})" if "|" in text or self.inside else f"|{text}|", TIGHT

    def _entry(self, tree):
        text, level = self.text(tree[1])
        if tree[1][0] != "call" or level < TIGHT:
            text = f"({text})"
        return f"{text}_{subscript(tree[2])}", TIGHT

    # -- calls
    def function(self, name):
        """Return the name of a function that is not taken here."""
        if name == "sigma" and self.names is not None and "sigma" in self.names.rank:
            return "sigmoid"
        return name

    def _call(self, tree):
        if tree[1] == "ones" and tree[2][0] == "dim":
            return f"1_{tree[2][1]}", TIGHT
        return f"{self.function(tree[1])}({', '.join(self.text(a)[0] for a in tree[2:])})", TIGHT

    def _prime(self, tree):
        return f"{self.function(tree[1])}{chr(39) * (1 + (tree[0] == 'prime2'))}({self.text(tree[2])[0]})", TIGHT

    _prime2 = _prime

    def _sum(self, tree):
        body, level = self.text(tree[2])
        return f"{tree[0]}_{tree[1]} " + (body if level >= PRODUCT or level == OPEN else f"({body})"), OPEN

    _prod = _sum

    def _maxover(self, tree):
        return f"{tree[0][:3]}_{tree[1]} ({self.text(tree[2])[0]})", FACTOR

    _minover = _maxover

    def _deriv(self, tree):
        what, by = tree[1], self.text(tree[2])[0]
        if what[0] in ("sym", "idx"):
            return f"d{self.text(what)[0]}/d{by}", FACTOR
        return f"d/d{by}[{self.text(what)[0]}]", FACTOR

    # -- probability
    def _E(self, tree):
        given = f" | {self.text(tree[2])[0]}" if len(tree) > 2 else ""
        return f"{tree[0]}[{self.moment(tree[1])}{given}]", TIGHT

    _Var = _E

    def _Cov(self, tree):
        return f"Cov({self.moment(tree[1])}, {self.moment(tree[2])})", TIGHT

    def moment(self, tree):
        """Return what stands in an expectation, where a bar would be a condition."""
        self.inside += 1
        text = self.text(tree)[0]
        self.inside -= 1
        return text

    def _P(self, tree):
        given = f" | {self.text(tree[2])[0]}" if tree[2] else ""
        return f"P({self.text(tree[1])[0]}{given})", TIGHT

    def _and(self, tree):
        left, right = (self.event(a, b) for a, b in ((tree[1], ("or",)), (tree[2], ("or", "and"))))
        return f"{left}, {right}", SUM

    def _or(self, tree):
        return f"{self.text(tree[1])[0]} or {self.event(tree[2], ('or',))}", SUM

    def _not(self, tree):
        return f"not {self.event(tree[1], ('or', 'and'))}", SUM

    def event(self, tree, bracketed):
        """Return an event, in brackets when it is of one of these kinds."""
        text = self.text(tree)[0]
        return f"({text})" if tree[0] in bracketed else text
