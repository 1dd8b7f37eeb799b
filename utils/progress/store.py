"""The memory of what the learner did: rows go to a file, or wait in this process while the file cannot be written."""

import atexit
import os
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from utils.progress import opening
from utils.progress.place import FILE
from utils.progress.rows import FIELDS, Row
from utils.progress.salvage import salvage

TROUBLE = (OSError, sqlite3.Error)
OWN = (
    "progress.sqlite*", "progress.v*.sqlite*", "progress.before-v*", "progress.damaged-*", "progress.lock*", "mock-onsite*",
)  # fmt: skip
_inherited: list[sqlite3.Connection] = []  # of a forked parent: closing them here could harm its file


class Store:
    """Attempts in the folder `folder`. Nothing touches the disk before the first row is kept or read.

    A row that cannot be written waits and is tried again with the next one and at the end of the process. What the
    learner should hear, each once, is in `take_remark()`.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.waiting: list[Row] = []
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._path, self._mark, self._pid = folder / FILE, None, os.getpid()
        self._remarks: list[str] = []
        self._said: set[str] = set()

    @property
    def path(self) -> Path:
        """The file in use."""
        return self._path

    def record(self, row: Row) -> None:
        """Keep one attempt; never raises because of the file."""
        with self._lock:
            self.waiting.append(row)
            self._write()

    def add(self, rows: list[Row]) -> int:
        """Add rows, all or none, leaving out those already there; return how many were new. Raises OSError or sqlite3.Error."""
        with self._lock:
            self._write()
            known = {row.uuid for row in self.waiting}
            return opening.insert(self._open(), [row for row in rows if row.uuid not in known])

    def rows(self) -> list[Row]:
        """Return every attempt, oldest first; what waits is among them."""
        with self._lock:
            found = {row.uuid: row for row in [*self._read(), *self.waiting]}
        return sorted(found.values(), key=lambda row: row.at)

    def forget(self) -> None:
        """Delete everything: the file, copies made of older or damaged ones, and what waits. OSError when it cannot."""
        with self._lock:
            self.waiting.clear()
            own = {path for pattern in OWN for path in self.folder.glob(pattern)}
            files = sorted(own, key=lambda path: (path.name != FILE, path.name))
            try:
                self._empty(files)
            finally:
                self._close()
            for path in files:
                if path.is_dir() and not path.is_symlink():
                    continue  # somebody's folder was in the file's place: it holds nothing of the course
                try:
                    path.unlink(missing_ok=True)
                except PermissionError:
                    if path.suffix == Path(FILE).suffix and path != self._path:
                        raise  # the file itself may be open elsewhere (Windows): it is empty now
            self._path = self.folder / FILE

    def close(self) -> None:
        """Write what waits and let go of the file."""
        with self._lock:
            if self.waiting and os.getpid() == self._pid:
                self._write()
            self._close()

    def take_remark(self) -> str | None:
        """Return what has not been said yet, once."""
        with self._lock:
            said, self._remarks = " ".join(self._remarks), []
        return said or None

    def _write(self) -> None:
        if not self.waiting:
            return
        for last in (False, True):
            try:
                opening.insert(self._open(), self.waiting)
                self.waiting.clear()
                if self._said:
                    self._said.clear()
                    self._remarks.append("Your attempts are being saved again, those that waited too.")
                return
            except TROUBLE as error:
                self._close()  # the next try looks at the file anew, and sets it aside when it is damaged
                if last or isinstance(error, sqlite3.OperationalError | OSError):
                    return self._complain(error)

    def _complain(self, error: Exception) -> None:
        reason = reason_of(error)
        if reason not in self._said:
            self._said.add(reason)
            self._remarks.append(
                f"Your attempts are not saved in {self._path} just now: {reason}."
                " Checks work as ever; the attempts are kept until this kernel stops."
            )

    def _open(self) -> sqlite3.Connection:
        if os.getpid() != self._pid:
            _inherited.extend(filter(None, [self._connection]))
            self._connection, self._pid = None, os.getpid()
        if self._connection is not None and mark(self._path) == self._mark:
            return self._connection
        self._close()  # never opened, or another process has put another file in this one's place
        self._connection, self._path, said = opening.opened(self.folder)
        self._mark = mark(self._path)
        self._remarks += said
        if self.waiting and self._said:  # do not hold up every check by the full time when it failed the last time
            self._connection.execute("PRAGMA busy_timeout=100")
        atexit.unregister(self.close)
        atexit.register(self.close)
        return self._connection

    def _close(self) -> None:
        if self._connection is not None and os.getpid() == self._pid:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _read(self) -> list[Row]:
        """Read the file; where it cannot be opened for writing, read a copy of it."""
        if not any(path.stat().st_size for path in self.folder.glob(FILE)):
            return []
        for _ in range(2):
            try:
                return [Row(*raw) for raw in self._open().execute(f"SELECT {', '.join(FIELDS)} FROM attempts")]
            except (sqlite3.OperationalError, OSError):
                break
            except sqlite3.DatabaseError:
                self._close()
        self._close()
        return salvage(self._path)

    def _empty(self, files: list[Path]) -> None:
        """Overwrite the rows first, so that a file that another program holds open keeps nothing either."""
        if not any(path.name == FILE for path in files):
            return
        try:
            connection = self._open()
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("DELETE FROM attempts")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            pass  # then it can only be removed


def mark(path: Path) -> tuple[int, int] | None:
    """Return what tells one file from another that takes its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def reason_of(error: Exception) -> str:
    """Say in plain words why a file cannot be written.

    >>> reason_of(sqlite3.OperationalError("database or disk is full"))
    'there is no room left on the disk'
    """
    said = str(error)
    if "full" in said or getattr(error, "errno", None) in (28, 122):  # ENOSPC, EDQUOT
        return "there is no room left on the disk"
    if "locked" in said or "busy" in said:
        return "another program holds the file"
    if isinstance(error, PermissionError) or "readonly" in said or getattr(error, "errno", None) == 30:  # EROFS
        return "it may not be written to"
    if "unable to open" in said:
        return "it cannot be opened"
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
