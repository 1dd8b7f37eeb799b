"""Keep a day in one file beside the progress store: whole or not at all, and never lost by a killed kernel."""

import json
import os
import socket
import time
from pathlib import Path

from utils.chapters.mock_onsite.day import Day, Unreadable

FILE = "mock-onsite.json"
OLD = "mock-onsite-*.json"  # days that are over or were put away, and what was damaged
FRESH = 20.0  # seconds: who was seen so lately is still there


class Shelf:
    """The folder with the day of now, and those before. Nothing touches the disk before a day is read or kept."""

    def __init__(self, folder: Path):
        self.folder = folder

    @property
    def path(self) -> Path:
        """The file of the day of now."""
        return self.folder / FILE

    def read(self) -> tuple[Day | None, str]:
        """Return the day of now, and what the learner should hear. A damaged file is set aside; `Unreadable` for a newer one."""
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return None, ""
        except (OSError, UnicodeDecodeError) as error:
            return None, self._aside(f"it cannot be read ({type(error).__name__})")
        try:
            return Day.of_plain(json.loads(text)), ""
        except Unreadable as why:
            if why.newer:
                raise
            return None, self._aside(str(why))
        except (ValueError, RecursionError):
            return None, self._aside("it is no JSON")

    def write(self, day: Day) -> None:
        """Put the day in the file's place in one step. OSError when that cannot be done."""
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f"{FILE}.{os.getpid()}.tmp")
        try:
            beside.write_text(json.dumps(day.plain(), allow_nan=False, separators=(",", ":")), "utf-8")
            os.replace(beside, self.path)
        finally:
            beside.unlink(missing_ok=True)

    def holder(self, day: Day) -> str | None:
        """Return who has the day of now, "" when its file is gone; None when it is another day's, or cannot be told."""
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return ""
        except (OSError, ValueError, RecursionError):
            return None
        ours = isinstance(found, dict) and found.get("id") == day.id
        return str(found.get("holder", "")) or None if ours else None

    def put_away(self) -> str:
        """Give the day of now another name, so that a new one can begin; return that name, "" when there was none."""
        name = self._name("day")
        try:
            os.replace(self.path, self.folder / name)
        except FileNotFoundError:
            return ""
        return name

    def forget(self) -> None:
        """Delete the day of now and all others. OSError when one cannot be."""
        for path in [self.path, *self.folder.glob(OLD), *self.folder.glob(f"{FILE}.*.tmp")]:
            path.unlink(missing_ok=True)

    def seen(self) -> dict[str, float]:
        """Return when each question was last up on an earlier day, from the newest files; unreadable ones are passed over."""
        seen: dict[str, float] = {}
        for path in sorted(self.folder.glob(OLD))[-30:]:
            try:
                day = Day.of_plain(json.loads(path.read_text("utf-8")))
            except (OSError, ValueError, Unreadable, RecursionError):
                continue
            for number, some in enumerate(day.rounds):
                shown = sum(one["did"] == "next" for one in day.of(number)) + bool(day.of(number))
                for one in some[:shown]:
                    seen[one["key"]] = max(seen.get(one["key"], 0.0), day.began)
        return seen

    def _aside(self, why: str) -> str:
        name = self._name("damaged")
        try:
            os.replace(self.path, self.folder / name)
        except OSError:
            return f"The file of a mock onsite that was under way cannot be used: {why}. It is {self.path}."
        return f"The file of a mock onsite that was under way cannot be used: {why}. It was set aside as {name}; nothing in it was changed."

    def _name(self, word: str) -> str:
        stem = f"mock-onsite-{word}-{time.strftime('%Y%m%d-%H%M%S')}"
        taken = {path.name for path in self.folder.glob(OLD)}
        return next(n for k in range(1000) if (n := f"{stem}{f'-{k}' if k else ''}.json") not in taken)


def me() -> str:
    """Return who is at a day: this machine and this process."""
    return f"{socket.gethostname()}:{os.getpid()}"


def elsewhere(day: Day, now: float) -> bool:
    """Whether another process is at this day just now: one that is alive, or was seen a moment ago on another machine."""
    if not day.holder or day.holder == me() or day.over:
        return False
    host, _, number = day.holder.rpartition(":")
    if host == socket.gethostname() and os.name == "posix" and number.isdecimal():
        return _runs(int(number)) and now - day.alive < FRESH
    return now - day.alive < FRESH


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
