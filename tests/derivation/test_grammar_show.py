"""`show` writes what reads back to the same tree: for every text of the tests, and for random trees."""

import json
import random
from pathlib import Path

import pytest
import test_grammar_calculus
import test_grammar_matrices
import test_grammar_probability
import test_grammar_scalars
import test_grammar_sums
from grammar_names import EVENTS, MATRICES, NAMES, SCALARS, VECTORS

from utils.derivation.grammar import Names, ParseError, free_indices, parse, replace, show, size, walk

TABLES = (test_grammar_calculus, test_grammar_matrices, test_grammar_scalars, test_grammar_sums)
READINGS = json.loads(Path(__file__).with_name("readings.json").read_text("utf-8"))["readings"]


@pytest.mark.parametrize(
    ("table", "names"), [*((t.TABLE, NAMES) for t in TABLES), (test_grammar_probability.TABLE, EVENTS)]
)
def test_every_typed_text_reads_back(table, names):
    for typed, _ in table:
        tree = parse(typed, names).tree
        assert parse(show(tree, names), names).tree == tree, typed


def tuples(tree):
    return tuple(tuples(child) if isinstance(child, list) else child for child in tree)


def names_of(tree):
    rank, events = {}, set()
    for _, node in walk(tree):
        if node[0] in ("sym", "idx"):
            rank[node[1]] = 2  # with or without indices
        if node[0] == "ev":
            events.add(node[1])
    return Names(rank, ("A", "sigma"), {"n", "d", "K", "m", "h"} - rank.keys(), events)


def test_every_kept_reading_reads_back():
    for _, text, tree in READINGS:
        tree = tuples(tree)
        assert parse(show(tree), names_of(tree)).tree == tree, text


KINDS = (
    "neg T E Var norm abs add sub mul jux dot div pow Cov call max prime prime2 sum prod maxover minover deriv P entry "
    "E_given"
)


class Grower:
    """Random trees of every kind."""

    names = Names(NAMES.rank, ("f",), NAMES.dims, {"A1", "B1"})

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def leaf(self):
        r = self.rng
        return r.choice(
            [
                ("num", r.choice([0.0, 1.0, 2.0, 0.5, 1e-7, 3e20, 12.25, 2.718281828459045, 3.141592653589793])),
                ("sym", r.choice(SCALARS + VECTORS + MATRICES)),
                ("sym", r.choice(SCALARS)),
                ("idx", r.choice(VECTORS), (r.choice("ijk12"),)),
                ("idx", r.choice(MATRICES), (r.choice("ijk1"), r.choice("ijk2"))),
                ("dim", r.choice(["n", "d", "K"])),
                ("eye", r.choice([None, "n"])),
                ("delta", r.choice("ij1"), r.choice("ij2")),
                ("call", "ones", ("dim", "n")),
            ]
        )

    def event(self, depth):
        kind = self.rng.choice(["ev", "not", "and", "or"]) if depth else "ev"
        if kind == "ev":
            return ("ev", self.rng.choice(["A1", "B1"]))
        return (kind, *(self.event(depth - 1) for _ in range(1 + (kind != "not"))))

    def tree(self, depth):
        r = self.rng
        if depth <= 0 or r.random() < 0.12:
            return self.leaf()
        kind = r.choice(KINDS.split())
        a = self.tree(depth - 1)
        if kind in ("neg", "T", "E", "Var", "norm", "abs"):
            return (kind, a)
        if kind in ("add", "sub", "mul", "jux", "dot", "div", "pow", "Cov"):
            return (kind, a, self.tree(depth - 1))
        if kind == "call":
            return ("call", r.choice(["log", "exp", "sigma", "inv", "f", "Phi", "diag", "softmax", "sqrt"]), a)
        if kind == "max":
            return ("call", "max", a, self.tree(depth - 1))
        if kind in ("prime", "prime2"):
            return (kind, r.choice(["sigma", "f"]), a)
        if kind in ("sum", "prod", "maxover", "minover"):
            return (kind, r.choice("ijk"), a)
        if kind == "deriv":
            return (kind, a, r.choice([("sym", "z"), ("idx", "w", ("j",)), ("sym", "w")]))
        if kind == "P":
            return (kind, self.event(2), r.choice([None, self.event(1)]))
        if kind == "E_given":
            return ("E", a, self.event(1))
        return ("entry", a, ("i",)) if a[0] not in ("num", "dim", "delta", "idx", "sym") else a


@pytest.mark.parametrize("seed", range(4))
def test_random_trees_read_back(seed):
    grower, kinds = Grower(seed), set()
    for _ in range(1500):
        tree = grower.tree(grower.rng.randint(1, 5))
        text = show(tree, grower.names)
        try:
            again = parse(text, grower.names).tree
        except ParseError as error:
            assert "split" in str(error), text  # too large for one step
            continue
        assert again == tree, text
        kinds |= {node[0] for _, node in walk(tree)}
    assert len(kinds) > 28


def test_shown_as_people_write():
    for typed, shown in [
        ("(p-y)*x_j", "(p - y)*x_j"),
        ("1/2s^2", "(1/2) s^2"),
        ("-(y/p-(1-y)/(1-p)) p (1-p) x_j", "-(y/p - (1 - y)/(1 - p)) p (1 - p) x_j"),
        ("X'(Xw - v)", "X^T (X w - v)"),
        (r"\frac{1}{n}\sum_{i=1}^{n} x_i", "(1/n) sum_i x_i"),
        (r"\frac{\partial L}{\partial w_j}", "dL/dw_j"),
    ]:
        assert show(parse(typed, NAMES).tree) == shown


def test_aliases_and_taken_names():
    tree = ("mul", ("sym", "p"), ("call", "sigma", ("idx", "p", ("i",))))
    assert show(tree, aliases={"p": "y_hat"}) == "y_hat*sigma(y_hat_i)"
    names = Names({"p": 1, "sigma": 0})
    assert show(tree, names) == "p*sigmoid(p_i)"
    assert parse("p*sigmoid(p_i)", names).tree == tree


def test_walk_and_replace_agree():
    tree = parse("sum_i X_ij (X w)_i + dL/dw_j", NAMES).tree
    for path, node in walk(tree):
        changed = replace(tree, path, ("sym", "marker"))
        assert dict(walk(changed))[path] == ("sym", "marker")
        assert replace(changed, path, node) == tree
    assert size(tree) == len(list(walk(tree))) == 11


def test_free_indices():
    assert free_indices(parse("sum_i X_ij x_i + delta_kl + (X w)_m + x_1", NAMES).tree) == {"j", "k", "l", "m"}
    assert free_indices(parse("max_k x_k", NAMES).tree) == set()
