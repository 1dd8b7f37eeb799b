"""Live figures of every kind, in a notebook of their own: controls, predictions, a busy kernel, nothing left behind."""

import pytest
from busy import busy
from figure import Figure, figures

SETUP = """
from utils import Predict, play

def scene(ax):
    ax.set(xlim=(0, 1), ylim=(0, 1))

def line(ax, h=1, thick="thin", mark="o"):
    ax.plot([0, 1], [0, h / 10], lw={"thin": 1, "thick": 5}[thick], marker=mark)
    ax.set_title(f"height {h}")

marks = dict(circle="o", square="s", star="*", plus="+", cross="x", dot=".")
"""
ONE = "one = play(line, scene=scene, alt='a line', h=(0, 10)); one"
THREE = "play(line, scene=scene, alt='a line', h=(0, 60), thick=['thin', 'thick'], mark=marks)"
NUMBER = (
    "play(line, scene=scene, alt='a line', h=(0, 10), predict=Predict('How high?', truth=0.5, low=0, high=1,"
    " says='Half.', marks={0.25: 'That is a quarter.'}))"
)
OPTION = "play(line, scene=scene, alt='a line', h=(0, 10), predict=Predict('Up or down?', truth='up', options=['down', 'up']))"
ACTIVE = "() => [jupyterapp.shell.currentWidget.content.activeCellIndex, jupyterapp.shell.currentWidget.content.widgets.length]"
LISTEN = """() => { const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  window.toldKernel = new Promise((told) => kernel.anyMessage.connect((_, { msg, direction }) => {
    if (direction === 'send' && JSON.stringify(msg.content.data?.state?.at) === '[2]') told(); })); }"""


@pytest.fixture(scope="module")
def book(open_cells):
    """The cells: 0 setup, 1 one control, 2 three controls, 3 and 4 predictions, 5 something slow, 6 where `one` stands."""
    return open_cells(SETUP, ONE, THREE, NUMBER, OPTION, "", "one.values")


def figure_of(book, cell):
    return Figure(book.cell(cell).locator(".cf-figure"))


def answered(book, cell, answer):
    """Run a cell afresh and hand in a prediction; return the figure."""
    book.run_cell(cell)
    figure = figure_of(book, cell)
    assert figure.locked()
    figure.predict(answer)
    return figure


def test_there_is_a_figure_in_every_cell(book):
    book.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .cf-figure").nth(3).wait_for()
    assert len(figures(book)) == 4


def test_keys_move_the_slider_and_nothing_else(book):
    figure = figure_of(book, 1)
    figure.sliders.first.focus()
    before = book.page.evaluate(ACTIVE)
    for key in ("ArrowUp", "ArrowDown", "ArrowRight", "b", "d", "d", "PageUp", "ArrowLeft", "Home"):
        book.page.keyboard.press(key)
    assert book.page.evaluate(ACTIVE) == before
    assert figure.sliders.first.input_value() == "0"
    for key, place in (("ArrowRight", "1"), ("ArrowUp", "2"), ("ArrowLeft", "1"), ("End", "10")):
        book.page.keyboard.press(key)
        assert figure.sliders.first.input_value() == place


def test_keys_in_a_prediction_are_only_text(book):
    book.run_cell(3)
    figure = figure_of(book, 3)
    before = book.page.evaluate(ACTIVE)
    figure.root.locator("input[type=text]").focus()
    for key in ("b", "a", "ArrowUp", "d", "d", "ArrowDown", "1"):
        book.page.keyboard.press(key)
    assert book.page.evaluate(ACTIVE) == before
    assert sorted(figure.root.locator("input[type=text]").input_value()) == sorted("badd1")


def test_every_value_has_its_own_picture(book):
    figure = figure_of(book, 1)
    slider = figure.sliders.first
    slider.focus()
    book.page.keyboard.press("Home")
    figure.settle()
    seen = [figure.picture()]
    for _ in range(10):
        book.page.keyboard.press("ArrowRight")
        seen.append(figure.wait_for_another(seen[-1]))
    assert len(set(seen)) == 11
    for picture in reversed(seen[:-1]):
        book.page.keyboard.press("ArrowLeft")
        figure.wait_for(picture)


def test_three_controls_fetch_what_they_show(book):
    figure = figure_of(book, 2)
    low = figure.picture()
    figure.drag(figure.sliders.first, 0, 1)
    high = figure.wait_for_another(low)
    kinds = {}
    for what, pick, count in figure.choices():
        before = figure.picture()
        pick(count - 1)
        figure.wait_for_another(before)
        pick(0)
        figure.wait_for(high)
        kinds[what] = count
    assert kinds == {"radio buttons": 2, "list": 6}
    figure.drag(figure.sliders.first, 1, 0)
    figure.wait_for(low)


def test_the_kernel_hears_where_the_hand_came_to_rest(book):
    figure = figure_of(book, 1)
    figure.sliders.first.focus()
    book.page.keyboard.press("Home")
    book.page.evaluate(LISTEN)
    book.page.keyboard.press("ArrowRight")
    book.page.keyboard.press("ArrowRight")
    book.page.evaluate("() => window.toldKernel")
    book.run_cell(6, "one.values")
    assert book.outputs(6)[0]["data"]["text/plain"] == "{'h': 2}"


def test_it_moves_while_the_kernel_is_busy(book, served):
    figure = figure_of(book, 1)
    figure.sliders.first.focus()
    book.page.keyboard.press("Home")
    figure.settle()
    before = figure.picture()
    with busy(book, 5, served):
        figure.sliders.first.focus()
        for _ in range(5):
            book.page.keyboard.press("ArrowRight")
            before = figure.wait_for_another(before)


def test_a_prediction_that_is_no_answer_keeps_the_figure_locked(book):
    book.run_cell(3)
    figure = figure_of(book, 3)
    for nonsense in ("banana", "", "1/0", "2", "-1", "1e999", "0,5,5"):
        figure.predict(nonsense)
        assert figure.root.locator(".cf-problem").inner_text(), nonsense
        assert figure.locked(), nonsense


@pytest.mark.parametrize(
    ("typed", "says"), [("0.5", "Half."), ("1/2", "Half."), ("50%", "Half."), ("0.25", "a quarter"), ("0.9", "Half.")]
)
def test_a_number_unlocks_beside_the_truth(book, typed, says):
    figure = answered(book, 3, typed)
    result = figure.root.locator(".cf-result").inner_text()
    assert typed in result
    assert "truth: 0.5" in result
    assert says in result
    assert not figure.locked()
    assert not figure.root.locator(".cf-predict form").is_visible()
    before = figure.picture()
    book.page.keyboard.press("ArrowRight")  # the control has the focus now
    figure.wait_for_another(before)


@pytest.mark.parametrize("option", [0, 1])
def test_an_option_unlocks_beside_the_truth(book, option):
    figure = answered(book, 4, option)
    assert f"You: {['down', 'up'][option]} · truth: up" in figure.root.locator(".cf-result").inner_text()
    assert not figure.locked()


def test_no_option_chosen_is_said(book):
    book.run_cell(4)
    figure = figure_of(book, 4)
    figure.root.locator(".cf-predict form button").click()
    assert figure.root.locator(".cf-problem").inner_text()
    assert figure.locked()


def test_running_a_cell_again_leaves_nothing_behind(book):
    elements = book.cell(1).locator(".jp-Cell-outputArea *")
    book.run_cell(1)
    figure_of(book, 1)
    before = elements.count()
    for _ in range(3):
        book.run_cell(1)
        figure_of(book, 1)
    assert elements.count() == before > 5
    assert book.cell(1).locator(".cf-figure").count() == 1


def test_two_views_of_one_figure_move_together(book):
    book.run_cell(6, "one")
    book.run_cell(1, "one")
    figure, copy = figure_of(book, 1), figure_of(book, 6)
    figure.sliders.first.focus()
    book.page.keyboard.press("End")
    book.page.keyboard.press("Home")
    figure.settle()
    before = copy.picture()
    book.page.keyboard.press("ArrowRight")
    assert copy.wait_for_another(before) == figure.picture()
    assert copy.sliders.first.input_value() == "1"


def test_the_figure_has_words_for_who_does_not_see_it(book):
    figure = figure_of(book, 2)
    assert figure.canvas.get_attribute("aria-label") == "a line"
    assert figure.sliders.first.get_attribute("aria-valuetext")
    assert book.page.get_by_role("slider", name="h").count() >= 3
