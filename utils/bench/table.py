"""Medians, percentiles, a Markdown table, and the machine they were measured on."""

import importlib.metadata
import os
import platform
import statistics
from collections.abc import Iterable, Sequence


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95% do not exceed (nearest rank).

    >>> p95(range(1, 101))
    95
    """
    ordered = sorted(values)
    return ordered[max(0, -(-95 * len(ordered) // 100) - 1)]


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; every column after the first is aligned to the right.

    >>> print(markdown(["what", "ms"], [["a", 1.25]]))
    | what | ms |
    |---|---:|
    | a | 1.2 |
    """
    lines = ["| " + " | ".join(header) + " |", "|---" + "|---:" * (len(header) - 1) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(_shown(cell) for cell in row) + " |" for row in rows)])


def _shown(cell: object) -> str:
    return f"{cell:.1f}" if isinstance(cell, float) else "" if cell is None else str(cell)


def machine(*packages: str) -> dict[str, str]:
    """Return what the figures depend on: Python, cores, system, load, and the versions of `packages`."""
    versions = {}
    for name in packages:
        try:
            versions[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    facts = {"Python": platform.python_version(), "cores": str(os.cpu_count()), "system": platform.platform(terse=True)}
    if hasattr(os, "getloadavg"):
        facts["load"] = f"{os.getloadavg()[0]:.1f}"
    return {**facts, **versions}
