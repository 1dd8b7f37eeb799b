"""The one store of this process, found when it is first needed."""

import os
from pathlib import Path

from utils.progress.place import folder
from utils.progress.rows import Row
from utils.progress.store import Store

_stores: dict[Path, Store] = {}


def store() -> Store:
    """Return the store of the folder that counts now; nothing on disk is touched yet."""
    at = folder()
    return _stores.setdefault(at, Store(at)) if at not in _stores else _stores[at]


def unattended() -> bool:
    """Whether nobody is at the keyboard: then nothing is kept, and nothing is read."""
    return os.environ.get("COURSE_UNATTENDED") == "1"


def kept() -> list[Row]:
    """Return every attempt, oldest first; none when nobody is at the keyboard."""
    return [] if unattended() else store().rows()
