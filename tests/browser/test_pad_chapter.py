"""A new learner's derivation of chapter 01, typed with real keys: one slip, made and mended."""

import json
import shutil

import pytest
from pad_page import field_of, lab_wait

STEM = "01_logistic_gradient"
FACTORS = "dL/dp * dp/dz * dz/dw_j"  # the pad has written `dL/dw_j = ` already
WORKED_OUT = "= (-y/p + (1-y)/(1-p)) * p (1-p) * x_j"
SLIP = "= (-y (1-p) - (1-y) p) x_j"
LAST_TWO = ["= (-y + y p + p - y p) x_j", "= (p - y) x_j"]


@pytest.fixture(scope="module")
def chapter(lab, served, workspace):
    """The learner's edition, untouched and run, and the number of the cell with the pad of the collapse."""
    shutil.copy(workspace.learner / f"{STEM}.ipynb", served / "typed.ipynb")
    lab.open("typed.ipynb")
    lab.run()
    cells = json.loads((served / "typed.ipynb").read_text("utf-8"))["cells"]
    return lab, next(n for n, cell in enumerate(cells) if "".join(cell["source"]) == "pad(chain.collapse)")


def test_the_whole_derivation_with_one_slip_made_and_mended(chapter):
    lab, number = chapter
    keys, cell = lab.page.keyboard, lab.cell(number)
    cell.scroll_into_view_if_needed()
    field_of(lab, number).click()
    keys.press("Control+End")
    keys.type(f"{FACTORS}\n{WORKED_OUT}\n{SLIP}\n", delay=5)
    lab_wait(lab, number, "follows", "follows", "wrong")
    assert "does not follow" in cell.inner_text()
    assert "sign" not in cell.locator(".dp-remarks").inner_text()  # first only that it breaks
    cell.get_by_role("button", name="Where?").click()
    assert "random point" in cell.locator(".dp-where").inner_text()
    cell.get_by_role("button", name="How?").click()
    assert "sign" in cell.locator(".dp-how").inner_text()
    field_of(lab, number).click()
    keys.press("Control+End")
    keys.press("Backspace")  # up to the end of the line that breaks
    for _ in range(len("- (1-y) p) x_j")):
        keys.press("ArrowLeft")
    keys.press("Delete")
    keys.type("+")
    lab_wait(lab, number, "follows", "follows", "follows")
    keys.press("Control+End")
    for line in LAST_TWO:
        keys.press("Enter")
        keys.type(line, delay=5)
    lab_wait(lab, number, *["follows"] * 5)
    keys.press("Control+Enter")
    outcome = cell.locator(".dp-outcome [role=status]")
    outcome.wait_for()
    assert "Right" in outcome.inner_text()
