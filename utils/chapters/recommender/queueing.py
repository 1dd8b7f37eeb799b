"""A queue with several servers, by formula: how long a request waits, and how long it takes in all.

The model is M/M/c: requests arrive independently of each other (Poisson), wait in one line, first come first served,
and each keeps one of `servers` equal servers busy for a time that is exponential: its standard deviation is its mean.
"""

import math
from collections.abc import Callable
from typing import NamedTuple


class Queue(NamedTuple):
    """A queue: `rate` requests a second, `service` seconds of work for each on average, `servers` to do it."""

    rate: float
    service: float
    servers: int

    @property
    def busy(self) -> float:
        """Return how many servers are at work on average, by Little's law: rate times service."""
        return self.rate * self.service

    @property
    def load(self) -> float:
        """Return the share of the servers' time that is asked for; from 1 on the line grows without bound."""
        return self.busy / self.servers

    @property
    def spare(self) -> float:
        """Return how many requests a second could be finished beyond those that come."""
        return self.servers / self.service - self.rate

    @property
    def p_wait(self) -> float:
        """Return the probability that a request has to wait (Erlang's C formula); 1 when overloaded.

        >>> round(Queue(2, 1, 3).p_wait, 4)
        0.4444
        """
        if self.load >= 1:
            return 1.0
        blocked = 1.0  # Erlang's B, server by server: no factorial, so hundreds of servers are no trouble
        for number in range(1, self.servers + 1):
            blocked = self.busy * blocked / (number + self.busy * blocked)
        return blocked / (1 - self.load * (1 - blocked))

    @property
    def mean_wait(self) -> float:
        """Return the mean seconds in line, infinite when overloaded."""
        return self.p_wait / self.spare if self.load < 1 else math.inf

    @property
    def mean(self) -> float:
        """Return the mean seconds from arrival to answer, infinite when overloaded."""
        return self.mean_wait + self.service

    def slower(self, seconds: float) -> float:
        """Return the share of requests that take longer than `seconds` from arrival to answer; 1 when overloaded."""
        return self._tail()(seconds)

    def quantile(self, share: float) -> float:
        """Return the seconds within which `share` of the requests are answered, infinite when overloaded."""
        return falls_to(self._tail(), 1 - share, self.service) if self.load < 1 else math.inf

    def _tail(self) -> Callable[[float], float]:
        """Return `slower` as a function. Whoever waits adds an exponential wait, at the rate `spare`, to the work."""
        if self.load >= 1:
            return lambda seconds: 1.0
        waits, work, spare = self.p_wait, 1 / self.service, self.spare

        def tail(t: float) -> float:
            apart = (spare - work) * t
            if abs(apart) < 1e-6:  # the two rates meet: the limit, good to 1e-6 of itself
                return math.exp(-work * t) * (1 + waits * work * t)
            longer = (math.exp(-work * t) - math.exp(-spare * t)) / apart
            return math.exp(-work * t) + waits * work * t * longer

        return tail


def falls_to(tail: Callable[[float], float], level: float, start: float) -> float:
    """Return where a falling `tail` reaches `level`, by halving the interval; `start` is any guess above 0."""
    low, high = 0.0, start
    while tail(high) > level:
        low, high = high, 2 * high
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(middle) > level else (low, middle)
    return (low + high) / 2


def servers_for(rate: float, service: float, seconds: float, share: float = 0.99, most: int = 100_000) -> int | None:
    """Return the fewest servers with which `share` of the requests are answered in `seconds`.

    None when there is no such number: the work alone takes longer than that too often, and no server shortens it.
    """
    if math.exp(-seconds / service) >= 1 - share:
        return None
    low = math.floor(rate * service)  # at most fully loaded: never enough
    high = low + 1
    while Queue(rate, service, high).quantile(share) > seconds:
        low, high = high, min(2 * high, most)
        if low == most:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        if Queue(rate, service, middle).quantile(share) > seconds:
            low = middle
        else:
            high = middle
    return high
