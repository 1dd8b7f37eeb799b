"""Wrong rules of fractions: what cancels against a sum, and sums of fractions taken above and below."""

from collections.abc import Iterator

from utils.derivation.slips.trees import ONE, Tree, factors, joined, product, terms

LINEAR = "illegal linearity"
Use = tuple[float, str, Tree, Tree | None, str]  # cost, name, wrong, right, what was done
CANCELS = "nothing cancels against one term of a sum"
MOST = 4


def fraction_rules(node: Tree) -> Iterator[Use]:
    """Yield what each wrong rule makes of a fraction, or of a sum of two fractions."""
    kind = node[0]
    if kind != "div":
        if node[1][0] == node[2][0] == "div":
            (_, a, b), (_, c, d) = node[1], node[2]
            wrong = ("div", (kind, a, c), ("add", b, d))
            yield 1.1, LINEAR, wrong, None, "a/b + c/d is not (a + c)/(b + d)"
            yield 1.2, LINEAR, ("div", (kind, a, c), ("mul", b, d)), None, "a/b + c/d is not (a + c)/(bd)"
        return
    top, below = node[1], node[2]
    if below[0] in ("add", "sub"):
        wrong = (below[0], ("div", top, below[1]), ("div", top, below[2]))
        yield 1, LINEAR, wrong, None, "a/(b + c) is not a/b + a/c"
    if below[0] == "sum":
        lower = factors(below[2])
        kept = [part for part in factors(top) if part not in lower]
        if len(kept) < len(factors(top)):
            yield 1, LINEAR, product(kept), None, "nothing cancels against a sum"
    yield from _cancelled(top, below)


def _cancelled(top: Tree, below: Tree) -> Iterator[Use]:
    above, under = terms(top), terms(below)
    if not 2 < len(above) + len(under) <= 2 * MOST:
        return
    for k, (sign, one) in enumerate(above):
        for m, (other_sign, other) in enumerate(under):
            shared = [part for part in dict.fromkeys(factors(one)) if part in factors(other) and part != ONE]
            if one[0] == "div" or other[0] == "div":
                continue
            for part in shared:
                left = [*above[:k], (sign, _without(one, part)), *above[k + 1 :]]
                right = [*under[:m], (other_sign, _without(other, part)), *under[m + 1 :]]
                yield 1.1, "dropped factor", ("div", joined(left), joined(right)), None, CANCELS
            if one == other and len(above) > 1:  # (a + b)/(a + c) to b/c, (a + b)/a to b
                left, right = above[:k] + above[k + 1 :], under[:m] + under[m + 1 :]
                yield 1.15, LINEAR, ("div", joined(left), joined(right) if right else ONE), None, CANCELS


def _without(tree: Tree, part: Tree) -> Tree:
    parts = factors(tree)
    parts.remove(part)
    return product(parts)
