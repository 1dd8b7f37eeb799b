"""Wrong rules of algebra and of matrices, applied to the line before."""

from collections.abc import Iterator

from utils.derivation.grammar import replace, walk
from utils.derivation.slips.candidate import Misuse
from utils.derivation.slips.rules.fractions import fraction_rules
from utils.derivation.slips.scene import Scene
from utils.derivation.slips.trees import PRODUCTS, Tree, rebuilt, renamed

LINEAR, ORDER = "illegal linearity", "order"
Use = tuple[float, str, Tree, Tree | None, str]  # cost, name, wrong, right, what was done


def algebra_rules(scene: Scene, before: Tree) -> Iterator[Misuse]:
    """Yield what each wrong rule makes of the line before."""
    for path, node in walk(before):
        for cost, name, wrong, right, says in (*_uses(node), *_of_sums(scene, node)):
            mended = None if right is None else replace(before, path, right)
            yield Misuse(cost, name, replace(before, path, wrong), mended, says, algebra=True)


def _of_sums(scene: Scene, node: Tree) -> Iterator[Use]:
    """Rules that depend on which indices are free and what adds up to 1."""
    if node[0] != "sum":
        return
    i, body = node[1], node[2]
    for j in sorted(scene.free - {i}):
        yield 1.6, "sum", renamed(body, i, j), None, f"the sum over {i} has more terms than that of {j}"
    kind = scene.problem.kinds.get(body[2][1]) if body[0] == "div" and body[2][0] == "idx" else None
    if body[0] == "div" and not (kind and kind.law == "simplex"):
        wrong = ("div", ("sum", i, body[1]), ("sum", i, body[2]))
        yield 1, LINEAR, wrong, None, "products and quotients do not go through a sum"


def _uses(node: Tree) -> Iterator[Use]:
    kind = node[0]
    if kind == "call" and len(node) == 3:
        yield from _function(node[1], node[2])
    elif kind == "pow":
        yield from _power(node)
    elif kind in PRODUCTS and node[1] == ("T", node[2]) and node[2][0] in ("add", "sub"):
        yield from _square(node)
    elif kind == "T" and node[1][0] in PRODUCTS:
        a, b = node[1][1], node[1][2]
        right = ("jux", ("T", b), ("T", a))
        yield 1, ORDER, ("jux", ("T", a), ("T", b)), right, "(AB)^T is B^T A^T: the order turns round"
    elif kind == "sum":
        yield from _sum(node)
    elif kind in ("div", "add", "sub"):
        yield from fraction_rules(node)
    elif kind in PRODUCTS:
        yield from _quadratic(node)


def _function(f: str, u: Tree) -> Iterator[Use]:
    def g(part: Tree) -> Tree:
        return ("call", f, part)

    if f in ("log", "exp", "sigma", "tanh", "softplus", "relu"):
        yield from _scaled(f, u)
    if f not in ("log", "exp", "sqrt", "sigma", "inv", "tanh", "softplus"):
        return
    kind = u[0]
    if kind in ("add", "sub"):
        sign = "+" if kind == "add" else "-"
        yield 1, LINEAR, (kind, g(u[1]), g(u[2])), None, f"{f}(a {sign} b) is not {f}(a) {sign} {f}(b)"
    if kind in ("sum", "prod") and f != "inv":
        swapped = (kind, u[1], g(u[2]))
        right = ("sum", u[1], g(u[2])) if kind == "prod" and f == "log" else None
        yield 1, LINEAR, swapped, right, f"{f} of a {kind} is not the {kind} of {f}s"
    if kind == "sum" and f == "log" and u[2][0] in (*PRODUCTS, "div"):
        a, b = u[2][1], u[2][2]
        joint = u[2][0] if u[2][0] != "div" else "mul"
        for wrong in ((joint, a, g(b)), (joint, b, g(a))):
            yield 1, LINEAR, ("sum", u[1], wrong), None, "log cannot move inside a sum (Jensen gives an inequality)"
    if f == "log" and kind in ("mul", "jux"):
        right = ("add", g(u[1]), g(u[2]))
        yield 1, LINEAR, ("mul", g(u[1]), g(u[2])), right, "log(ab) is log a + log b, not log a log b"
    if f == "log" and kind == "div":
        right = ("sub", g(u[1]), g(u[2]))
        yield 1, LINEAR, ("div", g(u[1]), g(u[2])), right, "log(a/b) is log a - log b, not log a / log b"
        yield 1, "sign", ("add", g(u[1]), g(u[2])), right, "log(a/b) is log a - log b, with a minus"
    if f == "log" and kind == "pow":
        yield 1.1, "power", ("pow", g(u[1]), u[2]), ("mul", u[2], g(u[1])), "log(a^n) is n log a, not (log a)^n"
        yield 1.2, "power", g(u[1]), ("mul", u[2], g(u[1])), "log(a^n) is n log a: the n is missing"
    if f == "inv" and kind in PRODUCTS:
        right = ("jux", g(u[2]), g(u[1]))
        yield 1, ORDER, ("jux", g(u[1]), g(u[2])), right, "inv(AB) is inv(B) inv(A): the order turns round"


def _scaled(f: str, u: Tree) -> Iterator[Use]:
    """Move a constant out of a curved function."""
    inner = dict.fromkeys((n[0], n[2]) for _, n in walk(u) if n[0] == "div" and n[2][0] in ("sym", "num", "dim"))
    inner |= dict.fromkeys((n[0], n[1]) for _, n in walk(u) if n[0] in PRODUCTS and n[1][0] in ("sym", "num", "dim"))
    for kind, constant in inner:
        slot = 2 if kind == "div" else 1

        def bare(n: Tree, kind: str = kind, constant: Tree = constant, slot: int = slot) -> Tree | None:
            return n[3 - slot] if n[0] == kind and n[slot] == constant else None

        g = ("call", f, rebuilt(u, bare))
        wrong = ("div", g, constant) if kind == "div" else ("mul", constant, g)
        yield 1.2, LINEAR, wrong, None, f"a constant does not move out of {f}"


def _power(node: Tree) -> Iterator[Use]:
    u, n = node[1], node[2]
    if u[0] in ("add", "sub"):
        for joint in ("add", "sub"):
            wrong = (joint, ("pow", u[1], n), ("pow", u[2], n))
            yield 1, LINEAR, wrong, None, "a power of a sum has cross terms"
    if u[0] == "sum":
        yield 1, LINEAR, ("sum", u[1], ("pow", u[2], n)), None, "the square of a sum is not the sum of the squares"
    if u[0] == "norm" and u[1][0] in ("add", "sub"):
        for joint in ("add", "sub"):
            wrong = (joint, ("pow", ("norm", u[1][1]), n), ("pow", ("norm", u[1][2]), n))
            yield 1, LINEAR, wrong, None, "||a - b||^2 has a cross term"
    if u[0] in PRODUCTS:
        for wrong in ((u[0], ("pow", u[1], n), u[2]), (u[0], u[1], ("pow", u[2], n))):
            yield 1.5, "power", wrong, (u[0], ("pow", u[1], n), ("pow", u[2], n)), "the power belongs to every factor"
    if u[0] == "div":
        for wrong in (("div", ("pow", u[1], n), u[2]), ("div", u[1], ("pow", u[2], n))):
            yield 1.5, "power", wrong, ("div", ("pow", u[1], n), ("pow", u[2], n)), "the power belongs above and below"
    if u[0] == "pow":
        wrong = ("pow", u[1], ("add", u[2], n))
        yield 1.3, "power", wrong, ("pow", u[1], ("mul", u[2], n)), "(a^m)^n is a^(mn)"


def _square(node: Tree) -> Iterator[Use]:
    u = node[2]

    def q(z: Tree) -> Tree:
        return (node[0], ("T", z), z)

    for joint in ("add", "sub"):
        yield 1, LINEAR, (joint, q(u[1]), q(u[2])), None, "(a - b)^T (a - b) has cross terms"


def _quadratic(node: Tree) -> Iterator[Use]:
    left = node[1]
    if left[0] in PRODUCTS and left[1] == ("T", node[2]):
        wrong = ("mul", ("call", "tr", left[2]), ("jux", left[1], node[2]))
        yield 1.1, LINEAR, wrong, None, "x^T M x is not tr(M) x^T x"


def _sum(node: Tree) -> Iterator[Use]:
    i, body = node[1], node[2]
    if body[0] in ("mul", "jux"):
        wrong = ("mul", ("sum", i, body[1]), ("sum", i, body[2]))
        yield 3, LINEAR, wrong, None, "products and quotients do not go through a sum"
    if body[0] in PRODUCTS and body[2][0] == "call" and body[2][1] in ("log", "exp"):
        f, inner = body[2][1], body[2][2]
        wrong = ("call", f, ("sum", i, (body[0], body[1], inner)))
        yield 1.1, LINEAR, wrong, None, f"a sum of {f}s is not the {f} of the sum"
    if body[0] in ("add", "sub"):
        yield 2.7, "sum", (body[0], ("sum", i, body[1]), body[2]), None, "the sum goes over every term"
