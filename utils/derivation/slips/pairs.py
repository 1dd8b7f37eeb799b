"""Two factors missing at once: the ratio of the lines tells."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, bases
from utils.derivation.slips.values import SCALAR, Values, near

MOST, MOST_LEAVES = 40, 7


def two_factors(scene: Scene, values: Values) -> Iterator[Candidate]:
    """Yield the repairs that multiply the line by two factors, by a factor and -1, or by a ratio of two."""
    whole, line = values(scene.before), values(scene.line)
    if whole is None or line is None or whole.shape[2:] != SCALAR or line.shape[2:] != SCALAR:
        return
    known = [(name, tree, values(tree)) for name, tree in scene.factors[:MOST]]
    known = [(n, t, v) for n, t, v in known if v is not None and v.shape[2:] == SCALAR and v.dtype.kind == "f"]
    present = bases(scene.line)
    with np.errstate(all="ignore"):
        ratio = whole / line
        for k, (name, one, value) in enumerate(known):
            if near(ratio, -value):
                says = ("the line is missing the factor {}, and its sign is wrong", one)
                yield Candidate(4, name, (), ("neg", ("mul", one, scene.line)), says)
            for other_name, other, second in known[k:]:
                named = _graver(name, other_name)
                if near(ratio, value * second):
                    says = ("the line is missing the factors {} and {}", one, other)
                    yield Candidate(4, named, (), ("mul", ("mul", one, other), scene.line), says)
                links = one[0] in ("deriv", "prime") and other[0] in ("deriv", "prime")
                for top, below in () if links else ((one, other), (other, one)):
                    if near(ratio, value / second if top is one else second / value) and one != ONE:
                        new = ("mul", ("div", top, below), scene.line)
                        says = ("the line is missing the factor {} and has {} too much", top, below)
                        if top[0] in ("deriv", "prime") and (below in present or below[0] in ("mul", "sub", "call")):
                            named, says = "function", ("{} is not {}", top, below)
                        yield Candidate(4.1, named, (), new, says)
        yield from _sums(scene, values, ratio)


def _sums(scene: Scene, values: Values, ratio: np.ndarray) -> Iterator[Candidate]:
    """Yield the repairs that multiply or divide the line by a + b or a - b, both symbols of the line."""
    leaves = [leaf for leaf in scene.written if scene.is_scalar(leaf) and leaf[0] != "dim"][:MOST_LEAVES]
    for one, other in combinations(leaves, 2):
        for joint in ("add", "sub"):
            factor = (joint, one, other)
            value = values(factor)
            if value is None:
                continue
            for new, part in ((("mul", factor, scene.line), value), (("div", scene.line, factor), 1 / value)):
                if near(ratio, part):
                    words = "missing the factor {}" if new[0] == "mul" else "not divided by {}"
                    yield Candidate(4.2, "dropped factor", (), new, ("the line is " + words, factor))


def _graver(one: str, other: str) -> str:
    order = ("dropped chain-rule factor", "conditioning", "dropped factor", "index", "constant factor")
    return min((one, other), key=order.index)
