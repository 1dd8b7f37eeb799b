"""The report, worked out by hand."""

import numpy as np
import pytest
from boards import DRILL, line, recordings
from hypothesis import given

from utils.whiteboard import Recording, Stroke, report

BOARD = Recording(
    "two-dice",
    60.0,
    (line(2.0, 4.0), line(6.4, 2.0), line(30.0, 3.0, tool="eraser"), line(50.0, 1.0)),
    voice=((1.0, 5.0), (28.0, 29.5), (31.0, 33.0)),
    marks=((9.0, 0), (52.0, 1)),
)


def test_by_hand():
    told = report(BOARD, DRILL)
    assert (told.first_word, told.first_stroke) == (1.0, 2.0)
    assert told.freezes == ((8.4, 28.0, "count"), (33.0, 50.0, "count"), (51.0, 60.0, "say it in words"))
    assert told.milestones == (("write the space", 20, 9.0), ("count", 40, 52.0), ("say it in words", 55, None))
    assert told.talking == pytest.approx(7.5 / 60)
    assert told.writing == pytest.approx((6.4 + 3 + 1) / 60)  # a pen lifted for 0.4 s is still writing
    assert told.both == pytest.approx((3 + 2) / 60)
    assert told.redo == "say it in words"


def test_without_a_microphone_nothing_is_said_of_talking():
    told = report(Recording("two-dice", 10.0, (line(1.0, 1.0),)), DRILL)
    assert (told.first_word, told.talking, told.both) == (None, None, None)
    assert "without a microphone" in repr(told)


def test_an_empty_board():
    told = report(Recording("two-dice", 0.0), DRILL)
    assert (told.first_stroke, told.writing, told.freezes) == (None, 0, ())


def again(marks, scores=None, **more):
    return report(Recording("two-dice", 55.0, marks=marks, scores=scores or {}, **more), DRILL).redo


def test_one_thing_to_do_again():
    busy = {"voice": tuple((float(t), t + 4.0) for t in range(0, 55, 5))}
    frozen = {"voice": ((0.0, 22.0), (33.0, 55.0))}
    due = ((15.0, 0), (35.0, 1), (54.0, 2))
    assert again(due[:1], **busy) == "count"  # the first that was never reached
    assert again(due, **frozen) == "count"  # else where it froze longest
    assert again(((15.0, 0), (45.0, 1), (54.0, 2)), **busy) == "count"  # else what came late
    assert again(due, {"space": 1, "count": 0}, **busy) == "counted six of them"  # else a criterion lost
    assert again(due, {"space": 1, "count": 1}, **busy) == ""


def test_a_stroke_that_outlasts_the_sitting_is_cut_at_its_end():
    points = np.array([[0, 0, 50, 0.5], [0.38, 100, 50, 0.5]])
    assert report(Recording("two-dice", 0.375, (Stroke(0.0, points),)), DRILL).writing == 1


@given(recordings())
def test_shares_fit(recording):
    told = report(recording, DRILL)
    assert 0 <= told.writing <= 1 + 1e-6
    if told.talking is not None:
        assert told.both <= min(told.talking, told.writing) + 1e-9
    assert repr(told)
