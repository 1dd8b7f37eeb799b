"""The quiz by keyboard alone, the two buttons, and both in JupyterLab with a kernel that remembers."""

import json
from pathlib import Path

import pytest
from bare_page import bare_pages

from utils import progress
from utils.progress.views.quizzing import Quiz

CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
ANSWERS = "() => window.model.state.answers.map(([choice, sure]) => [choice, sure])"
WIDE = "() => document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture
def show(context):
    """Return a function that renders a widget in a bare page."""
    with bare_pages(context) as shown:
        yield shown


def a_quiz(n=3, seed=0) -> Quiz:
    return progress.quiz(n=n, seed=seed)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_the_quiz_works_by_keyboard_alone(show):
    quiz = a_quiz()
    page = show(quiz)
    press(page, "Tab", "Enter")
    assert page.locator(".cq-title").inner_text() == quiz.questions[0]["ask"]
    assert page.evaluate("() => document.activeElement.className") == "cq-title"
    press(page, "1", "9", "Enter", "2", "0", "Enter", "2", "1", "7", "5", "Enter")
    assert page.evaluate(ANSWERS) == [[1, 0.9], [2, 1.0], [1, 0.5]]
    hits = sum(choice == one["right"] for choice, one in zip((1, 2, 1), quiz.questions, strict=True))
    assert (
        page.locator(".cq-title").inner_text() == f"{hits} of 3 right ({round(100 * hits / 3)}%), 80% sure on average."
    )
    page.locator("summary").press("Enter")
    shown = page.locator(".cq-box").inner_text()
    assert all(one["why"] in shown and one["choices"][one["right"] - 1] in shown for one in quiz.questions)
    assert page.locator(".cq-wrong").count() == 3 - hits


def test_the_browsers_own_keys_do_too(show):
    page = show(a_quiz())
    page.get_by_role("button", name="Start").press("Space")
    press(page, "Tab", "Space", "ArrowDown", "Tab", "Space", "ArrowRight", "ArrowRight", "Tab", "Space")
    assert page.evaluate(ANSWERS) == [[2, 0.7]]


def test_both_halves_of_an_answer_are_asked_for(show):
    page = show(a_quiz())
    page.get_by_role("button", name="Start").click()
    for keys, words in (("", "Choose an answer"), ("1", "how sure you are")):
        press(page, *keys, "Enter")
        assert words in page.get_by_role("alert").inner_text()
    assert page.evaluate(ANSWERS) == []
    press(page, "8")
    assert page.locator(".cq-problem").text_content() == ""
    press(page, "Enter")
    assert page.evaluate(ANSWERS) == [[1, 0.8]]


def test_what_was_right_is_not_told_before_the_end(show):
    quiz = a_quiz(n=2)
    page = show(quiz)
    page.get_by_role("button", name="Start").click()
    for _ in range(2):
        assert page.locator(".cq-right, .cq-wrong").count() == 0
        press(page, "1", "5", "Enter")
    assert page.locator(".cq-right, .cq-wrong").count() == 2


def test_it_says_what_it_is_to_who_does_not_see_it(show):
    page = show(a_quiz())
    page.get_by_role("button", name="Start").click()
    assert page.get_by_role("group", name="Which is right?").get_by_role("radio").count() == 2
    assert page.get_by_role("group", name="How sure are you?").get_by_role("radio").count() == 6
    assert page.get_by_role("progressbar", name="answered").count() == 1


def test_a_closed_view_leaves_nothing_behind(show):
    page = show(a_quiz())
    page.evaluate("() => window.cleanup()")
    assert page.evaluate("() => Object.values(window.model.heard).flat().length") == 0


@pytest.mark.parametrize("width", [380, 700])
def test_it_fits_its_width(show, width):
    page = show(a_quiz(n=20), width=width)
    assert page.evaluate(WIDE)
    page.get_by_role("button", name="Start").click()
    for _ in range(20):
        assert page.evaluate(WIDE)
        press(page, "1", "5", "Enter")
    assert page.evaluate(WIDE)


CELLS = (
    "import os\nos.environ.pop('COURSE_UNATTENDED', None)\nfrom utils import progress\nprogress.forget(confirm=True).ok",
    "quiz = progress.quiz(n=20, seed=0)\nquiz",
    "progress.transfer()",
    "progress.my_calibration()",
    "progress.my_progress()",
    "progress.show(5)",
    "len(progress.memory.kept())",
)


@pytest.fixture(scope="module")
def book(open_cells):
    return open_cells(*CELLS, name="progress.ipynb")


def kept(book):
    book.run_cell(6)
    return int("".join(book.outputs(6)[0]["data"]["text/plain"]))


def test_in_jupyterlab_the_kernel_remembers_and_the_keys_stay(book):
    sources = book.sources()
    box = book.cell(1).locator(".cq-box")
    box.get_by_role("button", name="Start").click()
    for number in range(20):
        press(book.page, "d", "d", "x", str(1 + number % 2), "567890"[number % 6], "Enter")
    box.get_by_text("sure on average").wait_for()
    assert book.sources() == sources
    book.run_cell(3)
    assert kept(book) == 20
    assert "In 20 answers you were" in "".join(book.outputs(3)[0]["data"]["text/plain"])
    assert book.cell(3).locator("img[alt^='Reliability diagram']").count() == 1


def test_the_file_comes_out_by_one_button_and_goes_in_by_the_other(book, tmp_path):
    box, status = book.cell(2).locator(".cq-box"), book.cell(2).locator("[role=status]")
    with book.page.expect_download() as coming:
        box.get_by_role("button", name="Download my progress").press("Enter")
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    count = kept(book)
    lines = file.read_text("utf-8").splitlines()
    assert json.loads(lines[0])["attempts"] == len(lines) - 1 == count > 0
    assert status.inner_text() == f"{count} attempts in the file."
    book.run_cell(0)
    assert kept(book) == 0
    for expected in (f"{count} attempts added, 0 here", f"0 attempts added, {count} here"):
        with book.page.expect_file_chooser() as chooser:
            box.get_by_role("button", name="Add a progress file").click()
        chooser.value.set_files(file)
        status.get_by_text(expected).wait_for()
    junk = tmp_path / "junk.jsonl"
    junk.write_bytes(b"\xff\x00 no")
    with book.page.expect_file_chooser() as chooser:
        box.get_by_role("button", name="Add a progress file").click()
    chooser.value.set_files(junk)
    status.get_by_text("not a progress file").wait_for()
    assert kept(book) == count


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_text_stands_out(book, theme):
    for number in (3, 4, 5):
        book.run_cell(number)
    book.theme(theme)
    try:
        book.cell(1).locator("details").evaluate("(one) => { one.open = true; }")
        output = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output"
        found = book.page.evaluate(CONTRAST, f"{output} .cq-box, {output}.jp-RenderedHTMLCommon")
        assert len(found) >= 5
        assert [pair for pair in found if pair[0] < 4.5] == []
    finally:
        book.theme("Light")
