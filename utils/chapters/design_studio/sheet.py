"""A design as a page to read: its filled fields, section by section, every word escaped."""

import html

from utils.chapters.design_studio.fields import SECTIONS, Field
from utils.chapters.design_studio.saying import say_number
from utils.exercise.views import box

EDGE = "border-bottom:1px solid rgba(128,128,128,.45);padding:1px 10px 1px 0;text-align:left;vertical-align:top"
BLANK = "–"


def shown(field: Field, value: object) -> str:
    """Return a field's value as words: numbers with their unit, lists with commas."""
    if value is None or value == "":
        return BLANK
    if field.kind == "number":
        return f"{say_number(value)} {field.unit}".strip()
    return ", ".join(value) if isinstance(value, list) else str(value)


def sheet_html(title: str, fields: dict) -> str:
    """Return the design as HTML: inline styles only, readable in light and dark."""
    lines = [f"<div><strong>{html.escape(title)}</strong></div>"]
    for heading, declared in SECTIONS.values():
        here = [field for field in declared if field.name in fields]
        lines.append(f'<div style="margin-top:.5em;font-weight:600">{html.escape(heading)}</div>')
        plain = [f for f in here if f.kind not in ("rows", "prose")]
        words = [f"{html.escape(f.label)}: <strong>{html.escape(shown(f, fields[f.name]))}</strong>" for f in plain]
        lines += [f"<div>{' · '.join(words)}</div>"] if words else []
        for field in here:
            if field.kind == "rows":
                lines.append(table_html(field, fields[field.name]))
            elif field.kind == "prose":
                lines.append(f'<div style="font-style:italic">{html.escape(fields[field.name])}</div>')
        if not here:
            lines.append('<div style="opacity:.75">nothing</div>')
    return box(lines, "#0072B2")


def table_html(field: Field, rows: list[dict]) -> str:
    """Return the rows of one field as a table with a caption for whoever hears it."""
    head = "".join(f'<th scope="col" style="{EDGE}">{html.escape(c.label)}</th>' for c in field.columns)
    body = "".join(
        "<tr>"
        + "".join(f'<td style="{EDGE}">{html.escape(shown(c, row.get(c.name)))}</td>' for c in field.columns)
        + "</tr>"
        for row in rows
    )
    caption = f'<caption style="text-align:left;padding:0;opacity:.75">{html.escape(field.label)}</caption>'
    return f'<table style="margin:.2em 0;border-collapse:collapse">{caption}<tr>{head}</tr>{body}</table>'
