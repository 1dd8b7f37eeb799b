"""The chapter's answers and every number in its words, recomputed another way than the exercises do."""

import math
from fractions import Fraction as F
from itertools import pairwise

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from utils.chapters.logistic_gradient import batch, boosting, coincidence, example, habits, losses, model, newton

X4 = [[F(1), F(x)] for x in (-1, 0, 1, 2)]
Y4 = [F(0), F(0), F(1), F(1)]


def sigma(z):
    return 1 / (1 + math.exp(-z))


def solve2(a, b):
    """Solve a 2 x 2 system by Cramer's rule, exactly."""
    det = a[0][0] * a[1][1] - a[0][1] * a[1][0]
    return [(b[0] * a[1][1] - a[0][1] * b[1]) / det, (a[0][0] * b[1] - a[1][0] * b[0]) / det]


def at_zero():
    """Return (minus the gradient, Hessian) of the mean loss at w = 0 on the four points, in fractions."""
    down = [sum((y - F(1, 2)) * row[j] for row, y in zip(X4, Y4, strict=True)) / 4 for j in (0, 1)]
    H = [[sum(F(1, 4) * row[j] * row[k] for row in X4) / 4 for k in (0, 1)] for j in (0, 1)]
    return down, H


def newton_steps(labels, lam, steps):
    """Take Newton steps with every sum written as a loop."""
    w = [0.0, 0.0]
    seen = [w]
    for _ in range(steps):
        g, H = [lam * w[0], lam * w[1]], [[lam, 0.0], [0.0, lam]]
        for x, y in zip((-1, 0, 1, 2), labels, strict=True):
            row, p = (1, x), sigma(w[0] + w[1] * x)
            for j in (0, 1):
                g[j] += (p - y) * row[j] / 4
                for k in (0, 1):
                    H[j][k] += p * (1 - p) * row[j] * row[k] / 4
        step = solve2(H, g)
        w = [w[0] - step[0], w[1] - step[1]]
        seen.append(w)
    return seen


def log_loss(w, labels):
    scores = [w[0] + w[1] * x for x in (-1, 0, 1, 2)]
    return sum(math.log1p(math.exp(-z if y else z)) for z, y in zip(scores, labels, strict=True)) / 4


def test_the_numbers_on_paper():
    z = 1 * 2 + -2 * 1 + 0.5
    p = sigma(z)
    assert (z, round(p, 4)) == (0.5, 0.6225)
    assert example.first_gradient.check([p * 2, p * 1, p]).right
    assert (round(2 * p, 4), round(p, 4)) == (1.2449, 0.6225)
    assert round(p * (1 - p), 3) == 0.235


def test_the_slips_on_paper_have_the_values_their_words_name():
    p, s = sigma(0.5), sigma(0.5) * (1 - sigma(0.5))
    by_name = {mistake.name: mistake.example for mistake in example.first_gradient.mistakes}
    assert np.allclose(by_name["slope-left"], [2 * p * s, p * s, p * s], atol=1e-4)
    assert np.allclose(by_name["intercept-scaled"], [2 * p, p, 0.5 * p], atol=1e-4)
    assert np.allclose(by_name["weights-as-inputs"], [p * 1, p * -2, p], atol=1e-4)


def test_sure_and_wrong():
    p = 0.01
    assert math.isclose(p - 1, -0.99) and round((p - 1) * p * (1 - p), 4) == -0.0098
    z = math.log(p / (1 - p))
    assert round(z, 1) == -4.6 and round(p * (1 - p), 4) == 0.0099 and round((1 - p) ** 2 / 2, 2) == 0.49
    h = 1e-5
    slope = ((sigma(z + h) - 1) ** 2 - (sigma(z - h) - 1) ** 2) / (4 * h)
    assert abs(slope + 0.0098) < 5e-5
    assert abs((math.log(sigma(z - h)) - math.log(sigma(z + h))) / (2 * h) + 0.99) < 1e-6
    assert example.left_factor.check("a").right


def test_a_huge_factor_times_a_tiny_one():
    p = sigma(-10)
    assert round(-1 / p) == -22027 and round(p * (1 - p), 7) == 0.0000454
    assert round(-1 / p * p * (1 - p), 5) == -0.99995


def test_the_largest_slope_is_a_quarter():
    values = [sigma(z / 100) * (1 - sigma(z / 100)) for z in range(-500, 501)]
    assert max(values) == 0.25 == values[500]


def test_each_check_finds_one_slip_and_passes_the_others():
    found = {name: habits.failed(gradient) for name, (_, gradient) in habits.SUSPECTS.items()}
    assert found == {"ascent": {"sign"}, "slope": {"limit"}, "residual": {"shape"}, "total": {"double"}}
    assert habits.failed(lambda p, X, y: X.T @ (p - y) / len(y)) == set()  # the right one passes all four
    assert habits.failed(lambda p, X, y: 2 * X.T @ (p - y) / len(y)) == set()  # "a wrong constant passes them all"
    assert habits.catches.check({"ascent": "sign", "slope": "limit", "residual": "shape", "total": "double"}).right


def test_the_plain_loss_fails_at_forty():
    p = 1 / (1 + np.exp(-40.0))
    assert 1 - p == 0.0
    exact = model.exact_losses([40.0, -1000.0, 1000.0], [0.0, 1.0, 1.0])
    assert exact[0] == 40.0 and exact[1] == 1000.0 and exact[2] == 0.0
    assert round(-math.log(1e-12), 1) == 27.6
    assert round(math.log1p(math.exp(10)) + 10) == 20  # "a loss near 20"


def test_the_definition_in_many_digits_is_the_loss():
    z, y = np.array([0.3, -2.0, 4.0]), np.array([1.0, 0.0, 0.3])
    slow = [-(t * math.log(sigma(s)) + (1 - t) * math.log(1 - sigma(s))) for s, t in zip(z, y, strict=True)]
    assert np.allclose(model.exact_losses(z, y), slow, rtol=1e-13)
    assert np.allclose(losses.stable_loss.answer.returns.read(model.exact_losses(z, y)), slow)


def test_the_numeric_gradient_is_the_slow_loop():
    rng = np.random.default_rng(5)
    w, X, y = model.examples(rng, 7, 3)
    loop = [sum((sigma(X[i] @ w) - y[i]) * X[i, j] for i in range(7)) / 7 + 0.2 * w[j] for j in range(3)]
    assert np.allclose(model.complex_step(lambda v: model.mean_loss(v, X, y, 0.2), w), loop, rtol=1e-12)
    assert np.allclose(model.central(lambda v: model.mean_loss(v, X, y, 0.2), w), loop, atol=1e-8)
    assert batch.batch_gradient.check(
        lambda w, X, y, lam: [
            sum((sigma(X[i] @ w) - y[i]) * X[i, j] for i in range(len(y))) / len(y) + lam * w[j] for j in range(len(w))
        ]
    ).right


def test_one_newton_step_in_fractions():
    down, H = at_zero()
    assert (down, H) == ([0, F(1, 2)], [[F(1, 4), F(1, 8)], [F(1, 8), F(3, 8)]])
    assert solve2(H, down) == [F(-4, 5), F(8, 5)]
    assert solve2([[2, 1], [1, 3]], [F(0), F(4)]) == [F(-4, 5), F(8, 5)]
    assert newton.newton_first.check([-0.8, 1.6]).right


def test_the_slips_of_the_newton_step_have_the_values_their_words_name():
    down, H = at_zero()
    by_name = {mistake.name: mistake.example for mistake in newton.newton_first.mistakes}
    assert np.allclose(by_name["gradient-step"], [float(v) for v in down])
    assert np.allclose(by_name["curvature-forgotten"], [float(v / 4) for v in solve2(H, down)])
    assert np.allclose(by_name["no-intercept"], [0, float(down[1] / H[1][1])])


def test_newton_never_arrives_on_the_four_points():
    seen = newton_steps((0, 0, 1, 1), 0.0, 8)
    slopes = [w[1] for w in seen]
    assert [round(s, 1) for s in slopes[:2]] == [0.0, 1.6] and round(slopes[7], 1) == 12.7
    added = [b - a for a, b in pairwise(slopes)]
    assert [round(a, 1) for a in added[:3]] == [1.6, 1.2, 1.7]  # "they shrink to 1.2 first"
    assert all(1.9 < a < 2.1 for a in added[3:])  # "from the fourth step on each adds about 2 to the slope"
    found = [log_loss(w, (0, 0, 1, 1)) for w in seen]
    assert all(2.6 < a / b < 2.8 for a, b in pairwise(found[3:]))  # "and divides the loss by about e"
    assert not 2.6 < found[1] / found[2] < 2.8
    assert round(newton_steps((0, 0, 1, 1), 0.01, 12)[-1][1], 1) == 3.5
    assert round(newton_steps((0, 1, 0, 1), 0.0, 12)[-1][1], 1) == 0.9


def test_no_finite_minimiser_when_separable():
    found = [log_loss((-c, 2 * c), (0, 0, 1, 1)) for c in (0.1, 1, 3, 10, 30)]
    assert found == sorted(found, reverse=True) and 0 < found[-1] < 1e-12
    assert newton.separable_fate.check({"loss": "zero", "norm": "infinite", "minimiser": "none"}).right


def test_the_library_penalises_unless_told_otherwise():
    """`C` is 1/(n lam), and C = 1 is the default: the same minimiser, the intercept left out of the penalty."""
    assert LogisticRegression().C == 1.0
    x = np.array([[-1.0], [0.0], [1.0], [2.0]])
    fitted = LogisticRegression(tol=1e-10).fit(x, [0, 0, 1, 1])
    w = np.array([fitted.intercept_[0], fitted.coef_[0, 0]])
    design = np.column_stack([np.ones(4), x[:, 0]])
    slope = model.complex_step(lambda v: model.mean_loss(v, design, np.array([0.0, 0, 1, 1])), w)
    assert np.allclose(slope + np.array([0, w[1]]) / 4, 0, atol=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_the_quadratic_form_is_never_negative(seed):
    rng = np.random.default_rng(seed)
    w, X, _ = model.examples(rng, 6, 4)
    s = np.array([sigma(z) * (1 - sigma(z)) for z in X @ w])
    H = sum(s[i] * np.outer(X[i], X[i]) for i in range(6)) / 6
    v = rng.normal(size=4)
    assert np.isclose(v @ H @ v, sum(s[i] * (X[i] @ v) ** 2 for i in range(6)) / 6) and v @ H @ v >= 0
    assert np.linalg.eigvalsh(H).min() > -1e-15


def test_a_duplicated_column_leaves_a_flat_direction():
    rng = np.random.default_rng(1)
    w, X, _ = model.examples(rng, 9, 3)
    X[:, 2] = X[:, 1]
    s = np.array([sigma(z) * (1 - sigma(z)) for z in X @ w])
    v = np.array([0.0, 1.0, -1.0])
    assert abs(v @ (X.T @ (s[:, None] * X)) @ v) < 1e-12


def test_reweighted_least_squares_is_the_newton_step():
    rng = np.random.default_rng(2)
    w, X, y = model.examples(rng, 12, 3)
    p = np.array([sigma(z) for z in X @ w])
    s = p * (1 - p)
    working = X @ w + (y - p) / s
    fitted, *_ = np.linalg.lstsq(X * np.sqrt(s)[:, None], working * np.sqrt(s), rcond=None)
    assert np.allclose(fitted, model.numeric_newton(w, X, y), atol=1e-6)


def test_the_leaf_in_fractions():
    g, h = [F(1, 2) - y for y in (1, 1, 0)], [F(1, 4)] * 3
    assert -sum(g) / (sum(h) + 1) == F(2, 7) and boosting.leaf_value.check(F(2, 7)).right
    assert round(float(-sum(g) / sum(h)), 3) == 0.667 and -sum(g) / 3 == F(1, 6) and -sum(g) / (3 + 1) == F(1, 8)
    assert round(math.log(2), 3) == 0.693 and math.isclose(sigma(math.log(2)), 2 / 3)
    assert round(1 / (0.01 * 0.99)) == 101  # "about a hundred" rows make a weight of 1


def test_which_models_have_the_clean_gradient():
    clean = {name: model.is_clean() for name, model in coincidence.MODELS.items()}
    assert clean == {
        "Bernoulli, logit": True,
        "Bernoulli, probit": False,
        "Poisson, log": True,
        "Gaussian, identity": True,
        "sigmoid, squared error": False,
    }
    for z in (-1.5, 0.7):
        assert abs(coincidence.MODELS["Bernoulli, probit"].mean(z) - 0.5 * (1 + math.erf(z / math.sqrt(2)))) < 1e-13
    assert coincidence.clean_form.check("c").right


def test_the_probit_keeps_a_factor():
    """What the follow-up hands on: with another link the log loss keeps a factor, 1.813 at z = 1."""
    phi = math.exp(-0.5) / math.sqrt(2 * math.pi)
    Phi = 0.5 * (1 + math.erf(1 / math.sqrt(2)))
    h = 1e-6
    cdf = lambda z: 0.5 * (1 + math.erf(z / math.sqrt(2)))  # noqa: E731
    slope = -(math.log(cdf(1 + h)) - math.log(cdf(1 - h))) / (2 * h)
    assert round(phi / (Phi * (1 - Phi)), 3) == 1.813 and abs(slope - (Phi - 1) * phi / (Phi * (1 - Phi))) < 1e-8
