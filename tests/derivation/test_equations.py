"""Lines that are equations for an unknown: the solutions of one must solve the next."""

import functools

import numpy as np
import pytest

from utils.derivation.equations import solve_for
from utils.derivation.problem import Problem

pytestmark = pytest.mark.filterwarnings("error")
GAUSS = "l = -n/2*log(2*pi) - n*log(s) - sum_i (x_i - mu)^2/(2 s^2)"
SAMPLE = {"x": "vec n", "mu": "real", "s": "pos"}
LEAST = {"X": "mat n d", "y": "vec n", "w": "vec d", "lam": "pos"}
LOGISTIC = "p_i = sigma(sum_j X_ij w_j)\nL = -sum_i (y_i log(p_i) + (1-y_i) log(1-p_i)) + lam/2 ||w||^2"
PROBLEMS = {
    "mean": {"definitions": GAUSS, "declare": SAMPLE, "solve": ("l", "mu")},
    "both": {"definitions": GAUSS, "declare": SAMPLE, "solve": ("l", ("mu", "s"))},
    "ridge": {"definitions": "J = ||y - X w||^2 + lam ||w||^2", "declare": LEAST, "solve": ("J", "w")},
    "chance": {
        "definitions": "l = sum_i (x_i log(p) + (1 - x_i) log(1 - p))",
        "declare": {"x": "binary n", "p": "unit"},
        "solve": ("l", "p"),
    },
    "cubic": {"definitions": "A = 3 u^2 - u^3", "declare": {"u": "real"}, "solve": ("A", "u")},
    "squares": {"definitions": "A = u^3/3 - a^2 u", "declare": {"u": "real", "a": "real"}, "solve": ("A", "u")},
    "line": {
        "definitions": "A = a u^2/2 - c u",
        "declare": {"u": "real", "a": "real", "c": "real"},
        "solve": ("A", "u"),
    },
    "control": {
        "definitions": "J = Var(Y - theta X)",
        "declare": {"theta": "real"},
        "rvs": {"X": "any", "Y": "any"},
        "solve": ("J", "theta"),
    },
    "logistic": {"definitions": LOGISTIC, "declare": {**LEAST, "y": "binary n"}, "solve": ("L", "w")},
}


@functools.cache
def problem(name):
    return Problem(**PROBLEMS[name])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mean", "dl/dmu = 0\nsum_i x_i = n mu\nmu = 1/n sum_i x_i"),
        ("mean", "0 = dl/dmu\n0 = sum_i (x_i - mu)\nmu_hat = 1/n sum_i x_i"),
        ("mean", "set dl/dmu = 0\nmu = mean(x)"),
        ("mean", "dl/dmu = 1/s^2 sum_i (x_i - mu) = 0\nmu = 1/n sum_i x_i"),
        ("mean", "dl/dmu = 1/s^2 sum_i (x_i - mu)\n= 0\nmu = 1/n sum_i x_i"),
        ("mean", "l = -n/2 log(2 pi) - n log s - 1/(2s^2) sum_i (x_i - mu)^2\ndl/dmu = 1/s^2 (sum_i x_i - n mu)\nmu = mean(x)"),
        ("mean", "dl/dmu = 0\nsum_i x_i / n = mu = mean(x)"),
        ("mean", "dl/dmu = 0\nmu = 1/n sum_i x_i\n= mean(x)"),
        ("mean", "dl/dmu = 0\n-2 sum_i (x_i - mu) = 0\n0 = n mu - sum_i x_i"),
        ("mean", "d^2l/dmu^2 = -n/s^2"),
        ("mean", "dl/dmu = 0\nsum_i x_i = n mu\nsum_i (x_i - mu)^2 = sum_i x_i^2 - n mu^2"),
        ("both", "dl/dmu = 0\nmu = 1/n sum_i x_i\ndl/ds = -n/s + 1/s^3 sum_i (x_i - mu)^2\nn s^2 = sum_i (x_i - mu)^2"),
        ("both", "dl/ds = 0\ns^2 = 1/n sum_i (x_i - 1/n sum_j x_j)^2"),
        ("ridge", "dJ/dw = 2 X^T (Xw - y) + 2 lam w = 0\n(X^T X + lam I) w = X^T y\nw = (X^T X + lam I)^{-1} X^T y"),
        ("ridge", "dJ/dw_j = -2 sum_i (y_i - sum_k X_ik w_k) X_ij + 2 lam w_j\nX^T y = X^T X w + lam w"),
        ("ridge", "grad_w J = 0\nw^T (X^T X + lam I) = y^T X"),
        ("chance", "dl/dp = sum_i x_i/p - sum_i (1-x_i)/(1-p)\np = 1/n sum_i x_i"),
        ("logistic", "dL/dw = X^T (p - y) + lam w = 0\nlam w = X^T (y - p)"),
        ("control", "dJ/dtheta = 2 theta Var(X) - 2 Cov(X,Y)\n= 0\ntheta = Cov(X,Y)/Var(X)"),
        ("control", "dJ/dtheta = 0\ntheta = Cov(X,Y)/Var(X)\nJ = Var(Y) - Cov(X,Y)^2/Var(X)"),
    ],
)  # fmt: skip
def test_a_solution_worked_out_step_by_step_follows(name, text):
    for line in problem(name).check(text).lines:
        assert line.follows is True, str(line)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mean", "dl/dmu = -1/s^2 sum_i (x_i - mu)"),  # same solution, and still not the derivative
        ("mean", "dl/dmu = 2/s^2 sum_i (x_i - mu)"),
        ("mean", "-dl/dmu = 1/s^2 sum_i (x_i - mu)"),
        ("mean", "dl/dmu = 1/s^2 sum_i (x_i - mu)\n= -1/s^2 sum_i (x_i - mu)"),
        ("mean", "dl/dmu = 1/s^2 sum_i (x_i - mu)\n= 1"),
        ("mean", "l = -n/2 log(2 pi) - n log s - 1/s^2 sum_i (x_i - mu)^2"),
        ("mean", "dl/dmu = 0\nmu_hat = sum_i x_i"),
        ("mean", "dl/dmu = 0\nx_i = mu"),
        ("mean", "dl/dmu = 0\nsum_i x_i - n mu = s"),
        ("mean", "mu = x_1"),
        ("mean", "sum_i (x_i - mu)^2 = sum_i x_i^2 - n mu^2"),  # true at the solution, which nobody has spoken of
        ("both", "sum_i (x_i - mu)^2 = sum_i x_i^2 - n mu^2"),
        ("mean", "dl/dmu = 0\n0 = 0\nmu = 3"),
        ("mean", "dl/dmu = 0\nmu = mean(x)\nmu^2 = mean(x)^2\nmu = -mean(x)"),
        ("mean", "d^2l/dmu^2 = n/s^2"),
        ("both", "dl/dmu = 0\ns^2 = 1/(n-1) sum_i (x_i - mu)^2"),
        ("ridge", "dJ/dw = 0\nX^T X w + lam w = X^T y\nw (X^T X + lam) = X^T y"),
        ("ridge", "dJ/dw = 0\nX w = y"),
        ("ridge", "dJ/dw = 0\nX^T X w + lam = X^T y"),
        ("ridge", "dJ/dw = 0\nw = X^-1 y"),
        ("chance", "dl/dp = sum_i x_i/p - sum_i (1-x_i)/(1-p)\np = sum_i x_i"),
        ("cubic", "6 u - 3 u^2 = 0\nu = 3"),
        ("control", "J = Var(Y) - Cov(X,Y)^2/Var(X)"),  # its least value, before anything was set to zero
        ("control", "dJ/dtheta = 0\ntheta = Cov(X,Y)/Var(Y)"),
        ("squares", "u^2 = a^2\nu = a"),
        ("logistic", "dL/dw = X^T (p - y) + lam w = 0\nw = inv(X^T X + lam I) X^T y"),
    ],
)
def test_a_line_that_loses_or_changes_the_solution_is_refused(name, text):
    *before, last = problem(name).check(text).lines
    assert all(line.follows for line in before), "\n".join(map(str, before))
    assert last.follows is False, str(last)


def test_a_line_with_further_solutions_follows_and_says_so():
    line = problem("mean").check("dl/dmu = 0\nmu (sum_i x_i - n mu) = 0").lines[-1]
    assert line.follows is True
    assert "more solutions" in line.says


@pytest.mark.parametrize(
    ("name", "text", "factor"),
    [
        ("cubic", "6 u - 3 u^2 = 0\nu (2 - u) = 0\n2 - u = 0", "u"),
        ("cubic", "6 u - 3 u^2 = 0\nu = 2", "u"),
        ("line", "a u = c\nu = c/a", "a"),
    ],
)
def test_dividing_by_what_may_be_zero_is_noted(name, text, factor):
    line = problem(name).check(text).lines[-1]
    assert line.follows is True, str(line)
    assert line.note.startswith(f"Division: this divides by {factor}, which may be zero")


def test_dividing_by_what_cannot_be_zero_is_not_noted():
    text = "dl/dp = sum_i x_i/p - sum_i (1-x_i)/(1-p)\nsum_i x_i/p = sum_i (1-x_i)/(1-p)\nsum_i x_i = p sum_i (1-x_i)/(1-p)"
    assert [line.note for line in problem("chance").check(text).lines] == [None] * 3
    assert problem("ridge").check("dJ/dw = 0\nlam w = X^T (y - X w)\nw = X^T (y - X w)/lam").lines[-1].note is None


def test_a_broken_equation_is_what_the_next_line_is_compared_with():
    lines = problem("mean").check("dl/dmu = 0\nsum_i x_i = 2 n mu\nmu = 1/(2n) sum_i x_i\nmu = 1/n sum_i x_i").lines
    assert [line.follows for line in lines] == [True, False, True, False]


def test_the_solution_found_is_the_one_in_closed_form():
    fork = problem("ridge").fork()
    roots = solve_for(fork.condition, fork)
    for found in roots.found:
        X, y, lam = (found.world.base[name][:, 0] for name in ("X", "y", "lam"))
        gram = np.swapaxes(X, 1, 2) @ X + lam * np.eye(X.shape[2])
        assert found.good.all()
        assert np.allclose(found.values["w"][:, 0], np.linalg.solve(gram, np.swapaxes(X, 1, 2) @ y))


def test_the_solutions_refuse_what_is_trivially_true():
    fork = problem("mean").fork()
    roots = solve_for(fork.condition, fork)
    assert roots.holds(fork.read("sum_i x_i - n mu"))
    assert not roots.holds(fork.read("mu - mu"))
    assert not roots.holds(fork.read("sum_i x_i - mu"))
    assert not roots.holds(fork.read("x x"))


def test_an_equation_without_solutions_is_not_judged():
    problem = Problem("A = exp(u)", {"u": "real"}, solve=("A", "u"))
    line = problem.check("dA/du = 0\nu = 3").lines[-1]
    assert line.follows is None
    assert "could not be solved" in line.says


@pytest.mark.parametrize(
    "line", ["dJ/dw_j = -2 sum_i (y_i - sum_k X_ik w_k) X_ij + 2 lam w_j", "dJ/dw = -2 X^T (y - X w) + 2 lam w"]
)
def test_a_derivative_written_out_is_what_is_solved_from_then_on(line):
    jump = "dJ/dw = 0\nw = inv(X^T X + lam I) X^T y"
    assert "derivative written out" in problem("ridge").check(jump).lines[-1].note
    assert problem("ridge").check(f"{line}\nw = inv(X^T X + lam I) X^T y").lines[-1].note is None
