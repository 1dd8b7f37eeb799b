"""How much memory a call takes at its peak, measured, and how much a rung of the ladder needs, computed."""

import tracemalloc
from collections.abc import Callable

LIMIT = 600e6  # bytes a rung may take here; more is refused before it is tried


def peak_bytes(act: Callable[[], object]) -> int:
    """Return the most memory that `act` held at once, in bytes, beside what was there (numpy reports its arrays)."""
    running = tracemalloc.is_tracing()
    if not running:
        tracemalloc.start()
    try:
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        act()
        return max(0, tracemalloc.get_traced_memory()[1] - before)
    finally:
        if not running:
            tracemalloc.stop()


def needs(kind: str, n: int, d: int, k: int) -> float:
    """Return the bytes of the largest temporary arrays of a rung, in doubles.

    >>> needs("broadcasting", 1_000_000, 128, 1000) / 1e9  # the differences, in GB
    1024.0
    """
    return {
        "loops": 8.0 * n,
        "broadcasting": 8.0 * n * k * d,
        "matrix product": 2 * 8.0 * n * k + 8.0 * n * d,
        "blocks": 8.0 * (n + 1024 * (k + 2 * d)),
    }[kind]


def human(size: float) -> str:
    """Write a number of bytes as people do.

    >>> human(1.6e9), human(25_600_000), human(1.024e12)
    ('1.6 GB', '26 MB', '1 TB')
    """
    for unit, scale in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= scale:
            return f"{size / scale:.2g} {unit}" if size < 100 * scale else f"{size / scale:.0f} {unit}"
    return f"{size:.0f} B"
