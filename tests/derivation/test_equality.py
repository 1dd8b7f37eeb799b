"""What is equal and what is not."""

import functools

import pytest
from statements import FALSE, OPEN, PROBLEMS, TRUE

from utils.derivation.equality import compare, matcher
from utils.derivation.problem import Problem

pytestmark = pytest.mark.filterwarnings("error")


@functools.cache
def problem(name):
    return Problem(**PROBLEMS[name])


def cases(table):
    return [(name, text) for name, texts in table.items() for text in texts]


def judged(name, text):
    (line,) = problem(name).check(text).lines
    return line


@pytest.mark.parametrize(("name", "text"), cases(TRUE))
def test_a_true_statement_is_accepted(name, text):
    line = judged(name, text)
    assert line.follows is True, str(line)


@pytest.mark.parametrize(("name", "text"), cases(FALSE))
def test_a_false_statement_is_refused(name, text):
    line = judged(name, text)
    assert line.follows is False, str(line)


@pytest.mark.parametrize(("name", "text"), cases(OPEN))
def test_what_can_be_neither_proved_nor_refuted_is_left_open_with_a_sentence(name, text):
    line = judged(name, text)
    assert line.follows is None
    assert line.says.endswith(".")


def reading(name, text):
    left, right = text.split(" = ")
    return problem(name).read(left), problem(name).read(right)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("log(x^2) = 2 log x", "only where x > 0; elsewhere this line"),
        ("2 log x = log(x^2)", "only where x > 0; elsewhere the line before"),
        ("log(x y) = log x + log y", "only where x"),
        ("x = sqrt(x)^2", "only where x >= 0"),
        ("(x y)^s = x^s y^s", "only where"),
    ],
)
def test_a_line_that_exists_only_on_part_of_the_domain_says_where(text, says):
    line = judged("scalars", text)
    assert line.follows is True
    assert line.note.startswith("Domain: ")
    assert says in line.note


@pytest.mark.parametrize(
    "text", ["log(c^2) = 2 log c", "log(p/(1-p)) = log p - log(1-p)", "log sigma(z) = -softplus(-z)"]
)
def test_a_line_that_exists_everywhere_has_no_domain_note(text):
    assert judged("scalars", text).note is None


def test_the_two_numbers_are_the_values_of_the_two_sides_at_one_point():
    before, here = reading("scalars", "3 x = x")
    first, second = compare(before, here, problem("scalars")).values
    assert first == pytest.approx(3 * second)


def test_an_entry_that_differs_is_named():
    left, right = problem("vectors").read("w"), problem("vectors").read("2 w")
    assert compare(left, right, problem("vectors")).where == "entry 1"
    line = judged("vectors", "X_ij w_j = X_ij")
    assert "i = 1, j = 1" in line.says


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("w^T = w", "transposed"), ("X^T X = w", "shape"), ("log(-c) = 1", "undecided"), ("w.x = x.w", "equal")],
)
def test_verdicts(text, verdict):
    left, right = text.split(" = ")
    name = "scalars" if "c" in text else "vectors"
    assert compare(problem(name).read(left), problem(name).read(right), problem(name)).verdict == verdict


def test_the_number_zero_stands_for_a_vector_of_zeros_and_no_other_number_does():
    assert judged("vectors", "w - w = 0").follows is True
    assert judged("vectors", "w - w + 1 = 1").follows is False


def test_a_matcher_decides_as_a_comparison_does_and_never_raises():
    p = problem("vectors")
    holds = matcher(p.read("dL/dw_j"), p)
    assert holds(p.read("(p - y) x_j"))
    assert not holds(p.read("(y - p) x_j"))
    assert not holds(p.read("(p - y) x_k"))  # an index the line before has not
    assert not holds(p.read("w w"))  # no value at all
    assert not matcher(p.read("w w"), p)(p.read("w w"))


@pytest.mark.parametrize(
    ("close", "far"),
    [
        ("1/3", "0.333333333"),
        ("pi", "3.14159265"),
        ("sqrt(2)", "1.41421356"),
        ("log 2", "0.693147"),
        ("1/2 log(2 pi)", "0.91893853"),
    ],
)
def test_a_rounded_number_is_not_the_number(close, far):
    assert judged("scalars", f"{close} x = {far} x").follows is False


@pytest.mark.parametrize(
    "text",
    [
        "log(1 - p) + log(p) = log(p - p^2)",
        "(x + 1000000)^2 - 1000000^2 = x^2 + 2000000 x",
        "exp(z)/(1+exp(z)) - sigma(z) = 0",
        "log(exp(a) + exp(b)) = a + log(1 + exp(b - a))",
        "1/(1 - p) - 1 = p/(1-p)",
        "log(1 - tanh(z)^2) = -2 log(cosh(z))",
        "(a - b)^3 = a^3 - 3 a^2 b + 3 a b^2 - b^3",
    ],
)
def test_what_rounding_does_to_a_line_is_not_held_against_it(text):
    line = judged("scalars", text)
    assert line.follows is True, str(line)
