"""Where the parser stands among its tokens, and what it says when they do not fit."""

from utils.derivation.grammar.brackets import match_brackets
from utils.derivation.grammar.errors import ParseError, quote
from utils.derivation.grammar.vocabulary import CONNECTORS, REFUSED

OPENERS = frozenset(["(", "[", "{", "||<", "|<", "<<"])
AHEAD = 8  # how far past the end a look ahead may go
STARTERS = frozenset(["num", "d", "frac", "sqrt", "grad", "one"])
REFUSED_HERE = {"...": "dots", "..": "dots", "!": "factorial", "~": "distributed"}


class Cursor:
    """A place among tokens; `wide` holds the ambiguities to be read the other way, `seen` those that were met."""

    def __init__(self, tokens, names, wide=frozenset()):
        self.t, self.names, self.wide = tokens + [tokens[-1]] * AHEAD, names, wide
        self.match = match_brackets(tokens)
        self.i, self.depth = 0, 0
        self.bars = []  # what is open around here: "(", "|", "||" or "<"; decides what a bar means
        self.seen, self.ranges, self.aliases = set(), [], {}

    def op(self, *values):
        """Return whether the token here is one of these operators."""
        token = self.t[self.i]
        return token[0] == "op" and token[1] in values

    def word(self, *values):
        """Return whether the token here is one of these words, and not a declared name."""
        token = self.t[self.i]
        return token[0] == "word" and token[1] in values and self.names.declared(token[1]) is None

    def take(self):
        """Return the token here and move on."""
        token = self.t[self.i]
        if token[0] == "end":
            self.missing()
        self.i += 1
        return token

    def remember(self, name, typed):
        """Note that a name was typed by an alias."""
        for spelling in self.names.spellings(typed):
            if self.names.same.get(spelling) == name:
                self.aliases[name] = spelling
                return

    def fail(self, sentence, place=None):
        """Raise ParseError that points at a token (the one here)."""
        raise ParseError(sentence, self.t[self.i if place is None else place][2] + 1)

    def expect(self, value):
        """Take this operator or say that it is missing."""
        if not self.op(value):
            token = self.t[self.i]
            found = "the line ends" if token[0] == "end" else f"there is {quote(token[1])}"
            self.fail(f"I expected `{value.strip('<>') or value}` here, but {found}.")
        self.i += 1

    def missing(self):
        """Say that something should stand here."""
        token = self.t[self.i]
        before = self.t[self.i - 1] if self.i else None
        if token[0] == "end":
            self.fail(f"Something is missing after {quote(before[1])}." if before else "There is nothing to read here.")
        if token[1] in REFUSED_HERE:
            self.fail(REFUSED[REFUSED_HERE[token[1]]])
        after = f" after {quote(before[1])}" if before else " at the start"
        self.fail(f"I expected a name, a number or a bracket{after}, but there is {quote(token[1])}.")

    def starts(self):
        """Return whether a factor starts here, so that two things stand side by side."""
        kind, value = self.t[self.i][:2]
        if kind == "op":
            if value in OPENERS:
                return True
            bar = self.bars[-1] if self.bars else None
            return (value == "|" and bar not in ("|", "given")) or (value == "||" and bar not in ("||", "|"))
        if kind == "word":
            return value not in CONNECTORS or self.names.declared(value) is not None
        return kind in STARTERS

    def unexpected(self, where=""):
        """Say that what stands here cannot follow what came before."""
        kind, value = self.t[self.i][:2]
        if kind == "end":
            self.fail("The line ends too soon.")
        if kind == "op" and value in REFUSED_HERE:
            self.fail(REFUSED[REFUSED_HERE[value]])
        if kind == "word" and value in CONNECTORS and value in REFUSED:
            self.fail(REFUSED[value])
        if kind == "op" and value == ",":
            self.fail("I do not know what the comma separates here.")
        if kind == "rel":
            self.fail(f"`{value}` cannot stand inside an expression.")
        if kind == "sub":
            self.fail(f"I cannot read the index {quote(value)}; an index is a letter, or a number from 1.")
        self.fail(f"I did not expect {quote(value)} here{where}.")
