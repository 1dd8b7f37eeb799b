"""Write a chapter as one HTML file in which its figures still move: `python -m utils export NAME`."""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
HIDDEN = {"solution", "mistake", "instructor"}
CELL_SECONDS = 600  # every frame of every figure is drawn


def main(argv):
    """Export the chapter named in `argv`; return the exit code."""
    parser = argparse.ArgumentParser("python -m utils export", description=__doc__)
    parser.add_argument("name", help="a chapter: 03_conditional_probability, or the beginning of its name, or a path")
    parser.add_argument("-o", "--output", type=Path, help="the file to write, NAME.html otherwise")
    parser.add_argument("--teacher", action="store_true", help="the teacher's edition, answers and all")
    chosen = parser.parse_args(argv)
    try:
        source = find(chosen.name, ROOT / ("solutions" if chosen.teacher else "notebooks"))
        target = chosen.output or Path(f"{source.stem}.html")
        if target.suffix.lower() not in (".html", ".htm"):
            raise ValueError(f"{target} must end in .html, so that no other file is overwritten by mistake")
        text, failed = export(source, teacher=chosen.teacher)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{target}: {len(text.encode()) / 1e6:.1f} MB, one file, opens in any browser without a network")
    if failed:
        print(f"{failed} of its cells raised an error, and the page shows it.", file=sys.stderr)
    return 0


def find(name, folder):
    """Return the notebook meant by `name`: a path, or a chapter in `folder` by its name or the beginning of it."""
    if Path(name).suffix == ".ipynb" and Path(name).is_file():
        return Path(name)
    chapters = sorted(folder.glob("*.ipynb"))
    wanted = Path(name).stem
    meant = [c for c in chapters if c.stem == wanted] or [c for c in chapters if c.stem.startswith(wanted)]
    if len(meant) == 1:
        return meant[0]
    listed = ", ".join(chapter.stem for chapter in meant or chapters) or "none"
    says = "could be any of" if meant else f"is not in {folder.name}/, which has"
    raise ValueError(f"{name} {says}: {listed}")


def export(source, teacher=False):
    """Execute a notebook with every frame of its figures; return its page and how many cells raised."""
    import nbformat

    from .page import page

    notebook = nbformat.read(source, as_version=4)
    if not teacher:  # a learner's page holds nothing of the teacher's, whatever file it is made from
        notebook.cells = [cell for cell in notebook.cells if not HIDDEN & set(cell.metadata.get("tags", []))]
    execute(notebook, source.parent)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    failed = sum(any(output.output_type == "error" for output in cell.outputs) for cell in code)
    return page(notebook, source.parent), failed


def execute(notebook, folder):
    """Run a notebook in place and keep its widgets' state; a cell that raises does not stop the others."""
    from nbclient import NotebookClient

    search = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        allow_errors=True,
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env={**os.environ, "COURSE_UNATTENDED": "1", "COURSE_FRAMES": "all", "PYTHONPATH": search})
