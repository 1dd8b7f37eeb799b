"""What the browser keeps: a reload goes on where it was, voice included; saving, opening, deleting; no microphone; memory."""

import json

import numpy as np
import pytest
from test_whiteboard_page import ADDRESS, DRILL, begin, button, fake_microphone, ink, line, open_board, score, sent

from utils.whiteboard import Recording, Stroke, load, save
from utils.whiteboard.board import board

KEPT = """async () => {
  const asked = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  const shelf = await asked(indexedDB.open("course-whiteboard"));
  const read = shelf.transaction(["state", "strokes", "voice"]), counts = {};
  for (const name of read.objectStoreNames) counts[name] = await asked(read.objectStore(name).count());
  shelf.close();
  return counts;
}"""
OPENED = """() => {
  window.opened = { streams: [], contexts: [] };
  const devices = navigator.mediaDevices, plain = devices.getUserMedia.bind(devices), Plain = AudioContext;
  devices.getUserMedia = async (wish) => { opened.streams.push(await plain(wish)); return opened.streams.at(-1); };
  window.AudioContext = class extends Plain { constructor() { super(); opened.contexts.push(this); } };
}"""
PLAYERS = """() => {
  const Plain = Audio;
  window.players = [];
  window.Audio = class extends Plain { constructor(url) { super(url); players.push(this); } };
}"""
REFUSE = "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('no', '%s'); }"
DRAW = """(count) => {  // strokes of 60 points, as fast as the page takes them
  const at = document.querySelector(".wb-above"), { left, top, width, height } = at.getBoundingClientRect();
  at.setPointerCapture = () => {};
  for (let n = 0; n < count; n++) {
    const y = top + height * Math.random(), x = left + (width - 130) * Math.random();
    const send = (type, i) => at.dispatchEvent(new PointerEvent(type, { pointerId: 1, button: 0, buttons: 1, bubbles: true,
      pointerType: "mouse", clientX: x + 2 * i, clientY: y + 8 * Math.sin(i / 4) }));
    send("pointerdown", 0);
    for (let i = 1; i < 60; i++) send("pointermove", i);
    send("pointerup", 60);
  }
}"""


@pytest.fixture(scope="module")
def hearing(context):
    with fake_microphone(context) as opened:
        yield opened


@pytest.fixture
def show(hearing):
    """Return a function that opens a board where there is a microphone; each begins with an empty storage."""
    pages = []

    def shown(**more):
        page = open_board(hearing, board(DRILL, **more))
        pages.append(page)
        return page

    yield shown
    for page in pages:
        assert page.wrong == []
        page.evaluate("() => { window.cleanup(); indexedDB.deleteDatabase('course-whiteboard'); }")
        page.close()


def test_a_reload_goes_on_where_it_was(show, tmp_path):
    page = show()
    button(page, "Use the microphone").click()
    page.get_by_text("Listening.").first.wait_for()
    begin(page)
    line(page, (0.1, 0.2), (0.4, 0.2))
    line(page, (0.1, 0.8), (0.4, 0.8))
    page.keyboard.press("Control+z")
    page.keyboard.press("m")
    page.wait_for_timeout(1200)
    before, drawn = page.locator(".wb-time").inner_text(), ink(page)
    page.wait_for_timeout(1600)  # at most so much of the clock is lost, and the page was not told that it would go
    page.reload()
    page.wait_for_selector("[data-loaded]")
    assert "is back" in page.locator(".wb-message").inner_text()
    assert ink(page) == drawn and page.locator(".wb-time").inner_text() >= before
    assert page.locator(".wb-at").first.inner_text().startswith("✓")
    button(page, "Go on").click()
    page.keyboard.press("Control+z")
    assert ink(page) == 0
    button(page, "Use the microphone").click()
    page.get_by_text("Listening.").first.wait_for()
    page.wait_for_timeout(600)
    button(page, "Done").click()
    page.get_by_text("Score yourself").first.wait_for()
    page.reload()
    score(page, 1, 1)
    page.reload()
    page.get_by_text("What happened").first.wait_for()
    assert sent(page, "scored") == [{"did": "scored", "scores": {"space": 1, "count": 1}, "known": False}]
    with page.expect_download() as saved:
        button(page, "Save with the voice").click()
    saved.value.save_as(tmp_path / "a.board.zip")
    kept = load(tmp_path / "a.board.zip")
    assert [one.tool for one in kept.strokes] == ["pen", "pen"] and all(one.hidden for one in kept.strokes)
    assert [why for *_, why in kept.pauses] == ["the page was closed"]
    assert [name for *_, name in kept.sound] == ["voice-0.webm", "voice-1.webm"]
    button(page, "Delete the voice").click()
    button(page, "Really delete the voice?").click()
    page.get_by_text("The voice is deleted.").first.wait_for()
    assert page.evaluate(KEPT) == {"state": 1, "strokes": 2, "voice": 0}
    button(page, "Delete and start over").click()
    button(page, "Really delete this board?").click()
    page.get_by_text("Nothing of this drill is kept").first.wait_for()
    assert page.evaluate(KEPT) == {"state": 0, "strokes": 0, "voice": 0}
    assert button(page, "Start").is_visible() and ink(page) == 0


def test_strokes_and_voice_replay_together(show):
    page = show()
    begin(page)
    button(page, "Use the microphone").click()
    page.get_by_text("Listening.").first.wait_for()
    page.wait_for_timeout(1700)
    line(page, (0.1, 0.2), (0.4, 0.2))
    button(page, "Done").click()
    page.get_by_text("Score yourself").first.wait_for()
    page.evaluate(PLAYERS)
    score(page, 1, 1)
    button(page, "Play").click()
    page.wait_for_function("() => players[0].currentTime > 0.5")
    shown, heard = page.evaluate("() => [Number(document.querySelector('.wb-slider').value), players[0].currentTime]")
    handed = Recording.of(sent(page, "done")[0]["recording"])
    page.get_by_role("slider", name="Replay: time").evaluate(
        "(s) => { s.value = 1; s.dispatchEvent(new Event('input')); }"
    )
    page.wait_for_timeout(300)
    again = page.evaluate("() => [Number(document.querySelector('.wb-slider').value), players[0].currentTime]")
    opened = handed.seconds - page.evaluate("() => players[0].duration === Infinity ? 0 : players[0].duration")
    assert 0 <= shown - heard <= max(0.6, opened + 0.4)
    assert abs((again[0] - again[1]) - (shown - heard)) < 0.35


def test_what_is_closed_listens_no_more(hearing):
    page = open_board(hearing, board(DRILL))
    page.evaluate(OPENED)
    begin(page)
    button(page, "Use the microphone").click()
    page.get_by_text("Listening.").first.wait_for()
    assert page.evaluate("() => opened.streams[0].getTracks().map((t) => t.readyState)") == ["live"]
    page.evaluate("() => { window.cleanup(); }")
    page.wait_for_function("() => opened.contexts.every((c) => c.state === 'closed')")
    assert page.evaluate("() => opened.streams.flatMap((s) => s.getTracks().map((t) => t.readyState))") == ["ended"]
    page.wait_for_function("() => navigator.locks.query().then(({ held }) => held.length === 0)")
    page.evaluate("() => indexedDB.deleteDatabase('course-whiteboard')")
    assert page.wrong == []
    page.close()


def test_without_a_microphone_it_is_pen_only_and_says_so(show):
    page = show()
    for before, words in [
        (REFUSE % "NotAllowedError", "refused"),
        (REFUSE % "NotFoundError", "No microphone was found"),
        ("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })", "has no microphone to offer"),
        ("Object.defineProperty(window, 'isSecureContext', { value: false })", "only to https and localhost"),
    ]:
        page.evaluate(f"() => {{ {before}; }}")
        button(page, "Use the microphone").click()
        page.get_by_text(words).first.wait_for()
        assert "Pen only" in page.locator(".wb-message").inner_text()
    begin(page)
    line(page, (0.1, 0.2), (0.4, 0.2))
    assert ink(page) > 0


def test_two_views_do_not_write_over_each_other(show):
    first, second = show(), show()
    begin(first)
    button(second, "Start").click()
    second.get_by_text("in another view").first.wait_for()
    button(first, "Done").click()
    first.get_by_text("Score yourself").first.wait_for()


def test_a_saved_recording_opens_again_and_a_damaged_one_is_said(show, tmp_path):
    page = show()
    stroke = Stroke(1.0, np.array([[0, 100, 100, 0.5], [1, 500, 100, 0.5]]))
    kept = Recording("two-dice", 20.0, (stroke,), marks=((5.0, 0),))
    for name in ("a.board.zip", "a.board.json"):
        save(kept, tmp_path / name)
        page.locator("input[type=file]").set_input_files(tmp_path / name)
        page.locator(".wb-message").filter(has_text=f"{name}, saved earlier.").wait_for()
        assert "at 0:02 for 18 s" in page.locator(".wb-below").inner_text() and ink(page) > 0
    wrong = {"b.json": "{", "c.json": "{}", "d.zip": "PK but nothing"}
    wrong["e.json"] = json.dumps({**kept.plain(), "version": 2})
    wrong["f.json"] = json.dumps({**kept.plain(), "strokes": [{"t": 1}]})
    for name, text in wrong.items():
        (tmp_path / name).write_text(text)
        page.locator("input[type=file]").set_input_files(tmp_path / name)
        page.locator(".wb-message").filter(has_text=f"{name} ").wait_for()
    assert "damaged" in page.locator(".wb-message").inner_text()
    begin(page)
    assert ink(page) == 0 and page.locator(".wb-replay").count() == 0


def test_45_minutes_stay_small(show):
    page = show()
    page.clock.install()
    page.goto(ADDRESS)
    page.wait_for_selector("[data-loaded]")
    button(page, "Use the microphone").click()
    page.get_by_text("Listening.").first.wait_for()
    begin(page)
    client = page.context.new_cdp_session(page)

    def used():
        client.send("HeapProfiler.collectGarbage")
        return client.send("Runtime.getHeapUsage")["usedSize"] / 1e6

    before = used()
    for _ in range(45):
        page.evaluate(DRAW, 15)
        page.clock.run_for(60_000)
    grown = used() - before
    assert page.locator(".wb-time").inner_text().startswith("45:")
    assert page.evaluate(KEPT)["strokes"] == 45 * 15
    assert grown < 60, f"{grown:.1f} MB"
