"""The course's plain text as the HTML of a flashcard, with mathematics as Anki wants it."""

import html
import re

MATH = re.compile(r"(?<!\\)\$\$(.+?)\$\$|(?<![\\$])\$(?![\s$])([^$\n]*?[^\s$\\])\$(?![\d$])", re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
EMPHASIS = re.compile(r"(?<![\w*])\*(\w[^*\n]*)\*(?![\w*])")


def card_html(text: str) -> str:
    r"""Escape a text, keep its lines, and set what is `code`, *words* and $mathematics$ in it.

    A dollar before a digit closes nothing, so prices stay prices.

    >>> card_html("`a < b`, $x^2$ for $5 or $6")
    '<code>a &lt; b</code>, \\(x^2\\) for $5 or $6'
    """
    pieces, end = [], 0
    for found in CODE.finditer(text):
        pieces += [prose(text[end : found.start()]), f"<code>{html.escape(found[1], quote=False)}</code>"]
        end = found.end()
    return "".join([*pieces, prose(text[end:])]).replace("\n", "<br>")


def prose(text: str) -> str:
    """Return what stands outside of code."""
    pieces, end = [], 0
    for found in MATH.finditer(text):
        whole, inline = found[1], found[2]
        inside = html.escape(inline if whole is None else whole, quote=False)
        pieces += [words(text[end : found.start()]), f"\\({inside}\\)" if whole is None else f"\\[{inside}\\]"]
        end = found.end()
    return "".join([*pieces, words(text[end:])])


def words(text: str) -> str:
    """Return what stands outside of mathematics."""
    return EMPHASIS.sub(r"<em>\1</em>", html.escape(text, quote=False)).replace("\\$", "$")


def listed(items: list[str], ordered: bool = True) -> str:
    """Return texts as a list; empty for none."""
    name = "ol" if ordered else "ul"
    return f"<{name}>{''.join(f'<li>{card_html(item)}</li>' for item in items)}</{name}>" if items else ""
