"""How each edition stands towards its source, found without executing or rebuilding anything."""

import hashlib
import subprocess
from enum import StrEnum
from pathlib import Path

from utils import stamp


class State(StrEnum):
    """What can be said of one built notebook."""

    FRESH = "fresh"
    RUN = "run since, left alone"  # the same cells with other outputs
    EDITED = "edited, left alone"  # somebody's own text stands in it
    MISSING = "missing"
    STALE = "stale"
    CHANGED = "changed by hand"  # and that is what is committed

    @property
    def current(self) -> bool:
        """Whether nothing needs to be built."""
        return self in (State.FRESH, State.RUN, State.EDITED)


def learner_state(root: Path, source: Path) -> State:
    """Compare a learner's edition with its source. Answers in the working copy are fine; committed ones are not."""
    path = root / "notebooks" / f"{source.stem}.ipynb"
    if not path.exists():
        return State.MISSING
    notebook = stamp.load(path)
    made_from = _facts(source)
    if notebook and _is_built_from(notebook, made_from):
        return State.FRESH
    mine = not notebook or stamp.edited(notebook)
    if not mine and not _same(stamp.stamp(notebook), made_from):
        return State.STALE
    committed = head(root, f"notebooks/{path.name}")
    if committed is not None:
        old = stamp.loads(committed)
        if not old or not stamp.untouched(old):
            return State.CHANGED
        if not _is_built_from(old, made_from):
            return State.STALE
    return State.EDITED if mine else State.RUN


def teacher_state(root: Path, source: Path) -> State:
    """Compare a teacher's edition with its source and with the chapter's module."""
    path = source.with_suffix(".ipynb")
    if not path.exists():
        return State.MISSING
    notebook = stamp.load(path)
    if not notebook or stamp.edited(notebook):
        return State.CHANGED
    made_from = {**_facts(source), "module": module_hash(root, source.stem[3:])}
    return State.FRESH if _is_built_from(notebook, made_from) else State.STALE


def module_hash(root: Path, name: str) -> str:
    """Hash a chapter's module or package in `utils/chapters`; its words stand in the teacher's outputs."""
    base = root / "utils" / "chapters" / name
    files = [base.with_suffix(".py"), *sorted(base.rglob("*"))]
    digest = hashlib.sha256()
    for file in files:
        made_by_tools = any(
            part == "__pycache__" or part.startswith(".") for part in file.relative_to(base.parent).parts
        )
        if file.is_file() and not made_by_tools:
            digest.update(file.relative_to(base.parent).as_posix().encode() + b"\0")
            digest.update(stamp.source_hash(file.read_bytes()).encode())
    return digest.hexdigest()


def head(root: Path, path: str) -> bytes | None:
    """Return a file as last committed; None without git, without a commit, or where it is not in it."""
    try:
        done = subprocess.run(["git", "show", f"HEAD:./{path}"], cwd=root, capture_output=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _facts(source: Path) -> dict:
    return {"source": stamp.source_hash(source.read_bytes()), "format": stamp.FORMAT}


def _same(found: dict, made_from: dict) -> bool:
    return all(found.get(key) == value for key, value in made_from.items())


def _is_built_from(notebook: dict, made_from: dict) -> bool:
    return stamp.untouched(notebook) and _same(stamp.stamp(notebook), made_from)
