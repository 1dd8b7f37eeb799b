"""Every quick question on probability and statistics, worked out again: each value is True when the stored answer holds."""

from itertools import product
from math import comb, erf, exp, expm1, log, sqrt

import numpy as np
import pytest

from utils.progress.bank.chances import CHANCES

RIGHT = {question.name: question.right for question in CHANCES}
DICE = list(product(range(1, 7), repeat=2))
GRID = np.linspace(-10, 12, 22001)


def over_half(name, chance):
    return RIGHT[name] == ("over 1/2" if chance > 0.5 else "under 1/2")


def two_boys():
    families = [family for family in product("BG", repeat=2) if "B" in family]
    return eval(RIGHT["two-independent-boys"]) == families.count(("B", "B")) / len(families)


def monty():
    wins = total = 0
    for prize, pick in product(range(3), repeat=2):
        doors = [door for door in range(3) if door not in (prize, pick)]
        for opened in doors:
            (other,) = set(range(3)) - {pick, opened}
            wins, total = wins + (other == prize) / len(doors), total + 1 / len(doors)
    return eval(RIGHT["monty"]) == pytest.approx(wins / total)


def waits(pattern):
    """Expected flips until `pattern`, by solving for the expected rest after each prefix."""
    n = len(pattern)
    a, b = np.eye(n), np.ones(n)
    for k, flip in product(range(n), "HT"):
        seen = pattern[:k] + flip
        to = next(m for m in range(len(seen), -1, -1) if seen.endswith(pattern[:m]))
        if to < n:
            a[k, to] -= 0.5
    return np.linalg.solve(a, b)[0]


def all_faces():
    rest = 0.0
    for missing in range(1, 7):
        rest += 6 / missing
    return abs(rest - 15) < abs(rest - 12) and RIGHT["all-faces"] == "about 15"


def simpson_exists():
    """Charig et al. 1986, kidney stones: open surgery better for small and for large ones, worse over all."""
    a, b = [(81, 87), (192, 263)], [(234, 270), (55, 80)]
    better_in_each = all(s / n > t / m for (s, n), (t, m) in zip(a, b, strict=True))
    worse_over_all = (81 + 192) / (87 + 263) < (234 + 55) / (270 + 80)
    return better_in_each and worse_over_all and RIGHT["simpson"] == "yes"


def chained_correlation():
    matrix = np.array([[1, 0.7, 0], [0.7, 1, 0.7], [0, 0.7, 1]])
    return np.linalg.eigvalsh(matrix).min() > 0 and RIGHT["chained-correlation"] == "yes"


def cauchy_mean():
    """The characteristic function of the mean is that of one draw: exp(-|t|/n)^n."""
    t = np.linspace(-5, 5, 21)
    return np.allclose(np.exp(-np.abs(t) / 1000) ** 1000, np.exp(-np.abs(t))) and "as much" in RIGHT["cauchy-mean"]


def p_value():
    """Where half of all hypotheses are null and power is 20%, the null holds in far more than 5% of significant results."""
    null_given_significant = 0.5 * 0.05 / (0.5 * 0.05 + 0.5 * 0.2)
    return null_given_significant > 0.15 and "if the null hypothesis holds" in RIGHT["p-value"]


def sons_of_tall_fathers():
    fathers, sons = np.random.default_rng(0).multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], 2_000_000).T
    return sons[abs(fathers - 2) < 0.05].mean()


def normal_beyond(z):
    return 1 - erf(z / sqrt(2))


def near(name, value, unit=1.0):
    """Whether a value is nearer to the stored right answer than to the stored wrong one."""
    question = next(question for question in CHANCES if question.name == name)
    right, wrong = (
        eval(text.removeprefix("about ").split()[0].replace("%", "/100").replace(",", ""))
        for text in (question.right, question.wrong)
    )
    return abs(value - right) < 0.5 * abs(value - wrong) and abs(value / right - 1) < 0.1


HOLDS = {
    "birthdays": lambda: over_half("birthdays", 1 - np.prod([(365 - k) / 365 for k in range(23)])),
    "two-independent-boys": two_boys,
    "monty": monty,
    "rare-disease": lambda: near("rare-disease", 0.01 * 0.9 / (0.01 * 0.9 + 0.99 * 0.09)),
    "nine-or-ten": lambda: RIGHT["nine-or-ten"] == max("9", "10", key=lambda n: sum(a + b == int(n) for a, b in DICE)),
    "one-six-in-four": lambda: over_half("one-six-in-four", sum(6 in r for r in product(range(1, 7), repeat=4)) / 6**4),
    "double-six-in-24": lambda: over_half("double-six-in-24", sum(comb(24, k) * 35 ** (24 - k) for k in range(1, 25)) / 36**24),
    "two-heads-in-a-row": lambda: near("two-heads-in-a-row", waits("HH")) and waits("HT") == pytest.approx(4),
    "beyond-two-sigma": lambda: near("beyond-two-sigma", normal_beyond(2)),
    "poisson-none": lambda: near("poisson-none", (1 - 1 / 1e7) ** 1e7),
    "bootstrap-share": lambda: near("bootstrap-share", 1 - (1 - 1 / 1e6) ** 1e6),
    "all-faces": all_faces,
    "largest-of-three": lambda: near("largest-of-three", np.mean(1 - ((np.arange(10**5) + 0.5) / 10**5) ** 3)),
    "variance-of-difference": lambda: near(
        "variance-of-difference", np.mean([(x - y) ** 2 for x, y in product((-3, 3), (-2, 2))])
    ),
    "tenth-of-the-error": lambda: near("tenth-of-the-error", (1 / 0.1) ** 2),
    "square-of-normal": lambda: RIGHT["square-of-normal"] == "0"
    and abs(sum(x**3 * exp(-(x**2) / 2) for x in np.linspace(-9, 9, 1801))) < 1e-9,
    "waited-already": lambda: near(
        "waited-already", np.sum(np.exp(-(10 + np.arange(0, 500, 0.01)) / 10)) * 0.01 / exp(-1)
    ),
    "lognormal-mean": lambda: near("lognormal-mean", np.sum(np.exp(GRID - GRID**2 / 2)) * 0.001 / sqrt(2 * np.pi)),
    "p-value": p_value,
    "rule-of-three": lambda: near("rule-of-three", -expm1(log(0.05) / 300)),
    "simpson": simpson_exists,
    "chained-correlation": chained_correlation,
    "cauchy-mean": cauchy_mean,
    "many-tests": lambda: near("many-tests", 1 - 0.95**20),
    "regression-to-mean": lambda: near("regression-to-mean", sons_of_tall_fathers()),
}  # fmt: skip


def test_every_question_is_worked_out():
    assert set(HOLDS) == set(RIGHT)


@pytest.mark.parametrize("name", HOLDS)
def test_the_stored_answer_holds(name):
    assert HOLDS[name]()
