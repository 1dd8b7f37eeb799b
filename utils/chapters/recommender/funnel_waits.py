"""Build it: how long each request waits, for any times of arrival and of work, one line and several servers.

First come first served, nobody waits while a server is free, and no server does two things at once: these three fix
every wait, so they are what is checked, event by event, and no stored output.
"""

import numpy as np

from utils.chapters.recommender.queueing import Queue
from utils.exercise import Array, Exercise, FollowUp, Function, Mistake, Wrong
from utils.exercise.answers.function import Readings
from utils.exercise.properties import Property, everywhere
from utils.exercise.show import show

LONG = 6000  # requests in a check against a formula
ROOM = 1e-9


def poisson(queue: Queue, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return `n` arrival times (n,) and services (n,) of the queue that `Queue` describes."""
    return rng.exponential(1 / queue.rate, n).cumsum(), rng.exponential(queue.service, n)


def _situations(rng):
    yield np.array([0.0, 1.0, 2.0]), np.array([5.0, 5.0, 5.0]), 1
    yield np.array([0.0, 0.0, 0.0, 0.0]), np.array([3.0, 1.0, 1.0, 1.0]), 2
    yield np.array([1.0, 2.0, 9.0]), np.array([4.0, 2.0, 1.0]), 2
    yield np.array([0.0, 1.0, 2.0, 3.0]), np.array([2.0, 9.0, 3.0, 1.0]), 2
    yield np.array([0.0, 1.0]), np.array([8.0, 8.0]), 5
    for servers, load in ((1, 0.8), (3, 0.9), (4, 1.3)):
        yield *poisson(Queue(load * servers, 1, servers), 60, rng), servers


def _domain(arrivals, services, servers):
    return servers >= 1 and len(arrivals) == len(services) and bool(np.all(np.diff(arrivals) >= 0))


def _proper(arrivals, services, servers, waits):
    if len(waits) != len(arrivals):
        return f"{len(waits)} waits for {len(arrivals)} requests"
    below = np.flatnonzero(waits < -ROOM)
    return f"request {below[0]} waits {waits[below[0]]:.4g}" if len(below) else None


def _in_turn(arrivals, services, servers, waits):
    early = np.flatnonzero(np.diff(arrivals + waits) < -ROOM)
    return f"request {early[0] + 1} begins before request {early[0]}, which came first" if len(early) else None


def _at_work(starts, services, moments):
    """Count for each moment the jobs being worked on; one that begins or ends at that very moment does not count."""
    return ((starts < moments[:, None] - ROOM) & (starts + services > moments[:, None] + ROOM)).sum(axis=1)


def _within_servers(arrivals, services, servers, waits):
    starts = arrivals + waits
    busy = _at_work(starts, services, starts + 1e-6)
    if not (busy > servers).any():
        return None
    at = int(np.argmax(busy > servers))
    return f"from {starts[at]:.4g} on {busy[at]} requests are worked on at once"


def _no_idling(arrivals, services, servers, waits):
    starts = arrivals + waits
    for i in np.flatnonzero(waits > 2e-5):
        # a server falls free only when a job ends: look just after each end while request i waits, and when it comes
        ends = np.concatenate([[arrivals[i]], starts + services])
        ends = ends[(ends >= arrivals[i] - ROOM) & (ends < starts[i] - 1e-5)]
        idle = _at_work(starts, services, ends + 2e-6) < servers
        if idle.any():
            return f"request {i} waits {waits[i]:.4g}, while from {ends[idle].min():.4g} on a server is free"
    return None


def _as_a_queue(readings, *args):
    """Return what goes wrong first: each wait is nobody's but its own world's, so no other answer is needed."""
    waits = readings(*args)
    for rule in (_proper, _in_turn, _within_servers, _no_idling):
        wrong = rule(*args, waits)
        if wrong:
            return f"{readings.text(args)}: {wrong}"
    return None


def agrees_with_formula(queue: Queue, errors: float) -> Property:
    """Hold when the mean wait over many requests is the formula's, within 5 standard errors of such a simulation."""

    def check(readings: Readings, rng, kind):
        mine = readings(*poisson(queue, LONG, np.random.default_rng(5)), queue.servers).mean()
        if abs(mine - queue.mean_wait) > 5 * errors:
            raise Wrong(
                "On a long random stream your mean wait is not what the formula for this queue gives.",
                f"{queue.servers} server(s) at {queue.load:.0%} load: yours {show(mine)} services, formula {show(queue.mean_wait)}",
            )

    return check


# Standard errors of the mean wait over 6,000 requests, from 400 runs of the simulation in the tests.
CLOSED_FORMS = ((Queue(0.5, 1, 1), 0.071), (Queue(2.1, 1, 3), 0.071))


def _line(pick=min, begin=max, count=lambda servers: servers, result=lambda wait, came, work: wait):
    """Make a simulation with one of the slips."""

    def waits(arrivals, services, servers):
        free = np.zeros(count(servers))
        out = []
        for k, (came, work) in enumerate(zip(arrivals, services, strict=True)):
            mine = k % len(free) if pick == "turns" else pick(range(len(free)), key=lambda j: free[j])
            begun = begin(came, free[mine])
            free[mine] = begun + work
            out.append(result(begun - came, came, work))
        return np.array(out, float)

    return waits


def _forgets_the_wait(arrivals, services, servers):
    free, out = [0.0] * servers, []
    for came, work in zip(arrivals, services, strict=True):
        j = int(np.argmin(free))
        out.append(max(0.0, free[j] - came))
        free[j] = came + work
    return np.array(out)


def _below_zero(arrivals, services, servers):
    free, out = np.zeros(servers), []
    for came, work in zip(arrivals, services, strict=True):
        j = free.argmin()
        out.append(free[j] - came)
        free[j] = max(free[j], came) + work
    return np.array(out)


server_queue = Exercise(
    "server-queue",
    "`waits(arrivals, services, servers)`: one line, first come first served. `arrivals` (n,), from 0 on, in order, and `services` (n,) are seconds; return how long each request waits before a server begins with it, (n,).",
    Function("arrivals, services, servers", Array((None,), atol=1e-9, rtol=1e-9, what="the waits, an array"), _situations, _domain),
    [
        everywhere(
            _as_a_queue,
            "One of these does not hold: no wait is below zero; first come, first served; never more at work than servers; nobody waits while a server is free.",
        ),
        *(agrees_with_formula(queue, error) for queue, error in CLOSED_FORMS),
    ],
    [
        Mistake(
            "in-turns",
            "You deal the requests out in turns, so each server has its own line. One request that takes long then holds up those behind it, while the neighbour has nothing to do. Take the server that is free *first*.",
            _line(pick="turns"),
        ),
        Mistake("one-server", "That is one server's line. There are `servers` of them: keep for each the time at which it is free, and take the smallest.", _line(count=lambda servers: 1)),
        Mistake("time-in-system", "That is wait plus work: the latency. Return the wait alone; the caller adds the service.", _line(result=lambda wait, came, work: wait + work)),
        Mistake("start-time", "Those are the times at which work begins. Subtract the arrivals.", _line(result=lambda wait, came, work: wait + came)),
        Mistake(
            "saved-up-idleness",
            "A server that was free since 3 does not begin at 3 with what arrives at 9: it begins at `max(arrival, free)`. Idle time can't be saved up.",
            _line(begin=lambda came, free: free),
        ),
        Mistake("clock-stands", "The waits are cut at 0, the clock is not: a server that was idle must jump to the arrival before it adds the work, `free = max(free, arrival) + service`. Yours only adds up work.",
            _line(begin=lambda came, free: free, result=lambda wait, came, work: max(0.0, wait))),
        Mistake("below-zero", "Whoever finds a server free waits 0, not less: `max(0, free - arrival)`.", _below_zero),
        Mistake("free-too-early", "The server is free again at *start* + service. You added the service to the arrival, as if nobody had waited.", _forgets_the_wait),
    ],
    hints=[
        "All you need to remember is, for each server, the time at which it is free next.",
        "For each request in turn: take the smallest of those times. Work starts at the later of that and the arrival.",
        "A heap gives the smallest: `heapq.heappop(free)`; then push start + service back. The wait is start - arrival.",
    ],
    follow_ups=[
        FollowUp(
            "How did you test it?",
            "By what must hold: first come first served, never more at work than servers, nobody waits while one is free. With one server Lindley's recursion W' = max(0, W + S - gap). And the long run against closed forms: M/M/1's mean wait, Erlang's C.",
        ),
        FollowUp(
            "One line for all servers, or a line each?",
            "One: with a line each somebody waits while another server is idle. In practice the balancer doesn't know who will be free first; 'the shorter of two lines picked at random' comes close (Mitzenmacher 2001).",
        ),
    ],
    right="In turn, never more at work than servers, nobody waits beside a free one; and over 6,000 requests the mean wait is what the formula says, for one server and for three.",
    topic="latency",
    minutes=12,
)  # fmt: skip
