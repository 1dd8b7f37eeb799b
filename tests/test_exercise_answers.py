"""Each kind of answer: what it accepts however written, and what it says of the rest."""

from collections import OrderedDict
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.exercise import (
    Array,
    Choice,
    Distribution,
    Exercise,
    Form,
    Number,
    Probability,
    Prose,
    Rubric,
    Subset,
    at_least,
    complete,
    consistent,
    equals,
    scored_like,
    sums_to_one,
)
from utils.exercise.answers.number import parse

PAIRS = [(a, b) for a in range(1, 7) for b in range(1, 7)]
SIXES = [pair for pair in PAIRS if 6 in pair]


def said(kind, properties, answer):
    return Exercise("some-thing", "?", kind, properties).check(answer)


@pytest.mark.parametrize(
    "answer",
    [
        0.125,
        "1/8",
        "12.5%",
        " .125 ",
        Fraction(1, 8),
        Decimal("0.125"),
        np.float32(0.125),
        np.array(0.125),
        np.array([[0.125]]),
    ],
)
def test_number_is_right_however_written(answer):
    assert said(Probability(), [equals(lambda: 1 / 8)], answer).right


@pytest.mark.parametrize("written", ["2500", "2,500", "2.5e3", "2,500.0", "5,000 / 2"])
def test_a_large_number_is_read_with_its_commas(written):
    assert parse(written) == 2500


@pytest.mark.parametrize("written", ["2,5", "25,00", "2,50,000", ",500", "1e5e5"])
def test_a_comma_that_may_be_a_decimal_point_is_not_guessed(written):
    with pytest.raises(ValueError):
        parse(written)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "banana",
        "1/0",
        "__import__('os')",
        "1e999999999",
        "9" * 10000,
        "1/8/2",
        True,
        1j,
        [0.1, 0.2],
        {},
        np.nan,
        np.inf,
        Decimal("sNaN"),
        10**400,
        b"1",
        object(),
        np.array([]),
        12.5,
        -0.2,
        lambda: 0.125,
    ],
)
def test_number_says_what_it_expected(answer):
    verdict = said(Probability(), [equals(lambda: 1 / 8)], answer)
    assert verdict.kind == "invalid" and "probability" in verdict.message.lower()


@given(st.fractions(min_value=0, max_value=1, max_denominator=10**6))
def test_parse_reads_what_fraction_writes(value):
    assert parse(str(value)) == float(value)


@given(st.text(max_size=30))
def test_parse_never_evaluates(text):
    with suppress(ValueError):
        assert isinstance(parse(text), float)


@given(st.integers(1, 999))
def test_rounding_to_the_asked_decimals_is_right(thousandths):
    truth = thousandths / 1000 + 0.00037
    assert said(Probability(decimals=3), [equals(truth)], round(truth, 3)).right


def test_choice_takes_the_letter_or_the_words():
    kind = Choice({"a": "the first", "b": "the second"})
    for answer in ("b", " B ", "(b)", "the  Second"):
        assert said(kind, [equals("b")], answer).right
    assert said(kind, [equals("b")], "c").kind == "invalid"
    assert said(kind, [equals("b")], ["a", "b"]).kind == "invalid"
    assert kind.fewest_mistakes == 1


@pytest.mark.parametrize(
    "make",
    [set, list, tuple, frozenset, iter, np.array, lambda s: [list(p) for p in s], lambda s: (p for p in reversed(s))],
)
def test_subset_takes_any_container(make):
    assert said(Subset(PAIRS), [equals(SIXES)], make(SIXES)).right


@pytest.mark.parametrize("answer", ["66", {(6, 6): 1}, 6, None, [(0, 7)], [{}], [6]])
def test_subset_says_what_a_member_is(answer):
    assert said(Subset(PAIRS, "a pair"), [equals(SIXES)], answer).kind == "invalid"


@pytest.mark.parametrize(
    ("answer", "shows"),
    [
        (SIXES[1:], "(1, 6) is missing"),
        ([*SIXES, (1, 1)], "(1, 1) does not belong"),
        ([*SIXES, (6, 6)], "(6, 6) is listed twice"),
    ],
)
def test_subset_names_the_smallest_difference(answer, shows):
    assert said(Subset(PAIRS), [equals(SIXES)], answer).counterexample == shows


def test_subset_ends_with_an_endless_generator():
    from itertools import repeat

    assert said(Subset(PAIRS), [equals(SIXES)], repeat((6, 6))).kind == "invalid"


def test_array_says_shape_and_entry():
    kind = Array((2, None))
    assert said(kind, [equals(np.ones((2, 2)))], [[1, 1], [1, 1]]).right
    assert "shape (3,)" in said(kind, [], [1, 2, 3]).message
    assert "(1, 0)" in said(kind, [], [[1.0], [np.nan]]).message
    assert said(kind, [], [[1], [1, 2]]).kind == said(kind, [], [["a"], ["b"]]).kind == "invalid"
    assert said(kind, [], [..., ...]).kind == "unattempted"


def test_distribution_as_dict_or_in_order():
    properties = [equals({"a": 0.25, "b": 0.75, "c": 0}), sums_to_one()]
    kind = Distribution(["a", "b", "c"])
    for answer in (
        {"a": 1 / 4, "b": "3/4"},
        [0.25, 0.75, 0],
        OrderedDict(b=0.75, a=0.25, c=0),
        np.array([0.25, 0.75, 0]),
    ):
        assert said(kind, properties, answer).right
    assert "`d`" in said(kind, properties, {"d": 1}).message or "'d'" in said(kind, properties, {"d": 1}).message
    assert said(kind, [sums_to_one()], [0.5, 0.5, 0.5]).counterexample == "they sum to 1.5"
    assert said(kind, properties, {"a": ..., "b": 0.75}).kind == "unattempted"


def test_form_finds_what_is_absent_or_inconsistent():
    kind = Form(
        metric=Choice({"p": "precision", "r": "recall"}), latency=Number(0, what="a latency", unit="ms"), why=Prose(3)
    )
    properties = [
        complete(latency="Nobody asked how long it may take."),
        consistent(lambda form: form["metric"] != "r" or form["latency"] < 50, "Recall first, and two seconds a call?"),
    ]
    full = {"metric": "r", "latency": 10, "why": "because it matters"}
    assert said(kind, properties, full).right
    assert said(kind, properties, full | {"latency": None}).message == "Nobody asked how long it may take."
    assert "two seconds" in said(kind, properties, full | {"latency": 2000}).message
    assert "Did you mean `metric`" in said(kind, properties, full | {"metrics": "r"}).message
    assert "In `why`" in said(kind, properties, full | {"why": "no"}).message
    assert said(kind, properties, {"metric": ..., "why": ""}).kind == "unattempted"


def test_rubric_is_the_learners_own_score():
    kind = Rubric({"space": "writes the space", "check": "checks it"}, most=2)
    assert said(kind, [scored_like({"space": 2, "check": 0}, within=1)], {"space": 1, "check": 1}).right
    assert "generous on `check`" in said(kind, [scored_like({"space": 2, "check": 0})], [2, 2]).message
    assert "Redo first: checks it" in said(kind, [at_least(3)], {"space": True, "check": 0}).message
    assert "Listen for: checks it" in said(kind, [at_least(1)], {"space": 2}).message
    assert said(kind, [], {"space": 3, "check": 0}).kind == "invalid"
    assert said(kind, [], [..., ...]).kind == "unattempted"
