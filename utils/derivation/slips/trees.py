"""Small things done to syntax trees while looking for a slip."""

from collections.abc import Callable, Iterator

from utils.derivation.grammar import walk

Tree = tuple


def num(value: float) -> Tree:
    """Return a number as a tree."""
    return ("num", float(value))


ONE, TWO = num(1), num(2)
PRODUCTS = ("mul", "jux", "dot")
LEAVES = ("sym", "idx", "dim")
INDEXED = ("idx", "entry")  # their third entry is a tuple of letters


def size(tree: Tree) -> int:
    """Return how many nodes a tree has."""
    return sum(1 for _ in walk(tree))


def at(tree: Tree, path: tuple[int, ...]) -> Tree:
    """Return the node `path` points to."""
    for step in path:
        tree = tree[step]
    return tree


def leaves(*trees: Tree) -> list[Tree]:
    """Return the symbols, indexed symbols and sizes of the trees, each once."""
    return list(dict.fromkeys(node for tree in trees for _, node in walk(tree) if node[0] in LEAVES))


def children(tree: Tree) -> Iterator[int]:
    """Yield the positions at which a node holds other nodes."""
    for k, part in enumerate(tree):
        if k and isinstance(part, tuple) and part and isinstance(part[0], str) and not (tree[0] in INDEXED and k == 2):
            yield k


def rebuilt(tree: Tree, change: Callable[[Tree], Tree | None]) -> Tree:
    """Return the tree with every node for which `change` returns something replaced by it."""
    new = change(tree)
    if new is not None:
        return new
    inner = set(children(tree))
    return tuple(rebuilt(part, change) if k in inner else part for k, part in enumerate(tree))


def substituted(tree: Tree, old: Tree, new: Tree) -> Tree:
    """Return the tree with `new` for `old` throughout."""
    return rebuilt(tree, lambda node: new if node == old else None)


def swapped(tree: Tree, one: Tree, other: Tree) -> Tree:
    """Return the tree with two leaves exchanged throughout."""
    return rebuilt(tree, lambda node: other if node == one else one if node == other else None)


def renamed(tree: Tree, old: str, new: str) -> Tree:
    """Return the tree with one index letter for another."""

    def change(node: Tree) -> Tree | None:
        if node[0] == "idx":
            return ("idx", node[1], tuple(new if i == old else i for i in node[2]))
        if node[0] == "delta":
            return ("delta", *(new if i == old else i for i in node[1:]))
        return None

    return rebuilt(tree, change)


def complement(tree: Tree) -> Tree | None:
    """Return u when the tree is 1 - u, else None."""
    return tree[2] if tree[0] == "sub" and tree[1] == ONE else None


def terms(tree: Tree, sign: int = 1) -> list[tuple[int, Tree]]:
    """Return the signed terms of a sum as written."""
    if tree[0] == "add":
        return terms(tree[1], sign) + terms(tree[2], sign)
    if tree[0] == "sub":
        return terms(tree[1], sign) + terms(tree[2], -sign)
    if tree[0] == "neg":
        return terms(tree[1], -sign)
    return [(sign, tree)]


def joined(parts: list[tuple[int, Tree]]) -> Tree:
    """Return signed terms as one sum."""
    sign, whole = parts[0]
    whole = whole if sign > 0 else ("neg", whole)
    for sign, part in parts[1:]:
        whole = ("add" if sign > 0 else "sub", whole, part)
    return whole


def expanded(tree: Tree, sign: int = 1) -> list[tuple[int, Tree]]:
    """Return the signed terms after multiplying out, at most a dozen."""
    kind = tree[0]
    if kind == "add":
        return expanded(tree[1], sign) + expanded(tree[2], sign)
    if kind == "sub":
        return expanded(tree[1], sign) + expanded(tree[2], -sign)
    if kind == "neg":
        return expanded(tree[1], -sign)
    if kind in PRODUCTS:
        left, right = expanded(tree[1]), expanded(tree[2])
        if len(left) * len(right) > 12:
            return [(sign, tree)]
        return [(sign * a * b, (kind, x, y)) for a, x in left for b, y in right]
    if kind == "div":
        return [(sign * a, ("div", x, tree[2])) for a, x in expanded(tree[1])]
    if kind in ("T", "E"):
        return [(sign * a, (kind, x)) for a, x in expanded(tree[1])]
    if kind == "sum":
        return [(sign * a, ("sum", tree[1], x)) for a, x in expanded(tree[2])]
    if kind == "pow" and tree[2] == TWO and tree[1][0] in ("add", "sub"):
        return expanded(("mul", tree[1], tree[1]), sign)
    return [(sign, tree)]


def factors(tree: Tree) -> list[Tree]:
    """Return the factors of a product as written, its numerator's when it is a fraction."""
    if tree[0] in PRODUCTS:
        return factors(tree[1]) + factors(tree[2])
    if tree[0] == "div":
        return factors(tree[1])
    if tree[0] == "neg":
        return factors(tree[1])
    return [tree]


def bases(node: Tree | None) -> set[Tree]:
    """Return the factors of a product, without their powers."""
    return {part[1] if part[0] == "pow" else part for part in factors(node)} if node else set()


def parts_of(product: Tree) -> tuple[list[Tree], list[Tree]]:
    """Return the factors above and below the bar of a product of fractions."""
    if product[0] in ("mul", "jux"):
        (top, below), (more, lower) = parts_of(product[1]), parts_of(product[2])
        return top + more, below + lower
    if product[0] == "div":
        (top, below), (lower, more) = parts_of(product[1]), parts_of(product[2])
        return top + more, below + lower
    if product[0] == "neg":
        top, below = parts_of(product[1])
        return [num(-1), *top], below
    return [product], []


def product(parts: list[Tree]) -> Tree:
    """Return factors as one product, 1 when there are none."""
    whole = parts[0] if parts else ONE
    for part in parts[1:]:
        whole = ("mul", whole, part)
    return whole
