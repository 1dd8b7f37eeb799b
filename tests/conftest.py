"""What the tests share: the course's root, and small courses of their own to build and break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = ("test_binder_followed", "test_build_new", "test_recommender", "test_setup_lab")  # last, each ran alone


def pytest_configure(config):
    """How fast this machine is just now is nothing a test asserts."""
    if config.pluginmanager.hasplugin("hypothesispytest"):  # the lanes do without it: it takes a second to load
        from hypothesis import HealthCheck, settings

        settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
        settings.load_profile("any machine")


def pytest_collection_modifyitems(items):
    """What takes longest goes first."""
    place = {name: n for n, name in enumerate(LONGEST)}
    items.sort(
        key=lambda item: min((n for name, n in place.items() if item.path.stem.startswith(name)), default=len(place))
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Run a chapter's tests in one process, file after file: much of what they ask a chapter for is computed once."""
    from xdist.scheduler import LoadFileScheduling

    chapters = sorted((path.stem for path in (ROOT / "utils" / "chapters").glob("[a-z]*")), key=len, reverse=True)

    class ByChapter(LoadFileScheduling):
        def _split_scope(self, nodeid):
            file = super()._split_scope(nodeid)
            named = Path(file).stem.removeprefix("test_")
            return next((name for name in chapters if named.startswith(name)), file)

    return ByChapter(config, log)


@pytest.fixture(scope="session", autouse=True)
def progress_elsewhere(tmp_path_factory):
    """What tests answer is kept in a temporary folder, never among what the user did."""
    before = os.environ.get("COURSE_DATA")
    os.environ["COURSE_DATA"] = str(tmp_path_factory.mktemp("progress"))
    yield
    if before is None:
        del os.environ["COURSE_DATA"]
    else:
        os.environ["COURSE_DATA"] = before


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def workspace(tmp_path_factory):
    """The editions all lanes work on: the runner's, or one made here when pytest is called by itself."""
    from utils.lanes.workspace import VARIABLE, Workspace, prepare

    given = os.environ.get(VARIABLE)
    return Workspace(Path(given)) if given else prepare(ROOT, tmp_path_factory.mktemp("workspace"))


@pytest.fixture
def patient(monkeypatch):
    """Slips of a derivation are named however busy the machine is."""
    from utils.derivation import check

    monkeypatch.setattr(check, "MOST_NAMING", 60)
    monkeypatch.setattr(check, "NAMING_SECONDS", 60)


@pytest.fixture
def unattended(monkeypatch):
    """What executing an edition needs in the environment; returns the function that sets a seed."""
    from utils.build.execute import environment

    def seed(number):
        for name, value in environment(ROOT, number).items():
            monkeypatch.setenv(name, value)

    seed(0)
    return seed


class Course:
    """A small course in a temporary folder. Its chapters import this checkout's `utils`, unless it is `whole`."""

    def __init__(self, folder, whole=False):
        self.root = folder
        for name in ("solutions", "notebooks", "utils/chapters", "binder"):
            (folder / name).mkdir(parents=True)
        if whole:
            leave = shutil.ignore_patterns("__pycache__", "chapters")
            shutil.copytree(ROOT / "utils", folder / "utils", ignore=leave, dirs_exist_ok=True)
            shutil.copytree(ROOT / "tests" / "lanes", folder / "tests" / "lanes", ignore=leave)
            shutil.copy(__file__, folder / "tests")
            (folder / "utils" / "chapters" / "__init__.py").write_text('"""Chapters."""\n', "utf-8")
        (folder / "binder" / "requirements.txt").write_text("numpy\n", "utf-8")
        shutil.copy(ROOT / "pyproject.toml", folder)
        (folder / "README.md").write_text("# Course\n\n<!-- contents -->\n<!-- /contents -->\n\nend\n", "utf-8")

    def copy(self, folder):
        """Copy the course, to break the copy."""
        made = object.__new__(Course)
        made.root = Path(shutil.copytree(self.root, folder))
        return made

    def write(self, stem, *cells, title="A chapter", needs="nothing"):
        """Write a source: a first cell, then each of `cells` (a marker's rest, a newline, the cell's text)."""
        front = f"# %% [markdown]\n# # {title}\n# **10 minutes** · needs {needs}\n"
        path = self.root / "solutions" / f"{stem}.py"
        path.write_text(front + "".join(f"\n# %%{cell.rstrip()}\n" for cell in cells), "utf-8")
        return path

    def run(self, *words, code=0):
        """Run one of the commands in a process that imports this course's own `utils`; return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "utils", *map(str, words)],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root), "COURSE_ENV": "current"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == code, said
        return said

    def notebook(self, stem, folder="notebooks"):
        """Return a built notebook's path."""
        return self.root / folder / f"{stem}.ipynb"


@pytest.fixture(scope="session")
def make_course():
    return Course


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path / "course")


@pytest.fixture(scope="session")
def whole_course(tmp_path_factory):
    """A course with its own copy of `utils` and one new chapter, built."""
    made = Course(tmp_path_factory.mktemp("whole") / "course", whole=True)
    made.run("new", "two_coins")
    made.run("build")
    return made
