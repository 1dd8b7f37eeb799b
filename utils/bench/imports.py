"""What importing costs: `utils` over the bare interpreter, a chapter's module over numpy, matplotlib and ipywidgets."""

import os
import subprocess
import sys
import time
from pathlib import Path

from utils.bench import table
from utils.build import house

TITLE = "Imports"
ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
BASE = "import numpy, matplotlib, ipywidgets"


def seconds(code: str) -> float:
    """Return how long a new interpreter takes to run `code`, bytecode at hand as on anybody's machine."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def programs() -> dict[str, tuple[str, str | None]]:
    """Map each row's name to its program and the row it is compared with."""
    found: dict[str, tuple[str, str | None]] = {
        "bare interpreter": ("pass", None),
        "`import utils`": ("import utils", "bare interpreter"),
        f"`{BASE}`": (BASE, None),
    }
    for source in house.sources(ROOT):
        module = f"utils.chapters.{source.stem[3:]}"
        # its inner modules are what a chapter's first cell imports
        walk = f"import importlib, pkgutil, {module} as m; [importlib.import_module(i.name) for i in pkgutil.walk_packages("
        walk += "getattr(m, '__path__', []), m.__name__ + '.')]"
        found[f"… and all of `{module}`"] = (f"{BASE}; {walk}", f"`{BASE}`")
    return found


def measure(rounds: int = ROUNDS) -> dict:
    """Run every program `rounds` times, taking turns, after one run that counts for nothing; times in ms."""
    wanted = programs()
    times: dict[str, list[float]] = {name: [] for name in wanted}
    for turn in range(rounds + 1):
        for name, (code, _) in wanted.items():
            taken = 1000 * seconds(code)
            if turn:
                times[name].append(taken)
    return {"times": times}


def report(found: dict) -> str:
    """Return the times as a table, and what they are over what they are compared with."""
    times, rows = found["times"], []
    for name, (_, base) in programs().items():
        over = table.median(times[name]) - table.median(times[base]) if base else None
        rows.append([name, table.median(times[name]), table.p95(times[name]), over])
    return table.markdown(["program", "median ms", "p95", "median over its base, ms"], rows)
