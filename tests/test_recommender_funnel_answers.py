"""Right answers to the funnel's exercises as different people write them, and queues that are wrong in other ways."""

import heapq
from fractions import Fraction as F

import numpy as np
import pytest
from written import right_however_written

from utils.chapters.recommender import funnel
from utils.chapters.recommender.funnel_waits import CLOSED_FORMS, LONG, poisson
from utils.exercise import Kind


def with_heap(arrivals, services, servers):
    free, waited = [0.0] * servers, []
    for arrival, service in zip(arrivals, services, strict=True):
        start = max(arrival, heapq.heappop(free))
        heapq.heappush(free, start + service)
        waited.append(start - arrival)
    return waited


def by_remaining_work(arrivals, services, servers):
    """Kiefer and Wolfowitz 1955: the sorted work left on each server, as each request finds it."""
    left, waited, before = np.zeros(servers), [], 0.0
    for arrival, service in zip(arrivals, services, strict=True):
        left = np.maximum(left - (arrival - before), 0)
        waited.append(left[0])
        left[0] += service
        left, before = np.sort(left), arrival
    return np.array(waited)


def by_who_is_still_there(arrivals, services, servers):
    """A request begins when fewer than `servers` of those before it are still at work."""
    ends, waited = [], []
    for arrival, service in zip(arrivals, services, strict=True):
        start = arrival if len(ends) < servers else max(arrival, sorted(ends)[-servers])
        ends = [*sorted(ends)[-3 * servers :], start + service]
        waited.append(start - arrival)
    return tuple(waited)


def lindley(arrivals, services):
    waits = [0.0]
    for k in range(1, len(arrivals)):
        waits.append(max(0.0, waits[-1] + services[k - 1] - (arrivals[k] - arrivals[k - 1])))
    return waits


BUDGET = [
    {"everything": 1000, "candidates": 50},
    {"candidates": "50", "everything": 1e3},
    {"everything": F(10**9, 10**6), "candidates": np.float64(50.0)},
]
CEILING = [
    {"end_to_end": 0.48, "ceiling": 0.8},
    {"end_to_end": "48%", "ceiling": F(4, 5)},
    {"end_to_end": 0.8 * 0.6, "ceiling": "80%"},
]
WORDS = "near 100% the line grows without bound, because arrivals and work vary"
SERVERS = [
    {"at_work": 22, "servers": 32, "reason": "b"},
    {"at_work": 400 * 0.055, "servers": 32.0, "reason": "B"},
    {"at_work": "22.0", "servers": np.int64(32), "reason": WORDS},
]
TAILS = [
    {"smooth": 50 * np.log(125), "rare": 510},
    {"smooth": 240, "rare": 510.0},
    {"smooth": 243.9, "rare": "510"},
]
DECISION = [
    {"times": 40, "fit": 25, "ask": "interval", "decide": "last-stage"},
    {"times": 2 / 0.05, "fit": 25.0, "ask": "Interval", "decide": "LAST-STAGE"},
]
RIGHT = [
    (funnel.scoring_budget, BUDGET),
    (funnel.recall_ceiling, CEILING),
    (funnel.servers_needed, SERVERS),
    (funnel.tail_latency, TAILS),
    (funnel.better_slower, DECISION),
    (funnel.server_queue, [with_heap, by_remaining_work, by_who_is_still_there]),
]


test_right_however_written = right_however_written(RIGHT)


@pytest.mark.parametrize(("exercise", "answers"), RIGHT, ids=lambda value: getattr(value, "name", ""))
def test_each_mistake_has_its_own_words(exercise, answers):
    assert len(exercise.mistakes) >= max(3, exercise.fewest_mistakes)
    for mistake in exercise.mistakes:
        verdict = exercise.check(mistake.example)
        assert (verdict.kind, verdict.cause) == (Kind.WRONG, mistake.name), str(verdict)
        assert verdict.message == mistake.says
    assert len({mistake.says for mistake in exercise.mistakes}) == len(exercise.mistakes)
    assert exercise.hints and exercise.follow_ups and exercise.topic


# --- queues that are none ---------------------------------------------------------------------------------------------
def last_come_first(arrivals, services, servers):
    """Nobody idles and no server does two things, but of those waiting the latest is taken."""
    starts, free, line, k = np.full(len(arrivals), np.nan), [0.0] * servers, [], 0
    while np.isnan(starts).any():
        server = int(np.argmin(free))
        now = max(free[server], arrivals[k]) if not line and k < len(arrivals) else free[server]
        while k < len(arrivals) and arrivals[k] <= now:
            line.append(k)
            k += 1
        who = line.pop()
        starts[who] = max(now, arrivals[who])
        free[server] = starts[who] + services[who]
    return starts - arrivals


def rests_after_each(arrivals, services, servers):
    return with_heap(arrivals, np.asarray(services) + 0.01, servers)


def one_server_too_many(arrivals, services, servers):
    return with_heap(arrivals, services, servers + 1)


def shortest_first(arrivals, services, servers):
    order = np.argsort(services, kind="stable")
    waits = np.empty(len(arrivals))
    waits[order] = with_heap(np.sort(arrivals), np.asarray(services)[order], servers)
    return waits


def says_nobody_waits(arrivals, services, servers):
    return np.zeros(len(arrivals))


@pytest.mark.parametrize(
    "queue", [last_come_first, rests_after_each, one_server_too_many, shortest_first, says_nobody_waits]
)
def test_what_breaks_a_rule_is_found(queue):
    verdict = funnel.server_queue.check(queue)
    assert verdict.kind is Kind.WRONG and verdict.counterexample and "arrivals = " in verdict.counterexample


def test_too_few_waits_are_said():
    verdict = funnel.server_queue.check(lambda arrivals, services, servers: np.zeros(2))
    assert verdict.kind is Kind.WRONG and "2 waits for 3 requests" in verdict.counterexample


def test_one_server_is_lindleys_recursion():
    rng = np.random.default_rng(2)
    arrivals, services = rng.exponential(1, 300).cumsum(), rng.gamma(0.5, 1.8, 300)
    for write in (with_heap, by_remaining_work, by_who_is_still_there):
        assert np.allclose(write(arrivals, services, 1), lindley(arrivals, services))
        assert not np.any(write(arrivals, services, 300))


@pytest.mark.parametrize(("queue", "error"), CLOSED_FORMS)
def test_the_standard_errors_of_the_closed_forms(queue, error):
    """What the check takes for the error of a simulation is about that, and its own run lies well within."""
    found = [np.mean(with_heap(*poisson(queue, LONG, np.random.default_rng([k])), queue.servers)) for k in range(120)]
    assert 0.7 * error < np.std(found, ddof=1) < 1.4 * error
    assert abs(np.mean(found) - queue.mean_wait) < 4 * error / np.sqrt(120)
    own = np.mean(with_heap(*poisson(queue, LONG, np.random.default_rng(5)), queue.servers))
    assert abs(own - queue.mean_wait) < 2 * error


def test_the_formulas_are_asked_too():
    """Right on every short stream and wrong on long ones: only the closed forms see it."""

    def drifts(arrivals, services, servers):
        waits = np.array(with_heap(arrivals, services, servers))
        return waits if len(waits) < 1000 else 2 * waits

    verdict = funnel.server_queue.check(drifts)
    assert verdict.kind is Kind.WRONG and "formula" in verdict.message


def test_thirty_per_cent_more_before_it_is_rounded():
    for servers in (28.6, 29):
        verdict = funnel.servers_needed.check({"at_work": 22, "servers": servers, "reason": "b"})
        assert verdict.cause == "thirty-per-cent-more"


@pytest.mark.parametrize("fit", [1, 10, 20, 24])
def test_more_would_fit(fit):
    verdict = funnel.better_slower.check({"times": 40, "fit": fit, "ask": "interval", "decide": "last-stage"})
    assert verdict.cause == "room-left"


def test_a_last_stage_over_budget_is_caught_by_the_learners_own_numbers():
    verdict = funnel.better_slower.check({"times": 40, "fit": 50, "ask": "interval", "decide": "last-stage"})
    assert verdict.cause == "over-budget" and "200 ms" in verdict.message


@pytest.mark.parametrize("exercise", [exercise for exercise, _ in RIGHT[2:5]], ids=lambda e: e.name)
def test_a_field_left_open_is_said(exercise):
    right = next(answers[0] for other, answers in RIGHT if other is exercise)
    for name in right:
        verdict = exercise.check({**right, name: ...})
        assert verdict.kind is Kind.WRONG and f"`{name}`" in str(verdict)
