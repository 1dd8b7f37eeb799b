"""What a chapter's first cell says of it: title, minutes, and what it needs. Standard library only, so it is fast."""

import re
from dataclasses import dataclass
from pathlib import Path

from utils.build.refusal import refuse

LINE = re.compile(r"\*\*(\d+) minutes\*\* · needs (nothing|\d\d_\w+(?:, \d\d_\w+)*)")


@dataclass(frozen=True)
class Front:
    """Title, length of a sitting in minutes, and the stems of the chapters to have done before."""

    title: str
    minutes: int
    needs: tuple[str, ...]


def parse_front(text: str, path: Path, line: int = 1) -> Front:
    """Read a first cell's text: `# Title`, then `**50 minutes** · needs 00_start_here` (or `needs nothing`).

    Raises Refused where either is missing.
    """
    lines = text.splitlines() or [""]
    title = re.fullmatch(r"# (\S.*)", lines[0].rstrip())
    if not title:
        raise refuse(path, line, "the first line of the first cell must be the title, `# Title`.")
    found = next((match for match in map(LINE.fullmatch, map(str.rstrip, lines[1:])) if match), None)
    if not found:
        raise refuse(path, line, "the first cell must say `**50 minutes** · needs 00_start_here` (or `needs nothing`).")
    needs = () if found[2] == "nothing" else tuple(found[2].split(", "))
    return Front(title[1].strip(), int(found[1]), needs)


def read_front(path: Path) -> Front:
    """Read a source's first cell without reading the rest."""
    lines = path.read_text("utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith("# %%")]
    if not starts or "[markdown]" not in lines[starts[0]]:
        raise refuse(path, 1, "the first cell must be markdown, `# %% [markdown]`.")
    end = starts[1] if len(starts) > 1 else len(lines)
    body = [re.sub(r"^# ?", "", line) for line in lines[starts[0] + 1 : end]]
    return parse_front("\n".join(body).strip("\n"), path, starts[0] + 2)
