"""A day as a list of events: its clock, what goes when, and what is kept of it."""

import json
import math

import pytest

from utils.chapters.mock_onsite.day import VERSION, Day, NotNow, Unreadable
from utils.chapters.mock_onsite.plan import ROUNDS


def a_day(**more):
    slot = {
        "key": "two-dice",
        "chapter": "conditional_probability",
        "part": "asks",
        "minutes": 6.0,
        "own": False,
        "kind": "exercise",
    }
    return Day(
        seed=1, rounds=[[dict(slot), dict(slot, key="other")] for _ in ROUNDS], began=1000.0, alive=1000.0, **more
    )


def test_the_clock_stands_still_in_pauses_and_while_nobody_is_there():
    day = a_day()
    day.start(1000)
    assert day.clock(0, 1060) == 60
    day.pause(1060)
    assert day.clock(0, 1500) == 60
    day.resume(1500)
    assert day.clock(0, 1510) == 70
    day.seen(1520, most=90)
    day.seen(1920, most=90)  # 400 seconds without a sign of life
    assert day.clock(0, 1920) == 80 and day.clock(0, 1930) == 90
    day.end(1940)
    assert day.clock(0, 5000) == 100
    assert [one["did"] for one in day.events] == ["start", "pause", "resume", "away", "end"]
    assert day.events[3] == {"at": 1520.0, "did": "away", "round": 0, "until": 1920}


def test_a_pause_in_which_nobody_is_there_counts_once():
    day = a_day()
    day.start(1000)
    day.pause(1010)
    day.seen(1010, most=90)
    day.seen(2000, most=90)
    day.resume(2100)
    assert day.clock(0, 2110) == 20


def test_an_interruption_is_not_running_time_before_it_was_noticed_either():
    day = a_day()
    day.start(1000)
    day.seen(1030, most=None)
    day.seen(1630, most=0.0)
    assert day.clock(0, 1030) == 30 and day.clock(0, 1300) == 30 and day.clock(0, 1640) == 40


@pytest.mark.parametrize("speed", [1.0, 60.0])
def test_time_can_be_scaled(speed):
    day = a_day(speed=speed)
    day.start(1000)
    assert day.clock(0, 1003) == 3 * speed


def test_rounds_follow_each_other_to_the_end():
    day = a_day()
    for number in range(5):
        assert (day.at, day.phase, day.question) == (number, "waiting", 0)
        day.start(2000 + 100 * number)
        day.next(2001 + 100 * number)
        assert (day.phase, day.question) == ("running", 1)
        day.end(2010 + 100 * number)
    assert day.over and day.phase == "over" and day.at == 5


@pytest.mark.parametrize(
    ("before", "did", "says"),
    [
        ([], "pause", "Start"),
        ([], "next", "Start"),
        ([], "end", "No round"),
        ([], "resume", "Start"),
        (["start"], "start", "begun already"),
        (["start"], "resume", "no pause"),
        (["start", "pause"], "pause", "No clock"),
        (["start", "pause"], "next", "No round is running"),
        (["start", "next"], "next", "last question"),
        (["close"], "start", "over"),
        (["close"], "close", "over"),
    ],
)
def test_what_does_not_go_now_says_why(before, did, says):
    day = a_day()
    for k, one in enumerate(before):
        getattr(day, one)(1000 + k)
    had = list(day.events)
    with pytest.raises(NotNow, match=says):
        getattr(day, did)(1100)
    assert day.events == had


def test_the_day_can_end_early():
    day = a_day()
    day.start(1000)
    day.close(1010)
    assert day.over and [one["did"] for one in day.events] == ["start", "end", "close"]


def test_a_later_answer_takes_the_place_of_an_earlier_one():
    day = a_day()
    day.start(1000)
    for at, kind in ((1010, "wrong"), (1020, "right")):
        day.answer(at, 0, 0, kind=kind, cause=None, confidence=0.5, own=None)
    assert day.answers(0)[0]["kind"] == "right" and day.answers(0)[0]["clock"] == 20


def played():
    day = a_day()
    day.start(1000)
    day.answer(1010, 0, 0, kind="wrong", cause="slip", confidence=0.8, own=None)
    day.board(1020, 0, 0, seconds=10.0, freezes=[[1.0, 9.0, "setup", 4.0]], reached=[1, 3])
    day.seen(1030, 90)
    day.seen(1530, 90)
    day.next(1531)
    return day


def test_what_is_kept_is_read_back_the_same():
    day = played()
    text = json.dumps(day.plain(), allow_nan=False)
    again = Day.of_plain(json.loads(text))
    assert again == day
    assert again.clock(0, 1540) == day.clock(0, 1540) == 40


def test_no_answer_is_kept():
    names = {name for one in played().plain()["events"] for name in one}
    assert names <= {
        "at",
        "did",
        "round",
        "until",
        "question",
        "clock",
        "kind",
        "cause",
        "confidence",
        "own",
        "seconds",
        "freezes",
        "reached",
    }


def spoiled(**changed):
    return {**played().plain(), **changed}


EVENT = {"at": 1.0, "did": "start", "round": 0}


@pytest.mark.parametrize(
    "given",
    [
        None, [], "text", {}, {"format": "course-whiteboard"},
        {name: value for name, value in played().plain().items() if name != "events"},
        spoiled(rounds=[]), spoiled(rounds=None), spoiled(rounds=[[{}]] * 5), spoiled(rounds=[[1]] * 5), spoiled(speed=0),
        spoiled(seed="7"), spoiled(events=3), spoiled(events=[{}]), spoiled(events=[dict(EVENT, did="dance")]),
        spoiled(events=[dict(EVENT, at="now")]), spoiled(events=[dict(EVENT, at=math.nan)]), spoiled(alive=None),
        spoiled(events=[dict(EVENT, did="away", until=0.0)]), spoiled(events=[dict(EVENT, did="answer", question=99)]),
    ],
)  # fmt: skip
def test_damaged_days_are_refused(given):
    with pytest.raises(Unreadable) as refused:
        Day.of_plain(given)
    assert not refused.value.newer


def test_a_newer_day_is_not_called_damaged():
    with pytest.raises(Unreadable, match="newer") as refused:
        Day.of_plain(spoiled(version=VERSION + 1))
    assert refused.value.newer
