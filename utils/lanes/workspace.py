"""One temporary build that all lanes work on, so that nothing a learner saved in notebooks/ counts."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from utils.build import house
from utils.build.editions import learner, solved, stamped
from utils.build.normalise import sanitize_file
from utils.build.source import read

VARIABLE = "COURSE_WORKSPACE"  # where the runner tells the lanes its folder


@dataclass(frozen=True)
class Workspace:
    """A folder with three editions of every chapter, `NN_name.ipynb` in each."""

    folder: Path

    @property
    def learner(self) -> Path:
        """Learner's editions, as built."""
        return self.folder / "learner"

    @property
    def solved(self) -> Path:
        """Learner's editions with the answers filled in."""
        return self.folder / "solved"

    @property
    def teacher(self) -> Path:
        """Copies of the stored teacher's editions."""
        return self.folder / "teacher"


def prepare(root: Path, folder: Path) -> Workspace:
    """Build every chapter's editions into a folder; nothing is executed. Raises Refused where one does not build."""
    workspace = Workspace(folder)
    for part in (workspace.learner, workspace.solved, workspace.teacher):
        part.mkdir(parents=True)
    for source in house.sources(root):
        chapter = read(source)
        (workspace.learner / f"{chapter.stem}.ipynb").write_bytes(stamped(learner(chapter), chapter))
        (workspace.solved / f"{chapter.stem}.ipynb").write_bytes(stamped(solved(chapter), chapter))
        stored = source.with_suffix(".ipynb")
        if stored.exists():
            shutil.copyfile(stored, workspace.teacher / stored.name)
    (folder / "sanitize.ini").write_text(sanitize_file(), "utf-8")
    return workspace


def is_heavy(path: Path) -> bool:
    """Whether a chapter has a cell tagged `heavy`: it is then executed once where others are several times."""
    notebook = json.loads(path.read_bytes())
    return any("heavy" in cell["metadata"].get("tags", ()) for cell in notebook["cells"])
