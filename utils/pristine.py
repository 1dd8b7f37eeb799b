"""Keep clean copies of the chapters where no git can give one back. Standard library only."""

from pathlib import Path

from utils import stamp
from utils.naming import PRISTINE, STEM


def keep_clean_copies(root: Path) -> None:
    """Copy each chapter that nobody has touched yet into `notebooks/.pristine`; never write over a copy."""
    if (root / ".git").exists():
        return
    for path in (root / "notebooks").glob("*.ipynb"):
        copy = path.with_name(PRISTINE) / path.name
        notebook = stamp.load(path)
        if STEM.fullmatch(path.stem) and not copy.exists() and notebook and stamp.untouched(notebook):
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(path.read_bytes())
