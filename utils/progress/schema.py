"""What the file looks like inside: one script a version; a file is brought up to date by those it has not had yet."""

import sqlite3
from contextlib import closing
from pathlib import Path

OURS = 0x4D4C4F43  # application_id: tells the course's files from anybody else's

# Never change a step that has been released: append one. Each must leave an older course able to add rows.
STEPS = (
    """CREATE TABLE attempts (
    uuid TEXT NOT NULL PRIMARY KEY, exercise TEXT NOT NULL, topic TEXT NOT NULL, chapter TEXT,
    version INTEGER NOT NULL, verdict TEXT NOT NULL, cause TEXT, confidence REAL,
    hints INTEGER NOT NULL, seconds REAL NOT NULL, at REAL NOT NULL)""",
)


def version_of(connection: sqlite3.Connection) -> int | None:
    """Return how many steps a database has had; None where it is not one of ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables and not version:
        return 0
    return version if application == OURS else None


def bring_up_to_date(connection: sqlite3.Connection, backup: Path | None) -> None:
    """Take the steps a database lacks, all or none; what it was before is copied to `backup` when that is given."""
    if backup is not None:
        with closing(sqlite3.connect(backup)) as copy:
            connection.backup(copy)
    had = version_of(connection) or 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[had:]:
            connection.execute(step)
        connection.execute(f"PRAGMA application_id={OURS}")
        connection.execute(f"PRAGMA user_version={len(STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
