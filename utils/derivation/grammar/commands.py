"""LaTeX commands to tokens."""

import difflib
import re

from utils.derivation.grammar import latex
from utils.derivation.grammar.brackets import closing
from utils.derivation.grammar.errors import ParseError, quote
from utils.derivation.grammar.limits import MAX_WORD
from utils.derivation.grammar.vocabulary import REFUSED

KNOWN = (
    "frac",
    "sqrt",
    "partial",
    "nabla",
    *latex.WORDS,
    *latex.OPERATORS,
    *latex.ACCENTS,
    *latex.STYLES,
    *latex.RELATIONS,
)
DIGITS = re.compile(r"[0-9]+")
FRACTIONS = ("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac")
SPACING = re.compile(r"\s*\[[0-9.]+ *(?:pt|em|ex|mm|cm)\]")


def command(lexer, name, i, j, end):
    """Read the LaTeX command that stands at i and ends at j; return where reading goes on."""
    text, tokens = lexer.text, lexer.tokens
    if name in latex.WORDS:
        value = latex.WORDS[name]
        below = bool(tokens) and tokens[-1][0] == "frac"  # \frac\lambda2 is lambda over 2
        if not below and name in latex.GREEK and (m := DIGITS.match(text, j, end)):
            value, j = value + m.group(), m.end()
        tokens.append(("word", value, i, j))
    elif name in latex.OPERATORS:
        tokens.append(("op", latex.OPERATORS[name], i, j))
    elif name in latex.RELATIONS:
        tokens.append(("rel", latex.RELATIONS[name], i, j))
    elif name in FRACTIONS:
        tokens.append(("frac", name, i, j))
    elif name == "sqrt":
        tokens.append(("sqrt", name, i, j))
    elif name == "partial":
        tokens.append(("d", name, i, j))
    elif name == "nabla":
        tokens.append(("grad", name, i, j))
    elif name == "\\":
        m = SPACING.match(text, j, end)
        tokens.append(("row", name, i, j))
        j = m.end() if m else j
    elif name in latex.ACCENTS:
        j = accent(lexer, latex.ACCENTS[name], i, j, end)
    elif name in latex.STYLES:
        j = style(lexer, name, i, j, end)
    elif name in ("stackrel", "overset", "underset"):
        _, last = lexer.argument(j, end)
        j = last + (text[last : last + 1] == "}")
        first, last = lexer.argument(j, end)
        j = last + (text[last : last + 1] == "}")
        tokens += [(kind, value, i, j) for kind, value, *_ in lexer.nested(first, last)]
    elif name in latex.DROPPED:
        first, j = lexer.argument(j, end)
        for environment, reason in latex.ENVIRONMENTS.items():
            if environment in text[first:j]:
                raise ParseError(REFUSED[reason], i + 1)
        j += text[j : j + 1] == "}"
    elif name in latex.REFUSED:
        raise ParseError(REFUSED[latex.REFUSED[name]], i + 1)
    elif name in latex.SKIPPED:
        if name in ("left", "right", "middle") or name[:3].lower() == "big":
            while j < end and text[j] == " ":
                j += 1
            direction = (
                "<" if name == "left" or name[-1:] == "l" else ">" if name == "right" or name[-1:] == "r" else ""
            )
            if j < end and text[j] == ".":
                j += 1
            elif direction and text[j : j + 1] == "|":
                tokens.append(("op", "|" + direction, i, j + 1))
                j += 1
            elif direction and text[j : j + 2] == "\\|":
                tokens.append(("op", "||" + direction, i, j + 2))
                j += 2
    else:
        near = difflib.get_close_matches(name, KNOWN, 1, 0.7) if len(name) < MAX_WORD else ()
        hint = f" Did you mean {quote(chr(92) + near[0])}?" if near else ""
        raise ParseError(f"I do not know the LaTeX command {quote(chr(92) + name)}.{hint}", i + 1)
    return j


def accent(lexer, name, i, j, end):
    """Read an accent: on one name it becomes part of the name, over an event it is its complement."""
    first, last = lexer.argument(j, end)
    inner = lexer.nested(first, last)
    after = last + (lexer.text[last : last + 1] == "}" and lexer.text[first - 1 : first] == "{")
    if len(inner) == 1 and inner[0][0] == "word":
        base, _, sub = inner[0][1].partition("_")
        lexer.tokens.append(("word", f"{base}_{name}" + (f"_{sub}" if sub else ""), i, after))
    elif name == "bar" and inner:
        lexer.tokens += [("op", "¬", i, i), ("op", "(", i, first), *inner, ("op", ")", last, after)]
    else:
        raise ParseError(f"A {name} stands over one name.", i + 1)
    return after


def style(lexer, name, i, j, end):
    """Read a change of type: it says nothing, but for a bold or double-struck 1."""
    text = lexer.text
    while j < end and text[j] == " ":
        j += 1
    if text[j : j + 1] == "1":
        lexer.tokens.append(("one", "1", i, j + 1))
        return j + 1
    if text[j : j + 1] != "{":
        return j
    last = closing(text, j)
    if text[j + 1 : last].strip() == "1":
        lexer.tokens.append(("one", "1", i, last + 1))
    else:
        lexer.read(j + 1, last)
    return last + 1
