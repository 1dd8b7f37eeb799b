"""A sitting in a real JupyterLab with Chromium's fake microphone: freezes against the script, and where the voice does not go.

While the voice speaks and is silent there, boards as a mock onsite uses them are tried in pages of their own.
"""

import base64
import json

import pytest
from test_whiteboard_page import DRILL, button, ink, line, open_board, score, sent

from utils.bench import whiteboard_live as whiteboard
from utils.bench.jupyter import Server
from utils.bench.notebook import write_notebook
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


def holds(where, piece):
    """Tell whether bytes of the middle of a piece of voice are there, as they are or written as text."""
    middle = piece[len(piece) // 2 :][:24]
    forms = [middle, middle.hex().encode(), *(base64.b64encode(middle[k : k + 18]) for k in range(3))]
    return any(form in where for form in forms)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("board")


@pytest.fixture(scope="module", autouse=True)
def sitting(context, folder):
    """A board on which somebody spoke, drew and fell silent twice; scored and saved."""
    whiteboard.write_speech(folder / "speech.wav", seconds=25)
    write_notebook(folder / "board.ipynb", whiteboard.NOTEBOOK, "...")
    kind = context.browser.browser_type
    with Server(folder) as server, whiteboard.live(server.url, folder / "speech.wav", "board.ipynb", kind) as shown:
        shown.notebook.run()
        shown.page.wait_for_selector("[data-loaded]")
        shown.begin()
        yield shown
        assert shown.notebook.errors == [] and shown.notebook.requests == []


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


def test_freezes_are_found_and_the_voice_stays_in_the_browser(sitting, folder):
    page = sitting.page
    sitting.end()
    due, seen = sitting.truth()
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    sitting.notebook.load("board.ipynb")
    sitting.notebook.run_cell(0)
    page.wait_for_selector("[data-loaded]")
    assert "is back" in page.locator(".wb-message").inner_text()
    sitting.button("Done").click()
    page.get_by_text("Score yourself").first.wait_for()
    for row in page.locator(".wb-criterion").all():
        row.get_by_role("radio", name="yes").check()
    sitting.button("Show the report").click()
    page.locator(".wb-verdict.wb-right").wait_for()
    assert sitting.button("Save with the voice").is_visible()

    sitting.notebook.ready()
    sitting.notebook.run_cell(1, "import json; print(json.dumps([shown.report().freezes, shown.scores]))")
    found, scores = json.loads(sitting.notebook.outputs(1)[0]["text"])
    assert scores == {"space": 1, "count": 1}
    assert len(found) == 2
    for (start, end, _), (a, b) in zip(found, due, strict=True):
        assert abs(start - a) <= 0.5 and abs(end - b) <= 0.5, (found, due)

    page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    pieces = [base64.b64decode(piece) for piece in seen["pieces"]]
    assert len(pieces) >= 15 and sum(map(len, pieces)) > 5_000  # there was a voice to leak
    traffic = b"\n".join(sitting.frames)
    saved = (folder / "board.ipynb").read_bytes()
    assert b"bench-board" in traffic and b"shown.report()" in saved
    assert all(holds(b"x" * k + leak, pieces[3]) for k in range(3) for leak in (pieces[3], pieces[3].hex().encode()))
    assert all(holds(base64.b64encode(b"x" * k + pieces[3]), pieces[3]) for k in range(3))
    for where in (traffic, saved):
        assert not any(holds(where, piece) for piece in pieces)
        assert b"\x1aE\xdf\xa3" not in where and b"GkXfo" not in where
    assert max(map(len, sitting.frames)) < 200_000
