"""Verdicts, hints, follow-ups, figures and the grid are readable in the light and in the dark theme."""

from pathlib import Path

import pytest

CELLS = (
    "from utils.chapters.start_here import coin_figure, coin_spread, two_heads\n"
    "from utils.chapters.conditional_probability.grid import DiceGrid",
    "two_heads.check(...)",
    "two_heads.check('banana')",
    "two_heads.check(1 / 3)",
    "coin_spread.check(lambda n: 1 / (4 * n), confidence=7)",
    "coin_spread.check(lambda n: 1 / 0)",
    "two_heads.check(0.25)",
    "coin_spread.hint()",
    "coin_spread.follow_up()",
    "coin_figure()",
    "DiceGrid(protocol='shown')",
)
CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
OUTPUT = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output"


@pytest.fixture(scope="module")
def book(open_cells):
    return open_cells(*CELLS)


@pytest.fixture(params=["Light", "Dark"])
def theme(request, book):
    book.theme(request.param)
    yield request.param
    book.theme("Light")


def test_the_ruler_itself(book):
    book.page.evaluate("""() => document.body.insertAdjacentHTML("beforeend", `<div id="ruler" style="background:#fff">
      <p style="color:#000">a</p><p style="color:#767676">b</p><p style="color:#000;opacity:.5">c</p></div>`)""")
    try:
        found = dict((text, ratio) for ratio, text in book.page.evaluate(CONTRAST, "#ruler"))
    finally:
        book.page.evaluate("() => document.querySelector('#ruler').remove()")
    assert found == pytest.approx({"a": 21, "b": 4.54, "c": 3.98}, abs=0.05)


@pytest.mark.parametrize("what", [".jp-RenderedHTMLCommon", ".cf-figure", ".cp-widget"])
def test_text_stands_out(book, theme, what):
    book.page.locator(f"{OUTPUT} details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    found = book.page.evaluate(CONTRAST, f"{OUTPUT} {what}, {OUTPUT}{what}")
    assert len(found) >= 3
    assert [pair for pair in found if pair[0] < 4.5] == []


def test_each_kind_of_verdict_has_its_own_words(book):
    said = [book.cell(n).locator("[role=status]").first.inner_text() for n in range(1, 7)]
    assert [" ".join(line.split()[1:-1]) for line in said] == [
        "Not attempted yet", "Not yet an answer that can be checked", "Not yet", "Not yet", "Your code stopped", "Right",
    ]  # fmt: skip
