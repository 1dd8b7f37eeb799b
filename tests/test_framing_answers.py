"""Right answers, written as different people write them."""

from ast import literal_eval
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from framings import RIGHT

from utils.chapters.framing import aloud, dialogues, openings, ordering, prompts, sheets, uplift
from utils.exercise import Kind

CASES = [(name, k) for name, several in RIGHT.items() for k in range(len(several))]


@pytest.mark.parametrize(("name", "k"), CASES)
def test_framings_that_hold(name, k):
    verdict = getattr(prompts, f"{name}_framing").check(RIGHT[name][k])
    assert verdict.right, str(verdict)


@pytest.mark.parametrize("name", RIGHT)
def test_a_framing_with_its_fields_in_another_order_holds(name):
    turned = dict(reversed(RIGHT[name][0].items()))
    assert getattr(prompts, f"{name}_framing").check(turned).right


ORDERS = ["b d e c f a", "B, E, D, C, F, A", "b > d > e > f > c > a", "bedcfa", list("befdca"), tuple("bedfca")]


@pytest.mark.parametrize("order", [*ORDERS, np.array(list("bdecfa"))])
def test_orders_of_the_first_ten_minutes(order):
    assert ordering.first_minutes.check(order).right


def test_as_many_orders_as_the_reasons_allow():
    """Counted by hand: b first, a last, e before f; the sentence may come as soon as it is known who acts."""
    allowed = {f"b{''.join(p)}a" for p in permutations("cdef") if p.index("e") < p.index("f")}
    assert len(allowed) == 12 and {"bcdefa", "bdecfa", "befdca"} <= allowed
    assert {"".join(p) for p in permutations("abcdef") if ordering.first_minutes.check(p).right} == allowed


@pytest.mark.parametrize(
    "order", ["b d e c f", "b b d e c f", "1 2 3 4 5 6", ["b", "d", 3, "c", "f", "a"], {"a", "b", "c", "d", "e", "f"}]
)
def test_what_is_no_order_is_said_to_be_none(order):
    assert ordering.first_minutes.check(order).kind is Kind.INVALID


@pytest.mark.parametrize(
    "lists",
    [
        {"risk": -10, "effect": 108},
        {"effect": 600 * 0.18, "risk": 200 * -0.05},
        {"risk": "-10", "effect": "108"},
        {"risk": Fraction(-10), "effect": np.float64(108)},
        {"risk": -9.8, "effect": 108.4},
    ],
)
def test_the_customers_a_call_keeps(lists):
    assert uplift.called_customers.check(lists).right


@pytest.mark.parametrize(
    "points", [[0, 0, 1, 0, 0], {"decision": 0, "user": False, "label": True, "today": 0, "held": 0}]
)
def test_the_formal_opening(points):
    assert openings.formal_opening.check(points).right


@pytest.mark.parametrize("points", [[1, 1, 0, 1, 1], np.array([1, 1, 0, 1, 1]), (True, True, False, True, True)])
def test_the_asking_opening(points):
    assert openings.asking_opening.check(points).right


SAID = [
    (dialogues.hotel_dialogue, ["d", "D", " d) "]),
    (dialogues.exam_dialogue, ["d", "'d'"]),
    (dialogues.meter_dialogue, ["e", "what is known about the meters that nobody visited"]),
]


@pytest.mark.parametrize(("exercise", "answers"), SAID)
def test_the_dialogues(exercise, answers):
    assert all(exercise.check(answer).right for answer in answers)


def test_a_board_with_two_misses_is_right_and_one_with_three_is_not():
    assert aloud.my_board.check([1, 1, 1, 0, 0, 1, 1, 1]).right
    assert aloud.my_board.check([1, 1, 1, 1, 0, 0, 0, 1]).kind is Kind.WRONG


@pytest.mark.parametrize("name", ["churn", "fraud", "demand"])
def test_a_form_gets_the_verdict_of_a_dictionary(name):
    form, exercise = sheets.FramingSheet(name), getattr(prompts, f"{name}_framing")
    assert exercise.check(form.filled or ...).kind is Kind.UNATTEMPTED
    for field, value in RIGHT[name][0].items():
        kind = exercise.answer.fields[field]
        text = " or ".join(value) if isinstance(value, list) else str(value)
        form.inputs[field].value = kind.read(text) if hasattr(kind, "options") else text
    assert exercise.check(form.filled).right
    pasted = literal_eval(repr(form.text).split("=", 1)[1])
    assert exercise.check(pasted).right and {k for k, v in pasted.items() if v is not ...} == set(form.filled)
    form.inputs["guardrail"].value, form.inputs["limit"].value = "", "   "
    assert exercise.check(form.filled).kind is Kind.WRONG and "limit" not in form.filled


def test_a_form_asked_for_again_keeps_what_was_entered():
    assert sheets.form("page") is sheets.form("page") and "home page" in repr(sheets.form("page"))
    with pytest.raises(ValueError, match="there is no goal"):
        sheets.form("nothing")


def test_every_field_of_a_form_says_what_it_is():
    inputs = sheets.FramingSheet("seller").inputs
    assert list(inputs) == list(prompts.seller_framing.answer.fields)
    assert len({each.description for each in inputs.values()}) == len(inputs)
