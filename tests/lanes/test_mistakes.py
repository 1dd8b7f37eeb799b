"""Every mistake is known by its name, gets its own words, and no other's."""

import pytest

from utils import stamp
from utils.exercise import Kind
from utils.lanes.verdicts import verdicts


def test_there_are_enough(exercise):
    assert len(exercise.mistakes) >= exercise.fewest_mistakes


@pytest.mark.parametrize("seed", [0, 1])
def test_each_gets_its_own_words(exercise, seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", str(seed))
    for mistake in exercise.mistakes:
        verdict = exercise.check(mistake.example)
        assert (verdict.kind, verdict.cause) == (Kind.WRONG, mistake.name), str(verdict)
        assert mistake.says.strip() in str(verdict)


def test_no_two_share_a_name_or_words(exercise):
    for part in ([m.name for m in exercise.mistakes], [m.says.strip().casefold() for m in exercise.mistakes]):
        assert all(part)
        assert len(part) == len(set(part))


def test_a_mistake_cell_shows_what_the_course_says_to_it(source):
    """The stored output of each is a verdict, and not that it is right."""
    notebook = stamp.load(source.with_suffix(".ipynb"))
    assert notebook, f"{source.stem} has no teacher's edition: python -m utils build"
    said = {found.cell: found for found in verdicts(notebook)}
    cells = [n for n, cell in enumerate(notebook["cells"]) if "mistake" in cell["metadata"].get("tags", ())]
    for index in (n for n in cells if notebook["cells"][n]["cell_type"] == "code"):
        assert index in said, stamp.joined(notebook["cells"][index]["source"])
        assert said[index].kind in ("wrong", "invalid", "error"), said[index]
