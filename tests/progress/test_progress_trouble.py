"""Whatever is wrong with the file or the disk: nothing is lost in silence, it is said once, and the next attempt is taken."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from attempts import finish, row, several, start

from utils.progress import opening, salvage, schema
from utils.progress.store import Store, reason_of

COUNT = 400


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A sound file of 400 attempts, all in the file itself."""
    store = Store(tmp_path_factory.mktemp("whole"))
    store.add(several(COUNT))
    store.close()
    assert [path.name for path in store.folder.glob("*-wal")] == []
    return store


@pytest.fixture
def broken(whole, tmp_path):
    """A copy of it, to break."""
    shutil.copy(whole.path, tmp_path)
    return tmp_path / whole.path.name


def after(path):
    """Keep an attempt in what is there; return the store, what it said, and the files set aside."""
    store = Store(path.parent)
    store.record(row(exercise="after"))
    said = store.take_remark()
    store.record(row(exercise="once more"))
    assert store.take_remark() is None, "it is said once"
    assert store.waiting == []
    assert [one.exercise for one in store.rows() if one.exercise in ("after", "once more")] == ["after", "once more"]
    store.close()
    return store, said, sorted(one.name for one in path.parent.glob("progress.damaged-*"))


def overwrite(path, start, content):
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def test_a_file_of_noise_is_set_aside(broken):
    noise = os.urandom(50_000)
    broken.write_bytes(noise)
    _, said, aside = after(broken)
    assert len(aside) == 1 and (broken.parent / aside[0]).read_bytes() == noise
    assert aside[0] in said and "none of its attempts could be read" in said


def test_a_second_damage_on_the_same_day_keeps_both(broken):
    for noise in (b"first" * 2000, b"second" * 2000):
        for companion in opening.COMPANIONS:
            broken.with_name(broken.name + companion).unlink(missing_ok=True)
        broken.write_bytes(noise)
        after(broken)
    kept = sorted(broken.parent.glob("progress.damaged-*.sqlite"))
    assert {path.read_bytes()[:5] for path in kept} == {b"first", b"secon"}


def test_all_rows_are_saved_from_a_file_whose_head_is_gone(broken):
    overwrite(broken, 0, os.urandom(4096))
    store, said, aside = after(broken)
    assert len(aside) == 1 and f"{COUNT} attempts could be read" in said
    assert len(store.rows()) == COUNT + 2


def test_rows_on_sound_pages_are_saved(broken):
    size = broken.stat().st_size
    overwrite(broken, size // 2 // 4096 * 4096, b"\xff" * 4096)
    store, said, aside = after(broken)
    assert len(aside) == 1 and "could be read" in said
    assert COUNT * 0.8 < len(store.rows()) - 2 <= COUNT


def test_rows_of_a_truncated_file_are_saved(broken):
    with broken.open("r+b") as file:
        file.truncate(broken.stat().st_size * 6 // 10)
    store, said, aside = after(broken)
    assert len(aside) == 1 and "damaged" in said
    assert len(store.rows()) - 2 > COUNT * 0.3


def test_what_is_saved_is_what_was_there(broken, whole):
    overwrite(broken, 0, bytes(100))
    saved = salvage.salvage(broken)
    assert saved == whole.rows()


def test_a_file_cut_to_a_few_bytes(broken):
    with broken.open("r+b") as file:
        file.truncate(37)
    _, said, aside = after(broken)
    assert len(aside) == 1 and aside[0] in said


def test_an_empty_file_is_begun(broken):
    broken.write_bytes(b"")
    store, said, aside = after(broken)
    assert (said, aside, len(store.rows())) == (None, [], 2)


def test_an_empty_file_with_a_log_is_no_fresh_start(tmp_path):
    """SQLite would throw the log away, and the attempts in it."""
    process = start(tmp_path, "import os, signal\nstore.add(several(30))\nos.kill(os.getpid(), signal.SIGKILL)")
    process.communicate()
    path = tmp_path / "progress.sqlite"
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size > 0
    kept = log.read_bytes()
    path.write_bytes(b"")
    _, said, aside = after(path)
    assert any((tmp_path / name).read_bytes() == kept for name in aside if name.endswith("-wal"))
    assert "damaged" in said


def test_a_folder_in_its_place_is_set_aside(tmp_path):
    (tmp_path / "progress.sqlite" / "deep").mkdir(parents=True)
    _, said, aside = after(tmp_path / "progress.sqlite")
    assert len(aside) == 1 and (tmp_path / aside[0] / "deep").is_dir() and aside[0] in said


def test_damage_under_a_running_kernel(broken):
    store = Store(broken.parent)
    store.record(row())
    store._open().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    overwrite(broken, 0, os.urandom(broken.stat().st_size))
    store._open().execute("PRAGMA cache_size=0")
    for one in several(30):
        store.record(one)
    said = store.take_remark()
    assert "damaged" in said and store.waiting == []
    assert len(store.rows()) >= 30
    store.close()


def test_several_processes_meet_a_damaged_file_at_once(broken):
    overwrite(broken, 0, os.urandom(4096))
    program = "for one in several(20): store.record(one)\nprint(len(store.waiting))"
    for process in [start(broken.parent, program) for _ in range(4)]:
        assert finish(process).split() == ["0"]
    assert len(list(broken.parent.glob("progress.damaged-*.sqlite"))) == 1
    assert len(Store(broken.parent).rows()) == COUNT + 80


def test_an_older_file_is_brought_up_to_date_and_copied_before(broken, whole, monkeypatch):
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "ALTER TABLE attempts ADD COLUMN mood TEXT"))
    store, said, aside = after(broken)
    assert (said, aside, len(store.rows())) == (None, [], COUNT + 2)
    with (
        closing(sqlite3.connect(broken)) as now,
        closing(sqlite3.connect(broken.parent / "progress.before-v2.sqlite")) as was,
    ):
        assert now.execute("PRAGMA user_version").fetchone() == (2,)
        assert was.execute("PRAGMA user_version").fetchone() == (1,)
        assert was.execute("SELECT count(*) FROM attempts").fetchone() == (COUNT,)


def test_an_update_that_fails_changes_nothing(broken, monkeypatch):
    content = broken.read_bytes()
    steps = (*schema.STEPS, "ALTER TABLE attempts ADD COLUMN mood TEXT", "ALTER TABLE no_such ADD COLUMN x TEXT")
    monkeypatch.setattr(schema, "STEPS", steps)
    store = Store(broken.parent)
    store.record(row())
    assert "not saved" in store.take_remark() and len(store.waiting) == 1
    assert len(store.rows()) == COUNT + 1
    with closing(sqlite3.connect(broken)) as now:
        assert now.execute("PRAGMA user_version").fetchone() == (1,)
        assert "mood" not in now.execute("SELECT sql FROM sqlite_master").fetchone()[0]
    assert len(content) == broken.stat().st_size


def test_a_newer_file_is_left_alone(broken):
    with closing(sqlite3.connect(broken)) as newer:
        newer.execute("ALTER TABLE attempts ADD COLUMN mood TEXT")
        newer.execute("PRAGMA user_version=7")
        newer.commit()
    content = broken.read_bytes()
    store, said, aside = after(broken)
    assert "newer version" in said and "progress.v1.sqlite" in said and aside == []
    assert broken.read_bytes() == content
    assert len(store.rows()) == 2


def test_another_programs_file_is_left_alone(tmp_path):
    path = tmp_path / "progress.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (name TEXT)")
        other.commit()
    content = path.read_bytes()
    _, said, _ = after(path)
    assert "another program" in said and path.read_bytes() == content


def test_a_lock_that_is_held_makes_attempts_wait(broken, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    store = Store(broken.parent)
    with closing(sqlite3.connect(broken, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(3):
            store.record(row())
        said = store.take_remark()
        assert said.count("another program holds the file") == 1
        assert len(store.waiting) == 3 and len(store.rows()) == COUNT + 3
    store.record(row())
    assert store.waiting == [] and "saved again" in store.take_remark()
    assert len(Store(broken.parent).rows()) == COUNT + 4
    store.close()


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for number in range(20): store.record(row())
store._open().execute("PRAGMA wal_checkpoint(TRUNCATE)")
before = len(store.rows())
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, hard))  # as on a disk with no room: no file grows any further
for number in range(50): store.record(row())
print(before, len(store.rows()), len(store.waiting) > 0, store.take_remark())
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.record(row())
print(len(store.waiting), len(store.rows()), store.take_remark())
"""


def test_a_full_disk_makes_attempts_wait(tmp_path):
    pytest.importorskip("resource", reason="no file size limits here")
    full, freed = finish(start(tmp_path, FULL)).splitlines()
    assert full.startswith("20 70 True Your attempts are not saved")
    assert freed.startswith("0 71 Your attempts are being saved again")
    assert len(Store(tmp_path).rows()) == 71


@pytest.fixture
def public():
    """A folder that any user may write to."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o777)
        yield Path(name)


# Root may write anywhere, so a test run by root goes on as nobody.
READ_ONLY = """
import os
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for number in range(3): store.record(row())
print(len(store.rows()), len(store.waiting), store.take_remark())
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="other permissions here")
def test_a_read_only_home(public):
    (public / "home").mkdir(mode=0o555)
    said = finish(start(public / "home" / "course", READ_ONLY))
    assert said.startswith("3 3 ") and said.count("may not be written to") == 1
    assert list((public / "home").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="other permissions here")
def test_a_read_only_file_can_still_be_read(public, whole):
    shutil.copy(whole.path, public)
    (public / "progress.sqlite").chmod(0o444)
    public.chmod(0o555)
    content = (public / "progress.sqlite").read_bytes()
    said = finish(start(public, READ_ONLY))
    public.chmod(0o777)
    assert said.startswith(f"{COUNT + 3} 3 ") and said.count("not saved") == 1
    assert (public / "progress.sqlite").read_bytes() == content


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "data").write_text("not a folder")
    store = Store(tmp_path / "data" / "course")
    store.record(row())
    assert len(store.rows()) == 1 and "not saved" in store.take_remark()
    assert (tmp_path / "data").read_text() == "not a folder"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.OperationalError("database is locked"), "another program"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "may not be written"),
        (OSError(28, "No space left on device"), "no room"),
        (OSError(30, "Read-only file system"), "may not be written"),
        (ValueError("odd"), "ValueError: odd"),
    ],
)
def test_reasons_are_said_in_plain_words(error, words):
    assert words in reason_of(error)
