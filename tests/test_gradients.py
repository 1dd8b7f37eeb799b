"""`gradcheck`: right gradients pass, and each kind of disagreement is named."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.exercise import Array, Exercise, Function
from utils.gradients import gradcheck, gradient_of
from utils.gradients.numeric import slopes

rng = np.random.default_rng(7)
N, D = 50, 3
X, W, Y = rng.normal(size=(N, D)), rng.normal(size=D), (rng.normal(size=N) > 0).astype(float)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def log_loss(w, X, y, penalty=0.1):
    z = X @ w
    return np.logaddexp(0, z).mean() - (y * z).mean() + penalty / 2 * (w @ w)


def log_loss_gradient(w, X, y, penalty=0.1):
    return X.T @ (sigmoid(X @ w) - y) / len(y) + penalty * w


def softmax(z):
    weights = np.exp(z - np.real(z).max(-1, keepdims=True))
    return weights / weights.sum(-1, keepdims=True)


UPSTREAM = rng.normal(size=(4, 2))


def attention(q, k, v):
    return (softmax(q @ k.T / np.sqrt(q.shape[1])) @ v * UPSTREAM).sum()


def attention_by_q(q, k, v, scale=True):
    p = softmax(q @ k.T / np.sqrt(q.shape[1]))
    dp = UPSTREAM @ v.T
    ds = p * (dp - (dp * p).sum(-1, keepdims=True))
    return ds @ k / (np.sqrt(q.shape[1]) if scale else 1)


HEADS = tuple(rng.normal(size=shape) for shape in ((4, 3), (7, 3), (7, 2)))


@pytest.mark.parametrize(
    ("loss", "gradient", "args", "wrt"),
    [
        (log_loss, log_loss_gradient, (W, X, Y), 0),
        (attention, attention_by_q, HEADS, 0),
        (attention, lambda q, k, v: softmax(q @ k.T / np.sqrt(3)).T @ UPSTREAM, HEADS, 2),
        (lambda w, x: np.maximum(w @ x, 0).sum(), lambda w, x: np.outer(w @ x > 0, x), (HEADS[0], W), 0),
        (lambda x: float(np.log(x).sum()), lambda x: 1 / x, (W**2 + 1,), 0),
        (lambda x: 3.0 * x, lambda x: 3.0, (2.0,), 0),
        (lambda x: np.abs(x).sum(), np.sign, (np.array([1.0, 0.0, -2.0]),), 0),  # a subgradient at the corner
        (lambda x: 1e6 * (x**2).sum(), lambda x: 2e6 * x, (W,), 0),
        (lambda x: 1e-6 * np.sin(x).sum(), lambda x: 1e-6 * np.cos(x), (W,), 0),
        (lambda x: np.sum(x) * 0.0, lambda x: np.zeros_like(x), (W,), 0),
    ],
)
def test_a_right_gradient_agrees(loss, gradient, args, wrt):
    assert gradcheck(loss, gradient, *args, wrt=wrt).agrees


@pytest.mark.parametrize(
    ("gradient", "kind", "words"),
    [
        (lambda w, X, y: -log_loss_gradient(w, X, y), "sign", "-1 times"),
        (
            lambda w, X, y: N * log_loss_gradient(w, X, y),
            "factor",
            "50 times the true gradient: the number of rows of an argument (50)",
        ),
        (
            lambda w, X, y: log_loss_gradient(w, X, y) / np.sqrt(D),
            "factor",
            "1 over the root of the number of columns of an argument (3)",
        ),
        (lambda w, X, y: -2 * log_loss_gradient(w, X, y), "factor", "sign turned round"),
        (
            lambda w, X, y: log_loss_gradient(w, X, y, 0),
            "offset",
            "is missing: the difference is 0.1 times the argument",
        ),
        (lambda w, X, y: log_loss_gradient(w, X, y, 0.3), "offset", "is too many: the difference is 0.2 times"),
        (lambda w, X, y: log_loss_gradient(w, X, y) + 0.5, "offset", "off by the same -0.5"),
        (lambda w, X, y: log_loss_gradient(w, X, y)[:, None], "shape", "(3, 1), what it is taken by is (3,)"),
        (lambda w, X, y: log_loss_gradient(w, X, y)[::-1], "order", "reverse order"),
        (lambda w, X, y: 0 * w, "zero", "zero everywhere"),
        (lambda w, X, y: log_loss_gradient(w, X, y) * [1, 1, 2], "exception", "except at index 2"),
        (lambda w, X, y: w / 0 if (w := np.zeros(3)).any() else np.full(3, np.nan), "not-finite", "nan at index"),
        (lambda w, X, y: np.sin(log_loss_gradient(w, X, y) * 9), "other", "3 of 3 entries differ"),
    ],
)
def test_each_kind_of_disagreement_is_named(gradient, kind, words):
    found = gradcheck(log_loss, gradient, W, X, Y)
    assert not found.agrees
    assert (found.kind, words in found.says) == (kind, True), found


def test_a_forgotten_scale_is_named_by_its_size():
    found = gradcheck(attention, lambda *args: attention_by_q(*args, scale=False), *HEADS)
    assert "1.732 times the true gradient: the root of the number of columns of an argument (3)" in found.says


def test_large_logits_do_not_blur_the_factor():
    def loss(z):
        top = z.max()
        return top + np.log(np.exp(z - top).sum()) - z[1]

    z, label = np.array([1000.0, 0.0, 999.0]), np.array([0.0, 1.0, 0.0])
    assert gradcheck(loss, lambda z: softmax(z) - label, z).agrees
    assert "is 2 times" in gradcheck(loss, lambda z: 2 * (softmax(z) - label), z).says.replace("Everything ", "")
    assert gradcheck(loss, lambda z: label - softmax(z), z).kind == "sign"


def test_next_to_the_edge_of_the_domain():
    assert gradcheck(lambda x: np.log(x).sum(), lambda x: 1 / x, np.array([1e-5, 1.0])).agrees
    beyond = gradcheck(lambda x: float(np.sqrt(np.real(x)).sum()), lambda x: 0.5 / np.sqrt(x), np.array([1e-9]))
    assert "a small step away" in beyond.says


@pytest.mark.parametrize(
    ("scale", "offset"), [(1e-7, 0), (1e-7, 1), (5e-4, 0), (5e-4, 1), (5e-4, 1e4), (1e-3, 1e4), (1, 1), (1e4, 1e4)]
)
def test_small_losses_and_large_offsets_hide_nothing(scale, offset):
    point = np.array([1.0, -2.0, 0.5])
    loss = lambda w: offset + scale * np.abs(w).sum()  # noqa: E731
    assert gradcheck(loss, lambda w: scale * np.sign(w), point).agrees
    assert not gradcheck(loss, lambda w: 0 * w, point).agrees
    assert not gradcheck(loss, lambda w: -scale * np.sign(w), point).agrees
    corner = np.array([1.0, 0.0, 0.5])
    assert gradcheck(loss, lambda w: scale * np.array([1, 0.3, 1]), corner).agrees
    assert not gradcheck(loss, lambda w: scale * np.array([1, 1.3, 1]), corner).agrees


def test_hinge_losses_agree_wherever_they_are_taken():
    draw = np.random.default_rng(3)
    for _ in range(200):
        rows, signs, point = draw.normal(size=(12, 3)), draw.choice([-1, 1], 12), draw.normal(size=3)
        loss = lambda w: np.maximum(0, 1 - signs * (rows @ w)).mean()  # noqa: B023, E731
        slope = lambda w: -((signs * (signs * (rows @ w) < 1))[:, None] * rows).mean(0)  # noqa: B023, E731
        found = gradcheck(loss, slope, point)
        near = np.abs(1 - signs * (rows @ point)).min() < 3e-3  # a corner within the step
        assert found.agrees or near, found


def test_one_number_is_not_called_a_multiple():
    assert gradcheck(lambda w: w * w, lambda w: w + 1.0, 2.0).kind == "other"
    assert (
        gradcheck(lambda w: (w**2).sum(), lambda w: w, np.ones(4)).says == "Everything is 0.5 times the true gradient."
    )


def test_a_transpose_and_a_row_are_seen():
    square, fixed = rng.normal(size=(4, 4)), rng.normal(size=(4, 4))
    loss = lambda a: (a * fixed).sum()  # noqa: E731
    assert gradcheck(loss, lambda a: fixed.T, square).kind == "transpose"
    spoiled = fixed.copy()
    spoiled[2] += 1
    assert "except in row 2" in gradcheck(loss, lambda a: spoiled, square).says


def test_an_exception_where_the_input_is_zero():
    point = np.array([1.0, 0.0, -2.0, 0.0, 5.0])
    found = gradcheck(lambda x: (x**2).sum(), lambda x: np.where(x == 0, 1, 2 * x), point)
    assert found.says == "Correct except where argument 1 is 0."


@pytest.mark.parametrize(
    ("loss", "gradient", "args", "words"),
    [
        (lambda x: x, lambda x: x, (W,), "Expected the loss to return one number; it returned shape (3,)"),
        (lambda x: x.sum(), lambda x: 1 / 0, (W,), "ZeroDivisionError"),
        (lambda x: undefined, lambda x: x, (W,), "NameError"),  # noqa: F821
        (lambda x: x.sum(), lambda x: None, (W,), "Did you forget `return`?"),
        (lambda x: x.sum(), lambda x: "one", (W,), "to return numbers"),
        (lambda x: np.nan * x.sum(), lambda x: x, (W,), "no slope to compare with"),
        (lambda x: x.sum(), lambda x: x.fill(1) or x, (W,), "changed its own argument 1 in place"),
        (3, lambda x: x, (W,), "Expected the loss to be a function"),
        (lambda x: x.sum(), None, (W,), "Expected the gradient to be a function"),
        (lambda x: 0.0, lambda x: x, ("text",), "Expected numbers in argument 1"),
        (lambda x: 0.0, lambda x: x, (np.array([np.inf]),), "finite numbers"),
        (lambda: 0.0, lambda: 0, (), "`wrt` is the number of the argument"),
    ],
)
def test_what_cannot_be_compared_is_said_and_never_raised(loss, gradient, args, words):
    found = gradcheck(loss, gradient, *args)
    assert (found.kind, words in found.says) == ("error", True), found


def test_an_unfinished_stub_is_not_attempted_yet():
    def stub(w): ...

    assert gradcheck(lambda w: w.sum(), stub, W).kind == "unattempted"
    assert gradcheck(..., stub, W).kind == "unattempted"


def test_code_that_does_not_end_is_stopped(monkeypatch):
    monkeypatch.setattr("utils.gradients.check.LIMIT", 0.3)

    def endless(w):
        while True:
            pass

    assert "Still running" in gradcheck(lambda w: w.sum(), endless, W).says


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-3, 3), min_size=1, max_size=4), st.floats(-2, 2))
def test_slopes_are_those_of_calculus(point, c):
    point = np.array(point)
    found = slopes(lambda x: np.sum(np.sin(x) * np.exp(c * x)), (point,), 0)
    truth = np.exp(c * point) * (np.cos(point) + c * np.sin(point))
    assert found.method == "complex step"
    assert np.allclose(found.values, truth, rtol=1e-12, atol=1e-12)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0.1, 3), min_size=1, max_size=4), st.floats(1e-4, 0.5))
def test_without_complex_numbers_the_error_stays_in_the_tolerance(point, share):
    point = np.array(point)
    loss = lambda x: float(np.real(np.sum(np.log(x) * x)))  # noqa: E731  the cast drops the imaginary part
    truth = np.log(point) + 1
    assert gradcheck(loss, lambda x: truth, point).agrees
    assert not gradcheck(loss, lambda x: truth + share * (1 + np.abs(truth)), point).agrees


def test_as_a_property_of_an_exercise():
    exercise = Exercise(
        "square-gradient",
        "the gradient of the sum of squares",
        Function("w", Array((None,)), [(np.array([1.0]),), (np.array([1.0, -2.0]),)]),
        [gradient_of(lambda w: (w**2).sum())],
    )
    assert exercise.check(lambda w: 2 * w).right
    wrong = exercise.check(lambda w: -2 * w)
    assert wrong.kind == "wrong" and "-1 times the true gradient" in wrong.counterexample
    assert exercise.check(lambda w: w[5] * w).kind == "error"
    assert exercise.check(...).kind == "unattempted"
