"""Where a link leads: to the board, to the question, to the words above the check; and to the notebook when nothing is sure."""

import json
import os
import re

import pytest

from utils.build import editions, house
from utils.build.source import read as read_source
from utils.exercise import Exercise
from utils.exercise.find import modules_of
from utils.progress.views import places
from utils.progress.views.places import found_in, sittings_in

IMPORT = (
    "i",
    "code",
    "from utils.chapters import start_here\nfrom utils.chapters.conditional_probability import dice as d, odds",
)


def where(*cells):
    return found_in([IMPORT, *((f"c{k}", kind, text) for k, (kind, text) in enumerate(cells))])


def test_the_cell_that_shows_the_question_comes_before_the_one_that_checks():
    cells = [("code", "d.two_dice.check(answer)"), ("code", "d.two_dice"), ("code", "d.two_dice.hint()")]
    assert where(*cells) == {"two-dice": "c1"}


def test_without_one_it_is_the_words_above_the_first_use():
    assert where(("markdown", "Ask."), ("code", "d.two_dice.check(x)")) == {"two-dice": "c0"}
    assert where(("code", "x = 1"), ("code", "pad(d.two_dice)")) == {"two-dice": "c1"}
    assert where(("code", "d.two_dice.check(x)"), ("markdown", "Draw."), ("code", "pad(d.two_dice)")) == {
        "two-dice": "c1"
    }


def test_a_board_is_found_by_its_call():
    cells = [("code", "start_here.two_heads"), ("code", "shown = board(drill, start_here.two_heads)\nshown")]
    assert where(*cells) == {"two-heads": "c1"}


@pytest.mark.parametrize(
    "text", ["d.two_dice.check(", "x = '\0'", "d.gone.check(1)", "import os\nos.two_dice", "''.join(d)", "(" * 500]
)
def test_what_a_learner_types_finds_nothing_and_breaks_nothing(text):
    assert where(("code", text)) == {}


def test_nothing_but_the_courses_own_chapters_is_imported():
    sly = ("x", "code", "from this_is_not_there import two_dice\nfrom utils.chapters.nowhere import a\ntwo_dice\na")
    assert found_in([sly]) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# T\n\nTwo sittings: a and b, then c, d.", ("a and b", "c, d")),
        ("Three sittings: a, b; c; then d.", ("a, b", "c", "d")),
        ("Two sittings: as you like.", ("", "")),
        ("One sitting.", ()),
    ],
)
def test_sittings_are_read_from_the_first_cell(text, words):
    assert sittings_in(text) == words


def test_every_exercise_that_a_chapter_uses_by_its_name_has_a_cell(root):
    """Built here from the sources: a learner's copy may be older."""
    for path in house.sources(root):
        chapter = read_source(path)
        shown = editions.learner(chapter)["cells"]
        cells = found_in([(cell["id"], cell["cell_type"], cell["source"]) for cell in shown])
        code = "\n".join(cell["source"] for cell in shown if cell["cell_type"] == "code")
        for module in modules_of(chapter.name):
            for name, value in vars(module).items():
                if isinstance(value, Exercise) and re.search(rf"\.{name}\b", code):
                    assert value.name in cells, f"{path.stem}: {name}"
        assert set(cells.values()) <= {cell["id"] for cell in shown}


@pytest.fixture
def beside(tmp_path, monkeypatch, root):
    """A copy of two chapters, and the folder a kernel runs in."""
    for stem in ("00_start_here", "03_conditional_probability"):
        (tmp_path / f"{stem}.ipynb").write_bytes(editions.learner_bytes(root / "solutions" / f"{stem}.py"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_link_is_relative_to_the_notebook_that_runs(beside, monkeypatch):
    name, cell = places.address("two-dice").split("#cell-id=")
    cells = json.loads((beside / name).read_text("utf-8"))["cells"]
    at = [one["id"] for one in cells].index(cell)
    assert "two_dice" in "".join(cells[at]["source"] + cells[at + 1]["source"])
    (beside / "deeper").mkdir()
    monkeypatch.chdir(beside / "deeper")
    assert not places.address("two-dice").startswith("/")
    assert places.address("no-such-thing") is None


def test_a_notebook_that_was_saved_is_read_anew(beside):
    before = places.places()["start_here"].cells["two-heads"]
    path = beside / "00_start_here.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != before]
    path.write_text(json.dumps(notebook), "utf-8")
    os.utime(path, (1, 1))
    assert places.places()["start_here"].cells.get("two-heads") != before


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"cells": [], "metadata": {"course": {"title": 3}}}'])
def test_what_is_no_notebook_of_the_course_is_passed_over(beside, content):
    (beside / "09_other.ipynb").write_bytes(content)
    assert "other" not in places.places() and "start_here" in places.places()
