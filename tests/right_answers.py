"""Right answers to every exercise of the course, as the sources hand them in: nothing is judged while they are collected."""

import ast
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from utils.exercise import Exercise, Kind, Verdict

ROOT = Path(__file__).resolve().parent.parent


@cache
def right_answers() -> dict[str, object]:
    """Return {exercise: what its solution cell hands in}. Cells that only show something are left out."""
    handed: dict[str, object] = {}
    for path in sorted((ROOT / "solutions").glob("*.py")):
        with recording(handed):
            space = {"__name__": "solved"}
            for cell in path.read_text("utf-8").split("\n# %%")[1:]:
                marks, _, source = cell.partition("\n")
                if "[markdown]" not in marks and "mistake" not in marks and wanted(source):
                    exec(compile(source, str(path), "exec"), space)
    return handed


def wanted(source: str) -> bool:
    """Whether a cell checks something, or leaves a name behind."""
    names = (ast.Assign, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.AugAssign)
    return ".check(" in source or any(isinstance(node, names) for node in ast.parse(source).body)


@contextmanager
def recording(handed: dict[str, object]):
    """Take down what is handed to any check instead of checking it."""
    real = Exercise.check

    def check(self, answer=..., confidence=None):
        handed.setdefault(self.name, answer)
        return Verdict(Kind.UNATTEMPTED, self.name, "taken down")

    Exercise.check = check
    try:
        yield
    finally:
        Exercise.check = real
