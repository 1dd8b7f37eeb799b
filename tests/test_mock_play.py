"""Days played through by code and through the room's messages, with right answers, with junk, and at the board."""

import sys
import time
from pathlib import Path

import pytest

from utils.chapters import mock_onsite
from utils.chapters.mock_onsite import pool, reading, sessions, words
from utils.chapters.mock_onsite.outcome import lines
from utils.exercise import Choice, Distribution, Exercise, Form, Kind, record_with
from utils.exercise.exam import refuse_help
from utils.exercise.show import show

sys.path.insert(0, str(Path(__file__).resolve().parent))
from right_answers import right_answers


@pytest.fixture(scope="module")
def right():
    return right_answers()


@pytest.fixture
def attended(tmp_path, monkeypatch):
    """Somebody at the keyboard, with a folder of their own, and a recorder that takes down every attempt."""
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    monkeypatch.setattr(sessions, "_open", {})
    taken = []
    before = record_with(taken.append)
    yield taken
    record_with(before)
    refuse_help(None)


def typed(exercise: Exercise, value: object) -> object:
    """Return an answer as the browser would send it: texts, lists of texts, and maps of them."""
    kind = exercise.answer
    if isinstance(kind, Distribution) and isinstance(value, dict):
        return {show(one): str(share) for one, share in value.items()}
    if isinstance(kind, Form):
        return {name: typed_field(one) for name, one in value.items()}
    if hasattr(kind, "criteria"):
        return {name: int(points) for name, points in kind.read(value).items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    return typed_field(value)


def typed_field(value: object) -> object:
    if isinstance(value, str):
        return value
    if hasattr(value, "__len__"):
        return ", ".join(str(one) for one in value)
    return str(value)


def spoken(question) -> dict:
    kind = words.SPOKEN if question.follow is not None else question.exercise.answer.criteria
    return dict.fromkeys(kind, 1)


def test_every_question_has_its_right_answer_in_a_source(right):
    assert [one.key for one in pool.pool() if one.exercise.name not in right] == []


def test_what_is_typed_in_the_room_is_read_as_it_was_meant(right):
    """Each right answer, sent as texts, is right."""
    asked = [one for one in pool.pool() if reading.spec(one)["input"] != "cell"]
    assert len(asked) > 60
    for one in asked:
        sent = typed(one.exercise, right[one.exercise.name])
        verdict = one.exercise.check(reading.read(one, sent))
        assert verdict.kind is Kind.RIGHT, (one.key, sent, str(verdict))


def play(day, right, sure=0.8):
    """Answer everything rightly, code by a cell and the rest in the room; return what was asked."""
    asked = []
    while not day.day.over:
        assert day.do("start") == ""
        while True:
            question = day.question
            asked.append(question.key)
            if question.own:
                send(day, "answer", value=spoken(question))
            elif reading.spec(question)["input"] == "cell":
                said = day.answer(right[question.exercise.name], confidence=sure)
                assert str(said) == words.TAKEN
            else:
                send(day, "answer", value=typed(question.exercise, right[question.exercise.name]), confidence=sure)
            if day.do("next"):
                break
        assert day.do("end") == ""
    return asked


def send(day, what, **more):
    screen = day.room.screen
    day.room._heard(None, {"do": what, "id": screen["id"], "place": screen["place"], **more}, [])


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
@pytest.mark.parametrize("compressed", [True, False], ids=["compressed", "full"])
def test_a_day_of_right_answers_is_right(attended, right, seed, compressed):
    day = mock_onsite.onsite(seed=seed, compressed=compressed)
    asked = play(day, right)
    found = lines(day.day)
    assert [one.key for one in found] == asked
    wrong = [(one.key, one.kind, one.cause) for one in found if one.own is None and one.kind != "right"]
    assert wrong == []
    graded = [one.key.partition("#")[0] for one in found if "#" not in one.key]
    assert [one.exercise for one in attended] == graded  # as any check does, and nothing else
    assert all(one.hints == 0 and one.seconds < 300 for one in attended)


def test_the_same_seed_asks_the_same_whatever_was_done_before(attended, right):
    first = play(mock_onsite.onsite(seed=6), right)
    sessions._open["here"] = None
    day = mock_onsite.onsite(seed=6)
    day.another()
    assert play(day, right) == first


def test_in_an_exam_nothing_is_told_and_nobody_is_helped(attended, right):
    day = mock_onsite.onsite(seed=1)
    other = next(one for one in pool.pool() if one.exercise.hints).exercise
    assert "No hints in an exam" not in str(other.hint(1))
    day.do("start")
    taken = other.hints_taken
    assert str(other.hint()) == str(day.hint()).replace(day.question.key, other.name)
    assert "No hints in an exam" in str(other.hint()) and other.hints_taken == taken
    wrong, best = lambda *given: 1 / 0, right[day.question.exercise.name]
    assert str(day.answer(wrong, 0.9)) == str(day.answer(best, 0.9)) == words.TAKEN
    invalid = str(day.answer("not a function"))
    assert "Expected" in invalid and day.day.answers(0)[0]["kind"] == "right", "an invalid one takes nobody's place"
    assert "handed in yet" in str(day.answer(...))
    assert "wrong" not in str(day.room.screen) and day.room.screen["answered"].startswith("Handed in at 0:")
    day.do("pause")
    assert "No hints" in str(other.hint()) and "paused" in str(day.answer(best))
    day.do("end")
    assert "No hints in an exam" not in str(other.hint(1))


def test_practice_tells_at_once(attended, right):
    day = mock_onsite.onsite(seed=1, exam=False)
    day.do("start")
    assert day.answer(right[day.question.exercise.name]).kind is Kind.RIGHT
    assert "It was right" in day.room.screen["answered"]
    assert "No hints in an exam" not in str(day.hint())


def test_an_exam_forgets_the_hints_taken_before(attended, right):
    day = mock_onsite.onsite(seed=1)
    coming = day.found(day.day.rounds[0][0]).exercise
    coming.hint()
    day.do("start")
    day.answer(right[coming.name])
    assert attended[-1].hints == 0 and attended[-1].exercise == coming.name


JUNK = [
    None, 3, "text", [], {}, {"do": None}, {"do": "fly"}, {"do": "answer"}, {"do": "answer", "value": {"x": 1}},
    {"do": "answer", "value": 5}, {"do": "answer", "value": "9" * 10**6, "confidence": "sure"},
    {"do": "answer", "value": [[1]], "confidence": float("nan")}, {"do": "answer", "value": {"a": None, "b": []}},
    {"do": "answer", "value": "__import__('os').abort()"}, {"do": "answer", "value": "(" * 10_000},
    {"do": "beat"}, {"do": "beat", "at": "now"}, {"do": "beat", "at": float("nan")}, {"do": "beat", "at": 1e300},
    {"do": "beat", "at": -5}, {"do": "resume"}, {"do": "start"},
]  # fmt: skip


def test_whatever_the_browser_sends_nothing_is_raised(attended):
    day = mock_onsite.onsite(seed=2)
    for number in range(5):
        day.do("start")
        while True:
            for junk in JUNK:
                if isinstance(junk, dict):
                    junk = {"id": day.day.id, "place": day.room.screen["place"], **junk}
                day.room._heard(None, junk, [])
            assert day.day.phase == "running" and day.day.alive <= time.time()
            assert all(one["kind"] in ("wrong", "error", "spoken") for one in day.day.answers(number).values())
            if day.do("next"):
                break
        day.do("end")
    day.debrief(save=False)


def test_a_button_pressed_twice_goes_on_once(attended):
    day = mock_onsite.onsite(seed=2, compressed=False)
    day.do("start")
    message = {"do": "next", "id": day.day.id, "place": day.room.screen["place"]}
    day.room._heard(None, message, [])
    day.room._heard(None, message, [])
    assert day.day.question == 1


def test_signs_of_life_count_as_of_when_they_were_given(attended, monkeypatch):
    """A kernel that was busy for five minutes finds them waiting; a page that was closed for as long gave none."""
    now = [5000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    day = mock_onsite.onsite(seed=2)
    day.do("start")
    day.beat(5000)
    now[0] = 5300
    for at in range(5005, 5300, 5):
        day.beat(at)
    assert [one["did"] for one in day.day.events] == ["start"]
    now[0] = 5700
    day.beat(5700)
    assert day.day.events[-1] == {"at": 5295.0, "did": "away", "round": 0, "until": 5700}
    assert day.day.clock(0, 5700) == 295


def test_the_board_of_a_question_reports_its_silences(attended):
    day = mock_onsite.onsite(seed=0, compressed=False)
    while day.question is None or day.question.drill is None:
        if day.day.phase == "waiting":
            day.do("start")
        elif day.do("next"):
            day.do("end")
    shown, where, drill = day.board(), (day.day.at, day.day.question), day.question.drill
    assert day.board() is shown and shown.exam and shown.key == "mock onsite"
    stroke = {
        "t": 20.0,
        "page": 0,
        "tool": "pen",
        "colour": "black",
        "points": [0, 1, 1, 0.5, 500, 2, 2, 0.5],
        "hidden": [],
    }
    began = time.time()
    recording = {
        "format": "course-whiteboard", "version": 1, "drill": drill.name, "began": began, "seconds": 30.0,
        "size": [1000, 560], "pages": 1, "strokes": [stroke], "voice": [[0.0, 2.0], [20.5, 30.0]], "marks": [[25.0, 0]],
        "pauses": [[1.0, 10.0, "button"], [25.0, 5.0, "button"]], "asked": [], "scores": {}, "watcher": {}, "sound": [],
    }  # fmt: skip
    shown._heard(None, {"did": "done", "recording": recording}, [])
    board = day.day.boards(where[0])[where[1]]
    assert [[start, length, hit] for start, length, hit, _ in board["freezes"]] == [
        [2.0, 18.0, drill.milestones[0].words]
    ]
    assert board["freezes"][0][3] == pytest.approx(day.day.clock(where[0], began + 12))  # ten seconds' pause before it
    assert board["reached"] == [1, len(drill.milestones)]
    shown._heard(None, {"did": "scored", "scores": dict.fromkeys(drill.rubric, 1)}, [])
    made = day.day.answers(where[0])[where[1]]
    assert made["kind"] == "right" and made["own"] == [len(drill.rubric)] * 2
    assert [one.exercise for one in attended].count(drill.name) == 1
    day.do("close")
    page = day.debrief(save=False).page()
    assert "for 18 s" in page and drill.milestones[0].words.split("`")[0].strip()[:20] in page


def test_a_derivation_without_a_drill_has_a_board_too(attended):
    day = mock_onsite.onsite(seed=0)
    for _ in range(2):
        day.do("start")
        day.do("end")
    assert "board stands here" in str(day.board())
    day.do("start")
    shown = day.board()
    assert shown.drill["question"].startswith(day.question.exercise.prompt[:40])
    assert shown.drill["seconds"] == pytest.approx(60 * day.slot["minutes"], abs=1)
    assert day.board(watched=True).watched


def test_options_are_shown_with_their_words():
    one = next(one for one in pool.pool() if type(one.exercise.answer) is Choice)
    assert reading.spec(one)["items"] == [[key, says] for key, says in one.exercise.answer.options.items()]
    assert reading.shown_parts(one) == []


def test_assumptions_are_shown_where_the_inputs_do_not_say_them():
    sized = next(one for one in pool.pool() if one.exercise.topic == "sizing" and one.chapter == "design_studio")
    assert reading.shown_parts(sized) == sized.exercise.answer.parts() != []
