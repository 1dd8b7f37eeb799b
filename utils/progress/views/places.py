"""Where in the notebooks each exercise stands, so that a link opens its very cell."""

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

from utils import stamp
from utils.naming import STEM

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = "utils.chapters"
NUMBERS = {"Two": 2, "Three": 3, "Four": 4, "Five": 5}
BOARD, SHOWN, GIVEN, NAMED = range(4)  # how good a place a cell is, the best first
SITTINGS = re.compile(rf"^({'|'.join(NUMBERS)}) sittings: (.+?)\.?$", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """One chapter's notebook: what its first cell says, and the cell of each exercise, in the order they come.

    `sittings` are the words for each sitting, empty where the first cell has none.
    """

    path: Path
    title: str
    minutes: int
    needs: tuple[str, ...]
    sittings: tuple[str, ...]
    cells: dict[str, str]

    @property
    def chapter(self) -> str:
        """The chapter's name, without its number."""
        return self.path.stem[3:]

    @property
    def called(self) -> str:
        """Number and short title: `03 Conditional probability`."""
        return f"{self.path.stem[:2]} {self.title.partition(':')[0]}"

    def address(self, exercise: str | None = None) -> str:
        """Return the link from the notebook that runs to this one, to the cell of `exercise` when it is known."""
        try:
            path = Path(os.path.relpath(self.path)).as_posix()
        except ValueError:  # another drive
            path = self.path.as_uri()
        cell = self.cells.get(exercise or "")
        return quote(path, safe="/:") + (f"#cell-id={quote(cell)}" if cell else "")


def places() -> dict[str, Place]:
    """Return every chapter whose notebook lies beside the one that runs, or else in `notebooks`, by its name, in order."""
    found: dict[str, Place] = {}
    for folder in (Path.cwd(), ROOT / "notebooks"):
        for path in sorted(folder.glob("[0-9][0-9]_*.ipynb")):
            if STEM.fullmatch(path.stem) and path.stem[3:] not in found:
                state = path.stat()
                place = read(path, state.st_mtime_ns, state.st_size)
                if place is not None:
                    found[place.chapter] = place
    return dict(sorted(found.items(), key=lambda item: item[1].path.stem))


def address(exercise: str) -> str | None:
    """Return the link to an exercise's cell from the notebook that runs; None where no notebook has it."""
    return next((place.address(exercise) for place in places().values() if exercise in place.cells), None)


@lru_cache(maxsize=64)
def read(path: Path, changed: int, size: int) -> Place | None:
    """Read one notebook; None where it was not built by the course. `changed` and `size` make a saved one be read anew."""
    notebook = stamp.load(path)
    said = stamp.stamp(notebook) if notebook else {}
    title, minutes, needs = said.get("title"), said.get("minutes"), said.get("needs")
    if not (isinstance(title, str) and isinstance(minutes, int) and isinstance(needs, list)):
        return None
    texts = [
        (cell.get("id", ""), cell.get("cell_type"), stamp.joined(cell.get("source", ""))) for cell in notebook["cells"]
    ]
    first = next((text for _, kind, text in texts if kind == "markdown"), "")
    cells = found_in(texts)
    return Place(path, title, minutes, tuple(map(str, needs)), sittings_in(first), cells)


def sittings_in(text: str) -> tuple[str, ...]:
    """Return the words a first cell has for each sitting.

    >>> sittings_in("Two sittings: write it and test it, then seeds, speed and use.")
    ('write it and test it', 'seeds, speed and use')
    """
    found = SITTINGS.search(text)
    if not found:
        return ()
    parts = re.split(r"; " if ";" in found[2] else r", (?=then )", found[2])
    count = NUMBERS[found[1]]
    return tuple(part.removeprefix("then ") for part in parts) if len(parts) == count else ("",) * count


def found_in(cells: list[tuple[str, str, str]]) -> dict[str, str]:
    """Map each exercise to the id of its cell, in order; `cells` are (id, kind, text).

    That is its board, else the cell where it shows itself, else the one where it is used, from the words just above it on.
    """
    names: dict[str, object] = {}  # what the notebook imports from the chapters
    best: dict[str, tuple[int, int]] = {}
    for index, (_, kind, text) in enumerate(cells):
        try:
            tree = ast.parse(text if kind == "code" else "")
        except (SyntaxError, ValueError, RecursionError, MemoryError):  # the learner is at work in it
            continue
        names |= imported(tree)
        for exercise, rank in mentioned(tree, names):
            best[exercise] = min(best.get(exercise, (rank, index)), (rank, index))
    found = {}
    for exercise, (rank, index) in sorted(best.items(), key=lambda item: (item[1][1], item[0])):
        asked_above = rank > SHOWN and index and cells[index - 1][1] == "markdown"
        found[exercise] = cells[index - asked_above][0]
    return found


def imported(tree: ast.Module) -> dict[str, object]:
    """Return what a cell imports from the chapters; nothing else is imported."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{PACKAGE}."):
            for alias in node.names:
                found[alias.asname or alias.name] = part(node.module, alias.name)
    return found


def part(module: str, name: str) -> object:
    """Return what `from module import name` would; None where there is no such thing."""
    try:
        there = import_module(module)
        return getattr(there, name) if hasattr(there, name) else import_module(f"{module}.{name}")
    except Exception:  # a chapter somebody is at work on
        return None


def mentioned(tree: ast.Module, names: dict[str, object]) -> Iterator[tuple[str, int]]:
    """Yield the name of each exercise or drill that a cell mentions, with how good a place for it that cell is."""
    shown = tree.body[0].value if len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr) else None
    given = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            board = getattr(node.func, "id", getattr(node.func, "attr", "")) == "board"
            given |= {id(argument): BOARD if board else GIVEN for argument in node.args}
    for node in ast.walk(tree):
        name = named(node, names)
        if name:
            yield name, SHOWN if node is shown else given.get(id(node), NAMED)


def named(node: ast.AST, names: dict[str, object]) -> str | None:
    """Return the name of the exercise or drill that `node` is: `two_dice` or `dice.two_dice`."""
    match node:
        case ast.Name(id=name):
            thing = names.get(name)
        case ast.Attribute(value=ast.Name(id=module), attr=name) if isinstance(names.get(module), ModuleType):
            thing = getattr(names[module], name, None)
        case _:
            return None
    if hasattr(thing, "prompt") or hasattr(thing, "milestones"):
        name = getattr(thing, "name", None)
        return name if isinstance(name, str) else None
    return None
