"""A drill: what it takes, what it refuses, and what the browser is given of it."""

import pytest

from utils.whiteboard import Drill, Milestone
from utils.whiteboard.habits import habits, lost

RUBRIC = {"space": "wrote the 36 pairs", "count": "counted six of them"}


def test_milestones_are_pairs_triples_or_their_own_kind():
    drill = Drill("two-dice", "P(seven)?", [("space", 30), ("count", 60, "6/36"), Milestone("say it", 90)], 2, RUBRIC)
    assert [(m.words, m.seconds, m.answer) for m in drill.milestones] == [
        ("space", 30, ""), ("count", 60, "6/36"), ("say it", 90, ""),
    ]  # fmt: skip
    assert drill.seconds == 120


@pytest.mark.parametrize(
    "milestones", [[], [("a", 0)], [("a", 30), ("b", 30)], [("a", 60), ("b", 30)], [("a", 30), ("b", 121)]]
)
def test_targets_grow_within_the_time(milestones):
    with pytest.raises(ValueError, match="targets must grow, from 0 to 120 seconds"):
        Drill("two-dice", "P(seven)?", milestones, 2, RUBRIC)


def test_what_is_missing_is_said():
    with pytest.raises(ValueError, match="a name and a question"):
        Drill(" ", "P(seven)?", [("a", 30)], 2, RUBRIC)
    with pytest.raises(ValueError, match="at least one criterion"):
        Drill("two-dice", "P(seven)?", [("a", 30)], 2, {})
    with pytest.raises(ValueError, match="asks takes several sentences"):
        Drill("two-dice", "P(seven)?", [("a", 30)], 2, RUBRIC, asks="How do you know?")


def test_the_browser_knows_that_lines_can_be_checked_and_not_by_what():
    plain = Drill("two-dice", "P(seven)?", [("a", 30, "x")], 2, RUBRIC, derivation=object()).plain()
    assert plain["types"] is True
    assert plain["rubric"] == [["space", "wrote the 36 pairs"], ["count", "counted six of them"]]
    assert set(plain) == {
        "name",
        "question",
        "seconds",
        "milestones",
        "rubric",
        "asks",
        "interrupts",
        "listens",
        "types",
    }


def test_an_ask_may_come_at_a_time():
    asks = ["Which dice?", ("How do you know?", 45), ("And with three?", 90)]
    drill = Drill("two-dice", "P(seven)?", [("a", 30)], 2, RUBRIC, asks=asks)
    assert drill.asks == ("Which dice?", "How do you know?", "And with three?")
    assert drill.interrupts == ((45.0, 1), (90.0, 2)) and drill.plain()["interrupts"] == [[45.0, 1], [90.0, 2]]


@pytest.mark.parametrize("times", [(90, 45), (0, 45), (45, 120)])
def test_timed_asks_come_in_order_and_in_time(times):
    with pytest.raises(ValueError, match="timed asks come in order, within 120 seconds"):
        Drill("two-dice", "P(seven)?", [("a", 30)], 2, RUBRIC, asks=[("How?", at) for at in times])


def test_a_rubric_of_habits():
    rubric = habits(setup="wrote the space", own={"count": "counted"}, checks="tried two coins", time="in a minute")
    assert list(rubric) == ["setup", "count", "checks", "voice", "time"]
    with pytest.raises(ValueError, match="has checks, voice already"):
        habits(setup="a", own={"voice": "b", "checks": "c", "count": "d"}, checks="e", time="f")


def test_what_was_lost():
    assert lost("space", "count")({"space": 0, "count": 0, "voice": 1})
    assert not lost("space", "count")({"space": 0, "count": 1, "voice": 0})
