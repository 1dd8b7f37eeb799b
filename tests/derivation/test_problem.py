"""What a problem may declare and define, and what it says when that makes no sense."""

import pytest

from utils.derivation.problem import Problem


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"declare": {"w": "vector d"}}, "I do not know the kind 'vector d'"),
        ({"declare": {"w": "vec q"}}, "w: I do not know the kind 'vec q'"),
        ({"declare": {"w": "vec"}}, "w: 'vec' has 0 sizes"),
        ({"declare": {"w": "mat d"}}, "w: 'mat d' has 1 sizes"),
        ({"declare": {"A": "spd n d"}}, "must be square"),
        ({"declare": {"w": 3}}, "a kind is a text"),
        ({"rvs": {"g": "poisson"}}, "I do not know the law 'poisson'"),
        ({"rvs": {"g": "normal m s"}}, "its law mentions m"),
        ({"declare": {"g": "real"}, "rvs": {"g": "any"}}, "g is declared twice"),
        ({"definitions": "z w.x"}, "a definition reads `name = expression`"),
        ({"definitions": "z ="}, "a definition reads `name = expression`"),
        ({"definitions": "z = w + 1"}, "in the definition `z = w + 1`"),
        ({"definitions": "3 = z", "declare": {"z": "real"}}, "`3` in `3 = z` is not a name"),
        ({"definitions": "a = b + 1\nb = a - 1"}, "goes round in a circle"),
        ({"definitions": "a = a + 1"}, "goes round in a circle"),
        ({"definitions": "z = x\nz = 2 x", "declare": {"x": "real"}}, "z is given a meaning twice"),
        ({"definitions": "z = x_i + 1", "declare": {"x": "vec d"}}, "z depends on the index i"),
        ({"definitions": "z = X X", "declare": {"X": "mat n d"}}, "inner sizes differ"),
        ({"solve": ("l", "mu")}, "the unknown mu is not declared"),
        ({"declare": {"mu": "real"}, "solve": ("l", "mu")}, "I cannot read the objective `l`"),
        ({"declare": {"mu": "real"}, "solve": ("mu",)}, "solve is a pair"),
        ({"idx": {"i": "q"}}, "I do not know the size 'q'"),
        ({"rvs": {name: "iid n d" for name in "abc"}}, "too many random numbers"),
    ],
)
def test_a_problem_that_makes_no_sense_is_refused_with_a_sentence(arguments, words):
    with pytest.raises(ValueError) as refused:
        Problem(**arguments)
    assert words in str(refused.value)


def test_definitions_may_come_in_any_order():
    problem = Problem("L = (p - y)^2\np = sigma(z)\nz = w.x", {"w": "vec d", "x": "vec d", "y": "unit"})
    assert problem.check("dL/dz = 2 (p - y) p (1 - p)").follows


def test_a_definition_knows_its_indices_whether_it_was_written_with_them_or_not():
    problem = Problem("f = X w\ng_i = sum_j X_ij w_j", {"X": "mat n d", "w": "vec d"})
    assert problem.sizes_of("f") == problem.sizes_of("g") == ("n",)
    assert problem.check("f_i = g_i").follows


def test_a_matrix_may_be_defined_entry_by_entry_and_used_whole():
    problem = Problem("H_jk = sum_i s_i X_ij X_ik", {"X": "mat n d", "s": "unit n", "v": "vec d"})
    assert problem.check("v^T H v = sum_i s_i (sum_j X_ij v_j)^2").follows


def test_an_alias_is_the_name_it_stands_for():
    problem = Problem("p = sigma(z)\ny_hat = p", {"z": "real"})
    assert problem.read("y_hat") == problem.read("p") == ("sym", "p")


def test_a_size_set_does_not_tie_one_size_to_another():
    problem = Problem("", {"X": "mat n d", "W": "mat K m", "v": "vec h"})
    for text in ("n = d + 2", "n = 2 d", "K = n + 1", "K = d", "n d = K m", "h = d", "n = 3 d", "m = h + 1", "n = d K"):
        assert problem.check(text).lines[0].follows is False, text


def test_a_fork_leaves_the_problem_alone():
    problem = Problem("p = sigma(z)", {"z": "real"})
    problem.check("let q = 1 - p\ndp/dz = p q")
    assert problem.check("dp/dz = p q").lines[0].follows is None
    assert "q" not in problem.definitions


def test_index_ranges_learned_from_one_text_are_forgotten():
    problem = Problem("", {"x": "vec n"})
    assert problem.check("sum_i x_i = sum_j x_j\nsum_i 1 = n").follows
    assert problem.check("sum_i 1 = n").lines[0].follows is None


def test_a_definition_may_mention_a_size_that_nothing_else_has():
    assert Problem("q = 1/(2n)", {"x": "real"}).check("q = 1/2 * 1/n").follows
    assert Problem("m = x^2\nf = m + 1", {"x": "real"}).check("f = x^2 + 1").follows
