"""The trees themselves, written by hand: precedence, leaves, what a declared name is, and a kept set of readings."""

import json
from pathlib import Path

import pytest
from grammar_names import EVENTS, NAMES

from utils.derivation.grammar import Names, parse

READINGS = json.loads(Path(__file__).with_name("readings.json").read_text("utf-8"))


def num(value):
    return ("num", float(value))


def sym(name):
    return ("sym", name)


def idx(name, *indices):
    return ("idx", name, indices)


p, y, z, b = (sym(name) for name in "pyzb")
w, x, X, A = (sym(name) for name in "wxXA")
x_j = idx("x", "j")
minus_one = ("neg", num(1))
z_squared = ("pow", z, num(2))

TREES = {
    "2": num(2),
    "z": z,
    "n": ("dim", "n"),
    "x_j": x_j,
    "X_ij": idx("X", "i", "j"),
    "x_1": idx("x", "1"),
    "p - y + z": ("add", ("sub", p, y), z),
    "p - (y + z)": ("sub", p, ("add", y, z)),
    "-p y": ("neg", ("jux", p, y)),
    "p y z": ("jux", ("jux", p, y), z),
    "p*y/z": ("div", ("mul", p, y), z),
    "p/y*z": ("mul", ("div", p, y), z),
    "p/y/z": ("div", ("div", p, y), z),
    "p*-y": ("mul", p, ("neg", y)),
    "z^2": z_squared,
    "-z^2": ("neg", z_squared),
    "2z^2": ("jux", num(2), z_squared),
    "z^p^y": ("pow", z, ("pow", p, y)),
    "z^-1": ("pow", z, minus_one),
    "z^2 p": ("jux", z_squared, p),
    "e^-z": ("pow", num(2.718281828459045), ("neg", z)),
    "pi": num(3.141592653589793),
    "log p": ("call", "log", p),
    "log p^2": ("call", "log", ("pow", p, num(2))),
    "log(p)^2": ("pow", ("call", "log", p), num(2)),
    "log p y": ("jux", ("call", "log", p), y),
    "log(p) - y": ("sub", ("call", "log", p), y),
    "exp(-z)": ("call", "exp", ("neg", z)),
    "sigma(z)": ("call", "sigma", z),
    "sigma'(z)": ("prime", "sigma", z),
    "f''(z)": ("prime2", "f", z),
    "max(0, z)": ("call", "max", num(0), z),
    "w.x": ("dot", w, x),
    "w^T x": ("jux", ("T", w), x),
    "w'x": ("jux", ("T", w), x),
    "X^TX": ("jux", ("T", X), X),
    "X^T X w": ("jux", ("jux", ("T", X), X), w),
    "A^-1": ("pow", A, minus_one),
    "inv(A) x": ("jux", ("call", "inv", A), x),
    "(X w)_i": ("entry", ("jux", X, w), ("i",)),
    "||w||^2": ("pow", ("norm", w), num(2)),
    "|z|": ("abs", z),
    "I": ("eye", None),
    "I_d": ("eye", "d"),
    "delta_ij": ("delta", "i", "j"),
    "1_n": ("call", "ones", ("dim", "n")),
    "dL/dz": ("deriv", sym("L"), z),
    "dL/dw_j": ("deriv", sym("L"), idx("w", "j")),
    "dL/dp dp/dz": ("jux", ("deriv", sym("L"), p), ("deriv", p, z)),
    "d/dz (p y)": ("deriv", ("jux", p, y), z),
    "d/dz[p] y": ("jux", ("deriv", p, z), y),
    "d^2L/dz^2": ("deriv", ("deriv", sym("L"), z), z),
    "d^2L/dp dz": ("deriv", ("deriv", sym("L"), z), p),
    "grad_w L": ("deriv", sym("L"), w),
    "d^2L/dw dw^T": ("deriv", ("deriv", sym("L"), w), w),
    "sum_i x_i": ("sum", "i", idx("x", "i")),
    "sum_i x_i y": ("sum", "i", ("jux", idx("x", "i"), y)),
    "sum_i x_i + y": ("add", ("sum", "i", idx("x", "i")), y),
    "2 sum_i x_i": ("jux", num(2), ("sum", "i", idx("x", "i"))),
    "sum_i sum_j X_ij": ("sum", "i", ("sum", "j", idx("X", "i", "j"))),
    "prod_i x_i": ("prod", "i", idx("x", "i")),
    "max_j x_j": ("maxover", "j", x_j),
    "E[z^2]": ("E", z_squared),
    "Var(z)": ("Var", z),
    "Cov(z, p)": ("Cov", z, p),
    "1/2 p": ("jux", ("div", num(1), num(2)), p),
}
a_event, b_event = ("ev", "A"), ("ev", "B")
PROBABILITIES = {
    "P(A)": ("P", a_event, None),
    "P(A|B)": ("P", a_event, b_event),
    "P(A,B)": ("P", ("and", a_event, b_event), None),
    "P(A or B)": ("P", ("or", a_event, b_event), None),
    "P(not A)": ("P", ("not", a_event), None),
    "P(not A, B)": ("P", ("and", ("not", a_event), b_event), None),
    "E[c | not A]": ("E", sym("c"), ("not", a_event)),
    "P(A | B, C)": ("P", a_event, ("and", b_event, ("ev", "C"))),
}


@pytest.mark.parametrize(("text", "tree"), TREES.items())
def test_tree(text, tree):
    assert parse(text, NAMES).tree == tree


@pytest.mark.parametrize(("text", "tree"), PROBABILITIES.items())
def test_probability(text, tree):
    assert parse(text, EVENTS).tree == tree


def tuples(tree):
    return tuple(tuples(child) if isinstance(child, list) else child for child in tree)


@pytest.mark.parametrize("context", READINGS["names"])
def test_kept_readings(context):
    given = dict(READINGS["names"][context])
    same = given.pop("same")
    names = Names(**given)
    names.same = same
    kept = [(text, tuples(tree)) for name, text, tree in READINGS["readings"] if name == context]
    assert kept
    for text, tree in kept:
        assert parse(text, names).tree == tree, text
