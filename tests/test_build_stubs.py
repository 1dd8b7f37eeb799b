"""Answers become stubs that leave every name bound, or the build says why not."""

import ast
from pathlib import Path

import pytest

from utils.build.refusal import Refused
from utils.build.source import Cell
from utils.build.stubs import answer_text, blocks, learner_text

PATH = Path("03_dice.py")


def cell(text, tags=(), line=10):
    return Cell("code", text, tags, line)


def marked(before, inside, after="", indent=""):
    return f"{before}{indent}### BEGIN SOLUTION\n{inside}\n{indent}### END SOLUTION\n{after}"


STUBS = [
    (marked("", "answer = 1 / 11"), "answer = ..."),
    (marked("", "a = 1\n# why\nb: float = 2", "check(a, b)"), "a = ...\nb = ...\ncheck(a, b)"),
    (marked("", "a = 1\na = a + 1"), "a = ..."),
    (marked("", "table = {\n    1: 2,\n}"), "table = ..."),
    (
        marked('def f(x):\n    """Say it."""\n', "    y = x\n    return y", indent="    "),
        'def f(x):\n    """Say it."""\n    ...',
    ),
    (marked("def f(x):\n", "    return x", "f.check()", indent="    "), "def f(x):\n    ...\nf.check()"),
    (
        marked("class A:\n    def f(self):\n", "        return 1", indent="        "),
        "class A:\n    def f(self):\n        ...",
    ),
    (
        marked(
            "def f(xs):\n    total = 0\n    for x in xs:\n", "        total += x", "    return total", indent="        "
        ),
        "def f(xs):\n    total = 0\n    for x in xs:\n        ...\n    return total",
    ),
    (
        marked("", "a = 1", marked("def g():\n", "    return a", indent="    ")),
        "a = ...\ndef g():\n    ...",
    ),
]


@pytest.mark.parametrize(("text", "stub"), STUBS)
def test_stub(text, stub):
    assert learner_text(cell(text), PATH) == stub
    ast.parse(stub)


def test_the_answer_stays_without_its_markers():
    assert answer_text(cell(marked("x = 0\n", "answer = 1 / 11  # one of eleven", "check(answer)"))) == (
        "x = 0\nanswer = 1 / 11  # one of eleven\ncheck(answer)"
    )


def test_a_cell_without_markers_is_left_as_it_is():
    assert learner_text(cell("x = 1  # BEGIN here"), PATH) == "x = 1  # BEGIN here"


REFUSED = [
    (marked("", marked("", "a = 1")), 11, "inside another block"),
    ("### BEGIN SOLUTION\na = 1", 10, "without its `### END SOLUTION`"),
    ("a = 1\n### END SOLUTION", 11, "without its `### BEGIN SOLUTION`"),
    ("## BEGIN SOLUTION\na = 1\n### END SOLUTION", 10, "stands alone"),
    ("a = 1 ### BEGIN SOLUTION\n### END SOLUTION", 10, "stands alone"),
    ("###begin solution\na = 1\n### END SOLUTION", 10, "stands alone"),
    (marked("", ""), 10, "no whole statement"),
    (marked("", "# only a remark"), 10, "no whole statement"),
    (marked("", "import math"), 11, "simple assignments"),
    (marked("", "a = 1\ndef f():\n    return 1"), 12, "simple assignments"),
    (marked("", "a, b = 1, 2"), 11, "simple assignments"),
    (marked("", "a = b = 1"), 11, "simple assignments"),
    (marked("", "x[0] = 1"), 11, "simple assignments"),
    (marked("", "x.y = 1"), 11, "simple assignments"),
    (marked("", "x += 1"), 11, "simple assignments"),
    (marked("", "print(1)"), 11, "simple assignments"),
    (marked("", "for i in range(3):\n    a = i"), 11, "simple assignments"),
    (marked("if True:\n", "    a = 1", indent="    "), 11, "top level"),
    (marked("class A:\n", "    b = 1", indent="    "), 11, "top level"),
    (marked("a = (\n", "    1", ")", indent="    "), 11, "no whole statement"),
    (marked("", "a = [", "1]"), 10, "ends inside a statement"),
    (marked("def f(x):\n", "    y = x", "    return y", indent="    "), 11, "leave `y` unbound in `f`"),
]


@pytest.mark.parametrize(("text", "line", "why"), REFUSED)
def test_refused(text, line, why):
    with pytest.raises(Refused) as problem:
        learner_text(cell(text), PATH)
    assert str(problem.value).startswith(f"03_dice.py:{line}: ")
    assert why in str(problem.value)


@pytest.mark.parametrize(("kind", "tags"), [("markdown", ()), ("code", ("solution",)), ("code", ("mistake",))])
def test_markers_where_they_mean_nothing_are_refused(kind, tags):
    with pytest.raises(Refused, match="markers belong"):
        blocks(Cell(kind, marked("", "a = 1"), tags, 1), PATH)
