"""A design as files: Markdown, a drawing, and the fields to go on from."""

import json
import re
from pathlib import Path

from utils.chapters.design_studio.complaints import summary
from utils.chapters.design_studio.fields import SECTIONS
from utils.chapters.design_studio.sheet import shown

SPECIAL = re.compile(r"([\\`*_\[\]|<>#$~&])")


def plain(text: str) -> str:
    r"""Return a text on one line that Markdown and a page show as it is: no markup, no table cell, no formula comes of it.

    >>> print(plain("a|b <script>"))
    a\|b \<script\>
    """
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def markdown(design) -> str:
    """Return a design as Markdown: sections, tables, prose, and what is still open."""
    found = design.complaints()
    open_now = [
        "## Open",
        "",
        *(f"- {plain(str(complaint))}" for complaint in found),
        *([""] if found else []),
        summary(found),
        "",
    ]
    return "\n".join([f"# {plain(design.title)}", "", *content(design.fields), *open_now])


def content(fields: dict) -> list[str]:
    """Return the filled fields as lines of Markdown, section by section."""
    lines = []
    for heading, declared in SECTIONS.values():
        lines += [f"## {heading}", ""]
        here = [field for field in declared if field.name in fields]
        words = [f"- {f.label}: {plain(shown(f, fields[f.name]))}" for f in here if f.kind not in ("rows", "prose")]
        lines += [*words, ""] if words else []
        for field in here:
            if field.kind == "rows":
                lines += [f"{field.label}:", "", *_table(field, fields[field.name]), ""]
            elif field.kind == "prose":
                lines += [f"> {plain(fields[field.name])}", ""]
    return lines


def _table(field, rows) -> list[str]:
    cells = [[plain(shown(column, row.get(column.name))) for column in field.columns] for row in rows]
    head = [column.label for column in field.columns]
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *cells)]


def stem_of(title: str) -> str:
    """Return what the names of a title's files begin with: letters, digits and dashes."""
    return "design-" + (re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40] or "untitled")


def files(design) -> dict[str, str]:
    """Return {name: text} of what `save` writes; names come from the title, letters and digits only."""
    from utils.chapters.design_studio.diagram import svg

    stem = stem_of(design.title)
    kept = json.dumps({"title": design.title, "fields": design.fields}, indent=1, ensure_ascii=False)
    return {f"{stem}.md": markdown(design), f"{stem}.svg": svg(design), f"{stem}.json": kept + "\n"}


def save(design, folder: str | Path = ".") -> list[str]:
    """Write the files into a folder, in place of an earlier save of the same title; return their names.

    An earlier design is not lost to an empty one (ValueError, nothing is written), and what another one replaces is kept
    as `….before.json`.
    """
    written, stem = files(design), Path(folder) / stem_of(design.title)
    kept, text = Path(f"{stem}.json"), written[f"{stem.name}.json"]
    earlier = kept.read_text("utf-8") if kept.is_file() else ""
    if earlier and not design.fields:
        raise ValueError(f"Nothing is entered: the earlier {kept.name} is left as it is.")
    if earlier not in ("", text):
        Path(f"{stem}.before.json").write_text(earlier, encoding="utf-8")
    for name, text in written.items():
        (Path(folder) / name).write_text(text, encoding="utf-8")
    return list(written)


def load(path: str | Path):
    """Read the fields a save wrote (its .json) as a design. Raises ValueError with a sentence when it is no such file."""
    from utils.chapters.design_studio.design import Design

    try:
        kept = json.loads(Path(path).read_text("utf-8"))
        return Design(dict(kept["fields"]), title=str(kept["title"])[:80])
    except FileNotFoundError:
        raise ValueError(
            f"There is no file {path} here. The board's Save writes design-….json beside the notebook."
        ) from None
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"{path} is not a saved design: take the design-….json that the board's Save wrote.") from None
