"""Resolve the pinned requirements into the two lock files: `python -m utils.setup.lock` (needs uv and a network).

One file serves Python 3.11 to 3.13 on Linux, macOS and Windows: differences stand in it as environment markers.
Pins already in a lock stay as they are; `--upgrade` lets every indirect one move.
"""

import re
import subprocess
import sys
from pathlib import Path

from utils.setup.layout import LOCKS, ROOT

SOURCES = {"study": "binder/requirements.txt", "all": "requirements.txt"}
HEADER = (
    "# Everything `{source}` resolves to, for Python 3.11-3.13 on Linux, macOS and Windows.\n"
    "# Written by `python -m utils.setup.lock`; not edited by hand.\n"
)


def flatten(path: Path) -> list[str]:
    """Return a requirements file's requirements: `-r` followed, comments and the course itself left out."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        line = re.sub(r"(^|\s)#.*", "", line).strip()
        if line.startswith("-r "):
            found += flatten(path.parent / line[3:].strip())
        elif line and line != "-e .":
            found.append(line)
    return found


def command(output: Path, constraints: list[Path], options: list[str]) -> list[str]:
    """Return the uv command that reads requirements from standard input and writes `output`."""
    fixed = [
        "uv",
        "pip",
        "compile",
        "--universal",
        "--python-version",
        "3.11",
        "--quiet",
        "--no-header",
        "--no-annotate",
    ]
    return [
        *fixed,
        *(part for path in constraints for part in ("--constraints", str(path))),
        "--output-file",
        str(output),
        *options,
        "-",
    ]


def main(options: list[str]) -> int:
    """Write `all.txt`, then `study.txt` held to the same versions."""
    for name, constraints in (("all", []), ("study", [LOCKS / "all.txt"])):
        output = LOCKS / f"{name}.txt"
        source = SOURCES[name]
        wanted = "\n".join(flatten(ROOT / source)) + "\n"
        subprocess.run(command(output, constraints, options), input=wanted, text=True, check=True)
        pins = output.read_text(encoding="utf-8")
        output.write_text(HEADER.format(source=source) + pins, encoding="utf-8", newline="\n")
        print(f"{output.relative_to(ROOT)}: {len(pins.splitlines())} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
