"""Forward rules: what the line before becomes under a well-known wrong rule."""

from collections.abc import Iterator

from utils.derivation.slips.candidate import Misuse
from utils.derivation.slips.rules.algebra import algebra_rules
from utils.derivation.slips.rules.derivatives import derivative_rules
from utils.derivation.slips.rules.moments import moment_rules
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import Tree


def misuses(scene: Scene, before: Tree) -> Iterator[Misuse]:
    """Yield every line a wrong rule would make of `before`."""
    for rules in (algebra_rules, moment_rules, derivative_rules):
        yield from rules(scene, before)
