"""The core of the parser: precedence climbing over tokens, to a syntax tree."""

from utils.derivation.grammar import atoms, attached, superscripts
from utils.derivation.grammar.cursor import OPENERS, Cursor
from utils.derivation.grammar.limits import MAX_DEPTH
from utils.derivation.grammar.vocabulary import E

CLOSERS = {"(": ")", "[": "]", "{": "}"}
SIGNS = ("+", "-")


class Parser(Cursor):
    """One reading of one expression; `wide` holds the ambiguities to be read the other way, `seen` those that were met."""

    # -- sums, products, powers
    def expression(self):
        """Read terms joined by + and -."""
        left = self.term()
        while self.op(*SIGNS):
            kind = "add" if self.take()[1] == "+" else "sub"
            left = (kind, left, self.term())
        return left

    def signed(self, read):
        """Read signs, then what `read` reads."""
        minus = 0
        while self.op(*SIGNS):
            minus += self.take()[1] == "-"
            if minus > MAX_DEPTH:
                self.fail("There are too many signs in a row.")
        tree = read()
        for _ in range(minus):
            tree = ("neg", tree)
        return tree

    def term(self):
        """Read a signed product; the sign is that of the whole product."""
        return self.signed(self.product)

    def operand(self):
        """Read what may follow `*`: a signed factor."""
        return self.signed(self.factor)

    def divisor(self):
        """Read what may follow `/`: a signed factor, or in the wide reading all that stands beside it."""
        return self.signed(self.chain if "quotient" in self.wide else self.factor)

    def chain(self, over=False):
        """Read factors side by side; with `over` also quotients of them."""
        tree = self.factor()
        while True:
            if self.starts():
                tree = ("jux", tree, self.beside())
            elif over and self.op("/"):
                self.i += 1
                tree = ("div", tree, self.divisor())
            else:
                return tree

    def beside(self):
        """Read the factor that stands next to another one; `(p - y)2` is neither a product nor a power."""
        kind, _, start, _ = self.t[self.i]
        _, before, _, end = self.t[self.i - 1]
        if kind == "num" and start == end and before in (")", "]"):
            self.fail("Write ^ for a power or * for a product before this number.")
        return self.factor()

    def product(self, stop=()):
        """Read factors joined by `*`, `/`, a dot, `@` or nothing, from the left."""
        tree, divided = self.factor(), False
        while True:
            token = self.t[self.i]
            value = token[1] if token[0] == "op" else None
            if value in stop and value:
                return tree
            if value == "*":
                self.i += 1
                tree = ("mul", tree, self.operand())
            elif value == "/":
                self.i += 1
                tree, divided = ("div", tree, self.divisor()), True
            elif value == "•" or (value == "." and self.t[self.i + 1][0] != "end"):
                self.i += 1
                tree = ("dot", tree, self.operand())
            elif value == "@":
                self.i += 1
                right = self.operand()
                vectors = self.is_vector(tree) and self.is_vector(right)
                tree = ("dot" if vectors else "jux", tree, right)
            elif value == "⊗":
                self.i += 1
                tree = ("call", "outer", tree, self.operand())
            elif self.starts():
                if divided:
                    self.seen.add("quotient")
                tree = ("jux", tree, self.beside())
            else:
                return tree

    def is_vector(self, tree):
        """Return whether a tree is the bare name of a vector."""
        return tree[0] == "sym" and self.names.rank.get(tree[1]) == 1

    def factor(self):
        """Read one thing with its transposes, indices and powers."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail("There are too many things inside one another; split the line.")
        tree = self.postfix(atoms.atom(self))
        while self.op("^", "**"):
            tree = self.postfix(self.power(tree))
        self.depth -= 1
        return tree

    def postfix(self, tree):
        """Read what is attached to a tree: transposes, indices, methods."""
        return attached.postfix(self, tree)

    def power(self, base):
        """Read `^` and what is raised."""
        start = self.i
        self.i += 1
        special = superscripts.superscript(self, base)
        if special is not None:
            return special
        if "power" in self.wide and base == ("num", E) and not self.op(*OPENERS):
            return ("pow", base, self.signed(self.product))
        bracketed = self.op(*OPENERS)

        def exponent():
            tree = atoms.atom(self)
            if not bracketed and self.t[self.i][0] != "sub":
                tree = self.postfix(tree)
            return self.power(tree) if self.op("^", "**") else tree

        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.fail("There are too many powers inside one another; split the line.", start)
        tree = ("pow", base, self.signed(exponent))
        self.depth -= 1
        if base == ("num", E) and not bracketed and (self.starts() or self.op("/", "*")):
            self.seen.add("power")
        return tree

    # -- brackets
    def inside(self, read, bar="("):
        """Read what stands in brackets that open here."""
        opened = self.i
        self.i += 1
        self.bars.append(bar)
        tree = read()
        self.bars.pop()
        closer = CLOSERS[self.t[opened][1]]
        if self.i != self.match[opened]:
            if bar == "given" and self.op("|"):
                self.fail("Conditional expectations are not read here.")
            self.unexpected(f", before the closing `{closer}`")
        self.i += 1
        return tree

    def group(self):
        """Read an expression in brackets."""
        return self.inside(self.expression)

    def arguments(self, bar="("):
        """Read expressions in brackets, separated by commas."""

        def read():
            found = [self.expression()]
            while self.op(",", ";"):
                self.i += 1
                found.append(self.expression())
            return found

        return self.inside(read, bar)

    def whole(self):
        """Read all tokens as one expression."""
        tree = self.expression()
        if self.t[self.i][0] != "end":
            self.unexpected()
        return tree
