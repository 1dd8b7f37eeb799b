"""Binder's recipe followed by hand: a fresh environment, `postBuild` on a copy, every learner's edition executed there."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Binder is Linux")
GIVEN = ("utils", "binder", "notebooks", "LICENSE", "README.md", "pyproject.toml", "requirements.txt")
TEACHERS = ("solutions", "tests", ".ci", ".github")


def clean_environment(python):
    """Return the variables of an image: the environment's commands first, nothing of this process's Python."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "COURSE_"))
    }
    return {**kept, "PATH": os.pathsep.join((str(python.parent), os.environ["PATH"])), "COURSE_UNATTENDED": "1"}


def quick_installer(folder):
    """Return the path of uv, from this machine or fetched for these tests; None where there is neither: pip is slower."""
    name = shutil.which("uv")
    if name is None:
        fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, "uv"]
        subprocess.run(list(map(str, fetch)), capture_output=True)
        name = shutil.which("uv", path=str(folder / "bin"))
    return name


@pytest.fixture(scope="module")
def image(root, tmp_path_factory):
    """The Python of a fresh environment with the study requirements and nothing else."""
    place = tmp_path_factory.mktemp("image")
    folder = place / "environment"
    python = folder / "bin" / "python"
    base = getattr(sys, "_base_executable", sys.executable)
    requirements = str(root / "binder/requirements.txt")
    uv = quick_installer(place / "tools")
    if uv:
        commands = [
            [uv, "venv", "--quiet", "--seed", "--no-project", "--python", base, folder],
            [uv, "pip", "install", "--quiet", "--python", python, "-r", requirements],
        ]
    else:
        commands = [[base, "-m", "venv", folder], [python, "-m", "pip", "install", "--quiet", "-r", requirements]]
    for command in commands:
        subprocess.run(list(map(str, command)), env=clean_environment(python), check=True)
    yield python
    shutil.rmtree(folder)


def copy_of_the_repository(root, workspace, folder):
    """Copy what a clone would have, with fresh learner's editions, as a repository with a history."""
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", ".ipynb_checkpoints", "*.yours-*")
    for name in (*GIVEN, *TEACHERS):
        if (root / name).is_dir() and name != "notebooks":
            shutil.copytree(root / name, folder / name, ignore=unwanted)
        elif (root / name).is_file():
            shutil.copy2(root / name, folder / name)
    shutil.copytree(workspace.learner, folder / "notebooks")
    if shutil.which("git"):
        git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "all of it"]):
            subprocess.run([*git, *arguments], cwd=folder, check=True)


@pytest.fixture(scope="module", params=["repository", "bundle"])
def built(request, root, workspace, image, tmp_path_factory):
    """A copy of the course after `postBuild`, from the whole repository and from the learner's bundle."""
    folder = tmp_path_factory.mktemp("binder") / request.param
    if request.param == "repository":
        folder.mkdir()
        copy_of_the_repository(root, workspace, folder)
    else:
        from utils.build.release import release

        release(root, folder)
    done = subprocess.run(
        [folder / "binder/postBuild"], cwd=folder, env=clean_environment(image), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


EXECUTE = """
import sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient
out, *paths = map(Path, sys.argv[1:])
for path in paths:
    print(path.name, file=sys.stderr, flush=True)
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    nbformat.write(notebook, out / path.name)
"""


def test_every_chapter_runs_there_without_an_error(built, image, tmp_path):
    notebooks = sorted((built / "notebooks").glob("*.ipynb"))
    assert notebooks, "there is no learner's edition"
    # The bundle's are the same files; that the first runs shows that everything around them is there.
    some = notebooks if built.name == "repository" else notebooks[:1]
    done = subprocess.run(
        [image, "-c", EXECUTE, tmp_path, *some], env=clean_environment(image), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    for path in some:
        cells = json.loads((tmp_path / path.name).read_text("utf-8"))["cells"]
        outputs = [output for cell in cells for output in cell.get("outputs", [])]
        errors = [output for output in outputs if output["output_type"] == "error"]
        assert outputs and not errors, path.name


def test_nothing_of_the_teachers_is_left(built, image):
    left = {path.name for path in built.iterdir()}
    assert not left & {*TEACHERS, ".git", "build"}
    site = subprocess.run(
        [image, "-P", "-c", "import utils; print(utils.__file__)"],
        cwd=built / "notebooks", env=clean_environment(image), capture_output=True, text=True, check=True,
    )  # fmt: skip
    package = Path(site.stdout.strip()).parent
    assert package.is_relative_to(image.parent.parent)
    for place in (built, package):
        for path in place.rglob("*"):
            if path.is_file() and path.name != "README.md":  # which tells an author how to write one
                assert b"### BEGIN SOLUTION" not in path.read_bytes(), path
    for part in ("build", "lanes", "bench", "workshop"):
        assert not (package / part).exists() and not (built / "utils" / part).exists()
    if shutil.which("git"):
        told = {**clean_environment(image), "GIT_CEILING_DIRECTORIES": str(built.parent)}
        for stem in [path.stem for path in (built / "notebooks").glob("*.ipynb")]:
            shown = subprocess.run(
                ["git", "show", f"HEAD:solutions/{stem}.py"], cwd=built, env=told, capture_output=True
            )
            assert shown.returncode != 0


def test_the_installed_package_has_all_its_files(built, image):
    program = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run([image, "-c", program], capture_output=True, text=True, check=True)
    package = Path(done.stdout.strip()) / "utils"
    for path in (built / "utils").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            copied = package / path.relative_to(built / "utils")
            assert copied.exists() and copied.read_bytes() == path.read_bytes(), path


def test_jupyterlab_reads_the_settings_there(built, image):
    program = """
import json
from pathlib import Path
from jupyterlab.commands import get_app_dir
from jupyter_server.serverapp import ServerApp
app = ServerApp()
app.load_config_file()
print(json.dumps({
    "hidden": app.config.ContentsManager.hide_globs,
    "news": json.loads((Path(get_app_dir()) / "settings/overrides.json").read_text()),
}))
"""
    done = subprocess.run([image, "-c", program], env=clean_environment(image), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout.splitlines()[-1])
    assert {"utils", "solutions", "tests", "binder"} <= set(facts["hidden"])
    assert facts["news"]["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
