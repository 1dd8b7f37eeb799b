"""Recall against time of exact search, the course's cells and voyager's graph, on one thread, in one run."""

from utils.bench import table
from utils.chapters.recommender import retrieval_race

TITLE = "Retrieval"
SIZES = (None, 9000, 200_000)


def measure(sizes: tuple = SIZES) -> list[dict]:
    """Race the three on the films' vectors, and on sets of vectors made up around them."""
    return [retrieval_race.measure(size, links=16, effort=100)._asdict() for size in sizes]


def report(found: list[dict]) -> str:
    """Return a row for each setting of each method."""
    rows = []
    for race in found:
        for name, runs in race["runs"].items():
            built = f"{race['build'][name]:.2f}" if name in race["build"] else None
            for setting, recall, ms in runs:
                rows.append([f"{race['rows']:,}", name, setting or None, f"{recall:.3f}", f"{ms:.3f}", built])
    return table.markdown(["vectors", "method", "cells or effort", "recall of 100", "ms a query", "built in s"], rows)
