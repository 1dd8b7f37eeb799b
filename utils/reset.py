"""Give back a clean chapter and keep the old one beside it. Standard library only: a learner has no build."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

from utils import stamp
from utils.naming import PRISTINE, STEM, resolve


def main(argv: list[str], root: Path | None = None) -> int:
    """Reset the one chapter named in `argv` (`03`, `name` or `03_name`); return the exit code."""
    root = root or Path(__file__).resolve().parent.parent
    if len(argv) != 1 or argv[0].startswith("-"):
        print("Say which chapter, for example: python -m utils reset 03", file=sys.stderr)
        return 2
    try:
        print(reset(root, argv[0]))
    except (LookupError, OSError) as problem:
        print(problem.args[0] if isinstance(problem, LookupError) else problem, file=sys.stderr)
        return 1
    return 0


def reset(root: Path, name: str) -> str:
    """Replace a chapter's learner's edition by a clean one; return the sentence that says what happened.

    Raises LookupError where there is no such chapter or no clean copy of it.
    """
    stem = resolve(name, stems(root))
    target = root / "notebooks" / f"{stem}.ipynb"
    clean = clean_copy(root, stem)
    if clean is None:
        raise LookupError(f"There is no clean copy of {stem} here; get it again from where you got the course.")
    if not target.exists():
        _write(target, clean)
        return f"{stem} is back, clean."
    if target.read_bytes() == clean:
        return f"{stem} is clean already; nothing was changed."
    kept = beside(target, datetime.datetime.now())
    fresh = target.with_name(f".{stem}.clean")
    _write(fresh, clean)
    os.rename(target, kept)
    os.replace(fresh, target)
    return f"{stem} is clean again. What you had is kept in notebooks/{kept.name}"


def stems(root: Path) -> list[str]:
    """List the chapters that can be reset, present or deleted."""
    folders = [root / "notebooks", root / "notebooks" / PRISTINE]
    found = [path.stem for folder in folders for path in folder.glob("*.ipynb")]
    found += [path.stem for path in (root / "solutions").glob("*.py")]
    return sorted({stem for stem in found if STEM.fullmatch(stem)})


def beside(target: Path, now: datetime.datetime) -> Path:
    """Name the file in which the old one is kept; never one that exists."""
    first = f"{target.stem}.yours-{now:%Y%m%d-%H%M%S}"
    names = [first, *(f"{first}-{n}" for n in range(2, 1000))]
    return next(path for path in (target.with_name(f"{name}.ipynb") for name in names) if not path.exists())


def clean_copy(root: Path, stem: str) -> bytes | None:
    """Find a clean learner's edition: the bundle's own copy, else one built from the source, else the last in git."""
    pristine = root / "notebooks" / PRISTINE / f"{stem}.ipynb"
    if pristine.exists():
        return pristine.read_bytes()
    return _built(root, stem) or _committed(root, stem)


def _built(root: Path, stem: str) -> bytes | None:
    source = root / "solutions" / f"{stem}.py"
    if not source.exists():
        return None
    try:
        from utils.build.editions import learner_bytes  # absent from a bundle; needs what authors install
        from utils.build.refusal import Refused
    except ImportError:
        return None
    try:
        return learner_bytes(source)
    except (ImportError, Refused):
        return None


def _committed(root: Path, stem: str) -> bytes | None:
    """Return the newest committed version that nobody had written in."""
    path = f"notebooks/{stem}.ipynb"
    log = _git(root, "log", "-50", "--format=%H", "--", path) or b""
    for commit in log.decode().split():
        content = _git(root, "show", f"{commit}:./{path}")
        notebook = stamp.loads(content) if content else None
        if notebook and stamp.untouched(notebook):
            return content
    return None


def _git(root: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
