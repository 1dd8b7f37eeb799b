"""What an expression is made of, whatever the order and the brackets it was written with.

The checker decides by value whether a line is true; whether a certain factor *was shown*, and whether a line is in its final
form, is a question about its structure. The form here is normal up to commutation, signs, fractions against powers, names of
summation indices, and a definition written out against its name. It is used beside the numbers, never instead of them: the
order of matrix factors is forgotten too.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from utils.derivation.grammar import walk

Tree = tuple
ROOTS = {("call", "sqrt"): 0.5, ("call", "inv"): -1}  # calls that are powers
SUMS, PRODUCTS = ("add", "sub"), ("mul", "jux", "dot", "div")


class Structure:
    """Normal forms in the names of one problem; `definitions` maps a name to something with `.params`, `.indices`, `.tree`."""

    def __init__(self, definitions: Mapping[str, object] | None = None):
        self.folds: dict[Tree, Tree] = {}
        for name, known in (definitions or {}).items():
            if not known.params and not known.indices:
                self.folds.setdefault(self.form(known.tree)[1], ("sym", name))

    def form(self, tree: Tree, bound: tuple[str, ...] = ()) -> tuple[int, Tree]:
        """Return the sign and the normal form of a tree."""
        sign, form = self._form(tree, bound)
        return sign, self.folds.get(form, form)

    def written(self, tree: Tree) -> Iterator[Tree]:
        """Yield the form of every part of a line, and of the factors above and below a fraction before anything cancels."""
        for _, node in walk(tree):
            yield self.form(node)[1]
            if node[0] in PRODUCTS:
                above, below = _sides(node)
                yield from (self.form(product(side))[1] for side in (above, below) if len(side) > 1)

    def _form(self, tree: Tree, bound: tuple[str, ...]) -> tuple[int, Tree]:
        kind = tree[0]
        if kind == "num":
            return (-1 if tree[1] < 0 else 1), ("num", abs(tree[1]))
        if kind == "neg":
            sign, form = self.form(tree[1], bound)
            return -sign, form
        if kind in SUMS:
            return _sum(self._terms(tree, 1, bound))
        if kind in PRODUCTS or kind == "pow" or tree[:2] in ROOTS:
            return self._product(tree, bound)
        if kind in ("sum", "prod"):
            sign, body = self.form(tree[2], (*bound, tree[1]))
            return (sign if kind == "sum" else 1), (kind, body if kind == "sum" or sign > 0 else ("-", body))
        if kind == "idx":
            return 1, ("idx", tree[1], tuple(_index(i, bound) for i in tree[2]))
        if kind == "delta":
            return 1, ("delta", *sorted(_index(i, bound) for i in tree[1:]))
        if kind in ("dot", "T") or not any(_is_tree(child) for child in tree[1:]):
            return (1, tree) if kind != "T" else self.form(tree[1], bound)
        return 1, (kind, *(self._signed(child, bound) if _is_tree(child) else child for child in tree[1:]))

    def _signed(self, tree: Tree, bound: tuple[str, ...]) -> Tree:
        sign, form = self.form(tree, bound)
        return form if sign > 0 else ("-", form)

    def _terms(self, tree: Tree, sign: int, bound: tuple[str, ...]) -> list[tuple[int, Tree]]:
        if tree[0] in SUMS:
            second = sign if tree[0] == "add" else -sign
            return self._terms(tree[1], sign, bound) + self._terms(tree[2], second, bound)
        if tree[0] == "neg":
            return self._terms(tree[1], -sign, bound)
        own, form = self.form(tree, bound)
        if form[0] == "+":
            return [(sign * own * inner, term) for inner, term in form[1]]
        return [(sign * own, form)]

    def _product(self, tree: Tree, bound: tuple[str, ...]) -> tuple[int, Tree]:
        sign, number, powers = 1, 1.0, Counter()

        def take(node: Tree, power: float):
            nonlocal sign, number
            if node[0] == "div":
                take(node[1], power)
                take(node[2], -power)
            elif node[0] in PRODUCTS:
                take(node[1], power)
                take(node[2], power)
            elif node[0] == "T":
                take(node[1], power)
            elif node[:2] in ROOTS:
                take(node[2], power * ROOTS[node[:2]])
            elif node[0] == "pow" and _constant(node[2]) is not None:
                take(node[1], power * _constant(node[2]))
            else:
                own, form = self._power(node, bound)
                if own < 0:
                    sign = -sign if power == int(power) and int(power) % 2 else sign
                if form[0] == "num" and form[1]:
                    number *= form[1] ** power
                elif form[0] == "*":
                    number *= form[1] ** power
                    for base, inner in form[2]:
                        powers[base] += inner * power
                else:
                    powers[form] += power

        take(tree, 1.0)
        factors = tuple(sorted(((base, power) for base, power in powers.items() if power), key=repr))
        number = float(f"{number:.12g}")
        if not factors:
            return sign, ("num", number)
        if number == 1 and len(factors) == 1 and factors[0][1] == 1:
            return sign, factors[0][0]
        return sign, ("*", number, factors)

    def _power(self, node: Tree, bound: tuple[str, ...]) -> tuple[int, Tree]:
        if node[0] == "pow":  # the exponent is no constant
            base = node[1]
            if base[0] == "num" and abs(base[1] - 2.718281828459045) < 1e-12:
                return 1, ("call", "exp", self._signed(node[2], bound))
            return 1, ("pow", self._signed(base, bound), self._signed(node[2], bound))
        return self.form(node, bound)


def renamed(tree: Tree, letters: dict[str, str] | None = None) -> Tree:
    """Return a tree with its indices named by the order in which they appear: dp_i/dz_j and dp_k/dz_j become one."""
    letters = {} if letters is None else letters

    def name(index: str) -> str:
        return letters.setdefault(index, f"#{len(letters)}")

    if tree[0] == "idx":
        return ("idx", tree[1], tuple(map(name, tree[2])))
    if tree[0] == "delta":
        return ("delta", *map(name, tree[1:]))
    head = (tree[0], name(tree[1])) if tree[0] in ("sum", "prod") else tree[:1]
    return (*head, *(renamed(child, letters) if _is_tree(child) else child for child in tree[len(head) :]))


def product(factors: Sequence[Tree]) -> Tree:
    """Return the product of some factors."""
    tree = factors[0]
    for factor in factors[1:]:
        tree = ("mul", tree, factor)
    return tree


def _sides(tree: Tree) -> tuple[list[Tree], list[Tree]]:
    """Return the factors above and below, as written."""
    if tree[0] not in PRODUCTS:
        return [tree], []
    (above, below), (other, under) = _sides(tree[1]), _sides(tree[2])
    return (above + under, below + other) if tree[0] == "div" else (above + other, below + under)


def contains(form: Tree, part: Tree) -> bool:
    """Tell whether `part` stands somewhere in `form`; some factors of a product, or some terms of a sum, count as well."""
    if form == part:
        return True
    if form[0] == "*" and part[0] == "*" and part[1] in (1.0, form[1]):
        have = dict(form[2])
        if all(have.get(base, 0) / power >= 1 for base, power in part[2]):
            return True
    if form[0] == "*" and part[0] != "*" and dict(form[2]).get(part, 0) >= 1:
        return True
    if form[0] == part[0] == "+":
        have = set(form[1])
        if all(term in have for term in part[1]) or all((-sign, term) in have for sign, term in part[1]):
            return True
    return any(contains(child, part) for child in children(form))


def children(form: Tree) -> list[Tree]:
    """Return the forms a normal form is directly made of."""
    if form[0] == "+":
        return [term for _, term in form[1]]
    if form[0] == "*":
        return [base for base, _ in form[2]]
    return [child for child in form[1:] if _is_tree(child)]


def leaves(form: Tree) -> int:
    """Count the symbols, numbers and powers of a normal form: how long it is on a whiteboard."""
    if form[0] == "*":
        return (form[1] != 1) + sum(leaves(base) + (abs(power) != 1) for base, power in form[2])
    below = children(form)
    return sum(map(leaves, below)) if below else 1


def _sum(terms: list[tuple[int, Tree]]) -> tuple[int, Tree]:
    if len(terms) == 1:
        return terms[0]
    terms = sorted(terms, key=lambda term: repr(term[1]))
    sign = terms[0][0]  # so that a - b and b - a are one form with two signs
    return sign, ("+", tuple((sign * own, form) for own, form in terms))


def _constant(tree: Tree) -> float | None:
    if tree[0] == "num":
        return tree[1]
    if tree[0] == "neg":
        inner = _constant(tree[1])
        return None if inner is None else -inner
    if tree[0] == "div":
        above, below = _constant(tree[1]), _constant(tree[2])
        return above / below if above is not None and below else None
    return None


def _index(index: str, bound: tuple[str, ...]) -> str:
    """Name a bound index by how far out its sum stands."""
    return f"#{bound[::-1].index(index)}" if index in bound else index


def _is_tree(child: object) -> bool:
    return isinstance(child, tuple) and bool(child) and isinstance(child[0], str) and child[0].islower()
