"""What names mean: declared ones win, nothing is split that should not be, aliases, function notation, other readings."""

import pytest
from grammar_names import NAMES

from utils.derivation.grammar import Names, ParseError, parse


def num(value):
    return ("num", float(value))


def sym(name):
    return ("sym", name)


p, w, b = sym("p"), sym("w"), sym("b")


@pytest.mark.parametrize(
    "name", ["dL", "pi", "e", "sigma", "T", "E", "I", "P", "log", "sum", "dz", "delta", "phi", "Xw", "d", "V"]
)
def test_a_declared_name_always_wins(name):
    names = Names({name: 0, "q": 0}, dims={"d"})
    assert parse(name, names).tree == ("sym", name)
    assert parse(f"2 {name} - q", names).tree == ("sub", ("jux", num(2), sym(name)), sym("q"))


def test_a_declared_name_is_not_split():
    names = Names({"X": 2, "w": 1, "Xw": 1})
    assert parse("Xw", names).tree == sym("Xw")
    assert parse("Xw_i", names).tree == ("idx", "Xw", ("i",))


@pytest.mark.parametrize("word", ["mu", "sigma_x", "xbar", "alpha"])
def test_greek_and_accents_are_not_split_into_letters(word):
    letters = Names(dict.fromkeys("musigmaxbarlph", 0))
    with pytest.raises(ParseError):
        parse(word, letters)


def test_sizes_are_never_split_off():
    with pytest.raises(ParseError):
        parse("nL", Names({"L": 0}, dims={"n"}))


def test_function_notation_of_a_defined_name():
    names = Names({"L": 0, "w": 1, "b": 0, "q": 0}, depends={"L": {"w", "b"}})
    assert parse("L(w, b)", names).tree == sym("L")
    assert parse("dL(w)/dw", names).tree == ("deriv", sym("L"), w)
    assert parse("L(q)", names).tree == ("jux", sym("L"), sym("q"))
    assert parse("L(1 - b)", names).tree == ("jux", sym("L"), ("sub", num(1), b))


def test_aliases_are_remembered_as_typed():
    names = Names({"p": 0, "L": 0, "q": 1})
    names.same = {"y_hat": "p", "s": "q"}
    reading = parse(r"dL/d\hat{y} + yhat + s_i", names)
    assert reading.aliases == {"p": "y_hat", "q": "s"}
    assert reading.tree[1] == ("add", ("deriv", sym("L"), p), p)


@pytest.mark.parametrize(
    ("text", "kind", "other", "natural"),
    [
        ("1/2z^2", "quotient", "1/(2 z^2)", True),
        ("log p y", "function", "log(p y)", True),
        ("log p/y", "function", "log(p/y)", True),
        ("n/2 log 2 pi s", "function", "n/2 log(2 pi s)", True),
        ("e^-z p", "power", "e^(-z p)", True),
        ("e^-z/2", "power", "e^(-z/2)", True),
        ("prod_i x_i / z", "product", "(prod_i x_i)/z", True),
        ("d/dz (p) y", "derivative", "(d/dz[p]) y", True),
        ("d/dz p * y", "derivative", "d/dz[p*y]", True),
        ("sum_{i != j} w_i w_j", "pairs", "sum_i sum_j (1 - delta_ij)*(w_i w_j)", True),
        ("sum_i x_i - mu", "sum", "sum_i (x_i - mu)", False),
        ("sum_i x_i log p + (1 - x_i) log(1 - p)", "sum", "sum_i (x_i log p + (1 - x_i) log(1 - p))", True),
    ],
)
def test_other_readings(text, kind, other, natural):
    found = {o.kind: o for o in parse(text, NAMES).others}
    assert found[kind].tree == parse(other, NAMES).tree
    assert found[kind].natural is natural


@pytest.mark.parametrize(
    "text", ["(1/2) z", "1/(2z)", "log(p) y", "p log(y)", "e^(-z) p", "z^2 p", "sum_i (x_i - mu)", "p - sum_i x_i"]
)
def test_unambiguous(text):
    assert parse(text, NAMES).others == ()


def test_sizes_that_limits_state():
    assert parse(r"\sum_{i=1}^n x_i + sum_{j=0}^{d-1} w_j + sum_k x_k", NAMES).ranges == (("i", "n"), ("j", "d"))
