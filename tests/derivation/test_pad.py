"""The pad's kernel side: a message comes in, rows, help or a verdict go out; nothing a browser sends raises."""

import re
import threading
import time

import pytest

from utils.derivation import Problem
from utils.derivation.exercise import derivation
from utils.derivation.pad import Pad, pad
from utils.derivation.pad.rows import CHARACTERS, LINES, too_much
from utils.exercise import record_with

DEFINITIONS = "z = w.x + b\np = sigma(z)\nL = -(y log p + (1 - y) log(1 - p))"
KINDS = {"w": "vec d", "x": "vec d", "b": "real", "y": "unit"}
STEPS = "dL/dw_j = dL/dp * dp/dz * dz/dw_j\n= -(y/p - (1-y)/(1-p)) * p (1-p) * x_j\n= (p - y) x_j"
SLIPPED = "dL/dw_j = dL/dp * dp/dz * dz/dw_j\n= -(y/p - (1-y)/(1-p)) * x_j"


@pytest.fixture
def problem():
    return Problem(DEFINITIONS, KINDS)


@pytest.fixture
def exercise(problem, request):
    name = re.sub(r"[^a-z]+", "-", request.node.name.removeprefix("test_"))
    return derivation(name, "Collapse it.", problem, start="dL/dw_j", goal="(p - y) x_j")


def say(shown, ask, text, serial=1, **more):
    shown._heard(shown, {"ask": ask, "text": text, "serial": serial, **more}, [])


def statuses(shown):
    return [row["status"] for row in shown.read["rows"]]


def test_a_derivation_is_read(exercise):
    shown = pad(exercise)
    say(shown, "read", STEPS, 7)
    assert shown.read["serial"] == 7
    assert statuses(shown) == ["follows"] * 3


def test_each_line_is_mathematics_on_its_way_to_the_browser(exercise):
    shown = pad(exercise)
    say(shown, "read", STEPS)
    assert all(re.match(r"<math\b.*</math>$", row["mathml"], re.S) for row in shown.read["rows"])


def test_nothing_is_said_of_an_untouched_pad(exercise):
    shown = pad(exercise)
    assert (shown.text, shown.read["rows"]) == ("dL/dw_j = ", [])


def test_help_comes_in_steps_and_each_step_counts_once(exercise):
    shown = pad(exercise)
    assert exercise.help_taken == 0
    for step, taken in (("where", 1), ("where", 1), ("how", 2), ("how", 2), ("where", 2)):
        say(shown, step, SLIPPED, line=1)
        assert (shown.help_taken, exercise.help_taken) == (taken, taken)
    (given,) = shown.told.values()
    assert re.search(r"the line before is \S+ and this line is \S+", given["where"])
    assert "dropped chain-rule factor" in given["how"]["slip"]


def test_the_how_at_once_opens_both_steps(exercise):
    shown = pad(exercise)
    say(shown, "how", SLIPPED, line=1)
    assert shown.help_taken == 2


@pytest.mark.parametrize("index", [0, 2, -1, 99, None, "1", 1.0, []])
def test_there_is_no_help_on_a_line_that_is_not_broken(exercise, index):
    shown = pad(exercise)
    say(shown, "where", SLIPPED + "\n", line=index)
    assert (shown.told, shown.help_taken) == ({}, 0)


def test_help_is_recorded_with_the_attempt(exercise, monkeypatch):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    attempts = []
    before = record_with(attempts.append)
    try:
        shown = pad(exercise)
        say(shown, "where", SLIPPED, line=1)
        say(shown, "check", SLIPPED)
        say(shown, "check", STEPS)
    finally:
        record_with(before)
    assert [(attempt.verdict, attempt.hints) for attempt in attempts] == [("wrong", 1), ("right", 1)]


def test_a_pad_and_its_text_get_the_same_verdict(exercise):
    shown = pad(exercise)
    for text in ("", "dL/dw_j = ", STEPS, SLIPPED, "dL/dw_j = (", STEPS.rpartition("\n")[0]):
        shown.text = text
        assert str(exercise.check(shown)) == str(exercise.check(text)) == str(shown.check())


def test_the_button_shows_what_check_says(exercise):
    shown = pad(exercise)
    say(shown, "check", SLIPPED, 3)
    assert shown.verdict == {"serial": 3, "text": SLIPPED, "html": exercise.check(SLIPPED)._repr_html_()}


def test_a_pad_for_a_problem_records_nothing(problem, monkeypatch):
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    attempts = []
    before = record_with(attempts.append)
    try:
        shown = pad(problem, start="dL/dw_j", goal="(p - y) x_j")
        say(shown, "check", STEPS)
    finally:
        record_with(before)
    assert "Right" in shown.verdict["html"]
    assert attempts == []


def test_the_next_pad_of_an_exercise_holds_what_was_typed(exercise, problem):
    first = pad(exercise)
    first.text = STEPS
    assert pad(exercise).text == STEPS
    assert pad(exercise, text="dL/dw_j = x_j").text == "dL/dw_j = x_j"  # another beginning was asked for
    assert pad(derivation("another-one", "", problem, start="dL/dw_j")).text == "dL/dw_j = "
    assert pad(problem).text == ""


def test_a_huge_paste_is_answered_with_a_sentence(exercise):
    shown = pad(exercise)
    for text in ("= x_j\n" * 2000, "x" * 1_000_000, "(" * (CHARACTERS + 1)):
        assert too_much(text)
        for ask in ("read", "check", "where"):
            say(shown, ask, text, line=1)
        assert shown.read == {"serial": 1, "rows": [], "problem": too_much(text)}
        assert "Nothing is lost" in shown.verdict["html"]
    assert not too_much("= x_j\n" * (LINES - 1))


@pytest.mark.parametrize(
    "message",
    [{}, {"ask": "read"}, {"ask": "read", "text": 3, "serial": 1}, {"ask": "read", "text": "a"}, {"text": None, "serial": None},
     {"ask": "nonsense", "text": "x", "serial": 1}, {"ask": ["read"], "text": "\x00\ud800", "serial": -1},
     {"ask": "where", "text": "", "serial": 1, "line": 0}],
)  # fmt: skip
def test_no_message_raises(exercise, message):
    pad(exercise)._heard(None, message, [])


@pytest.mark.parametrize(
    "text",
    ["(" * 3000, "\\frac" * 500, "__import__('os').system('true')", "\n".join("=" * 50), "^" * 900, "💥", "= = ="],
)
def test_no_text_raises(exercise, text):
    shown = pad(exercise)
    for ask in ("read", "where", "how", "check"):
        say(shown, ask, text, line=0)
    assert shown.read["serial"] == 1


def test_a_checker_that_raises_becomes_a_sentence(exercise, monkeypatch):
    shown = pad(exercise)
    monkeypatch.setattr(type(shown._problem), "check", lambda self, text: 1 / 0)
    say(shown, "read", "dL/dw_j = 1")
    assert "ZeroDivisionError" in shown.read["problem"]


def test_what_a_notebook_keeps_is_the_same_every_time(exercise):
    kept = []
    for _ in range(2):
        bundle, _ = pad(exercise, text=SLIPPED)._repr_mimebundle_()
        kept.append({kind: bundle[kind] for kind in ("text/plain", "text/html")})
    assert kept[0] == kept[1]
    assert kept[0]["text/plain"].splitlines()[1:] == [
        "✓ dL/dw_j = dL/dp * dp/dz * dz/dw_j",
        "✗ = -(y/p - (1-y)/(1-p)) * x_j",
    ]
    assert "Collapse it." in kept[0]["text/html"]


def test_the_goal_of_an_exercise_stays_its_own(exercise):
    shown = pad(exercise)
    assert "(p - y)" not in str(shown.get_state()).replace(shown._esm, "")
    assert "(p - y)" not in str(shown._repr_mimebundle_())


def test_only_a_derivation_has_a_pad(exercise):
    for other in (3, "dL/dw", None, object()):
        with pytest.raises(TypeError, match="derivation exercise or a Problem"):
            pad(other)
    with pytest.raises(TypeError, match="its own start"):
        pad(exercise, start="dL/db")


def test_answers_come_in_the_order_asked_from_two_threads(exercise):
    shown, seen = pad(exercise), []
    shown.observe(lambda change: (seen.append(change["new"]["serial"]), time.sleep(0)), "read")
    threads = [threading.Thread(target=say, args=(shown, "read", STEPS, serial)) for serial in range(2, 12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(2, 12))


def test_one_module_for_the_browser_without_imports():
    assert "import " not in re.sub(r"//.*", "", Pad._esm)
    assert Pad._esm.count("export ") == 1
