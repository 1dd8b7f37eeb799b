"""One click on what is due opens the chapter with the question in view, in JupyterLab as a learner has it."""

import shutil

import pytest

from utils.bench import jupyter
from utils.bench.jupyter import Server
from utils.bench.notebook import Notebook, write_notebook
from utils.build import editions, house

CHAPTERS = ("00_start_here", "03_conditional_probability")  # long ones a busy machine lays out too late
DUE = (("tuesday-boy", "conditional_probability"), ("coin-board", "start_here"), ("two-heads", "start_here"))
SEED = f"""
import os, time, uuid
os.environ.pop("COURSE_UNATTENDED", None)
from utils import progress
from utils.progress.memory import store
from utils.progress.rows import Row
when = time.time() - 4 * 86400
store().add([Row(uuid.uuid4().hex, name, "", chapter, 1, "wrong", "named-die", None, 0, 9.0, when) for name, chapter in {DUE!r}])
"""
SHOW = "async (path) => { await jupyterapp.commands.execute('docmanager:open', { path }); }"
ARRIVED = """([path, id]) => {
  const shown = jupyterapp.shell.currentWidget;
  if (shown?.context?.path !== path) return false;
  const cell = [...shown.content.widgets].find((one) => one.model.id === id);
  if (!cell?.node.isConnected) return false;
  // JupyterLab guesses how high the cells are that it has not drawn, so what is above may still move by some lines
  const inner = cell.node.getBoundingClientRect(), outer = shown.content.node.getBoundingClientRect();
  return inner.height > 0 && inner.bottom > outer.top - outer.height / 4 && inner.top < outer.bottom - 20;
}"""


@pytest.fixture(scope="module")
def page(context, root, tmp_path_factory):
    """A page with the course as `python -m utils lab` serves it: notebooks in their folder, JupyterLab's own windowing."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "notebooks").mkdir()
    for stem in CHAPTERS:
        source = next(path for path in house.sources(root) if path.stem == stem)
        (folder / "notebooks" / f"{stem}.ipynb").write_bytes(editions.learner_bytes(source))
    write_notebook(
        folder / "notebooks" / "sample.ipynb", SEED, "progress.due()", "progress.plan()", "progress.transfer()"
    )
    plain = {name: values for name, values in jupyter.SETTINGS.items() if "tracker" not in name}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(jupyter, "SETTINGS", plain)
        with Server(folder) as server:
            opened = Notebook(context.new_page(), server.url)
            opened.load()
            opened.open("notebooks/sample.ipynb")
            opened.run()
            yield opened
            opened.page.close()
    shutil.rmtree(folder)


def link(page, cell, name):
    """The link of that name in a cell's output, the sample notebook in front."""
    page.page.evaluate(SHOW, "notebooks/sample.ipynb")
    return page.cell(cell).locator("a").get_by_text(name, exact=True)


@pytest.mark.parametrize(("name", "chapter"), DUE)
def test_a_click_opens_the_question(page, name, chapter):
    found = link(page, 1, name)
    stem = next(stem for stem in CHAPTERS if stem.endswith(chapter))
    path, _, cell = found.get_attribute("href").partition("#cell-id=")
    assert f"notebooks/{stem}.ipynb" in path and cell
    found.click()
    page.page.wait_for_function(ARRIVED, arg=[f"notebooks/{stem}.ipynb", cell], timeout=60_000)
    assert page.errors == [] and page.requests == []


def test_a_link_works_by_keyboard_and_again_when_the_chapter_is_open(page):
    for _ in range(2):
        found = link(page, 1, "two-heads")
        cell = found.get_attribute("href").partition("#cell-id=")[2]
        found.focus()
        page.page.keyboard.press("Enter")
        page.page.wait_for_function(ARRIVED, arg=["notebooks/00_start_here.ipynb", cell], timeout=60_000)


def test_the_plan_links_too(page):
    found = link(page, 2, "two-heads").first
    cell = found.get_attribute("href").partition("#cell-id=")[2]
    found.click()
    page.page.wait_for_function(ARRIVED, arg=["notebooks/00_start_here.ipynb", cell], timeout=60_000)


def test_the_deck_comes_out_by_its_button(page, tmp_path):
    page.page.evaluate(SHOW, "notebooks/sample.ipynb")
    box = page.cell(3).locator(".cq-box")
    with page.page.expect_download(timeout=60_000) as coming:
        box.get_by_role("button", name="What is due, for Anki").press("Enter")
    assert coming.value.suggested_filename.endswith(".apkg")
    coming.value.save_as(tmp_path / "deck.apkg")
    assert (tmp_path / "deck.apkg").read_bytes()[:2] == b"PK"
    assert "cards. In Anki: File, Import" in box.get_by_role("status").inner_text()
