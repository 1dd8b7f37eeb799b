"""The plane of seeds, in a bare page, by mouse and by keyboard."""

import math
import re

import numpy as np
import pytest
from bare_page import CUT, bare_pages

from utils.chapters.kmeans.board import WORLDS, SeedBoard, world_data
from utils.chapters.kmeans.lloyd import history

TRACE = """([points, seeds]) => {
  const run = new code.LloydRun(points, seeds);
  while (!run.stopped) run.half();
  return [run.trace.filter(({ step }) => step === "assign").map(({ cost }) => cost), run.labels, run.centres];
}"""
DRAWS = """([points, plus]) => {
  let state = 1;
  const random = () => ((state = (state * 48271) % 2147483647) / 2147483647);
  const counts = {};
  for (let i = 0; i < 20000; i++) {
    const pair = code.drawSeeds(points, 2, plus, random).map(([x]) => x).join();
    counts[pair] = (counts[pair] || 0) + 1;
  }
  return counts;
}"""


@pytest.fixture
def show(context):
    """Return a function that renders a widget in a bare page."""
    with bare_pages(context) as shown:
        yield shown


@pytest.mark.parametrize("world", WORLDS)
def test_the_browser_runs_the_same_lloyd(show, world):
    page = show(SeedBoard(), "LloydRun")
    data = next(one for one in world_data()["worlds"] if one["name"] == world)
    costs, labels, centres = page.evaluate(TRACE, [data["points"], data["seeds"]])
    steps = history(np.array(data["points"]), np.array(data["seeds"], float))
    assert np.allclose(costs, [cost for *_, cost in steps][: len(costs)]) and len(costs) >= len(steps) - 1
    assert labels == steps[-1][1].tolist() and np.allclose(centres, steps[-1][0])
    assert min(data["best"]) >= 0 and data["best"][len(data["seeds"]) - 1] <= costs[-1] + 1e-9


@pytest.mark.parametrize("plus", [False, True])
def test_seeds_are_drawn_by_their_law(show, plus):
    counts = show(SeedBoard(), "drawSeeds").evaluate(DRAWS, [[[0, 0], [1, 0], [5, 0], [10, 0]], plus])
    due = {"0,1": 1 / 126, "0,5": 25 / 126, "0,10": 100 / 126} if plus else dict.fromkeys(("0,1", "0,5", "0,10"), 1 / 3)
    for pair, share in due.items():
        p = share / 4
        assert abs(counts.get(pair, 0) - 20000 * p) < 5 * math.sqrt(20000 * p)


def test_nothing_moves_before_it_is_said_where_it_stops(show):
    page = show(SeedBoard(predict=True))
    assert page.get_by_role("button", name="Assign").is_disabled()
    page.get_by_role("radio", name="at a worse one").check()
    for _ in range(40):
        button = (
            page.locator(".km-row button")
            .filter(has_text="Assign")
            .or_(page.locator(".km-row button").filter(has_text="Update"))
        )
        if button.is_disabled():
            break
        button.click()
    words = page.locator(".km-message").inner_text()
    assert "stopped at" in words and "As you said" in words and "12.1 times" in words
    costs = page.evaluate("() => window.model.state.costs")
    assert costs == sorted(costs, reverse=True)


def test_a_hand_that_beats_the_best_known_is_believed(show):
    poor = {"worlds": [{**world, "best": [1e6] * 6} for world in world_data()["worlds"]]}
    page = show(SeedBoard(data=poor))
    page.get_by_role("button", name="Run").click()
    words = page.locator(".km-message").filter(has_text="stopped at")
    words.wait_for()
    reached, best = re.search(r"stopped at ([\d.]+)\..*best known for 3 is ([\d.]+)\.", words.inner_text()).groups()
    assert reached == best


def test_seeds_are_put_by_click_and_by_keyboard(show):
    page = show(SeedBoard())
    page.get_by_role("button", name="No seeds").click()
    assert page.locator(".km-message").inner_text().startswith("Click into the plane to put a seed")
    plane = page.get_by_role("application")
    plane.click(position={"x": 100, "y": 100})
    plane.focus()
    for key in ("ArrowRight", "ArrowDown", "Enter", "Shift+ArrowLeft", "Space"):
        page.keyboard.press(key)
    assert len(page.evaluate("() => window.model.state.seeds")) == 3
    page.keyboard.press("Backspace")
    assert len(page.evaluate("() => window.model.state.seeds")) == 2
    for _ in range(9):
        page.keyboard.press("Enter")
    assert len(page.evaluate("() => window.model.state.seeds")) == 6


def test_a_centre_without_points_is_named(show):
    page = show(SeedBoard(seeds=[[-6.9, 6.9], [4, -2], [0, 4.5], [-4, -2]]))
    page.get_by_role("button", name="Assign").click()
    assert "Centre 0 has no point." in page.locator(".km-message").inner_text()


def test_seeds_say_what_to_do_next(show):
    page = show(SeedBoard(predict=True))
    page.get_by_role("application").click(position={"x": 100, "y": 100})
    assert page.locator(".km-message").inner_text() == "4 seeds. Say where it will stop, then step."


@pytest.mark.parametrize("width", [420, 700])
def test_nothing_is_cut_and_nothing_is_left_behind(show, width):
    page = show(SeedBoard(), width=width)
    assert page.evaluate(CUT) == []
    page.evaluate("() => window.cleanup()")
    assert page.evaluate("() => Object.values(window.model.heard).every((list) => list.length === 0)")
