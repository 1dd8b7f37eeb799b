"""Reading a source: what it says of itself, where its cells stand, and what is refused."""

import pytest

from utils.build import house
from utils.build.front import Front, read_front
from utils.build.refusal import Refused
from utils.build.scope import bound_names, check_mistakes, used_names
from utils.build.source import read

TOP = "# %% [markdown]\n# # Dice\n# **50 minutes** · needs 00_start_here, 01_odds\n"


def source(tmp_path, text, stem="03_dice"):
    path = tmp_path / f"{stem}.py"
    path.write_text(text, "utf-8")
    return path


def test_cells_tags_and_lines(tmp_path):
    header = "# ---\n# jupyter:\n#   jupytext: {}\n# ---\n\n"
    path = source(tmp_path, header + TOP + '\n# %% tags=["mistake"]\n\nx = 1\n\n# %%\ny = 2\n')
    chapter = read(path)
    assert [(c.kind, c.text, c.tags, c.line) for c in chapter.cells[1:]] == [
        ("code", "x = 1", ("mistake",), 12),
        ("code", "y = 2", (), 15),
    ]
    assert (chapter.stem, chapter.name) == ("03_dice", "dice")


def test_front_is_the_same_however_it_is_read(tmp_path):
    path = source(tmp_path, TOP + "# prose\n\n# %%\nx = 1\n")
    assert read(path).front == read_front(path) == Front("Dice", 50, ("00_start_here", "01_odds"))


def test_needs_nothing(tmp_path):
    path = source(tmp_path, "# %% [markdown]\n# # Dice\n#\n# **8 minutes** · needs nothing\n")
    assert read_front(path) == read(path).front == Front("Dice", 8, ())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# %% [markdown]\n# Dice\n# **50 minutes** · needs nothing\n", "must be the title"),
        ("# %% [markdown]\n# # Dice\n", "must say `"),
        ("# %% [markdown]\n# # Dice\n# **50 minutes**\n", "must say `"),
        ("# %% [markdown]\n# # Dice\n# 50 minutes · needs nothing\n", "must say `"),
        ("# %%\nx = 1\n", "must be markdown"),
        ("", "must be markdown"),
    ],
)
def test_a_first_cell_that_does_not_say_is_refused(tmp_path, text, why):
    with pytest.raises(Refused, match=why):
        read_front(source(tmp_path, text))


@pytest.mark.parametrize(
    ("cell", "line", "why"),
    [
        ("%matplotlib inline", 6, "is a magic"),
        ("# %matplotlib inline", 6, "is a magic"),
        ("x = 1\n!ls", 7, "is a magic"),
        ("x = 1\nlen?", 7, "is a magic"),
        ("x = 1\ndef f(:", 7, "is not Python"),
    ],
)
def test_what_is_not_python_is_refused_with_its_line(tmp_path, cell, line, why):
    with pytest.raises(Refused, match=why) as problem:
        read(source(tmp_path, f"{TOP}\n# %%\n{cell}\n"))
    assert str(problem.value).startswith(f"03_dice.py:{line}: ")


def test_text_outside_the_cells_is_refused(tmp_path):
    with pytest.raises(Refused, match="outside the cells"):
        read(source(tmp_path, "x = 1\n\n" + TOP))


@pytest.mark.parametrize("stem", ["dice", "3_dice", "03_Dice", "03-dice"])
def test_a_bad_file_name_is_refused(course, stem):
    course.write(stem)
    with pytest.raises(Refused, match=r"called NN_name\.py"):
        house.sources(course.root)


@pytest.mark.parametrize(("stems", "what"), [(("03_dice", "03_odds"), "number"), (("03_dice", "04_dice"), "name")])
def test_one_number_or_name_twice_is_refused(course, stems, what):
    for stem in stems:
        course.write(stem)
    with pytest.raises(Refused, match=f"have the same {what}"):
        house.sources(course.root)


def test_a_chapter_that_needs_none_that_exists_is_refused(course):
    course.write("03_dice", needs="02_odds")
    with pytest.raises(Refused, match="02_odds, which is not a chapter"):
        house.fronts(course.root)


def test_an_exercise_name_in_two_chapters_is_refused(course):
    chapters = course.root / "utils" / "chapters"
    (chapters / "dice.py").write_text('two = Exercise("two-dice", "P?")\n', "utf-8")
    (chapters / "odds").mkdir()
    (chapters / "odds" / "a.py").write_text('other = exercise.Exercise("bayes-odds")\n', "utf-8")
    house.refuse_repeated_exercises(course.root)
    (chapters / "odds" / "b.py").write_text('again = Exercise("two-dice", "P?")\n', "utf-8")
    with pytest.raises(Refused, match=r"two-dice: in utils/chapters, dice.py and odds/b.py"):
        house.refuse_repeated_exercises(course.root)


def test_chapters_are_chosen_by_number_name_or_stem(course):
    paths = [course.write(stem) for stem in ("00_start", "03_dice")]
    for word in ("3", "03", "dice", "03_dice", "solutions/03_dice.py"):
        assert house.chosen(course.root, [word]) == paths[1:]
    assert house.chosen(course.root, []) == paths
    with pytest.raises(LookupError, match="no chapter bread"):
        house.chosen(course.root, ["bread"])


@pytest.mark.parametrize(
    ("code", "bound"),
    [
        ("x = 1", {"x"}),
        ("def f():\n    y = 1", {"f"}),
        ("import numpy as np, os.path", {"np", "os"}),
        ("for i in range(3):\n    pass", {"i"}),
        ("[j for j in range(3)]", set()),
        ("(n := 3)", {"n"}),
        ("def f():\n    global g\n    g = 1", {"f", "g"}),
        ("two_dice.check(1 / 6)", set()),
    ],
)
def test_what_a_cell_binds_is_what_running_it_binds(code, bound):
    assert bound_names(code) == bound


def test_what_a_cell_uses():
    assert used_names("def f(a):\n    return a + hidden\nx = len(y)") == {"f", "hidden", "x", "len", "y"}


@pytest.mark.parametrize(
    ("mistake", "why"),
    [
        ("answer = 1 / 6", "binds `answer`"),
        ("f = 1", "binds `f`"),
        ("def helper():\n    return 1", "binds `helper`"),
        ("from math import *", r"import `\*`"),
        ("table[0] = 1", "changes `table`"),
        ("table.a.b = 1", "changes `table`"),
    ],
)
def test_a_mistake_that_reaches_into_other_cells_is_refused(course, mistake, why):
    path = course.write(
        "03_dice", "\nanswer = 1\ntable = {}", "\ndef f():\n    return helper()", f' tags=["mistake"]\n{mistake}'
    )
    with pytest.raises(Refused, match=why):
        check_mistakes(read(path))


def test_mistakes_may_have_names_of_their_own(course):
    path = course.write(
        "03_dice",
        "\nanswer = 1",
        ' tags=["mistake"]\nmine = [1]\nmine[0] = answer\nprint(mine)',
        ' tags=["mistake"]\nmine = 2',
    )
    check_mistakes(read(path))


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("kept = [blue for blue in x]", {"kept"}),
        ("blue = 1\n[blue for blue in x]", {"blue"}),
        ("[last := blue for blue in x]", {"last"}),
        ("for blue in x: pass", {"blue"}),
    ],
)
def test_a_comprehension_binds_nothing_of_its_own(code, names):
    assert bound_names(code) == names
