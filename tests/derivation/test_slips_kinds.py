"""One wrong step of every kind that takes more than one changed symbol to put right, with the name it should have."""

import pytest

from utils.derivation import Problem

LOGISTIC = {"definitions": "z = w x\np = sigma(z)\nL = (p - y)^2", "declare": {"w": "real", "x": "real", "y": "unit"}}
NLL = {"definitions": "L = ln(1+e^(-s z))", "declare": {"s": "real", "z": "real"}}
FAMILY = {
    "definitions": "A(eta) = log(1+exp(eta))\nl = (y eta - A(eta))/phi",
    "declare": {"y": "unit", "eta": "real", "phi": "pos"},
}
SOFTMAX = {"definitions": "p_k = exp(z_k)/sum_j exp(z_j)\nL = -sum_k y_k log(p_k)"}
SOFTMAX |= {"declare": {"z": "vec K", "y": "simplex K"}}
RIDGE = {"definitions": "J = sum_i (y_i - w x_i)^2 + lambda w^2"}
RIDGE |= {"declare": {"x": "vec n", "y": "vec n", "w": "real", "lambda": "pos"}}
BATCH = {"definitions": "z = X w\np_i = sigma(z_i)\nL = 1/n sum_i (log(1+exp(z_i)) - y_i z_i) + lambda/2 ||w||^2"}
BATCH |= {"declare": {"X": "mat n d", "w": "vec d", "y": "binary n", "lambda": "nonneg"}}
FORM = {"definitions": "f = x^T A x + b^T x", "declare": {"x": "vec d", "A": "mat d d", "b": "vec d"}}
GRAM = {
    "definitions": "J = ||X w - y||^2",
    "declare": {"X": "mat n d", "w": "vec d", "y": "vec n"},
    "solve": ("J", "w"),
}
RATES = {"declare": {"a": "unit", "t": "unit", "f": "unit"}}
NUMBERS = {"declare": {"c": "pos", "k": "pos", "g": "pos"}}
RANDOM = {"declare": {"a": "real", "b": "real"}, "rvs": {"X": "any", "Y": "any"}}
CENTRED = {"definitions": "Z = Y - a (X - E[X])", "declare": {"a": "real"}, "rvs": {"X": "any", "Y": "any"}}
EVENTS = {"events": ["A", "B", "C"]}
SPREAD = {"declare": {"x": "vec n", "c": "real"}}

STEPS = [
    (NLL, "dL/dz", "= 1/(1+e^(-s z)) e^(-s z)", "dropped chain-rule factor"),
    (NLL, "dL/dz", "= -s e^(-s z)", "dropped factor"),
    (FAMILY, "A'(eta)", "= 1/(1+exp(eta))", "dropped chain-rule factor"),
    (FAMILY, "dl/deta", "= (1 - A'(eta))/phi", "dropped factor"),
    (LOGISTIC, "dp/dz", "= d/dz (1 + e^(-z))", "power"),
    (SOFTMAX, "sum_k dL/dp_k dp_k/dz_j", "= -y_j/p_j p_j (1 - p_j)", "sum"),
    (SOFTMAX, "dL/dz_j", "= -y_j (1 - p_j)", "sum"),
    (SOFTMAX, "dp_k/dz_j", "= p_k (1 - p_k)", "index"),
    (SOFTMAX, "dp_k/dz_j", "= -p_k p_j", "dropped term"),
    (RIDGE, "dJ/dw", "= -2 sum_i x_i (y_i - w x_i) + lambda w^2", "power"),
    (RIDGE, "d/dw (-2 sum_i x_i (y_i - w x_i) + 2 lambda w)", "= 2 sum_i x_i^2", "dropped term"),
    (BATCH, "dL/dw_j", "= 1/n sum_i (p_i - y_i) X_ij + lambda/2 w_j^2", "power"),
    (FORM, "grad_x f", "= 2 A x + b", "transpose"),
    (FORM, "grad_x f", "= A x + b", "dropped term"),
    (GRAM, "X^T X w = X^T y", "w = inv(X X^T) X^T y", "transpose"),
    (RATES, "a t/(a t + (1-a) f)", "= t/(t + f)", "dropped factor"),
    (NUMBERS, "(c + k)/c", "= k", "illegal linearity"),
    (NUMBERS, "(c g + k)/g", "= c + k", "dropped factor"),
    (NUMBERS, "1/c + 1/k", "= 2/(c + k)", "illegal linearity"),
    (NUMBERS, "|c - k| + |k - g|", "= |c - k + k - g|", "illegal linearity"),
    (NUMBERS, "2/(1/c + 1/k)", "= 2 c k", "dropped factor"),
    (RANDOM, "Var(a X + b Y)", "= a Var(X) + b Var(Y) + 2 a b Cov(X,Y)", "power"),
    (RANDOM, "Var(a X + b Y)", "= a^2 Var(X) + b^2 Var(Y)", "dropped term"),
    (RANDOM, "E[(X - Y)^2]", "= E[X^2] - 2 E[X] E[Y] + E[Y^2]", "expectation"),
    (RANDOM, "E[(X - a)^2]", "= Var(X) + (X - a)^2", "expectation"),
    (CENTRED, "E[Z]", "= E[Y] - a E[X]", "dropped term"),
    (EVENTS, "P(B)", "= P(B|A) P(A)", "dropped term"),
    (EVENTS, "P(B)", "= P(B|A) + P(B|not A)", "dropped factor"),
    (EVENTS, "P(B)", "= P(B|A) P(A) + P(B|not A) P(A)", "complement"),
    (EVENTS, "P(A|B)/P(not A|B)", "= P(A)/P(not A)", "dropped factor"),
    (EVENTS, "P(A, B, C)", "= P(A) P(B|A) P(C)", "conditioning"),
    (SPREAD, "sum_i (x_i - c)^2", "= sum_i x_i^2 - 2 c sum_i x_i + c^2", "dropped factor"),
]


@pytest.mark.parametrize(("given", "before", "line", "name"), STEPS, ids=[f"{step[1]} {step[2]}" for step in STEPS])
def test_each_kind_has_its_name_and_a_true_repair(given, before, line, name):
    problem = Problem(**given)
    first, wrong = problem.check(f"{before}\n{line}").lines
    assert first.follows is not False
    assert (wrong.follows, wrong.slip) == (False, name), wrong.repair_says
    if wrong.repair:
        text = wrong.repair if " = " in wrong.repair else f"= {wrong.repair}"
        again = problem.check(f"{before}\n{text}").lines[1]
        assert again.follows is True, (wrong.repair, again.says)


def test_a_repair_is_written_with_the_exponentials_of_the_learner():
    wrong = Problem(**NLL).check("dL/dz\n= s e^(-s z)/(1+e^(-s z))").lines[1]
    assert wrong.slip == "sign"
    assert "e^" in wrong.repair
    assert "exp(" not in wrong.repair


def test_a_factor_is_no_derivative_where_nothing_is_differentiated():
    wrong = Problem(**CENTRED).check("E[Z]\n= E[Y] - a E[X]").lines[1]
    assert "d" not in wrong.repair_says.replace("dropped", "").split("/")[0].split()[-1]
    plain = Problem(**LOGISTIC).check("x p (1 - p)\n= p (1 - p)").lines[1]
    assert plain.slip == "dropped factor"
