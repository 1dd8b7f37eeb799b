"""What is due today, as the learner sees it: nothing yet, a few, too many, strange clocks, and a store that cannot be read."""

import re
import sys
import time

import pytest
from attempts import row

from utils import progress
from utils.exercise import exercises_of
from utils.progress.memory import store

DAY = 86_400


@pytest.fixture
def attended(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    return store()


def ago(days, name="two-dice", verdict="right", **more):
    return row(name, verdict, at=time.time() - days * DAY, **more)


def links(said):
    return dict(re.findall(r'<a [^>]*href="([^"]+)">([^<]+)</a>', said._repr_html_()))


def test_while_there_is_nothing_it_says_what_it_is_for(attended, monkeypatch):
    empty = str(progress.due())
    assert empty.startswith("Nothing is due.") and list(attended.folder.iterdir()) == []
    attended.add([ago(9)])
    assert str(progress.due()) != empty
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    assert str(progress.due()) == empty


def test_what_is_due_has_a_reason_and_a_link_to_its_cell(attended):
    slip = next(e for e in exercises_of("conditional_probability") if e.name == "two-dice").mistakes[0]
    attended.add([ago(3, verdict="wrong", cause=slip.name), ago(9, "odds-form"), ago(0, "shown-die", confidence=1.0)])
    said = progress.due()
    assert said.text.startswith("Due today: 2\n  two-dice (03 Conditional probability): Slip, made once: ")
    assert (
        slip.says.split("`")[0] in said.text
        and "Not right the last time." in said.text
        and "shown-die" not in said.text
    )
    assert "due for 2 days" in said.text and "Next: 1 on " in said.text
    found = links(said)
    assert sorted(found.values()) == ["odds-form", "two-dice"]
    assert all(re.search(r"03_conditional_probability\.ipynb#cell-id=[0-9a-f-]+$", href) for href in found)


def test_at_most_so_many_are_listed_and_the_rest_is_counted(attended):
    names = [exercise.name for exercise in exercises_of("kmeans")][:15]
    attended.add([ago(20, name, chapter="kmeans") for name in names])
    assert progress.due().text.count("(05 ") == 12 and "And 3 more" in progress.due().text
    assert progress.due(most=2).text.count("(05 ") == 2 and "And 13 more" in progress.due(2).text


@pytest.mark.parametrize("most", [0, -1, "3", None, True, 2.5])
def test_a_bad_number_gets_a_sentence(attended, most):
    assert not progress.due(most).ok and "`most`" in str(progress.due(most))


def test_when_nothing_is_due_it_says_when_something_is(attended):
    attended.add([ago(0)])
    assert re.fullmatch(r"Nothing is due today\.\nNext: 1 on \w{3} \d+ \w{3}\.", str(progress.due()))


def test_exercises_that_are_gone_are_left_out(attended):
    attended.add([ago(9, "gone-for-good"), ago(9, "gone-too", "wrong", cause="sign")])
    assert str(progress.due()) == "Nothing is due today."


def test_a_clock_that_was_wrong_is_spoken_of(attended):
    attended.add([ago(-400, verdict="wrong"), ago(9, "odds-form")])
    assert "1 of 2 attempts bear a date that has not come" in str(progress.due())
    assert "odds-form" in str(progress.due()) and "two-dice" not in str(progress.due())


@pytest.mark.parametrize("ask", [progress.due, progress.plan, lambda: progress.anki(all=True)])
def test_a_store_that_cannot_be_read_stops_nothing(attended, ask):
    attended.folder.mkdir(exist_ok=True)
    (attended.folder / "progress.sqlite").write_bytes(b"no database " * 500)
    assert str(ask())
    (attended.folder / "progress.sqlite").write_bytes(b"")
    assert str(ask())


def test_without_the_scheduler_it_says_so(attended, monkeypatch):
    attended.add([ago(9)])
    monkeypatch.setitem(sys.modules, "fsrs", None)
    for ask in (progress.due, progress.plan, progress.anki):
        assert "need the package `fsrs`" in str(ask())


def test_what_the_course_says_is_shown_and_never_run(attended):
    attended.add(
        [
            ago(9, verdict="wrong", cause="<script>alert(1)</script>"),
            ago(8, verdict="wrong", cause="<script>alert(1)</script>"),
        ]
    )
    for shown in (progress.due(), progress.plan()):
        assert "<script" not in shown._repr_html_()
    assert "&lt;script&gt;" in progress.due()._repr_html_()
