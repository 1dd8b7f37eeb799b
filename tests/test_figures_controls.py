"""Controls: what authors may write, what they get, and the sentence for what they may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.figures.controls import read_control


@pytest.mark.parametrize(
    ("spec", "values", "labels"),
    [
        ((2, 5), (2, 3, 4, 5), ("2", "3", "4", "5")),
        ((0, 1, 0.25), (0, 0.25, 0.5, 0.75, 1), ("0.00", "0.25", "0.50", "0.75", "1.00")),
        ((0, 0.3, 0.1), (0, 0.1, 0.2, 0.3), ("0.0", "0.1", "0.2", "0.3")),
        ((10, 30, 10), (10, 20, 30), ("10", "20", "30")),
        (range(1, 4), (1, 2, 3), ("1", "2", "3")),
        ([0.001, 10], (0.001, 10), ("0.001", "10")),
    ],
)
def test_numbers_make_a_slider(spec, values, labels):
    control = read_control("w", spec)
    assert (control.kind, control.values, control.labels) == ("slider", values, labels)


def test_many_labelled_numbers_make_a_slider_that_reads_its_labels():
    control = read_control("odds", {f"1 : {k}": 1 / k for k in range(1, 9)})
    assert (control.kind, control.labels[2]) == ("slider", "1 : 3")


def test_words_and_dicts_make_a_choice():
    assert read_control("p", ["both", "one"]).kind == "choice"
    assert read_control("p", [False, True]).labels == ("False", "True")
    control = read_control("p", {"someone looked": None, "named": 3})
    assert (control.kind, control.values, control.labels) == ("choice", (None, 3), ("someone looked", "named"))
    assert [control.index(value) for value in (None, 3, "named")] == [0, 1, 1]


@given(st.floats(-1e3, 1e3).map(lambda x: round(x, 3)), st.floats(0.01, 1e3).map(lambda x: round(x, 3)))
def test_a_range_without_a_step_reaches_both_ends_in_even_steps(low, width):
    high = round(low + width, 3)
    control = read_control("w", (float(low), float(high)))
    steps = [b - a for a, b in zip(control.values, control.values[1:], strict=False)]
    assert control.values[0] == pytest.approx(low) and control.values[-1] == pytest.approx(high)
    assert 30 <= len(steps) <= 120
    assert max(steps) - min(steps) < 1e-6


@pytest.mark.parametrize(
    ("spec", "kind", "says"),
    [
        (3, TypeError, "a list of values or a dict"),
        ("ab", TypeError, "a list of values or a dict"),
        ((1, 2, 3, 4), TypeError, "in finite numbers"),
        (("a", "b"), TypeError, "in finite numbers"),
        ((0, float("nan")), TypeError, "in finite numbers"),
        ((5, 1), ValueError, "from low to high"),
        ((0, 1, 0), ValueError, "above zero"),
        ((0, 1, 0.3), ValueError, "does not reach 1 from 0 in steps of 0.3"),
        ((0, 10_000), ValueError, "larger step"),
        ([], ValueError, "at least two values"),
        ([1], ValueError, "at least two values"),
        ([1, 1], ValueError, "read the same"),
    ],
)
def test_what_cannot_be_a_control_is_refused_in_words(spec, kind, says):
    with pytest.raises(kind, match=says) as caught:
        read_control("weight", spec)
    assert "weight" in str(caught.value)


def test_a_value_the_control_cannot_take_is_refused():
    with pytest.raises(ValueError, match=r"w cannot be 7; it can be 1, 2, 3"):
        read_control("w", (1, 3)).index(7)
