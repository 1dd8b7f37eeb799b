"""What a notebook keeps of a pad: words that are the same at every run, for readers without a kernel."""

import html

from utils.exercise import views

WORDS = {"follows": "✓", "wrong": "✗", "unread": "?", "undecided": "~"}


def stored(name: str, prompt: str, rows: list[dict]) -> dict[str, str]:
    """Return text/plain and text/html for a pad that holds these rows."""
    title = f"Derivation pad: {name}" if name else "Derivation pad"
    lines = [f"{WORDS.get(row['status'], ' ')} {row['text']}".rstrip() for row in rows if row["text"].strip()]
    shown = f'<pre style="margin:.4em 0">{html.escape(chr(10).join(lines))}</pre>' if lines else ""
    asks = "Run this cell to type here: each line is read and checked as you write."
    boxed = [
        f"<div><strong>{html.escape(title)}</strong></div>",
        f"<div>{views.rich(prompt)}</div>" if prompt else "",
        shown,
        f'<div style="{views.QUIET}">{asks}</div>',
    ]
    return {"text/plain": "\n".join([f"<{title}>", *lines]), "text/html": views.box(boxed, "#0072B2")}
