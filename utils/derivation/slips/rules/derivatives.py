"""Differentiation with exactly one rule applied wrongly."""

from collections.abc import Iterator

from utils.derivation.grammar import replace, walk
from utils.derivation.slips.candidate import Misuse
from utils.derivation.slips.exponentials import as_exp
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, PRODUCTS, TWO, Tree, num, renamed

CHAIN, POWER, FUNCTION = "dropped chain-rule factor", "power", "function"
Wrong = tuple[float, str, Tree, str]  # cost, name, wrong derivative, what was done
DEEPEST = 7


def derivative_rules(scene: Scene, before: Tree) -> Iterator[Misuse]:
    """Yield what each wrong derivative makes of the line before."""
    for path, node in walk(before):
        if node[0] == "prime":
            known = scene.problem.definitions.get(node[1])
            if known and len(known.params) == 1 and not known.indices and node[2] == ("sym", known.params[0]):
                for cost, name, wrong, says in wrong_derivatives(scene, as_exp(known.tree), node[2]):
                    yield Misuse(cost, name, replace(before, path, wrong), None, says)
        elif node[0] == "deriv" and node[2][0] in ("sym", "idx"):
            for cost, name, wrong, says in wrong_derivatives(scene, as_exp(node[1]), node[2]):
                yield Misuse(cost, name, replace(before, path, wrong), None, says)


def wrong_derivatives(scene: Scene, u: Tree, v: Tree, depth: int = 0, linked: bool = False) -> Iterator[Wrong]:
    """Yield the derivatives of u by v in which one rule, somewhere, is wrong."""

    def d(part: Tree) -> Tree:
        return ("deriv", part, v)

    def inside(part: Tree) -> Iterator[Wrong]:
        return wrong_derivatives(scene, part, v, depth + 1, linked or (bool(depth) and kind == "sym"))

    kind = u[0]
    if depth > DEEPEST or not scene.depends(u, v[1]):
        return
    if kind == "sym":
        known = scene.problem.definitions.get(u[1])
        if known and not known.params and not known.indices:
            yield from inside(as_exp(known.tree))
    elif kind == "neg":
        yield from ((c, n, ("neg", w), s) for c, n, w, s in inside(u[1]))
    elif kind in ("add", "sub"):
        yield from ((c, n, (kind, w, d(u[2])), s) for c, n, w, s in inside(u[1]))
        yield from ((c, n, (kind, d(u[1]), w), s) for c, n, w, s in inside(u[2]))
    elif kind == "sum":
        if v[0] == "idx" and u[1] in v[2]:  # the index of the sum is another one
            u = ("sum", u[1] + "'", renamed(u[2], u[1], u[1] + "'"))
        yield from ((c, n, ("sum", u[1], w), s) for c, n, w, s in inside(u[2]))
    elif kind in PRODUCTS:
        if scene.depends(u[1], v[1]) and scene.depends(u[2], v[1]):
            yield from _product(u, d)
        elif depth and not linked:  # of a link of the chain, the chain rule speaks
            for k in (1, 2):
                if u[k][0] in ("sym", "idx") and not scene.depends(u[k], v[1]):
                    yield 2.05, "dropped factor", d(u[3 - k]), "(ca)' is c a': the constant c is missing"
        yield from ((c, n, ("add", (kind, w, u[2]), (kind, u[1], d(u[2]))), s) for c, n, w, s in inside(u[1]))
        yield from ((c, n, ("add", (kind, d(u[1]), u[2]), (kind, u[1], w)), s) for c, n, w, s in inside(u[2]))
    elif kind == "div":
        if scene.depends(u[2], v[1]):
            yield from _quotient(u, d, scene.depends(u[1], v[1]))
        square = ("pow", u[2], TWO)
        for c, n, w, s in inside(u[1]):
            yield c, n, ("div", ("sub", ("mul", w, u[2]), ("mul", u[1], d(u[2]))), square), s
        for c, n, w, s in inside(u[2]):
            yield c, n, ("div", ("sub", ("mul", d(u[1]), u[2]), ("mul", u[1], w)), square), s
    elif kind == "pow":
        yield from _power(u, d) if scene.depends(u[1], v[1]) else ()
        lowered = ("mul", u[2], ("pow", u[1], ("sub", u[2], ONE)))
        yield from ((c, n, ("mul", lowered, w), s) for c, n, w, s in inside(u[1]))
    elif kind == "call" and len(u) == 3 and u[1] in SLOPES:
        yield from _call(u, d)
        right = SLOPES[u[1]](u[2], u)
        yield from ((c, n, ("mul", right, w), s) for c, n, w, s in inside(u[2]))


def _product(u: Tree, d) -> Iterator[Wrong]:
    a, b = u[1], u[2]
    name, rule = "product rule", "(ab)' is a'b + ab'"
    yield 1, name, ("mul", d(a), d(b)), f"{rule}, not a'b'"
    yield 1, name, ("mul", d(a), b), f"{rule}: the second half is missing"
    yield 1, name, ("mul", a, d(b)), f"{rule}: the first half is missing"
    yield 1.35, name, ("sub", ("mul", d(a), b), ("mul", a, d(b))), f"{rule}, with a plus"


def _quotient(u: Tree, d, both: bool) -> Iterator[Wrong]:
    a, b = u[1], u[2]
    left, right, square = ("mul", d(a), b), ("mul", a, d(b)), ("pow", b, TWO)
    name, rule = "quotient rule", "(a/b)' is (a'b - ab')/b^2"
    yield 1.35, name, ("div", ("add", left, right), square), f"{rule}, with a minus"
    yield 1, name, ("div", d(a), d(b)), f"{rule}, not a'/b'"
    yield 1.35, name, ("div", ("sub", right, left), square), f"{rule}: the order is reversed"
    yield 1, name, ("sub", left, right), f"{rule}: what is below is missing"
    lower = "quotient rule" if both else POWER  # (c/b)' asks for no rule but that of a power
    yield 1, lower, ("div", ("sub", left, right), b), f"{rule}: divide by b^2, not b"
    yield 1.1, name, ("div", left, square), f"{rule}: only the first half is there"
    yield 1.1, name, ("div", ("neg", right), square), f"{rule}: only the second half is there"
    if a == ONE:
        yield 1.2, "sign", ("div", d(b), square), "(1/b)' is -b'/b^2: the minus is missing"
        yield 1.2, POWER, ("div", ("neg", d(b)), b), "(1/b)' is -b'/b^2: divide by b^2, not b"
        yield 1.2, CHAIN, ("div", num(-1), square), "(1/b)' is -b'/b^2: the inner derivative b' is missing"


def _power(u: Tree, d) -> Iterator[Wrong]:
    a, n = u[1], u[2]
    lower, inner = ("pow", a, ("sub", n, ONE)), d(a)
    yield 1.3, "constant factor", ("mul", lower, inner), "(a^n)' is n a^(n-1) a': the factor n is missing"
    yield 1.3, POWER, ("mul", n, ("mul", u, inner)), "(a^n)' is n a^(n-1) a': the power goes down by one"
    yield 1.2, CHAIN, ("mul", n, lower), "(a^n)' is n a^(n-1) a': the inner derivative a' is missing"
    yield 1.3, "sign", ("mul", ("neg", n), ("mul", lower, inner)), "(a^n)' is n a^(n-1) a': the sign is wrong"
    up = ("pow", a, ("add", n, ONE))
    yield 1.4, POWER, ("mul", n, ("mul", up, inner)), "(a^n)' is n a^(n-1) a': the power went up"


def _call(u: Tree, d) -> Iterator[Wrong]:
    f, a = u[1], u[2]
    inner, right = d(a), SLOPES[u[1]](u[2], u)
    if a[0] not in ("sym", "idx"):
        yield 1.1, CHAIN, right, f"{f}(a)' is {f}'(a) a': the inner derivative a' is missing"
    if f != "exp":
        yield 1.6 if f == "log" else 2.6, FUNCTION, ("mul", u, inner), f"the derivative of {f} is not that"
    if f == "exp":
        yield 1.28, "dropped factor", inner, "exp(a)' is exp(a) a': the exponential is missing"
        lowered = ("call", "exp", ("sub", a, ONE))
        yield 1.5, POWER, ("mul", a, ("mul", lowered, inner)), "exp(a)' is exp(a) a': the exponent stays"
    if f == "log":
        yield 1.45, "dropped factor", inner, "log(a)' is a'/a: a is missing below"
        yield 1.5, FUNCTION, ("div", inner, u), "log(a)' is a'/a"
    if f == "exp":
        yield 1.5, POWER, ("mul", a, ("mul", u, inner)), "exp(a)' is exp(a) a'"
    if f == "sigma":
        yield 1.3, "sign", ("mul", ("mul", u, ("add", ONE, u)), inner), "sigma' is sigma (1 - sigma)"
        yield 1.3, POWER, ("mul", ("mul", u, ("sub", ONE, ("pow", u, TWO))), inner), "sigma' is sigma (1 - sigma)"
        yield 1.3, POWER, ("mul", ("sub", ONE, ("pow", u, TWO)), inner), "sigma' is sigma (1 - sigma)"
        yield 1.3, "dropped factor", ("mul", ("sub", ONE, u), inner), "sigma' is sigma (1 - sigma): sigma is missing"
        yield 1.5, FUNCTION, ("mul", ("mul", a, ("sub", ONE, a)), inner), "sigma' is sigma (1 - sigma)"
    if f == "tanh":
        yield 1.3, POWER, ("mul", ("sub", ONE, u), inner), "tanh' is 1 - tanh^2: the square is missing"
        yield 1.3, "sign", ("mul", ("add", ONE, ("pow", u, TWO)), inner), "tanh' is 1 - tanh^2, with a minus"
        yield 1.4, FUNCTION, ("mul", ("mul", u, ("sub", ONE, u)), inner), "tanh' is 1 - tanh^2, not tanh (1 - tanh)"
    if f == "sqrt":
        yield 1.3, "constant factor", ("div", inner, u), "sqrt(a)' is a'/(2 sqrt(a)): the 2 is missing"


SLOPES = {
    "log": lambda a, u: ("div", ONE, a),
    "exp": lambda a, u: u,
    "sigma": lambda a, u: ("mul", u, ("sub", ONE, u)),
    "tanh": lambda a, u: ("sub", ONE, ("pow", u, TWO)),
    "sqrt": lambda a, u: ("div", num(0.5), u),
    "softplus": lambda a, u: ("call", "sigma", a),
}
