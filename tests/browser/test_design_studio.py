"""The design board in a bare page: filled by keyboard, complaints that come and go, the same verdicts as in Python."""

import random

import pytest
from bare_page import CUT, bare_pages

from utils.chapters.design_studio.board import DesignBoard
from utils.chapters.design_studio.complaints import RULES, facts
from utils.chapters.design_studio.design import Design
from utils.chapters.design_studio.designs import GIVEN, changed
from utils.chapters.design_studio.export import files
from utils.chapters.design_studio.fields import FIELDS

FACTS = """([designs]) => designs.map((design) => code.factsOf(window.model.get("data"), design))"""
SAID = """([designs]) => designs.map((design) => code.complaintsOf(window.model.get("data"), design)
  .map(({ name, section, asks, says }) => [name, section, asks, says]))"""
NUMBERS = [
    "",
    "0",
    "7",
    "1e8",
    "1,500",
    "2.5 M",
    "0.37",
    "12.345",
    "-3",
    "many",
    "NaN",
    "9" * 30,
    40,
    0.125,
    "0.3 s",
    "200 us",
    "5 ms",
    "\ufeff5",
    "5\x1f",
    "7\xa0k",
    "\x855",
    "😀" * 50,
]
TIMES = [
    "",
    "14 d",
    "30min",
    "90 s",
    "2 weeks",
    "14",
    "0 s",
    "1.5 h",
    "250 ms",
    "later",
    "3 Months",
    "4 wk",
    "5 mins",
    "2 hrs",
    "1 year",
    "\u20033 d",
    "3\xa0d",
    "1\x1cd",
]
WORDS = ["", "x", "<b>x</b>", "a {total_ms} b", "`tick` “quoted”", "  "]


def some(field, rng):
    if field.kind == "rows":
        return [{c.name: some(c, rng) for c in field.columns if rng.random() < 0.8} for _ in range(rng.randrange(5))]
    if field.kind == "choices":
        return [option for option in field.options if rng.random() < 0.4]
    return rng.choice({"number": NUMBERS, "duration": TIMES, "choice": field.options}.get(field.kind, WORDS))


def python_says(design):
    return [[c.name, c.section, c.asks, c.says] for c in Design(design).complaints()]


@pytest.fixture
def show(apart):
    """Return a function that renders a widget in a bare page."""
    with bare_pages(apart) as shown:
        yield shown


def open_here(page):
    return page.locator("ul.ds-open li").evaluate_all("(all) => all.map((one) => one.dataset.name)")


def test_browser_and_python_say_the_same(show):
    rng = random.Random(1)
    designs = [Design(changed(GIVEN["strong"], rule.example)).fields for rule in RULES]
    designs += [Design(given).fields for given in GIVEN.values()]
    designs += [{name: some(field, rng) for name, field in FIELDS.items() if rng.random() < 0.8} for _ in range(100)]
    designs += [changed(GIVEN["strong"], {name: some(FIELDS[name], rng)}) for name in FIELDS for _ in range(2)]
    page = show(DesignBoard(), "complaintsOf, factsOf")
    heard = page.evaluate(SAID, [designs])
    assert page.evaluate(FACTS, [designs]) == [facts(Design(design).read) for design in designs]
    for design, said in zip(designs, heard, strict=True):
        assert said == python_says(design), design
    assert {name for said in heard for name, *_ in said} >= {rule.name for rule in RULES}


def test_filled_by_keyboard_complaints_come_and_go(show):
    page = show(DesignBoard())
    assert open_here(page) == []  # an empty board is not scolded
    page.get_by_role("tab").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for text in (
        "m",
        "5.2M",
        "10",
        "600",
        "500",
        "1e6",
        "20",
        "200",
    ):  # brief, users, requests, mean, peak, items, shown, latency
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    assert open_here(page) == ["peak-below-mean"]
    page.get_by_label("Peak load").fill("2 k")
    assert open_here(page) == []
    page.get_by_role("tab").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    for place, (name, ms) in enumerate([("search", "40"), ("ranker", "120"), ("rules", "60")], 1):
        page.get_by_role("button", name="Add a stage").press("Enter")
        assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == f"stage {place}: Name"
        page.keyboard.type(name)
        page.get_by_label(f"stage {place}: Takes").fill(ms)
    said = page.locator("ul.ds-open li[data-name=over-budget]")
    assert "40 + 120 + 60 ms is 220 ms; you promised 200." in said.inner_text()
    page.get_by_label("stage 3: Takes").fill("40")
    assert said.count() == 0
    page.get_by_role("button", name="Remove stage 3").press("Enter")
    page.wait_for_function("() => window.model.saves > 0")
    state = page.evaluate("() => window.model.state.design")
    assert [row["name"] for row in state["stages"]] == ["search", "ranker"] and state["peak_qps"] == 2000
    assert python_says(state)[0][0] == "no-labels"


def test_what_cannot_be_read_is_said_beside_the_field(show):
    page = show(DesignBoard({"label_window": "2 d"}))
    page.get_by_role("tab", name="Objective").click()
    window = page.get_by_label("called negative after")
    assert window.input_value() == "2 d"
    window.fill("14")
    window.blur()
    assert window.get_attribute("aria-invalid") == "true" and "unreadable" in open_here(page)
    window.fill("14 d")
    assert window.get_attribute("aria-invalid") == "false" and "unreadable" not in open_here(page)


def test_files_come_back_as_they_are_and_words_stay_words(show):
    evil = "<img src=x onerror=alert(1)>"
    board = DesignBoard({**GIVEN["strong"], "stages": [(evil, "ranking", 24, 15, evil)]}, title=evil)
    page = show(board)
    page.get_by_role("tab", name="Offline").click()
    assert page.get_by_label("stage 1: Name").input_value() == evil and page.locator("img").count() == 0
    page.get_by_role("button", name="Save").press("Enter")
    assert page.evaluate("() => window.model.state.wanted") == 1
    due = files(Design(page.evaluate("() => window.model.state.design"), title=evil))
    page.evaluate("(files) => window.model.set('files', files)", due)
    assert page.locator("img").count() == 0
    for name, text in due.items():
        with page.expect_download() as got:
            page.get_by_role("link", name=name).click()
        with open(got.value.path(), encoding="utf-8", newline="") as kept:
            assert got.value.suggested_filename == name and kept.read() == text


def test_saving_is_answered_every_time_and_says_when_nobody_answers(show):
    page = show(DesignBoard({"items": 3}))
    saved = page.locator(".ds-saved")
    for press in (1, 2):
        page.get_by_role("button", name="Save").click()
        assert "Asking" in saved.inner_text()
        page.evaluate("() => window.model.set('files', { 'design-a.md': 'x' })")  # the second time it is the same
        page.evaluate("(press) => window.model.set('saved', press)", press)
        assert "Saved beside the notebook" in saved.inner_text()
    page.clock.install()
    page.get_by_role("button", name="Save").click()
    page.clock.run_for(6000)
    assert "No answer from the kernel" in saved.inner_text() and "still on this page" in saved.inner_text()


def test_what_was_taken_up_and_what_follows_is_said(show):
    page = show(DesignBoard(GIVEN["strong"], note="Taken up from design-x.json."))
    assert page.locator(".ds-saved").inner_text() == "Taken up from design-x.json."
    fact = page.locator(".ds-fact")
    assert not fact.is_visible()
    page.get_by_role("tab", name="Ranking").click()
    assert "4,800,000 scores a second: 384 cores" in fact.inner_text()
    page.get_by_label("Scoring one candidate").fill("40")
    assert "192 cores" in fact.inner_text()


@pytest.mark.parametrize("width", [420, 760])
def test_nothing_is_cut_everything_is_labelled_and_nothing_is_left_behind(show, width):
    page = show(DesignBoard(GIVEN["strong"]), width=width)
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert page.evaluate(CUT) == []
        nameless = "(all) => all.filter((one) => !one.labels.length && !one.getAttribute('aria-label')).length"
        assert page.locator(".ds-panel :is(input, select, textarea)").evaluate_all(nameless) == 0
    page.evaluate("() => window.cleanup()")
    assert page.evaluate("() => Object.values(window.model.heard).every((list) => list.length === 0)")
