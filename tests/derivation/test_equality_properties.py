"""Random expressions: rewritten without changing their value they are accepted, changed they are refused."""

import functools

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from utils.derivation.equality import compare
from utils.derivation.evaluate import evaluate
from utils.derivation.problem import Problem

pytestmark = pytest.mark.filterwarnings("error")
QUICK = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@functools.cache
def problem():
    kinds = {"x": "real", "y": "real", "c": "pos", "s": "pos", "p": "unit", "u": "vec d", "v": "vec d"}
    return Problem("z = x + u.v", kinds)


def num(value):
    return ("num", float(value))


def sym(name):
    return ("sym", name)


NUMBERS = st.integers(1, 5).map(num)
POSITIVE = st.recursive(
    st.one_of(st.sampled_from("csp").map(sym), NUMBERS),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["add", "mul", "jux", "div"]), inner, inner),
        inner.map(lambda a: ("pow", a, num(2))),
        inner.map(lambda a: ("call", "sqrt", a)),
    ),
    max_leaves=4,
)
REAL = st.recursive(
    st.one_of(
        st.sampled_from("xyz").map(sym),
        NUMBERS,
        POSITIVE.map(lambda a: ("call", "log", a)),
        st.just(("sum", "i", ("jux", ("idx", "u", ("i",)), ("idx", "v", ("i",))))),
    ),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["add", "sub", "mul", "jux"]), inner, inner),
        st.tuples(st.just("div"), inner, POSITIVE),
        inner.map(lambda a: ("neg", a)),
        inner.map(lambda a: ("pow", a, num(2))),
        inner.map(lambda a: ("call", "sigma", a)),
        inner.map(lambda a: ("call", "tanh", a)),
        inner.map(lambda a: ("deriv", a, sym("x"))),
    ),
    max_leaves=7,
)


def rewritten(tree, choose):
    """Return a tree of the same value; `choose(n)` draws a number below n."""
    kind = tree[0]
    if kind in ("num", "sym", "idx"):
        same = [
            tree,
            ("neg", ("neg", tree)),
            ("sub", ("add", tree, num(2)), num(2)),
            ("div", ("mul", num(3), tree), num(3)),
        ]
        return same[choose(4)] if kind != "idx" else tree
    if kind == "sum":
        renamed = ("sum", "k", ("jux", ("idx", "v", ("k",)), ("idx", "u", ("k",))))
        return (tree, renamed, ("dot", sym("v"), sym("u")))[choose(3)]
    if kind == "deriv":
        return ("deriv", rewritten(tree[1], choose), tree[2])
    parts = [rewritten(part, choose) if isinstance(part, tuple) else part for part in tree[1:]]
    if kind == "add":
        return (("add", parts[1], parts[0]), ("sub", parts[0], ("neg", parts[1])))[choose(2)]
    if kind == "sub":
        return (("add", parts[0], ("neg", parts[1])), ("neg", ("sub", parts[1], parts[0])))[choose(2)]
    if kind in ("mul", "jux"):
        return (("mul", parts[1], parts[0]), ("neg", ("mul", ("neg", parts[0]), parts[1])))[choose(2)]
    if kind == "div":
        return ("mul", parts[0], ("pow", parts[1], ("neg", num(1))))
    if kind == "pow":
        return ("mul", parts[0], parts[0])
    if kind == "neg":
        return ("mul", num(-1), parts[0])
    name, inner = parts
    if name == "sigma":
        return (
            ("sub", num(1), ("call", "sigma", ("neg", inner))),
            ("div", num(1), ("add", num(1), ("call", "exp", ("neg", inner)))),
        )[choose(2)]
    if name == "tanh":
        return ("sub", ("mul", num(2), ("call", "sigma", ("mul", num(2), inner))), num(1))
    if name == "sqrt":
        return ("pow", inner, num(0.5))
    return ("neg", ("call", "log", ("div", num(1), inner)))  # log


@QUICK
@given(REAL, st.data())
def test_a_tree_rewritten_without_changing_its_value_is_equal(tree, data):
    other = rewritten(tree, lambda n: data.draw(st.integers(0, n - 1)))
    assert compare(tree, other, problem()).verdict in ("equal", "undecided")


@QUICK
@given(REAL, st.data())
def test_hardly_any_rewriting_is_left_undecided(tree, data):
    """A value that is finite at the ordinary points must be decided there."""
    other = rewritten(tree, lambda n: data.draw(st.integers(0, n - 1)))
    plain = not any(word in str(tree) for word in ("'div'", "'pow'"))
    assert not plain or compare(tree, other, problem()).verdict == "equal"


@QUICK
@given(REAL, st.sampled_from([1e-6, 0.01, 0.5, 1, 3]), st.sampled_from(["add", "sub"]))
def test_a_tree_with_a_constant_added_is_not_equal(tree, constant, sign):
    assert not compare(tree, (sign, tree, num(constant)), problem()).holds


@QUICK
@given(POSITIVE, st.sampled_from([0.5, 2, 1.0001, -1]))
def test_a_positive_tree_times_a_constant_is_not_equal(tree, constant):
    assert compare(tree, ("mul", num(constant), tree), problem()).verdict == "different"


@QUICK
@given(REAL, st.sampled_from([("sym", "x"), ("sym", "s"), ("call", "sigma", sym("y")), ("dim", "d")]))
def test_a_tree_with_a_term_added_is_not_equal(tree, term):
    assert not compare(tree, ("add", tree, term), problem()).holds


@QUICK
@given(REAL)
def test_a_derivative_is_what_central_differences_give(tree):
    world = problem().worlds[0]
    x, step = world.base["x"], 1e-5

    def at(shift):
        value = evaluate(tree, world, over={"x": x + shift})
        return np.broadcast_to(value, (world.K, 1, 1, 1))[: world.regular]

    slope = np.broadcast_to(evaluate(("deriv", tree, sym("x")), world), (world.K, 1, 1, 1))[: world.regular]
    near, wide = (at(step) - at(-step)) / (2 * step), (at(2 * step) - at(-2 * step)) / (4 * step)
    doubt = 1e-14 * (abs(at(0)) + 1) / step + abs(near - wide)
    assert (abs(slope - near) <= 1e-5 * abs(near) + 3 * doubt + 1e-8).all()
