"""What an environment was made from, and what that means for the next start: one JSON file in it, replaced as a whole.

It is written twice: when the folder appears (no sets: begun, and ours to remove) and when everything is in it.
"""

import hashlib
import json
import os
import sys
from dataclasses import asdict, dataclass, field
from enum import Enum
from pathlib import Path

FORMAT = 1


@dataclass(frozen=True)
class Stamp:
    """Where an environment stands, what made it, and the hash of the lock behind every set in it."""

    folder: str
    python: str
    base: str
    machine: str
    sets: dict[str, str] = field(default_factory=dict)
    packages: list[str] = field(default_factory=list)


class Action(Enum):
    """What a start has to do about the environment."""

    REUSE = "reuse"
    EXTEND = "extend"
    MAKE = "make"
    REMAKE = "remake"
    REFUSE = "refuse"


def lock_hash(path: Path) -> str:
    """Return the hash of a lock's requirements; comments and line ends (git may change those) do not count."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pins = "\n".join(line for line in lines if line and not line.startswith("#"))
    return hashlib.sha256(pins.encode()).hexdigest()[:16]


def wanted(root: Path, locks: Path) -> Stamp:
    """Return the stamp a complete environment would bear, made here and now by the running interpreter."""
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    return Stamp(
        folder=str(root),
        python=f"{sys.version_info[0]}.{sys.version_info[1]}",
        base=os.path.realpath(base_python()),
        machine=f"{sys.platform} {machine}",
        sets={name: lock_hash(locks / f"{name}.txt") for name in ("study", "all") if (locks / f"{name}.txt").exists()},
    )


def base_python() -> str:
    """Return the interpreter behind the running one: an environment must not be made from the one it replaces."""
    return getattr(sys, "_base_executable", None) or sys.executable


def read(path: Path) -> Stamp | None:
    """Return the stamp in `path`; None where there is none that this version can read."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Stamp(**raw["stamp"]) if raw["format"] == FORMAT else Stamp("", "", "", "")
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError):
        return Stamp("", "", "", "")  # ours by its name, of no use


def write(path: Path, stamp: Stamp) -> None:
    """Replace the stamp in one step."""
    new = path.with_suffix(".new")
    new.write_text(json.dumps({"format": FORMAT, "stamp": asdict(stamp)}, indent=1), encoding="utf-8")
    os.replace(new, path)


def decide(exists: bool, found: Stamp | None, want: Stamp, need: str) -> tuple[Action, str]:
    """Return what to do for the set `need`, and why in words a learner understands.

    `exists`: whether there is an environment's folder at all; `found`: its stamp; `want`: what it should be.
    """
    if not exists:
        return Action.MAKE, "there is none yet"
    if found is None:
        return Action.REFUSE, "it was not made by this course"
    if not found.sets:
        return Action.REMAKE, "it was left half made"
    if found.folder != want.folder:
        return Action.REMAKE, "the course's folder was moved"
    if found.python != want.python:
        return Action.REMAKE, f"Python changed from {found.python} to {want.python}"
    if found.base != want.base or found.machine != want.machine:
        return Action.REMAKE, f"it belongs to another Python ({found.base})"
    # Everything for authors includes everything for studying, at the same versions.
    if any(name in found.sets and found.sets[name] == want.sets.get(name) for name in {need, "all"}):
        return Action.REUSE, ""
    if need == "all" and found.sets == {"study": want.sets["study"]}:
        return Action.EXTEND, "testing and authoring need more packages"
    return Action.REMAKE, "the pinned packages changed"
