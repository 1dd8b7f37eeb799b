"""What `doctor` finds: judgements on given facts, and one look at the installation these tests run in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from utils.setup import doctor, findings
from utils.setup.stamp import Action


@pytest.mark.parametrize("action", list(Action))
def test_only_a_whole_environment_is_no_problem(action):
    found = findings.of_environment(action, "because", "described")
    assert found.problem == (action is not Action.REUSE)
    assert bool(found.do) == found.problem


@pytest.mark.parametrize(
    ("versions", "says"),
    [
        ({"numpy": ["2.4.6", None], "attrs": ["1", "1"]}, "missing: numpy"),
        ({"numpy": ["2.4.6", "2.5.0"], "attrs": ["1", "1"]}, "numpy 2.5.0 for 2.4.6"),
        (None, "cannot be listed (why)"),
    ],
)
def test_packages_that_are_not_as_locked_are_named(versions, says):
    found = findings.of_packages(versions, "why")
    assert found.problem and says in found.says and found.do


def test_packages_as_locked_are_counted():
    assert findings.of_packages({"numpy": ["2.4.6", "2.4.6"]}) == findings.good(
        "all 1 packages are there at their versions"
    )


def test_another_utils_is_named(tmp_path):
    (tmp_path / "utils").mkdir()
    assert not findings.of_import([str(tmp_path / "utils")], tmp_path).problem
    other = findings.of_import(["/site-packages/utils"], tmp_path)
    assert other.problem and "/site-packages/utils" in other.says
    assert findings.of_import(None, tmp_path).problem


@pytest.mark.parametrize("name", ["PYTHONHOME", "PYTHONSAFEPATH", "JUPYTER_NO_CONFIG"])
def test_variables_that_interfere_are_named(name):
    (found,) = findings.of_variables({name: "1", "PATH": "x"}, [])
    assert found.problem and name in found.says and found.do


def test_harmless_variables_are_not_mentioned():
    assert findings.of_variables({"PATH": "x", "PYTHONPATH": "/fine", "HOME": "/"}, []) == []
    (found,) = findings.of_variables({"PYTHONPATH": "/theirs"}, ["/theirs"])
    assert found.problem and "/theirs" in found.says


def test_a_kernel_of_another_python_is_a_problem():
    assert not findings.of_kernel({"said": "hello from /c/.venv"}, "/c/.venv").problem
    assert findings.of_kernel({"said": "hello from /usr"}, "/c/.venv").problem
    assert "NoSuchKernel" in findings.of_kernel({"error": "NoSuchKernel: python3"}, "/c/.venv").says


def test_a_folder_without_room_or_rights_is_a_problem():
    assert [found.problem for found in findings.of_folder(True, 10**9)] == [False, False]
    assert [found.problem for found in findings.of_folder(False, 10**6)] == [True, True]


def test_missing_chapters_are_a_problem():
    assert findings.of_notebooks([], "00_start_here.ipynb").problem
    assert not findings.of_notebooks(["00_start_here.ipynb"], "00_start_here.ipynb").problem


def test_a_report_has_a_line_each_and_what_to_do():
    text = findings.report([findings.good("fine"), findings.bad("broken", "mend it")])
    assert text.splitlines() == [
        "ok       fine",
        "problem  broken",
        "         -> mend it",
        "1 problem; begin with the first.",
    ]
    assert findings.report([findings.good("fine")]).endswith("Nothing is wrong.")


def test_ones_own_jupyter_files_are_seen(tmp_path):
    (tmp_path / ".jupyter").mkdir()
    (tmp_path / ".jupyter/jupyter_lab_config.py").touch()
    assert doctor.own_settings({}, tmp_path) == [tmp_path / ".jupyter/jupyter_lab_config.py"]
    assert doctor.own_settings({"JUPYTER_CONFIG_DIR": str(tmp_path)}, tmp_path) == []


def test_an_environment_whose_python_is_broken_is_a_finding(tmp_path, monkeypatch):
    broken = tmp_path / "python"
    broken.write_text("not a program")
    (found,) = doctor.examine_inside(broken, tmp_path)
    assert found.problem and "does not run" in found.says


def test_it_changes_nothing_and_says_there_is_no_environment(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_ENV", raising=False)
    found = doctor.examine(tmp_path)
    assert any(line.problem and "no environment yet" in line.says for line in found)
    assert any(line.problem and "00_start_here" in line.says for line in found)
    assert list(tmp_path.iterdir()) == []


def test_here_a_kernel_starts_and_imports_this_utils(root):
    done = subprocess.run(
        [sys.executable, "-m", "utils", "doctor"],
        cwd=root, env={**os.environ, "COURSE_ENV": "current"}, capture_output=True, text=True,
    )  # fmt: skip
    assert "ok       a kernel starts and answers" in done.stdout, done.stdout + done.stderr
    assert "ok       notebooks import this folder's `utils`" in done.stdout
    assert done.returncode == ("problem" in done.stdout)


def test_the_probe_reports_what_a_lock_lacks(root, tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text("# a lock\npytest==0.1\nno-such-package==1\nelsewhere==1 ; sys_platform == 'none'\n")
    probe = root / "utils/setup/probe.py"
    done = subprocess.run(
        [sys.executable, probe, "installed", lock], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    facts = json.loads(done.stdout)
    assert facts["versions"] == {"pytest": ["0.1", pytest.__version__], "no-such-package": ["1", None]}
    assert [Path(place) for place in facts["utils"]] == [root / "utils"]
