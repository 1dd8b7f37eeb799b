"""The board by mouse, pen and keyboard: drawing, undo, pages, milestones, the score before the report, the sheet."""

from pathlib import Path

import pytest
from test_whiteboard_page import DARK, DRILL, begin, button, ink, line, open_board, score, sent

from utils.whiteboard import Drill, Recording, report
from utils.whiteboard.board import board

CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
ASIDE = "() => { window.cleanup(); indexedDB.deleteDatabase('course-whiteboard'); }"


@pytest.fixture
def show(apart):
    """Return a function that opens a board; each begins with an empty storage."""
    pages = []

    def shown(drill=DRILL, width=1080, **more):
        page = open_board(apart, board(drill, **more), width)
        pages.append(page)
        return page

    yield shown
    for page in pages:
        assert page.wrong == []
        page.evaluate(ASIDE)
        page.close()


def test_nothing_is_drawn_before_start(show):
    page = show()
    line(page, (0.1, 0.5), (0.4, 0.5))
    assert ink(page) == 0
    assert button(page, "Done").is_disabled() and button(page, "Undo").is_disabled()


def test_draw_undo_erase_and_turn_pages(show):
    page = show()
    begin(page)
    line(page, (0.1, 0.2), (0.4, 0.2))
    line(page, (0.1, 0.8), (0.4, 0.8))
    upper, lower = ink(page, 0, 0, 1, 0.5), ink(page, 0, 0.5, 1, 1)
    assert upper > 0 and lower > 0
    page.keyboard.press("Control+z")
    assert (ink(page, 0, 0, 1, 0.5), ink(page, 0, 0.5, 1, 1)) == (upper, 0)
    page.keyboard.press("Control+Shift+z")
    assert ink(page, 0, 0.5, 1, 1) == lower
    button(page, "Eraser").click()
    line(page, (0.25, 0.05), (0.25, 0.35))
    assert (ink(page, 0, 0, 1, 0.5), ink(page, 0, 0.5, 1, 1)) == (0, lower)
    button(page, "Undo").click()
    assert ink(page, 0, 0, 1, 0.5) == upper
    button(page, "New page").click()
    assert ink(page) == 0 and "Page 2 of 2" in page.locator(".wb-where").inner_text()
    button(page, "Red").click()
    line(page, (0.5, 0.5), (0.9, 0.5))
    button(page, "Page before").click()
    assert ink(page) == upper + lower
    button(page, "Done").click()
    page.get_by_text("Score yourself").first.wait_for()
    handed = Recording.of(sent(page, "done")[0]["recording"])
    assert [(one.tool, one.colour, one.page) for one in handed.strokes] == [
        ("pen", "black", 0), ("pen", "black", 0), ("eraser", "eraser", 0), ("pen", "red", 1),
    ]  # fmt: skip
    assert [len(one.hidden) for one in handed.strokes] == [1, 1, 0, 0]
    assert all(b > a for one in handed.strokes for a, b in one.hidden)
    assert handed.strokes[0].points[0, 1:3] == pytest.approx([100, 112], abs=1)
    assert handed.voice is None and handed.pages == 2


def test_control_z_elsewhere_is_none_of_the_boards(show):
    page = show()
    begin(page)
    line(page, (0.1, 0.2), (0.4, 0.2))
    before = ink(page)
    page.evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<input id=\"other\">'); other.focus(); }")
    page.keyboard.press("Control+z")
    assert ink(page) == before


def test_a_stylus_presses(show):
    page = show()
    begin(page)
    box, client = page.locator(".wb-above").bounding_box(), page.context.new_cdp_session(page)
    for i, kind in enumerate(["mousePressed", *["mouseMoved"] * 8, "mouseReleased"]):
        where = {"x": box["x"] + 100 + 20 * i, "y": box["y"] + 100, "pointerType": "pen", "force": 0.1 * i + 0.05}
        client.send(
            "Input.dispatchMouseEvent", {"type": kind, "button": "left", "buttons": 1, "clickCount": 1, **where}
        )
    button(page, "Done").click()
    page.get_by_text("Score yourself").first.wait_for()
    pressure = Recording.of(sent(page, "done")[0]["recording"]).strokes[0].points[:, 3]
    assert len(pressure) >= 9 and (pressure[1:] > pressure[:-1]).all() and pressure[0] == pytest.approx(0.05, abs=0.01)


def test_milestones_by_click_and_by_key(show):
    page = show()
    page.clock.install()
    page.reload()
    page.wait_for_selector("[data-loaded]")
    page.clock.pause_at(page.evaluate("() => Date.now()") / 1000 + 2)  # from here time goes only where it is told to
    begin(page)
    page.clock.run_for(12_000)
    page.keyboard.press("m")
    page.clock.run_for(33_000)
    page.get_by_role("group", name="Milestones").get_by_role("button").nth(1).click()
    shown = [row.inner_text() for row in page.locator(".wb-at").all()]
    assert shown == ["✓ 0:12", "✓ 0:45", ""]
    assert page.locator(".wb-late").count() == 1
    assert page.locator(".wb-time").inner_text() == "0:45 / 1:00"
    page.clock.resume()  # the clock is the whole context's, of the pages to come too
    button(page, "Done").click()
    page.get_by_text("Score yourself").first.wait_for()
    handed = Recording.of(sent(page, "done")[0]["recording"])
    assert [(round(t), n) for t, n in handed.marks] == [(12, 0), (45, 1)]


def test_a_freeze_is_said_gently_and_not_in_an_exam(show):
    for exam in (False, True):
        page = show(exam=exam)
        page.clock.install()
        page.reload()
        page.wait_for_selector("[data-loaded]")
        if button(page, "Go on").count():
            button(page, "Delete and start over").click()
            button(page, "Really delete this board?").click()
        begin(page)
        page.clock.run_for(5_000)  # on top of the time that really passes
        assert "stuck" not in page.locator(".wb-message").inner_text()
        page.clock.run_for(3_100)
        assert ("Say what you are stuck on" in page.locator(".wb-message").inner_text()) is not exam
        line(page, (0.1, 0.2), (0.4, 0.2))
        page.clock.run_for(600)
        assert "stuck" not in page.locator(".wb-message").inner_text()
        button(page, "Pause").click()
        paused = page.locator(".wb-time").inner_text()
        page.clock.run_for(60_000)
        assert page.locator(".wb-time").inner_text() == paused
        button(page, "Go on").click()
        page.locator("[data-stage=running]").wait_for()
        page.evaluate(ASIDE)


def test_the_score_comes_before_report_and_answers(show):
    page = show()
    begin(page)
    line(page, (0.1, 0.2), (0.4, 0.2))
    button(page, "Done").click()
    page.get_by_text("Score yourself").first.wait_for()
    assert "36 pairs" not in page.locator("body").inner_text().replace("wrote the 36 pairs", "")
    assert "First stroke" not in page.locator("body").inner_text().replace("first", "First")
    assert button(page, "Show the report").is_disabled()
    score(page, 1, 0)
    words = page.locator(".wb-below").inner_text()
    assert (
        "6 of 36" in words and "You gave yourself 1 of 2" in words and "One thing to do again: write the space" in words
    )
    assert sent(page, "scored") == [{"did": "scored", "scores": {"space": 1, "count": 0}, "known": False}]
    page.evaluate("() => model.set('verdict', { kind: 'wrong', message: 'Count `six`.', notes: [] })")
    assert page.locator(".wb-verdict").inner_text().strip() == "✗ Count six."
    handed = Recording.of(sent(page, "done")[0]["recording"])
    assert report(handed, DRILL).first_stroke < 5


def test_replay_shows_what_stood_there(show):
    page = show()
    begin(page)
    page.wait_for_timeout(100)
    line(page, (0.1, 0.2), (0.4, 0.2))
    page.wait_for_timeout(300)
    line(page, (0.1, 0.8), (0.4, 0.8))
    whole = ink(page)
    page.keyboard.press("Control+z")
    page.wait_for_timeout(100)
    button(page, "Done").click()
    score(page, 1, 1)
    handed = Recording.of(sent(page, "done")[0]["recording"])
    slider = page.get_by_role("slider", name="Replay: time")
    seek = "(s, t) => { s.value = t; s.dispatchEvent(new Event('input')); }"
    slider.evaluate(seek, handed.strokes[0].t - 0.05)
    assert ink(page) == 0
    for width in (900, 1080):  # another size shows what was shown
        before = page.evaluate("() => document.querySelector('.wb-canvas').width")
        page.set_viewport_size({"width": width, "height": 1100})
        page.wait_for_function("(before) => document.querySelector('.wb-canvas').width !== before", arg=before)
        assert ink(page) == 0
    taken = handed.strokes[1].hidden[0][0]
    slider.evaluate("(s) => (s.step = 'any')")
    slider.evaluate(seek, taken - 0.01)
    assert ink(page) == whole
    slider.evaluate(seek, handed.seconds)
    assert ink(page, 0, 0, 1, 0.5) > 0 and ink(page, 0, 0.5, 1, 1) == 0
    button(page, "Play").click()
    page.wait_for_function("() => document.querySelector('.wb-replay button').textContent === 'Play'", timeout=10_000)
    assert ink(page, 0, 0, 1, 0.5) > 0 and ink(page, 0, 0.5, 1, 1) == 0


def test_typed_lines_go_to_the_kernel_and_come_back(show):
    page = show(Drill("typed", "?", [("a", 30)], 1, {"a": "b"}, derivation=object()))
    begin(page)
    button(page, "Done").click()
    score(page, 1)
    page.get_by_text("Type up what you derived").click()
    page.get_by_label("Your derivation, one step a line").fill("dL/dw = x\n= y")
    button(page, "Check the lines").click()
    assert sent(page, "typed") == [{"did": "typed", "lines": "dL/dw = x\n= y"}]
    page.evaluate("() => model.set('typed', { kind: 'wrong', message: 'Line 2 does not follow.', notes: [] })")
    assert "Line 2 does not follow." in page.locator(".wb-below").inner_text()


def test_a_dead_kernel_takes_nothing_along(show):
    page = show()
    page.evaluate("() => (window.dead = true)")
    begin(page)
    line(page, (0.1, 0.2), (0.4, 0.2))
    button(page, "Done").click()
    score(page, 1, 1)
    assert "You gave yourself 2 of 2" in page.locator(".wb-below").inner_text()
    assert "Run this cell again" in page.locator(".wb-message").inner_text()


def test_watched_has_a_sheet_behind_a_button(show):
    page = show(watched=True)
    assert "(2, 5)" not in page.locator("body").inner_text()
    begin(page)
    button(page, "Interviewer's sheet").click()
    sheet = page.get_by_role("region", name="Interviewer's sheet")
    assert "6 of 36" in sheet.inner_text() and "counts (2, 5) and (5, 2)" in sheet.inner_text()
    sheet.get_by_label("How do you know they are 36?").check()
    sheet.get_by_label("wrote the 36 pairs").check()
    sheet.get_by_label("Notes").fill("mumbles, m for milestone is no key here")
    assert page.locator(".wb-at").first.inner_text() == ""
    button(page, "Interviewer's sheet").click()
    assert not sheet.is_visible()
    button(page, "Done").click()
    score(page, 0, 0)
    assert "marked otherwise: wrote the 36 pairs" in page.locator(".wb-below").inner_text()
    handed = Recording.of(sent(page, "done")[0]["recording"])
    assert handed.watcher["marks"] == {"space": 1} and [n for _, n in handed.asked] == [0]


def test_every_button_is_reached_by_tab(show):
    page = show(watched=True)
    button(page, "Start").focus()
    page.keyboard.press("Enter")
    button(page, "Pause").wait_for()
    line(page, (0.1, 0.2), (0.4, 0.2))
    button(page, "Pause").focus()
    reached = []
    for _ in range(30):
        reached.append(page.evaluate("() => document.activeElement.textContent || document.activeElement.tagName"))
        page.keyboard.press("Tab")
    due = page.locator(".wb-board button:visible:enabled").all_text_contents()
    assert [words for words in due if words not in reached] == [] and "CANVAS" in reached
    unnamed = page.locator(".wb-board").evaluate(
        "(root) => [...root.querySelectorAll('button, input:not([type=file]), textarea, canvas[tabindex]')]"
        ".filter((n) => !n.textContent && !n.ariaLabel && !n.labels?.length).length"
    )
    assert unnamed == 0


@pytest.mark.parametrize(("dark", "width"), [(False, 480), (True, 1080)])
def test_words_stand_out_and_fit(show, dark, width):
    page = show(watched=True, width=width)
    if dark:
        page.evaluate(DARK)
    begin(page)
    page.keyboard.press("m")
    button(page, "Interviewer's sheet").click()
    found = page.evaluate(CONTRAST, ".wb-board")
    button(page, "Done").click()
    found += page.evaluate(CONTRAST, ".wb-board")
    score(page, 1, 0)
    found += page.evaluate(CONTRAST, ".wb-board")
    assert len(found) > 40 and [pair for pair in found if pair[0] < 4.5] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_it_leaves_nothing_behind(show):
    page = show()
    begin(page)
    page.evaluate("() => { window.cleanup(); }")
    assert page.evaluate("() => document.querySelector('#box').childElementCount") == 0
    page.wait_for_function("() => navigator.locks.query().then(({ held }) => held.length === 0)")
    page.wait_for_timeout(1200)  # a clock left running would throw here, without its board
