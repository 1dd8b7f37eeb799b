"""Slips as cards: which are worth one, where they stand, and when they come back."""

from datetime import UTC, datetime

from attempts import row

from utils.progress.review import review
from utils.progress.seen import last_seen, went_wrong
from utils.progress.slips import slip_histories
from utils.progress.visits import AGAIN, GOOD, HARD, visits

START = datetime(2026, 11, 2, 9, tzinfo=UTC).timestamp()
NOW = START + 90 * 86_400


def made(day, exercise="a", verdict="wrong", cause="sign", minute=0, **more):
    return row(
        exercise, verdict, cause=cause if verdict == "wrong" else None, at=START + day * 86_400 + 60 * minute, **more
    )


def histories(*rows):
    return {history.cause: history for history in slip_histories(visits(rows, NOW, UTC))}


def test_once_and_put_right_in_the_same_sitting_is_no_card():
    assert histories(made(0), made(0, verdict="right", minute=2)) == {}


def test_once_and_put_right_later_is_none_either():
    assert "sign" in histories(made(0))
    assert histories(made(0), made(3, verdict="right")) == {}


def test_right_elsewhere_does_not_put_it_right():
    assert histories(made(0), made(3, "b", "right"))["sign"].standing == {"a"}


def test_twice_is_a_card_even_when_put_right():
    found = histories(made(0), made(0, verdict="right", minute=2), made(4, "b"), made(4, "b", "right", minute=2))[
        "sign"
    ]
    assert (found.times, found.standing, [visit.exercise for visit in found.made]) == (2, set(), ["a", "b"])


def test_wrong_answers_after_the_right_one_are_play():
    assert histories(made(0, verdict="right"), made(0, minute=1), made(0, minute=2)) == {}


def test_later_visits_without_it_are_its_reviews():
    rows = [
        made(0), made(0, minute=1), made(1, verdict="right", confidence=1.0), made(2, "b", "right"),
        made(5, verdict="right", hints=2), made(9, cause="power"),
    ]  # fmt: skip
    found = histories(*rows)
    assert [rating for _, rating in found["sign"].reviews] == [AGAIN, GOOD, HARD]
    assert found["power"].standing == {"a"}


def test_its_card_stands_where_it_happened_last_and_comes_back_the_next_day():
    rows = [made(0), made(6, "b")]
    (card,) = [card for card in review(rows, NOW, zone=UTC) if card.kind == "slip"]
    assert (card.exercise, card.cause, card.times) == ("b", "sign", 2)
    assert (card.due - card.last).days == 1


def test_each_avoided_slip_comes_back_later_than_before():
    rows, waits = [made(0), made(0, minute=1)], []
    for _ in range(4):
        (card,) = [card for card in review(rows, NOW, zone=UTC) if card.kind == "slip"]
        waits.append((card.due - card.last).days)
        rows.append(made((card.due - datetime.fromtimestamp(START, UTC).date()).days, verdict="right"))
    assert waits == sorted(set(waits))


def test_what_went_wrong_names_an_exercise_once_by_its_slip():
    rows = [
        made(0), made(0, minute=1), made(0, "b", "right"), made(0, "c", cause=None),
        made(1, "d"), made(1, "d", "right", minute=1),
    ]  # fmt: skip
    wrong = went_wrong(review(rows, NOW, zone=UTC))
    assert sorted((card.exercise, card.kind) for card in wrong) == [("a", "exercise"), ("c", "exercise"), ("d", "slip")]


def test_last_seen_is_the_latest_of_each():
    rows = [made(3), made(1), made(2, "b", "invalid")]
    assert last_seen(rows) == {"a": START + 3 * 86_400, "b": START + 2 * 86_400}
