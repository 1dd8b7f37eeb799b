"""The names of slips: a fixed vocabulary, and nothing else is ever said."""

import slip_steps
import slip_steps_more

from utils.derivation.mutate import mutants
from utils.derivation.problem import Problem
from utils.derivation.slips import SLIPS, slug

FIXED = """ambiguous, complement, conditioning, constant factor, dropped chain-rule factor, dropped factor, dropped term,
expectation, extra factor, extra term, function, illegal linearity, index, inequality, inverse, inverted fraction, order, power,
product rule, quotient rule, shape, sign, sum, swapped symbols, transpose, wrong operator, wrong symbol"""


def test_the_vocabulary_is_fixed():
    assert list(SLIPS) == FIXED.replace("\n", " ").split(", ")
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in SLIPS.values())
    assert len(set(SLIPS.values())) == len(SLIPS)


def test_labels_use_it():
    for module in (slip_steps, slip_steps_more):
        for step in module.STEPS:
            assert step[3] <= set(SLIPS), step


def test_slugs_are_one_word_and_differ():
    slugs = {slug(name) for name in SLIPS}
    assert len(slugs) == len(SLIPS)
    assert all(" " not in one for one in slugs)


def test_planted_slips_use_it():
    problem = Problem("p = sigma(z)", {"z": "real", "y": "unit"})
    found = {mutant.name for mutant in mutants(problem.read("-(y log(p) + (1 - y) log(1 - p)) + z^2/2"), problem)}
    assert found <= set(SLIPS)
    assert {
        "sign",
        "dropped factor",
        "complement",
        "function",
        "power",
        "inverted fraction",
        "constant factor",
    } <= found
