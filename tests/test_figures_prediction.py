"""Predictions: what authors may ask, and the plain data the browser judges nothing with."""

import json
from fractions import Fraction

import pytest

from utils.figures import Predict


def test_a_number_goes_to_the_browser_as_plain_data():
    asked = Predict("How likely?", Fraction(1, 11), low=0, high=1, says="Eleven.", marks={Fraction(1, 6): "Named."})
    state = json.loads(json.dumps(asked.state()))
    assert (state["truth"], state["low"], state["high"], state["says"]) == ("1/11", 0, 1, "Eleven.")
    assert state["marks"] == [[pytest.approx(1 / 6), "Named."]]
    assert state["options"] is None


@pytest.mark.parametrize(("truth", "reads"), [(0.1 + 0.2, "0.3"), (3, "3"), (1 / 3, "0.3333"), (Fraction(2, 4), "1/2")])
def test_the_truth_reads_well(truth, reads):
    assert Predict("?", truth).state()["truth"] == reads


def test_a_sentence_for_each_option_may_be_computed():
    asked = Predict("Up or down?", "up", options=["up", "down"], says=lambda option: f"You said {option}.")
    assert asked.state()["says"] == {"up": "You said up.", "down": "You said down."}
    fixed = Predict("Up or down?", "up", options=["up", "down"], says={"down": "No."})
    assert fixed.state()["says"] == {"down": "No."}


@pytest.mark.parametrize(
    ("arguments", "kind", "says"),
    [
        ({"question": " ", "truth": 1}, ValueError, "needs a question"),
        ({"question": "?", "truth": "1/2"}, TypeError, "truth must be a number, or give options"),
        ({"question": "?", "truth": True}, TypeError, "truth must be a number"),
        ({"question": "?", "truth": 2, "high": 1}, ValueError, "2 is not between -inf and 1"),
        ({"question": "?", "truth": 0.5, "low": 0, "marks": {-1: "no"}}, ValueError, "-1 is not between 0 and inf"),
        ({"question": "?", "truth": "c", "options": ["a", "b"]}, ValueError, "the truth 'c' among them"),
        ({"question": "?", "truth": "a", "options": ["a"]}, ValueError, "at least two"),
        ({"question": "?", "truth": "a", "options": "ab"}, ValueError, "at least two"),
        ({"question": "?", "truth": "a", "options": ["a", "b"], "says": {"c": "x"}}, ValueError, "not options"),
        ({"question": "?", "truth": 1, "says": {1: "x"}}, TypeError, "belongs in marks"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(arguments, kind, says):
    with pytest.raises(kind, match=says):
        Predict(**arguments)
