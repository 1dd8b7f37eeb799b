"""`build`, `build --check`, `new` and `reset`: what is stale, what is written, and what is never overwritten."""

import datetime
import json
import re
import subprocess

import pytest

from utils import naming, reset
from utils.build import contents, make, new
from utils.build.cli import main
from utils.build.front import Front
from utils.build.refusal import Refused
from utils.build.state import State, learner_state, teacher_state
from utils.pristine import keep_clean_copies

CELL = "\n### BEGIN SOLUTION\nanswer = 1 / 11\n### END SOLUTION\nanswer"
NOON = datetime.datetime(2026, 11, 22, 12, 0, 5)


@pytest.fixture(scope="module")
def once(tmp_path_factory, make_course):
    course = make_course(tmp_path_factory.mktemp("once") / "course")
    course.write("03_dice", CELL, title="Dice")
    list(make.build(course.root, []))
    return course


@pytest.fixture
def built(once, tmp_path):
    course = once.copy(tmp_path / "course")
    course.source = course.root / "solutions" / "03_dice.py"
    course.mine = course.notebook("03_dice")
    course.theirs = course.notebook("03_dice", "solutions")
    return course


def git(course, *words):
    names = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"]
    subprocess.run(["git", *names, *words], cwd=course.root, check=True, capture_output=True)


def commit(course):
    git(course, "init", "-q")
    git(course, "add", "-A")
    git(course, "commit", "-q", "-m", "x")


def rewrite(path, change):
    notebook = json.loads(path.read_bytes())
    change(notebook)
    path.write_text(json.dumps(notebook), "utf-8")


def answer(notebook):
    notebook["cells"][1]["source"] = ["answer = 1 / 6\n", "answer"]


def run(notebook):
    notebook["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "ran"}]


def states(course):
    return dict(make.check(course.root))


def stale(course):
    return [what for what, state in make.check(course.root) if not state.current]


def test_after_a_build_all_is_fresh_and_a_build_does_nothing(built):
    assert set(states(built).values()) == {State.FRESH}
    before = built.mine.stat().st_mtime_ns, built.theirs.stat().st_mtime_ns
    assert list(make.build(built.root, [])) == []
    assert (built.mine.stat().st_mtime_ns, built.theirs.stat().st_mtime_ns) == before


def test_all_rebuilds_to_the_same_bytes(built):
    before = built.mine.read_bytes(), built.theirs.read_bytes()
    assert len(list(make.build(built.root, [], everything=True))) == 2
    assert (built.mine.read_bytes(), built.theirs.read_bytes()) == before


def test_a_changed_source_makes_both_stale_and_checking_executes_nothing(built, monkeypatch):
    monkeypatch.setattr("nbclient.NotebookClient.execute", lambda *_, **__: pytest.fail("executed"))
    built.write("03_dice", CELL, "\n2", title="Dice")
    assert stale(built) == ["03_dice, learner's edition", "03_dice, teacher's edition"]


def test_only_what_is_stale_is_built(built):
    built.write("04_odds", "\n1")
    before = built.theirs.stat().st_mtime_ns
    said = list(make.build(built.root, []))
    assert [line.split(":")[0] for line in said] == ["04_odds", "04_odds", "README.md"]
    assert built.theirs.stat().st_mtime_ns == before


def test_a_changed_module_makes_the_teachers_edition_stale(built):
    module = built.root / "utils" / "chapters" / "dice.py"
    module.write_text("says = 1\n", "utf-8")
    assert stale(built) == ["03_dice, teacher's edition"]


def test_a_missing_edition_is_said(built):
    built.mine.unlink()
    assert states(built)["03_dice, learner's edition"] is State.MISSING


def test_a_notebook_without_a_source_is_said(built):
    built.source.unlink()
    assert stale(built)[0] == "03_dice, without a source"


def test_a_learner_who_only_ran_it_is_not_stale_and_may_be_overwritten(built):
    fresh = built.mine.read_bytes()
    rewrite(built.mine, run)
    assert learner_state(built.root, built.source) is State.RUN
    assert list(make.build(built.root, [])) == []
    list(make.build(built.root, [], everything=True))
    assert built.mine.read_bytes() == fresh


@pytest.mark.parametrize("everything", [False, True])
def test_answers_are_never_overwritten(built, everything):
    rewrite(built.mine, answer)
    built.write("03_dice", CELL, "\n2")
    mine = built.mine.read_bytes()
    said = list(make.build(built.root, ["dice"], everything))
    assert built.mine.read_bytes() == mine
    assert said[0].startswith("03_dice: learner's edition")
    assert "python -m utils reset 03_dice" in said[0]


def test_answers_in_the_working_copy_are_not_stale(built):
    commit(built)
    rewrite(built.mine, answer)
    assert learner_state(built.root, built.source) is State.EDITED
    assert stale(built) == []


def test_answers_that_are_committed_are_stale(built):
    rewrite(built.mine, answer)
    commit(built)
    assert learner_state(built.root, built.source) is State.CHANGED


def test_outputs_that_are_committed_are_stale(built):
    rewrite(built.mine, run)
    commit(built)
    assert learner_state(built.root, built.source) is State.CHANGED


def test_answers_on_an_old_commit_are_stale_when_the_source_moved_on(built):
    commit(built)
    rewrite(built.mine, answer)
    built.write("03_dice", CELL, "\n2")
    assert learner_state(built.root, built.source) is State.STALE


@pytest.mark.parametrize("change", [answer, run])
def test_a_teachers_edition_changed_by_hand_is_stale(built, change):
    rewrite(built.theirs, change)
    assert not teacher_state(built.root, built.source).current


def test_a_teachers_edition_with_other_text_is_not_overwritten(built):
    rewrite(built.theirs, answer)
    theirs = built.theirs.read_bytes()
    assert "move solutions/03_dice.ipynb away" in list(make.build(built.root, [], everything=True))[1]
    assert built.theirs.read_bytes() == theirs


@pytest.mark.parametrize("content", [b"", b"not a notebook", b"[]"])
def test_what_is_no_notebook_is_not_overwritten(built, content):
    built.mine.write_bytes(content)
    list(make.build(built.root, [], everything=True))
    assert built.mine.read_bytes() == content


def test_a_chapter_that_does_not_build_leaves_the_old_editions(built):
    before = built.theirs.read_bytes()
    built.write("03_dice", "\n1 / 0")
    with pytest.raises(Refused, match="ZeroDivisionError"):
        list(make.build(built.root, []))
    assert built.theirs.read_bytes() == before
    assert [path.name for path in built.theirs.parent.iterdir() if path.suffix == ".part"] == []


def test_the_command_says_and_exits(built, capsys):
    assert main("build", ["--check"], built.root) == 0
    assert capsys.readouterr().out == "Everything is current.\n"
    built.write("03_dice", "\n2", title="Dice")
    assert main("build", ["--check"], built.root) == 1
    out = capsys.readouterr().out
    assert "03_dice, learner's edition: stale\n03_dice, teacher's edition: stale\n2 stale;" in out
    assert main("build", ["bread"], built.root) == 1
    assert "no chapter bread" in capsys.readouterr().err
    built.write("03_dice", "\n%magic")
    assert main("build", [], built.root) == 1
    assert "03_dice.py:6: `%magic` is a magic" in capsys.readouterr().err


def test_contents_table(built):
    readme = built.root / "README.md"
    assert "| 03 | [Dice](notebooks/03_dice.ipynb) | 10 | nothing |\n<!-- /contents -->\n\nend\n" in readme.read_text(
        "utf-8"
    )
    readme.write_text(readme.read_text("utf-8").replace("Dice", "Mice"), "utf-8")
    assert stale(built) == ["README.md, contents table"]
    assert list(make.build(built.root, [])) == ["README.md: contents table written"]
    readme.write_text("no marks", "utf-8")
    assert stale(built) == []
    readme.unlink()
    assert stale(built) == []


def test_contents_in_order_with_needs():
    table = contents.table({"03_b": Front("B", 50, ("00_a",)), "00_a": Front("A", 10, ())})
    assert [re.findall(r"\d+|nothing", row)[-1] for row in table.splitlines()[2:]] == ["nothing", "00"]


@pytest.mark.parametrize("name", ["03", "3", "dice", "03_dice", "notebooks/03_dice.ipynb", "notebooks\\03_dice.ipynb"])
def test_reset_gives_a_clean_one_and_keeps_the_old(built, name):
    clean = built.mine.read_bytes()
    rewrite(built.mine, answer)
    mine = built.mine.read_bytes()
    said = reset.reset(built.root, name)
    assert built.mine.read_bytes() == clean
    kept = [path for path in built.mine.parent.iterdir() if path != built.mine]
    assert [path.read_bytes() for path in kept] == [mine]
    assert re.fullmatch(r"03_dice\.yours-\d{8}-\d{6}\.ipynb", kept[0].name)
    assert kept[0].name in said
    assert stale(built) == []


def test_what_is_kept_is_never_overwritten(built):
    names = set()
    for _ in range(3):
        path = reset.beside(built.mine, NOON)
        path.write_text("kept", "utf-8")
        names.add(path.name)
    stem = "03_dice.yours-20261122-120005"
    assert names == {f"{stem}.ipynb", f"{stem}-2.ipynb", f"{stem}-3.ipynb"}


def test_reset_of_a_clean_or_missing_chapter(built):
    clean = built.mine.read_bytes()
    assert "clean already" in reset.reset(built.root, "03")
    built.mine.unlink()
    assert "is back" in reset.reset(built.root, "03")
    assert [path.name for path in built.mine.parent.iterdir()] == ["03_dice.ipynb"]
    assert built.mine.read_bytes() == clean


def test_reset_without_the_build_takes_the_last_clean_commit(built, monkeypatch):
    monkeypatch.setattr(reset, "_built", lambda *_: None)
    clean = built.mine.read_bytes()
    commit(built)
    rewrite(built.mine, answer)
    git(built, "commit", "-qam", "my answers")
    reset.reset(built.root, "03")
    assert built.mine.read_bytes() == clean


def test_reset_in_a_bundle_takes_its_own_copy(built, monkeypatch):
    monkeypatch.setattr(reset, "_built", lambda *_: None)
    pristine = built.root / "notebooks" / naming.PRISTINE
    pristine.mkdir()
    clean = built.mine.read_bytes()
    (pristine / "03_dice.ipynb").write_bytes(clean)
    rewrite(built.mine, answer)
    reset.reset(built.root, "dice")
    assert built.mine.read_bytes() == clean


def test_reset_says_what_is_wrong(built, monkeypatch, capsys):
    assert reset.main([], built.root) == 2
    assert reset.main(["bread"], built.root) == 1
    monkeypatch.setattr(reset, "_built", lambda *_: None)
    rewrite(built.mine, answer)
    mine = built.mine.read_bytes()
    assert reset.main(["03"], built.root) == 1
    said = capsys.readouterr().err
    assert "no chapter bread. There are: 03_dice" in said
    assert "no clean copy" in said
    assert built.mine.read_bytes() == mine


@pytest.mark.parametrize(
    ("wanted", "stem"),
    [("bread", "04_bread"), ("02_bread", "02_bread"), ("red_bread", "04_red_bread"), ("c51_bread", "04_c51_bread")],
)
def test_a_new_name(wanted, stem):
    assert new.choose(wanted, ["00_start", "03_dice"]) == stem


@pytest.mark.parametrize(
    "wanted", ["Bread", "bread-x", "5", "5_bread", "", "../x", "bread_", "class", "a b", "é", "100_x"]
)
def test_a_bad_name_is_refused(wanted):
    with pytest.raises(Refused, match="not a chapter's name"):
        new.choose(wanted, [])


@pytest.mark.parametrize("wanted", ["dice", "04_dice", "03_bread"])
def test_a_taken_name_is_refused(wanted):
    with pytest.raises(Refused, match="is taken by 03_dice"):
        new.choose(wanted, ["03_dice"])


def test_a_taken_module_is_refused(course):
    (course.root / "utils" / "chapters" / "bread.py").write_text("", "utf-8")
    with pytest.raises(Refused, match="has a module called bread"):
        new.new(course.root, "bread")
    assert not list((course.root / "solutions").iterdir())


def test_the_first_number_is_zero_and_after_99_one_must_choose():
    assert new.choose("start", []) == "00_start"
    with pytest.raises(Refused, match="99"):
        new.choose("start", ["99_end"])


def test_clean_copies_are_kept_where_there_is_no_git(built):
    chapter = built.root / "notebooks" / "03_dice.ipynb"
    clean = chapter.read_bytes()
    keep_clean_copies(built.root)
    chapter.write_bytes(clean.replace(b"...", b"1 / 11"))
    keep_clean_copies(built.root)
    assert (chapter.parent / naming.PRISTINE / chapter.name).read_bytes() == clean
    reset.reset(built.root, "03")
    assert chapter.read_bytes() == clean


def test_no_copies_beside_git(built):
    (built.root / ".git").mkdir()
    keep_clean_copies(built.root)
    assert not (built.root / "notebooks" / naming.PRISTINE).exists()
