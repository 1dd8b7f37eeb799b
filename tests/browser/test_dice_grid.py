"""The dice grid in a bare page, as in an exported one, and in JupyterLab."""

import math

import pytest
from bare_page import CUT, bare_pages

from utils.chapters.conditional_probability.grid import DiceGrid
from utils.chapters.conditional_probability.protocols import SLIPS

COUNTS = "() => window.model.state.counts"
MARKED = "() => window.model.state.marked"


ROLL = """([protocol]) => {
  const run = new code.Run(protocol, 7);
  for (let i = 0; i < 3e5; i++) run.roll();
  return [run.rolled, run.heard, run.both];
}"""
JUDGE = """([text]) => {
  const guess = code.parseGuess(text);
  return guess.error ? null : code.judge(guess, [1, 11], []).right;
}"""


@pytest.fixture
def show(context):
    """Return a function that renders a widget in a bare page."""
    with bare_pages(context) as shown:
        yield shown


def play(page, milliseconds):
    page.get_by_label("speed of the simulation").select_option("20000")
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(milliseconds)
    page.get_by_role("button", name="Pause").click()


def test_the_rolled_dice_agree_with_the_exact_numbers(show):
    page = show(DiceGrid(), "Run")
    for protocol, heard, both in (("asked", 11 / 36, 1 / 11), ("shown", 1 / 6, 1 / 6), ("red", 1 / 6, 1 / 6)):
        n, kept, hits = page.evaluate(ROLL, [protocol])
        assert abs(kept / n - heard) < 4.5 * math.sqrt(heard * (1 - heard) / n), protocol
        assert abs(hits / kept - both) < 4.5 * math.sqrt(both * (1 - both) / kept), protocol


RIGHT = ["1/11", "0.09", "9%", "9.1 %", ".0909", "0,09", "2/22", "1 in 11", "1 out of 11"]
WRONG = ["10%", "0.1", "1/12", "0.2", "1"]
UNREAD = ["", "banana", "1/0", "-0.1", "110%", "1/2/3", ".", "%", "1e-1", "<b>"]
GUESSES = [*((text, True) for text in RIGHT), *((text, False) for text in WRONG), *((text, None) for text in UNREAD)]


def test_a_prediction_is_read_as_people_write_it(show):
    page = show(DiceGrid(), "parseGuess, judge")
    for text, right in GUESSES:
        assert page.evaluate(JUDGE, [text]) is right, text


@pytest.mark.parametrize("typed", ["1/6", "17%", "1/36", "0.028", "2/11", "0.18", "1/12", "8.3%", "0.77"])
def test_a_wrong_prediction_gets_its_cause(show, typed):
    value = {"17%": "1/6", "0.028": "1/36", "0.18": "2/11", "8.3%": "1/12"}.get(typed, typed)
    page = show(DiceGrid(predict=True))
    for field, text in zip(page.locator(".cp-guess").all(), [typed, "1/6", "1/6"], strict=True):
        field.fill(text)
    page.keyboard.press("Enter")
    message = page.locator(".cp-message").inner_text()
    assert f"{typed}: {SLIPS['asked'].get(value, 'no known slip')}" in message
    assert "you: " + typed in page.locator(".cp-protocol").first.inner_text()
    assert "1/11" in page.locator(".cp-protocol").first.inner_text()


def test_nothing_is_revealed_before_three_numbers(show):
    page = show(DiceGrid(predict=True))
    for texts in (["1/6", "banana", ""], ["1/6", "2", "1/6"], ["", "", ""]):
        for field, text in zip(page.locator(".cp-guess").all(), texts, strict=True):
            field.fill(text)
        page.get_by_role("button", name="Commit").click()
        assert page.get_by_role("button", name="Play").is_disabled()
        assert page.get_by_role("radio").first.is_disabled()
        assert page.evaluate("() => Object.keys(window.model.state.guesses).length") == 0
        assert page.locator(".cp-truth, .cp-cell[data-share='in']").count() == 0
        assert page.locator(".cp-guess[aria-invalid=true]").count() > 0


def test_the_simulation_plays_pauses_steps_and_repeats(show):
    page = show(DiceGrid())
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Step").click(click_count=1)
    assert page.locator(".cp-last").inner_text().startswith("Last roll")
    play(page, 1200)
    rolled, heard, both = page.evaluate(COUNTS)["shown"]
    assert rolled > 300 and 0 < both < heard < rolled
    still = page.locator(".cp-score").inner_text()
    page.wait_for_timeout(200)
    assert page.locator(".cp-score").inner_text() == still
    histories = []
    for _ in range(2):
        page.get_by_role("button", name="Reset").click()
        seen = []
        for _ in range(12):
            page.get_by_role("button", name="Step").click()
            seen.append(page.locator(".cp-last").inner_text())
        histories.append(seen)
    assert histories[0] == histories[1] and len(set(histories[0])) > 3


def test_the_grid_works_by_keyboard_alone(show):
    page = show(DiceGrid())
    page.keyboard.press("Tab")
    for key in (
        "Space",
        "End",
        "PageDown",
        "Space",
        "ArrowDown",
        "ArrowLeft",
        "Enter",
        "ArrowUp",
        "Home",
        "Space",
        "Space",
    ):
        page.keyboard.press(key)
    assert page.evaluate(MARKED) == ["1,1", "6,6", "6,5"]
    assert page.locator(".cp-cell[tabindex='0']").count() == 1
    page.keyboard.press("Tab")  # one tab stop for the whole grid
    page.keyboard.press("Enter")
    assert len(page.evaluate(MARKED)) == 11
    assert "1 of 11" in page.locator(".cp-tally").inner_text()
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => window.model.state.protocol") == "shown"
    assert page.locator(".cp-cell[data-share='half in']").count() == 10
    assert "half in" in page.get_by_role("button", name="red 6, blue 3").get_attribute("aria-label")


def test_cells_are_painted_by_dragging_and_toggled_by_clicking(show):
    page = show(DiceGrid())
    boxes = [page.locator(".cp-cell").nth(i).bounding_box() for i in (30, 35)]
    centres = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    page.mouse.move(*centres[0])
    page.mouse.down()
    page.mouse.move(*centres[1], steps=20)
    page.mouse.up()
    assert page.evaluate(MARKED) == [f"6,{blue}" for blue in range(1, 7)]
    page.locator(".cp-cell").nth(35).click()
    page.evaluate("() => document.querySelectorAll('.cp-cell')[34].click()")  # as a screen reader presses it
    assert page.evaluate(MARKED) == [f"6,{blue}" for blue in range(1, 5)]


def test_a_closed_view_leaves_nothing_behind(show):
    page = show(DiceGrid())
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Play").click()
    page.evaluate("() => window.cleanup()")
    assert page.evaluate("() => Object.values(window.model.heard).flat().length") == 0
    score = page.locator(".cp-score").text_content()
    page.wait_for_timeout(300)
    assert page.locator(".cp-score").text_content() == score


def test_less_motion_means_no_flash(show):
    page = show(DiceGrid(protocol="red"))
    page.emulate_media(reduced_motion="reduce")
    play(page, 700)
    assert page.evaluate(COUNTS)["red"][0] > 100
    assert page.locator(".cp-flash").count() == 0


@pytest.mark.parametrize("width", [420, 700])
@pytest.mark.parametrize("traits", [{"protocol": "shown"}, {"predict": True}])
def test_it_fits_its_width(show, traits, width):
    page = show(DiceGrid(**traits), width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT) == []


def test_in_jupyterlab_keys_stay_in_the_grid_and_state_reaches_the_kernel(open_cells):
    imports = "from utils.chapters.conditional_probability.figures import DiceGrid"
    lab = open_cells(
        f"{imports}\ngrid = DiceGrid()\ngrid", "grid.marked, grid.protocol, bool(grid.counts)", name="grid.ipynb"
    )
    sources = lab.sources()
    widget = lab.cell(0).locator(".cp-widget")
    widget.locator(".cp-cell").first.focus()
    for key in ("a", "b", "d", "d", "j", "ArrowDown", "Space", "Shift+ArrowDown", "x", "Enter"):
        lab.page.keyboard.press(key)
    assert lab.sources() == sources
    assert widget.locator(".cp-cell[aria-pressed=true]").count() == 2
    widget.get_by_role("radio").nth(2).check()
    widget.get_by_role("button", name="Play").click()
    lab.frames(40)
    widget.get_by_role("button", name="Pause").click()
    lab.run_cell(1)
    assert lab.outputs(1)[0]["data"]["text/plain"] == "(['2,1', '3,1'], 'red', True)"
