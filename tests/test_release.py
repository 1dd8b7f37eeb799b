"""The learner's bundle: what it holds, what it refuses to overwrite, and that it works without the rest."""

import json
import os

import pytest

from utils import stamp
from utils.build import manifest, release
from utils.build.refusal import Refused

CELL = "\n### BEGIN SOLUTION\nthe_answer = sum(1 for pair in pairs) / 11\n### END SOLUTION\nthe_answer"
TALK = ' [markdown] tags=["instructor"]\n# Ask them to write the sample space before any fraction is said aloud.'


@pytest.fixture
def small(course):
    course.write("03_dice", CELL, TALK, title="Dice")
    for part in ("build", "lanes", "exercise/__pycache__"):
        (course.root / "utils" / part).mkdir(parents=True)
        (course.root / "utils" / part / "a.py").write_text("x = 1\n", "utf-8")
    (course.root / "utils" / "exercise" / "build.py").write_text("y = 1\n", "utf-8")
    (course.root / "tests").mkdir()
    course.out = course.root.parent / "out" / "bundle"
    return course


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_it_holds(small):
    count = release.release(small.root, small.out)
    found = files(small.out)
    assert set(found) == {
        "MANIFEST.json", "README.md", "pyproject.toml", "requirements.txt", ".gitignore", "binder/requirements.txt",
        "notebooks/03_dice.ipynb", "notebooks/.pristine/03_dice.ipynb", "utils/exercise/build.py",
    }  # fmt: skip
    assert count == len(found) - 1
    assert "| 03 | [Dice](notebooks/03_dice.ipynb) |" in found["README.md"].decode()
    assert b"python -m utils lab" in found["README.md"]
    assert not [name for name, content in found.items() if b"sum(1 for pair" in content or b"sample space" in content]


def test_it_holds_the_edition_as_built_not_a_learners_working_copy(small):
    (small.root / "notebooks" / "03_dice.ipynb").write_text('{"cells": [{"source": "mine"}]}', "utf-8")
    release.release(small.root, small.out)
    notebook = stamp.load(small.out / "notebooks" / "03_dice.ipynb")
    assert stamp.untouched(notebook)
    assert "mine" not in str(notebook["cells"])


def test_twice_is_the_same_bytes_and_replaces_cleanly(small):
    release.release(small.root, small.out)
    first = files(small.out)
    release.release(small.root, small.out)
    assert files(small.out) == first
    (small.root / "solutions" / "03_dice.py").rename(small.root / "solutions" / "04_mice.py")
    release.release(small.root, small.out)
    assert sorted(path.name for path in (small.out / "notebooks").glob("*.ipynb")) == ["04_mice.ipynb"]
    assert [path.name for path in small.out.parent.iterdir()] == ["bundle"]


def test_a_repository_and_an_environment_in_it_stay(small):
    release.release(small.root, small.out)
    for name in (".git/HEAD", ".venv/x", "utils/__pycache__/a.pyc", "ml.egg-info/PKG-INFO"):
        (small.out / name).parent.mkdir(exist_ok=True)
        (small.out / name).write_text("kept", "utf-8")
    release.release(small.root, small.out)
    assert (small.out / ".git" / "HEAD").read_text() == (small.out / ".venv" / "x").read_text() == "kept"
    assert not (small.out / "ml.egg-info").exists()


def change(folder):
    (folder / "README.md").write_text("mine", "utf-8")


def add(folder):
    (folder / "notebooks" / "extra.txt").write_text("mine", "utf-8")


def remove(folder):
    (folder / "pyproject.toml").unlink()


@pytest.mark.parametrize(
    ("meddle", "said"),
    [(change, "changed: README.md"), (add, "added: notebooks/extra.txt"), (remove, "removed: pyproject.toml")],
)
def test_a_bundle_that_was_changed_is_refused_and_left(small, meddle, said):
    release.release(small.root, small.out)
    meddle(small.out)
    before = files(small.out)
    with pytest.raises(Refused, match=said):
        release.release(small.root, small.out)
    assert files(small.out) == before


def test_folders_it_did_not_make_are_refused(small, tmp_path):
    full = tmp_path / "full"
    full.mkdir()
    (full / "thesis.txt").write_text("x", "utf-8")
    with pytest.raises(Refused, match="was not made by"):
        release.release(small.root, full)
    (full / "MANIFEST.json").write_text('{"files": {}}', "utf-8")
    with pytest.raises(Refused, match="was not made by"):
        release.release(small.root, full)
    with pytest.raises(Refused, match="not a folder"):
        release.release(small.root, full / "thesis.txt")
    assert (full / "thesis.txt").read_text() == "x"


@pytest.mark.parametrize("place", [".", "..", "notebooks/x", "solutions", "utils"])
def test_the_course_itself_is_refused(small, place):
    with pytest.raises(Refused, match="part of the course"):
        release.release(small.root, small.root / place)


def test_an_empty_folder_is_used(small):
    small.out.mkdir(parents=True)
    assert release.release(small.root, small.out)


def test_a_leak_is_not_released_and_the_earlier_bundle_stays(small):
    release.release(small.root, small.out)
    before = files(small.out)
    (small.root / "utils" / "exercise" / "key.py").write_text("  the_answer=sum( 1 for pair in pairs)/11\n", "utf-8")
    with pytest.raises(Refused, match=r"Not released. utils/exercise/key.py holds 03_dice.py:7"):
        release.release(small.root, small.out)
    assert files(small.out) == before
    assert [path.name for path in small.out.parent.iterdir()] == ["bundle"]


def test_a_swap_that_fails_puts_the_earlier_one_back(tmp_path, monkeypatch):
    made, folder = tmp_path / "made", tmp_path / "bundle"
    for path, text in ((made, "new"), (folder, "old")):
        path.mkdir()
        (path / "a").write_text(text)
    rename = os.rename

    def once(source, target):
        if source == made:
            raise OSError("busy")
        rename(source, target)

    monkeypatch.setattr(manifest.os, "rename", once)
    with pytest.raises(OSError, match="busy"):
        manifest.swap(made, folder)
    assert (folder / "a").read_text() == "old"


def test_the_manifest_names_every_file_with_its_hash(small):
    release.release(small.root, small.out)
    listed = json.loads((small.out / "MANIFEST.json").read_text())["files"]
    assert set(listed) == set(files(small.out)) - {"MANIFEST.json"}
    assert len(set(map(len, listed.values()))) == 1
