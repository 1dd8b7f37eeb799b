"""The store as it should be: what goes in comes out, at once, from several processes, and after a kill."""

import os
import subprocess
import sys
import threading

import pytest
from attempts import finish, row, several, start

from utils.progress import opening, place
from utils.progress.store import Store


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "data")
    yield made
    made.close()


def uuids(rows):
    return sorted(one.uuid for one in rows)


def test_what_goes_in_comes_out_in_order(store):
    rows = [row(cause="named-die", verdict="wrong", confidence=None, chapter=None, at=5.0), row(at=3.0), row(at=4.0)]
    for one in rows:
        store.record(one)
    assert store.rows() == sorted(rows, key=lambda one: one.at)
    assert store.take_remark() is None
    store.close()
    assert Store(store.folder).rows() == sorted(rows, key=lambda one: one.at)


def test_reading_what_is_not_there_makes_no_file(store):
    assert store.rows() == []
    assert not store.folder.exists()


KILLED = """
print("up")
for number in range(200):
    one = row(exercise=f"e{number}")
    store.record(one)
    print(one.uuid)
"""


@pytest.mark.parametrize("part", range(4))
def test_a_kill_loses_no_acknowledged_attempt(tmp_path, part):
    for turn in range(5):
        folder = tmp_path / str(turn)
        process = start(folder, KILLED)
        acknowledged = []
        for line in process.stdout:
            acknowledged.append(line.strip())
            if len(acknowledged) > 7 + 40 * turn + 9 * part:
                process.kill()  # and what it managed to print until then counts too
        process.wait()
        process.stderr.close()
        acknowledged = [word for word in acknowledged[1:] if len(word) == 32]
        assert len(acknowledged) >= 7 + 40 * turn + 9 * part
        after = Store(folder)
        assert set(acknowledged) <= {one.uuid for one in after.rows()}
        assert after.take_remark() is None
        after.record(row())
        assert after.take_remark() is None
        after.close()


def test_two_processes_keep_a_thousand_each(tmp_path):
    program = "for one in several(1000): store.record(one)\nprint(len(store.waiting), store.take_remark())"
    for process in [start(tmp_path, program) for _ in range(2)]:
        assert finish(process).split() == ["0", "None"]
    rows = Store(tmp_path).rows()
    assert len(rows) == len(set(uuids(rows))) == 2000


def test_many_processes_may_begin_the_file_at_once(tmp_path):
    program = "store.record(row()); print(len(store.waiting), store.take_remark())"
    for process in [start(tmp_path, program) for _ in range(6)]:
        assert finish(process).split() == ["0", "None"]
    assert len(Store(tmp_path).rows()) == 6


def test_several_threads_take_turns(store):
    rows = several(200)
    threads = [threading.Thread(target=lambda k=k: [store.record(one) for one in rows[k::4]]) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert uuids(store.rows()) == uuids(rows)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_opens_the_file_for_itself(tmp_path):
    program = (
        "import os\nstore.record(row())\nchild = os.fork()\nstore.record(row())\n"
        "if child:\n    os.waitpid(child, 0)\n    store.record(row())\n    print(len(store.rows()))"
    )
    assert finish(start(tmp_path, program)).split() == ["4"]


def test_adding_twice_changes_nothing(store):
    rows = several(5)
    store.record(rows[0])
    assert store.add(rows) == 4
    assert store.add(rows) == 0
    assert uuids(store.rows()) == uuids(rows)


def test_the_log_is_used_and_flushed_as_said(store):
    store.record(row())
    assert store._open().execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store._open().execute("PRAGMA synchronous").fetchone() == (1,)


def test_without_the_log_every_write_is_flushed(store, monkeypatch):
    monkeypatch.setattr(opening, "on_network", lambda path: True)
    store.record(row())
    assert store._open().execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert store._open().execute("PRAGMA synchronous").fetchone() == (2,)
    assert len(store.rows()) == 1 and store.take_remark() is None


def test_a_file_system_that_refuses_the_log_is_met(store, monkeypatch):
    """SQLite's dotfile locking, meant for network disks, has no shared memory and so no log."""
    real = opening.sqlite3.connect
    monkeypatch.setattr(
        opening,
        "connect",
        lambda path: real(f"file:{path}?vfs=unix-dotfile", uri=True, isolation_level=None, check_same_thread=False),
    )
    for one in several(3):
        store.record(one)
    assert store._open().execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert len(store.rows()) == 3 and store.take_remark() is None


def test_network_disks_are_told_from_the_table_of_mounts(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path}/far nfs4 rw 0 0\n//s/y {tmp_path}/a\\040b cifs rw 0 0\n"
    )
    assert place.on_network(tmp_path / "far" / "deep" / "progress.sqlite", mounts)
    assert place.on_network(tmp_path / "a b" / "progress.sqlite", mounts)
    assert not place.on_network(tmp_path / "farther" / "progress.sqlite", mounts)
    assert not place.on_network(tmp_path, tmp_path / "no-such-table")


def test_a_file_put_in_its_place_meanwhile_is_seen(store, tmp_path):
    store.record(row())
    other = Store(tmp_path / "other")
    other.add(several(3))
    other.close()
    opening.set_aside(store.path)  # as another notebook does with a damaged file
    os.replace(other.path, store.path)
    store.record(row())
    assert len(store.rows()) == 4


def test_the_folder_may_vanish_under_a_running_kernel(store):
    store.record(row())
    for path in store.folder.iterdir():
        path.unlink()
    store.folder.rmdir()
    store.record(row())
    assert len(store.rows()) == 1 and store.path.exists()


def test_forgetting_keeps_nothing(store):
    for one in several(50, exercise="a-telling-name"):
        store.record(one)
    for name in ("progress.damaged-2026-01-01.sqlite", "progress.before-v2.sqlite", "progress.v1.sqlite-wal"):
        (store.folder / name).write_bytes(b"a-telling-name")
    (store.folder / "notes.txt").write_text("mine")
    store.forget()
    assert [path.name for path in store.folder.iterdir()] == ["notes.txt"]
    assert store.rows() == []
    store.record(row())
    assert len(store.rows()) == 1 and store.take_remark() is None


def test_forgetting_takes_a_mock_onsite_along_and_nothing_of_anybody_else(store):
    store.record(row())
    for name in ("mock-onsite.json", "mock-onsite-2.json.tmp", "mine.txt"):
        (store.folder / name).write_text("{}")
    store.forget()
    assert [path.name for path in store.folder.iterdir()] == ["mine.txt"]


def test_a_notebook_that_is_open_meanwhile_goes_on_after_forgetting(tmp_path):
    program = 'store.record(row())\nprint("up")\nsys.stdin.readline()\nstore.record(row())\nprint(store.take_remark())'
    process = start(tmp_path, program, stdin=subprocess.PIPE)
    assert process.stdout.readline() == "up\n"
    Store(tmp_path).forget()
    out, err = process.communicate("go\n", timeout=60)
    assert (out, process.returncode) == ("None\n", 0), err
    assert len(Store(tmp_path).rows()) == 1


def test_the_variable_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(place.VARIABLE, str(tmp_path / "here"))
    assert place.folder() == tmp_path / "here"
    monkeypatch.delenv(place.VARIABLE)
    assert place.folder().name == place.APPLICATION and place.folder().is_absolute()


def test_importing_a_chapter_loads_no_database_and_touches_no_disk(tmp_path):
    program = "import sys, utils.chapters.start_here; print('sqlite3' in sys.modules, 'platformdirs' in sys.modules)"
    environ = {**os.environ, "COURSE_DATA": str(tmp_path / "data"), "HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "False"
    assert not (tmp_path / "data").exists()
