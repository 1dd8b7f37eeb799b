"""The five verdicts, their views, and what surrounds a check."""

from fractions import Fraction

import numpy as np
import pytest

from utils.exercise import (
    Array,
    Attempt,
    Choice,
    Exercise,
    FollowUp,
    Form,
    Kind,
    Mistake,
    Probability,
    Rubric,
    Wrong,
    at_least,
    equals,
    record_with,
    scored_like,
)
from utils.exercise.views import LOOKS


@pytest.fixture
def dice():
    return Exercise(
        "two-dice",
        "P(both six | at least one)?",
        Probability(),
        [equals(lambda: Fraction(sum(a == b == 6 for a in range(1, 7) for b in range(1, 7)), 11))],
        [Mistake("named-die", "You named a die.", 1 / 6), Mistake("unconditioned", "You did not <condition>.", 1 / 36)],
        hints=["Draw the grid.", "Count eleven."],
        follow_ups=[FollowUp("Why not 1/6?", "The sample space.")],
        right="One of eleven.",
        topic="dice",
    )


@pytest.fixture
def attempts(monkeypatch):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    kept: list[Attempt] = []
    previous = record_with(kept.append)
    yield kept
    record_with(previous)


@pytest.mark.parametrize(
    ("answer", "kind", "cause"),
    [
        (..., Kind.UNATTEMPTED, None),
        (None, Kind.INVALID, None),
        (1 / 6, Kind.WRONG, "named-die"),
        ("1/36", Kind.WRONG, "unconditioned"),
        (0.5, Kind.WRONG, None),
        (0.09, Kind.WRONG, "rounded"),
        (0.091, Kind.RIGHT, None),
        (Fraction(1, 11), Kind.RIGHT, None),
    ],
)
def test_kind_and_cause(dice, answer, kind, cause):
    verdict = dice.check(answer)
    assert (verdict.kind, verdict.cause, verdict.right) == (kind, cause, kind is Kind.RIGHT)


def test_plain_text_starts_with_kind_cause_and_name(dice):
    assert str(dice.check(1 / 6)).splitlines() == ["[wrong: named-die] two-dice", "You named a die."]
    assert repr(dice.check()).startswith("[unattempted] two-dice\n")


def test_the_answer_is_not_in_any_refusal(dice):
    for answer in (..., None, 0.5, 1 / 6, "banana", 7):
        assert "1/11" not in str(dice.check(answer)) and "0.09" not in str(dice.check(answer))


def test_html_escapes_what_it_shows_and_has_a_word_for_every_kind(dice):
    assert "&lt;condition&gt;" in dice.check(1 / 36)._repr_html_()
    assert "<script>" not in dice.check("<script>alert(1)</script>")._repr_html_()
    assert set(LOOKS) == {kind.value for kind in Kind} | {"again"}
    assert len({word for _, word, _ in LOOKS.values()}) == len({symbol for symbol, _, _ in LOOKS.values()}) == 6


@pytest.mark.parametrize(("points", "title"), [((1, 0), "[again: silent] my-board"), ((0, 0), "[again] my-board")])
def test_an_honest_score_that_is_too_low_comes_again_and_is_not_called_wrong(attempts, points, title):
    rubric = Rubric({"space": "wrote the space", "voice": "spoke"})
    silent = Mistake("silent", "Speak.", rubric.scores(1, 0))
    board = Exercise("my-board", "Score your board:", rubric, [at_least(2)], [silent])
    verdict = board.check(list(points))
    assert verdict.kind is Kind.WRONG and not verdict.right and [a.verdict for a in attempts] == ["wrong"]
    assert str(verdict).splitlines()[0] == title
    page = verdict._repr_html_()
    assert "↻" in page and "Again" in page and "Not yet" not in page and "✗" not in page
    assert (
        board.check([1, 1]).look == "right"
        and board.check([1]).look == "invalid"
        and board.check().look == "unattempted"
    )


def test_a_given_sample_scored_unlike_its_reference_is_wrong():
    rubric = Rubric({"space": "wrote the space", "voice": "spoke"})
    sample = Exercise("their-board", "Score:", rubric, [scored_like(rubric.scores(1, 0))])
    assert str(sample.check([0, 0])).startswith("[wrong] their-board")
    assert "✗</span> Not yet" in sample.check([0, 0])._repr_html_()


def test_the_bar_of_every_verdict_stands_out_on_light_and_dark():
    def light(colour):
        parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        return np.dot(
            [0.2126, 0.7152, 0.0722], [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        )

    for _, _, colour in LOOKS.values():
        assert 1.05 / (light(colour) + 0.05) >= 3, colour  # WCAG 2.1, 1.4.11, on white
        assert (light(colour) + 0.05) / (light("#212121") + 0.05) >= 3, colour


def test_html_leaves_text_to_the_theme(dice):
    page = dice.check(1 / 6)._repr_html_()
    assert "background" not in page and "<style" not in page
    assert page.count("color:") == 1  # only the verdict's own word; the bar is part of the border


def test_hints_come_in_steps_and_stay_at_the_last(dice):
    assert [dice.hint().says for _ in range(3)] == ["Draw the grid.", "Count eleven.", "Count eleven."]
    assert dice.hint(1).says == "Draw the grid." and dice.hints_taken == 2
    assert dice.hint("first").number == 2  # whatever is asked for, a hint comes
    assert Exercise("bare-one", "?", Probability(), []).hint().says == ""


def test_follow_up_keeps_the_strong_answer_behind_a_click(dice):
    asked = dice.follow_up()
    assert "sample space" not in str(asked)
    assert "<details>" in asked._repr_html_() and "The sample space." in asked._repr_html_()
    assert asked.strong == "1. The sample space."


def test_an_attempt_holds_what_the_learner_did(dice, attempts):
    dice.hint()
    dice.check(1 / 6, confidence=0.8)
    (attempt,) = attempts
    assert (attempt.exercise, attempt.topic, attempt.verdict, attempt.cause) == (
        "two-dice",
        "dice",
        "wrong",
        "named-die",
    )
    assert (attempt.confidence, attempt.hints, attempt.version) == (0.8, 1, 1) and attempt.seconds >= 0


def test_the_same_answer_again_is_no_new_attempt(dice, attempts):
    for answer in (..., 0.5, 0.5, 1 / 6, 0.5):
        dice.check(answer)
    assert [attempt.verdict for attempt in attempts] == ["wrong", "wrong", "wrong"]


def test_a_function_defined_again_without_a_change_is_the_same_answer(attempts):
    exercise = Exercise("any-number", "?", Probability(), [equals(1)])
    for _ in range(2):
        exercise.check(lambda n: n + 1)
    exercise.check(lambda n: n + 2)
    assert len(attempts) == 2


def test_nothing_is_recorded_unattended(dice, attempts, monkeypatch):
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    dice.check(0.5)
    assert attempts == []


def test_a_broken_recorder_is_said_and_stops_nothing(dice, attempts):
    def broken(attempt):
        raise OSError("disk full")

    record_with(broken)
    verdict = dice.check(1 / 11)
    assert verdict.right and "could not be recorded (OSError)" in str(verdict)


@pytest.mark.parametrize("confidence", [80, -0.1, "0.8", True, float("nan"), [0.5]])
def test_an_unreadable_confidence_is_said_and_the_answer_checked_all_the_same(dice, attempts, confidence):
    verdict = dice.check(1 / 11, confidence=confidence)
    assert verdict.right and "from 0 to 1" in str(verdict) and attempts[0].confidence is None


def test_a_stub_for_the_confidence_is_no_confidence(dice, attempts):
    assert dice.check(1 / 11, confidence=...).notes == () and attempts[0].confidence is None


def test_a_property_may_name_the_cause_itself():
    def never(answer, rng, kind):
        raise Wrong("No.", "this one", cause="always-wrong")

    verdict = Exercise("never-right", "?", Probability(), [never]).check(0.5)
    assert (verdict.cause, verdict.counterexample) == ("always-wrong", "this one")


@pytest.mark.parametrize("world", [lambda: {"a": 1}, lambda: 1 / 0, lambda: 7])
def test_a_broken_exercise_blames_itself(world):
    verdict = Exercise("broken-one", "?", Probability(), [equals(world)]).check(0.5)
    assert verdict.kind is Kind.ERROR and "at fault, not you" in verdict.message


def test_a_list_rounded_too_far_is_told_so():
    exercise = Exercise("three", "Three numbers", Array((3,), atol=5e-4), [equals(lambda: [0.6285, 0.2312, 0.1403])])
    assert exercise.check([0.629, 0.231, 0.140]).right
    assert exercise.check([0.63, 0.23, 0.14]).cause == "rounded"
    assert exercise.check([0.63, 0.23, 0.15]).cause is None


def test_of_several_parts_a_mistake_names_its_own():
    choice = Choice({"a": "one", "b": "other"})

    def both(form, rng, kind):
        for name in ("first", "second"):
            if form[name] != "a":
                raise Wrong("Not so.", f"`{name}`")

    about = Mistake(
        "second-wrong", "The second is a.", {"first": "a", "second": "b"}, when=lambda form: form["second"] == "b"
    )
    exercise = Exercise("parts", "Two questions", Form(first=choice, second=choice), [both], [about])
    assert exercise.check({"first": "b", "second": "a"}).counterexample == "`first`"
    verdict = exercise.check({"first": "b", "second": "b"})
    assert (verdict.cause, verdict.counterexample) == ("second-wrong", None)
