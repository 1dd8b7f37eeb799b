"""The README's table of contents, made from the chapters' first cells."""

import re
from pathlib import Path

from utils.build.front import Front

TABLE = re.compile(r"(<!-- contents -->\n).*?(<!-- /contents -->)", re.DOTALL)


def table(fronts: dict[str, Front]) -> str:
    """Render the table, one row a chapter, from stems and first cells."""
    rows = ["| | chapter | minutes | needs |", "|---|---|---|---|"]
    for stem, front in sorted(fronts.items()):
        needs = ", ".join(need[:2] for need in front.needs) or "nothing"
        rows.append(f"| {stem[:2]} | [{front.title}](notebooks/{stem}.ipynb) | {front.minutes} | {needs} |")
    return "\n".join(rows) + "\n"


def with_table(text: str, fronts: dict[str, Front]) -> str:
    """Return a README's text with the table between its two marks, and otherwise as it was."""
    return TABLE.sub(lambda found: found[1] + table(fronts) + found[2], text)


def stale(readme: Path, fronts: dict[str, Front]) -> bool:
    """Whether a README has marks and another table between them."""
    if not readme.exists():
        return False
    text = readme.read_text("utf-8")
    return with_table(text, fronts) != text
