"""A derivation as an exercise: each way to be right, and each way not to be, by name."""

from types import SimpleNamespace

import pytest

from utils.derivation import Problem, derivation, slipped
from utils.exercise import Attempt, Mistake, record_with

LOGISTIC = Problem(
    "z = w.x + b\np = sigma(z)\ny_hat = p\nL = -(y*log(p) + (1-y)*log(1-p))",
    {"w": "vec d", "x": "vec d", "b": "real", "y": "unit"},
)
RIDGE = Problem(
    "J = ||y - X w||^2 + lam ||w||^2", {"X": "mat n d", "y": "vec n", "w": "vec d", "lam": "pos"}, solve=("J", "w")
)
SLOW = """dL/dw_j = dL/dp dp/dz dz/dw_j
 = -(y/p - (1-y)/(1-p)) p (1 - p) x_j
 = (p - y) x_j"""
ASCENT = SLOW.replace("(p - y) x_j", "(y - p) x_j")


def collapse():
    return derivation(
        "collapse",
        "Derive dL/dw_j.",
        LOGISTIC,
        start="dL/dw_j",
        goal="(p - y) x_j",
        milestones={"p (1 - p)": "the slope of the sigmoid"},
        mistakes=[Mistake("ascent", "That climbs the likelihood.", ASCENT, when=slipped("sign", "(y - p)"))],
        right="The sigmoid's slope cancels.",
    )


def ridge():
    return derivation("ridge", "Solve for w.", RIDGE, goal="w = inv(X^T X + lam I) X^T y")


@pytest.mark.parametrize(
    "text",
    [
        SLOW,
        SLOW.replace("p (1 - p) x_j", "x_j p (1-p)"),
        SLOW.replace(" x_j", " * x_j").replace("= (p", "= -1 * (y").replace("- y)", "- p)"),
        "dL/dp = (p - y)/(p (1-p))\ndp/dz = p (1 - p)\ndL/dw_j = dL/dp dp/dz x_j\n= (p - y) x_j",
        r"""\frac{\partial L}{\partial w_j} = dL/d\hat y \frac{\partial \hat y}{\partial z} \frac{\partial z}{\partial w_j}
        = -\left(\frac{y}{\hat y} - \frac{1-y}{1-\hat y}\right) \hat y (1-\hat y) x_j
        = (\hat y - y) x_j""",
        SLOW.replace("(p - y) x_j", "p x_j - y x_j"),
        SLOW.replace("(p - y) x_j", "(sigma(z) - y) x_j"),
    ],
)
def test_every_true_way_there_is_right(text):
    verdict = collapse().check(text)
    assert verdict.right, verdict
    assert verdict.message.startswith("The sigmoid's slope cancels.")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (ASCENT, "ascent"),
        (SLOW.replace(" p (1 - p)", ""), "dropped-chain-rule-factor"),
        ("L = -(y log p + (1-y) log(1-p))", "wrong-start"),
        ("\n".join(SLOW.splitlines()[:2]), "unfinished"),
        ("dL/dw_j = dL/dp dp/dz dz/dw_j", "unfinished"),
        ("dL/dw_j = (p - y) x_j", "missing-milestone"),
    ],
)
def test_each_way_to_miss_it_has_its_name(text, cause):
    verdict = collapse().check(text)
    assert (verdict.kind, verdict.cause) == ("wrong", cause), verdict


def test_a_broken_line_is_named_with_two_numbers():
    verdict = collapse().check(SLOW.replace(" p (1 - p)", ""))
    assert verdict.message.startswith("Line 2 does not follow from the one before it")
    assert "the line before is" in verdict.counterexample and "this line is" in verdict.counterexample


def test_a_line_that_cannot_be_read_is_named_and_not_called_wrong():
    verdict = collapse().check("dL/dw_j = dL/dp dp/dz dz/dw_j\n = (p - yy x_j")
    assert verdict.kind == "invalid" and verdict.message.startswith("Line 2, `= (p - yy x_j`:")


@pytest.mark.parametrize("raw", [..., None, "", "   ", "...", "dL/dw_j =", "dL/dw_j = ..."])
def test_nothing_yet_is_unattempted(raw):
    assert collapse().check(raw).kind == "unattempted"


@pytest.mark.parametrize("raw", [3, [SLOW], {"text": SLOW}, float("nan"), object(), lambda: SLOW, b"dL"])
def test_anything_else_is_invalid(raw):
    assert collapse().check(raw).kind == "invalid"


def test_a_pad_is_its_text():
    seen = []
    before = record_with(lambda attempt: seen.append(attempt))
    try:
        exercise = collapse()
        exercise.help_taken = 2
        assert exercise.check(SimpleNamespace(text=SLOW)).right
        assert exercise.check(SLOW).right
    finally:
        record_with(before)
    assert [type(attempt) for attempt in seen] == [Attempt] and seen[0].hints == 2


def test_an_equation_is_finished_when_it_is_solved_for_the_unknown():
    right = """dJ/dw = -2 X^T (y - X w) + 2 lam w
    0 = -X^T y + X^T X w + lam w
    (X^T X + lam I) w = X^T y
    w = (X^T X + lam I)^-1 X^T y"""
    assert ridge().check(right).right
    verdict = ridge().check("\n".join(right.splitlines()[:3]))
    assert (verdict.cause, "`w =`" in verdict.message) == ("unfinished", True)


def test_steps_tell_a_derivation_from_a_statement():
    slope = derivation("slope", "Derive it.", LOGISTIC, start="dp/dz", goal="p (1 - p)", steps=2)
    padded = ["1 = 1\n", "dp/dz = dp/dz\n", "p = sigma(z)\n", ""]
    for text in [f"{first}dp/dz = p (1 - p)" for first in padded] + [
        "dp/dz = (1 - p) p = p (1 - p)",
        "dp/dz = dp/dz\n = p (1-p)",
    ]:
        assert slope.check(text).cause == "too-few-steps", text
    assert slope.check("dp/dz = e^-z/(1 + e^-z)^2\n = p (1 - p)").right


def test_a_definition_written_out_is_not_a_result():
    stable = derivation("stable", "Write L in z.", LOGISTIC, start="L", goal="log(1 + e^z) - y z")
    assert stable.check("L = -(y log p + (1-y) log(1-p))").cause == "unfinished"
    assert stable.check("L = -y z + log(1 + e^z)").right


@pytest.mark.parametrize(
    "first", ["sigma'(z) =", "d/dz sigma(z) =", "dp/dz = d/dz (1 + e^-z)^-1 =", "d\\hat y/dz =", "dp/dz\n="]
)
def test_what_is_derived_may_go_by_another_name(first):
    slope = derivation("slope", "Derive it.", LOGISTIC, start="dp/dz", goal="p (1 - p)", steps=2)
    verdict = slope.check(f"{first} e^-z/(1 + e^-z)^2\n = p (1 - p)")
    assert verdict.right, verdict


def test_the_whole_vector_and_other_indices_will_do():
    free = derivation("free", "Derive it.", LOGISTIC, start="dL/dw_j", goal="(p - y) x_j")
    assert free.check("dL/dw = dL/dz dz/dw\n= (p - y) x").right
    assert free.check("dL/dw_k = dL/dz x_k\n= (p - y) x_k").right
    assert free.check("dL/db = p - y").cause == "wrong-start"


def test_another_name_of_the_start_is_no_step():
    slope = derivation("slope", "Derive it.", LOGISTIC, start="dp/dz", goal="p (1 - p)", steps=2)
    assert slope.check("sigma'(z) = p (1 - p)").cause == "too-few-steps"


def test_an_inequality_nobody_refuted_is_let_stand_and_told():
    free = derivation("free", "Derive it.", LOGISTIC, start="dp/dz", goal="p (1 - p)")
    verdict = free.check("dp/dz = e^-z/(1 + e^-z)^2\n= p (1 - p) >= 0")
    assert verdict.right and "inequal" in verdict.message
    assert free.check("dp/dz = e^-z/(1 + e^-z)^2\n= p (1 - p) >= 1").kind == "wrong"


def test_a_jump_is_right_and_told():
    jump = derivation("jump", "Derive dL/dw_j.", LOGISTIC, start="dL/dw_j", goal="(p - y) x_j")
    verdict = jump.check("dL/dw_j = (p - y) x_j")
    assert verdict.right and "Line 1: True, but a jump." in verdict.message
