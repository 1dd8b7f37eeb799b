"""The dozen goals at a glance, and a blank sheet to copy."""

import html
import json
from collections.abc import Mapping

from utils.chapters.framing.entries import Pick
from utils.chapters.framing.prompt import sheet
from utils.chapters.framing.prompts import GOALS
from utils.exercise.views import box


class Copy:
    """A sheet as Python to copy into a cell: what was filled in, and `...` for the rest, with what it takes beside it."""

    def __init__(self, name: str, filled: Mapping[str, str] | None = None):
        self.name, self.filled = name, dict(filled or {})

    def __repr__(self) -> str:
        fields = sheet(GOALS.get(self.name, GOALS["churn"])).fields
        return "\n".join(
            [f"{self.name} = {{", *(f"    {self._row(field, kind)}" for field, kind in fields.items()), "}"]
        )

    def _row(self, field: str, kind) -> str:
        if field in self.filled:
            return f'"{field}": {json.dumps(self.filled[field], ensure_ascii=False)},'
        takes = kind.such.replace("`", "")
        if isinstance(kind, Pick) and (self.name in GOALS or not kind.of_goal):
            takes = ", ".join(kind.options)
        return f'"{field}": ...,  # {kind.what}' + (f": {takes}" if takes else "")

    def _repr_html_(self) -> str:
        pre = "margin:0;background:transparent;color:inherit;white-space:pre-wrap"
        return box([f'<pre style="{pre}">{html.escape(repr(self))}</pre>'], "#888888")


def blank(name: str = "mine") -> Copy:
    """Return a blank sheet, of a goal or of your own; a field may stay `...` where it does not matter."""
    return Copy(name)


class Deck:
    """All goals, a line each."""

    def __repr__(self) -> str:
        return "\n".join(f"prompts.{name}_framing: “{goal.says}”" for name, goal in GOALS.items())

    def _repr_html_(self) -> str:
        return box(
            [
                f"<div><code>prompts.{name}_framing</code> “{html.escape(goal.says)}”</div>"
                for name, goal in GOALS.items()
            ],
            "#0072B2",
        )


def deck() -> Deck:
    """Return the goals as a list to choose from."""
    return Deck()
