"""A sitting in a real JupyterLab with Chromium's fake microphone: freezes against the script, and where the voice does not go."""

import base64
import json

import pytest

from utils.bench import whiteboard_live as whiteboard
from utils.bench.jupyter import Server
from utils.bench.notebook import write_notebook


def holds(where, piece):
    """Tell whether bytes of the middle of a piece of voice are there, as they are or written as text."""
    middle = piece[len(piece) // 2 :][:24]
    forms = [middle, middle.hex().encode(), *(base64.b64encode(middle[k : k + 18]) for k in range(3))]
    return any(form in where for form in forms)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("board")


@pytest.fixture(scope="module")
def sitting(context, folder):
    """A board on which somebody spoke, drew and fell silent twice; scored and saved."""
    whiteboard.write_speech(folder / "speech.wav", seconds=25)
    write_notebook(folder / "board.ipynb", whiteboard.NOTEBOOK, "...")
    kind = context.browser.browser_type
    with Server(folder) as server, whiteboard.live(server.url, folder / "speech.wav", "board.ipynb", kind) as shown:
        shown.notebook.run()
        shown.page.wait_for_selector("[data-loaded]")
        shown.sit()
        yield shown
        assert shown.notebook.errors == [] and shown.notebook.requests == []


def test_freezes_are_found_and_the_voice_stays_in_the_browser(sitting, folder):
    page = sitting.page
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
