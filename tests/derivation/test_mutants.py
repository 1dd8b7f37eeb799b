"""One slip planted in a correct line: the checker refuses it, unless the line is still true."""

import random

import numpy as np
import pytest
from derivations import DERIVATIONS, PROBLEMS

from utils.derivation import Problem
from utils.derivation.equality import compare
from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import evaluate
from utils.derivation.grammar import free_indices
from utils.derivation.indices import range_of
from utils.derivation.mutate import mutants
from utils.derivation.slips import SLIPS
from utils.derivation.worlds import World

EACH = 4  # mutants of a line
POINTS = (0, 1) * 50


def equalities(problem, text):
    """Yield (before, line) for every equality of expressions in a correct derivation."""
    before = None
    for line in problem.check(text).lines:
        assert line.follows is not False, (line.text, line.says)  # an inequality is only not refuted
        for relation, tree in line.parts:
            if tree is not None and relation == "=" and before is not None and same(before, tree, problem):
                yield before, tree
            before = tree if tree is not None else before


def same(one, other, problem):
    try:
        return compare(one, other, problem).holds
    except EvaluationError:
        return False


def agree_on_fresh_points(one, other, problem):
    """Tell whether two expressions agree at a hundred points whose random numbers the checker never draws."""
    plan = problem.worlds[0].plan
    sizes = plan.sizes
    world = World(problem, plan._replace(number=4711), POINTS)
    letters = sorted({*free_indices(one), *free_indices(other)})
    free = [(letter, sizes[range_of(letter, (one, other), problem)]) for letter in letters]
    a, b = np.broadcast_arrays(*(evaluate(tree, world, free) for tree in (one, other)))
    known = np.isfinite(a) & np.isfinite(b)
    assert known.any()
    return bool(np.allclose(a[known], b[known], rtol=1e-7, atol=1e-9))


@pytest.mark.parametrize("name", DERIVATIONS)
def test_single_slips_are_refused_unless_the_line_is_still_true(name):
    given, text = DERIVATIONS[name]
    problem = Problem(**given)
    rng, seen = random.Random(name), 0
    for before, line in equalities(problem, text):
        found = mutants(line, problem)
        for mutant in rng.sample(found, min(EACH, len(found))):
            assert mutant.name in SLIPS
            assert mutant.tree != line
            seen += 1
            if same(before, mutant.tree, problem):
                assert agree_on_fresh_points(before, mutant.tree, problem), (before, mutant)
    assert seen >= 3


def test_mutants_are_the_same_every_time():
    problem = Problem(**PROBLEMS["logistic"])
    line = problem.read("-(y/p - (1-y)/(1-p)) p (1-p) x_j")
    assert mutants(line, problem) == mutants(line, problem)
    assert len({mutant.tree for mutant in mutants(line, problem)}) == len(mutants(line, problem))


def test_names_are_what_was_done():
    problem = Problem(**PROBLEMS["logistic"])
    found = {mutant.tree: mutant.name for mutant in mutants(problem.read("(p - y) x_j"), problem)}
    for text, name in {
        "(p + y) x_j": "sign",
        "(y - p) x_j": "sign",
        "p - y": "dropped factor",
        "p x_j": "dropped term",
    }.items():
        assert found[problem.read(text)] == name
    scores = Problem(**PROBLEMS["bayes"])
    found = {mutant.tree: mutant.name for mutant in mutants(scores.read("P(B|A) P(A)/P(B)"), scores)}
    assert found[scores.read("P(A|B) P(A)/P(B)")] == "conditioning"
    assert found[scores.read("P(B|A) P(A)")] == "conditioning"
