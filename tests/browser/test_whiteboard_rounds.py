"""Boards as a mock onsite uses them: each round keeps its own, the kernel ends it, and its stage can be followed."""

import json

import pytest
from test_whiteboard_page import DRILL, button, ink, line, open_board, score, sent

from utils.whiteboard import Drill
from utils.whiteboard.board import board

OTHER = Drill("three-dice", "P(ten)?", [("write the space", 20)], 1, {"space": "wrote the triples"})
ASKED = "(what) => model.heard['msg:custom'].forEach((react) => react({ do: what }, []))"
KEYS = """async () => {
  const asked = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  const shelf = await asked(indexedDB.open("course-whiteboard"));
  const read = shelf.transaction(["state", "strokes"]), found = {};
  for (const name of read.objectStoreNames) found[name] = await asked(read.objectStore(name).getAllKeys());
  shelf.close();
  return found;
}"""


@pytest.fixture
def show(context):
    """Return a function that opens a board; the storage is shared by the boards of a test, and empty before it."""
    pages = []

    def shown(drill=DRILL, **more):
        pages.append(open_board(context, board(drill, **more)))
        return pages[-1]

    yield shown
    for page in pages:
        assert page.wrong == []
        page.evaluate("() => window.cleanup()")
    pages[-1].evaluate("() => { indexedDB.deleteDatabase('course-whiteboard'); }")
    for page in pages:
        page.close()


def drawn(page):
    button(page, "Start").click()
    line(page, (0.1, 0.2), (0.4, 0.2))
    button(page, "Pause").click()
    button(page, "Go on").wait_for()
    return ink(page)


def test_a_round_does_not_meet_practice_and_a_new_run_begins_empty(show):
    practice, mock = show(), show(key="mock math", run="first")
    before = drawn(practice)
    assert ink(mock) == 0 and button(mock, "Start").is_enabled()
    line_drawn = drawn(mock)
    again = show(key="mock math", run="first")
    assert ink(again) == line_drawn and button(again, "Go on").is_visible()
    second = show(key="mock math", run="second")  # while the first is still open
    assert ink(second) == 0 and len(second.evaluate(KEYS)["strokes"]) == 2
    button(second, "Start").click()
    second.get_by_text("in another view").first.wait_for()
    mock.evaluate("() => window.cleanup()")
    fresh = show(key="mock math", run="second")
    assert ink(fresh) == 0 and button(fresh, "Start").is_visible()
    assert fresh.evaluate(KEYS) == {"state": ["two-dice"], "strokes": [["two-dice", 0]]}
    drawn(fresh)
    assert ink(show(OTHER, key="mock math", run="second")) == 0
    assert ink(show()) == before


def test_the_kernel_ends_a_sitting_and_follows_it(show):
    page = show(exam=True)
    page.evaluate(ASKED, "pause")
    page.evaluate(ASKED, "done")
    assert button(page, "Start").is_visible() and page.evaluate("() => sent") == []
    drawn(page)
    button(page, "Go on").click()
    page.locator("[data-stage=running]").wait_for()
    page.evaluate(ASKED, "pause")
    page.locator("[data-stage=paused]").wait_for()
    page.evaluate(ASKED, "done")
    page.get_by_text("Score yourself").first.wait_for()
    score(page, 1, 1)
    stages = [one["did"] for one in page.evaluate("() => sent")]
    assert stages == ["running", "paused", "running", "paused", "done", "scored"]
    (handed,) = sent(page, "done")
    assert [why for *_, why in handed["recording"]["pauses"]] == ["paused"]
    assert len(json.dumps(handed["recording"]["strokes"])) > 100
    button(page, "Delete and start over").click()
    button(page, "Really delete this board?").click()
    page.get_by_text("Nothing of this drill is kept").first.wait_for()
    assert page.evaluate("() => sent.at(-1)") == {"did": "ready"}
