"""Run a teacher's edition in order and store its outputs, normalised."""

import os
import tempfile
from pathlib import Path

from utils.build.editions import stamped, teacher
from utils.build.normalise import normalise, remaining_addresses
from utils.build.refusal import refuse
from utils.build.source import Chapter
from utils.build.state import module_hash

CELL_SECONDS = 300  # a cell that needs longer does not belong in a chapter


def environment(root: Path, seed: int = 0) -> dict[str, str]:
    """Return the variables an edition is executed with: unattended, seeded, importing `utils` from `root`."""
    search = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "COURSE_UNATTENDED": "1",
        "COURSE_SEED": str(seed),
        "PYTHONHASHSEED": "0",  # sets print in one order
        "PYTHONPATH": os.pathsep.join(search),
    }


def teacher_bytes(chapter: Chapter, root: Path) -> bytes:
    """Execute a chapter's teacher's edition; return it as it stands on disk. Raises Refused, naming the cell."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    notebook = nbformat.from_dict(teacher(chapter))
    # Executed where a learner's notebook would be: in a folder beside nothing it could read by accident.
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "notebooks")
        folder.mkdir()
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            record_timing=False,
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
            kernel_name="python3",
            resources={"metadata": {"path": str(folder)}},
        )
        at = {"cell": 0}
        client.on_cell_start = lambda cell, cell_index: at.update(cell=cell_index)
        try:
            client.execute(env=environment(root))
        except CellExecutionError as problem:
            why = f"this cell raised {problem.ename}: {problem.evalue}"
            raise refuse(chapter.path, chapter.cells[at["cell"]].line, why) from None
        except (CellTimeoutError, DeadKernelError) as problem:
            why = f"this cell did not end well: {str(problem).splitlines()[0]}"
            raise refuse(chapter.path, chapter.cells[at["cell"]].line, why) from None
    return stamped(_stored(notebook, chapter), chapter, module=module_hash(root, chapter.name))


def _stored(notebook: dict, chapter: Chapter) -> dict:
    from utils.build.editions import KERNEL

    notebook = normalise(notebook)
    notebook["metadata"] = dict(KERNEL)  # what the kernel said of itself differs between Pythons
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags", [])
        if "measured" in tags:
            cell["outputs"] = []
            cell["metadata"]["tags"] = [*tags, "nbval-ignore-output"]
    for index, text in remaining_addresses(notebook):
        why = f"an output of this cell holds a memory address, different every time: `{text}`. Give the object a repr."
        raise refuse(chapter.path, chapter.cells[index].line, why)
    return notebook
