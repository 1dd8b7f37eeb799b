"""A lane's test that takes `source` runs once for each chapter; one that takes `exercise`, once for each exercise."""

import json
from pathlib import Path

import pytest

from utils.build import house
from utils.lanes.verdicts import exercises

ROOT = Path(__file__).resolve().parents[2]


def pytest_generate_tests(metafunc):
    sources = house.sources(ROOT)
    if "source" in metafunc.fixturenames:
        metafunc.parametrize("source", sources, ids=[path.stem for path in sources])
    if "exercise" in metafunc.fixturenames:
        found = [exercise for source in sources for exercise in exercises(source.stem[3:])]
        metafunc.parametrize("exercise", found, ids=[exercise.name for exercise in found])


@pytest.fixture
def executed(unattended, tmp_path):
    """Return a function that executes an edition by papermill and returns it with its outputs; `seed` is the checks'."""
    import papermill  # here, because most lanes do without it and it takes two seconds

    def run(path, seed=0):
        unattended(seed)
        done = tmp_path / "done.ipynb"
        # Saved once, at the end: else the whole notebook, pictures and all, is written before and after every cell.
        papermill.execute_notebook(
            path, done, cwd=tmp_path, kernel_name="python3", progress_bar=False, request_save_on_cell_execute=False
        )
        return json.loads(done.read_bytes())

    return run
