"""An amount with its unit as an answer: the dimension asked, bare numbers, nearness as a ratio."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.chapters.design_studio.units_answer import Estimate, near
from utils.chapters.design_studio.units_words import BYTES, NUMBER
from utils.exercise import Invalid

SIZE = Estimate(BYTES, '"1.5 TB"')


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("25 s", "You gave a time, a size was asked"),
        ("25/s", "You gave a rate, a size was asked"),
        ("25 million", "You gave a plain number, a size was asked"),
        ("$25", "You gave a sum of money, a size was asked"),
        ("25 GB/s", "You gave a size per time, a size was asked"),
        (25.6, "of what"),
        (25, "of what"),
        (True, "got True"),
        (None, "got None"),
        ([25], "list"),
        (b"25 GB", "bytes"),
        (float("nan"), "of what"),
    ],
)
def test_another_dimension_is_named(answer, words):
    with pytest.raises(Invalid, match=words):
        SIZE.read(answer)


@pytest.mark.parametrize("answer", [float("nan"), float("inf"), 0, -3, 10**400, "22 s", True])
def test_a_bare_number_must_be_one(answer):
    with pytest.raises(Invalid):
        Estimate(NUMBER, "1500").read(answer)


def test_a_bare_number_is_enough_for_a_count():
    count = Estimate(NUMBER, "1500")
    assert count.read(22).value == count.read("22 machines").value == count.read(22.0).value == 22


@given(st.floats(1e-6, 1e12), st.floats(1e-6, 1e12), st.floats(1.01, 100))
def test_nearness_is_a_ratio(one, other, factor):
    assert near(one, other, factor) == near(other, one, factor)
    if not math.isclose(max(one, other) / min(one, other), factor, rel_tol=1e-6):
        assert near(one, other, factor) == (max(one, other) < factor * min(one, other))
