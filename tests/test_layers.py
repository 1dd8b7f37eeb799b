"""The layers: a row imports only the rows above it, and what must stay light does."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
UTILS = ROOT / "utils"
HEAVY = {"IPython", "ipywidgets", "anywidget", "matplotlib"}

# Rank of each part; the longest matching name counts. A part imports its own rank only within itself.
RANKS = {
    "stamp": 0,
    "naming": 0,
    "pristine": 1,
    "exercise": 0,
    "derivation": 0,
    "progress": 0,
    "whiteboard": 0,
    "figures": 1,
    "gradients": 1,
    "progress.wiring": 1,
    "progress.views": 2,
    "derivation.exercise": 1,
    "derivation.drill": 1,
    "derivation.telling": 1,
    "derivation.derived": 1,
    "derivation.pad": 2,
    "whiteboard.find": 1,
    "whiteboard.board": 2,
    "chapters": 3,
    "figures.export": 4,
    "setup": 4,
    "workshop": 5,
    "build": 5,
    "reset": 6,
    "lanes": 6,
    "bench": 6,
}


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(UTILS.rglob("*.py"))}


def imported(name, path, top_level_only=False):
    """Full names a module imports, relative ones resolved."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    nodes = list(ast.walk(tree))
    if top_level_only:
        inner = {id(n) for f in nodes if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef) for n in ast.walk(f)}
        nodes = [node for node in nodes if id(node) not in inner]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                yield full if full in MODULES else base


def part(name):
    """The part of `utils` a module belongs to, by the longest name in the table."""
    inside = name.removeprefix("utils").strip(".")
    return max((known for known in RANKS if f"{inside}.".startswith(f"{known}.")), key=len, default=None)


def own(name):
    return [other for other in imported(name, MODULES[name]) if other == "utils" or other.startswith("utils.")]


def test_every_module_has_a_row():
    assert [name for name in MODULES if name not in ("utils", "utils.__main__") and part(name) is None] == []


@pytest.mark.parametrize("name", [name for name in MODULES if name not in ("utils", "utils.__main__")])
def test_a_row_imports_only_rows_above_it(name):
    mine = part(name)
    for other in own(name):
        theirs = part(other)
        if theirs is None:  # `utils` itself is the chapters' door to the figures; `__main__` has the commands' names
            assert RANKS[mine] >= 3, f"{name} imports {other}"
        else:
            assert theirs.split(".")[0] == mine.split(".")[0] or RANKS[theirs] < RANKS[mine], f"{name} imports {other}"


@pytest.mark.parametrize("name", [name for name in MODULES if part(name) and RANKS[part(name)] == 0])
def test_pure_parts_import_nothing_that_shows(name):
    found = {other.split(".")[0] for other in imported(name, MODULES[name])}
    assert not found & HEAVY


@pytest.mark.parametrize("name", ["utils", "utils.__main__", "utils.reset", "utils.stamp", "utils.naming"])
def test_the_doors_import_the_standard_library_only(name):
    found = {other.split(".")[0] for other in imported(name, MODULES[name], top_level_only=True)}
    assert found <= sys.stdlib_module_names | {"utils"}


def test_the_doors_import_no_tool_at_their_top():
    for name in ("utils", "utils.__main__"):
        assert [
            other for other in imported(name, MODULES[name], top_level_only=True) if other.startswith("utils")
        ] == []


@pytest.mark.parametrize("name", [name for name in MODULES if part(name) and RANKS[part(name)] <= 3])
def test_no_part_a_chapter_uses_imports_a_tool_or_a_solution(name):
    assert [other for other in own(name) if part(other) and RANKS[part(other)] > 3] == []
    assert "solutions" not in {other.split(".")[0] for other in imported(name, MODULES[name])}


def test_importing_utils_loads_nothing_heavy_and_starts_nothing():
    program = (
        "import sys, threading; before = threading.active_count(); import utils; "
        "print(threading.active_count() - before, *sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    started, *loaded = done.stdout.split()
    assert started == "0"
    assert not set(loaded) & (HEAVY | {"numpy", "scipy", "pandas", "sqlite3", "jupytext", "nbformat"})


def test_importing_chapters_changes_no_rcparams():
    names = [name for name in MODULES if name.startswith("utils.chapters.") and name.count(".") == 2]
    program = (
        "import importlib, matplotlib; before = dict(matplotlib.rcParams); import utils; "
        f"[importlib.import_module(name) for name in {names!r}]; assert dict(matplotlib.rcParams) == before"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], cwd=ROOT, check=True)
