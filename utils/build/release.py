"""The learner's bundle: a folder an instructor publishes, with nothing in it that a learner should not read."""

import shutil
import tempfile
from pathlib import Path

from utils.build import contents, house, manifest
from utils.build.editions import learner, stamped
from utils.build.leak import Search
from utils.build.refusal import Refused
from utils.build.source import Chapter, read
from utils.naming import PRISTINE

NOT_GIVEN = {"build", "lanes", "bench", "workshop"}  # parts of utils that only authors and instructors have
JUNK = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info", ".ipynb_checkpoints", ".DS_Store", ".*.part")
README = Path(__file__).parent / "templates" / "bundle.md"
REQUIREMENTS = "# What studying needs; `python -m utils lab` installs it by itself.\n-r binder/requirements.txt\n-e .\n"
IGNORED = ".venv*\n__pycache__/\n*.egg-info/\n.ipynb_checkpoints/\nnotebooks/*.yours-*.ipynb\n.DS_Store\n"


def release(root: Path, folder: Path) -> int:
    """Write the bundle to `folder`; return how many files it has.

    Raises Refused where the folder is not an untouched bundle of an earlier release, or where a teacher's text got in.
    """
    folder = folder.absolute()
    if root.resolve().is_relative_to(folder.resolve()) or any(
        folder.resolve().is_relative_to((root / part).resolve())
        for part in ("notebooks", "solutions", "utils", "tests")
    ):
        raise Refused(f"{folder} is part of the course itself; name a folder of its own.")
    manifest.refuse_foreign(folder)
    chapters = [read(path) for path in house.sources(root)]
    house.fronts(root)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        _fill(root, made, chapters)
        leaks = Search(chapters).in_folder(made)
        if leaks:
            raise Refused("Not released. " + "; ".join(leaks) + ".")
        count = manifest.write(made)
        made.chmod(0o755)
        manifest.swap(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return count


def _fill(root: Path, made: Path, chapters: list[Chapter]) -> None:
    for chapter in chapters:
        content = stamped(learner(chapter), chapter)
        for inside in (made / "notebooks", made / "notebooks" / PRISTINE):
            inside.mkdir(parents=True, exist_ok=True)
            (inside / f"{chapter.stem}.ipynb").write_bytes(content)
    shutil.copytree(root / "utils", made / "utils", ignore=_not_given(root / "utils"))
    shutil.copytree(root / "binder", made / "binder", ignore=JUNK)
    for name in ("LICENSE", "pyproject.toml"):
        if (root / name).exists():
            shutil.copy2(root / name, made / name)
    fronts = {chapter.stem: chapter.front for chapter in chapters}
    write = {"README.md": contents.with_table(README.read_text("utf-8"), fronts)}
    write |= {"requirements.txt": REQUIREMENTS, ".gitignore": IGNORED}
    for name, text in write.items():
        (made / name).write_bytes(text.encode())


def _not_given(utils: Path):
    def ignore(directory: str, names: list[str]) -> set[str]:
        top = {name for name in names if name.removesuffix(".py") in NOT_GIVEN} if Path(directory) == utils else set()
        return top | JUNK(directory, names)

    return ignore
