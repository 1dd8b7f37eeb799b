"""The editions on disk are those the sources give, and building twice gives the same bytes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from utils import stamp
from utils.build import house, make
from utils.build.editions import learner_bytes
from utils.build.execute import teacher_bytes
from utils.build.source import read
from utils.build.state import State, learner_state
from utils.lanes.workspace import is_heavy


def test_there_are_chapters(root):
    assert house.sources(root)


def test_nothing_is_stale(root):
    assert [f"{what}: {state}" for what, state in make.check(root) if not state.current] == []


def test_a_learners_edition_is_the_same_bytes_twice_and_on_disk(root, source):
    first, second = learner_bytes(source), learner_bytes(source)
    assert first == second
    stored = root / "notebooks" / f"{source.stem}.ipynb"
    if learner_state(root, source) is State.FRESH:  # otherwise a learner works in it
        assert stored.read_bytes().replace(b"\r\n", b"\n") == first


def test_a_teachers_edition_is_the_same_bytes_twice(root, source, workspace):
    chapter = read(source)
    if is_heavy(workspace.learner / f"{source.stem}.ipynb"):
        pytest.skip("tagged heavy: the solution lane executes it once")
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: teacher_bytes(chapter, root), range(2))
    assert first == second
    # Its outputs are compared by the solution lane, which allows for pictures drawn on another machine.
    assert source.with_suffix(".ipynb").exists(), "there is no teacher's edition: python -m utils build"
    stored, built = stamp.load(source.with_suffix(".ipynb")), stamp.loads(first)
    assert stamp.cells_hash(stored) == stamp.cells_hash(built)
    assert [cell["id"] for cell in stored["cells"]] == [cell["id"] for cell in built["cells"]]
