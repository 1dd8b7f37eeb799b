"""The runner of the lanes: what it runs, how it adds up, and what it works on."""

import json
import os
from types import SimpleNamespace

import pytest

from utils.lanes import main, run
from utils.lanes.plan import LANES, Lane, split
from utils.lanes.seeds import SEED, under_seeds
from utils.lanes.verdicts import Found, verdicts
from utils.lanes.workspace import Workspace, is_heavy, prepare

EDITIONS = ["fresh", "learner", "solution", "solved", "mistakes", "junk", "leak"]


def names(argv, root):
    lanes, rest = split(argv, root)
    return [lane.name for lane in lanes], rest


def test_there_are_nine_lanes(root):
    assert sorted(names([], root)[0]) == sorted(["units", "browser", *EDITIONS])


@pytest.mark.parametrize(
    ("argv", "lanes", "rest"),
    [
        (["leak"], ["leak"], []),
        (["leak", "units"], ["units", "leak"], []),
        (["leak", "-k", "units", "-x"], ["leak"], ["-k", "units", "-x"]),
        (["leak", "--", "--lf"], ["leak"], ["--lf"]),
        (["tests/test_lanes.py", "-x"], ["paths"], ["tests/test_lanes.py", "-x"]),
        (["tests/test_lanes.py::test_x"], ["paths"], ["tests/test_lanes.py::test_x"]),
        (["-k", "x"], [lane.name for lane in LANES], ["-k", "x"]),
    ],
)
def test_arguments(argv, lanes, rest, root):
    assert names(argv, root) == (lanes, rest)


def test_a_misspelt_lane_goes_to_pytest_which_refuses_it(root):
    assert names(["leek"], root)[1] == ["leek"]


@pytest.mark.parametrize(
    ("suites", "counts"),
    [
        ('<testsuite tests="9" failures="1" errors="2" skipped="3"/>', (3, 3, 3)),
        ('<testsuite tests="0" failures="0" errors="0" skipped="0"/>', (0, 0, 0)),
    ],
)
def test_counts(tmp_path, suites, counts):
    report = tmp_path / "a.xml"
    report.write_text(f"<testsuites>{suites}</testsuites>", "utf-8")
    assert run.counts(report) == counts


def test_no_report_counts_as_nothing(tmp_path):
    assert run.counts(tmp_path / "none.xml") == (0, 0, 0)
    (tmp_path / "half.xml").write_text("<testsuites><", "utf-8")
    assert run.counts(tmp_path / "half.xml") == (0, 0, 0)


TESTS = {
    "good": ("def test_a():\n    pass\n", 0, "1 passed, 0 failed, 0 skipped"),
    "bad": ("def test_a():\n    assert 'seen' == 1\ndef test_b():\n    pass\n", 1, "1 passed, 1 failed, 0 skipped"),
    "broken": ("import nowhere\n", 1, "0 passed, 1 failed, 0 skipped"),
    "skipped": ("import pytest\ndef test_a():\n    pytest.skip('no')\n", 0, "0 passed, 0 failed, 1 skipped"),
    "empty": ("x = 1\n", 1, "0 passed, 1 failed, 0 skipped"),
    "killed": ("import os\ndef test_a():\n    os._exit(3)\n", 1, "0 passed, 1 failed, 0 skipped"),
}


@pytest.fixture
def bare_pytest(monkeypatch):
    """Without the plugins none of these needs, a pytest starts in a tenth of the time."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


@pytest.mark.parametrize("kind", TESTS)
def test_a_run_adds_up_and_exits(kind, course, tmp_path, capsys, bare_pytest):
    text, code, total = TESTS[kind]
    (course.root / "test_it.py").write_text(text, "utf-8")
    lane = Lane("it", "", ("test_it.py",), editions=False)
    assert run.run(course.root, Workspace(tmp_path), [lane], []) == code
    out = capsys.readouterr().out.splitlines()
    assert out[-1] == total
    assert out[0].startswith("it ")
    assert ("FAILED" in out[0]) == bool(code)
    assert any("assert 'seen' == 1" in line for line in out) == (kind == "bad")


def test_nothing_chosen_by_an_expression_is_no_success(course, tmp_path, bare_pytest):
    (course.root / "test_it.py").write_text(TESTS["good"][0], "utf-8")
    lanes = [Lane("it", "", ("test_it.py",), editions=False)]
    assert run.run(course.root, Workspace(tmp_path), lanes, ["-k", "nothing"]) == 1
    assert run.run(course.root, Workspace(tmp_path), lanes, ["-k", "test_a"]) == 0


def test_verdicts_are_read_from_outputs():
    def cell(*texts):
        outputs = [{"output_type": "execute_result", "data": {"text/plain": text}} for text in texts]
        return {"cell_type": "code", "outputs": outputs}

    shown = [cell("1"), cell("[wrong: named-die] two-dice\nYou named"), cell(["[right] two-dice\n", "Yes"])]
    shown.append(cell("[again: silent] dice-board\nYou went"))  # wrong by the learner's own score
    notebook = {"cells": [*shown, {"cell_type": "markdown"}]}
    assert list(verdicts(notebook)) == [
        Found("wrong", "named-die", "two-dice", 1),
        Found("right", None, "two-dice", 2),
        Found("wrong", "silent", "dice-board", 3),
    ]


def test_a_solved_edition_asks_again_under_every_seed(monkeypatch):
    monkeypatch.setenv("COURSE_SEED", "1")
    asked = []
    dice = SimpleNamespace(check=lambda answer: asked.append((answer, os.environ["COURSE_SEED"])))
    sources = ["count = 0", "count += 1\ndice.check(count)", "dice.check(-count)", "last = count"]
    cells = [{"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": text} for n, text in enumerate(sources)]
    cells.append({"cell_type": "markdown", "id": "m", "metadata": {}, "source": "Call `dice.check(...)`."})
    made = under_seeds({"cells": cells, "nbformat": 4}, [1, 2, 3])
    assert made["nbformat"] == 4 and len({cell["id"] for cell in made["cells"]}) == len(made["cells"])
    names = {"dice": dice}
    for cell in made["cells"]:
        before, seed = len(asked), cell["metadata"].get(SEED)
        if cell["cell_type"] == "code":
            exec(cell["source"], names)
        assert [drawn for _, drawn in asked[before:]] == ([str(seed)] if seed else [])
    assert asked == [(1, "1"), (2, "2"), (3, "3"), (-3, "1"), (-3, "2"), (-3, "3")]
    assert os.environ["COURSE_SEED"] == "1" and set(names) - {"__builtins__"} == {"dice", "count", "last"}


def test_the_workspace_is_built_from_sources_not_from_what_a_learner_saved(course, tmp_path):
    course.write("03_dice", "\n### BEGIN SOLUTION\na = 1\n### END SOLUTION", ' tags=["heavy"]\n2')
    course.notebook("03_dice").write_text("mine", "utf-8")
    workspace = prepare(course.root, tmp_path / "w")
    cells = [
        json.loads((folder / "03_dice.ipynb").read_bytes())["cells"][1]["source"]
        for folder in (workspace.learner, workspace.solved)
    ]
    assert cells == [["a = ..."], ["a = 1"]]
    assert is_heavy(workspace.learner / "03_dice.ipynb")
    assert list(workspace.teacher.iterdir()) == []


def test_a_source_that_does_not_build_is_one_failure(course, capsys):
    course.write("03_dice", "\n%magic")
    assert main(["leak"], course.root) == 1
    assert capsys.readouterr().out == "0 passed, 1 failed, 0 skipped\n"


def test_help_names_every_lane(root, capsys):
    assert main(["--help"], root) == 0
    said = capsys.readouterr().out
    assert [lane.name for lane in LANES if f"  {lane.name} " not in said] == []
