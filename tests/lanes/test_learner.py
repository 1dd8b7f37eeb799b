"""Every learner's edition runs untouched: no error, every check unattempted, every exercise of its module checked."""

import json

import papermill

from utils.lanes.verdicts import exercises, verdicts


def test_untouched(source, workspace, unattended, tmp_path):
    done = tmp_path / "done.ipynb"
    papermill.execute_notebook(
        workspace.learner / source.with_suffix(".ipynb").name,
        done,
        cwd=tmp_path,
        kernel_name="python3",
        progress_bar=False,
    )
    found = list(verdicts(json.loads(done.read_bytes())))
    assert [each for each in found if each.kind != "unattempted"] == []
    assert {exercise.name for exercise in exercises(source.stem[3:])} == {each.exercise for each in found}
