"""From a check in a notebook to a row in the file, with no line in any chapter for it."""

import os
import subprocess
import sys

import pytest

from utils.chapters import start_here
from utils.exercise import Exercise, Number, equals, record_with
from utils.progress.memory import store
from utils.progress.wiring import chapter_of, remember, wire


@pytest.fixture
def attended(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    before = record_with(remember)
    start_here.two_heads._last_answer = None
    yield store()
    record_with(before)


def test_a_check_is_kept(attended):
    start_here.two_heads.check(1 / 3, confidence=0.8)
    start_here.two_heads.check(1 / 3, confidence=0.9)  # the same answer once more
    start_here.two_heads.check("banana")
    start_here.two_heads.check(...)
    start_here.two_heads.check(1 / 4)
    kept = [(one.exercise, one.chapter, one.topic, one.verdict, one.cause, one.confidence) for one in attended.rows()]
    assert kept == [
        ("two-heads", "start_here", "start", "wrong", "three-cases", 0.8),
        ("two-heads", "start_here", "start", "invalid", None, None),
        ("two-heads", "start_here", "start", "right", None, None),
    ]
    assert len({one.uuid for one in attended.rows()}) == 3


def test_hints_are_kept(attended, monkeypatch):
    monkeypatch.setattr(start_here.two_heads, "hints_taken", 0)
    start_here.two_heads.hint()
    start_here.two_heads.check(0.111)
    assert [one.hints for one in attended.rows()] == [1]


def test_an_exercise_of_no_chapter_is_kept_without_one(attended):
    mine = Exercise("my-own", "1 + 1", Number(0, 9), [equals(lambda: 2)])
    assert mine.check(2).right
    assert [(one.exercise, one.chapter) for one in attended.rows()] == [("my-own", None)]
    assert chapter_of("coin-spread") == "start_here"


def test_a_store_that_cannot_be_written_is_a_remark_said_once(attended, monkeypatch, tmp_path):
    (tmp_path / "plain").write_text("")
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "plain" / "data"))
    first, second = start_here.two_heads.check(1 / 3), start_here.two_heads.check(1 / 2)
    assert (first.cause, second.cause) == ("three-cases", "one-flip")
    assert len(first.notes) == 1 and "not saved" in first.notes[0] and second.notes == ()
    assert "not saved" in first._repr_html_()


def test_a_damaged_store_is_named_in_the_verdict(attended):
    attended.folder.mkdir()
    attended.path.write_bytes(b"\xff" * 9000)
    verdict = start_here.two_heads.check(1 / 4)
    assert verdict.right and "was damaged" in verdict.notes[0] and "progress.damaged-" in verdict.notes[0]
    assert len(attended.rows()) == 1


def test_nothing_is_kept_when_nobody_is_at_the_keyboard(attended, monkeypatch):
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    assert start_here.two_heads.check(1 / 4).notes == ()
    assert not attended.folder.exists()


def test_a_listener_that_is_there_already_stays():
    heard = []
    before = record_with(heard.append)
    try:
        wire()
        assert record_with(heard.append) == heard.append
    finally:
        record_with(before)


def test_in_a_process_of_its_own_a_chapter_needs_no_line_for_it(tmp_path):
    program = (
        "from utils.chapters.start_here import two_heads\ntwo_heads.check(0.25, confidence=0.7)\n"
        "from utils.progress.memory import store\nprint([(r.exercise, r.confidence) for r in store().rows()])"
    )
    environ = {name: value for name, value in os.environ.items() if name != "COURSE_UNATTENDED"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**environ, "COURSE_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[('two-heads', 0.7)]"
