"""Keep a recording in one file: plain JSON, or a zip with the voice beside it."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from utils.whiteboard.recording import Recording, Unreadable

INSIDE = "recording.json"
MOST = 200_000_000  # bytes of JSON: an hour of drawing is a hundredth of it


def save(recording: Recording, path: str | Path, sound: Mapping[str, bytes] | None = None) -> Path:
    """Write a recording, as JSON when the name ends so, else as a zip that also holds `sound` {file: bytes}."""
    path = Path(path)
    text = json.dumps(recording.plain(), allow_nan=False, separators=(",", ":"))
    if path.suffix == ".json":
        if sound:
            raise ValueError("the voice goes into a zip: give a name that ends in .zip")
        path.write_text(text, encoding="utf-8")
        return path
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(INSIDE, text)
        for name, data in (sound or {}).items():
            pack.writestr(name, data, zipfile.ZIP_STORED)
    return path


def load(path: str | Path) -> Recording:
    """Read a recording from JSON or zip. `Unreadable` says what is wrong with the file; OSError when there is none."""
    path = Path(path)
    try:
        return Recording.of(json.loads(_text(path)))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable(f"{path.name} is damaged, or no recording: it is not readable as JSON.") from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise Unreadable(f"{path.name} is damaged: the zip cannot be unpacked.") from None


def _text(path: Path) -> bytes:
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            file.seek(0)
            text = file.read(MOST + 1)
            if len(text) > MOST:
                raise Unreadable(f"{path.name} is too large for a recording.")
            return text
    with zipfile.ZipFile(path) as pack:
        if INSIDE not in pack.namelist():
            raise Unreadable(f"{path.name} is a zip without a {INSIDE}: not a recording of the whiteboard.")
        if pack.getinfo(INSIDE).file_size > MOST:
            raise Unreadable(f"{path.name} is too large for a recording.")
        return pack.read(INSIDE)
