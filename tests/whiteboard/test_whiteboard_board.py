"""The board's kernel side: what it takes from the browser, what it keeps, and what it never holds."""

import io
import json
from pathlib import Path

import pytest
from boards import DRILL, line

from utils.exercise import Kind, Mistake, Number, Rubric, equals, record_with
from utils.exercise.exercise import Exercise
from utils.whiteboard import Drill, Recording
from utils.whiteboard.board import board, board_exercise
from utils.whiteboard.board.still import alt_of, still
from utils.whiteboard.board.widget import BROWSER, PARTS

RUBRIC = Rubric(dict(DRILL.rubric))
SHORT = Mistake("no-space", "Nothing was counted, since nothing was written.", RUBRIC.scores(0, 0))


@pytest.fixture
def exercise():
    return board_exercise(DRILL, [SHORT])


@pytest.fixture
def recorded(monkeypatch):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    attempts = []
    before = record_with(attempts.append)
    yield attempts
    record_with(before)


def tell(shown, **message):
    shown._heard(shown, message, [])


def test_a_score_is_checked_and_recorded_once(exercise, recorded):
    shown = board(DRILL, exercise)
    assert shown.check().kind is Kind.UNATTEMPTED
    tell(shown, did="scored", scores={"space": 1, "count": 1}, known=False)
    assert shown.verdict["kind"] == "right" and "2 of 2" in shown.verdict["message"]
    assert exercise.check(shown.scores).right
    assert [(a.exercise, a.topic, a.verdict) for a in recorded] == [("two-dice", "whiteboard", "right")]


def test_a_score_that_was_judged_before_a_reload_is_no_new_attempt(exercise, recorded):
    shown = board(DRILL, exercise)
    tell(shown, did="scored", scores={"space": 1, "count": 1}, known=True)
    assert shown.scores == {"space": 1, "count": 1} and shown.verdict == {} and recorded == []


def test_a_poor_score_gets_its_mistakes_words(exercise):
    shown = board(DRILL, exercise)
    tell(shown, did="scored", scores={"space": 0, "count": 0})
    assert shown.verdict["kind"] == "again" and "since nothing was written" in shown.verdict["message"]


def test_a_recording_is_handed_in(exercise):
    shown = board(DRILL, exercise)
    assert shown.recording is None and shown.report() is None
    tell(shown, did="done", recording=Recording("two-dice", 30.0, (line(1.0, 2.0),)).plain())
    assert shown.report().first_stroke == 1.0
    tell(shown, did="done", recording={"format": "course-whiteboard", "version": 1, "strokes": 3})
    assert shown.recording is None and "damaged" in shown.problem


def test_its_stage_can_be_observed(exercise):
    shown, seen = board(DRILL, exercise), []
    shown.observe(lambda change: seen.append((change.new, shown.recording is not None, bool(shown.scores))), "stage")
    done = {"did": "done", "recording": Recording("two-dice", 30.0).plain()}
    scored = {"did": "scored", "scores": {"space": 1, "count": 1}}
    messages = [{"did": "running"}, {"did": "paused"}, {"did": "running"}, done, scored, done, scored, {"did": "ready"}]
    for message in messages:
        tell(shown, **message)
    assert seen == [
        ("running", False, False), ("paused", False, False), ("running", False, False),
        ("score", True, False), ("report", True, True), ("ready", False, False),
    ]  # fmt: skip
    assert "stage" not in shown.get_state()


def test_a_board_asks_the_browser_to_end(exercise, monkeypatch):
    shown, asked = board(DRILL, exercise), []
    monkeypatch.setattr(shown, "send", asked.append)
    shown.pause()
    shown.hand_in()
    assert asked == [{"do": "pause"}, {"do": "done"}]


@pytest.mark.parametrize(
    "message", [None, 3, "x", [], {}, {"did": "done"}, {"did": "scored"}, {"did": "scored", "scores": [1]}, {"did": "typed"},
                {"did": "typed", "lines": 4}, {"did": ["x"]}, {"did": "scored", "scores": {"space": "many", "x": {}}}],
)  # fmt: skip
def test_whatever_is_sent_nothing_is_raised(exercise, message):
    shown = board(DRILL, exercise)
    shown._heard(shown, message, [])
    assert shown.recording is None
    assert shown.verdict.get("kind") in (None, "invalid")


def test_typed_lines_go_to_the_drills_exercise():
    half = Exercise("half", "1/2?", Number(0, 1), [equals(lambda: 0.5)], [])

    class Lines:
        check = staticmethod(lambda text: half.check(float(text)))

    drill = Drill("two-dice", "P?", [("a", 30)], 1, {"a": "b"}, derivation=Lines())
    shown = board(drill)
    tell(shown, did="typed", lines="0.5")
    assert shown.typed["kind"] == "right" and shown.lines == "0.5"
    tell(shown, did="typed", lines="0.25")
    assert shown.typed["kind"] == "wrong"


def test_wrong_arguments_are_said(exercise):
    with pytest.raises(TypeError, match="board takes a Drill"):
        board("two-dice")
    with pytest.raises(TypeError, match="has a Rubric"):
        board(DRILL, Exercise("half", "1/2?", Number(0, 1), [equals(lambda: 0.5)], []))
    other = Drill("other", "?", [("a", 30)], 1, {"a": "b"})
    with pytest.raises(ValueError, match="are not the drill's"):
        board(other, exercise)
    with pytest.raises(TypeError, match="no exercise"):
        board(DRILL).check()


def test_no_trait_can_hold_strokes_or_voice(exercise):
    shown = board(DRILL, exercise)
    before = json.dumps({k: v for k, v in shown.get_state().items() if k not in ("_esm", "_css")}, default=str)
    tell(shown, did="done", recording=Recording("two-dice", 30.0, (line(1.0, 2.0),), voice=((1.0, 2.0),)).plain())
    assert json.dumps({k: v for k, v in shown.get_state().items() if k not in ("_esm", "_css")}, default=str) == before


def test_a_stored_notebook_shows_the_milestones():
    from PIL import Image

    bundle, _ = board(DRILL)._repr_mimebundle_()
    assert bundle["text/plain"] == f"<whiteboard: {alt_of(DRILL)}>"
    assert "count by 0:40" in bundle["text/plain"]
    assert bundle == board(DRILL)._repr_mimebundle_()[0] | {
        key: value for key, value in bundle.items() if "widget" in key
    }
    assert Image.open(io.BytesIO(still(DRILL))).size == (924, 352)


def test_every_part_is_joined_short_and_its_own():
    files = {path.stem for path in BROWSER.glob("*.js")}
    assert files == set(PARTS)
    for path in BROWSER.glob("*"):
        assert len(path.read_text("utf-8").splitlines()) < 200, path.name


def test_the_library_keeps_its_name_version_and_licence():
    licence = (BROWSER / "freehand-LICENSE.txt").read_text("utf-8")
    assert "MIT License" in licence and "Stephen Ruiz" in licence
    for path in BROWSER.glob("freehand-*.js"):
        assert path.read_text("utf-8").startswith("// perfect-freehand 1.2.3, Copyright (c) 2021 Stephen Ruiz Ltd, MIT")


def test_nothing_is_fetched_from_anywhere():
    for path in Path(BROWSER).glob("*.js"):
        text = path.read_text("utf-8")
        assert (
            "http" not in text.replace("https and localhost", "").replace("http://www.w3.org", "")
            and "import(" not in text
        )
