"""Open the store's file whatever state it is in: missing, older, newer, somebody else's, or damaged."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from utils.progress import schema
from utils.progress.place import FILE, on_network
from utils.progress.rows import FIELDS, Row
from utils.progress.salvage import salvage

PATIENCE = 2.0  # seconds to wait for another notebook's write; one takes less than a millisecond
LOCK = "progress.lock"
COMPANIONS = ("-wal", "-shm", "-journal")
INSERT = (
    f"INSERT INTO attempts ({', '.join(FIELDS)}) VALUES ({', '.join('?' * len(FIELDS))}) ON CONFLICT (uuid) DO NOTHING"
)


def opened(folder: Path) -> tuple[sqlite3.Connection, Path, list[str]]:
    """Return a connection that can be written to, the file it is of, and what the learner should hear about it.

    OSError or sqlite3.OperationalError where the folder or the file cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path, said = folder / FILE, []
    if state(path) != "current":
        with only_one(folder):
            path, said = mended(path)
    connection = connect(path)
    try:
        tune(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection, path, said


def connect(path: Path) -> sqlite3.Connection:
    """Open a database in autocommit, for any thread: whoever shares it takes turns."""
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def tune(connection: sqlite3.Connection, path: Path) -> None:
    """Choose how writes reach the disk.

    With the write-ahead log and synchronous=NORMAL a commit is in the system's hands when `check` returns: a killed
    kernel loses nothing. A power cut may lose the last seconds, never the file. FULL would flush the disk at every
    attempt, which alone takes longer than a check on many disks. Without the log (a network disk) only FULL is safe.
    """
    wanted = "DELETE" if on_network(path) else "WAL"
    try:
        (mode,) = connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()
    except sqlite3.OperationalError:  # in use by another: it stays as it is
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    connection.execute(f"PRAGMA synchronous={'NORMAL' if mode == 'wal' else 'FULL'}")


def state(path: Path) -> str:
    """Say what `path` is: "missing", "current", "older", "newer", "foreign" or "damaged".

    sqlite3.OperationalError where that cannot be found out.
    """
    if path.is_dir():
        return "damaged"
    if not path.exists() or not path.stat().st_size:
        log = path.with_name(path.name + "-wal")  # SQLite would throw away the log of an empty file
        return "damaged" if log.exists() and log.stat().st_size else "missing"
    try:
        with closing(connect(path)) as connection:
            (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            version = schema.version_of(connection)
            if version == len(schema.STEPS):
                connection.execute(f"SELECT {', '.join(FIELDS)} FROM attempts LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        if "no such" in str(error):
            return "damaged"
        raise
    except sqlite3.DatabaseError:
        return "damaged"
    if sound != "ok":
        return "damaged"
    if version is None:
        return "foreign"
    steps = len(schema.STEPS)
    return "current" if version == steps else "newer" if version > steps else "older" if version else "missing"


def mended(path: Path) -> tuple[Path, list[str]]:
    """Make a usable file of what is there, and say what was done. To be called by one process at a time."""
    found, said, rows = state(path), [], []  # looked at again: another notebook may just have mended it
    if found in ("newer", "foreign"):
        whose = "by a newer version of the course" if found == "newer" else "by another program"
        beside = path.with_name(f"{path.stem}.v{len(schema.STEPS)}{path.suffix}")
        said.append(f"{path} was written {whose} and is left alone; your attempts go to {beside.name} beside it.")
        path, found = beside, state(beside)
        if found in ("newer", "foreign"):
            raise OSError(f"neither {FILE} nor {beside.name} is a file of this version")
    if found == "damaged":
        aside = set_aside(path)
        rows = salvage(aside)
        said.append(
            f"{path} was damaged. It is kept as {aside.name} beside it, and a new one was begun; {taken(rows)}."
        )
    if found != "current":
        backup = path.with_name(f"{path.stem}.before-v{len(schema.STEPS)}{path.suffix}") if found == "older" else None
        with closing(connect(path)) as connection:
            tune(connection, path)
            schema.bring_up_to_date(connection, backup)
            insert(connection, rows)
    return path, said


def taken(rows: list[Row]) -> str:
    """Say how much was saved from a damaged file."""
    if not rows:
        return "none of its attempts could be read"
    return f"{len(rows):,} attempt{'' if len(rows) == 1 else 's'} could be read and {'is' if len(rows) == 1 else 'are'} in it"


def insert(connection: sqlite3.Connection, rows: list[Row]) -> int:
    """Add rows, all or none, leaving out those that are there; return how many were new."""
    values = [tuple(getattr(row, name) for name in FIELDS) for row in rows]
    before = connection.total_changes
    if len(values) == 1:
        connection.execute(INSERT, values[0])  # one statement commits by itself
    elif values:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.executemany(INSERT, values)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return connection.total_changes - before


def set_aside(path: Path) -> Path:
    """Rename a damaged file, and what SQLite keeps beside it, to a dated name that is free; return the name."""
    stem = f"{path.stem}.damaged-{time.strftime('%Y-%m-%d')}"
    names = (path.with_name(f"{stem}{f'-{n}' if n > 1 else ''}{path.suffix}") for n in count(1))
    aside = next(name for name in names if not name.exists())
    for end in COMPANIONS:  # before the file itself: a log without its file would be thrown away
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + end))
    if path.exists():
        path.rename(aside)
    return aside


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold a lock that no other process holds, and that ends with this one however it ends."""
    with closing(sqlite3.connect(folder / LOCK, timeout=10, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
