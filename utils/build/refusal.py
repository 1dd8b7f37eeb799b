"""The one exception of the build: a sentence that says where and why."""

from pathlib import Path


class Refused(Exception):
    """A source that cannot be built as it stands; its text is `file:line: sentence`."""


def refuse(path: Path | str, line: int | None, sentence: str) -> Refused:
    """Make the exception, pointing at a line where there is one."""
    where = f"{Path(path).name}:{line}" if line else Path(path).name
    return Refused(f"{where}: {sentence}")
