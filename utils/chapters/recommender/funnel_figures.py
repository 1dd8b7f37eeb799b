"""The funnel, live: what candidates, ranker and servers do to latency, recall and money."""

from collections.abc import Sequence

import numpy as np

from utils.chapters.recommender.funnel_plan import ASSUMED, CURVE, Costs, Plan, Recall, in_words
from utils.figures import Predict, colours, play

RANKERS = (1, 10, 30, 100, 300, 1000, 4000)  # µs an item; 500 items at the last take two seconds
SERVERS = (2, 4, 6, 8, 12, 24, 64, 512)  # few enough steps, with the other two, for an export to hold all frames
FLOOR, TOP = 0.0004, 300.0  # seconds on the axis
TICKS = {0.001: "1 ms", 0.01: "10 ms", 0.1: "100 ms", 1: "1 s", 10: "10 s", 100: "100 s"}
INK = "#B34E00"  # vermillion, dark enough for small text


def loads(plan: Plan) -> np.ndarray:
    """Return requests a second along the axis, as far as the servers can follow."""
    most = plan.servers / plan.queue.service
    return most * np.unique(np.concatenate([np.linspace(0.001, 0.95, 30), 1 - np.geomspace(0.05, 0.002, 12)]))


def draw_latency(ax, plan: Plan):
    """Draw p50 and p99 against the load, and where this load stands on them."""
    rates, most = loads(plan), plan.servers / plan.queue.service
    rates = rates[rates <= 2 * plan.per_second]
    for share, colour, dash, ink in ((0.5, colours.MODEL, "-", colours.MODEL), (0.99, colours.ERROR, "--", INK)):
        name = f"p{100 * share:g}"
        if len(rates):
            times = [plan.queue_at(rate).quantile(share) for rate in rates]
            ax.plot(rates, times, dash, color=colour)
            ax.text(0.03 * plan.per_second, times[0] * 1.16, name, color=ink, fontsize=10)
        if plan.queue.load < 1:
            ax.plot(plan.per_second, plan.queue.quantile(share), "o", color=colour, markersize=8)
    if most < 2 * plan.per_second:
        ax.axvspan(most, 2 * plan.per_second, color=colours.FAINT, alpha=0.55)
        left = most < 1.2 * plan.per_second
        side = (
            {"x": most + 0.03 * plan.per_second, "ha": "left"} if left else {"x": 1.97 * plan.per_second, "ha": "right"}
        )
        ax.text(side["x"], 0.00055, "more than the\nservers can do" if left else "too much", ha=side["ha"], fontsize=9)
    if plan.queue.load >= 1:
        ax.set_title(f"Load {plan.queue.load:.0%}: the queue grows without bound")
    else:
        p50, p99 = (in_words(plan.queue.quantile(share)) for share in (0.5, 0.99))
        ax.set_title(f"p50 {p50}, p99 {p99}, load {plan.queue.load:.0%}")


def draw_recall(ax, plan: Plan):
    """Mark the candidates on the recall curve, and say what it costs and how many servers would do."""
    retrieved, listed = plan.found
    ax.plot([plan.candidates] * 2, [listed, retrieved], color=colours.FAINT, linewidth=3)
    ax.plot(plan.candidates, retrieved, "s", color=colours.DATA, markersize=7)
    ax.plot(plan.candidates, listed, "o", color=colours.MODEL, markersize=9)
    ax.set_title(f"recall {listed:.2f} of at most {retrieved:.2f}, ${plan.a_month:,.0f}/month")
    within = f"p99 within {plan.budget_ms:g} ms: "
    enough = "no number of servers" if plan.enough is None else f"{plan.enough:,} server{'s' * (plan.enough != 1)}"
    words = f"{within}{enough}\nassumed: exponential work, ${plan.price:.2f} a server-hour"
    ax.text(0.02, 0.98, words, transform=ax.transAxes, va="top", fontsize=9.5, linespacing=1.5)


def scene_of(plan: Plan, words: str):
    """Return what never moves: the budget and the load on the left, the recall curves over `words` on the right."""

    def scene(latency, recall):
        load, budget = plan.per_second, plan.budget_ms / 1000
        latency.set(xlim=(0, 2 * load), ylim=(FLOOR, TOP), yscale="log", xlabel="requests a second", ylabel="latency")
        latency.set_yticks(list(TICKS), list(TICKS.values()))
        latency.minorticks_off()
        latency.axvline(load, color="#999999", linewidth=1)
        latency.axhline(budget, color=colours.TRUTH, linewidth=1.2, dashes=(5, 2, 1, 2))
        latency.text(
            1.98 * load, budget * 1.1, f"budget {plan.budget_ms:g} ms", ha="right", fontsize=9, color="#007A59"
        )
        at = plan.recall.candidates
        recall.plot(at, plan.recall.retrieved, ":", color=colours.DATA)
        recall.plot(at, plan.recall.listed, color=colours.MODEL)
        recall.text(at[-1], plan.recall.retrieved[-1] + 0.04, "retrieval", ha="right", fontsize=10, color=colours.DATA)
        recall.text(at[-1], plan.recall.listed[-1] + 0.04, "end to end", ha="right", fontsize=10, color=colours.MODEL)
        recall.set(xlim=(at[0] / 1.15, at[-1] * 1.15), ylim=(0, 1.32), xscale="log", xlabel=words)
        recall.set_xticks([at[0], at[len(at) // 2], at[-1]], [f"{at[k]:,}" for k in (0, len(at) // 2, -1)])
        recall.set_yticks([0, 0.25, 0.5, 0.75, 1])
        recall.minorticks_off()

    return scene


def nearest(values: Sequence[float], wanted: float) -> float:
    """Return the value nearest to `wanted`, by ratio."""
    return min(values, key=lambda value: abs(np.log(value / wanted)))


def rankers(costs: Costs) -> list[float]:
    """Return microseconds an item to choose from, this ranker's own among them."""
    return sorted({*RANKERS, float(f"{costs.item_us:.2g}")})


def figure(recall: Sequence | None = None, costs: Costs = ASSUMED, kept: float = 0.6, **changes):
    """Play the funnel: candidates, microseconds an item, servers.

    `recall` is a table of (candidates, recall of retrieval) or (candidates, recall of retrieval, end to end); `costs`
    come from `measure()`; `changes` are those of `Plan`: `per_second`, `corpus`, `looked_at`, `budget_ms`, `price`.
    """
    table, ranker = Recall(CURVE if recall is None else recall, kept), float(f"{costs.item_us:.2g}")
    fixed = {"costs": costs, "recall": table, **changes}

    def draw(left, right, candidates, item_us, servers):
        plan = Plan(candidates, item_us, servers, **fixed)
        draw_latency(left, plan)
        draw_recall(right, plan)

    start = Plan(nearest(table.candidates, 500), ranker, SERVERS[-1], **fixed)
    busy = start.queue.busy
    start = Plan(start.candidates, ranker, next((n for n in SERVERS if busy < 0.95 * n), SERVERS[-1]), **fixed)
    return play(
        draw, scene=scene_of(start, axis_words(recall, kept)), columns=2, size=(8.8, 4.0), candidates=list(table.candidates), item_us=rankers(costs), servers=list(SERVERS),
        start={"candidates": start.candidates, "item_us": ranker, "servers": start.servers}, labels={"item_us": "µs an item"},
        predict=asked(start),
        alt=f"Left, p50 and p99 latency against requests a second, log scale, up to what the servers can do; at {start.per_second:g} a second with {start.candidates} candidates, "
        f"{start.item_us:g} µs an item and {start.servers} servers {said(start)}. Right, recall of retrieval and end to end against the number of candidates: {start.found[0]:.2f} and {start.found[1]:.2f}.",
    )  # fmt: skip


def axis_words(recall: Sequence | None, kept: float) -> str:
    """Return the name of the axis of candidates, with what about the recall is assumed."""
    if recall is None:
        return "candidates (assumed recall)"
    return "candidates" if all(len(row) > 2 for row in recall) else f"candidates ({kept:.0%} kept: assumed)"


def said(plan: Plan) -> str:
    """Return p50 and p99 in words, or that there are none."""
    if plan.queue.load >= 1:
        return "the queue grows without bound"
    return "p50 is {} and p99 {}".format(*(in_words(plan.queue.quantile(share)) for share in (0.5, 0.99)))


def asked(plan: Plan) -> Predict | None:
    """Return what is to be predicted: with assumed costs what twice the servers do, with measured ones a slow ranker."""
    if plan.costs is not ASSUMED:
        return keeping_up(plan)
    return doubling(plan) if plan.queue.load < 1 else None


def keeping_up(plan: Plan) -> Predict:
    """Ask how many servers a ranker of 4 ms an item keeps busy: Little's law, before any latency."""
    slow = Plan(plan.candidates, RANKERS[-1], costs=plan.costs, per_second=plan.per_second, corpus=plan.corpus, looked_at=plan.looked_at)  # fmt: skip
    work, busy = slow.queue.service, slow.queue.busy
    return Predict(
        f"Put a ranker of {RANKERS[-1]:,} µs an item on these {plan.candidates:,} candidates, {plan.per_second:g} requests a second. How many servers at least, just so that the queue doesn't grow without bound?",
        truth=int(busy) + 1, low=1,
        says=f"{in_words(work)} of work x {plan.per_second:g} a second: {busy:,.1f} servers at work, before anybody speaks of latency. With any number of them p99 is {in_words(slow.queue._replace(rate=1e-9).quantile(0.99))} or more.",
    )  # fmt: skip


def doubling(plan: Plan) -> Predict:
    """Ask what twice the servers do to p99: they shorten the line, not the work."""
    before, after, alone = (
        plan.queue.quantile(0.99),
        plan.queue._replace(servers=2 * plan.servers).quantile(0.99),
        plan.queue._replace(rate=1e-9).quantile(0.99),
    )
    return Predict(
        f"{plan.per_second:g} requests a second, {plan.servers} servers, {plan.queue.load:.0%} load: p99 is {in_words(before)}. You double the servers. The new p99, in ms?",
        truth=round(1000 * after), low=0, unit="ms",
        says=f"The line is gone, the work is not: exponential as the formula takes it, its p99 is {in_words(alone)} with nobody in front, and no server makes one request's work shorter. Now leave the servers and halve the candidates.",
        marks={round(500 * before): "That would be so if all of it were waiting. Most of it is work."},
    )  # fmt: skip
