"""The funnel's queue: its figure against a simulation by events, its formulas against balance equations and integrals."""

import heapq
import math
import random
from collections import deque
from fractions import Fraction as F

import numpy as np
import pytest

from utils.chapters.recommender import funnel_figures
from utils.chapters.recommender.funnel_plan import Plan, in_words
from utils.chapters.recommender.queueing import Queue, servers_for
from utils.figures.stage import Stage

ARRIVES, ENDS = 1, 0


def latencies(rate, service, servers, requests, seed, warm):
    """Simulate one line and several servers by a calendar of events; return what each request took, after `warm`."""
    dice = random.Random(seed)
    calendar, line, free = [(dice.expovariate(rate), ARRIVES, 0)], deque(), servers
    came, took, arrived = {}, [], 0
    while len(took) < requests:
        now, what, who = heapq.heappop(calendar)
        if what == ARRIVES:
            came[who] = now
            line.append(who)
            arrived += 1
            heapq.heappush(calendar, (now + dice.expovariate(rate), ARRIVES, arrived))
        else:
            free += 1
            took.append((who, now - came.pop(who)))
        while free and line:
            free -= 1
            heapq.heappush(calendar, (now + dice.expovariate(1 / service), ENDS, line.popleft()))
    return np.array([seconds for who, seconds in took if who >= warm])


def runs(plan, times=12, requests=9000, warm=2500):
    queue = plan.queue
    return [latencies(queue.rate, queue.service, queue.servers, requests, 100 + k, warm) for k in range(times)]


def off_by(found, expected):
    """Return by how many of its own standard errors the mean of `found` is off."""
    return abs(np.mean(found) - expected) / (np.std(found, ddof=1) / np.sqrt(len(found)))


POINTS = {
    "12 servers, low": Plan(servers=12, per_second=65),
    "12 servers, 70%": Plan(servers=12, per_second=152.7),
    "12 servers, 92%": Plan(servers=12, per_second=200),
    "1 server, low": Plan(50, 15, servers=1, per_second=50),
    "1 server, 70%": Plan(50, 15, servers=1, per_second=121.7),
    "1 server, 90%": Plan(50, 15, servers=1, per_second=156.5),
}


@pytest.mark.parametrize("point", POINTS)
def test_the_figure_agrees_with_a_simulation_of_its_queue(point):
    """Mean, p50 and p99 as the figure draws and says them, within the simulation's own standard error."""
    plan, found = POINTS[point], runs(POINTS[point])
    p50, p99 = drawn(plan)
    assert off_by([each.mean() for each in found], plan.queue.mean) < 4
    assert off_by([(each > p50).mean() for each in found], 0.5) < 4
    assert off_by([(each > p99).mean() for each in found], 0.01) < 4
    title = Stage(drawer(plan), None, "wide", 2).render({})[1]
    assert title.startswith(f"p50 {in_words(p50)}, p99 {in_words(p99)}, load {plan.queue.load:.0%}")


def test_the_comparison_would_notice_a_wrong_formula():
    """The work without the line, and a p99 one part in six off either way, are refused by the same simulation."""
    plan = POINTS["1 server, 70%"]
    found, p99 = runs(plan), plan.queue.quantile(0.99)
    for wrong in (-plan.queue.service * math.log(0.01), p99 * 5 / 6, p99 * 7 / 6):
        assert off_by([(each > wrong).mean() for each in found], 0.01) > 4
    crowded = POINTS["12 servers, 92%"]
    assert off_by([each.mean() for each in runs(crowded)], crowded.queue.service) > 4


def drawer(plan):
    def draw(left, right):
        funnel_figures.draw_latency(left, plan)
        funnel_figures.draw_recall(right, plan)

    return draw


def drawn(plan):
    """Return the two latencies at which the figure puts its dots, in seconds."""
    from matplotlib.figure import Figure

    axes = Figure().subplots()
    funnel_figures.draw_latency(axes, plan)
    dots = [line.get_ydata()[0] for line in axes.lines if line.get_marker() == "o"]
    assert len(dots) == 2
    return dots


# --- the formulas -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("busy", "servers"), [(F(1, 2), 1), (2, 3), (F(19, 2), 10), (F(1, 100), 4), (30, 31)])
def test_erlang_c_by_its_sum(busy, servers):
    last = F(busy) ** servers / math.factorial(servers) * servers / (servers - F(busy))
    exact = last / (sum(F(busy) ** k / math.factorial(k) for k in range(servers)) + last)
    assert Queue(float(busy), 1, servers).p_wait == pytest.approx(float(exact), rel=1e-12)


@pytest.mark.parametrize(("rate", "service", "servers"), [(3, 0.2, 1), (2.1, 1, 3), (200, 0.055, 12)])
def test_mean_and_probability_to_wait_by_balance_equations(rate, service, servers):
    """Birth and death: the chain's own stationary law, and Little's law from the number in the system to the time."""
    ratios = [rate * service / min(n, servers) for n in range(1, 3000)]
    law = np.concatenate([[1.0], np.cumprod(ratios)])
    law /= law.sum()
    queue = Queue(rate, service, servers)
    assert queue.p_wait == pytest.approx(law[servers:].sum(), rel=1e-9)
    assert queue.mean == pytest.approx((law * np.arange(len(law))).sum() / rate, rel=1e-9)


@pytest.mark.parametrize("load", [0.2, 0.5, 0.9, 0.99])
def test_one_server_has_an_exponential_latency(load):
    queue = Queue(load / 0.05, 0.05, 1)
    for share in (0.5, 0.9, 0.99):
        assert queue.quantile(share) == pytest.approx(-0.05 / (1 - load) * math.log(1 - share), rel=1e-9)


@pytest.mark.parametrize(
    ("rate", "servers"), [(1, 2), (1 + 1e-9, 2), (1 - 1e-7, 2), (0.5, 2), (1.9, 2), (9, 10), (2.4, 3)]
)
def test_the_tail_by_numerical_integration(rate, servers):
    """Wait plus work, folded by quadrature; at rate 1 with two servers the two exponentials are alike."""
    from scipy.integrate import quad

    queue = Queue(rate, 1.0, servers)
    for t in (0.1, 1.0, 4.0):
        waits = quad(
            lambda w, t=t: queue.p_wait * queue.spare * math.exp(-queue.spare * w) * min(1, math.exp(-(t - w))), 0, t
        )
        tail = (1 - queue.p_wait) * math.exp(-t) + waits[0] + queue.p_wait * math.exp(-queue.spare * t)
        assert queue.slower(t) == pytest.approx(tail, rel=1e-5)


def test_the_mean_is_the_area_under_the_tail():
    queue = Queue(200, 0.055, 12)
    t = np.linspace(0, 6, 60_001)
    assert np.trapezoid([queue.slower(each) for each in t], t) == pytest.approx(queue.mean, rel=1e-5)


def test_from_full_load_on_nothing_is_promised():
    for queue in (Queue(20, 0.05, 1), Queue(21, 0.05, 1), Queue(240, 0.05, 12)):
        assert queue.load >= 1 and queue.p_wait == 1 and queue.slower(1e9) == 1
        assert math.inf == queue.mean == queue.mean_wait == queue.quantile(0.5)


@pytest.mark.parametrize(
    ("rate", "service", "seconds"), [(200, 0.03, 0.2), (200, 0.055, 0.3), (5, 0.1, 0.6), (0.1, 0.01, 0.2)]
)
def test_the_fewest_servers_by_trying_all(rate, service, seconds):
    tried = next(n for n in range(1, 200) if Queue(rate, service, n).quantile(0.99) <= seconds)
    assert servers_for(rate, service, seconds) == tried


def test_no_number_of_servers_shortens_the_work():
    assert servers_for(200, 0.055, 0.2) is None and Queue(200, 0.055, 100_000).quantile(0.99) > 0.2
    assert servers_for(200, 0.043, 0.2) is not None
