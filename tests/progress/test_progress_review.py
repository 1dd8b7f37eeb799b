"""Review dates: against fsrs told by hand, against dates counted by hand, and what must hold whatever was done."""

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attempts import row
from fsrs import Card as Memory
from fsrs import Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from utils.progress import exchange
from utils.progress.review import review, scheduled
from utils.progress.visits import AGAIN, EASY, GOOD, HARD, ahead, rated, visits

DAY = 86_400
START = datetime(2026, 11, 2, 9, tzinfo=UTC).timestamp()  # a Monday, nine in the morning
MONDAY = date(2026, 11, 2)
NOW = START + 200 * DAY


def at(days, hours=0.0):
    return START + days * DAY + hours * 3600


def cards(rows, now=NOW, known=None):
    return {(card.kind, card.exercise, card.cause): card for card in review(rows, now, known, UTC)}


def due_after(rows, now=NOW, name="two-dice", kind="exercise"):
    """Days from the first Monday to when it is due."""
    return (cards(rows, now)[kind, name, None].due - MONDAY).days


def board(days, verdict="right", **more):
    return row("dice-board", **{"topic": "whiteboard", "verdict": verdict, "at": at(days), **more})


@pytest.mark.parametrize(
    ("attempts", "rating"),
    [
        ([{"verdict": "right"}], GOOD),
        ([{"verdict": "right", "confidence": 0.9}], EASY),
        ([{"verdict": "right", "confidence": None}], GOOD),
        ([{"verdict": "right", "confidence": 0.59}], HARD),
        ([{"verdict": "right", "confidence": 0.95, "hints": 1}], HARD),
        ([{"verdict": "wrong"}], AGAIN),
        ([{"verdict": "wrong"}, {"verdict": "right", "confidence": 0.99}], HARD),
        ([{"verdict": "wrong"}, {"verdict": "wrong"}], AGAIN),
        ([{"verdict": "error"}], AGAIN),
        ([{"verdict": "error"}, {"verdict": "right"}], GOOD),
        ([{"verdict": "right"}, {"verdict": "wrong"}], GOOD),  # wrong on purpose, afterwards
    ],
)
def test_a_visit_is_rated_by_its_first_graded_answer(attempts, rating):
    assert rated([row(**attempt) for attempt in attempts]) == rating


def test_a_visit_lasts_four_hours_from_its_first_attempt_also_past_midnight():
    late = at(0, 14.5)  # half past eleven at night
    made = visits([row(at=late, verdict="wrong"), row(at=late + 3600), row(at=late + 4.1 * 3600)], NOW, UTC)
    assert [(visit.day, visit.rating) for visit in made] == [(MONDAY, HARD), (MONDAY + timedelta(days=1), GOOD)]


def test_what_cannot_be_rated_is_no_visit():
    rows = [row(verdict="invalid", at=at(0)), row("quiz-x", topic="quiz", chapter=None, at=at(0))]
    assert visits(rows, NOW, UTC) == [] and review(rows, NOW, zone=UTC) == []


def told(history):
    """The same by fsrs itself: noon of each day, no steps, nothing left to chance."""
    by = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=365)
    memory = Memory(card_id=1)
    for days, rating in history:
        moment = datetime.combine(MONDAY + timedelta(days=days), datetime.min.time(), UTC) + timedelta(hours=12)
        memory, _ = by.review_card(memory, Rating(rating), moment)
    return (memory.due.date() - MONDAY).days


ANSWERS = {
    AGAIN: {"verdict": "wrong"},
    HARD: {"verdict": "right", "hints": 1},
    GOOD: {"verdict": "right", "confidence": 0.8},
    EASY: {"verdict": "right", "confidence": 1.0},
}
HISTORY = st.lists(st.tuples(st.integers(0, 100), st.sampled_from(list(ANSWERS))), min_size=1, max_size=8).map(
    lambda found: sorted(dict(found).items())
)


@given(HISTORY)
def test_an_exercise_is_due_when_fsrs_says(history):
    assert due_after([row(at=at(days), **ANSWERS[rating]) for days, rating in history]) == told(history)


def test_the_first_intervals_are_those_that_are_documented():
    first = [due_after([row(at=at(0), **ANSWERS[rating])]) for rating in (AGAIN, HARD, GOOD, EASY)]
    assert first == [1, 1, 2, 8]


@given(HISTORY)
def test_a_better_last_answer_never_comes_sooner(history):
    *before, (last, _) = history
    rows = [row(at=at(days), **ANSWERS[rating]) for days, rating in before]
    dues = [due_after([*rows, row(at=at(last), **ANSWERS[rating])]) for rating in (AGAIN, HARD, GOOD, EASY)]
    assert dues == sorted(dues)


@given(HISTORY, st.booleans(), st.integers(0, 30))
def test_one_more_right_answer_never_comes_sooner(history, whiteboard, later):
    made = board if whiteboard else lambda days, **more: row(at=at(days), **more)
    rows = [made(days, **ANSWERS[rating]) for days, rating in history]
    more = made(history[-1][0] + later + 0.5, **ANSWERS[GOOD])
    which = {"name": "dice-board", "kind": "board"} if whiteboard else {}
    assert due_after([*rows, more], **which) >= due_after(rows, **which)


def test_a_board_comes_back_after_a_day_three_days_and_a_week_and_then_by_fsrs():
    rows, dues = [], []
    for days in (0, 1, 3, 7):
        rows.append(board(days))
        dues.append(due_after(rows, name="dice-board", kind="board"))
    assert dues[:3] == [1, 3, 7] and dues[3] > 14
    assert due_after([*rows, board(dues[3])], name="dice-board", kind="board") > 2 * dues[3]


@pytest.mark.parametrize(
    ("done", "due"),
    [
        ([(0, "right"), (0.5, "right")], 1),  # again in the evening: practice
        ([(0, "right"), (2, "right")], 4),  # a day late: the two days between are kept
        ([(0, "right"), (1, "right"), (2, "right")], 3),  # early: practice
        ([(0, "right"), (1, "right"), (3, "wrong")], 4),  # fell short: the steps begin anew
        ([(0, "right"), (1, "right"), (3, "wrong"), (4, "right")], 5),
        ([(0, "right"), (1, "right"), (3, "wrong"), (4, "right"), (5, "right")], 7),
        ([(0, "wrong")], 1),
        ([(0, "right"), (1, "right"), (3, "right"), (7, "right"), (40, "wrong")], 41),
        ([(0, "right"), (1, "right"), (3, "right"), (7, "right"), (40, "wrong"), (41, "right")], 43),
        ([(0, "right"), (1, "right"), (3, "right"), (7, "right"), (40, "wrong"), (41, "right"), (43, "right")], 47),
        ([(0, "right"), (0.5, "wrong")], 1),  # one that falls short is never only practice
    ],
)
def test_boards_missed_early_and_short(done, due):
    assert due_after([board(days, verdict) for days, verdict in done], name="dice-board", kind="board") == due


@pytest.mark.parametrize(("done", "due"), [((0, 1), 2), ((0, 1, 3), 5), ((0, 1, 3, 7), 11)])
def test_a_board_that_was_hard_repeats_its_step(done, due):
    held = [board(days) for days in done[:-1]]
    hard = board(done[-1], hints=1)
    assert due_after([*held, hard], name="dice-board", kind="board") == due


@given(HISTORY, st.randoms())
def test_the_order_of_rows_and_rows_given_twice_change_nothing(history, rng):
    rows = [row(f"e{k % 2}", at=at(days), **ANSWERS[rating]) for k, (days, rating) in enumerate(history)]
    mixed = [*rows, *rows]
    rng.shuffle(mixed)
    assert review(mixed, NOW, zone=UTC) == review(rows, NOW, zone=UTC)


def test_two_machines_exports_merged_make_one_schedule():
    rng = random.Random(5)
    rows = [row(f"e{rng.randrange(6)}", at=at(rng.random() * 60), **ANSWERS[rng.randrange(1, 5)]) for _ in range(80)]
    one, other = rows[:50], rows[30:]
    merged = exchange.read(exchange.written(one)) + exchange.read(exchange.written(other))
    assert review(merged, NOW, zone=UTC) == review(rows, NOW, zone=UTC)


def test_a_new_version_starts_anew_and_a_changed_question_says_so():
    rows = [row(at=at(0), confidence=1.0), row(at=at(8), confidence=1.0), row(at=at(9), version=2, verdict="wrong")]
    assert due_after(rows) == 10
    assert [card.changed for card in review(rows, NOW, {"two-dice": 2}, UTC)] == [False]
    assert [card.changed for card in review(rows, NOW, {"two-dice": 3}, UTC)] == [True]


def test_exercises_the_course_no_longer_has_are_left_out():
    rows = [row(at=at(0)), row("gone", "wrong", cause="sign", at=at(0))]
    assert [card.exercise for card in review(rows, NOW, {"two-dice": 1}, UTC)] == ["two-dice"]


def test_attempts_of_days_that_have_not_come_wait():
    rows = [row(at=at(0)), row(verdict="wrong", at=at(30))]
    assert due_after(rows, now=at(3)) == 2 and ahead(rows, at(3)) == 1
    assert due_after(rows, now=at(31)) == 31 and ahead(rows, at(31)) == 0
    assert review(rows, at(-300), zone=UTC) == [] and ahead(rows, at(-300)) == 2


def test_the_day_is_the_learners_own():
    evening = [row(at=datetime(2026, 11, 3, 3, 30, tzinfo=UTC).timestamp())]  # Monday evening in New York
    there = ZoneInfo("America/New_York")
    assert review(evening, NOW, zone=there)[0].due == date(2026, 11, 4)
    assert review(evening, NOW, zone=UTC)[0].due == date(2026, 11, 5)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
def test_a_day_is_a_day_when_clocks_change(zone):
    here = ZoneInfo(zone)
    for start in (date(2026, 3, 1), date(2026, 10, 20)):
        for hour in (0, 12, 23):
            moment = datetime(start.year, start.month, start.day, hour, 30, tzinfo=here).timestamp()
            (card,) = review([row(at=moment)], NOW, zone=here)
            assert card.due == start + timedelta(days=2)


def test_a_notebook_run_through_before_its_day_moves_nothing():
    names = ["a", "b", "c"]
    first = [row(name, at=at(0, k / 10)) for k, name in enumerate(names)]
    again = [row(name, at=at(1) + k) for k, name in enumerate(names)]
    on_the_day = [row(name, at=at(2) + k) for k, name in enumerate(names)]
    assert cards(first + again)["exercise", "b", None].due == cards(first)["exercise", "b", None].due
    assert cards(first + on_the_day)["exercise", "b", None].due > cards(first)["exercise", "b", None].due
    alone = [row("b", at=at(1))]
    assert cards(first + alone)["exercise", "b", None].due > cards(first)["exercise", "b", None].due


def test_the_most_urgent_come_first():
    rows = [
        row("sure", at=at(0), confidence=1.0),
        row("wrong", "wrong", at=at(0)),
        row("good", at=at(0)),
        row("later", at=at(9), confidence=1.0),
    ]
    assert [card.exercise for card in review(rows, at(10), zone=UTC)] == ["wrong", "good", "sure", "later"]


def test_the_scheduler_is_not_random():
    days = [(MONDAY + timedelta(days=9 * k), GOOD, False) for k in range(6)]
    assert len({scheduled(days, MONDAY + timedelta(days=99)) for _ in range(20)}) == 1
