"""Measure on this machine what the stages of the funnel cost, and show where the milliseconds of a request go."""

import html
import time
from collections.abc import Callable

import numpy as np

from utils.chapters.recommender.funnel_plan import ASSUMED, Costs, Plan, in_words
from utils.exercise import views

ROWS, DIMENSIONS, FEATURES, CANDIDATES = 100_000, 64, 20, 500


def fastest_ms(act: Callable[[], object], times: int = 7) -> float:
    """Return the fewest milliseconds of `act` in a few calls: what else runs on the machine only ever adds."""
    act()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        found.append(time.perf_counter() - start)
    return 1000 * min(found)


def measure() -> Costs:
    """Time exact dot products and a boosted-tree ranker (100 trees) on made-up vectors, on one thread.

    The ranker's time is a line through 1 and 500 items: what a call costs, and what an item adds. Takes about a second.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((ROWS, DIMENSIONS), np.float32)
    request, items = vectors[0].copy(), rng.standard_normal((CANDIDATES, FEATURES))
    trained_on = rng.standard_normal((1000, FEATURES))
    wanted = trained_on[:, 0] + rng.standard_normal(1000) > 0
    with threadpool_limits(1):
        compare = fastest_ms(lambda: vectors @ request)
        ranker = HistGradientBoostingClassifier(max_iter=100, early_stopping=False).fit(trained_on, wanted)
        one, all_of_them = (fastest_ms(lambda n=n: ranker.predict_proba(items[:n])) for n in (1, CANDIDATES))
    item = max(all_of_them - one, 1e-3) / (CANDIDATES - 1)
    return Costs(compare * 1e6 / ROWS, max(one - item, 0.0), 1000 * item, "measured here")


class Milliseconds:
    """A table of one request: each stage with its share of the work, then the line it stands in."""

    def __init__(self, plan: Plan):
        self.plan, self.origin = plan, plan.costs.origin
        costs, work = plan.costs, sum(plan.stages.values())
        looked = plan.corpus * plan.looked_at
        how = (
            f"{looked:,.0f} vectors, {costs.million_ms:.3g} ms a million",
            "once a request",
            f"{plan.candidates:,} items, {plan.item_us:.3g} µs each",
        )
        self.rows = [
            (name, words, in_words(ms / 1000), f"{ms / work:.0%}")
            for (name, ms), words in zip(plan.stages.items(), how, strict=True)
        ]
        self.rows.append(("work", f"mean, {self.origin}", in_words(work / 1000), "100%"))
        line = in_words(plan.queue.mean_wait) if plan.queue.load < 1 else "without bound"
        self.rows.append(("waiting in line", f"{plan.servers} servers, {plan.per_second:g} a second, mean", line, ""))

    def __repr__(self) -> str:
        widths = [max(len(row[k]) for row in self.rows) for k in range(3)]
        return "\n".join(
            f"{a:<{widths[0]}}  {b:<{widths[1]}}  {c:>{widths[2]}}  {d:>4}".rstrip() for a, b, c, d in self.rows
        )

    def _repr_html_(self) -> str:
        def cells(row, tag):
            return "".join(
                f'<{tag} style="text-align:{side};padding:.1em .8em">{html.escape(text)}</{tag}>'
                for text, side in zip(row, SIDES, strict=True)
            )

        head, rows = cells(HEAD, "th"), "".join(f"<tr>{cells(row, 'td')}</tr>" for row in self.rows)
        return views.box([f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"], "#0072B2")


HEAD = ("stage", "how much", "time", "of the work")
SIDES = ("left", "left", "right", "right")


def milliseconds(costs: Costs = ASSUMED, **changes) -> Milliseconds:
    """Show where the milliseconds of one request go; `changes` are those of `Plan`."""
    return Milliseconds(Plan(costs=costs, **changes))
