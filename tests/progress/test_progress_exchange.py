"""Carrying attempts away and bringing them along: complete, without duplicates, all or none."""

import json
from dataclasses import asdict

import pytest
from attempts import row, several

from utils import progress
from utils.progress import exchange
from utils.progress.memory import store
from utils.progress.rows import FIELDS


@pytest.fixture(autouse=True)
def machine(monkeypatch, tmp_path):
    """Return a function that changes to another machine."""
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)

    def to(name):
        monkeypatch.setenv("COURSE_DATA", str(tmp_path / name))
        return store()

    to("first")
    return to


def test_a_file_brings_everything_and_only_once(machine, tmp_path):
    rows = several(7, cause="sign", verdict="wrong", confidence=None) + several(3, chapter=None)
    store().add(rows)
    file = tmp_path / "out.jsonl"
    assert progress.export_file(file).ok
    second = machine("second")
    mine = row(exercise="mine")
    second.record(mine)
    second.record(rows[0])
    assert "9 attempts added, 1 here already. 11 kept in all." in str(progress.import_file(file))
    assert "0 attempts added" in str(progress.import_file(file))
    assert {one.uuid: one for one in second.rows()} == {one.uuid: one for one in [*rows, mine]}


def test_two_machines_end_up_with_the_same(machine, tmp_path):
    for name in ("first", "second"):
        machine(name).add(several(5))
        progress.export_file(tmp_path / f"{name}.jsonl")
    for name, other in (("first", "second"), ("second", "first")):
        machine(name)
        progress.import_file(tmp_path / f"{other}.jsonl")
    assert sorted(r.uuid for r in machine("first").rows()) == sorted(r.uuid for r in machine("second").rows())
    assert len(machine("first").rows()) == 10


def test_nothing_is_overwritten(tmp_path, monkeypatch):
    store().add(several(2))
    kept = tmp_path / "notes.txt"
    kept.write_text("mine")
    assert not progress.export_file(kept).ok and kept.read_text() == "mine"
    monkeypatch.chdir(tmp_path)
    assert progress.export_file().ok and progress.export_file().ok
    assert len(list(tmp_path.glob("progress-*.jsonl"))) == 2
    refused = progress.export_file(tmp_path / "no" / "such" / "folder.jsonl")
    assert not refused.ok and "could not be written" in str(refused)


def changed(**values):
    """A file whose second attempt has other values."""
    lines = exchange.written(several(3)).splitlines()
    lines[2] = json.dumps({**json.loads(lines[2]), **values})
    return "\n".join(lines)


GOOD = exchange.written(several(3))
JUNK = {
    "nothing": b"",
    "text": b"hello",
    "noise": bytes(range(256)) * 50,
    "zero": b"\0" * 100,
    "a notebook": b'{"cells": [], "metadata": {}}',
    "a list": b"[1, 2]",
    "a database": b"SQLite format 3\0" + b"\0" * 500,
    "cut in a line": GOOD[:-40].encode(),
    "cut at a line": "".join(GOOD.splitlines(keepends=True)[:-1]).encode(),
    "a line too many": (GOOD + GOOD.splitlines()[-1] + "\n").encode(),
    "utf-16": GOOD.encode("utf-16"),
    "no count": GOOD.replace('"attempts": 3', '"attempts": null').encode(),
    "newer": GOOD.replace('"version": 1, "attempts"', '"version": 99, "attempts"').encode(),
    "deep": b"[" * 100_000,
    **{
        f"{name} {str(value)[:20]!r}": changed(**{name: value}).encode()
        for name, value in [
            ("uuid", "x"), ("uuid", None), ("exercise", ""), ("exercise", "e" * 500), ("exercise", 3), ("exercise", "a\0b"),
            ("topic", None), ("version", 1.5), ("version", -1), ("version", 10**30), ("version", True), ("verdict", "great"),
            ("verdict", ["right"]), ("cause", ""), ("confidence", 1.2), ("confidence", "high"), ("confidence", float("nan")),
            ("hints", -1), ("seconds", float("inf")), ("at", "today"), ("at", None), ("chapter", {"a": 1}), ("topic", "\ud800"),
        ]
    },
}  # fmt: skip
for name in [name for name in FIELDS if name != "version"]:  # the first line has one too
    JUNK[f"no {name}"] = GOOD.replace(f'"{name}"', '"other"').encode()


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK.keys())
def test_a_bad_file_is_refused_in_a_sentence_and_nothing_is_lost(junk, tmp_path):
    rows = several(2)
    store().add(rows)
    file = tmp_path / "junk"
    file.write_bytes(junk)
    said = progress.import_file(file)
    assert not said.ok and str(said).endswith((".", ".)")) and "othing was added" in str(said)
    assert "\n" not in str(said) and len(str(said)) < 300
    assert store().rows() == rows


@pytest.mark.parametrize("path", ["/no/such/file", "", ".", "\0", None, 3.5])
def test_a_path_that_is_no_file_is_refused(path):
    said = progress.import_file(path)
    assert not said.ok and "othing was added" in str(said)


def test_further_fields_and_line_ends_of_other_systems_do_no_harm(tmp_path):
    lines = GOOD.splitlines()
    lines[1] = json.dumps({**json.loads(lines[1]), "mood": "fine"})
    file = tmp_path / "x.jsonl"
    file.write_bytes("\ufeff".encode() + "\r\n".join(lines).encode())
    assert "3 attempts added" in str(progress.import_file(file))


def test_the_format_is_one_object_a_line():
    one = row(exercise="größe")
    head, line = exchange.written([one]).splitlines()
    assert json.loads(head) == {"kind": exchange.KIND, "version": 1, "attempts": 1}
    assert json.loads(line) == asdict(one)


def test_what_is_kept_can_be_seen_and_deleted():
    assert "No attempt is kept" in str(progress.show())
    store().add(several(60, exercise="two-dice", cause="named-die", verdict="wrong"))
    said = progress.show()
    assert "60 attempts" in str(said) and str(store().path) in str(said) and "named-die" in str(said)
    assert str(said).count("two-dice") == 50 and said._repr_html_().count("<tr") == 51
    assert str(progress.show(3)).count("two-dice") == 3
    refused = progress.forget()
    assert not refused.ok and "60 attempts" in str(refused) and len(store().rows()) == 60
    assert not progress.forget(confirm="yes").ok and len(store().rows()) == 60
    assert progress.forget(confirm=True).ok
    assert store().rows() == [] and list(store().folder.iterdir()) == []


def test_names_are_escaped():
    store().add([row(exercise="<img src=x onerror=alert(1)>")])
    assert "<img" not in progress.show()._repr_html_() and "<img" not in progress.my_progress()._repr_html_()


def test_nobody_at_the_keyboard_means_nothing_is_touched(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_UNATTENDED", "1")
    for act in (progress.show, progress.export_file, progress.forget, progress.my_progress, progress.my_calibration):
        assert str(tmp_path) not in repr(act())
    assert not progress.forget(confirm=True).ok and not progress.import_file("x").ok
    assert list(tmp_path.iterdir()) == []
