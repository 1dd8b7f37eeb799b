"""The editions: what each has, how cells are named, and that the same source gives the same bytes."""

import json
import re

import nbformat
import pytest

from utils import stamp
from utils.build.editions import learner, learner_bytes, solved, stamped, teacher
from utils.build.execute import teacher_bytes
from utils.build.normalise import REPLACEMENTS, normalise, normalise_text, sanitize_file
from utils.build.refusal import Refused
from utils.build.source import read

ANSWER = "\n### BEGIN SOLUTION\nanswer = 1 / 11\n### END SOLUTION\nanswer"
SHOWN = "\nprint('shown')"
TEACHERS = [' tags=["solution"]\n1 / 11', ' tags=["mistake"]\n1 / 6', ' [markdown] tags=["instructor"]\n# Ask why.']


def sources(notebook):
    return [cell["source"] for cell in notebook["cells"]][1:]


@pytest.fixture
def chapter(course):
    return read(course.write("03_dice", ANSWER, *TEACHERS, SHOWN, SHOWN))


def test_what_each_edition_has(chapter):
    shown = ["print('shown')"] * 2
    assert sources(learner(chapter)) == ["answer = ...\nanswer", *shown]
    assert sources(solved(chapter)) == ["answer = 1 / 11\nanswer", *shown]
    assert sources(teacher(chapter)) == ["answer = 1 / 11\nanswer", "1 / 11", "1 / 6", "Ask why.", *shown]


def test_ids_are_the_same_in_every_edition_and_unique(chapter):
    mine, all_cells = ([cell["id"] for cell in make(chapter)["cells"]] for make in (learner, teacher))
    assert len(set(all_cells)) == len(all_cells)
    assert [name for name in all_cells if not name.startswith("t-")] == mine


def test_an_id_says_nothing_of_the_answer(course, chapter):
    before = [cell["id"] for cell in learner(chapter)["cells"]]
    other = read(course.write("03_dice", ANSWER.replace("11", "7"), *TEACHERS[1:], SHOWN, SHOWN))
    assert [cell["id"] for cell in learner(other)["cells"]] == before


def test_bytes(course, chapter):
    first, second = learner_bytes(chapter.path), learner_bytes(chapter.path)
    assert first == second
    assert first.endswith(b"}\n")
    notebook = nbformat.reads(first.decode(), as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells)
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook.cells)


def test_the_stamp(course, chapter):
    facts = stamp.stamp(stamp.loads(learner_bytes(chapter.path)))
    assert {key: facts[key] for key in ("chapter", "title", "minutes", "needs")} == {
        "chapter": "03_dice", "title": "A chapter", "minutes": 10, "needs": [],
    }  # fmt: skip
    crlf = chapter.path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    chapter.path.write_bytes(crlf)
    assert stamp.stamp(stamp.loads(learner_bytes(chapter.path)))["source"] == facts["source"]


def test_edited_and_untouched(chapter):
    notebook = json.loads(learner_bytes(chapter.path))
    assert stamp.untouched(notebook)
    assert not stamp.edited(notebook)
    notebook["cells"].append({"cell_type": "code", "source": [], "outputs": [], "metadata": {}})
    notebook["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "1"}]
    assert not stamp.edited(notebook)
    assert not stamp.untouched(notebook)
    notebook["cells"][1]["source"] = "answer = 1 / 6\nanswer"
    assert stamp.edited(notebook)
    del notebook["metadata"]["course"]
    assert stamp.edited(notebook)


def test_executed_twice_gives_the_same_bytes(course):
    path = course.write(
        "03_dice",
        "\nimport ipywidgets, os, uuid, warnings\nipywidgets.IntSlider()",
        "\nobject()",
        "\nprint(object())\nos.write(1, b'')\nprint({'a', 'b', 'c', 'd'}, uuid.uuid4())",
        "\nfrom IPython.display import Image\nImage(data=bytes.fromhex('89504e470d0a1a0a'), format='png')",
        "\nwarnings.warn('mind')",
        ' tags=["measured"]\nimport time\ntime.perf_counter()',
        "\nos.environ['COURSE_UNATTENDED'], os.environ['COURSE_SEED'], os.path.basename(os.getcwd())",
    )
    first, second = (teacher_bytes(read(path), course.root) for _ in range(2))
    assert first == second
    notebook = nbformat.reads(first.decode(), as_version=4)
    nbformat.validate(notebook)
    assert "widget-view" not in first.decode()
    assert " at 0x" not in first.decode()
    assert set(notebook.metadata) == {"kernelspec", "language_info", "course"}
    outputs = [cell.outputs for cell in notebook.cells[1:]]
    assert outputs[1][0].data["text/plain"] == "<object>"
    assert outputs[3][0].data["image/png"].strip() == "iVBORw0KGgo="
    assert "<cell>:1: UserWarning: mind" in outputs[4][0].text
    assert outputs[5] == []
    assert "nbval-ignore-output" in notebook.cells[6].metadata.tags
    assert outputs[6][0].data["text/plain"] == "('1', '0', 'notebooks')"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("x = 1\nx / 0", r"03_dice.py:6: this cell raised ZeroDivisionError: division by zero"),
        ("import os\nos._exit(1)", r"03_dice.py:6: this cell did not end well"),
        (
            "from IPython.display import JSON\nJSON({'kept': repr(object())})",
            r"03_dice.py:6: an output of this cell holds a memory address.*<object object at 0x",
        ),
    ],
)
def test_a_cell_that_cannot_be_stored_is_named(course, cell, why):
    with pytest.raises(Refused, match=why):
        teacher_bytes(read(course.write("03_dice", f"\n{cell}")), course.root)


def test_the_normaliser_takes_out_only_what_differs():
    same = "P = 0x1f at noon, sha 0123abc, 1/11"
    assert normalise_text(same) == same
    assert normalise_text("<A at 0x7f00AB> model 0123456789abcdef0123456789abcdef") == "<A> model <id>"
    assert (
        normalise_text(r"C:\Temp\ipykernel_12\345.py:3: W")
        == normalise_text("/tmp/ipykernel_9/1.py:3: W")
        == "<cell>:3: W"
    )


def test_pieces_of_a_stream_are_joined():
    pieces = (("stdout", "a"), ("stdout", ["b\n"]), ("stderr", "c"))
    streams = [{"output_type": "stream", "name": name, "text": text} for name, text in pieces]
    cell = {"cell_type": "code", "metadata": {"execution": {}}, "outputs": streams}
    notebook = {"metadata": {"widgets": {}}, "cells": [cell]}
    cell = normalise(notebook)["cells"][0]
    assert [(output["name"], output["text"]) for output in cell["outputs"]] == [("stdout", "ab\n"), ("stderr", "c")]
    assert (notebook["metadata"], cell["metadata"]) == ({}, {})


def test_nbval_reads_the_same_replacements():
    from configparser import ConfigParser

    parser = ConfigParser()
    parser.read_string(sanitize_file())
    assert [(parser[name]["regex"], parser[name]["replace"]) for name in parser.sections()] == list(REPLACEMENTS)
    assert all(re.compile(pattern) for pattern, _ in REPLACEMENTS)


def test_a_stamped_notebook_can_be_stamped_again(chapter):
    notebook = learner(chapter)
    assert stamped(json.loads(stamped(notebook, chapter)), chapter) == stamped(notebook, chapter)
