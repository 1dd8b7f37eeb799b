"""What a built notebook says about its own making: enough to see whether it is current, and whether someone wrote in it.

Standard library only, because a learner's bundle has this and not the build.
"""

import hashlib
import json
from pathlib import Path

KEY = "course"  # where in a notebook's metadata the stamp stands
FORMAT = 1  # to be raised when the build makes something else of the same source


def load(path: Path) -> dict | None:
    """Read a notebook as plain JSON; None where it is missing or is not a notebook."""
    try:
        return loads(path.read_bytes())
    except OSError:
        return None


def loads(content: bytes) -> dict | None:
    """Read a notebook from its bytes; None where they are not a notebook."""
    try:
        notebook = json.loads(content)
    except ValueError:
        return None
    return notebook if isinstance(notebook, dict) and isinstance(notebook.get("cells"), list) else None


def source_hash(content: bytes) -> str:
    """Hash a source's bytes; how a checkout ends its lines does not count."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def joined(value: str | list) -> str:
    """Join a notebook's multi-line string, stored as one string or as a list of lines."""
    return value if isinstance(value, str) else "".join(value)


def cells_hash(notebook: dict) -> str:
    """Hash what stands in a notebook's cells; outputs, ids and empty cells do not count.

    JupyterLab adds an empty cell when the last one is run, which is not an edit.
    """
    texts = [[cell.get("cell_type", ""), joined(cell.get("source", ""))] for cell in notebook["cells"]]
    return _digest([text for text in texts if text[1].strip()])


def whole_hash(notebook: dict) -> str:
    """Hash everything in a notebook but its stamp."""
    metadata = {key: value for key, value in notebook.get("metadata", {}).items() if key != KEY}
    return _digest({**notebook, "metadata": metadata})


def stamp(notebook: dict) -> dict:
    """Return a notebook's stamp, empty where it has none."""
    found = notebook.get("metadata", {}).get(KEY)
    return found if isinstance(found, dict) else {}


def edited(notebook: dict) -> bool:
    """Whether the cells are no longer those that were built. Without a stamp nobody knows, so: yes."""
    return stamp(notebook).get("cells") != cells_hash(notebook)


def untouched(notebook: dict) -> bool:
    """Whether a notebook is, outputs and all, exactly what was built."""
    return stamp(notebook).get("whole") == whole_hash(notebook)


def _digest(value) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
