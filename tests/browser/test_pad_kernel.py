"""A pad whose kernel is late, busy, dead or absent, or is sent too much: what was typed stays."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from pad_page import FIRST, LAST, MENDED, SETUP, SLIPPED, new_exercise, pads, state_of, wait_for, words, write

from utils.derivation.pad import pad
from utils.figures.export import export


@pytest.fixture
def exercise():
    return new_exercise()


@pytest.fixture
def show(context):
    """Return a function that opens a pad in a bare page."""
    with pads(context) as opened:
        yield opened


def test_an_answer_that_comes_late_is_dropped(show, exercise):
    page = show(pad(exercise))
    page.evaluate("() => (window.model.held = [])")
    write(page, FIRST)
    page.wait_for_function("() => window.model.held.length === 1")
    write(page, f"{FIRST}\n{LAST}")
    page.wait_for_timeout(300)
    assert len(page.evaluate("() => window.model.held.map(() => 0)")) == 1  # one question at a time
    page.evaluate(
        "async () => { const [old] = window.model.held; window.model.held = null; (await old)(); window.old = old; }"
    )
    wait_for(page, "follows", "follows")
    page.evaluate("async () => (await window.old)()")
    page.wait_for_timeout(100)
    wait_for(page, "follows", "follows")


def test_a_busy_kernel_is_said_and_the_check_follows(show, exercise):
    page = show(pad(exercise))
    page.evaluate("() => (window.model.held = [])")
    write(page, f"{FIRST}\n{MENDED}\n{LAST}")
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        "() => document.querySelector('.dp-state').textContent.includes('busy; the check will follow')"
    )
    page.evaluate(
        "async () => { const held = window.model.held; window.model.held = null; for (const answer of held) (await answer)(); }"
    )
    page.locator(".dp-outcome [role=status]").wait_for()
    assert page.locator(".dp-state").inner_text() == ""
    assert "Right" in words(page, ".dp-outcome")


def test_a_dead_kernel_takes_nothing_along(show, exercise):
    page = show(pad(exercise))
    page.evaluate("() => (window.model.dead = true)")
    write(page, FIRST)
    page.wait_for_function("() => document.querySelector('.dp-state').textContent.includes('stopped')")
    page.keyboard.press("Control+Enter")
    assert page.locator(".dp-text").input_value() == FIRST


def test_without_a_kernel_the_stored_lines_are_shown(show, exercise):
    page = show(pad(exercise, text=f"{FIRST}\n{LAST}"))
    page.evaluate("() => { window.cleanup(); delete window.model.widget_manager; window.show(); }")
    wait_for(page, "follows", "follows")
    assert "no kernel" in words(page, ".dp-state")
    assert page.locator(".dp-text").evaluate("(field) => field.readOnly")
    assert page.get_by_role("button", name="Check").is_disabled()


def test_an_exported_page_shows_the_lines_and_says_where_they_are_checked(context, tmp_path):
    cells = [new_markdown_cell("# Small"), new_code_cell(f"{SETUP}\npad(collapse, text={f'{FIRST}{chr(10)}{LAST}'!r})")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "a.ipynb")
    (tmp_path / "a.html").write_text(export(tmp_path / "a.ipynb")[0], "utf-8")
    page, wrong = context.new_page(), []
    page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((tmp_path / "a.html").as_uri())
    wait_for(page, "follows", "follows")
    assert "no kernel" in words(page, ".dp-state")
    assert page.locator(".dp-math > math").count() == 2
    assert wrong == []
    page.close()


def test_it_leaves_nothing_behind(show, exercise):
    page = show(pad(exercise))
    write(page, FIRST)
    assert page.evaluate("() => window.model.listeners()") > 0
    page.evaluate("() => window.cleanup()")
    assert page.evaluate("() => [window.model.listeners(), document.querySelector('#box').childElementCount]") == [0, 0]
    asked = len(page.asked)
    page.wait_for_timeout(1500)
    assert len(page.asked) == asked


def test_a_huge_paste_is_kept_and_said(show, exercise):
    page = show(pad(exercise))
    text = "= x_j\n" * 2000
    page.evaluate(  # a browser takes seconds over so many lines typed in; a paste is one event
        "(text) => { const f = document.querySelector('.dp-text'); f.value = text; f.dispatchEvent(new Event('input')); }",
        text,
    )
    page.locator(".dp-problem").wait_for()
    assert page.locator(".dp-text").input_value() == text
    write(page, FIRST)
    wait_for(page, "follows")
    assert page.locator(".dp-problem").count() == 0


def test_state_holds_no_repair(exercise):
    state = state_of(pad(exercise, text=f"{FIRST}\n{SLIPPED}"))
    assert not re.search("dropped|factor", str(state))
