"""The chapters' boards in a bare page: the interviewer interrupts at set times, and words come as they are meant."""

import pytest
from bare_page import CUT
from test_whiteboard import ASIDE
from test_whiteboard_page import DARK, begin, button, open_board, score, sent

from utils.chapters.design_studio import aloud as design
from utils.chapters.kmeans import aloud as kmeans
from utils.whiteboard import Recording
from utils.whiteboard.board import board


@pytest.fixture
def show(apart):
    """Return a function that opens a board on a clock of its own; each begins with an empty storage."""
    pages = []

    def shown(drill, exercise=None, width=1080, **more):
        page = open_board(apart, board(drill, exercise, **more), width)
        pages.append(page)
        page.clock.install()
        page.reload()
        page.wait_for_selector("[data-loaded]")
        return page

    yield shown
    for page in pages:
        assert page.wrong == []
        page.evaluate(ASIDE)
        page.close()


def heard(page):
    """Return the questions that are on the page."""
    return [one.inner_text().strip(" “”") for one in page.locator(".wb-asking li").all() if one.is_visible()]


@pytest.mark.parametrize("drill", [kmeans.drill, design.drill], ids=lambda drill: drill.name)
def test_questions_come_at_their_time_and_stay(show, drill):
    page = show(drill)
    assert heard(page) == [] and page.get_by_text("listens. Questions come").is_visible()
    begin(page)
    for minute in range(1, int(drill.minutes) + 1):
        page.clock.fast_forward(60_000)
        assert heard(page) == [drill.asks[n] for at, n in drill.interrupts if at <= 60 * minute], minute
    assert page.evaluate(CUT) == []


def test_a_question_is_said_once_and_ticked_off_when_answered(show):
    page = show(kmeans.drill)
    begin(page)
    page.clock.run_for(62_000)
    spoken = page.locator(".cp-spoken")
    assert heard(page) == ["Do you want k from me?"]
    page.clock.run_for(302_000)
    assert spoken.inner_text() == "What does this line do when a cluster is empty?"
    page.get_by_label("Do you want k from me?").check()
    page.reload()  # the clock stands still, and what was ticked is ticked
    page.wait_for_selector("[data-loaded]")
    assert len(heard(page)) == 2 and page.get_by_label("Do you want k from me?").is_checked()
    page.clock.run_for(5_000)
    assert "cluster" not in spoken.inner_text()
    button(page, "Done").click()
    score(page, *[1] * 8)
    assert "Questions taken: 1 of 7" in page.locator(".wb-below").inner_text()
    handed = Recording.of(sent(page, "done")[-1]["recording"])
    ((at, number),) = handed.asked
    assert number == 0 and 360 < at < 370


def test_in_a_pair_the_interviewer_asks_and_not_the_page(show):
    page = show(kmeans.drill, watched=True)
    begin(page)
    button(page, "Interviewer's sheet").click()
    page.clock.run_for(70_000)
    assert not page.locator(".wb-asking").is_visible()
    sheet = page.get_by_role("region", name="Interviewer's sheet").inner_text()
    for at, n in kmeans.drill.interrupts:
        assert f"at {int(at // 60)}:{int(at % 60):02d} {kmeans.drill.asks[n]}" in sheet


def test_a_board_without_timed_questions_has_no_interviewer(show):
    page = show(
        kmeans.drill.__class__("two-dice", "P(seven)?", [("count", 30)], 1, {"space": "wrote it"}, asks=["Why?"])
    )
    assert not page.locator(".wb-asking").is_visible()


def test_stars_are_stress_and_backticks_code(show):
    page = show(design.drill, watched=True)
    button(page, "Interviewer's sheet").click()
    listens = page.get_by_text("two stages because")
    assert listens.inner_html().startswith("two stages because <em>scoring</em> is expensive")


@pytest.mark.parametrize("dark", [False, True])
def test_an_honest_low_score_is_told_again_in_a_neutral_voice(show, dark):
    page = show(kmeans.drill, kmeans.my_board)
    if dark:
        page.evaluate(DARK)
    verdict = kmeans.my_board.check([0, 1, 1, 0, 1, 1, 1, 0])
    begin(page)
    button(page, "Done").click()
    score(page, 0, 1, 1, 0, 1, 1, 1, 0)
    told = {"kind": verdict.look, "message": verdict.message, "notes": []}
    page.evaluate("(told) => window.model.set('verdict', told)", told)
    shown = page.locator(".wb-verdict")
    assert shown.inner_text().startswith("↻ You began to type before you asked.") and "wb-again" in shown.get_attribute(
        "class"
    )
