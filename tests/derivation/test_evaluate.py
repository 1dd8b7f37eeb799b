"""Values of expressions against numpy, loops and central differences."""

import itertools

import numpy as np
import pytest

from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import evaluate
from utils.derivation.problem import Problem

pytestmark = pytest.mark.filterwarnings("error")
KINDS = {
    "w": "vec d", "x": "vec d", "b": "real", "y": "unit", "X": "mat n d", "v": "vec n", "u": "vec K",
    "A": "spd d d", "B": "mat d d", "c": "pos", "W": "mat m d", "g": "vec m",
}  # fmt: skip
GIVEN = "z = w.x + b\np = sigma(z)\nL = -(y log(p) + (1-y) log(1-p))\nq_k = exp(u_k)/sum_j exp(u_j)\nJ = ||v - X w||^2"


@pytest.fixture(scope="module")
def problem():
    return Problem(GIVEN, KINDS)


def value(problem, text, *free, number=0):
    world = problem.worlds[number]
    indices = [(letter, world.sizes[size]) for letter, size in free]
    return evaluate(problem.read(text), world, indices)[..., 0, :, :]


def base(problem, name, number=0):
    return problem.worlds[number].base[name][:, 0]


def sigma(z):
    return np.exp(-np.logaddexp(0, -z))


def test_a_free_index_gives_all_its_values_at_once(problem):
    assert np.allclose(value(problem, "X_ij w_j", ("i", "n"), ("j", "d"))[2, 1, :, 0, 0],
                       base(problem, "X")[:, 2, 1] * base(problem, "w")[:, 1, 0])  # fmt: skip


def test_one_index_used_twice_takes_the_diagonal(problem):
    assert np.allclose(value(problem, "sum_i B_ii")[:, 0, 0], np.trace(base(problem, "B"), axis1=1, axis2=2))


def test_one_index_on_a_matrix_is_its_row_as_a_column(problem):
    assert np.allclose(value(problem, "X_i", ("i", "n"))[3], base(problem, "X")[:, 3, :, None])


@pytest.mark.parametrize("number", [0, 1, 2])
def test_nested_sums_are_what_loops_give(problem, number):
    X, w, v = (base(problem, name, number) for name in "Xwv")
    total = 0
    for i, j in itertools.product(range(X.shape[1]), range(X.shape[2])):
        total = total + v[:, i, 0] * X[:, i, j] * w[:, j, 0]
    assert np.allclose(value(problem, "sum_i v_i sum_j X_ij w_j", number=number)[:, 0, 0], total)


def test_softmax_written_out_is_softmax(problem):
    u = base(problem, "u")
    expected = np.exp(u) / np.exp(u).sum(1, keepdims=True)
    for text in ("q", "softmax(u)", "exp(u - logsumexp(u))"):
        assert np.allclose(value(problem, text), expected)


def moved(problem, function, name, entry, h=1e-6):
    at = base(problem, name).copy()
    high, low = at.copy(), at.copy()
    high[:, *entry] += h
    low[:, *entry] -= h
    return (function(high) - function(low)) / (2 * h)


def test_a_gradient_is_what_central_differences_give(problem):
    x, b, y = (base(problem, name) for name in "xby")

    def loss(w):
        z = (w * x).sum(1, keepdims=True) + b
        return (y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))[:, 0, 0]

    regular = slice(0, problem.worlds[0].regular)
    for j in range(2):
        expected = moved(problem, loss, "w", (j, 0))
        assert np.allclose(value(problem, "dL/dw")[regular, j, 0], expected[regular], rtol=1e-5, atol=1e-7)
        assert np.allclose(
            value(problem, "dL/dw_j", ("j", "d"))[j, regular, 0, 0], expected[regular], rtol=1e-5, atol=1e-7
        )


def test_a_second_derivative_is_the_closed_form(problem):
    regular = slice(0, problem.worlds[0].regular)  # beyond them p is 1 to the last digit, and 1 - p has none
    p, x = sigma(value(problem, "z")), base(problem, "x")
    expected = p * (1 - p) * x @ np.swapaxes(x, 1, 2)
    found = value(problem, "d/dw_k (dL/dw_j)", ("j", "d"), ("k", "d"))[1, 0][:, 0, 0]
    assert np.allclose(found[regular], expected[regular, 1, 0])


def test_a_jacobian_has_a_row_for_what_and_a_column_for_by(problem):
    q = value(problem, "q")
    expected = q * np.eye(q.shape[1]) - q @ np.swapaxes(q, 1, 2)
    assert np.allclose(value(problem, "dq/du"), expected)


def test_the_derivative_by_a_matrix_has_its_shape(problem):
    assert np.allclose(value(problem, "d/dW (g^T W w)"), base(problem, "g") @ np.swapaxes(base(problem, "w"), 1, 2))


def test_a_derivative_by_something_defined_holds_what_it_depends_on(problem):
    regular = slice(0, problem.worlds[0].regular)
    y, p = base(problem, "y")[regular], value(problem, "p")[regular]
    assert np.allclose(value(problem, "dL/dp")[regular], -(y / p - (1 - y) / (1 - p)))


@pytest.mark.parametrize(
    ("function", "slope"),
    [
        ("exp", np.exp), ("tanh", lambda x: 1 - np.tanh(x) ** 2), ("sin", np.cos), ("cosh", np.sinh), ("relu", lambda x: x > 0),
        ("abs", np.sign), ("softplus", sigma), ("sigma", lambda x: sigma(x) * (1 - sigma(x))),
        ("Phi", lambda x: np.exp(-x * x / 2) / np.sqrt(2 * np.pi)),
        ("phi", lambda x: -x * np.exp(-x * x / 2) / np.sqrt(2 * np.pi)),
    ],
)  # fmt: skip
def test_derivatives_of_functions_of_one_number(problem, function, slope):
    assert np.allclose(value(problem, f"d/db {function}(b)"), slope(base(problem, "b")))


@pytest.mark.parametrize(
    ("text", "order"), [("exp(2 b)", 3), ("sigma(b)", 2), ("tanh(b)", 2), ("b^5", 4), ("log(c + b^2)", 2)]
)
def test_a_higher_derivative_is_the_derivative_of_the_lower(problem, text, order):
    lower = text
    for _ in range(order - 1):
        lower = f"d/db ({lower})"
    world, tree = problem.worlds[0], problem.read(lower)
    b = world.base["b"]
    high, low = (evaluate(tree, world, over={"b": b + step}) for step in (1e-5, -1e-5))
    expected = (high - low)[: world.regular, 0] / 2e-5
    assert np.allclose(value(problem, f"d/db ({lower})")[: world.regular], expected, rtol=1e-4, atol=1e-5)


def test_determinants_inverses_and_traces(problem):
    A = base(problem, "A")
    assert np.allclose(value(problem, "log det(A)")[:, 0, 0], np.linalg.slogdet(A)[1])
    assert np.allclose(value(problem, "A^-1"), np.linalg.inv(A))
    assert np.allclose(value(problem, "d/dA log det A"), np.linalg.inv(A))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("w x", "shape", "multiplies two column vectors"),
        ("X v", "shape", "inner sizes differ"),
        ("X^T X + c", "shape", "adds a number to a matrix"),
        ("w + v", "shape", "do not match"),
        ("w / X^T X", "shape", "do"),
        ("w^-1", "shape", "only a square matrix has an inverse"),
        ("log(A)", "shape", "log of a matrix"),
        ("sum_i (w_i + v_i)", "index", "runs over more or fewer entries"),
        ("E[b]", "meaning", "nothing is random"),
        ("sum_a 1", "meaning", "what does the index a run over"),
        ("d(X w)/dX", "meaning", "write it with indices"),
    ],
)
def test_what_has_no_value_says_why(problem, text, kind, words):
    with pytest.raises(EvaluationError) as refused:
        value(problem, text)
    assert refused.value.kind == kind
    assert words in str(refused.value)


def test_a_vast_expression_is_refused_before_it_is_worked_out():
    problem = Problem("", {"A": "sym K K"})
    letters = "abcdefghij"
    halves = [tree_of_products(letters[:5]), tree_of_products(letters[5:])]
    with pytest.raises(EvaluationError) as refused:
        evaluate(("jux", *halves), problem.worlds[1], [(letter, 7) for letter in letters])
    assert refused.value.kind == "cost"


def tree_of_products(letters):
    tree = ("num", 1.0)
    for pair in itertools.pairwise(letters):
        tree = ("jux", tree, ("idx", "A", pair))
    return tree


# -- chance


@pytest.fixture(scope="module")
def chance():
    return Problem(
        "",
        {"m": "real", "t": "pos", "f": "real"},
        {"q": "iid d", "g": "any", "h": "any", "x": "normal m t"},
        ["A", "B"],
    )


def test_the_chances_of_all_outcomes_sum_to_one(chance):
    for world in chance.worlds:
        assert np.allclose(world.W.sum(1), 1)
        assert (world.W >= 0).all()


def test_what_is_declared_iid_has_mean_0_variance_1_and_no_symmetry(chance):
    world = chance.worlds[0]
    q, W = world.base["q"][:, :, 0, 0], world.W
    assert np.allclose((W * q).sum(1), 0)
    assert np.allclose((W * q**2).sum(1), 1)
    assert (np.abs((W * q**3).sum(1)) > 0.01).all()


def test_only_what_is_declared_iid_is_independent(chance):
    world = chance.worlds[0]
    W = world.W

    def mean(values):
        return (W * values).sum(1)

    g, h, q = (world.base[name][:, :, 0, 0] for name in "ghq")
    A, B = (np.broadcast_to(world.events[name][:, :, 0, 0], W.shape) for name in "AB")
    x = world.normals["x"][2][:, :, 0, 0]
    assert np.allclose(mean(q * g), 0)
    for one, other in ((g, h), (g, A), (A, B), (g, x)):
        assert (np.abs(mean(one * other) - mean(one) * mean(other)) > 1e-6).sum() >= world.K - 1


def test_two_normal_variables_are_correlated_unless_said_otherwise():
    problem = Problem("", {"m": "real", "t": "pos"}, {"x": "normal m t", "y": "normal m t"})
    cov = evaluate(problem.read("Cov(x, y)/t^2"), problem.worlds[0])
    assert (np.abs(cov) > 0.05).all()
    assert (np.abs(cov) < 0.95).all()


@pytest.mark.parametrize(("power", "moment"), [(2, 1), (3, 0), (4, 3), (6, 15)])
def test_moments_of_a_normal_variable(chance, power, moment):
    world = chance.worlds[0]
    assert np.allclose(evaluate(chance.read(f"E[((x - m)/t)^{power}]"), world), moment)


def test_a_conditional_probability_is_the_ratio_of_sums(chance):
    world = chance.worlds[0]
    A, B = (np.broadcast_to(world.events[name][:, :, 0, 0], world.W.shape) for name in "AB")
    expected = (world.W * A * B).sum(1) / (world.W * B).sum(1)
    assert np.allclose(evaluate(chance.read("P(A|B)"), world)[:, 0, 0, 0], expected)


def test_the_variance_of_a_vector_is_its_covariance_matrix(chance):
    world = chance.worlds[0]
    assert np.allclose(evaluate(chance.read("Var(q)"), world)[:, 0], np.eye(world.sizes["d"]))
