"""The start page's examples: right however written, refused when they go round in a circle, and the slip that is named."""

import math

import pytest

from utils.chapters import start_here
from utils.exercise import Kind
from utils.figures.stage import Stage

START = "1 - (1 - q)^2 = "
RIGHT = [
    START + "1 - (1 - 2q + q^2)\n= 2q - q^2",
    START + "(1 - (1 - q))(1 + (1 - q))\n= q (2 - q)",
    START + "q + (1 - q) q\n= q (1 + 1 - q)\n= q(2 - q)",
    START + "q^2 + 2 q (1 - q)\n= 2q - q^2",
    "1-(1-q)^2 = 1-(1-q)(1-q) = 1-(1-2q+q^2) = 2q-q^2",
]
NOT_YET = [
    (START + "2q - q^2", "stated"),
    (START + "1 - (1 - 2q + q^2)", "stated"),
    (START + "1 - (1 - 2q + q^2)\n= 1 - (1 - q)^2", "unfinished"),
    (START + "1 - (1 - q)(1 - q)\n= 1 - (1 - 2q + q^2)", "unfinished"),
    (START + "1 - (1 - 2q + q^2)\n= 1 - 1 + 2q - q^2", "unfinished"),
    (START + "1 - (1 - 2q - q^2)\n= 2q + q^2", "minus-in-front"),
    (START + "1 - (1 - q^2)\n= q^2", "cross-term"),
]


@pytest.mark.parametrize("lines", RIGHT)
def test_any_true_way_is_right(lines):
    assert start_here.at_least_one.check(lines).right


@pytest.mark.parametrize(("lines", "cause"), NOT_YET)
def test_what_is_refused_and_why(lines, cause):
    verdict = start_here.at_least_one.check(lines)
    assert verdict.kind is Kind.WRONG and verdict.cause == cause


def test_a_wrong_square_is_spoken_of():
    """The slip "sign" is also made inside the square; then the bracket is not what went wrong."""
    said = str(start_here.at_least_one.check(START + "1 - (1 - 2q - q^2)\n= 2q + q^2"))
    assert "(1 − q)² = 1 − 2q + q²" in said


def test_one_true_line_is_not_called_the_result():
    said = str(start_here.at_least_one.check(START + "1 - (1 - 2q + q^2)"))
    assert "result" not in said


@pytest.mark.parametrize("n", [1, 4, 100])
def test_the_spread_is_written_above_the_bars(n):
    found = []

    def listening(ax, n):
        start_here.share_of_heads(ax, n)
        found.extend(ax.texts)
        assert max(bar.get_height() for bar in ax.patches[: n + 1]) == 1

    Stage(listening, start_here.share_scene, "wide", 1).render({"n": n})
    (label,) = found
    assert label.get_position()[1] > 1 and label.get_text() == f"±{math.sqrt(0.25 / n):.3f}"
