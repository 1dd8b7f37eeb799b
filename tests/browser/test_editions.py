"""Every learner's edition in JupyterLab, as a learner meets it: open, run all, move whatever moves, answer."""

import json
import re

import pytest
from figure import figures

WIDE = """() => [...document.querySelectorAll(".jp-NotebookPanel:not(.lm-mod-hidden) :is(" +
    ".jp-WindowedPanel-outer, .jp-OutputArea-output, .jp-RenderedHTMLCommon, .cf-figure, .cp-widget)")]
  .filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== "inline")
  .map((box) => `${box.className}: ${box.scrollWidth} > ${box.clientWidth}: ${box.textContent.slice(0, 60)}`)"""
OPENED = """async (all) => {
  const troubles = [];
  for (const closed of all) {
    const summary = closed.querySelector("summary"), hidden = closed.querySelector("div"), said = summary.textContent;
    if (hidden.checkVisibility()) troubles.push(`${said}: open before it is clicked`);
    summary.scrollIntoView({ block: "center" });
    const { left, top, width, height } = summary.getBoundingClientRect();
    const met = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!summary.contains(met)) troubles.push(`${said}: covered by ${met?.className}`);
    else met.click();
    await new Promise(requestAnimationFrame);
    if (!hidden.checkVisibility() || !hidden.innerText.trim()) troubles.push(`${said}: nothing opens`);
  }
  return troubles;
}"""
WORDS = {"wrong": "Not yet", "invalid": "Not yet an answer that can be checked", "right": "Right"}


@pytest.fixture(scope="module")
def question(edition, stem, workspace):
    """The number of the first cell with an answer to replace, its text, the text with the answer, and who checks it."""
    folders = (workspace.learner, workspace.solved)
    editions = [json.loads((folder / f"{stem}.ipynb").read_text("utf-8")) for folder in folders]
    texts = [["".join(cell["source"]) for cell in book["cells"]] for book in editions]
    for number, (stub, answer) in enumerate(zip(*texts, strict=True)):
        checked = re.search(r"^([\w.]+)\.check\(", stub, re.MULTILINE)
        if checked and re.search(r"^\w+ = \.\.\.$", stub, re.MULTILINE):
            return number, stub, answer, checked.group(1)
    raise AssertionError(f"{stem} asks for no answer")


def hand_in(lab, number, text):
    """Type `text` over a cell, run it by Shift+Enter, and return how its verdict begins and what is seen of it."""
    cell = lab.cell(number)
    lab.page.evaluate("(n) => jupyterapp.shell.currentWidget.content.widgets[n].model.outputs.clear()", number)
    cell.locator(".cm-content").click()
    lab.page.keyboard.press("ControlOrMeta+A")
    lab.page.keyboard.insert_text(text)
    assert lab.sources()[number] == text
    lab.page.keyboard.press("Shift+Enter")
    seen = cell.locator(".jp-OutputArea-output [role=status]")
    seen.wait_for()
    lab.ready()
    return "".join(lab.outputs(number)[-1]["data"]["text/plain"]), seen.inner_text()


def test_it_runs_without_error_or_outside_request(edition, stem, served):
    lab, said = edition
    count = len(json.loads((served / f"{stem}.ipynb").read_text("utf-8"))["cells"])
    shown = [output for n in range(count) for output in lab.outputs(n)]
    assert [one for one in shown if one["output_type"] == "error" or one.get("name") == "stderr"] == []
    assert said == {"errors": [], "requests": []}


@pytest.mark.parametrize("width", [1400, 800])
def test_nothing_is_wider_than_its_place(edition, width):
    lab, _ = edition
    lab.page.set_viewport_size({"width": width, "height": 1000})
    try:
        lab.frames(3)
        assert lab.page.evaluate(WIDE) == []
    finally:
        lab.page.set_viewport_size({"width": 1400, "height": 1000})
        lab.frames(3)


def test_predictions_refuse_nonsense_and_take_a_number(edition):
    lab, _ = edition
    for figure in figures(lab):
        if not figure.locked():
            continue
        if figure.root.locator(".cf-predict form input[type=text]").count():
            for nonsense in ("banana", "", "1/0"):
                figure.predict(nonsense)
                assert figure.root.locator(".cf-problem").inner_text() != "", nonsense
                assert figure.locked(), nonsense
        figure.unlock()
        assert not figure.locked()
        assert "truth" in figure.root.locator(".cf-result").inner_text()


def test_sliders_reach_both_ends_and_come_back(edition):
    lab, _ = edition
    for figure in figures(lab):
        figure.unlock()
        for slider in figure.sliders.all():
            slider.focus()
            lab.page.keyboard.press("End")
            lab.page.keyboard.press("Home")
            figure.settle()
            low = figure.picture()
            lab.page.keyboard.press("End")
            high = figure.wait_for_another(low)
            assert slider.input_value() == slider.get_attribute("max")
            figure.drag(slider, 1, 0)
            figure.wait_for(low)
            assert slider.input_value() == slider.get_attribute("min")
            figure.drag(slider, 0, 1)
            figure.wait_for(high)
            lab.page.keyboard.press("ArrowLeft")
            figure.wait_for_another(high)


def test_choices_change_the_picture_and_come_back(edition):
    lab, _ = edition
    for figure in figures(lab):
        figure.unlock()
        for what, pick, count in figure.choices():
            pick(0)
            figure.settle()
            first, seen = figure.picture(), set()
            for k in range(1, count):
                before = figure.picture()
                pick(k)
                seen.add(figure.wait_for_another(before))
            assert first not in seen, what
            pick(0)
            figure.wait_for(first)


def test_hints_and_follow_ups_open(edition):
    lab, _ = edition
    closed = lab.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output details:not(.dp-pad *)")
    if closed.count():  # the first by the mouse, to the end; for the others it is asked what the mouse would meet
        hidden = closed.first.locator("div").first
        assert not hidden.is_visible()
        closed.first.locator("summary").click()
        hidden.wait_for(state="visible")
        assert hidden.inner_text().strip()
        closed.first.locator("summary").click()
        hidden.wait_for(state="hidden")
    assert closed.evaluate_all(OPENED) == []


@pytest.mark.parametrize("kind", ["wrong", "invalid", "right"])
def test_the_verdict_on_an_answer(edition, question, kind):
    lab, _ = edition
    number, stub, answer, exercise = question
    text = {
        "wrong": f"{exercise}.check({exercise}.mistakes[0].example)",
        "invalid": stub.replace("= ...", '= "banana"', 1),
        "right": answer,
    }[kind]
    plain, seen = hand_in(lab, number, text)
    assert plain.startswith(f"[{kind}")
    assert seen.split("\n")[0].lstrip("✗?✓ ").startswith(WORDS[kind])


def test_keys_in_the_editor_stay_in_the_editor(edition, question):
    lab, _ = edition
    number, stub, _, _ = question
    lab.cell(number).locator(".cm-content").click()
    lab.page.keyboard.press("ControlOrMeta+A")
    lab.page.keyboard.type("answer = 1 / 4")
    lab.page.keyboard.press("Escape")
    assert lab.sources()[number] == "answer = 1 / 4"
    lab.run_cell(number, stub)
    assert "".join(lab.outputs(number)[-1]["data"]["text/plain"]).startswith("[unattempted]")
