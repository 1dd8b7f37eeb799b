"""`build` and `build --check`: bring the editions up to date, or say which are not."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from utils import stamp
from utils.build import contents, house
from utils.build.state import State, learner_state, teacher_state
from utils.naming import STEM


def check(root: Path) -> list[tuple[str, State]]:
    """Say of every edition how it stands towards its source; nothing is executed. Raises Refused on a bad chapter."""
    fronts = house.fronts(root)
    house.refuse_repeated_exercises(root)
    found: list[tuple[str, State]] = []
    for source in house.sources(root):
        found.append((f"{source.stem}, learner's edition", learner_state(root, source)))
        found.append((f"{source.stem}, teacher's edition", teacher_state(root, source)))
    for stem in orphans(root):
        found.append((f"{stem}, without a source", State.STALE))
    readme = root / "README.md"
    if readme.exists():
        found.append(("README.md, contents table", State.STALE if contents.stale(readme, fronts) else State.FRESH))
    return found


def orphans(root: Path) -> list[str]:
    """List built notebooks whose source is gone."""
    known = {path.stem for path in house.sources(root)}
    built = [*(root / "notebooks").glob("*.ipynb"), *(root / "solutions").glob("*.ipynb")]
    return sorted({path.stem for path in built if STEM.fullmatch(path.stem)} - known)


def build(root: Path, names: list[str], everything: bool = False) -> Iterator[str]:
    """Build the chapters named, or all: those that are stale, or with `everything` all of them. Yield what was done.

    A notebook somebody wrote in is left alone. Raises Refused on a chapter that cannot be built.
    """
    fronts = house.fronts(root)
    house.refuse_repeated_exercises(root)
    for source in house.chosen(root, names):
        yield from _learner(root, source, everything)
        yield from _teacher(root, source, everything)
    readme = root / "README.md"
    if contents.stale(readme, fronts):
        write(readme, contents.with_table(readme.read_text("utf-8"), fronts).encode())
        yield "README.md: contents table written"


def _learner(root: Path, source: Path, everything: bool) -> Iterator[str]:
    from utils.build.editions import learner_bytes

    state = learner_state(root, source)
    target = root / "notebooks" / f"{source.stem}.ipynb"
    if _mine(target):
        clean = f"`python -m utils reset {source.stem}` gives a clean one and keeps yours beside it"
        current = state is State.EDITED
        yield f"{source.stem}: learner's edition {'has' if current else 'is not current, but has'} your own text; {clean}"
    elif everything or not state.current:
        write(target, learner_bytes(source))
        yield f"{source.stem}: learner's edition written"


def _teacher(root: Path, source: Path, everything: bool) -> Iterator[str]:
    from utils.build.execute import teacher_bytes
    from utils.build.source import read

    target = source.with_suffix(".ipynb")
    if _mine(target):
        yield f"{source.stem}: teacher's edition was edited by hand; move solutions/{target.name} away, then build again"
    elif everything or not teacher_state(root, source).current:
        start = time.perf_counter()
        write(target, teacher_bytes(read(source), root))
        yield f"{source.stem}: teacher's edition executed in {time.perf_counter() - start:.1f} s"


def _mine(path: Path) -> bool:
    """Whether a notebook holds somebody's own text; what is not a notebook at all is nobody's to overwrite either."""
    if not path.exists():
        return False
    notebook = stamp.load(path)
    return notebook is None or stamp.edited(notebook)


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    os.replace(part, path)
