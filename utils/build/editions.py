"""The editions of a chapter as notebooks: learner's, solved, and teacher's before it is executed."""

import hashlib
import json
from pathlib import Path

from utils import stamp
from utils.build.scope import check_mistakes
from utils.build.source import Cell, Chapter, read
from utils.build.stubs import answer_text, learner_text

KERNEL = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
}


def learner(chapter: Chapter) -> dict:
    """Make the learner's edition: stubs for answers, no teacher's cells, no outputs."""
    check_mistakes(chapter)
    shown = [cell for cell in chapter.cells if not cell.teacher_only]
    return _notebook(chapter, [(cell, learner_text(cell, chapter.path)) for cell in shown])


def solved(chapter: Chapter) -> dict:
    """Make the learner's edition as if every answer had been typed in."""
    shown = [cell for cell in chapter.cells if not cell.teacher_only]
    return _notebook(chapter, [(cell, answer_text(cell)) for cell in shown])


def teacher(chapter: Chapter) -> dict:
    """Make the teacher's edition, not yet executed: every cell, with the answers."""
    check_mistakes(chapter)
    return _notebook(chapter, [(cell, answer_text(cell)) for cell in chapter.cells])


def _notebook(chapter: Chapter, texts: list[tuple[Cell, str]]) -> dict:
    # Ids come from the learner's text, so both editions agree and an id says nothing of an answer.
    seen: dict[str, int] = {}
    cells = []
    for cell, text in texts:
        basis = cell.text if cell.teacher_only else learner_text(cell, chapter.path)
        digest = hashlib.sha256(f"{cell.kind}\n{basis}".encode()).hexdigest()[:12]
        identity = f"t-{digest}" if cell.teacher_only else digest
        seen[identity] = count = seen.get(identity, 0) + 1
        made = {"cell_type": cell.kind, "id": identity if count == 1 else f"{identity}-{count}"}
        made |= {"metadata": {"tags": list(cell.tags)} if cell.tags else {}, "source": text}
        if cell.kind == "code":
            made |= {"execution_count": None, "outputs": []}
        cells.append(made)
    return {"cells": cells, "metadata": json.loads(json.dumps(KERNEL)), "nbformat": 4, "nbformat_minor": 5}


def stamped(notebook: dict, chapter: Chapter, **more: str) -> bytes:
    """Validate a notebook and write it with its stamp; the same notebook gives the same bytes."""
    import nbformat

    nbformat.validate(notebook)
    notebook["metadata"].pop(stamp.KEY, None)
    on_disk = json.loads(nbformat.writes(nbformat.from_dict(notebook)))
    front = chapter.front
    on_disk["metadata"][stamp.KEY] = {
        "chapter": chapter.stem,
        "title": front.title,
        "minutes": front.minutes,
        "needs": list(front.needs),
        "format": stamp.FORMAT,
        "source": stamp.source_hash(chapter.path.read_bytes()),
        "cells": stamp.cells_hash(on_disk),
        "whole": stamp.whole_hash(on_disk),
        **more,
    }
    return (json.dumps(on_disk, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def learner_bytes(path: Path) -> bytes:
    """Read a source and return its learner's edition as it stands on disk."""
    chapter = read(path)
    return stamped(learner(chapter), chapter)
