"""A design without the widget: the same fields, the same verdicts, the same exports."""

from collections.abc import Mapping
from pathlib import Path

from utils.chapters.design_studio.complaints import Complaint, complaints, summary
from utils.chapters.design_studio.reading import read
from utils.chapters.design_studio.sheet import sheet_html


class Design:
    """A design from a dictionary of fields, a board, or keywords; `title` names its files.

    `.complaints()` lists what was not asked and what does not add up, `.markdown()` and `.diagram()` show it, `.save()` writes
    both. What cannot be read is left out and complained of; nothing raises.
    """

    def __init__(self, fields: Mapping | None = None, *, title: str = "My design", **more: object):
        if hasattr(fields, "as_design"):  # a board
            fields, title = fields.design, fields.title
        elif isinstance(fields, Design):
            fields, title = fields.fields, fields.title
        given = {**fields, **more} if isinstance(fields, Mapping) else more if fields is None else fields
        self.title = title
        self.read = read(given)

    @property
    def fields(self) -> dict:
        """The fields in their normal form, as a board holds them."""
        return self.read.fields

    def complaints(self) -> list[Complaint]:
        """List the missing questions and contradictions."""
        return complaints(self.read)

    def verdict(self) -> str:
        """Return every complaint in its words, a line each, and what was looked at."""
        found = self.complaints()
        return "\n".join([*(f"{complaint.name}: {complaint}" for complaint in found), summary(found)])

    def markdown(self) -> str:
        """Return the design as Markdown, with what is open."""
        from utils.chapters.design_studio.export import markdown

        return markdown(self)

    def diagram(self):
        """Draw the design as blocks: offline and online lanes, candidates, latencies, fallbacks."""
        from utils.chapters.design_studio.diagram import diagram

        return diagram(self)

    def save(self, folder: str | Path = ".") -> list[str]:
        """Write Markdown, diagram and the fields beside the notebook; return the files' names."""
        from utils.chapters.design_studio.export import save

        return save(self, folder)

    def __repr__(self) -> str:
        from utils.chapters.design_studio.export import content

        return "\n".join([self.title, *content(self.fields)]).strip()

    def _repr_html_(self) -> str:
        return sheet_html(self.title, self.fields)
