"""Pictures for people to look at: every figure, widget and verdict of every chapter, in both themes.

    COURSE_SCREENSHOTS=shots python -m utils test tests/browser/test_screenshots.py

writes them to the folder `shots`. They are collected only then.
"""

import os
import shutil
from pathlib import Path

import pytest
from figure import figures

from utils.exercise.find import exercises_of

OPEN = "(all) => all.forEach((one) => { one.open = true; })"


def shoot(lab, folder, name):
    """Save the outputs of every cell in both themes; return how many cells had any."""
    count = len(lab.sources())
    shown = [n for n in range(count) if lab.outputs(n)]
    for theme in ("Light", "Dark"):
        lab.theme(theme)
        lab.frames(3)
        for n in shown:
            area = lab.cell(n).locator(".jp-Cell-outputArea")
            area.scroll_into_view_if_needed()
            area.screenshot(path=folder / f"{name}-{n:02}-{theme.lower()}.png")
    lab.theme("Light")
    return len(shown)


@pytest.fixture(scope="module")
def folder():
    made = Path(os.environ["COURSE_SCREENSHOTS"])
    made.mkdir(parents=True, exist_ok=True)
    return made


def test_a_chapter_solved(lab, served, workspace, stem, folder):
    shutil.copy(workspace.solved / f"{stem}.ipynb", served / "solved.ipynb")
    lab.open("solved.ipynb")
    lab.run()
    assert shoot(lab, folder, f"{stem}-asks")
    for figure in figures(lab):
        figure.unlock()
        for slider in figure.sliders.all():
            slider.focus()
            lab.page.keyboard.press("End")
        figure.settle()
    for widget in lab.page.locator(".cp-widget:has(.cp-guess)").all():
        fields = widget.locator(".cp-guess")
        for field in fields.all():
            field.fill("1/6")
        fields.last.press("Enter")
    lab.page.locator(".jp-OutputArea-output details").evaluate_all(OPEN)
    assert shoot(lab, folder, f"{stem}-open")


def test_what_is_said_to_every_mistake(open_cells, stem, folder):
    cells = [f"from utils.exercise.find import exercises_of\nall = exercises_of({stem[3:]!r})"]
    for k, exercise in enumerate(exercises_of(stem[3:])):
        cells += [f"all[{k}].check(all[{k}].mistakes[{m}].example)" for m in range(len(exercise.mistakes))]
        cells += [f"all[{k}].check()", f"all[{k}].check(object())", *[f"all[{k}].hint()"] * len(exercise.hints)]
    assert shoot(open_cells(*cells), folder, f"{stem}-says") == len(cells) - 1
