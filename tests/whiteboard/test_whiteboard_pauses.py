"""Freezes: by hand, against a slow search over every moment, and the same live as on the recording."""

from itertools import pairwise

import numpy as np
from boards import line, recordings
from hypothesis import given

from utils.whiteboard import Freeze, Recording, Watch, freezes

STEP = 0.01


def slow(recording):
    """The freezes found by asking every hundredth of a second whether there was life."""
    n = round(recording.seconds / STEP)
    alive = np.zeros(n + 1, bool)
    alive[[0, n]] = True
    moments = [t for stroke in recording.strokes for t in stroke.moments()] + [t for t, *_ in recording.pauses]
    for t in moments:
        alive[min(n, round(t / STEP))] = True
    for a, b in recording.voice or ():
        alive[round(a / STEP) : round(b / STEP) + 1] = True
    at = np.flatnonzero(alive) * STEP
    return [(a, b) for a, b in pairwise(at) if b - a >= 8]


def test_by_hand():
    recording = Recording("x", 60.0, (line(10.0, 2.0), line(30.0, 1.0)), voice=((11.0, 15.0), (40.0, 41.0)))
    assert freezes(recording) == [Freeze(0, 10), Freeze(15, 30), Freeze(31, 40), Freeze(41, 60)]


def test_eight_seconds_are_one_and_less_is_none():
    assert freezes(Recording("x", 8.0)) == [Freeze(0, 8)]
    assert freezes(Recording("x", 7.99)) == []


def test_a_pause_is_no_freeze():
    assert freezes(Recording("x", 14.0, pauses=((7.0, 300.0, "paused"),))) == []


def test_a_pen_held_still_writes_nothing():
    still = line(1.0, 20.0)
    points = still.points[[0, -1]]
    assert freezes(Recording("x", 21.0, (type(still)(1.0, points),))) == [Freeze(1, 21)]


@given(recordings())
def test_like_the_slow_search(recording):
    found, due = freezes(recording), slow(recording)
    near = [d for d in due if d[1] - d[0] > 8.05]
    assert all(any(abs(f.start - a) < 0.02 and abs(f.end - b) < 0.02 for f in found) for a, b in near)
    assert all(
        any(abs(f.start - a) < 0.02 and abs(f.end - b) < 0.02 for a, b in due) or f.seconds < 8.05 for f in found
    )


@given(recordings())
def test_live_finds_what_the_recording_shows(recording):
    watch, events = Watch(), [(t, t) for s in recording.strokes for t in s.moments()]
    events += [(t, t) for t, *_ in recording.pauses]
    for a, b in recording.voice or ():  # the voice is heard every 50 ms
        events += [(float(t), float(t)) for t in [*np.arange(a, b, 0.05), b]]
    for t in np.arange(0, recording.seconds, 0.25):
        events.append((float(t), None))
    for t, active in sorted(events, key=lambda one: one[0]):
        watch.tick(t) if active is None else watch.active(t)
    watch.tick(recording.seconds)
    found, due = watch.freezes, freezes(recording)
    assert np.allclose([(f.start, f.end) for f in found], [(f.start, f.end) for f in due])
    assert len(found) == len(due)


def test_voice_known_late_takes_a_freeze_back():
    watch = Watch()
    watch.tick(8.05)
    assert watch.frozen
    watch.active(7.9)
    watch.active(8.1)
    assert watch.freezes == [] and not watch.frozen


def test_what_is_older_than_the_last_sign_changes_nothing():
    watch = Watch()
    watch.active(5.0)
    watch.active(4.0)
    assert watch.tick(12.5) == 7.5 and not watch.frozen
    watch.tick(13.0)
    assert watch.frozen and watch.freezes == [Freeze(5.0, 13.0)]
