"""Recall against time, in one run: exact search, cells with the learner's own search, and a library's graph."""

import os
import time
from typing import NamedTuple

import numpy as np

from utils.chapters.kmeans.race import one_thread
from utils.chapters.recommender import retrieval
from utils.exercise.watchdog import TimedOut, Watchdog
from utils.figures import colours, picture

PROBES, EFFORTS, LARGE, LINKS, BUILD = (1, 2, 4, 8, 16, 32), (100, 200, 400), 20_000, 12, 50
LITTLE = 3_000  # vectors for which whatever an index wins is nothing next to a ranker
LIMIT = 8.0  # seconds a learner's search may take in all


class Timed(NamedTuple):
    """One setting of one method: recall of the hundred best, milliseconds a query."""

    setting: int
    recall: float
    ms: float


class Race(NamedTuple):
    """What was measured on `rows` vectors: settings by method, seconds to build each index."""

    rows: int
    runs: dict[str, list[Timed]]
    build: dict[str, float]


def clocked(search, queries, times: int = 2) -> tuple[list[np.ndarray], float]:
    """Return what a search finds for each query, and the milliseconds a query, the fastest of a few rounds."""
    seconds = []
    for q in queries[:10]:
        search(q)  # the first calls of all pay for what is loaded once
    for _ in range(times):
        start = time.perf_counter()
        found = [search(q) for q in queries]
        seconds.append(time.perf_counter() - start)
    return found, 1e3 * min(seconds) / len(queries)


def measure(size: int | None = None, own=None, links: int = LINKS, effort: int = BUILD) -> Race:
    """Time the three on vectors of films, or on `size` vectors made up around them; `own` is a search by cells."""
    X, queries = retrieval.shop(size)
    own = retrieval.probe if own is None else own
    with one_thread():
        start = time.perf_counter()
        centres, lists = retrieval.cells(X)
        between = time.perf_counter()
        index = retrieval.graph(X, links, effort)
        built = {"cells": between - start, "voyager": time.perf_counter() - between}
        tries = {"exact": {0: retrieval.exact(X)}}
        tries["cells"] = {p: lambda q, p=p: own(q, X, centres, lists, p, retrieval.TOP) for p in PROBES}
        tries["voyager"] = {effort: retrieval.walk(index, effort) for effort in EFFORTS}
        runs = {
            name: [timed(setting, act, X, queries) for setting, act in each.items()] for name, each in tries.items()
        }
    return Race(len(X), runs, built)


def timed(setting: int, search, X, queries) -> Timed:
    """Return recall and time of one setting."""
    found, ms = clocked(search, queries, 4 if len(X) < LITTLE else 2)
    return Timed(setting, retrieval.recall(found, X, queries), ms)


def usable(search) -> str | None:
    """Return why a learner's search cannot take part, None when it agrees with the course's on the films."""
    X, queries = retrieval.shop()
    centres, lists = retrieval.cells(X)
    try:
        with Watchdog(1.0):
            for q in queries[:3]:
                mine = search(q, X, centres, lists, 4, 10)
                if mine is None or mine is ...:
                    return "is not written yet"
                if not np.allclose(
                    X[np.asarray(mine)] @ q, X[retrieval.probe(q, X, centres, lists, 4, 10)] @ q, atol=1e-5
                ):
                    return "finds other rows"
    except TimedOut:
        return "did not end"
    except Exception as error:
        return f"raised {type(error).__name__}"
    return None


def draw_race(ax, race: Race, legend: bool):
    """Draw recall against time of the three methods."""
    for name, colour, style in (
        ("cells", colours.ERROR, "s--"),
        ("voyager", colours.MODEL, "o-"),
        ("exact", colours.DATA, "D"),
    ):
        runs = race.runs[name]
        ax.plot([run.ms for run in runs], [run.recall for run in runs], style, color=colour, label=name)
    for run in race.runs["cells"][::2]:
        ax.annotate(
            f"{run.setting} cells" if run.setting > 1 else "1 cell",
            (run.ms, run.recall),
            (-7, 0),
            textcoords="offset points",
            fontsize=9,
            ha="right",
            va="center",
        )
    one = race.runs["exact"][0]
    ax.annotate("exact", (one.ms, 1), (0, 8), textcoords="offset points", ha="center", fontsize=10)
    times = [run.ms for runs in race.runs.values() for run in runs]
    ax.set(
        xscale="log",
        xlim=(min(times) / 4, max(times) * 2),
        ylim=(0, 1.15),
        xlabel="ms a query, one thread",
        ylabel="recall of the 100 best",
    )
    ticks = [d * 10.0**p for p in range(-4, 3) for d in (1, 2, 5)]
    ticks = [tick for tick in ticks if min(times) / 4 <= tick <= max(times) * 2][::2]
    ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    ax.minorticks_off()
    good = [(run.ms, name) for name, runs in race.runs.items() for run in runs if run.recall >= 0.95]
    ms, winner = min(good)
    speed = f"{winner}, {one.ms / ms:.1f} times as fast as exact"
    if race.rows < LITTLE or winner == "exact":
        speed = f"exact takes {one.ms:.2g} ms"
    ax.set_title(f"{race.rows:,} vectors: {speed}" if race.rows < LITTLE else f"{race.rows:,}: {speed}")
    if legend:
        ax.legend(loc="lower right")


def recall_race(search=None):
    """Show recall against time on the films and on 20,000 vectors; `search` is the learner's, a stub is replaced by the course's."""
    why = "is not given" if search is None else usable(search)
    own = search if why is None else None
    small = os.environ.get("COURSE_UNATTENDED") == "1"
    try:
        with Watchdog(LIMIT):
            races = [measure(None, own), measure(4000 if small else LARGE, own)]
    except TimedOut:
        races = [measure(), measure(4000 if small else LARGE)]
    said = "; ".join(
        f"{race.rows:,} vectors: "
        + ", ".join(f"{name} finds {runs[-1].recall:.0%} in {runs[-1].ms:.2g} ms" for name, runs in race.runs.items())
        for race in races
    )
    whose = "" if own else f" Your `search` {why}: the cells are searched by the course's."
    return picture(
        lambda left, right: [
            draw_race(ax, race, race is races[1]) for ax, race in zip((left, right), races, strict=True)
        ],
        alt=f"Recall of the hundred best against milliseconds a query, on one thread. {said}.{whose}",
        size=(9.6, 3.8),
        columns=2,
    )
