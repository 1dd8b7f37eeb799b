"""Learners' code: stubs, errors on its own line, endless loops, smallest counterexamples, simulations."""

import signal
import sys
import threading
import time
from collections import Counter
from math import comb, isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.exercise import Array, Exercise, Function, Mistake, Number, Simulation, agrees_with, holds, law
from utils.exercise.binomial import surprise
from utils.exercise.shrink import smaller
from utils.exercise.watchdog import TimedOut, Watchdog

SQUARES = Exercise(
    "square-it",
    "`square(n)`",
    Function(
        "n",
        Number(what="a number"),
        lambda rng: [(2,), (5,), *((int(n),) for n in rng.integers(10, 99, 5))],
        domain=lambda n: n >= 0,
    ),
    [agrees_with(lambda n: n * n, "It is not the square.")],
    [Mistake("doubled", "You doubled it.", lambda n: 2 * n), Mistake("wraps", "It wraps.", lambda n: n * n % 256)],
    limit=0.3,
)


def untouched(n):
    """Return n squared."""
    ...


def half_done(n):
    square = ...
    return square


def forgot_return(n):
    n * n


@pytest.mark.parametrize(
    ("function", "kind", "word"),
    [
        (untouched, "unattempted", ""),
        (half_done, "unattempted", ""),
        (forgot_return, "invalid", "return"),
        (lambda n: n * n, "right", ""),
        (lambda n: np.float64(n) ** 2, "right", ""),
        (lambda n: 2 * n, "wrong", "doubled"),
        (lambda n: n * n % 256, "wrong", "wraps"),
        (lambda n: "x", "invalid", "'x'"),
        (lambda n, m: n, "invalid", "must take `n`"),
        (int, "invalid", "class"),
        (4, "invalid", "without brackets"),
        (lambda n: 1 / 0, "error", "ZeroDivisionError"),
        (lambda n: sys.exit(), "error", "SystemExit"),
        (lambda n: np.array([1, 2])[n], "error", "IndexError"),
    ],
)
def test_functions(function, kind, word):
    verdict = SQUARES.check(function)
    assert verdict.kind == kind and word in str(verdict)


def test_an_error_names_the_learners_own_line_and_the_input():
    def learner(n):
        below = n - 5
        return n * n * below / below

    message = SQUARES.check(learner).message
    assert "`return n * n * below / below`" in message and "n = 5" in message and "Line" in message


def test_endless_recursion_is_named():
    def learner(n):
        return learner(n)

    assert "called itself" in SQUARES.check(learner).message


def test_what_a_function_prints_is_dropped(capsys):
    def learner(n):
        print("noise", n)
        return n * n

    assert SQUARES.check(learner).right and capsys.readouterr().out == ""


def test_the_counterexample_is_shrunk_within_the_domain():
    verdict = SQUARES.check(lambda n: n * n if n < 7 else 0)
    assert verdict.counterexample == "n = 7: yours gives 0, expected 49"


def test_numpys_warning_stands_in_the_counterexample():
    exercise = Exercise(
        "soft-max",
        "`softmax(z)`",
        Function("z", Array((None,)), [([0.0, 1.0],), ([1000.0, 0.0],)]),
        [agrees_with(lambda z: np.exp(np.array(z) - max(z)) / np.exp(np.array(z) - max(z)).sum())],
    )
    verdict = exercise.check(lambda z: np.exp(z) / np.exp(z).sum())
    assert "[1000, 0]" in str(verdict) and "overflow" in str(verdict)


def test_a_property_over_inputs_and_a_function_that_changes_its_input():
    exercise = Exercise(
        "sort-them",
        "`sort(x)`",
        Function("x", Array((None,)), [([2.0, 1.0],), ([3.0, 1.0, 2.0],)]),
        [holds(lambda f, x: bool(np.all(np.diff(f(x)) >= 0)), "The result must rise."), agrees_with(sorted)],
    )

    def in_place(x):
        x.sort()
        return x

    assert exercise.check(in_place).right
    assert "must rise" in exercise.check(lambda x: x).message


def swallow_everything(n):
    while True:
        try:  # noqa: SIM105
            time.sleep(1)
        except BaseException:
            pass


def spin(n):
    while True:
        n += 1


@pytest.mark.parametrize("endless", [spin, swallow_everything])
def test_endless_functions_are_stopped_and_leave_no_trace(endless):
    handler, trace = signal.getsignal(signal.SIGINT), sys.gettrace()
    verdict = SQUARES.check(endless)
    assert verdict.kind == "error" and "still running after 0.3 seconds" in verdict.message
    assert (signal.getsignal(signal.SIGINT), sys.gettrace()) == (handler, trace)
    assert SQUARES.check(lambda n: n * n).right


def test_the_watchdog_never_fires_late():
    """Code that ends at about the limit either ends or is stopped; nothing arrives afterwards."""
    for _ in range(60):
        try:
            with Watchdog(0.002):
                time.sleep(0.002)
        except TimedOut:
            pass
    time.sleep(0.1)


def test_pressing_stop_reaches_the_learner():
    def stops(n):
        signal.raise_signal(signal.SIGINT)
        return n * n

    with pytest.raises(KeyboardInterrupt):
        SQUARES.check(stops)


def test_outside_the_main_thread_checks_still_work():
    kept = []
    thread = threading.Thread(target=lambda: kept.append(SQUARES.check(lambda n: n * n)))
    thread.start()
    thread.join()
    assert kept[0].right


@given(st.integers(0, 500), st.integers(0, 500))
def test_shrinking_finds_the_threshold(start, threshold):
    if start >= threshold:
        assert smaller((start,), lambda args: args[0] >= threshold) == (threshold,)


@given(st.integers(0, 40), st.integers(1, 40), st.floats(0.01, 0.99))
def test_binomial_tails_against_the_plain_sum(count, trials, p):
    count = min(count, trials)
    pmf = [comb(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(trials + 1)]
    tail = sum(pmf[: count + 1]) if count <= trials * p else sum(pmf[count:])
    assert isclose(surprise(count, trials, p), min(1, 2 * tail), rel_tol=1e-9)


COIN = Exercise(
    "biased-coin", "`flip(rng)`", Simulation(["H", "T"]), [law(lambda: {"H": 0.3, "T": 0.7}, "Not that coin.")]
)


def test_simulation_by_its_law():
    assert COIN.check(lambda rng: "H" if rng.random() < 0.3 else "T").right
    assert "came" in COIN.check(lambda rng: "H" if rng.random() < 0.5 else "T").counterexample
    assert "draw from the `rng`" in COIN.check(lambda rng: "H" if np.random.rand() < 0.3 else "T").message
    assert COIN.check(lambda rng: 1).kind == COIN.check(lambda rng: None).kind == "invalid"
    assert COIN.check(untouched).kind in ("unattempted", "invalid")


def test_an_honest_simulation_passes_under_every_seed(monkeypatch):
    verdicts = Counter()
    for seed in range(60):
        monkeypatch.setenv("COURSE_SEED", str(seed))
        verdicts[COIN.check(lambda rng: "H" if rng.random() < 0.3 else "T").kind.value] += 1
    assert verdicts == {"right": 60}


def test_the_seed_varies_the_inputs(monkeypatch):
    seen = set()
    for seed in "0123":
        monkeypatch.setenv("COURSE_SEED", seed)
        inputs = []
        SQUARES.check(lambda n, inputs=inputs: inputs.append(n) or n * n)
        seen.add(tuple(inputs))
    assert len(seen) == 4
