"""Let one process at a time make the environment. The system releases the guard when its holder dies."""

import os
import time
from collections.abc import Callable
from pathlib import Path


class Guard:
    """Hold an exclusive lock on a file beside the environment, inside a `with`.

    `waiting` is called once when another process has it. A child handed `fileno()` keeps the guard until it
    ends, so an installer that outlives its parent is waited for and not raced.
    """

    def __init__(self, path: Path, waiting: Callable[[], None], poll: float = 0.1):
        self.path = path
        self.waiting = waiting
        self.poll = poll
        self.file = -1

    def __enter__(self) -> "Guard":
        """Wait for the lock. Raises OSError where the file cannot be made."""
        told = False
        while True:
            self.file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            if _lock(self.file):
                if self._still_there():
                    return self
            elif not told:
                self.waiting()
                told = True
            os.close(self.file)
            time.sleep(self.poll)

    def __exit__(self, *_: object) -> None:
        """Remove the file, then release the lock: whoever waited on the removed file asks again."""
        try:
            if os.name == "nt":
                os.close(self.file)  # an open file cannot be removed there
                os.remove(self.path)
            else:
                os.remove(self.path)
                os.close(self.file)
        except OSError:
            pass  # another process has it already

    def fileno(self) -> int:
        """Return the descriptor a child inherits to share the guard."""
        return self.file

    def _still_there(self) -> bool:
        """Return whether the locked file is the one others would open now."""
        try:
            return os.path.samestat(os.fstat(self.file), os.stat(self.path))
        except FileNotFoundError:
            return False


def _lock(file: int) -> bool:
    """Try to lock an open file; a file system that has no locks counts as locked."""
    if os.name == "nt":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True
