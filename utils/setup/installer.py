"""The commands that make an environment, with uv or with pip. Pure: which, in what order, under which variables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from utils.setup.layout import Layout


@dataclass(frozen=True)
class Stage:
    """One command and the words a learner sees while it runs."""

    says: str
    command: Sequence[str]


def creation(uv: str | None, plan: Layout, base: str) -> Stage:
    """Return the stage that makes an empty environment with pip in it, into a folder that is there already."""
    if uv:
        command = [uv, "venv", "--no-project", "--seed", "--allow-existing", "--python", base, str(plan.env)]
    else:
        command = [base, "-I", "-m", "venv", str(plan.env)]
    return Stage("making the environment", command)


def installation(uv: str | None, plan: Layout, lock: Path, says: str) -> Stage:
    """Return the stage that installs exactly a lock: it is complete, so nothing is left to resolve."""
    if uv:
        # Without bytecode every import of the first session would compile: 2.0 s for 0.7.
        command = [uv, "pip", "install", "--python", str(plan.python), "--no-deps", "--compile-bytecode"]
    else:
        command = [str(plan.python), "-m", "pip", "install", "--no-deps", "--compile", "--no-input",
                   "--no-warn-script-location", "--disable-pip-version-check", "--progress-bar", "off"]  # fmt: skip
    return Stage(says, [*command, "-r", str(lock)])


def variables(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the installer's variables: the learner's (mirrors, proxies), less what would redirect or spoil the install."""
    harmful = {
        "PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONOPTIMIZE", "VIRTUAL_ENV", "CONDA_PREFIX",
        "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV", "PIP_NO_COMPILE", "PIP_NO_DEPS", "PIP_REQUIREMENT",
        "PIP_CONSTRAINT", "PIP_ROOT", "PIP_PYTHON", "PIP_DRY_RUN", "UV_CONSTRAINT", "UV_SYSTEM_PYTHON", "UV_PYTHON",
        "UV_PROJECT_ENVIRONMENT", "UV_REQUIRE_HASHES", "UV_EXCLUDE_NEWER", "UV_NO_BUILD_ISOLATION", "UV_PYTHON_PREFERENCE",
    }  # fmt: skip
    kept = {name: value for name, value in environ.items() if name.upper() not in harmful}
    return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
