"""What Binder would build, said by repo2docker itself with no container engine."""

import json
import os
import re
import subprocess
import sys

import pytest

# In a process of its own: repo2docker reads the working directory and fills the logging system.
RECIPE = """
import json
from repo2docker.app import Repo2Docker
app = Repo2Docker()
for make in app.buildpacks:
    pack = make(app.base_image)
    pack.platform = "linux/amd64"
    if pack.detect():
        break
recipe = pack.render(build_args={"NB_USER": "jovyan", "NB_UID": "1000"})
print(json.dumps([type(pack).__name__, pack.python_version, recipe]))
"""


@pytest.fixture(scope="module")
def recipe(root):
    done = subprocess.run([sys.executable, "-c", RECIPE], cwd=root, capture_output=True, text=True, check=True)
    pack, version, text = json.loads(done.stdout.splitlines()[-1])
    return {"pack": pack, "version": version, "text": text}


def test_binder_takes_a_python_the_course_supports(recipe):
    assert recipe["pack"] == "PythonBuildPack"
    assert recipe["version"] == "3.13"
    assert re.search(r"environment\S*py-2d3-2e13\S*lock", recipe["text"])


def test_requirements_are_installed_before_the_course_is_copied(recipe):
    """So a commit that leaves them alone reuses the layer they are in."""
    install = recipe["text"].index('install --no-cache-dir -r "binder/requirements.txt"')
    copied = recipe["text"].index("COPY --chown=1000:1000 src/ ${REPO_DIR}/")
    after = recipe["text"].index("RUN ./binder/postBuild")
    assert install < copied < after


def test_the_study_requirements_name_no_path_and_pin_jupyterlab(root):
    lines = [line.partition("#")[0].strip() for line in (root / "binder/requirements.txt").read_text().splitlines()]
    pins = [line for line in lines if line]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9.a-z]*", pin) for pin in pins), pins
    assert any(pin.startswith("jupyterlab==4.") for pin in pins)


def test_the_hooks_are_executable_and_read_on_linux(root):
    assert os.name == "nt" or os.access(root / "binder/postBuild", os.X_OK)
    for path in (root / "binder").iterdir():
        if path.is_file():
            assert b"\r" not in path.read_bytes(), path
    assert (root / "binder/postBuild").read_text().startswith("#!/usr/bin/env bash\n")


def test_the_settings_are_json_and_python(root):
    json.loads((root / "binder/overrides.json").read_text())
    compile((root / "binder/jupyter_server_config.py").read_text(), "config", "exec")


def test_every_file_of_the_package_is_shipped(root):
    """A figure's script or style that the wheel lacks is missed on Binder alone."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text())
    patterns = project["tool"]["setuptools"]["package-data"]["utils"]
    data = [path for path in (root / "utils").rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    assert data
    shipped = {path for pattern in patterns for path in (root / "utils").glob(pattern)}
    assert not set(data) - shipped
    modules = {path.parent for path in (root / "utils").rglob("*.py")}
    assert not [folder for folder in modules if not (folder / "__init__.py").exists()], "left out: not a package"
