"""A recording survives its file; a file that is none, newer or damaged is said to be so."""

import json
import zipfile

import numpy as np
import pytest
from boards import line, recordings
from hypothesis import given

from utils.whiteboard import Recording, Unreadable, load, save

PLAIN = Recording(
    "two-dice", 61.5, (line(1.0, 2.0, hidden=((5.0, None),)),), voice=((1.0, 2.5),), marks=((3.0, 0),)
).plain()


@given(recordings())
def test_json_and_back(recording):
    back = Recording.of(json.loads(json.dumps(recording.plain(), allow_nan=False)))
    assert back.plain() == recording.plain()
    assert len(back.strokes) == len(recording.strokes)
    for one, other in zip(back.strokes, recording.strokes, strict=True):
        assert np.abs(one.points - other.points).max() <= 0.01
        assert (one.t, one.hidden) == (other.t, other.hidden)


@pytest.mark.parametrize("name", ["a.board.json", "a.board.zip"])
def test_file_and_back(tmp_path, name):
    assert load(save(Recording.of(PLAIN), tmp_path / name)).plain() == PLAIN


def test_the_voice_lies_beside_it_in_the_zip(tmp_path):
    kept = {**PLAIN, "sound": [{"at": 0.5, "type": "audio/webm", "file": "voice-0.webm"}]}
    path = save(Recording.of(kept), tmp_path / "a.board.zip", {"voice-0.webm": b"\x1aE\xdf\xa3voice"})
    assert load(path).sound == ((0.5, "audio/webm", "voice-0.webm"),)
    with zipfile.ZipFile(path) as pack:
        assert pack.read("voice-0.webm") == b"\x1aE\xdf\xa3voice"
    with pytest.raises(ValueError, match=r"ends in \.zip"):
        save(Recording.of(kept), tmp_path / "a.json", {"voice-0.webm": b"x"})


def test_unknown_fields_are_passed_over():
    assert Recording.of({**PLAIN, "mood": "good"}).plain() == PLAIN


def test_a_newer_file_is_said_to_be_newer():
    with pytest.raises(Unreadable, match=r"newer course \(format 2, this one reads up to 1\)\. Update"):
        Recording.of({**PLAIN, "version": 2, "strokes": "something new"})


@pytest.mark.parametrize("other", [None, 3, [], {}, {"format": "other"}, "text"])
def test_something_else_is_said_to_be_something_else(other):
    with pytest.raises(Unreadable, match="not a recording of the whiteboard"):
        Recording.of(other)


def damaged():
    stroke = PLAIN["strokes"][0]
    for name in ("seconds", "strokes", "marks", "pauses", "voice", "size", "pages", "drill", "began"):
        yield {key: value for key, value in PLAIN.items() if key != name}
    for name in ("seconds", "strokes", "marks", "pauses", "voice", "size", "began", "sound", "scores"):
        yield {**PLAIN, name: "x"}
    for points in ([], [1, 2, 3], [0, 0, 0, float("nan")], [0, 0, 0, "x"], [[0, 0, 0, 0]], None):
        yield {**PLAIN, "strokes": [{**stroke, "points": points}]}
    for change in ({"page": 7}, {"tool": "chisel"}, {"t": -1}, {"t": float("inf")}, {"hidden": [[1]]}, {"hidden": 4}):
        yield {**PLAIN, "strokes": [{**stroke, **change}]}
    yield {**PLAIN, "version": "1"}
    yield {**PLAIN, "marks": [[1, 2, 3]]}
    yield {**PLAIN, "seconds": True}


@pytest.mark.parametrize("given", list(damaged()))
def test_damage_is_said(given):
    with pytest.raises(Unreadable, match=r"damaged: .*\."):
        Recording.of(given)


def test_files_that_are_none(tmp_path):
    wrong = {
        "a.json": b"{", "b.json": b"\xff\xfe\x00", "c.json": b"[" * 100_000, "d.zip": b"PK\x03\x04 and then nothing",
        "e.json": b"", "f.json": b'{"format": "course-whiteboard", "version": 1}',
    }  # fmt: skip
    for name, content in wrong.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Unreadable, match="damaged"):
            load(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "g.zip", "w") as pack:
        pack.writestr("other.txt", "x")
    with pytest.raises(Unreadable, match=r"without a recording\.json"):
        load(tmp_path / "g.zip")
    with pytest.raises(OSError):
        load(tmp_path / "nothing.json")


def test_a_cut_off_zip_is_damaged(tmp_path):
    path = save(Recording.of(PLAIN), tmp_path / "a.zip")
    whole = path.read_bytes()
    for length in (30, len(whole) // 2, len(whole) - 10):
        path.write_bytes(whole[:length])
        with pytest.raises(Unreadable):
            load(path)
