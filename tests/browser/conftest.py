"""One JupyterLab and one page for all browser tests, on a temporary build: the learner's own notebooks are never touched."""

import os
import shutil

import pytest

from utils.bench import chromium
from utils.bench.jupyter import Server
from utils.bench.notebook import Notebook, write_notebook
from utils.build import house

missing = []
PICTURES = ["test_screenshots.py", "test_pad_pictures.py"]  # for people to look at: see there
collect_ignore = [] if "COURSE_SCREENSHOTS" in os.environ else PICTURES


def pytest_generate_tests(metafunc):
    """A test that takes `stem` runs once for each chapter; what shares an open notebook runs together."""
    if "stem" in metafunc.fixturenames:
        stems = [path.stem for path in house.sources(metafunc.config.rootpath)]
        metafunc.parametrize("stem", stems, scope="module")


@pytest.fixture(scope="session")
def context():
    """A window of the system's Chromium. Where there is none, every test that needs it is skipped; under CI it fails."""
    if chromium.find() is None:
        missing.append(chromium.MISSING)
        (pytest.fail if os.environ.get("CI") else pytest.skip)(chromium.MISSING)
    with chromium.browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def apart(context):
    """A window for the pages of one module: where a test sets the clock, it is set for every page of the window."""
    own = context.browser.new_context(viewport={"width": 1400, "height": 1000})
    yield own
    own.close()


@pytest.fixture(scope="session")
def served(workspace, tmp_path_factory):
    """The folder JupyterLab serves, with every learner's edition in it."""
    folder = tmp_path_factory.mktemp("served")
    for path in workspace.learner.glob("*.ipynb"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="session")
def lab(context, served):
    """The one page; tests open one notebook after another in it."""
    with Server(served) as server:
        page = Notebook(context.new_page(), server.url)
        page.load()
        yield page


@pytest.fixture(scope="module")
def open_cells(lab, served):
    """Return a function that opens a notebook of the given code cells and runs it."""

    def opened(*sources, name="sample.ipynb"):
        write_notebook(served / name, *sources)
        lab.open(name)
        lab.run()
        return lab

    return opened


@pytest.fixture(scope="module")
def edition(stem, lab):
    """The learner's edition, open and run."""
    lab.errors.clear()
    lab.requests.clear()
    lab.open(f"{stem}.ipynb")
    lab.run()
    said = {"errors": list(lab.errors), "requests": list(lab.requests)}
    return lab, said


@pytest.fixture(autouse=True)
def quiet(request):
    """Whatever a test does: no console error, and no request to anywhere else."""
    if "lab" not in request.fixturenames:
        yield
        return
    lab = request.getfixturevalue("lab")
    lab.errors.clear()
    lab.requests.clear()
    yield
    assert lab.errors == []
    assert lab.requests == []


def pytest_terminal_summary(terminalreporter):
    for sentence in set(missing):
        terminalreporter.section("NOT TESTED IN A BROWSER", yellow=True, bold=True)
        terminalreporter.write_line(sentence, yellow=True, bold=True)
