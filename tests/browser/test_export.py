"""A chapter exported to one file: opened from the disk, it asks nobody for anything, and its figures move."""

import pytest
from figure import Figure

CHAPTER = "03_conditional_probability"


@pytest.fixture(scope="module")
def exported(context, workspace, tmp_path_factory):
    """The page, and what it asked for or complained about while it opened."""
    from utils.figures.export import main

    target = tmp_path_factory.mktemp("exported") / "chapter.html"
    assert main([str(workspace.learner / f"{CHAPTER}.ipynb"), "-o", str(target)]) == 0
    page, heard = context.new_page(), []
    page.on("request", lambda request: heard.append(request.url))
    page.on("console", lambda said: said.type in ("error", "warning") and heard.append(said.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(target.as_uri())
    page.wait_for_load_state("networkidle")
    yield page, heard, target
    page.close()


def outside(heard, target):
    return [one for one in heard if one != target.as_uri() and not one.startswith(("blob:", "data:"))]


def test_it_asks_nobody(exported):
    _, heard, target = exported
    assert target.as_uri() in heard  # the listener hears
    assert outside(heard, target) == []


def test_its_figures_move(exported):
    page, heard, target = exported
    moved = 0
    for root in page.locator(".cf-figure").all():
        figure = Figure(root)
        figure.unlock()
        for slider in figure.sliders.all():
            slider.focus()
            page.keyboard.press("Home")
            figure.settle()
            low = figure.picture()
            page.keyboard.press("End")
            high = figure.wait_for_another(low)
            figure.drag(slider, 1, 0)
            figure.wait_for(low)
            figure.drag(slider, 0, 1)
            figure.wait_for(high)
            moved += 1
    assert moved >= 1
    assert outside(heard, target) == []


def test_its_grid_answers(exported):
    page, _, _ = exported
    grid = page.locator(".cp-dice").first
    grid.locator(".cp-cell").last.click()
    assert grid.locator(".cp-cell[aria-pressed=true]").count() == 1


@pytest.mark.parametrize("width", [1400, 800, 390])
def test_it_fits_the_window(exported, width):
    page, _, _ = exported
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
