"""Hand over to the environment's Python, with variables under which it finds its own packages and this course."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path


def variables(environ: Mapping[str, str], python: Path, root: Path, platform: str) -> dict[str, str]:
    """Return the variables for the environment's Python.

    Its commands come first on PATH, its Jupyter data before a user's; PYTHONHOME goes, and whatever on PYTHONPATH
    holds another package named `utils`.
    """
    separator = ";" if platform == "win32" else ":"
    scripts = str(python.parent)
    new = dict(environ)
    new.pop("PYTHONHOME", None)
    kept = [entry for entry in new.pop("PYTHONPATH", "").split(separator) if entry and not shadows(Path(entry), root)]
    if kept:
        new["PYTHONPATH"] = separator.join(kept)
    new["PATH"] = separator.join(part for part in (scripts, new.get("PATH", "")) if part)
    if is_environment(python):
        new["VIRTUAL_ENV"] = str(python.parent.parent)
    new["JUPYTER_PREFER_ENV_PATH"] = "1"
    if new.get("JUPYTER_PATH"):
        share = python.parent.parent / "share" / "jupyter"
        new["JUPYTER_PATH"] = separator.join((str(share), new["JUPYTER_PATH"]))
    return new


def is_environment(python: Path) -> bool:
    """Return whether a Python belongs to a virtual environment."""
    return (python.parent.parent / "pyvenv.cfg").exists()


def shadows(entry: Path, root: Path) -> bool:
    """Return whether a folder on the path has another `utils`, which would be imported in place of the course's."""
    if entry.resolve() == root.resolve():
        return False
    return (entry / "utils.py").exists() or (entry / "utils").is_dir()


def become(python: Path, arguments: list[str], environ: Mapping[str, str]) -> int:
    """Replace this process by `python`; on Windows, which cannot, run it and return its exit code."""
    command = [str(python), *arguments]
    if os.name != "nt":
        os.execve(python, command, dict(environ))
    import subprocess

    child = subprocess.Popen(command, env=dict(environ))
    while True:
        # Ctrl-C reaches the child as well, and how it answers (JupyterLab asks back) is its own business.
        with contextlib.suppress(KeyboardInterrupt):
            return child.wait()
