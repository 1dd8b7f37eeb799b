"""Set formulas as MathML, which browsers draw by themselves."""

import html
import re

# what latex2mathml calls otherwise: environments it knows under another name
SYNONYMS = {"aligned": "split", "alignedat": "split", "gathered": "matrix", "equation": "", "equation*": ""}
SYNONYMS |= {"align": "split", "align*": "split", "gather": "matrix", "gather*": "matrix"}
ENVIRONMENT = re.compile(r"\\(begin|end)\{([a-z]+\*?)\}")
VERBATIM = re.compile(r"(<(code|pre|script|style|textarea|svg|math)\b.*?</\2\s*>|<!--.*?-->|<[^>]*>)", re.S | re.I)
FORMULA = re.compile(
    r"\$\$(?P<display>.+?)\$\$|\\\[(?P<bracket>.+?)\\\]|\\\((?P<paren>.+?)\\\)"
    r"|(?<![\\$])\$(?P<inline>[^\s$](?:[^$]*?[^\s$\\])?)\$(?!\d)",
    re.S,
)


def mathml(tex, display=False):
    """Return `tex` (without its delimiters) as a MathML element; as code when it holds what cannot be converted."""
    from latex2mathml.converter import convert

    source = ENVIRONMENT.sub(_renamed, tex).strip()
    try:
        made = convert(source, display="block" if display else "inline")
    except Exception:
        made = "\\"
    if re.search(r"<m[io]>(\\|&amp;|&<)", made) or made == "\\":
        return f"<code>{html.escape(tex.strip())}</code>"
    return made


def typeset(fragment):
    """Return an HTML fragment with the formulas in its text set, those in code and pre left alone."""
    parts = VERBATIM.split(fragment)
    # re.split with two groups gives text, tag, tag name, text, ...
    return "".join(_set_text(part) if k % 3 == 0 else part for k, part in enumerate(parts) if k % 3 != 2)


def _set_text(text):
    return FORMULA.sub(
        lambda found: mathml(html.unescape(_body(found)), found.lastgroup in ("display", "bracket")), text
    )


def _body(found):
    return found[found.lastgroup]


def _renamed(found):
    word, name = found.groups()
    name = SYNONYMS.get(name, name)
    return f"\\{word}{{{name}}}" if name else ""
