"""Rules of expectation and variance used where they do not hold: undo them."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.repairs.linearity import applied, function_of
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import PRODUCTS, TWO, Tree, factors, product, rebuilt

NAME = "expectation"
SQUARED = "{} should be {}: a constant leaves a variance squared"
COVARIANCE = "{} should be {}: the covariance is missing"
COVARIANCES = "{} should be {}: the covariances are missing"
NAMES = {SQUARED: "power", COVARIANCE: "dropped term", COVARIANCES: "dropped term"}


def expectations(scene: Scene) -> Iterator[Candidate]:
    """Repair each expectation, variance and covariance in the line."""
    for path, node in walk(scene.line):
        for cost, new, says in _undone(scene, node):
            yield Candidate(cost, NAMES.get(says, NAME), path, new, (says, node, new))
    new = rebuilt(scene.line, lambda n: ("E", ("pow", n[1][1], n[2])) if n[0] == "pow" and n[1][0] == "E" else None)
    if new != scene.line:
        yield Candidate(1.5, NAME, (), new, ("{} should be {}", scene.line, new))


def means(scene: Scene) -> Iterator[Candidate]:
    """Put the mean of something random for the thing itself."""
    for path, node in walk(scene.line) if scene.problem.rvs else ():
        if node[0] in ("sym", "idx", "pow") and any(n[1:2] and n[1] in scene.problem.rvs for _, n in walk(node)):
            yield Candidate(2.3, NAME, path, ("E", node), ("{} should be its expectation", node))


def _undone(scene: Scene, node: Tree) -> Iterator[tuple[float, Tree, str]]:
    kind, outer = node[0], function_of(node)
    if kind in (*PRODUCTS, "div") and node[1][0] == node[2][0] == "E":
        yield 1.2, ("E", (kind, node[1][1], node[2][1])), "{} should be {}: only independence would split it"
    if kind in PRODUCTS:
        yield from _joined_means(node)
    if outer and outer[1][0] == "E":
        new = ("E", applied(outer[0], outer[1][1]))
        yield 1.2, new, "{} should be {}: an expectation does not go through a curved function"
    elif outer and any(n[0] == "E" for _, n in walk(outer[1])):
        bare = rebuilt(outer[1], lambda n: n[1] if n[0] == "E" else None)
        yield (
            1.3,
            ("E", applied(outer[0], bare)),
            "{} should be {}: an expectation does not go through a curved function",
        )
    if kind == "E":
        inner = function_of(node[1])
        if inner:
            new = applied(inner[0], ("E", inner[1]))
            yield 1.3, new, "{} should be {}: an expectation does not go through a curved function"
        if node[1][0] in PRODUCTS:
            new = ("mul", ("E", node[1][1]), ("E", node[1][2]))
            yield 1.3, new, "{} should be {}"
        yield 1.9, ("Var", node[1]), "{} should be {}: the square of the mean comes off"
    if kind == "Var":
        yield 1.9, ("E", ("pow", node[1], TWO)), "{} should be {}: the mean is not zero"
    if kind in PRODUCTS and "Var" in (node[1][0], node[2][0]):
        for k in (1, 2):
            if node[k][0] == "Var" and node[3 - k][0] != "Var":
                new = (kind, ("pow", node[3 - k], TWO), node[k])
                yield 1.4, new, SQUARED
    if kind == "div" and any(n[0] == "Var" for _, n in walk(node[1])):
        new = ("div", node[1], ("pow", node[2], TWO))
        yield 1.4, new, SQUARED
    if kind in ("add", "sub") and node[1][0] == node[2][0] == "Var":
        a, b = node[1][1], node[2][1]
        for joint in ("add", "sub"):
            cross = ("mul", TWO, ("Cov", a, b))
            new = (joint, ("add", node[1], node[2]), cross)
            yield 1.3, new, COVARIANCE if kind == "add" else "{} should be {}"
        if kind == "sub":
            yield 1.0, ("add", node[1], node[2]), "{} should be {}: variances add up, also in a difference"
    if kind == "sum" and node[2][0] == "Var":
        yield 1.4, ("Var", ("sum", node[1], node[2][1])), COVARIANCES


def _joined_means(node: Tree) -> Iterator[tuple[float, Tree, str]]:
    """Put E[ab] for E[a]E[b] among more factors, and square every constant in front of a variance."""
    parts = factors(node)
    means = [k for k, part in enumerate(parts) if part[0] == "E"]
    if len(means) == 2 and len(parts) > 2:
        rest = [part for k, part in enumerate(parts) if k not in means]
        both = ("E", ("mul", parts[means[0]][1], parts[means[1]][1]))
        yield 1.2, product([*rest, both]), "{} should be {}: only independence would split it"
