"""Wrong rules of expectation and variance, applied to the line before."""

from collections.abc import Iterator

from utils.derivation.grammar import replace, walk
from utils.derivation.slips.candidate import Misuse
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import PRODUCTS, TWO, Tree, rebuilt, size

NAME = "expectation"
CONSTANT = "a constant leaves a variance squared: Var(ca) = c^2 Var(a)"
COVARIANCE = "Var(a + b) needs the covariance: 2 Cov(a, b)"
NAMES = {CONSTANT: "power", COVARIANCE: "dropped term"}


def moment_rules(scene: Scene, before: Tree) -> Iterator[Misuse]:
    """Yield what each wrong rule makes of the line before."""
    for path, node in walk(before):
        if node[0] in ("E", "Var", "Cov"):
            uses = {"E": _expectation, "Var": _variance, "Cov": _covariance}[node[0]]
            for cost, wrong, says in uses(scene, node):
                yield Misuse(cost, NAMES.get(says, NAME), replace(before, path, wrong), None, says)


def _expectation(scene: Scene, node: Tree) -> Iterator[tuple[float, Tree, str]]:
    u = node[1]
    if u[0] in PRODUCTS:
        yield 1, ("mul", ("E", u[1]), ("E", u[2])), "E[ab] is E[a]E[b] only when a and b are uncorrelated"
    if u[0] == "div":
        yield 1, ("div", ("E", u[1]), ("E", u[2])), "E[a/b] is not E[a]/E[b]"
    if u[0] == "pow":
        yield 1, ("pow", ("E", u[1]), u[2]), "E[a^2] is not E[a]^2"
    if u[0] == "call" and len(u) == 3:
        yield 1, ("call", u[1], ("E", u[2])), f"E[{u[1]}(a)] is not {u[1]}(E[a])"

    def inside(part: Tree) -> Tree | None:
        return ("E", part) if part[0] in ("sym", "idx") and part[1] in scene.problem.rvs else None

    if size(u) > 1:
        yield 1.1, rebuilt(u, inside), "the expectation was pushed through an expression that is not linear"


def _variance(scene: Scene, node: Tree) -> Iterator[tuple[float, Tree, str]]:
    u = node[1]
    if u[0] in (*PRODUCTS, "div"):
        says = CONSTANT
        if u[0] != "div":
            yield 1, (u[0], u[1], ("Var", u[2])), says
            yield 1.1, ("mul", ("Var", u[1]), ("Var", u[2])), "Var(ab) is not Var(a)Var(b)"
        yield 1, (u[0], ("Var", u[1]), u[2]), says
    if u[0] in ("add", "sub"):
        a, b = ("Var", u[1]), ("Var", u[2])
        yield 0.95, ("add", a, b), COVARIANCE
        cross = ("mul", TWO, ("Cov", u[1], u[2]))
        yield 1, (u[0], ("add", _unsquared(u[1]), _unsquared(u[2])), cross), CONSTANT
        yield 1, ("sub", a, b), "variances add up, also in a difference"
        cross = ("mul", TWO, ("Cov", u[1], u[2]))
        other = "sub" if u[0] == "add" else "add"
        yield 1.3, (other, ("add", a, b), cross), "the sign of the covariance is that of the sum"
    if u[0] == "sum":
        yield 1, ("sum", u[1], ("Var", u[2])), "the variance of a sum needs the covariances"
    if u[0] == "neg":
        yield 1, ("neg", ("Var", u[1])), "Var(-a) is Var(a)"
    yield 1.2, ("E", ("pow", u, TWO)), "Var(a) is E[a^2] - E[a]^2: the square of the mean is missing"
    yield 1.3, ("pow", ("E", u), TWO), "Var(a) is E[a^2] - E[a]^2"


def _covariance(scene: Scene, node: Tree) -> Iterator[tuple[float, Tree, str]]:
    u, v = node[1], node[2]
    yield 1, ("E", ("mul", u, v)), "Cov(a, b) is E[ab] - E[a]E[b]: the product of the means is missing"
    yield 1.1, ("mul", ("E", u), ("E", v)), "Cov(a, b) is E[ab] - E[a]E[b]"


def _unsquared(u: Tree) -> Tree:
    """Return c Var(a) for ca."""
    return (u[0], u[1], ("Var", u[2])) if u[0] in PRODUCTS else ("Var", u)
