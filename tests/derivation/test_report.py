"""The report as it is read."""

import pytest

from utils.derivation.problem import Problem


@pytest.fixture
def report(patient):
    problem = Problem("p = sigma(z)\nL = -(y log(p) + (1-y) log(1-p))", {"z": "real", "y": "unit"})
    return problem.check("dL/dz = dL/dp dp/dz\n= -(y/p - (1-y)/(1-p))\n= ??\n= (1-y)/(1-p) - y/p")


def test_the_first_line_that_does_not_follow_is_the_broken_one(report):
    assert not report.follows
    assert report.broken is report.lines[1]


def test_the_text_shows_every_line_with_its_verdict(report):
    text = str(report)
    assert "✓ 1  dL/dz = dL/dp dp/dz" in text
    assert "✗ 2  = -(y/p - (1-y)/(1-p))" in text
    assert "? 3  = ??" in text
    assert "✓ 4" in text
    assert "[dropped chain-rule factor]" in text
    assert text.endswith("2 of 4 lines follow; line 2 is the first that does not.")


def test_a_wrong_line_has_its_numbers_its_slip_and_its_repair(report):
    line = report.broken
    before, here = line.values
    assert abs(before - here) > 0.01
    assert line.slip == "dropped chain-rule factor"
    assert "dp/dz" in line.repair_says
    assert "dp/dz" in line.repair
    assert line.repair_says not in line.says


def test_a_line_carries_what_it_was_read_as(report):
    (none, left), (relation, right) = report.lines[0].parts
    assert (none, left) == (None, ("deriv", ("sym", "L"), ("sym", "z")))
    assert relation == "="
    assert right[0] == "jux"
    assert report.lines[1].parts[0][0] == "="
    assert report.lines[2].parts == ()


def test_a_line_is_written_as_mathematics_only_when_it_was_read(report):
    assert report.lines[0].mathml.startswith("<math")
    assert report.lines[2].mathml == ""
    assert report.broken.repair_mathml.startswith("<math")


def test_both_sides_of_one_line_are_called_sides():
    line = Problem("", {"x": "real"}).check("2 x = 3 x").lines[0]
    assert "the left side is" in str(line)
    assert "The two sides of this line" in line.says


def test_a_whole_derivation_that_follows_says_so():
    report = Problem("", {"x": "real"}).check("(x+1)^2 = x^2 + 2 x + 1\n= x (x + 2) + 1")
    assert report.follows
    assert report.broken is None
    assert str(report).endswith("2 of 2 lines follow.")
