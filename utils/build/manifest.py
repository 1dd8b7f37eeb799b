"""What a released bundle says of itself, so that the next release replaces it and nothing else."""

import hashlib
import json
import os
import shutil
from pathlib import Path

from utils.build.refusal import Refused

NAME = "MANIFEST.json"
MAKER = "python -m utils release"
CACHES = {"__pycache__", ".ipynb_checkpoints"}


def write(folder: Path) -> int:
    """Write the manifest of a folder's files; return how many there are."""
    files = {path: _hash(folder / path) for path in _paths(folder)}
    text = json.dumps({"made_by": MAKER, "files": files}, indent=1, sort_keys=True) + "\n"
    (folder / NAME).write_bytes(text.encode())
    return len(files)


def refuse_foreign(folder: Path) -> None:
    """Raise Refused where a folder is not empty and not an untouched bundle, naming what was changed, added or removed."""
    if folder.is_file() or folder.is_symlink():
        raise Refused(f"{folder} exists and is not a folder; name another.")
    if not folder.exists() or all(_kept(path.name) for path in folder.iterdir()):
        return
    try:
        found = json.loads((folder / NAME).read_bytes())
        listed = dict(found["files"]) if found["made_by"] == MAKER else None
    except (OSError, ValueError, KeyError, TypeError):
        listed = None
    if listed is None:
        raise Refused(f"{folder} was not made by `{MAKER}`; name a new folder.")
    there = set(_paths(folder))
    changed = sorted(path for path in there & set(listed) if _hash(folder / path) != listed[path])
    named = [("changed", changed), ("added", sorted(there - set(listed))), ("removed", sorted(set(listed) - there))]
    said = [
        f"{what}: {', '.join(paths[:10])}{' and more' if len(paths) > 10 else ''}" for what, paths in named if paths
    ]
    if said:
        raise Refused(
            f"{folder} was changed since it was released ({'; '.join(said)}); move it away or name a new folder."
        )


def swap(made: Path, folder: Path) -> None:
    """Put a finished folder in the place of an earlier bundle, or of nothing; put the earlier one back if that fails."""
    if not folder.exists():
        os.rename(made, folder)
        return
    old = made.with_name(made.name + ".old")
    os.rename(folder, old)
    try:
        os.rename(made, folder)
    except OSError:
        os.rename(old, folder)
        raise
    for path in list(old.iterdir()):
        if _kept(path.name):
            os.rename(path, folder / path.name)
    shutil.rmtree(old, ignore_errors=True)


def _kept(name: str) -> bool:
    """Whether a release leaves this alone: an instructor's repository, an environment made by running the bundle."""
    return name == ".git" or name.startswith(".venv")


def _paths(folder: Path) -> list[str]:
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        foreign = _kept(inside.parts[0]) or not CACHES.isdisjoint(inside.parts) or str(inside) == NAME
        if path.is_file() and not foreign and not any(part.endswith(".egg-info") for part in inside.parts):
            found.append(inside.as_posix())
    return found


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
