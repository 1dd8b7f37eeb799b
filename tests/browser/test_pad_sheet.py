"""How the pad looks and is read out: rows beside their lines, nothing that jumps, contrast, markup that is not trusted."""

from pathlib import Path

import pytest
from pad_page import FIRST, LAST, MENDED, SLIPPED, begin, new_exercise, pads, wait_for, write

from utils.derivation.pad import pad

CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
# how far each row is from a line of the text area, and how far the text area has scrolled, in pixels
OFF = """() => {
  const field = document.querySelector(".dp-text"), top = field.getBoundingClientRect().top;
  const line = parseFloat(getComputedStyle(field).lineHeight);
  const rows = [...document.querySelectorAll(".dp-mirror")].map((row) => row.getBoundingClientRect().top - top);
  return [...rows.map((y) => Math.abs(y - line * Math.round(y / line))), field.scrollTop];
}"""
TALL = """() => {
  const field = document.querySelector(".dp-text"), copy = field.cloneNode();
  copy.value = field.value;
  copy.style.height = "0";
  field.after(copy);
  const tall = copy.scrollHeight;
  copy.remove();
  return Math.round(tall);
}"""
ROWS = """() => {
  const lines = document.querySelector(".dp-text").value.split("\\n").length;
  return Math.round([...document.querySelectorAll(".dp-mirror")].slice(0, lines).reduce((sum, row) => sum + row.offsetHeight, 0));
}"""


@pytest.fixture
def exercise():
    return new_exercise()


@pytest.fixture
def show(context):
    """Return a function that opens a pad in a bare page."""
    with pads(context) as opened:
        yield opened


@pytest.mark.parametrize("width", [1000, 700, 420])
def test_rows_stand_beside_their_lines(show, exercise, width):
    page = show(pad(exercise), width=width)
    long = " + ".join(["(p - y) x_j / (1 + e^(-z))"] * 6)
    for text in (
        f"{FIRST}\n{MENDED}\n\n{LAST}\n",
        f"{FIRST}\n= {long}\n{LAST}",
        f"= {'x' * 300}\n{FIRST}",
        "\n\n\n" + FIRST,
    ):
        write(page, text)
        page.wait_for_timeout(400)
        assert page.evaluate(OFF) == pytest.approx([0] * len(page.evaluate(OFF)), abs=1)
        assert page.evaluate(TALL) == page.evaluate(ROWS)  # as tall as the text area makes the same lines
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_nothing_moves_when_a_line_is_read(show, exercise):
    page = show(pad(exercise))
    tops = "() => [...document.querySelectorAll('.dp-row')].map((row) => row.getBoundingClientRect().top)"
    write(page, f"{FIRST}\n= ")
    before = page.evaluate(tops)
    page.keyboard.type("-(y/p - (1-y)/(1-p)) * p (1-p) * x_j")
    wait_for(page, "follows", "follows")
    assert page.evaluate(tops) == before


def test_a_screen_reader_hears_what_changed_and_no_more(show, exercise):
    page = show(pad(exercise))
    page.evaluate("""() => { window.heard = []; const region = document.querySelector('.dp-spoken'); new MutationObserver(() =>
      window.heard.push(region.textContent)).observe(region, { childList: true }); }""")
    begin(page)
    page.keyboard.type("dL/dp * dp/dz * dz/dw_j", delay=20)
    wait_for(page, "follows")
    page.wait_for_function("() => window.heard.length > 0")
    page.keyboard.type("\n" + SLIPPED, delay=20)
    wait_for(page, "follows", "wrong")
    page.wait_for_function("() => window.heard.at(-1).includes('does not follow')")
    assert page.evaluate("() => window.heard") == ["Line 1 follows.", "Line 2 does not follow."]
    field = page.get_by_role("textbox", name="Derivation, one step a line")
    assert field.get_attribute("aria-describedby") == page.locator(".dp-keys").get_attribute("id")


def test_what_the_kernel_sends_is_not_believed(show, exercise):
    page = show(pad(exercise))
    page.evaluate("""() => {
      const bad = `<math><mi onclick="window.bad = 1">a</mi><script>window.bad = 1</script>
        <mtext><img src="x" onerror="window.bad = 1"/></mtext>
        <semantics><annotation-xml encoding="text/html"><b>no</b></annotation-xml></semantics>
        <mo href="javascript:1">+</mo></math>`;
      const row = { text: "a = a", key: "", number: 1, status: "follows", mathml: bad, says: "", note: "", kind: "" };
      document.querySelector(".dp-text").value = "a = a";
      window.model.set("read", { serial: 1e15, problem: "", rows: [row] });
      window.model.set("verdict", { serial: 1e15, html:
        `<div role="status">ok<img src=x onerror="window.bad = 1"><script>window.bad = 1</script></div>` });
    }""")
    assert (
        page.locator(".dp-math").first.evaluate("(cell) => cell.innerHTML.replace(/\\s+/g, '')")
        == "<math><mi>a</mi><mtext></mtext><mo>+</mo></math>"
    )
    assert page.locator(".dp-outcome img, .dp-outcome script").count() == 0
    assert page.locator(".dp-outcome").inner_html().endswith('<div role="status">ok</div>')
    assert page.evaluate("() => window.bad") is None


def test_typed_markup_stays_text(show, exercise):
    page = show(pad(exercise))
    write(page, '<img src=x onerror="window.bad = 1">\n')
    page.wait_for_timeout(600)
    assert page.evaluate("() => [window.bad, document.querySelectorAll('img').length]") == [None, 0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_stands_out(show, exercise, theme):
    page = show(pad(exercise), theme=theme)
    write(page, f"{FIRST}\n{SLIPPED}\n= (p\n{LAST}\n")
    page.get_by_role("button", name="Where?").click()
    page.get_by_role("button", name="How?").click()
    page.locator(".dp-how").wait_for()
    page.locator("summary").click()
    page.keyboard.press("Control+Enter")
    found = page.evaluate(CONTRAST, ".dp-pad")
    assert len(found) > 10
    assert [pair for pair in found if pair[0] < 4.5] == []
