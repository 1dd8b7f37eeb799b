"""Two factors missing at once: the ratio of the lines tells."""

from collections.abc import Iterator

import numpy as np

from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE
from utils.derivation.slips.values import SCALAR, Values, near

MOST = 40


def two_factors(scene: Scene, values: Values) -> Iterator[Candidate]:
    """Yield the repairs that multiply the line by two factors, by a factor and -1, or by a ratio of two."""
    whole, line = values(scene.before), values(scene.line)
    if whole is None or line is None or whole.shape[2:] != SCALAR or line.shape[2:] != SCALAR:
        return
    known = [(name, tree, values(tree)) for name, tree in scene.factors[:MOST]]
    known = [(n, t, v) for n, t, v in known if v is not None and v.shape[2:] == SCALAR and v.dtype.kind == "f"]
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
                for top, below in ((one, other), (other, one)):
                    if near(ratio, value / second if top is one else second / value) and one != ONE:
                        says = ("the line is missing the factor {} and has {} too much", top, below)
                        yield Candidate(4.1, named, (), ("mul", ("div", top, below), scene.line), says)


def _graver(one: str, other: str) -> str:
    order = ("dropped chain-rule factor", "conditioning", "dropped factor", "constant factor")
    return min((one, other), key=order.index)
