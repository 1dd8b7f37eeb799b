"""What a line is made of: normal forms, what was shown on the way, and what was jumped over."""

import pytest

from utils.derivation import Problem
from utils.derivation.jumps import jump_note
from utils.derivation.structure import Structure, contains, leaves

LOGISTIC = Problem(
    "z = w.x + b\np = sigma(z)\ny_hat = p\nL = -(y*log(p) + (1-y)*log(1-p))",
    {"w": "vec d", "x": "vec d", "b": "real", "y": "unit"},
)
GAUSS = Problem(
    "l = -n*log(s) - sum_i (x_i - mu)^2/(2 s^2)", {"x": "vec n", "mu": "real", "s": "pos"}, solve=("l", "mu")
)
MATRIX = Problem("", {"A": "mat n d", "v": "vec d", "u": "vec n"})


def form(text, problem=LOGISTIC):
    return Structure(problem.definitions).form(problem.read(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("p (1 - p)", "(1 - p) p"),
        ("(p - y) x_j", "x_j (p - y)"),
        ("(p - y) x_j", "-(y - p) x_j"),
        ("(p - y) x_j", "(y - p) (-x_j)"),
        ("y/p", "y p^-1"),
        ("2 p/4", "p/2"),
        ("sqrt(b)", "b^(1/2)"),
        ("e^(-b)", "exp(-b)"),
        ("sum_i x_i w_i", "sum_j w_j x_j"),
        ("sigma(z)", "p"),
        ("sigma(w.x + b) (1 - p)", "p (1 - sigma(z))"),
        ("y - p - b", "-b + y - p"),
        ("y - (p - b)", "y + b - p"),
        ("y_hat x_j", "p x_j"),
        ("-(-p)", "p"),
    ],
)
def test_one_form_whatever_the_writing(one, other):
    assert form(one) == form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("p (1 - p)", "p (1 + p)"),
        ("p - y", "y - p"),
        ("p^2", "p"),
        ("x_j", "x_i"),
        ("p - y", "-(p - y)"),
        ("sum_i x_i", "sum_i x_i^2"),
        ("exp(b)", "exp(-b)"),
        ("2 p", "p"),
        ("y/p", "p/y"),
    ],
)
def test_forms_that_differ(one, other):
    assert form(one) != form(other)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("(p - y)/(p (1 - p)) * p (1 - p) * x_j", "p (1 - p)"),
        ("-(y/p - (1-y)/(1-p)) * x_j * p * (1 - p)", "p (1 - p)"),
        ("y p/(1 - p) - (1 - y) x_j", "p"),
        ("x_j (p + y (1 - p))", "y (1 - p)"),
        ("a + b + p".replace("a", "y"), "b + y"),
        ("log(1 + exp(-b)) y", "1 + exp(-b)"),
        ("sum_i x_i (sum_j w_j x_j)^2", "sum_j w_j x_j"),
    ],
)
def test_what_was_shown_is_found(line, part):
    structure = Structure(LOGISTIC.definitions)
    assert any(contains(found, form(part)[1]) for found in structure.written(LOGISTIC.read(line)))


@pytest.mark.parametrize(
    ("line", "part"),
    [("(p - y) x_j", "p (1 - p)"), ("p + 1 - p", "p (1 - p)"), ("y p^2", "y^2 p"), ("x_j + y", "x_j y")],
)
def test_what_was_not_shown_is_not_found(line, part):
    structure = Structure(LOGISTIC.definitions)
    assert not any(contains(found, form(part)[1]) for found in structure.written(LOGISTIC.read(line)))


def test_leaves_count_what_stands_on_the_board():
    assert leaves(form("(p - y) x_j")[1]) == 3
    assert leaves(form("p^2")[1]) == 2
    assert leaves(form("2 p")[1]) == 2


def note(before, after, problem=LOGISTIC):
    return jump_note(problem.read(before), problem.read(after), problem.definitions)


@pytest.mark.parametrize(
    ("before", "after", "asks"),
    [
        ("dL/dw_j", "(p - y) x_j", "dL/dp, dp/dz and dz/dw"),
        ("dL/dz", "p - y", "dL/dp and dp/dz"),
        ("dL/dp dp/dz dz/dw_j", "(p - y) x_j", "each factor before it cancels"),
        ("d^2L/dw_j dw_k", "p (1 - p) x_j x_k", "one by one"),
    ],
)
def test_a_jump_names_what_an_interviewer_asks_for(before, after, asks):
    assert asks in note(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("dL/dw_j", "dL/dp dp/dz dz/dw_j"),
        ("dL/dp dp/dz dz/dw_j", "-(y/p - (1-y)/(1-p)) p (1 - p) x_j"),
        ("dL/dw_j", "-(y/p - (1-y)/(1-p)) p (1 - p) x_j"),
        ("dp/dw_j", "p (1 - p) x_j"),
        ("dp/dz", "p (1 - p)"),
        ("(p - y)/(p (1 - p)) * p (1 - p) x_j", "(p - y) x_j"),
        ("p - y", "-(y - p)"),
    ],
)
def test_a_step_of_ordinary_size_gets_no_note(before, after):
    assert note(before, after) is None


def test_what_lines_before_have_worked_out_is_no_jump():
    slow = "dL/dp = (p - y)/(p (1 - p))\ndp/dz = p (1 - p)\ndL/dw_j = (p - y) x_j"
    assert [line.note for line in LOGISTIC.check(slow).lines] == [None, None, None]
    half = LOGISTIC.check("dp/dz = p (1 - p)\ndL/dw_j = (p - y) x_j").lines
    assert half[1].note is None  # two links are left, and three symbols show them
    whole = LOGISTIC.check("dL/dw_j = (p - y) x_j\ndL/dw_j = x_j (p - y)").lines
    assert "jump" in whole[0].note
    family = Problem("l = y eta - A(eta)\nA(t) = log(1 + e^t)", {"y": "unit", "eta": "real"})
    assert family.check("dl/deta = y - A'(eta)").lines[0].note is None


def test_moments_evaluated_in_one_line_ask_for_the_assumptions():
    attention = Problem("s = q.k", {}, rvs={"q": "iid d", "k": "iid d"})
    lines = attention.check("Var(q.k) = d").lines
    assert lines[0].follows is True and "which assumptions you used" in lines[0].note


def test_an_equation_solved_in_one_stroke_is_a_jump():
    lines = GAUSS.check("dl/dmu = 0\nmu = 1/n sum_i x_i").lines
    assert lines[1].follows is True and "set to zero" in lines[1].note
    slow = GAUSS.check("dl/dmu = 1/s^2 sum_i (x_i - mu)\n0 = sum_i (x_i - mu)\nmu = 1/n sum_i x_i").lines
    assert [line.note for line in slow] == [None, None, None]
