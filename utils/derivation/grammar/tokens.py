"""Text to tokens (kind, value, start, end); LaTeX commands, accents and subscripts are resolved here.

Kinds: num, word (a name with its subscripts: `y_hat_i`), sub (a subscript that is no plain index: `i=1`), op, rel, d (a
round d), frac, sqrt, grad, one (a bold 1), row (a LaTeX line break), end.
"""

import re

from utils.derivation.grammar import commands
from utils.derivation.grammar.brackets import closing
from utils.derivation.grammar.errors import ParseError, quote
from utils.derivation.grammar.limits import MAX_DEPTH, MAX_TOKENS, MAX_WORD

PATTERN = re.compile(
    r"""(?P<space>[\s$]+)
    |(?P<word>[Ll]og-[Ss]um-[Ee]xp|[A-Za-z][A-Za-z0-9]*(?:_(?:[0-9]+|[A-Za-z][A-Za-z0-9]*|\{[A-Za-z0-9]+\}))*)
    |(?P<num>(?:[0-9]+\.[0-9]+|[0-9]+\.(?![.A-Za-z0-9_\\(])|[0-9]+|\.[0-9]+)(?:[eE][-+]?[0-9]+(?![A-Za-z0-9_]))?)
    |(?P<rel>:=|!=|=:|<=>|<->|<==>|==?>|--?>|===?|=|>=|<=|=<)
    |(?P<op>\*\*|\|\||\.\.\.|\.\.|\.T(?![A-Za-z0-9_])|&&|[-+*/^@().,\[\]{}|'<>~!:;&%\"?])
    |(?P<command>\\(?:[A-Za-z]+|.))
    |(?P<sub>_)""",
    re.X | re.S,
)
RELATIONS = {
    "==": "=", "===": "=", "=:": "=", "=<": "<=", "==>": "=>", "->": "=>", "-->": "=>", "<=>": "=>", "<->": "=>",
    "<==>": "=>",
}  # fmt: skip
SIMPLE = re.compile(r"[A-Za-z0-9]+")
SUM_FROM = re.compile(r"=([0-9]+)(?=\^)")
IN_SUBSCRIPTS = (
    (r"\neq", "!="),
    (r"\ne", "!="),
    (r"\infty", "infty"),
    (r"\in", " in "),
    (r"\sim", "~"),
    (r"\ldots", ".."),
    (r"\cdots", ".."),
    (r"\dots", ".."),
)


class Lexer:
    """Read one line; `tokens` fills up."""

    def __init__(self, text):
        self.text, self.tokens, self.depth = text, [], 0

    def read(self, i, end):
        """Read text[i:end] into tokens."""
        text, tokens, match = self.text, self.tokens, PATTERN.match
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ParseError("There are too many braces inside one another.", i + 1)
        while i < end:
            m = match(text, i, end)
            if m is None:
                raise ParseError(f"I cannot read {quote(text[i])}.", i + 1)
            kind, j = m.lastgroup, m.end()
            if kind == "word":
                value = m.group()
                if "-" in value:
                    value = "logsumexp"
                if "{" in value:
                    value = value.replace("{", "").replace("}", "")
                if len(value) > MAX_WORD:
                    raise ParseError(f"The name {quote(value)} is too long.", i + 1)
                if value[:3].lower() in ("sum", "pro") and (n := SUM_FROM.match(text, j, end)):
                    name, _, index = value.partition("_")
                    tokens.append(("word", name, i, j))
                    tokens.append(("sub", f"{index}={n[1]}", i, n.end()))
                    i = n.end()
                    continue
                tokens.append(("word", value, i, j))
            elif kind == "command":
                j = commands.command(self, m.group()[1:], i, j, end)
            elif kind == "sub":
                j = self.subscript(i, j, end)
            elif kind == "rel":
                value = m.group()
                tokens.append(("rel", RELATIONS.get(value, value), i, j))
            elif kind == "op" and m.group() in ("&", "%", "?", '"', "&&"):
                value = m.group()
                if value == '"':
                    tokens += [("op", "'", i, j)] * 2
                elif value == "%" or value == "?":
                    raise ParseError(f"I cannot read {quote(value)}.", i + 1)
                elif sum((t[1] in ("(", "[")) - (t[1] in (")", "]")) for t in tokens if t[0] == "op") > 0:
                    tokens.append(("op", "and", i, j))
            elif kind != "space":
                tokens.append((kind, m.group(), i, j))
            if len(tokens) > MAX_TOKENS:
                raise ParseError("This line is too long for one step; split it.")
            i = j
        self.depth -= 1

    def argument(self, j, end):
        """Return (first, last) of a command's argument: a braced text, one command or one character."""
        text = self.text
        while j < end and text[j].isspace():
            j += 1
        if j >= end:
            raise ParseError("Something is missing after the last LaTeX command.", j)
        if text[j] == "{":
            return j + 1, closing(text, j)
        if text[j] == "\\":
            return j, PATTERN.match(text, j, end).end() if j + 1 < end else end
        return j, j + 1

    def plain(self, content, i):
        """Return a subscript without its LaTeX."""
        for command, text in IN_SUBSCRIPTS:
            content = content.replace(command, text)
        inner = Lexer(content)
        inner.depth = self.depth
        try:
            inner.read(0, len(content))
        except ParseError as error:
            raise ParseError(str(error), i + 1) from None
        return "".join(f" {t[1]} " if t[1] in ("in", "to") else t[1] for t in inner.tokens)

    def nested(self, first, last):
        """Read text[first:last] apart from the rest and return its tokens."""
        outer, self.tokens = self.tokens, []
        try:
            self.read(first, last)
            return self.tokens
        finally:
            self.tokens = outer

    def subscript(self, i, j, end):
        """Read what follows a `_`: a plain index joins the name before it, anything else is a token of its own."""
        text = self.text
        while j < end and text[j] == " ":
            j += 1
        if j < end and text[j] == "(":
            last = text.find(")", j, end)
            if last < 0:
                raise ParseError("The bracket ( is never closed.", j + 1)
            first, after = j + 1, last + 1
        elif j < end and text[j] == "{":
            first, last = j + 1, closing(text, j)
            after = last + 1
        elif j < end and (m := SIMPLE.match(text, j, end)):
            first, last = j, m.end()
            after = last
        else:
            first, last = self.argument(j, end) if j < end else (j, j)
            after = last
        content = text[first:last].strip()
        if not content:
            raise ParseError("An index is missing after the _.", i + 1)
        if not content.isalnum():
            pieces = content.replace(",", " ").split()
            if all(len(piece) == 1 and piece.isalnum() for piece in pieces):
                content = "".join(pieces)
            elif "\\" in content:
                content = self.plain(content, i)
        previous = self.tokens[-1] if self.tokens else None
        if previous and previous[0] == "word" and content.replace("_", "").isalnum():
            if len(content) > MAX_WORD:
                raise ParseError(f"The index {quote(content)} is too long.", i + 1)
            self.tokens[-1] = ("word", f"{previous[1]}_{content}", previous[2], after)
        else:
            self.tokens.append(("sub", content, i, after))
        return after


def tokenize(text):
    """Return the tokens of an ASCII line; raise ParseError, its column counted in this text."""
    lexer = Lexer(text)
    lexer.read(0, len(text))
    lexer.tokens.append(("end", "", len(text), len(text)))
    return lexer.tokens
