"""Making, adding to, interrupting and restoring an environment, with an installer that only pretends."""

import dataclasses
import os
from pathlib import Path

import pytest

from utils.setup import environment, maker, stamp
from utils.setup.layout import PTH, layout
from utils.setup.trouble import Trouble


class Machine:
    """A course's folder with locks of two packages, and an installer whose next end can be chosen."""

    def __init__(self, root):
        self.root = root
        self.locks = root / "locks"
        self.locks.mkdir()
        self.lock("study", "numpy==1")
        self.lock("all", "numpy==1\npytest==1")
        self.plan = layout(root)
        self.said = []
        self.ends = None
        self.ran = 0

    def lock(self, name, text):
        (self.locks / f"{name}.txt").write_text(text)

    def ensure(self, need="study"):
        return environment.ensure(need, self.root, self.locks, self)

    def pretend(self, stage, environ, show, hold=None):
        """Stand in for `running.run`."""
        self.ran += 1
        if "venv" in stage.command:
            self.plan.python.parent.mkdir(parents=True)
            self.plan.site_packages.mkdir(parents=True)
            self.plan.python.touch()
            return 0, ""
        for line in Path(stage.command[-1]).read_text().splitlines():
            name, _, version = line.partition("==")
            (self.plan.site_packages / f"{name}-{version}.dist-info").mkdir(exist_ok=True)
            (self.plan.site_packages / f"{name}-{version}.dist-info" / "RECORD").touch()
        if isinstance(self.ends, BaseException):
            raise self.ends
        return self.ends or (0, "")

    def say(self, line):
        self.said.append(line)

    def packages(self):
        return maker.distributions(self.plan.site_packages)

    def beside(self):
        return sorted(path.name for path in self.root.glob(".venv*"))


@pytest.fixture
def machine(tmp_path, monkeypatch):
    made = Machine(tmp_path)
    monkeypatch.setattr(maker, "run", made.pretend)
    monkeypatch.setattr(maker.shutil, "which", lambda name: None)
    monkeypatch.setattr(maker, "SPACE", {"study": 1, "all": 1})
    return made


def test_the_first_start_makes_it_and_the_next_reuses_it(machine):
    python = machine.ensure()
    assert python == machine.plan.python and machine.packages() == {"numpy"}
    assert str(machine.root) in (machine.plan.site_packages / PTH).read_text()
    ran = machine.ran
    assert machine.ensure() == python and machine.ran == ran
    assert machine.beside() == [".venv"]


def test_testing_adds_to_it_and_studying_takes_nothing_away(machine):
    machine.ensure()
    machine.ensure("all")
    assert machine.packages() == {"numpy", "pytest"}
    ran = machine.ran
    machine.ensure()
    machine.ensure("all")
    assert machine.ran == ran and machine.beside() == [".venv"]


ENDS = [KeyboardInterrupt(), OSError(28, "No space left on device"), (1, "Connection refused"), SystemExit(1)]


@pytest.mark.parametrize("end", ENDS, ids=["interrupted", "disk full", "no network", "ended"])
def test_a_first_start_that_fails_leaves_nothing(machine, end):
    machine.ends = end
    with pytest.raises((KeyboardInterrupt, SystemExit, Trouble)):
        machine.ensure()
    assert set(machine.beside()) <= {".venv.log"}
    machine.ends = None
    machine.ensure()
    assert machine.beside() == [".venv"] and machine.packages() == {"numpy"}


@pytest.mark.parametrize("end", ENDS, ids=["interrupted", "disk full", "no network", "ended"])
def test_a_remake_that_fails_brings_the_former_one_back(machine, end):
    machine.ensure()
    before = environment.files(machine.plan.env)
    machine.lock("study", "numpy==2")
    machine.lock("all", "numpy==2")
    machine.ends = end
    with pytest.raises((KeyboardInterrupt, SystemExit, Trouble)):
        machine.ensure()
    assert environment.files(machine.plan.env) == before and set(machine.beside()) <= {".venv", ".venv.log"}
    machine.ends = None
    machine.ensure()
    assert (machine.plan.site_packages / "numpy-2.dist-info").exists()
    assert not (machine.plan.site_packages / "numpy-1.dist-info").exists() and machine.beside() == [".venv"]


@pytest.mark.parametrize("end", ENDS, ids=["interrupted", "disk full", "no network", "ended"])
def test_an_addition_that_fails_is_taken_out_again(machine, end):
    machine.ensure()
    before = environment.files(machine.plan.env)
    machine.ends = end
    with pytest.raises((KeyboardInterrupt, SystemExit, Trouble)):
        machine.ensure("all")
    assert environment.files(machine.plan.env) == before and machine.packages() == {"numpy"}
    ran = machine.ran
    machine.ensure()
    assert machine.ran == ran, "studying goes on with what was there"


def test_the_installers_words_are_kept_and_named(machine):
    machine.ends = (1, "first line\nConnection refused")
    with pytest.raises(Trouble) as caught:
        machine.ensure()
    assert str(machine.plan.log) in str(caught.value) and "first line" in machine.plan.log.read_text()


def test_what_a_killed_start_leaves_is_cleared(machine):
    machine.ensure()
    found = stamp.read(machine.plan.stamp)
    # killed while making anew: the former one aside, half a new one in place, an older one half removed
    os.rename(machine.plan.env, machine.plan.previous)
    machine.plan.env.mkdir()
    stamp.write(machine.plan.stamp, dataclasses.replace(found, sets={}))
    machine.plan.removing.mkdir()
    (machine.plan.removing / "rest").touch()
    ran = machine.ran
    machine.ensure()
    assert machine.ran == ran and machine.beside() == [".venv"] and machine.packages() == {"numpy"}


def test_a_killed_addition_is_undone_before_the_next(machine):
    machine.ensure()
    before = environment.files(machine.plan.env)
    environment.keep_snapshot(machine.plan)
    (machine.plan.site_packages / "half").mkdir()
    (machine.plan.site_packages / "half" / "way.py").touch()
    environment.recover(machine.plan)
    assert environment.files(machine.plan.env) == before and not (machine.plan.site_packages / "half").exists()


def test_a_strangers_environment_is_left_alone(machine):
    machine.plan.env.mkdir()
    (machine.plan.env / "theirs").touch()
    with pytest.raises(Trouble, match="did not make"):
        machine.ensure()
    assert (machine.plan.env / "theirs").exists() and machine.ran == 0 and machine.beside() == [".venv"]


def test_an_empty_folder_is_nobodys(machine):
    machine.plan.env.mkdir()
    machine.ensure()
    assert machine.packages() == {"numpy"}


def test_a_learners_own_packages_are_named_when_it_is_made_anew(machine):
    machine.ensure()
    (machine.plan.site_packages / "Cow_Say-1.0.dist-info").mkdir()
    machine.lock("study", "numpy==2")
    machine.ensure()
    assert any("cow-say" in line and "pip install" in line for line in machine.said)


def test_an_environment_whose_python_is_gone_is_made_anew(machine):
    machine.ensure()
    machine.plan.python.unlink()
    ran = machine.ran
    machine.ensure()
    assert machine.ran > ran and machine.plan.python.exists()


def test_too_little_disk_is_said_before_anything_is_made(machine, monkeypatch):
    monkeypatch.setattr(maker, "SPACE", {"study": 10**18, "all": 10**18})
    with pytest.raises(Trouble, match="No disk space"):
        machine.ensure()
    assert machine.ran == 0 and machine.beside() == []
