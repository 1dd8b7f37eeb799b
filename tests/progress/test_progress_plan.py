"""The plan: everything once and in order when it fits, never more than the day holds, and what is left out is said."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attempts import row
from hypothesis import given
from hypothesis import strategies as st

from utils import progress
from utils.progress.memory import store
from utils.progress.planning import MOCK, REDO, REVIEWS, SITTING, Review, Sitting, in_order, in_sittings, planned
from utils.progress.views.planned import before, read_day

TODAY = date(2026, 11, 2)
WEEK = [TODAY + timedelta(days=k) for k in range(7)]
NEEDS = {"start": [], "loss": ["start"], "links": ["loss"], "dice": ["start"], "shop": ["loss", "dice"]}
EXERCISES = {chapter: [f"{chapter}-{k}" for k in range(6)] for chapter in NEEDS}


def sittings(right=(), begun=(), minutes=60):
    return [
        sitting
        for chapter in in_order(NEEDS, set(begun))
        for sitting in in_sittings(chapter, minutes, EXERCISES[chapter], 2, set(right))
    ]


def plan(reviews=(), redo=(), minutes=120, days=WEEK, spent=0, mock=True, **more):
    return planned(days, minutes, spent, list(reviews), sittings(**more), list(redo), mock)


def done_in(made, kind):
    return [name for day in made.days for task in day.tasks if task.kind == kind for name in task.exercises]


def test_when_everything_fits_each_exercise_comes_once_and_after_what_its_chapter_needs():
    made = plan()
    order = done_in(made, SITTING)
    assert sorted(order) == sorted(name for names in EXERCISES.values() for name in names)
    assert made.chapters_left == {} and made.reviews_left == ()
    last = {chapter: max(order.index(name) for name in names) for chapter, names in EXERCISES.items()}
    first = {chapter: min(order.index(name) for name in names) for chapter, names in EXERCISES.items()}
    assert all(last[need] < first[chapter] for chapter, needs in NEEDS.items() for need in needs)


def test_the_last_day_has_what_went_wrong_and_the_mock_only():
    redo = [Review(f"dice-{k}", TODAY, 4) for k in range(3)]
    assert [[task.kind for task in plan(redo=redo).days[-1].tasks]] == [[REDO, MOCK]]
    assert [(task.minutes, task.number) for task in plan(redo=redo, minutes=60).days[-1].tasks] == [(12, 0), (48, 4)]
    assert [task.number for task in plan(redo=redo, minutes=120).days[-1].tasks] == [0, 5]
    many = [Review(f"x-{k}", TODAY, 4) for k in range(30)]
    assert [task.minutes for task in plan(redo=many, minutes=60).days[-1].tasks] == [24, 36]
    assert plan(mock=False).days[-1].tasks == []


def test_reviews_come_first_each_on_its_day_and_take_half_a_day_at_most_while_sittings_wait():
    reviews = [Review(f"r-{k}", TODAY + timedelta(days=k // 2), 4) for k in range(8)]
    made = plan(reviews)
    for day in made.days[:-1]:
        kinds = [task.kind for task in day.tasks]
        assert REVIEWS not in kinds[1:]
    assert [task.exercises for day in made.days for task in day.tasks if task.kind == REVIEWS] == [
        ("r-0", "r-1"), ("r-2", "r-3"), ("r-4", "r-5"), ("r-6", "r-7"),
    ]  # fmt: skip
    crowd = plan([Review(f"r-{k}", TODAY, 4) for k in range(100)], minutes=60, days=WEEK[:3])
    assert [task.minutes for task in crowd.days[0].tasks] == [28, 30]
    assert len(crowd.reviews_left) == 100 - 2 * 7


def test_what_is_right_drops_out_and_a_chapter_begun_goes_on():
    right = [*EXERCISES["start"], *EXERCISES["dice"][:2]]
    order = done_in(plan(right=right, begun=["dice"]), SITTING)
    assert not set(order) & set(right)
    assert order[:4] == EXERCISES["dice"][2:]


def test_what_was_missed_moves_on():
    missed = plan(days=WEEK[1:])
    assert done_in(missed, SITTING)[:12] == done_in(plan(), SITTING)[:12]


def test_what_does_not_fit_is_counted():
    made = plan(days=WEEK[:3])  # two days of two hours for five hours of chapters
    assert made.chapters_left == {"shop": 60} and len(done_in(made, SITTING)) == 24


def test_minutes_spent_today_are_off_today():
    made = plan(minutes=60, spent=45)
    assert sum(task.minutes for task in made.days[0].tasks) <= 15
    assert plan(minutes=60, spent=500).days[0].tasks == []


@given(
    st.integers(20, 200),
    st.integers(1, 8),
    st.lists(st.tuples(st.integers(0, 9), st.integers(1, 15)), max_size=12),
    st.integers(10, 200),
    st.integers(0, 100),
    st.booleans(),
)
def test_no_day_holds_more_than_its_minutes_and_nothing_is_lost(minutes, days, due, long, spent, mock):
    reviews = [Review(f"r-{k}", TODAY + timedelta(days=day), each) for k, (day, each) in enumerate(due)]
    week = [TODAY + timedelta(days=k) for k in range(days)]
    queue = sittings(minutes=long)
    made = planned(week, minutes, spent, reviews, queue, reviews[:5], mock)
    for day in made.days:
        assert sum(task.minutes for task in day.tasks) <= minutes - spent * (day is made.days[0]) or not day.tasks
    order, whole = done_in(made, SITTING), [name for sitting in queue for name in sitting.left]
    assert order == whole[: len(order)]
    assert bool(made.chapters_left) == (len(order) < len(whole))
    again = done_in(made, REVIEWS)
    assert len(again) == len(set(again))
    over = {r.exercise for r in reviews if r.due <= week[-1]} - set(again) - set(done_in(made, REDO))
    assert set(made.reviews_left) == over


def test_sittings_cut_a_chapter_evenly():
    assert in_sittings("dice", 50, list("abcde"), 2, {"a"}) == [
        Sitting("dice", 1, 2, ("b",), 10), Sitting("dice", 2, 2, ("c", "d", "e"), 10),
    ]  # fmt: skip
    assert in_sittings("dice", 50, list("abcde"), 2, {"a", "b"})[0].number == 2
    assert in_sittings("dice", 50, [], 0, set()) == []


def test_chapters_that_need_each_other_or_nobody_still_come_out():
    assert in_order({"a": ["b"], "b": ["a"], "c": ["gone"]}, set()) == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("onsite", "first", "count"),
    [(None, 0, 7), (7, 0, 7), (3, 0, 3), (1, 0, 1), (0, 0, 1), (20, 13, 7)],
)
def test_the_days_before_the_interview(onsite, first, count):
    day = None if onsite is None else TODAY + timedelta(days=onsite)
    assert before(day, TODAY) == [TODAY + timedelta(days=first + k) for k in range(count)]


def test_a_day_may_be_given_in_three_ways():
    assert read_day("2026-12-01") == read_day(date(2026, 12, 1)) == read_day(datetime(2026, 12, 1, 9, tzinfo=UTC))


@pytest.fixture
def attended(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    return store()


@pytest.mark.parametrize("onsite", ["soon", 5, True, "2026-13-01", [], "2020-01-01", float("nan")])
def test_a_bad_day_gets_a_sentence(attended, onsite):
    said = progress.plan(onsite)
    assert not said.ok and ("is not a day" in str(said) or "is past" in str(said))


@pytest.mark.parametrize("minutes", ["60", None, True, 5, 0, -1, 10**6, float("nan"), float("inf")])
def test_bad_minutes_get_a_sentence(attended, minutes):
    said = progress.plan(minutes=minutes)
    assert not said.ok and "from 20 to 720" in str(said)


def test_with_nothing_done_the_plan_begins_at_the_start_page(attended):
    said = progress.plan()
    assert "00 Start here" in str(said).split("\n")[2]
    assert "No room for" in str(said) and said._repr_html_().count("<tr") == 8


def test_nobody_at_the_keyboard_sees_no_date(attended, monkeypatch):
    attended.add([row("two-heads", chapter="start_here")])
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    assert str(progress.plan()).startswith("Your plan for the days before")


def test_work_of_today_is_off_todays_minutes(attended):
    now = datetime.now().timestamp()
    attended.add([row(f"gone-{k}", at=now - k, seconds=600) for k in range(6)])
    assert "Today's 60 minutes are done." in str(progress.plan())
