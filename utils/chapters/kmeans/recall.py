"""Recall against the share of rows looked at, and time beside exact search, on patches of a photograph."""

import itertools
import os
import time
from typing import NamedTuple

import numpy as np

from utils.chapters.kmeans.lloyd import kmeans
from utils.chapters.kmeans.pictures_data import patches
from utils.chapters.kmeans.race import best_of, one_thread, wrong_on
from utils.chapters.kmeans.shown import Sentence, Shown
from utils.figures import colours, picture

CELLS, QUERIES, STEPS, PROBES = 200, 200, 15, (1, 2, 4, 8, 16, 32)


UNWRITTEN = "it is not written yet"


class Probed(NamedTuple):
    """For one number of probes: recall of the nearest row, share of rows looked at, milliseconds a query."""

    probes: int
    recall: float
    share: float
    ms: float


class Curve(NamedTuple):
    """Recall by probes, and exact search's milliseconds a query."""

    rows: int
    probed: list[Probed]
    exact_ms: float


def split(rows: int = 40_000) -> tuple[np.ndarray, np.ndarray]:
    """Return rows to search and queries, none of them among the rows."""
    X = patches()
    order = np.random.default_rng(0).permutation(len(X))
    return X[order[:rows]].astype(float), X[order[rows : rows + QUERIES]].astype(float)


def clustered(X: np.ndarray, C: np.ndarray, step=None) -> tuple[np.ndarray, np.ndarray]:
    """Return centres and labels after 15 steps of `step(X, C)` -> (means, labels), or of the course's own k-means."""
    if step is None:
        return kmeans(X, C, STEPS)[:2]
    for _ in range(STEPS):
        C = step(X, C)[0]
    return C, step(X, C)[1]


def measure(step=None, rows: int = 40_000, cells: int = CELLS) -> Curve:
    """Index `rows` patches by k-means and query the index with different numbers of probes."""
    X, queries = split(rows)
    seeds = X[np.random.default_rng(1).choice(len(X), cells, replace=False)]
    with one_thread():
        C, labels = clustered(X, seeds, step)
        order = np.argsort(labels, kind="stable")  # rows of one cell stand together, as an index keeps them
        ends = np.searchsorted(labels[order], np.arange(len(C) + 1))
        half = (X * X).sum(axis=1) / 2
        lists = [(half[order[a:b]], X[order[a:b]]) for a, b in itertools.pairwise(ends)]

        def search():
            return np.array([(half - X @ q).min() for q in queries])  # |x - q|^2 / 2 less what q alone decides

        truth = search()
        exact = best_of(search, budget=np.inf) / len(queries) * 1e3  # of three rounds, as the probes are
        return Curve(len(X), [probe(queries, truth, C, lists, probes, len(X)) for probes in PROBES], exact)


def probe(queries, truth, C, lists, probes: int, n: int, times: int = 3) -> Probed:
    """Query with a number of probes; the fastest of a few rounds counts."""
    centre, seconds = (C * C).sum(axis=1) / 2, []
    for _ in range(times):
        hits = looked = 0
        start = time.perf_counter()
        for q, best in zip(queries, truth, strict=True):
            near = np.argpartition(centre - C @ q, probes)[:probes]
            cells = [lists[j] for j in near if len(lists[j][1])]
            found = min(((norms - rows @ q).min() for norms, rows in cells), default=np.inf)
            looked += sum(len(rows) for _, rows in cells)
            hits += found <= best + 1e-9
        seconds.append(time.perf_counter() - start)
    share, recall = looked / len(queries) / n, float(hits / len(queries))
    return Probed(probes, recall, share, min(seconds) / len(queries) * 1e3)


def draw_recall(share, clock, curve: Curve):
    """Draw recall against the share of rows looked at, and against time."""
    recalls = [p.recall for p in curve.probed]
    for ax, at in ((share, [100 * p.share for p in curve.probed]), (clock, [p.ms for p in curve.probed])):
        ax.plot(at, recalls, "o-", color=colours.MODEL)
        ax.set(xscale="log", ylim=(0, 1.12), ylabel="recall of the nearest row")
        for x, p in zip(at, curve.probed, strict=True):
            ax.annotate(f"{p.probes}", (x, p.recall), (4, -13), textcoords="offset points", fontsize=9)
    share.set(xlabel="% of rows looked at", title="Recall by number of probes")
    clock.plot(curve.exact_ms, 1, "s", color=colours.ERROR, markersize=8)
    clock.text(curve.exact_ms, 1.04, "exact", ha="center", fontsize=10)
    decades = [digit * 10.0**power for power in range(-4, 4) for digit in (1, 2, 5)]
    for ax in (share, clock):
        low, high = ax.get_xlim()
        ticks = [tick for tick in decades if low <= tick <= high]
        ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
        ax.minorticks_off()
    clock.set(xlabel="ms a query", title=f"{curve.rows:,} patches, {CELLS} cells, one thread")


def recall_curve(step=None):
    """Show recall against probes and time; `step(X, C)` is the learner's, and where it cannot be used a line says so."""
    if step is not None and step is not ... and not callable(step):
        return Sentence("`recall_curve` takes your function `step`, by its name and without brackets.")
    wrong, lines = _objection(step), []
    if wrong == UNWRITTEN:
        step, lines = None, ["Your `step` is not written yet: this curve is of the course's own."]
    elif wrong:
        return Sentence(
            f"Your `step` was not run on the patches: {wrong}. First let `rungs.block_step.check(step)` say that it is right."
        )
    quick = os.environ.get("COURSE_UNATTENDED") == "1"
    curve = measure(step, rows=4000 if quick else 40_000)
    best = next((p for p in curve.probed if p.recall >= 0.9), curve.probed[-1])
    figure = picture(
        lambda share, clock: draw_recall(share, clock, curve),
        alt=f"Recall of the nearest patch against the share of rows looked at and against time. {best.probes} probes find {best.recall:.0%} of the "
        f"nearest rows in {best.share:.1%} of the rows.",
        size=(9.6, 3.8),
        columns=2,
    )
    return Shown(figure, lines)


def _objection(step) -> str | None:
    """Return why the learner's step cannot train the cells, None when it can or none was given."""
    if step is None:
        return None
    X = np.random.default_rng(0).normal(size=(60, 3))
    wrong = wrong_on(step, X, X[:4])
    if wrong:
        return wrong
    try:
        C, labels = step(X, X[:4])
        new = np.array([X[np.asarray(labels) == j].mean(axis=0) for j in range(4)])
        return None if np.allclose(C, new) else "its centres are not the means"
    except (TypeError, ValueError):
        return "it must return the new centres and the labels"
