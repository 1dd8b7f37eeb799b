"""An exported chapter opened from the disk: its figure moves without a kernel, and numbers are read as people write them."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from utils.figures.export import export
from utils.figures.modules import join_modules
from utils.figures.player import BROWSER

FIGURE = """from fractions import Fraction
from utils import Predict, play
play(lambda ax, w: ax.plot([0, 1], [0, w]), scene=lambda ax: ax.set(ylim=(0, 9)), alt="A line.", w=(0, 60),
     predict=Predict("Two sixes?", Fraction(1, 11), low=0, high=1, says="Eleven.", marks={Fraction(1, 6): "Named."}))"""
NUMBERS = {
    "0.25": 0.25, "0,25": 0.25, ".5": 0.5, "1/4": 0.25, " 1 / 11 ": 1 / 11, "25%": 0.25, "9,1 %": 0.091, "1 in 11": 1 / 11,
    "1 out of 4": 0.25, "1,000": 1000, "1,234.5": 1234.5, "0,125": 0.125, "1e-3": 0.001, "\u22122": -2, "-1/2": -0.5,
    "": None, "x": None, "1/0": None, "1/2/3": None, "1..2": None, "alert(1)": None, "1,2,3": None, "0x10": None, "NaN": None,
}  # fmt: skip
READ = """async ([text, inputs, unit]) => {
  const { readNumber } = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  return inputs.map((input) => readNumber(input, unit)); }"""


@pytest.fixture
def page(context):
    opened = context.new_page()
    opened.errors, opened.requests = [], []
    opened.on("console", lambda message: opened.errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.on("request", lambda request: opened.requests.append(request.url))
    yield opened
    opened.close()


def test_the_figure_of_an_exported_chapter_moves(page, tmp_path):
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Small"), new_code_cell(FIGURE)]), tmp_path / "a.ipynb")
    (tmp_path / "a.html").write_text(export(tmp_path / "a.ipynb")[0], "utf-8")
    page.goto((tmp_path / "a.html").as_uri())
    slider, picture = page.get_by_role("slider"), "() => document.querySelector('canvas').toDataURL()"
    assert slider.is_disabled()
    page.get_by_label("Two sixes?").fill("about a tenth")
    page.keyboard.press("Enter")
    assert "does not read as a number" in page.get_by_role("alert").inner_text()
    page.get_by_label("Two sixes?").fill("1/6")
    page.keyboard.press("Enter")
    assert page.locator(".cf-result").inner_text() == "You: 1/6 · truth: 1/11 Named."
    page.wait_for_selector(".cf-figure:not(.cf-loading)")
    before = page.evaluate(picture)
    page.keyboard.press("End")  # the slider has the focus
    page.wait_for_function(f"before => ({picture})() !== before", arg=before)
    assert page.get_by_role("img", name="A line.").is_visible()
    page.wait_for_function("() => document.querySelector('[aria-live=polite]').textContent === 'w 60'")
    local = ("file:", "blob:", "data:")
    assert page.errors == [] and [url for url in page.requests if not url.startswith(local)] == []


def test_numbers_are_read_as_people_write_them(page):
    page.goto("about:blank")
    text = join_modules(BROWSER / "controls.js", BROWSER / "prediction.js") + "\nexport { readNumber };"
    read = dict(zip(NUMBERS, page.evaluate(READ, [text, list(NUMBERS), ""]), strict=True))
    assert read == {text: value if value is None else pytest.approx(value) for text, value in NUMBERS.items()}
    assert page.evaluate(READ, [text, ["25%", "25", "25 %"], "%"]) == [25, 25, 25]  # where the unit is per cent
