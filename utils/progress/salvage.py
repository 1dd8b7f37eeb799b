"""Read from a damaged file whatever rows can still be read."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from utils.progress import schema
from utils.progress.rows import Row, read_row

SMALLEST = 50  # bytes: no row takes fewer


def salvage(path: Path) -> list[Row]:
    """Return the rows that can be read from `path` or from its log, in the order they were kept; the file is not touched."""
    if not path.is_file():
        return []
    found: dict[str, Row] = {}
    try:
        with tempfile.TemporaryDirectory(prefix="course-progress-", ignore_cleanup_errors=True) as name:
            for prepare in (copy_whole, copy_with_new_head):
                copy = Path(name, f"{prepare.__name__}.sqlite")
                prepare(path, copy)
                for row in readable(copy):
                    found.setdefault(row.uuid, row)
    except (OSError, sqlite3.Error):
        pass  # what has been found so far is what there is
    return sorted(found.values(), key=lambda row: row.at)


def copy_whole(path: Path, copy: Path) -> None:
    """Copy a file and its log."""
    shutil.copyfile(path, copy)
    log = path.with_name(path.name + "-wal")
    if log.is_file():
        shutil.copyfile(log, copy.with_name(copy.name + "-wal"))


def copy_with_new_head(path: Path, copy: Path) -> None:
    """Copy a file and give it the first page of a fresh one: that page alone says where the rows begin."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as fresh:
        schema.bring_up_to_date(fresh, None)
        (size,) = fresh.execute("PRAGMA page_size").fetchone()
    head = bytearray(copy.read_bytes()[:size])
    head[28:32] = head[92:96] = bytes(4)  # forget the fresh file's length: SQLite then goes by what is there
    copy.write_bytes(bytes(head) + path.read_bytes()[size:])


def readable(copy: Path) -> Iterator[Row]:
    """Yield the rows of a database that can be read, stepping over what cannot."""
    last, end = 0, copy.stat().st_size // SMALLEST + 1000
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        while last < end:
            try:
                query = "SELECT rowid AS place, * FROM attempts NOT INDEXED WHERE rowid > ? ORDER BY rowid"
                for raw in connection.execute(query, (last,)):
                    last = raw["place"]
                    try:
                        yield read_row(dict(raw))
                    except ValueError:
                        continue
                return
            except sqlite3.OperationalError:
                return  # no such table, or no such file
            except sqlite3.DatabaseError:
                last += 1  # into the next row, which may stand on a sound page
