"""Which limit a step runs into, arithmetic or memory, and how near it comes: both limits measured on this machine."""

import os
from collections.abc import Callable

import numpy as np

from utils.chapters.kmeans.race import best_of, lloyd_step_of_sklearn, one_thread, world, wrong_on


def arithmetic_rate(side: int = 768) -> float:
    """Return the operations a second of a large square matrix product, one thread: the practical peak."""
    A = np.random.default_rng(0).normal(size=(side, side))
    with one_thread():
        A @ A
        return 2 * side**3 / best_of(lambda: A @ A, 5)


def memory_rate(megabytes: int = 200) -> float:
    """Return the bytes a second at which a large array is read, one thread."""
    A = np.ones(megabytes * 125_000)
    with one_thread():
        return A.nbytes / best_of(A.sum, 5)


class Limits:
    """One step's time beside the least that arithmetic and memory allow. All in seconds."""

    def __init__(self, n: int, d: int, k: int, steps: dict[str, float], arithmetic: float, memory: float, left=""):
        self.size, self.steps, self.arithmetic, self.memory, self.left = (n, d, k), steps, arithmetic, memory, left

    @property
    def rows(self) -> list[tuple[str, float]]:
        """Return (what, seconds)."""
        n, d, k = self.size
        return [
            (f"arithmetic alone: 2 n k d = {2 * n * k * d / 1e6:,.0f} million operations", self.arithmetic),
            (f"memory alone: X read once, {8 * n * d / 1e6:,.0f} MB", self.memory),
            (f"memory alone, broadcasting: {8 * n * k * d / 1e9:,.1f} GB written and read, twice", 4 * k * self.memory),
            *self.steps.items(),
        ]

    @property
    def says(self) -> str:
        """Return the conclusion in a sentence."""
        floor, name = max(self.arithmetic, self.memory), "arithmetic" if self.arithmetic > self.memory else "memory"
        near = "".join(f"{what} takes {seconds / floor:.1f} times that, " for what, seconds in self.steps.items())
        last = "broadcasting is limited by memory, whatever the arithmetic."
        says = f"{near[:-2]}; {last}" if near else last
        return f"The limit is {name}: {floor * 1e3:.0f} ms. {says[0].upper()}{says[1:]}{self.left}"

    def __repr__(self):
        return "\n".join([*(f"{seconds * 1e3:8.1f} ms  {what}" for what, seconds in self.rows), self.says])

    def _repr_html_(self):
        lines = "".join(
            f'<tr><td style="text-align:right;padding-right:1em">{seconds * 1e3:,.1f} ms</td><td style="text-align:left">{what}</td></tr>'
            for what, seconds in self.rows
        )
        return f"<table>{lines}</table><p>{self.says}</p>"


def limits(step: Callable, n: int = 200_000, d: int = 16, k: int = 64) -> Limits:
    """Measure `step(X, C)` and scikit-learn's Lloyd on one thread beside what arithmetic and memory allow here."""
    if os.environ.get("COURSE_UNATTENDED") == "1":
        n = 10_000  # nobody looks
    X, C = world(n, d, k)
    wrong = wrong_on(step, X, C)
    left = f" Your step was not run: {wrong}." if wrong else ""
    with one_thread():
        mine = {} if wrong else {"your step": best_of(lambda: step(X, C), 5, 2)}
        steps = {**mine, "scikit-learn's step": lloyd_step_of_sklearn(X, C)}
    known = {what: seconds for what, seconds in steps.items() if np.isfinite(seconds)}
    return Limits(n, d, k, known, 2 * n * k * d / arithmetic_rate(), X.nbytes / memory_rate(), left)
