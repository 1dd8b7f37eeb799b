"""Typing into the derivation pad with real keys: verdicts as one types, help in steps, the check; its kernel side runs here."""

import re

import pytest
from pad_page import FIRST, LAST, MENDED, SLIPPED, begin, new_exercise, pads, wait_for, words, write

from utils.derivation.pad import pad


@pytest.fixture
def exercise():
    return new_exercise()


@pytest.fixture
def show(context):
    """Return a function that opens a pad in a bare page."""
    with pads(context) as opened:
        yield opened


def test_lines_are_read_and_judged_while_one_types(show, exercise):
    page = show(pad(exercise))
    begin(page)
    page.keyboard.type(FIRST.removeprefix("dL/dw_j = "))
    wait_for(page, "follows")
    page.keyboard.press("Enter")
    page.keyboard.type(MENDED)
    wait_for(page, "follows", "follows")
    page.keyboard.press("Enter")
    page.keyboard.type(LAST)
    wait_for(page, "follows", "follows", "follows")
    assert page.locator(".dp-row .dp-math > math").count() == 3
    assert "All 3 lines follow" in words(page, ".dp-remarks")
    assert [row.inner_text().split()[-1] for row in page.locator(".dp-verdict").all()[:3]] == [
        "holds",
        "follows",
        "follows",
    ]


def test_a_line_in_hand_is_not_scolded(show, exercise):
    page = show(pad(exercise))
    write(page, f"{FIRST}\n= (p - y")
    wait_for(page, "follows", "typing")
    page.wait_for_timeout(1500)
    wait_for(page, "follows", "typing")  # unread is quiet as long as the caret is there
    assert page.locator(".dp-broken").count() == 0
    page.keyboard.press("ArrowUp")
    wait_for(page, "follows", "unread")
    assert "Line 2 is not read yet" in words(page, ".dp-remarks")
    page.keyboard.press("ArrowDown")
    wait_for(page, "follows", "typing")


def test_a_wrong_line_is_called_so_after_a_pause_and_help_comes_in_steps(show, exercise):
    shown = pad(exercise)
    page = show(shown)
    write(page, f"{FIRST}\n{SLIPPED}")
    wait_for(page, "follows", "typing")
    wait_for(page, "follows", "wrong")
    assert words(page, ".dp-remarks") == "✗ Line 2 does not follow from the one before. Where?"
    assert not re.search(r"-?\d\.\d|dp/dz|chain", page.locator(".dp-remarks").inner_html())
    page.get_by_role("button", name="Where?").press("Enter")
    page.locator(".dp-where").wait_for()
    assert re.search(r"the line before is \S+ and this line is \S+", words(page, ".dp-where"))
    assert page.locator(".dp-how").count() == 0
    assert page.evaluate("() => document.activeElement.textContent") == "How?"  # the focus is where one goes on
    page.keyboard.press("Enter")
    page.locator(".dp-repair").wait_for()
    assert "dropped chain-rule factor" in words(page, ".dp-how")
    assert shown.help_taken == exercise.help_taken == 2
    write(page, f"{FIRST}\n{MENDED}\n{LAST}")
    wait_for(page, "follows", "follows", "follows")
    assert page.locator(".dp-broken").count() == 0


def test_only_the_first_broken_line_is_marked_and_what_comes_after_is_muted(show, exercise):
    page = show(pad(exercise))
    write(page, f"{FIRST}\n{SLIPPED}\n= 2 (p - y) x_j\n")
    page.wait_for_function("() => document.querySelectorAll('.dp-row[data-status=wrong]').length >= 1")
    assert page.locator(".dp-row.dp-first").count() == 1
    assert page.locator(".dp-row").nth(1).get_attribute("class").split() == ["dp-row", "dp-first"]
    assert page.locator(".dp-row.dp-muted").count() == 2
    assert page.locator(".dp-broken").count() == 1


def test_control_enter_checks_and_keeps_the_text_as_it_is(show, exercise):
    page = show(pad(exercise))
    text = f"{FIRST}\n{MENDED}\n{LAST}"
    write(page, text)
    page.keyboard.press("Control+Enter")
    page.locator(".dp-outcome [role=status]").wait_for()
    assert words(page, ".dp-outcome [role=status]").startswith("✓ Right")
    assert page.locator(".dp-text").input_value() == text
    assert page.evaluate("() => document.activeElement.className") == "dp-text"
    assert not page.locator(".dp-old").is_visible()
    write(page, f"{FIRST}\n{SLIPPED}")
    assert page.locator(".dp-old").is_visible()
    page.get_by_role("button", name="Check").click()
    page.wait_for_function("() => document.querySelector('.dp-outcome').textContent.includes('Not yet')")


def test_the_order_of_tab_and_the_way_out(show, exercise):
    page = show(pad(exercise))
    write(page, f"{FIRST}\n{SLIPPED}\n")
    page.locator("button[data-step=where]").wait_for()
    seen = []
    for _ in range(4):
        seen.append(page.evaluate("() => document.activeElement.className || document.activeElement.tagName"))
        page.keyboard.press("Tab")
    assert seen == ["dp-text", "dp-button dp-small", "dp-button dp-check", "SUMMARY"]
    page.locator(".dp-text").focus()
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"


def test_paste_undo_and_selection_are_the_browsers_own(show, exercise):
    page = show(pad(exercise))
    field = page.locator(".dp-text")
    begin(page)
    page.keyboard.insert_text(f"{FIRST.removeprefix('dL/dw_j = ')}\n{MENDED}\n{LAST}")
    wait_for(page, "follows", "follows", "follows")
    page.keyboard.press("Control+z")
    assert field.input_value() == "dL/dw_j = "
    page.keyboard.press("Control+Shift+z")
    assert field.input_value().endswith(LAST)
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Delete")
    assert field.input_value().count("\n") == 0
