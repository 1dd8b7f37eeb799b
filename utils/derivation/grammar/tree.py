"""Syntax trees: nested tuples, the first entry names the kind.

    ("num", value) ("sym", name) ("idx", name, indices) ("dim", size) ("eye", size or None) ("delta", i, j)
    ("neg", a) ("add", a, b) ("sub", a, b) ("mul", a, b) ("jux", a, b) ("dot", a, b) ("div", a, b) ("pow", a, b)
    ("T", a) ("norm", a) ("abs", a) ("entry", a, indices) ("call", function, *arguments)
    ("prime", function, a) ("prime2", function, a) ("deriv", what, by)
    ("sum", index, a) ("prod", index, a) ("maxover", index, a) ("minover", index, a)
    ("E", a) ("E", a, event) ("Var", a) ("Cov", a, b) ("P", event, condition or None)
    events: ("ev", name) ("and", a, b) ("or", a, b) ("not", a)

`mul` is a typed `*`, `jux` two things side by side (a matrix product) and `dot` a dot (an inner product).
`indices` is a tuple of strings: letters, or numbers counted from 1.
"""

BINDERS = ("sum", "prod", "maxover", "minover")


def walk(tree, path=()):
    """Yield (path, node) for the tree and every node under it; a path is the tuple of positions that leads there."""
    yield path, tree
    last = 2 if tree[0] in ("idx", "entry") else len(tree)  # what follows there is a tuple of index names
    for position in range(1, last):
        child = tree[position]
        if type(child) is tuple:
            yield from walk(child, (*path, position))


def replace(tree, path, new):
    """Return the tree with `new` in place of the node at `path`."""
    if not path:
        return new
    position, *rest = path
    return (*tree[:position], replace(tree[position], rest, new), *tree[position + 1 :])


def size(tree):
    """Count the nodes.

    >>> size(("add", ("sym", "a"), ("num", 1.0)))
    3
    """
    return sum(1 for _ in walk(tree))


def free_indices(tree, bound=frozenset()):
    """Return the index letters that no sum binds.

    >>> sorted(free_indices(("sum", "i", ("mul", ("idx", "X", ("i", "j")), ("idx", "w", ("j",))))))
    ['j']
    """
    kind = tree[0]
    if kind == "idx":
        return {i for i in tree[2] if not i.isdigit()} - bound
    if kind == "delta":
        return {i for i in tree[1:] if not i.isdigit()} - bound
    if kind == "entry":
        return free_indices(tree[1], bound) | ({i for i in tree[2] if not i.isdigit()} - bound)
    if kind in BINDERS:
        return free_indices(tree[2], bound | {tree[1]})
    found = set()
    for child in tree[1:]:
        if type(child) is tuple:
            found |= free_indices(child, bound)
    return found
