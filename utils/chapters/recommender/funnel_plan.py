"""The funnel as a model: what a request costs, how long it takes, what it finds, and what a month of it comes to.

A request is one job on one server: look through part of the corpus, then score the candidates. Servers share one line;
how long a job takes is exponential around the mean computed here (see `queueing`).
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender.queueing import Queue, servers_for

HOURS = 730  # in a month, 365 x 24 / 12


class Costs(NamedTuple):
    """What the stages cost on one core: `million_ms` to compare a request with a million vectors, `call_ms` for
    calling the ranker at all, `item_us` for each item it scores. `origin` says where the numbers are from.
    """

    million_ms: float
    call_ms: float
    item_us: float
    origin: str


# Round numbers, so that the stored figures are the same everywhere; `measure` gives this machine's own.
ASSUMED = Costs(million_ms=10.0, call_ms=2.0, item_us=100.0, origin="assumed")
# (candidates, recall of retrieval). Assumed too: a shape, steep at first and then flat. Hand in your own.
CURVE = ((50, 0.42), (100, 0.55), (200, 0.67), (500, 0.80), (1000, 0.87), (2000, 0.92), (5000, 0.96))


class Recall:
    """What of the wanted items survives, by the number of candidates.

    `table` has rows (candidates, recall of retrieval) or (candidates, recall of retrieval, recall end to end); of rows
    without the third, the ranker brings the share `kept` of what it is given into the list. Raises ValueError.
    """

    def __init__(self, table: Sequence[Sequence[float]] = CURVE, kept: float = 0.6):
        rows = sorted((int(n), float(found), *map(float, rest)) for n, found, *rest in table)
        if len(rows) < 2 or len({row[0] for row in rows}) < len(rows) or rows[0][0] < 1:
            raise ValueError("recall needs at least two rows (candidates, recall), of different numbers of candidates")
        self.candidates = [row[0] for row in rows]
        self.retrieved = [row[1] for row in rows]
        self.listed = [row[2] if len(row) > 2 else kept * row[1] for row in rows]
        if not all(0 <= end <= first <= 1 for end, first in zip(self.listed, self.retrieved, strict=True)):
            raise ValueError("recall end to end is at most recall of retrieval, and both lie between 0 and 1")

    def at(self, candidates: int) -> tuple[float, float]:
        """Return recall of retrieval and end to end; between two rows, linear in the logarithm of the candidates."""
        return tuple(
            float(np.interp(np.log(candidates), np.log(self.candidates), column))
            for column in (self.retrieved, self.listed)
        )


class Plan:
    """A funnel under load: one choice of every number. `item_us` is the costs' own unless given."""

    def __init__(
        self,
        candidates: int = 500,
        item_us: float | None = None,
        servers: int = 12,
        *,
        per_second: float = 200,
        corpus: float = 1e7,
        looked_at: float = 0.03,
        costs: Costs = ASSUMED,
        recall: Recall | None = None,
        budget_ms: float = 200,
        price: float = 0.10,
    ):
        self.candidates, self.servers, self.per_second, self.costs = candidates, servers, per_second, costs
        self.item_us = costs.item_us if item_us is None else item_us
        self.corpus, self.looked_at, self.budget_ms, self.price = corpus, looked_at, budget_ms, price
        self.recall = recall or Recall()

    @cached_property
    def stages(self) -> dict[str, float]:
        """Return the mean milliseconds of work in each stage of one request."""
        return {
            "retrieval": self.corpus / 1e6 * self.looked_at * self.costs.million_ms,
            "calling the ranker": self.costs.call_ms,
            "scoring": self.candidates * self.item_us / 1000,
        }

    @cached_property
    def queue(self) -> Queue:
        """Return the queue that the requests stand in."""
        return self.queue_at(self.per_second)

    def queue_at(self, per_second: float) -> Queue:
        """Return the same servers under another load."""
        return Queue(per_second, sum(self.stages.values()) / 1000, self.servers)

    @property
    def found(self) -> tuple[float, float]:
        """Return recall of retrieval and recall end to end."""
        return self.recall.at(self.candidates)

    @property
    def a_month(self) -> float:
        """Return what the servers cost in a month."""
        return self.servers * self.price * HOURS

    @cached_property
    def enough(self) -> int | None:
        """Return the fewest servers that keep p99 in the budget; None when no number does."""
        return servers_for(self.per_second, self.queue.service, self.budget_ms / 1000)


def in_words(seconds: float) -> str:
    """Return a time as it is read: 4.2 ms, 346 ms, 2.31 s.

    >>> in_words(0.0042), in_words(0.3456), in_words(2.314)
    ('4.2 ms', '346 ms', '2.31 s')
    """
    ms = 1000 * seconds
    return f"{ms:.1f} ms" if ms < 9.95 else f"{ms:.0f} ms" if ms < 999.5 else f"{seconds:.3g} s"
