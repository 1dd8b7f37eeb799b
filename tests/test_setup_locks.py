"""The lock files hold what the requirements ask for, for every Python and system, and nothing of the machine they came from."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from utils.setup.lock import SOURCES, flatten

PLATFORMS = [
    {"sys_platform": sys_platform, "os_name": os_name, "platform_system": system, "implementation_name": "cpython"}
    for sys_platform, os_name, system in (
        ("linux", "posix", "Linux"),
        ("darwin", "posix", "Darwin"),
        ("win32", "nt", "Windows"),
    )
]
MACHINES = [
    {
        **platform,
        "python_version": version,
        "python_full_version": f"{version}.6",
        "platform_python_implementation": "CPython",
    }
    for platform in PLATFORMS
    for version in ("3.11", "3.12", "3.13")
]


def pins(root, name, machine):
    """Return {package: version} of a lock on one machine."""
    found = {}
    for line in (root / f"utils/setup/locks/{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate(machine):
                package = canonicalize_name(wanted.name)
                assert package not in found, f"{package} twice for {machine}"
                found[package] = str(wanted.specifier).removeprefix("==")
    return found


@pytest.mark.parametrize(
    "machine", MACHINES, ids=lambda machine: f"{machine['sys_platform']}-{machine['python_version']}"
)
def test_studying_is_a_part_of_everything_at_the_same_versions(root, machine):
    study, everything = pins(root, "study", machine), pins(root, "all", machine)
    assert study.items() < everything.items()
    assert len(study) > 50


@pytest.mark.parametrize("name", list(SOURCES))
def test_every_pin_of_the_requirements_is_in_the_lock(root, name):
    wanted = [Requirement(line) for line in flatten(root / SOURCES[name])]
    assert wanted
    for machine in MACHINES:
        locked = pins(root, name, machine)
        for requirement in wanted:
            (exact,) = requirement.specifier
            assert exact.operator == "==", f"{requirement} is not pinned"
            stands = locked.get(canonicalize_name(requirement.name))
            assert stands == exact.version, f"{requirement} is {stands} in {name}.txt; run `python -m utils.setup.lock`"


@pytest.mark.parametrize("name", list(SOURCES))
def test_a_lock_names_no_machine(root, name):
    text = (root / f"utils/setup/locks/{name}.txt").read_text("utf-8")
    assert not re.search(r"https?://|file:|^/|--|[A-Z]:\\", text, re.MULTILINE)


def test_the_package_depends_on_what_studying_needs(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    study = {canonicalize_name(Requirement(line).name) for line in flatten(root / "binder/requirements.txt")}
    assert {canonicalize_name(Requirement(line).name) for line in project["dependencies"]} == study


def test_requirements_are_commented_with_why(root):
    for path in set(SOURCES.values()):
        for line in (root / path).read_text("utf-8").splitlines():
            if re.match(r"\w", line):
                assert re.search(r" # \S+", line), f"{path}: {line}"
