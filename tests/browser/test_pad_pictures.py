"""Pictures for people to look at: the pad in each of its states. Collected only for pictures, see test_screenshots.py."""

import os
from pathlib import Path

import pytest
from pad_page import FIRST, LAST, MENDED, SETUP, SLIPPED, field_of, lab_wait


@pytest.fixture(scope="module")
def book(open_cells):
    """The cells: 0 setup, 1 a pad."""
    return open_cells(SETUP, "one = pad(collapse); one", name="pad-pictures.ipynb")


@pytest.mark.parametrize("width", [1100, 800])
@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_pictures_of_every_state(book, theme, width):
    folder, page = Path(os.environ["COURSE_SCREENSHOTS"]), book.page
    folder.mkdir(parents=True, exist_ok=True)
    whole = page.viewport_size
    page.set_viewport_size({"width": width, "height": 1000})
    book.theme(theme)
    shown = book.cell(1)

    def shoot(name):
        book.frames(3)
        page.mouse.move(0, 0)
        shown.locator(".jp-Cell-outputArea").screenshot(path=folder / f"pad-{width}-{theme.lower()}-{name}.png")

    def fill(text, *statuses):
        field_of(book, 1).fill(text)
        lab_wait(book, 1, *statuses)

    try:
        book.run_cell(0)
        book.run_cell(1, "one = pad(collapse, text=' '); one")
        book.run_cell(1, "one = pad(collapse); one")
        fill("dL/dw_j = ")
        shoot("1-empty")
        fill(f"{FIRST}\n{MENDED}\n= (p - y", "follows", "follows", "typing")
        shoot("2-typing")
        fill(f"{FIRST}\n= -(y/p - (1-y)/(1-p) * p (1-p)\n", "follows", "unread")
        shoot("3-unread")
        fill(f"{FIRST}\n{SLIPPED}\n= (p - y) x_j / (p (1 - p))", "follows", "wrong", "follows")
        shoot("4-breaks")
        shown.get_by_role("button", name="Where?").click()
        shown.locator(".dp-where").wait_for()
        shoot("5-where")
        shown.get_by_role("button", name="How?").click()
        shown.locator(".dp-how").wait_for()
        shoot("6-how")
        page.keyboard.press("Control+Enter")
        fill(f"{FIRST}\n{SLIPPED}\n= (p - y) x_j / (p (1 - p))", "follows", "wrong", "follows")
        page.keyboard.press("Control+Enter")
        shown.locator(".dp-outcome [role=status]").wait_for()
        shoot("7-wrong")
        fill(f"{FIRST}\n{MENDED}\n= (-y (1 - p) + (1 - y) p) x_j\n{LAST}", *["follows"] * 4)
        page.keyboard.press("Control+Enter")
        page.wait_for_function(
            "() => [...document.querySelectorAll('.dp-outcome')].some((box) => box.textContent.includes('Right'))"
        )
        shoot("8-right")
        fill(f"{FIRST}\n{LAST}", "follows", "follows")
        shoot("9-jump")
    finally:
        page.set_viewport_size(whole)
        book.theme("Light")
