"""Read a chapter's source: its cells, their tags, and where in the file each stands."""

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from utils.build.front import Front, parse_front
from utils.build.refusal import refuse
from utils.naming import STEM

TEACHER = frozenset({"solution", "mistake", "instructor"})  # tags of cells the learner's edition does not have


@dataclass(frozen=True)
class Cell:
    """One cell of a source; `line` is the line of its first character."""

    kind: str
    text: str
    tags: tuple[str, ...]
    line: int

    @property
    def teacher_only(self) -> bool:
        """Whether the cell is absent from the learner's edition."""
        return not TEACHER.isdisjoint(self.tags)


@dataclass(frozen=True)
class Chapter:
    """A source as read, before anything is made of it."""

    path: Path
    cells: tuple[Cell, ...]

    @property
    def stem(self) -> str:
        """The file's name without its ending, `03_conditional_probability`."""
        return self.path.stem

    @property
    def name(self) -> str:
        """The stem without its number: the name of its module in `utils/chapters`."""
        return self.stem[3:]

    @cached_property
    def front(self) -> Front:
        """Title, minutes and prerequisites."""
        first = self.cells[0] if self.cells else Cell("", "", (), 1)
        if first.kind != "markdown":
            raise refuse(self.path, first.line, "the first cell must be markdown, `# %% [markdown]`.")
        return parse_front(first.text, self.path, first.line)


def read(path: Path) -> Chapter:
    """Read a py:percent source. Raises Refused on a bad name, a stray text before the first cell, or a magic."""
    import jupytext

    if not STEM.fullmatch(path.stem):
        raise refuse(path, None, "a source is called NN_name.py: two digits, then lower-case words joined by `_`.")
    text = path.read_text("utf-8")
    notebook = jupytext.reads(text, fmt="py:percent")
    lines = text.splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith("# %%")]
    if len(starts) != len(notebook.cells):
        raise refuse(path, 1, "text stands outside the cells; each cell begins with a line `# %%`.")
    cells = []
    for start, cell in zip(starts, notebook.cells, strict=True):
        line = start + 1
        while line < len(lines) and not lines[line].strip():
            line += 1
        source = cell.source.strip("\n").rstrip()
        cells.append(Cell(cell.cell_type, source, tuple(cell.metadata.get("tags", ())), line + 1))
    chapter = Chapter(path, tuple(cells))
    for cell in cells:
        if cell.kind == "code":
            parse(cell, path)
    return chapter


def parse(cell: Cell, path: Path) -> ast.Module:
    """Parse a code cell as plain Python. Raises Refused, naming the line, where it is not."""
    try:
        return ast.parse(cell.text)
    except SyntaxError as problem:
        at = problem.lineno or 1
        lines = cell.text.splitlines()
        bad = lines[at - 1].strip() if at <= len(lines) else ""
        if bad.startswith(("%", "!")) or bad.endswith("?"):
            raise refuse(
                path, cell.line + at - 1, f"`{bad}` is a magic; the course's cells are plain Python."
            ) from None
        raise refuse(path, cell.line + at - 1, f"this cell is not Python: {problem.msg}.") from None
