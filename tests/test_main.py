"""The commands' front door: which Python, which command, what a bundle lacks; before anything is installed."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from utils import __main__ as front

FRONT = ("utils/__init__.py", "utils/__main__.py")


def run(root, *arguments, python=(sys.executable,), **variables):
    environ = {name: value for name, value in os.environ.items() if name != "COURSE_ENV"}
    return subprocess.run(
        [*python, "-m", "utils", *arguments], cwd=root, env={**environ, **variables}, capture_output=True, text=True
    )


def test_help_names_every_command_an_author_or_learner_has(root):
    for arguments in ([], ["--help"], ["-h"]):
        done = run(root, *arguments)
        assert done.returncode == 0, done.stderr
        for name in ("lab", "test", "build", "new", "reset", "release", "export", "bench", "doctor"):
            assert f"\n  {name} " in done.stdout


def test_an_unknown_command_is_named_and_the_nearest_suggested(root):
    done = run(root, "lba")
    assert done.returncode == 2
    assert "`lba`" in done.stderr and "`lab`" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
@pytest.mark.parametrize(("platform", "start"), [("linux", "`python3.13 -m"), ("win32", "`py -3.13 -m")])
def test_an_unsupported_python_is_told_which_it_is_and_which_it_takes(version, platform, start):
    says = front.python_trouble(version, "/some/python", platform)
    assert ".".join(map(str, version)) in says and "/some/python" in says and "3.11 to 3.13" in says and start in says
    assert "\n" not in says


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 9), (3, 13, 7)])
def test_a_supported_python_is_not_troubled(version):
    assert front.python_trouble(version, "python", "darwin") is None


@pytest.mark.parametrize("name", FRONT)
def test_the_front_reads_on_an_old_python(root, name):
    source = (root / name).read_bytes()
    source.decode("ascii")  # Python 2 takes no other letter without a declaration
    tree = ast.parse(source, feature_version=(3, 4))
    newer = (
        ast.JoinedStr,
        ast.AnnAssign,
        ast.NamedExpr,
        ast.AsyncFunctionDef,
        ast.Nonlocal,
        ast.YieldFrom,
        ast.Starred,
    )
    for node in ast.walk(tree):
        star_in_call = isinstance(node, ast.Starred) and any(
            isinstance(call, ast.Call) and node in call.args for call in ast.walk(tree)
        )
        assert not isinstance(node, newer) or star_in_call, f"line {node.lineno}: {type(node).__name__}"
        if isinstance(node, ast.FunctionDef):
            arguments = node.args
            assert node.returns is None and not arguments.kwonlyargs and not arguments.posonlyargs
            assert all(argument.annotation is None for argument in arguments.args)


def old_pythons():
    """Interpreters below the supported range that this machine happens to have."""
    versions = ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")
    named = [shutil.which(f"python{version}") for version in versions]
    kept = [str(path) for version in versions for path in Path.home().glob(f".pyenv/versions/{version}.*/bin/python")]
    for python in filter(None, [*named, *kept]):
        if subprocess.run([python, "-c", ""], capture_output=True).returncode == 0:
            yield python


def test_an_old_python_says_one_sentence(root):
    pythons = list(old_pythons())
    if not pythons:
        pytest.skip("no old Python on this machine")
    for python in pythons:
        done = run(root, "lab", python=(python, "-B"))
        assert done.returncode == 1 and done.stdout == ""
        assert done.stderr.count("\n") == 1 and "the course needs 3.11 to 3.13" in done.stderr


def test_the_front_and_setup_need_only_the_standard_library(root):
    modules = sorted(path.stem for path in (root / "utils/setup").glob("*.py") if path.stem != "__init__")
    program = f"import sys; sys.path.insert(0, {str(root)!r}); import utils.__main__\n"
    program += "".join(f"import utils.setup.{name}\n" for name in modules)
    # -S: no site-packages at all.
    done = subprocess.run([sys.executable, "-I", "-S", "-B", "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["test", "build", "new", "release", "bench"])
def test_a_bundle_says_where_an_authors_command_lives(root, tmp_path, command):
    shutil.copytree(
        root / "utils", tmp_path / "utils", ignore=shutil.ignore_patterns("build", "lanes", "bench", "__pycache__")
    )
    done = run(tmp_path, command)
    assert done.returncode == 1
    assert done.stderr == f"This is the learner's bundle: `{command}` lives in the course's own repository.\n"
    assert not list(tmp_path.glob(".venv*"))


def test_an_installed_copy_says_that_it_is_no_course(root, tmp_path):
    shutil.copytree(root / "utils", tmp_path / "utils", ignore=shutil.ignore_patterns("__pycache__"))
    done = run(tmp_path, "lab")
    assert done.returncode == 1 and "from the course's folder" in done.stderr and "Traceback" not in done.stderr


def test_a_missing_package_in_the_current_python_is_named(tmp_path, monkeypatch):
    from utils.setup import commands
    from utils.setup.trouble import Trouble

    def fail(name):
        raise ModuleNotFoundError("No module named 'papermill'", name="papermill")

    monkeypatch.setattr(commands.importlib, "import_module", fail)
    with pytest.raises(Trouble, match="lacks the package `papermill`"):
        commands.inside("test", [])
