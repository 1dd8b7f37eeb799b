"""What attempts add up to, on a record small enough to count by hand; and what the learner is shown of it."""

import numpy as np
import pytest
from attempts import row, several

from utils import progress
from utils.exercise import exercises_of
from utils.progress.calibration import chance_range, reliability_bins
from utils.progress.memory import store
from utils.progress.summary import Done, Slip, by_chapter, first_graded, recurring
from utils.progress.views.diagram import NEEDED, calibration_of

RECORD = [
    row("a", "invalid", confidence=0.3, at=1),
    row("a", "wrong", cause="sign", confidence=0.9, at=2),
    row("a", "right", confidence=0.9, at=3),
    row("b", "right", hints=2, at=4),
    row("c", "right", at=5),
    row("c", "wrong", cause="sign", at=6),
    row("d", "error", at=7),
    row("d", "wrong", cause="power", at=8),
    row("d", "wrong", cause="power", at=9),
    row("e", "wrong", cause="order", at=10, chapter="start_here"),
    row("quiz-x", "right", topic="quiz", chapter=None, at=11),
    row("a", "right", version=2, at=12),
]


def test_only_the_first_graded_attempt_counts_and_a_new_version_is_new():
    assert [(one.exercise, one.at) for one in first_graded(RECORD)] == [
        ("a", 2), ("b", 4), ("c", 5), ("d", 8), ("e", 10), ("quiz-x", 11), ("a", 12),
    ]  # fmt: skip


def test_chapters_are_summed_up():
    assert by_chapter(RECORD[:-1], {"conditional_probability": list("abcdxyz"), "other": ["q"]}) == [
        Done("conditional_probability", right=3, at_once=1, tried=4, exercises=7, attempts=9),
        Done("start_here", right=0, at_once=0, tried=1, exercises=1, attempts=1),
        Done("quiz", right=1, at_once=1, tried=1, exercises=1, attempts=1),
    ]


def test_slips_that_come_back_are_named_the_widespread_first():
    assert recurring(RECORD) == [Slip("sign", 2, ("a", "c")), Slip("power", 2, ("d",))]


@pytest.fixture
def attended(monkeypatch, tmp_path):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    return store()


def test_the_start_page_is_friendly_while_there_is_nothing(attended):
    assert str(progress.my_progress()).startswith("Nothing yet.")
    assert list(attended.folder.iterdir()) == []


def test_the_start_page_shows_what_was_done(attended):
    attended.add(RECORD)
    said = progress.my_progress()
    total = len({*(e.name for e in exercises_of("conditional_probability")), *"abcd"})
    assert f"3 of {total}" in str(said) and "Quick questions" in str(said)
    assert "sign" in str(said) and "order" not in str(said)
    assert said._repr_html_().count("<table") == 2 and "aria-hidden" in said._repr_html_()


def test_with_too_few_answers_it_says_how_many_there_are(attended):
    assert f"needs {NEEDED}" in str(progress.my_calibration()) and "there are 0" in str(progress.my_calibration())
    attended.add(RECORD)  # with a confidence, no hint, first and graded: a, c, d, e, quiz-x, a again
    assert "there are 6" in str(progress.my_calibration()) and "run `quiz()`" in str(progress.my_calibration())
    assert progress.my_calibration().png is None


def test_with_enough_answers_there_is_a_diagram(attended):
    for k in range(24):
        attended.record(
            row(f"e{k}", "right" if k % 3 else "wrong", topic="odds" if k < 12 else "quiz", confidence=0.6 + k % 4 / 10)
        )
    attended.record(row("e0", "right", confidence=1.0, at=2e9))
    shown = progress.my_calibration()
    assert "In 24 answers you were 75% sure on average and right in 67%" in str(shown)
    assert "odds" in str(shown) and shown.png.startswith(b"\x89PNG")
    assert 'alt="Reliability diagram.' in shown._repr_html_()


def test_words_follow_what_chance_alone_would_do():
    assert "You are overconfident" in str(calibration_of([0.95] * 40, [1, 0] * 20))
    assert "You are underconfident" in str(calibration_of([0.5] * 40, [1] * 40))
    assert "may be chance" in str(calibration_of([0.8] * 40, [1, 1, 1, 1, 0] * 8))
    assert "no answers" in str(calibration_of([], []))


@pytest.mark.parametrize(
    ("missed", "verdict"), [(0, "may be chance"), (2, "may be chance"), (3, "You are overconfident")]
)
def test_verdict_and_grey_agree(missed, verdict):
    """Sure of 16 answers, nine in ten of four more: one bin, so one grey bar and one verdict on the same twenty."""
    p, y = [1.0] * 16 + [0.9] * 4, [1] * (20 - missed) + [0] * missed
    (point,) = reliability_bins(p, y)
    assert (point.chance[0] <= point.right <= point.chance[1]) == (verdict == "may be chance")
    said = str(calibration_of(p, y))
    assert verdict in said and "Exactly calibrated you would be right in 90% to 100% of them, 95 times in 100." in said


def test_a_dot_outside_is_a_hint_and_one_of_many_may_be_chance():
    assert "of 2 dots, one may lie outside by chance" in str(calibration_of([0.5] * 20 + [0.9] * 20, [1, 0] * 20))
    alone = str(calibration_of([0.7] * 400, [1] * 280 + [0] * 120))
    assert "outside it is a hint." in alone and "so few" not in alone


def test_every_confidence_can_be_drawn():
    for p in ([1.0] * 20, [0.0] * 20, [0.5] * 20, [k / 99 for k in range(100)]):
        assert calibration_of(p, [1, 0] * (len(p) // 2)).png.startswith(b"\x89PNG")


def test_a_topic_with_few_answers_is_counted_and_not_judged():
    shown = str(calibration_of([0.7] * 30, [1] * 30, ["odds"] * 25 + ["rare"] * 5))
    line = next(line for line in shown.splitlines() if line.startswith("rare"))
    assert "too few to say" in line and " 5 " in line
    low, high = chance_range(np.full(25, 0.7))
    assert f"{low:.0%} to {high:.0%}" in next(line for line in shown.splitlines() if line.startswith("odds"))


def test_the_latest_are_shown_first(attended):
    attended.add(several(3))
    attended.record(row("newest", at=1.9e9))
    assert "newest" in str(progress.show()).splitlines()[1]


def test_what_is_stored_of_a_diagram_is_a_picture(attended, monkeypatch):
    shown = calibration_of([0.7] * 30, [1] * 30)
    assert set(shown._repr_mimebundle_()) == {"text/plain", "text/html"}
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    assert set(shown._repr_mimebundle_()) == {"text/plain", "image/png"}
    assert set(progress.my_progress()._repr_mimebundle_()) == {"text/plain", "text/html"}
