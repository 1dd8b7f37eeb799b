"""The file of a day: whole or not at all, resumed by a new process, never in anybody's way."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from utils import progress
from utils.chapters import mock_onsite
from utils.chapters.mock_onsite import keeping, sessions
from utils.chapters.mock_onsite.day import VERSION, Day
from utils.exercise.exam import refuse_help


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A fresh folder for what is kept, somebody at the keyboard, and a kernel that has opened nothing yet."""
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    monkeypatch.setattr(sessions, "_open", {})
    yield tmp_path
    refuse_help(None)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def kept(folder) -> dict:
    return json.loads((folder / keeping.FILE).read_text("utf-8"))


def another_kernel(monkeypatch):
    """What was opened here was opened by a process that is gone."""
    monkeypatch.setattr(sessions, "_open", {})


def test_a_day_is_in_its_file_at_once_and_resumed_from_it(folder, monkeypatch):
    day = mock_onsite.onsite(seed=4)
    assert names(folder) == [keeping.FILE] and kept(folder)["seed"] == 4
    assert day.do("start") == ""
    assert [one["did"] for one in kept(folder)["events"]] == ["start"]
    assert mock_onsite.onsite(seed=4) is day, "a cell run again shows the same day"
    another_kernel(monkeypatch)
    again = mock_onsite.onsite(seed=4)
    assert again is not day and again.day.id == day.day.id and again.day.phase == "running"
    assert again.question.key == day.question.key


KILLED = """
import os, time
from utils.chapters import mock_onsite
day = mock_onsite.onsite(seed=4)
day.do("start")
print(day.answer(lambda *given: 1 / 0, confidence=0.9), flush=True)
print("ready", flush=True)
time.sleep(60)
"""


def test_a_killed_kernel_loses_nothing(folder, root):
    env = {**os.environ, "PYTHONPATH": str(root)}
    running = subprocess.Popen([sys.executable, "-c", KILLED], env=env, cwd=root, stdout=subprocess.PIPE, text=True)
    for line in running.stdout:
        if line.strip() == "ready":
            break
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    before = Day.of_plain(kept(folder))
    time.sleep(0.3)
    again = mock_onsite.onsite()
    assert again.day.id == before.id and again.day.phase == "running" and not again.away
    made = again.day.answers(0)[0]
    assert (made["kind"], made["confidence"]) == ("error", 0.9)
    gone = [one for one in again.day.events if one["did"] == "away"]
    assert len(gone) == 1 and gone[0]["at"] == before.alive and gone[0]["until"] - gone[0]["at"] >= 0.3
    assert again.day.clock(0, gone[0]["until"]) == pytest.approx(before.clock(0, before.alive))


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", "{}", '{"format": "course-mock-onsite", "version": 1}', "\0\0", "[" * 100_000]
)
def test_a_damaged_file_is_set_aside_and_a_new_day_begins(folder, text):
    (folder / keeping.FILE).write_text(text, "utf-8")
    day = mock_onsite.onsite()
    assert "set aside as mock-onsite-damaged-" in day.remark and day.day.phase == "waiting"
    aside = next(folder.glob("mock-onsite-damaged-*.json"))
    assert aside.read_text("utf-8") == text
    assert kept(folder)["id"] == day.day.id


def test_bytes_that_are_no_text_are_set_aside_too(folder):
    (folder / keeping.FILE).write_bytes(b"\xff\xfe\x00")
    assert "set aside" in mock_onsite.onsite().remark


def test_a_newer_file_stays_where_it_is(folder):
    text = json.dumps({"format": "course-mock-onsite", "version": VERSION + 1, "what": "nobody knows yet"})
    (folder / keeping.FILE).write_text(text, "utf-8")
    day = mock_onsite.onsite()
    assert "newer version" in day.remark and not day.kept
    day.do("start")
    assert (folder / keeping.FILE).read_text("utf-8") == text
    day.another()
    assert [path.read_text("utf-8") for path in folder.glob("mock-onsite-day-*.json")] == [text]
    assert day.kept and kept(folder)["id"] == day.day.id


def test_another_day_than_the_one_under_way_is_not_begun_over_it(folder, monkeypatch):
    first = mock_onsite.onsite(seed=1)
    first.do("start")
    second = mock_onsite.onsite(seed=2)
    assert second.day.id == first.day.id and "seed 1" in second.remark and "put this one away" in second.remark
    second.another()
    assert second.day.seed == 2 and kept(folder)["seed"] == 2
    assert len(list(folder.glob("mock-onsite-day-*.json"))) == 1
    second.do("start")
    another_kernel(monkeypatch)
    assert mock_onsite.onsite(compressed=False).remark != ""


def test_a_day_that_nobody_began_makes_room_without_a_word(folder, monkeypatch):
    first = mock_onsite.onsite()
    second = mock_onsite.onsite(seed=7)
    assert (second.day.seed, second.remark, second.day.id != first.day.id) == (7, "", True)
    another_kernel(monkeypatch)
    assert mock_onsite.onsite(seed=7).day.id == second.day.id
    assert list(folder.glob("mock-onsite-day-*.json")) == []


@pytest.mark.parametrize("wrong", [{"compressed": "banana"}, {"exam": 1}, {"seed": "7"}])
def test_settings_that_mean_nothing_are_refused(folder, wrong):
    with pytest.raises(TypeError, match="such as onsite"):
        mock_onsite.onsite(**wrong)


def test_a_finished_day_makes_room_for_one_that_is_asked_for(folder):
    first = mock_onsite.onsite(seed=1)
    first.do("close")
    assert mock_onsite.onsite(seed=1) is first
    second = mock_onsite.onsite(seed=2)
    assert (second.day.seed, second.remark) == (2, "")


def test_a_day_open_in_another_process_is_not_taken(folder, monkeypatch):
    first = mock_onsite.onsite(seed=1)
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        data = {**kept(folder), "holder": keeping.me().rpartition(":")[0] + f":{sleeper.pid}", "alive": time.time()}
        (folder / keeping.FILE).write_text(json.dumps(data), "utf-8")
        another_kernel(monkeypatch)
        here = mock_onsite.onsite(seed=1)
        assert here.away and "another notebook" in here.do("start")
        assert "another notebook" in str(here.answer(1)) and kept(folder)["holder"] == data["holder"]
        here.take_over()
        assert not here.away and here.do("start") == "" and kept(folder)["holder"] == keeping.me()
    finally:
        sleeper.kill()
        sleeper.wait()
    assert first.day.id == here.day.id


def test_an_exercise_that_is_gone_is_passed_over(folder, monkeypatch):
    day = mock_onsite.onsite(seed=1)
    data = kept(folder)
    data["rounds"][0][0].update(key="of-last-year", chapter="no_such_chapter")
    (folder / keeping.FILE).write_text(json.dumps(data), "utf-8")
    another_kernel(monkeypatch)
    again = mock_onsite.onsite(seed=1)
    again.do("start")
    assert again.question is None and "no longer in the course" in str(again.answer(3))
    assert again.room.screen["answer"] is None and "no longer" in again.room.screen["says"]
    assert again.do("next") == "" and again.question is not None
    again.do("close")
    assert "of-last-year" in again.debrief(save=False).page()
    assert day.day.id == again.day.id


def test_a_folder_that_cannot_be_written_does_not_stop_a_day(folder, monkeypatch):
    def full(self, day):
        raise OSError(28, "no space")

    day = mock_onsite.onsite(seed=1)
    monkeypatch.setattr(keeping.Shelf, "write", full)
    assert day.do("start") == "" and "not saved just now" in day.remark
    monkeypatch.undo()
    monkeypatch.setenv("COURSE_DATA", str(folder))
    day.do("pause")
    assert day.remark == "" and kept(folder)["events"][-1]["did"] == "pause"


def test_forgetting_deletes_all_of_it(folder):
    day = mock_onsite.onsite(seed=1)
    day.another()
    assert len(names(folder)) == 2
    day.forget()
    assert names(folder) == [keeping.FILE] and kept(folder)["events"] == []
    assert progress.forget(confirm=True).ok
    assert not [name for name in names(folder) if name.startswith("mock-onsite")]


def test_nobody_at_the_keyboard_touches_no_disk(folder, monkeypatch):
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    day = mock_onsite.onsite()
    day.do("start")
    day.do("close")
    day.debrief()
    assert names(folder) == [] and not day.kept
    assert mock_onsite.onsite().day.seed == mock_onsite.onsite().day.seed


def test_what_was_up_on_earlier_days_counts_as_seen(folder):
    day = mock_onsite.onsite(seed=1)
    shelf = keeping.Shelf(folder)
    day.do("start")
    first, *rest = [one["key"] for one in day.day.rounds[0]]
    day.another()
    assert first in shelf.seen() and not set(rest) & set(shelf.seen())


def test_without_a_seed_two_days_differ_and_with_one_history_does_not_count(folder):
    one = mock_onsite.onsite(seed=8)
    asked = [[slot["key"] for slot in some] for some in one.day.rounds]
    for _ in range(5):
        one.do("start")
        while not one.do("next"):
            pass
        one.do("end")
    one.another()
    assert [[slot["key"] for slot in some] for some in one.day.rounds] == asked
    one.do("close")
    fresh = mock_onsite.onsite(compressed=True, exam=False)  # no seed: another day
    leads = {some[0]["key"] for some in fresh.day.rounds}
    assert not leads & {key for some in asked for key in some}, "what was seen a moment ago leads no round"


@pytest.mark.parametrize("seed", ["7", 1.5, True])
def test_a_seed_is_a_whole_number(folder, seed):
    with pytest.raises(TypeError, match="whole number"):
        mock_onsite.onsite(seed=seed)


def test_who_lost_a_day_to_another_notebook_stops_writing(folder):
    day = mock_onsite.onsite(seed=1)
    taken = {**kept(folder), "holder": "another machine:1"}
    (folder / keeping.FILE).write_text(json.dumps(taken), "utf-8")
    day.do("start")
    assert kept(folder) == taken and day.away and day.room.screen["phase"] == "elsewhere"


def test_what_was_deleted_is_not_written_again(folder):
    day = mock_onsite.onsite(seed=1)
    day.do("start")
    assert progress.forget(confirm=True).ok
    assert day.do("pause") == "" and day.day.phase == "paused"
    assert "deleted" in day.remark and not day.kept and not list(folder.glob("mock-onsite*"))
