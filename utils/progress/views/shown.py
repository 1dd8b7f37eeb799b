"""Something to look at that is words first: plain text, the same as HTML, and at most one picture."""

import base64
import html
import re

from utils.exercise.views import box, rich
from utils.figures.still import stored
from utils.progress.memory import unattended

NUMBER = re.compile(r"[-+]?[\d.,]*%?( of [\d,]+)?( \(.*\))?")


class Shown:
    """`text` for a terminal, `html` for a notebook, `png` between the two when there is one, `alt` what it shows.

    `ok` is False when what was asked for could not be done; the text says why.
    """

    def __init__(self, text: str, html: str = "", png: bytes | None = None, alt: str = "", ok: bool = True):
        self.text, self.html, self.png, self.alt, self.ok = text, html or says(text), png, alt, ok

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        if self.png is not None and unattended():  # what is stored is seen where HTML from a notebook is not trusted
            return stored(self.png, self.text)
        return {"text/plain": self.text, "text/html": self._repr_html_()}

    def _repr_html_(self) -> str:
        if self.png is None:
            return self.html
        data = base64.b64encode(self.png).decode()
        alt = html.escape(self.alt)
        return f'<img alt="{alt}" style="max-width:100%" src="data:image/png;base64,{data}">{self.html}'


def counted(n: int) -> str:
    """Return how many attempts, in words.

    >>> counted(1), counted(1200)
    ('1 attempt', '1,200 attempts')
    """
    return f"{n:,} attempt{'' if n == 1 else 's'}"


def says(text: str, colour: str = "#0072B2") -> str:
    """Return a text as a box with a coloured bar."""
    return box([f"<div>{rich(text)}</div>"], colour)


def table(caption: str, header: list[str], rows: list[list[str]]) -> str:
    """Return an HTML table: a caption, a header, the first cell of each row its heading. Cells are HTML already.

    Columns of numbers stand to the right, words to the left; what is wider than the page scrolls by itself.
    """
    cell = "padding:.25em .9em .25em 0;text-align:{side};border:0;background:none;vertical-align:top;white-space:nowrap"
    numbers = [k > 0 and all(NUMBER.fullmatch(row[k]) for row in rows) for k in range(len(header))]
    styles = [cell.format(side="right" if number else "left") for number in numbers]
    head = "".join(f'<th scope="col" style="{style}">{name}</th>' for style, name in zip(styles, header, strict=True))
    body = "".join(
        f'<tr style="background:none"><th scope="row" style="{styles[0]};font-weight:normal">{first}</th>'
        + "".join(f'<td style="{style}">{value}</td>' for style, value in zip(styles[1:], rest, strict=True))
        + "</tr>"
        for first, *rest in rows
    )
    top = f'<caption style="text-align:left;font-weight:600;padding:.3em 0;color:inherit">{caption}</caption>'
    style = "border-collapse:collapse;margin:.4em 0;font-variant-numeric:tabular-nums"
    head = f'<thead><tr style="background:none">{head}</tr></thead>'
    return f'<div style="overflow-x:auto"><table style="{style}">{top}{head}<tbody>{body}</tbody></table></div>'


def columns(header: list[str], rows: list[list[str]]) -> str:
    """Return a plain table, the first column to the left, the others to the right.

    >>> print(columns(["what", "n"], [["a", "1"], ["bb", "12"]]))
    what   n
    a      1
    bb    12
    """
    lines = [header, *rows]
    widths = [max(len(line[k]) for line in lines) for k in range(len(header))]
    return "\n".join(
        "  ".join(
            text.rjust(width) if k else text.ljust(width)
            for k, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
