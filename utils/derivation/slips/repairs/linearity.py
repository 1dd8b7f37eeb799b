"""A function moved through a sum or a product: move it back."""

from collections.abc import Iterator

from utils.derivation.grammar import walk
from utils.derivation.slips.candidate import Candidate
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import ONE, PRODUCTS, Tree, num, rebuilt

NAME = "illegal linearity"
CURVED = ("log", "exp", "sqrt", "sigma", "inv", "tanh", "softplus", "relu")


def function_of(node: Tree) -> tuple[object, Tree] | None:
    """Return (what is applied, argument) of a curved function: log(u), u^2, 1/u."""
    if node[0] == "call" and node[1] in CURVED and len(node) == 3:
        return node[1], node[2]
    if node[0] == "pow":
        return ("pow", node[2]), node[1]
    if node[0] == "div" and node[1] == ONE:
        return "1/", node[2]
    if node[0] == "norm":
        return "norm", node[1]
    return None


def applied(function: object, inner: Tree) -> Tree:
    """Return the function applied to another argument."""
    if function == "1/":
        return ("div", ONE, inner)
    if function == "norm":
        return ("norm", inner)
    return ("call", function, inner) if isinstance(function, str) else ("pow", inner, function[1])


def linearity(scene: Scene) -> Iterator[Candidate]:
    """Undo what would be right only if the function were linear."""
    for path, node in walk(scene.line):
        for cost, new, says in _undone(node):
            yield Candidate(cost, NAME, path, new, (says, node, new))
    new = rebuilt(scene.line, lambda node: next((tree for _, tree, _ in _pulled_out(node)), None))
    if new != scene.line:
        yield Candidate(1.8, NAME, (), new, ("{} should be {}", scene.line, new))


def _undone(node: Tree) -> Iterator[tuple[float, Tree, str]]:
    kind, outer = node[0], function_of(node)
    if kind in ("add", "sub"):
        one, other = function_of(node[1]), function_of(node[2])
        if one and other and one[0] == other[0]:
            for joint in ("add", "sub"):
                new = applied(one[0], (joint, one[1], other[1]))
                yield 1.4 + 0.1 * (joint != kind), new, "{} should be {}: the function does not go through a sum"
        for k, f in ((1, one), (2, other)):
            if f and f[0] in ("inv", "1/", ("pow", ("neg", ONE)), ("pow", num(-1))):
                parts = [f[1], node[2]] if k == 1 else [node[1], f[1]]
                yield 1.5, applied(f[0], (kind, *parts)), "{} should be {}: the inverse of a sum is not that"
        if node[1][0] == node[2][0] == "div" and node[1][1] == node[2][1]:
            new = ("div", node[1][1], (kind, node[1][2], node[2][2]))
            yield 1.4, new, "{} should be {}: a/(b + c) is not a/b + a/c"
        yield from _parts(node, one, other)
        if node[2][0] == "pow":
            yield (
                1.6,
                ("pow", (kind, node[1], node[2][1]), node[2][2]),
                "{} should be {}: the power goes over the whole",
            )
    yield from _pulled_out(node)
    if kind == "sum":
        yield (
            1.9,
            ("call", "log", ("sum", node[1], ("call", "exp", node[2]))),
            "{} should be {}: log and exp do not cancel across a sum",
        )
        inner = function_of(node[2])
        if inner:
            yield (
                1.4,
                applied(inner[0], ("sum", node[1], inner[1])),
                "{} should be {}: the function of a sum is not that",
            )
        if node[2][0] in PRODUCTS:
            for k in (1, 2):
                inner = function_of(node[2][k])
                if inner and inner[0] in ("log", "exp", "sqrt"):
                    whole = (*node[2][:k], inner[1], *node[2][k + 1 :])
                    new = applied(inner[0], ("sum", node[1], whole))
                    yield 1.5, new, "{} should be {}: the function of a sum is not that"
    if outer and outer[1][0] == "sum":
        total = outer[1]
        yield (
            1.4,
            ("sum", total[1], applied(outer[0], total[2])),
            "{} should be {}: sum and function do not change places",
        )
        if total[2][0] in PRODUCTS:
            for k in (1, 2):
                body = (*total[2][:k], applied(outer[0], total[2][k]), *total[2][k + 1 :])
                yield 1.5, ("sum", total[1], body), "{} should be {}: sum and function do not change places"
    if outer and outer[1][0] in ("add", "sub"):
        total = outer[1]
        new = (total[0], applied(outer[0], total[1]), applied(outer[0], total[2]))
        yield 1.6, new, "{} should be {}: sum and function do not change places"
    if kind in (*PRODUCTS, "div"):
        one, other = function_of(node[1]), function_of(node[2])
        if one and other and one[0] == other[0] == "log":
            yield 1.3, ("call", "log", (kind, one[1], other[1])), "{} should be {}"
        if node[1][0] == node[2][0] == "sum" and node[1][1] == node[2][1]:
            new = ("sum", node[1][1], (kind, node[1][2], node[2][2]))
            yield 1.5, new, "{} should be {}: products and quotients do not go through a sum"
    if kind in (*PRODUCTS, "div", "add", "sub") and node[1][0] == "call" and node[1][1] in CURVED and len(node[1]) == 3:
        new = ("call", node[1][1], (kind, node[1][2], node[2]))
        yield 1.7, new, "{} should be {}: the function reaches further"
    if kind == "div" and node[1][0] == "sum":
        new = ("sum", node[1][1], ("div", node[1][2], node[2]))
        yield 2.5, new, "{} should be {}"


def _pulled_out(node: Tree) -> Iterator[tuple[float, Tree, str]]:
    """Put a constant back into an exponent, and the second logarithm of a quotient back into the first."""
    kind = node[0]
    if kind not in (*PRODUCTS, "div"):
        return
    for k in (1, 2) if kind != "div" else (1,):
        inner, constant = node[k], node[3 - k]

        def into(part: Tree, constant: Tree = constant) -> Tree | None:
            return ("call", "exp", (kind, part[2], constant)) if part[0] == "call" and part[1] == "exp" else None

        if inner[0] == "call" and constant[0] in ("sym", "num", "dim", "div"):
            new = rebuilt(inner, into)
            if new != inner:
                yield 1.5, new, "{} should be {}: a constant does not move out of an exponent"
    if kind == "div" and node[1][0] in PRODUCTS and node[2][0] == "call" and node[2][1] == "log":
        for k in (1, 2):
            top = node[1][k]
            if top[0] == "call" and top[1] == "log":
                whole = ("call", "log", ("div", top[2], node[2][2]))
                yield 1.3, (*node[1][:k], whole, *node[1][k + 1 :]), "{} should be {}: log(a/b) is log a - log b"


def _parts(node: Tree, one: tuple | None, other: tuple | None) -> Iterator[tuple[float, Tree, str]]:
    """Quadratic forms that lost their cross terms."""
    if one and other and one[0] == other[0] == ("pow", num(2)):
        return
    left, right = _square(node[1]), _square(node[2])
    if left and right:
        for joint in ("add", "sub"):
            whole = (joint, left, right)
            yield 1.5, ("jux", ("T", whole), whole), "{} should be {}: the cross terms got lost"
    scaled = [(_scaled(part)) for part in (node[1], node[2])]
    if all(scaled) and scaled[0][1] == scaled[1][1]:
        for joint in ("add", "sub"):
            yield (
                1.6,
                ("pow", (joint, scaled[0][0], scaled[1][0]), scaled[0][1]),
                "{} should be {}: the cross term got lost",
            )


def _square(node: Tree) -> Tree | None:
    """Return u for u^T u."""
    return node[2] if node[0] in PRODUCTS and node[1] == ("T", node[2]) else None


def _scaled(node: Tree) -> tuple[Tree, Tree] | None:
    """Return (u v, power) for u^power v^power, (u, power) for u^power."""
    if node[0] == "pow":
        return node[1], node[2]
    if node[0] in PRODUCTS and node[1][0] == node[2][0] == "pow" and node[1][2] == node[2][2]:
        return (node[0], node[1][1], node[2][1]), node[1][2]
    return None


def compound(scene: Scene) -> Iterator[Candidate]:
    """Put exp of the sum for the sum of exponents, everywhere at once (1 + exp(-2z) for (1 + exp(-z))^2)."""

    def halved(node: Tree) -> Tree | None:
        if node[0] == "call" and node[1] == "exp" and node[2][0] in PRODUCTS and node[2][1] == num(2):
            return ("call", "exp", node[2][2])
        return None

    for path, node in walk(scene.line):
        if node[0] in ("add", "sub"):
            new = rebuilt(node, halved)
            if new != node:
                says = ("{} should be {}: the cross term got lost", node, ("pow", new, num(2)))
                yield Candidate(1.6, NAME, path, ("pow", new, num(2)), says)
