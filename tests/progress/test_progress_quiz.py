"""The quiz: how it draws, what it takes, what it keeps; and the buttons' half in the kernel."""

import pytest

from utils import progress
from utils.exercise import record_with
from utils.progress import exchange
from utils.progress.bank import BANK, drawn
from utils.progress.memory import store
from utils.progress.sitting import Sitting
from utils.progress.wiring import remember


@pytest.fixture
def attended(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "data"))
    before = record_with(remember)
    yield store()
    record_with(before)


def test_the_bank_is_sound():
    assert len(BANK) >= 60
    assert len({question.name for question in BANK}) == len({question.ask for question in BANK}) == len(BANK)
    for question in BANK:
        assert question.right != question.wrong and question.why.endswith((".", "!")), question.name
        assert len(question.ask) < 190 and len(question.why) < 130, question.name


def test_the_seed_decides_the_questions_and_their_places():
    assert drawn(20, 3) == drawn(20, 3) != drawn(20, 4)
    assert len({question.name for question, _ in drawn(20, 3)}) == 20
    places = [place for seed in range(50) for _, place in drawn(20, seed)]
    assert 420 < places.count(1) < 580  # 500 on average, standard deviation 16


def test_what_was_not_asked_yet_comes_first():
    first = [question.name for question, _ in drawn(20, 0)]
    assert not set(first) & {question.name for question, _ in drawn(20, 1, first)}
    everything = [question.name for question in BANK]
    assert len(drawn(20, 1, everything)) == 20
    assert "monty" in [question.name for question, _ in drawn(20, 1, set(everything) - {"monty"})]


@pytest.mark.parametrize("n", [0, -1, len(BANK) + 1])
def test_a_quiz_of_no_size_is_refused(n):
    with pytest.raises(ValueError, match="between 1 and"):
        Sitting(n, 0)


@pytest.mark.parametrize(
    ("choice", "confidence"),
    [
        (0, 0.5),
        (3, 0.5),
        (True, 0.5),
        ("1", 0.5),
        (1, 0.4),
        (1, 1.1),
        (1, "high"),
        (1, None),
        (1, True),
        (1, float("nan")),
    ],
)
def test_what_is_no_answer_is_refused(choice, confidence):
    sitting = Sitting(3, 0)
    with pytest.raises(ValueError):
        sitting.answer(choice, confidence)
    assert sitting.answered == []


def test_answers_are_kept_at_once(attended):
    quiz = progress.quiz(n=4, seed=2)
    places = [question["right"] for question in quiz.questions]
    assert "No question" in str(quiz.score)
    made = [quiz.answer(places[0], 0.9), quiz.answer(3 - places[1], 0.6)]
    assert [one.right for one in made] == [True, False]
    kept = [(one.exercise, one.topic, one.verdict, one.confidence) for one in attended.rows()]
    names = [f"quiz-{question.name}" for question, _ in drawn(4, 2)]
    assert kept == [(names[0], "quiz", "right", 0.9), (names[1], "quiz", "wrong", 0.6)]
    quiz.answer(places[2], 1.0)
    quiz.answer(places[3], 0.5)
    assert "3 of 4 right, 75% sure on average" in str(quiz.score) and "Brier score 0.155" in str(quiz.score)
    # 1.0 is certain; of 0.9, 0.6 and 0.5 none is right in 2% and at most one in 25%
    assert "Exactly calibrated it would be 2 to 4, 95 times in 100." in str(quiz.score)
    with pytest.raises(ValueError, match="All 4"):
        quiz.answer(1, 0.5)


def test_answers_from_the_browser_are_kept_once_and_nonsense_is_not(attended):
    quiz = progress.quiz(n=4, seed=2)
    quiz.answers = [[1, 0.7, 3.25]]
    quiz.answers = [[1, 0.7, 3.25], [2, 0.8, 2.0]]
    assert [one.seconds for one in attended.rows()] == [3.25, 2.0]
    for nonsense in ([3, 0.8, 1.0], [1, 7, 1.0], [1], "x", [1, 0.5, "soon"], None):
        quiz.answers = [*quiz.answers[:2], nonsense]
    assert len(attended.rows()) == 2


def test_a_second_quiz_asks_what_the_first_did_not(attended):
    first = progress.quiz(seed=0)
    for _ in range(20):
        first.answer(1, 0.5)
    second = progress.quiz(seed=0)
    assert not {question["ask"] for question in first.questions} & {question["ask"] for question in second.questions}
    assert "In 20 answers you were 50% sure" in str(progress.my_calibration())


def test_unattended_it_is_always_the_same_and_keeps_nothing(monkeypatch, attended):
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    monkeypatch.setenv("COURSE_SEED", "3")
    quiz, again = progress.quiz(), progress.quiz()
    assert quiz.questions == again.questions
    quiz.answer(1, 0.5)
    assert not attended.folder.exists()
    bundle, _ = quiz._repr_mimebundle_()
    assert bundle["text/plain"].startswith("<quiz: 20") and "quiz" in bundle["text/html"]


def test_the_buttons_hand_out_the_file_and_take_it_back(attended, monkeypatch, tmp_path):
    buttons, sent = progress.transfer(), []
    monkeypatch.setattr(buttons, "send", lambda content, buffers=None: sent.append((content, buffers)))
    progress.quiz(n=1, seed=0).answer(1, 0.5)
    buttons._answer(None, {"want": "file"}, [])
    (content, (file,)) = sent.pop()
    assert content["name"].endswith(".jsonl") and "1 attempt in the file" in content["says"]
    assert exchange.read(file.decode()) == attended.rows()
    monkeypatch.setenv("COURSE_DATA", str(tmp_path / "second"))
    buttons._answer(None, {"add": "x.jsonl"}, [memoryview(file)])
    assert sent.pop()[0] == {"says": "1 attempt added, 0 here already. 1 kept in all.", "refused": False}
    for junk in (b"\xff\xfe", b"hello"):
        buttons._answer(None, {"add": "x.jsonl"}, [memoryview(junk)])
        assert sent.pop()[0]["refused"]
    for nothing in ({}, {"want": "more"}, {"add": "x"}, None, "file"):
        buttons._answer(None, nothing, [])
    assert sent == []
