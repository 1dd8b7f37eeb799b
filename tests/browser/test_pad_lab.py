"""The derivation pad in JupyterLab: a derivation with a slip made and mended, two pads, two views, a new kernel."""

import pytest
from pad_page import LAST, SETUP, SLIPPED, field_of, lab_wait


@pytest.fixture(scope="module")
def book(open_cells):
    """The cells: 0 setup, 1 a pad, 2 another, 3 what the kernel knows."""
    return open_cells(
        SETUP,
        "one = pad(collapse); one",
        "two = pad(problem, start='dL/db', goal='p - y'); two",
        "one.text",
        name="pads.ipynb",
    )


def test_a_derivation_with_a_slip_made_and_mended(book):
    page = book.page
    field_of(book, 1).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(f"dL/dp * dp/dz * dz/dw_j\n{SLIPPED}")
    lab_wait(book, 1, "follows", "wrong")
    pad_cell = book.cell(1)
    pad_cell.get_by_role("button", name="Where?").click()
    pad_cell.locator(".dp-where").wait_for()
    pad_cell.get_by_role("button", name="How?").click()
    pad_cell.locator(".dp-how").wait_for()
    field_of(book, 1).focus()
    for _ in range(len("* x_j")):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("* p (1 - p) ")
    lab_wait(book, 1, "follows", "follows")
    page.keyboard.press("Control+End")
    page.keyboard.type(f"\n{LAST}")
    lab_wait(book, 1, "follows", "follows", "follows")
    page.keyboard.press("Control+Enter")
    pad_cell.locator(".dp-outcome [role=status]").wait_for()
    assert "Right" in pad_cell.locator(".dp-outcome").inner_text()
    book.run_cell(3, "print(one.help_taken, collapse.help_taken, collapse.check(one).kind, one.text.count(chr(10)))")
    assert book.outputs(3)[0]["text"].strip() == "2 2 right 2"


def test_two_pads_do_not_meet(book):
    before = field_of(book, 1).input_value()
    field_of(book, 2).focus()
    book.page.keyboard.press("Control+End")
    book.page.keyboard.type("dL/dp dp/dz\n= p - y")
    lab_wait(book, 2, "follows", "follows")
    assert field_of(book, 1).input_value() == before


def test_keys_are_letters_and_no_shortcuts(book):
    state = """() => { const book = jupyterapp.shell.currentWidget.content;
      return [book.activeCellIndex, book.widgets.length, book.mode]; }"""
    field = field_of(book, 2)
    field.focus()
    before, sources = book.page.evaluate(state), book.sources()
    for key in ("a", "b", "d", "d", "x", "z", "m", "0", "0", "ArrowUp", "ArrowDown", "Control+Enter", "Shift+Enter"):
        book.page.keyboard.press(key)
    assert (book.page.evaluate(state), book.sources()) == (before, sources)
    assert "abddxzm00" in field.input_value()
    book.page.keyboard.press("Escape")
    assert book.page.evaluate("() => document.activeElement.closest('.dp-pad') === null")


def test_the_text_outlives_the_cell_that_shows_it(book):
    text = field_of(book, 1).input_value()
    assert text.count("\n") == 2
    elements = book.cell(1).locator(".jp-Cell-outputArea *")
    book.run_cell(1)
    lab_wait(book, 1, "follows", "follows", "follows")
    before = elements.count()
    book.run_cell(1)
    lab_wait(book, 1, "follows", "follows", "follows")
    assert field_of(book, 1).input_value() == text
    assert elements.count() == before
    assert book.cell(1).locator(".dp-pad").count() == 1


def test_two_views_of_one_pad_hold_the_same(book):
    book.run_cell(3, "one")
    field_of(book, 3).focus()
    book.page.keyboard.press("Control+End")
    book.page.keyboard.type("\n= x_j (p - y)")
    lab_wait(book, 1, "follows", "follows", "follows", "follows")
    assert field_of(book, 1).input_value() == field_of(book, 3).input_value()


def test_a_restarted_kernel_does_not_take_the_text_along(book):
    text = field_of(book, 1).input_value()
    book.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    book.ready()
    book.errors.clear()  # what JupyterLab itself says of a comm that is gone
    book.run_cell(0)
    book.run_cell(1)
    assert field_of(book, 1).input_value() == "dL/dw_j = "
    book.cell(1).get_by_role("button", name="Bring them back").click()
    assert field_of(book, 1).input_value() == text
    lab_wait(book, 1, *["follows"] * 4)
