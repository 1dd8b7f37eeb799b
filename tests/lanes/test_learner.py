"""Every learner's edition runs untouched: no error, every check unattempted, every exercise of its module checked."""

from utils.lanes.verdicts import exercises, verdicts


def test_untouched(source, workspace, executed):
    found = list(verdicts(executed(workspace.learner / f"{source.stem}.ipynb")))
    assert [each for each in found if each.kind != "unattempted"] == []
    assert {exercise.name for exercise in exercises(source.stem[3:])} == {each.exercise for each in found}
