"""What continuous integration runs: the same command as the README, after installing what a bare machine lacks."""

import os
import shutil
import subprocess

import pytest
import yaml

from utils.__main__ import NEWEST, OLDEST

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the script is for Linux")
TOOLS = ("bash", "dirname", "env")


@pytest.fixture
def bare(tmp_path):
    """A machine of a few commands, those that matter only recorded; returns (its folder, what runs .ci/run there)."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in TOOLS:
        (commands / name).symlink_to(shutil.which(name))
    record = tmp_path / "record"

    def add(name, body=""):
        path = commands / name
        path.write_text(f'#!{commands}/bash\n[[ $1 == -c ]] || echo "{name} $*" >> "{record}"\n{body}\n')
        path.chmod(0o755)

    def go(root, *arguments):
        done = subprocess.run(
            [root / ".ci/run", *arguments], env={"PATH": str(commands)}, capture_output=True, text=True, cwd=tmp_path
        )
        return done, record.read_text().splitlines() if record.exists() else []

    add("id", "echo ${FAKE_ID:-0}")
    return add, go


def test_what_is_missing_is_installed_before_the_tests_run(root, bare):
    add, go = bare
    add("apt-get")
    add("python3")
    add("uv")
    done, record = go(root, "units")
    assert done.returncode == 0, done.stderr
    *before, last = [line for line in record if not line.startswith("id")]
    assert before[0] == "apt-get update" and before[1].startswith("apt-get install") and before[1].endswith(" chromium")
    assert last == "python3 -m utils test units"


def test_nothing_is_installed_where_everything_is_there(root, bare):
    add, go = bare
    for name in ("apt-get", "python", "uv", "chromium"):
        add(name)
    done, record = go(root)
    assert done.returncode == 0, done.stderr
    assert [line for line in record if not line.startswith("id")] == ["python -m utils test"]


def test_a_python_that_is_too_old_or_makes_no_environments_is_supplemented(root, bare):
    add, go = bare
    add("chromium")
    add("apt-get")
    add("python", '[[ $1 == -c ]] && exit 1; echo "too old" >&2; exit 9')
    add("python3", "[[ $1 == -c && $2 == *ensurepip* ]] && exit 1; exit 0")
    done, record = go(root)
    assert done.returncode == 0, done.stderr
    assert any(line.startswith("apt-get install") and line.endswith(" python3-venv") for line in record)
    assert record[-1] == "python3 -m utils test"


def test_the_tests_exit_code_is_the_scripts(root, bare):
    add, go = bare
    for name in ("uv", "chromium"):
        add(name)
    add("python", "[[ $1 == -c ]] || exit 7")
    assert go(root)[0].returncode == 7


def test_the_workflow_runs_every_supported_python(root):
    workflow = yaml.safe_load((root / ".github/workflows/ci.yml").read_text())
    job = workflow["jobs"]["everything"]
    supported = [f"3.{minor}" for minor in range(OLDEST[1], NEWEST[1] + 1)]
    assert job["strategy"]["matrix"]["python"] == supported
    assert job["steps"][-1]["run"] == ".ci/run"
    other = workflow["jobs"]["first-command"]
    assert {"windows-latest", "macos-latest"} <= set(other["strategy"]["matrix"]["os"])
    assert "python -m utils lab --version" in [step.get("run") for step in other["steps"]]
