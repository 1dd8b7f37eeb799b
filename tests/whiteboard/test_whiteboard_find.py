"""The drills of a chapter are found wherever they stand, each with the exercise of its name."""

from types import SimpleNamespace

import pytest
from boards import DRILL

from utils.chapters.kmeans import aloud
from utils.whiteboard import Drill, find
from utils.whiteboard.board import board_exercise


@pytest.fixture
def chapter(monkeypatch):
    """Stand in for a chapter: what `fill` is given is defined in its modules."""

    def fill(*modules, exercises=()):
        monkeypatch.setattr(find, "modules_of", lambda name: [SimpleNamespace(**module) for module in modules])
        monkeypatch.setattr(find, "exercises_of", lambda name: list(exercises))

    return fill


def test_a_chapters_board_and_its_exercise():
    assert find.drills_of("kmeans") == [(aloud.drill, aloud.my_board)]


def test_a_drill_without_an_exercise_and_one_imported_twice(chapter):
    other = Drill("coin-board", "P(head)?", [("say it", 30)], 1, {"said": "said it"})
    scored = board_exercise(DRILL, [])
    chapter({"drill": DRILL, "n": 3}, {"again": DRILL, "other": other}, exercises=[scored])
    assert find.drills_of("any") == [(DRILL, scored), (other, None)]


def test_two_drills_of_one_name_are_refused(chapter):
    chapter({"drill": DRILL}, {"drill": Drill(DRILL.name, "P(eight)?", [("say it", 30)], 1, {"said": "said it"})})
    with pytest.raises(ValueError, match="two drills of any are called two-dice"):
        find.drills_of("any")


def test_a_chapter_without_a_board(chapter):
    chapter({"n": 3})
    assert find.drills_of("any") == []
