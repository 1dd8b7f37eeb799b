"""A mock onsite in a real JupyterLab, from the first door to the debrief: twice with one seed, and once cut off in the middle."""

import json
import os
import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Error

from utils.bench.notebook import write_notebook
from utils.chapters.mock_onsite.day import Day
from utils.chapters.mock_onsite.plan import ROUNDS
from utils.chapters.mock_onsite.pool import find

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from right_answers import right_answers

CONTRAST = Path(__file__).with_name("contrast.js").read_text("utf-8")
SPEED = 40  # a day's seconds in one of ours: its hour takes a minute and a half at most
SEED = 5
SHOTS = os.environ.get("COURSE_SCREENSHOTS")  # a folder: then every stage is saved in it, in both themes
SETUP = """import os
os.environ.update(COURSE_DATA={folder!r}, COURSE_MOCK_SPEED="{speed}")
os.environ.pop("COURSE_UNATTENDED", None)
from utils.chapters import mock_onsite
day = mock_onsite.onsite(seed={seed})"""
AGAIN = re.compile("Do (this|these two|these three) again|Nothing to do again")
KILL = """() => { jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute(
  { code: "import os; os.kill(os.getpid(), 9)" }); }"""
KILLED = """() => ["autorestarting", "restarting", "starting", "dead"].includes(
  jupyterapp.shell.currentWidget.sessionContext.session.kernel.status)"""
CELLS = ("day", "day.answer(lambda *given: 1 / 0, confidence=0.6)", "day.board()", "day.debrief()")


class Played:
    """A notebook with a day in it, and the moves of whoever sits it."""

    def __init__(self, lab, served, folder: Path, shots: Path, name: str):
        self.lab, self.folder, self.shots, self.name = lab, folder, shots, name
        write_notebook(served / name, SETUP.format(folder=str(folder), speed=SPEED, seed=SEED), *CELLS)
        self.open()

    def open(self):
        self.lab.open(self.name)
        for cell in (0, 1):
            self.lab.run_cell(cell)
        self.room.locator(".mo-title").wait_for()

    @property
    def room(self):
        return self.lab.cell(1).locator(".mo-room")

    @property
    def day(self) -> Day:
        return Day.of_plain(json.loads((self.folder / "mock-onsite.json").read_text("utf-8")))

    def press(self, words: str):
        self.room.get_by_role("button", name=words, exact=True).click()

    def shot(self, stage: str, cell: int = 1):
        """Save what a stage looks like, light and dark, where somebody wants to look."""
        if not SHOTS:
            return
        size = self.lab.page.viewport_size
        self.lab.page.set_viewport_size({**size, "height": 3000})
        for theme in ("Dark", "Light"):
            self.lab.theme(theme)
            self.lab.frames(3)
            area = self.lab.cell(cell).locator(".jp-Cell-outputArea")
            area.screenshot(path=self.shots / f"mock-{stage}-{theme.lower()}.png")
        self.lab.page.set_viewport_size(size)

    def question(self):
        slot = self.day.rounds[self.day.at][self.day.question]
        return find(slot["key"], slot["chapter"])

    def begin(self):
        self.press("Start")
        self.room.get_by_role("button", name="Pause").wait_for()

    def answer(self, sure: str = "80"):
        """Answer what is up, in the room or in the cell; return how."""
        asked, box = self.question(), self.room
        if box.get_by_role("button", name="I have answered").count():
            assert not box.locator(".mo-criterion").first.is_visible()
            self.press("I have answered: score it")
        if box.get_by_role("button", name="Hand in").count() == 0:
            value = right_answers()[asked.exercise.name]
            plain = value.tolist() if hasattr(value, "tolist") else value
            self.lab.run_cell(2, CELLS[1] if callable(value) else f"day.answer({plain!r}, confidence=0.6)")
            self.taken(asked)
            return "cell"
        if box.locator(".mo-criterion").count():
            for row in box.locator(".mo-criterion").all():
                row.locator("label").last.click()
        else:
            self._type(right_answers().get(asked.exercise.name))
        if box.locator(".mo-sure").count():
            box.get_by_label("How sure are you?").select_option(sure)
        self.press("Hand in")
        self.taken(asked)
        return "room"

    def taken(self, asked):
        """Wait until the room says that an answer was handed in."""
        try:
            self.room.locator(".mo-answered", has_text="Handed in").wait_for()
        except Error:
            pytest.fail(f"{asked.key} was not taken:\n{self.room.inner_text()}")

    def _type(self, value):
        box = self.room
        if box.locator("textarea.mo-text").count() and isinstance(value, str):
            box.locator("textarea.mo-text").fill(value.strip())
        elif isinstance(value, dict):
            for name, one in value.items():
                group = box.get_by_role("group", name=str(name), exact=True)
                if group.count():
                    group.locator(f"input[value={json.dumps(str(one))}]").check()
                    continue
                field = box.get_by_label(re.compile(f"^{re.escape(str(name))}( |$)")).first
                if field.evaluate("(node) => node.tagName") == "SELECT":
                    field.select_option(str(one))
                else:
                    field.fill(str(one))
        elif box.locator("input[type=checkbox]").count():
            for one in value:
                box.locator(f"input[type=checkbox][value={json.dumps(str(one))}]").check()
        elif box.locator("input[type=radio]").count():
            box.locator(f"input[type=radio][value={json.dumps(str(value))}]").check()
        else:
            box.locator("input.mo-text").fill(
                ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
            )

    def onward(self):
        """Go to the next question, or end the round; return whether there is more in this round."""
        before = self.day
        more = before.question + 1 < len(before.rounds[before.at])
        self.press("Next question" if more else "End round")
        if more:
            self.room.get_by_text(f"Question {before.question + 2} of").wait_for()
        else:
            self.room.get_by_role("button", name=re.compile("^(Start|Begin another day)$")).wait_for()
        return more

    def play(self, stages: bool = False) -> list[str]:
        """Sit the whole day; return what was asked, in order."""
        asked = []
        while not self.day.over:
            if stages:
                self.shot(f"{self.day.at}-door")
            self.begin()
            more = True
            while more:
                asked.append(self.room.locator(".mo-question").inner_text())
                if stages and self.day.question == 0:
                    self.shot(f"{self.day.at}-asked")
                self.answer()
                more = self.onward()
        return asked


@pytest.fixture(scope="module")
def shots(tmp_path_factory):
    made = Path(SHOTS or tmp_path_factory.mktemp("shots"))
    made.mkdir(parents=True, exist_ok=True)
    return made


@pytest.fixture(scope="module")
def sit(lab, served, tmp_path_factory, shots):
    def made(name):
        return Played(lab, served, tmp_path_factory.mktemp(name), shots, f"{name}.ipynb")

    return made


@pytest.fixture(scope="module")
def first(sit):
    """One day, from the first door to the debrief."""
    right_answers()  # before a clock runs
    played = sit("mock_first")
    return played, played.play(stages=True)


def test_from_start_to_debrief(first, served):
    played, asked = first
    assert len(asked) == sum(len(some) for some in played.day.rounds) >= len(ROUNDS)
    played.shot("over")
    played.lab.run_cell(4)
    page = played.lab.cell(4).locator(".jp-OutputArea-output")
    page.get_by_role("heading", name=AGAIN).wait_for()
    played.shot("debrief", 4)
    assert page.locator("svg[role=img]").count() >= 2
    saved = list(served.glob("debrief-*.html"))
    assert len(saved) == 1
    alone = played.lab.page.context.new_page()
    wanted = []
    alone.on("request", lambda request: wanted.append(request.url))
    alone.goto(saved[0].as_uri())
    for scheme in ("light", "dark"):
        alone.emulate_media(color_scheme=scheme)
        alone.screenshot(path=played.shots / f"mock-page-{scheme}.png", full_page=True)
    assert wanted == [saved[0].as_uri()]
    assert AGAIN.fullmatch(alone.locator("h3").all_inner_texts()[0])
    assert all(
        alone.locator("svg[role=img]").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('aria-label').length > 20)"
        )
    )
    alone.close()
    saved[0].unlink()


def test_the_same_seed_asks_the_same(first, sit):
    played = sit("mock_second")
    assert played.day.id != first[0].day.id
    assert played.play() == first[1]


def test_a_new_page_and_a_killed_kernel_in_the_middle_lose_nothing(sit, lab):
    right_answers()
    played = sit("mock_cut")
    played.begin()
    played.answer()
    while played.onward():
        pass
    played.begin()
    asked = played.room.locator(".mo-question").inner_text()
    answers = len([one for one in played.day.events if one["did"] == "answer"])
    played.room.locator("input.mo-text").first.fill("12 TB")
    played.lab.page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")

    played.lab.load(played.name)  # the kernel lives: the room comes back by itself
    played.room.get_by_role("button", name="Pause").wait_for()
    assert played.room.locator(".mo-question").inner_text() == asked
    assert played.room.locator("input.mo-text").first.input_value() == "12 TB"
    assert [one for one in played.day.events if one["did"] == "away"] == []

    before = played.day
    played.lab.page.evaluate(KILL)
    played.lab.page.wait_for_function(KILLED)
    played.lab.load(played.name)
    for cell in (0, 1):
        played.lab.run_cell(cell)
    played.lab.errors.clear()  # what JupyterLab says of a kernel that died
    played.room.get_by_role("button", name="Pause").wait_for()
    after = played.day
    assert after.id == before.id and (after.at, after.question) == (before.at, before.question) == (1, 0)
    assert played.room.locator(".mo-question").inner_text() == asked
    assert played.room.locator("input.mo-text").first.input_value() == "12 TB"
    assert len([one for one in after.events if one["did"] == "answer"]) == answers
    away = [one for one in after.events if one["did"] == "away"]
    assert len(away) == 1 and away[0]["until"] > away[0]["at"]
    there, gone = (after.clock(1, away[0][end]) for end in ("at", "until"))
    assert there == pytest.approx(gone) and there > 0
    played.shot("resumed")
    played.press("Pause")
    played.room.get_by_role("button", name="Go on").wait_for()
    played.shot("paused")
    played.press("Go on")
    played.room.get_by_role("button", name="Pause").wait_for()
    played.answer()
    while played.onward():
        played.answer()
    assert played.day.at == 2
    # what stood on the page was the killed kernel's: JupyterLab says so until its cell runs again
    lab.errors[:] = [one for one in lab.errors if "widget model not found" not in one]


def test_no_hint_while_it_runs(sit):
    played = sit("mock_hint")
    played.begin()
    played.lab.run_cell(2, "from utils.chapters.mock_onsite import budget; budget.round_budget.hint()")
    assert "No hints in an exam" in played.lab.outputs(2)[0]["data"]["text/plain"]
    played.press("End round")
    played.room.get_by_role("button", name="Start").wait_for()
    played.lab.run_cell(2)
    assert "No hints" not in played.lab.outputs(2)[0]["data"]["text/plain"]


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_its_text_stands_out(sit, theme):
    played = sit(f"mock_{theme.lower()}")
    played.room.locator("summary").click()
    played.lab.theme(theme)
    try:
        selector = ".jp-NotebookPanel:not(.lm-mod-hidden) .mo-room"
        found = played.lab.page.evaluate(CONTRAST, selector)
        played.begin()
        found += played.lab.page.evaluate(CONTRAST, selector)
        assert len(found) > 10
        assert [pair for pair in found if pair[0] < 4.5] == []
    finally:
        played.lab.theme("Light")
