"""Verdicts, hints and follow-ups as HTML: inline styles only, readable in light and dark themes.

Text takes the page's own colour, so that only the bar and the symbol carry colour; each verdict has its own symbol and word.
"""

import html
import re

LOOKS = {  # symbol, spoken word, colour of the bar (3:1 on white and on JupyterLab's dark grey)
    "unattempted": ("○", "Not attempted yet", "#888888"),
    "invalid": ("?", "Not yet an answer that can be checked", "#B8860B"),
    "wrong": ("✗", "Not yet", "#D55E00"),
    "again": ("↻", "Again", "#4A86B8"),  # wrong by the learner's own score
    "error": ("!", "Your code stopped", "#C8559B"),
    "right": ("✓", "Right", "#009E73"),
}
BOX = "border-left:4px solid {colour};padding:.3em .9em;margin:.2em 0;max-width:46em;line-height:1.5"
QUIET = "opacity:.75;font-size:.92em"


def rich(text: str) -> str:
    """Escape `text`, keep its lines and show what stands between backticks as code."""
    parts = re.split(r"`([^`\n]+)`", html.escape(text, quote=False))
    marked = [f"<code>{part}</code>" if i % 2 else _prose(part) for i, part in enumerate(parts)]
    return "".join(marked).replace("\n", "<br>")


def _prose(text: str) -> str:
    """Set `*words*` in italics, and keep odds such as 2 : 98 on one line."""
    return re.sub(r"(\d) : (?=\d)", "\\1\u00a0:\u00a0", re.sub(r"\*(\w[^*\n]*)\*", r"<em>\1</em>", text))


def verdict_html(
    look: str, exercise: str, message: str, label: str, counterexample: str | None, notes: tuple[str, ...]
) -> str:
    """Return one verdict as a box: symbol, word, exercise, reason, counterexample, notes."""
    symbol, word, colour = LOOKS[look]
    lines = [
        f'<div role="status"><strong><span aria-hidden="true" style="color:{colour}">{symbol}</span> {word}</strong>'
        f' <span style="{QUIET}">{html.escape(exercise)}</span></div>',
        f"<div>{rich(message)}</div>",
    ]
    if counterexample:
        lines.append(f"<div><strong>{label}:</strong> {rich(counterexample)}</div>")
    lines += [f'<div style="{QUIET}">{rich(note)}</div>' for note in notes]
    return box(lines, colour)


def question_html(prompt: str, parts: list[str]) -> str:
    """Return a question with its options, fields or criteria as a list."""
    items = "".join(f"<li>{rich(part)}</li>" for part in parts)
    return box([f"<div>{rich(prompt)}</div>", f'<ul style="margin:.3em 0">{items}</ul>' if items else ""], "#0072B2")


def box(lines: list[str], colour: str) -> str:
    """Return HTML lines in a box with a coloured bar."""
    return f'<div style="{BOX.format(colour=colour)}">{"".join(lines)}</div>'


def disclosure(summary: str, hidden: str) -> str:
    """Return a line that opens on a click (no script)."""
    return f'<details><summary style="cursor:pointer">{rich(summary)}</summary><div>{rich(hidden)}</div></details>'
