"""Every learner's edition with its answers filled in: all right, whatever the checks draw at random."""

import json

import papermill
import pytest

from utils.lanes.verdicts import exercises, verdicts
from utils.lanes.workspace import is_heavy

SEEDS = range(1, 4)  # the teacher's edition has 0


@pytest.mark.parametrize("seed", SEEDS, ids="seed{}".format)
def test_all_right(source, seed, workspace, unattended, tmp_path):
    edition = workspace.solved / source.with_suffix(".ipynb").name
    if seed != SEEDS[0] and is_heavy(edition):
        pytest.skip("tagged heavy: executed once")
    unattended(seed)
    done = tmp_path / "done.ipynb"
    papermill.execute_notebook(edition, done, cwd=tmp_path, kernel_name="python3", progress_bar=False)
    found = list(verdicts(json.loads(done.read_bytes())))
    assert [each for each in found if each.kind != "right"] == []
    assert {exercise.name for exercise in exercises(source.stem[3:])} == {each.exercise for each in found}
