"""Backward repairs: one small change to the learner's line that may make it right."""

from collections.abc import Iterator

from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.repairs.derivatives import lost_inside, undifferentiated
from utils.derivation.slips.repairs.expectations import expectations, means
from utils.derivation.slips.repairs.factors import extras, missing
from utils.derivation.slips.repairs.functions import fractions, functions, operators
from utils.derivation.slips.repairs.linearity import compound, linearity
from utils.derivation.slips.repairs.matrices import matrices
from utils.derivation.slips.repairs.numbers import numbers
from utils.derivation.slips.repairs.probability import conditions, odds
from utils.derivation.slips.repairs.signs import signs
from utils.derivation.slips.repairs.splits import splits
from utils.derivation.slips.repairs.sums import brackets, collapsed, sums
from utils.derivation.slips.repairs.symbols import complements, exchanges, indices, wrong_symbols
from utils.derivation.slips.repairs.terms import extra_terms, lost_terms
from utils.derivation.slips.repairs.weights import symmetric, weights
from utils.derivation.slips.scene import Scene

KINDS = (
    signs, conditions, linearity, compound, expectations, complements, indices, exchanges, matrices, fractions, sums,
    brackets, missing, extras, numbers, extra_terms, lost_terms, wrong_symbols, functions, operators, undifferentiated,
    lost_inside, weights, symmetric, splits, means, collapsed, odds,
)  # fmt: skip


def repairs(scene: Scene) -> Iterator[Candidate]:
    """Yield every repair there is to try, in no order."""
    for kind in KINDS:
        yield from kind(scene)
