"""The formula against the learner's own simulation, and against a world that the formula does not describe."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from utils.chapters.recommender.funnel_plan import Plan, in_words
from utils.chapters.recommender.funnel_waits import poisson
from utils.exercise.outcomes import Invalid, LearnerError, Unattempted
from utils.exercise.watchdog import TimedOut, Watchdog
from utils.figures import colours, picture

REQUESTS, WARM, BATCHES, PATIENCE = 42_000, 2_000, 10, 4.0


class Simulated(NamedTuple):
    """Latencies (n,) of simulated requests in seconds, their p99 and its standard error.

    Requests that follow each other wait together, so the error comes from batches in time: how much the share slower than
    p99 differs between them, turned into milliseconds by the quantiles around it.
    """

    latency: np.ndarray
    p99: float
    error: float


def simulated(waits: Callable, plan: Plan, steady: bool) -> Simulated:
    """Run `waits` on the plan's queue; with `steady` every request is the same work instead of an exponential one.

    Raises LearnerError, Invalid, Unattempted, and TimedOut after a few seconds.
    """
    from utils.exercise import Array, Function

    arrivals, services = poisson(plan.queue, REQUESTS, np.random.default_rng(3))
    if steady:
        services = np.full(REQUESTS, plan.queue.service)
    answer = Function("arrivals, services, servers", Array((REQUESTS,), what="the waits, an array"), [])
    with Watchdog(PATIENCE):
        readings = answer.read(waits, np.random.default_rng(0))
        latency = (readings(arrivals, services, plan.servers) + services)[WARM:]
    p99 = float(np.quantile(latency, 0.99))
    shares = (latency > p99).reshape(BATCHES, -1).mean(axis=1)
    off = min(shares.std(ddof=1) / np.sqrt(BATCHES), 0.009)
    low, high = np.quantile(latency, [0.99 - off, 0.99 + off])
    return Simulated(latency, p99, float(high - low) / 2)


def tried(waits: Callable, plan: Plan) -> tuple[dict[str, Simulated], str]:
    """Return both runs by name, or none and what was in the way."""
    try:
        return {"exponential": simulated(waits, plan, False), "always the same": simulated(waits, plan, True)}, ""
    except Unattempted:
        return {}, "`waits` is not written yet"
    except TimedOut:
        return {}, f"`waits` was stopped after {PATIENCE:g} seconds"
    except (Invalid, LearnerError) as failure:
        return {}, f"`waits` does not run yet ({type(failure).__name__}); its check says why"


def draw(ax, plan: Plan, found: dict[str, Simulated], problem: str):
    """Draw the share of requests slower than t: the formula's line, and simulated requests as dots."""
    queue, top = plan.queue, 1.35 * plan.queue.quantile(0.999)
    t = np.linspace(0, top, 120)
    ax.plot(1000 * t, [queue.slower(each) for each in t], color=colours.MODEL)
    ax.text(1000 * queue.quantile(0.5), 0.57, "formula", color=colours.MODEL, fontsize=10)
    ax.axhline(0.01, color="#999999", linewidth=1)
    ax.text(1000 * top, 0.0113, "1 in 100", ha="right", fontsize=9)
    for (name, run), colour, marker in zip(found.items(), (colours.YOURS, colours.SECOND), "os", strict=False):
        at = np.quantile(run.latency, 1 - np.geomspace(0.9, 0.0015, 14))
        ax.plot(
            1000 * at, [np.mean(run.latency > each) for each in at], marker, color=colour, label=f"yours, work {name}"
        )
    ax.set(xlim=(0, 1000 * top), ylim=(0.001, 1.15), yscale="log", xlabel="latency t, ms", ylabel="share slower than t")
    ax.set_yticks([0.001, 0.01, 0.1, 1], ["0.1%", "1%", "10%", "100%"])
    ax.minorticks_off()
    p99 = in_words(queue.quantile(0.99))
    if not found:
        ax.set_title(f"The formula's p99 is {p99}; {problem}")
        return
    yours, steady = found.values()
    ax.legend(loc="upper right")
    ax.set_title(
        f"p99: formula {p99}, yours {1000 * yours.p99:.0f} ± {1000 * yours.error:.0f}; same work each time {in_words(steady.p99)}"
    )


def against(waits: Callable, servers: int = 14, **changes):
    """Show the formula's latencies beside those of the learner's `waits`; `changes` are those of `Plan`.

    Raises ValueError when the servers cannot follow.
    """
    plan = Plan(servers=servers, **changes)
    if plan.queue.load >= 1:
        raise ValueError(f"{plan.servers} servers are not enough: the queue grows without bound")
    found, problem = tried(waits, plan)
    words = [f"simulated with {name} work {in_words(run.p99)}" for name, run in found.items()] or [problem]
    return picture(
        lambda ax: draw(ax, plan, found, problem),
        alt=f"Share of requests slower than t against t, log scale, at {plan.queue.load:.0%} load. p99: by the formula {in_words(plan.queue.quantile(0.99))}, {', '.join(words)}.",
        size=(7.4, 3.8),
    )
