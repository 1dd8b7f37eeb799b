"""Trees as text for sympy: sums written out, definitions put in, every entry of a vector a symbol of its own."""

from math import e, pi

GIVEN = {"pos": {"positive": True}, "nonneg": {"nonnegative": True}}
BINARY = {"add": "+", "sub": "-", "mul": "*", "jux": "*", "div": "/", "pow": "**"}
PLAIN = ("log", "exp", "sqrt", "tanh", "sinh", "cosh", "sin", "cos")
SIZES = {"n": 3, "d": 2, "K": 3, "m": 2, "h": 2}


class NotConvertible(Exception):
    """There is no scalar sympy expression for this."""


class Writer:
    """Writes the trees of one problem; collects the `symbols` it used, with sympy's assumptions."""

    def __init__(self, problem):
        self.problem = problem
        self.symbols: dict[str, dict] = {}
        self.kept: set[str] = set()  # defined names that are differentiated by: symbols for the time being

    def text(self, tree: tuple, at: dict[str, int]) -> str:
        """Return the tree as text, free indices at the values `at`."""
        kind = tree[0]
        if kind == "num":
            return {pi: "pi", e: "exp(1)"}.get(tree[1], f"Rational({str(tree[1])!r})")
        if kind == "dim":
            return str(SIZES[tree[1]])
        if kind == "delta":
            return str(int(at[tree[1]] == at[tree[2]]))
        if kind == "neg":
            return f"(-{self.text(tree[1], at)})"
        if kind in BINARY:
            return f"({self.text(tree[1], at)} {BINARY[kind]} {self.text(tree[2], at)})"
        if kind in ("sum", "prod"):
            return self._big(tree, at)
        if kind in ("sym", "idx"):
            return self._name(tree, at)
        if kind == "call" and len(tree) == 3:
            return self._call(tree, at)
        if kind == "deriv":
            return self._derivative(tree, at)
        if kind == "dot":
            return self._dot(tree, at)
        raise NotConvertible(kind)

    def _derivative(self, tree: tuple, at: dict[str, int]) -> str:
        what, by = tree[1], tree[2]
        if by[1] not in self.problem.definitions:
            return f"diff({self.text(what, at)}, {self._symbol(by, at)})"
        if by[1] in self.kept:
            raise NotConvertible(by[1])
        self.kept.add(by[1])
        before = set(self.symbols)
        slope = f"diff({self.text(what, at)}, {self._name(by, at)})"
        self.kept.remove(by[1])
        for name in sorted(set(self.symbols) - before):
            if name.split("_")[:2] == ["d", by[1]]:
                letters = tuple(name.split("_")[2:])
                node = ("idx", by[1], letters) if letters else ("sym", by[1])
                slope = f"({slope}).subs({name}, {self.text(node, at)})"
        return slope

    def _dot(self, tree: tuple, at: dict[str, int]) -> str:
        sizes = [self.problem.sizes_of(side[1]) if side[0] == "sym" else () for side in tree[1:3]]
        if sizes[0] != sizes[1] or len(sizes[0]) != 1 or not sizes[0][0]:
            raise NotConvertible("dot")
        parts = [
            [self.text(("idx", side[1], (str(k + 1),)), at) for side in tree[1:3]] for k in range(SIZES[sizes[0][0]])
        ]
        return "(" + " + ".join(f"{one}*{other}" for one, other in parts) + ")"

    def _big(self, tree: tuple, at: dict[str, int]) -> str:
        size = self._range(tree[1], tree[2])
        parts = [self.text(tree[2], {**at, tree[1]: k}) for k in range(size)]
        return "(" + (" + " if tree[0] == "sum" else " * ").join(parts) + ")"

    def _range(self, letter: str, tree: tuple) -> int:
        from utils.derivation.errors import EvaluationError
        from utils.derivation.indices import range_of

        try:
            return SIZES[range_of(letter, (tree,), self.problem)]
        except EvaluationError:
            raise NotConvertible(letter) from None

    def _name(self, tree: tuple, at: dict[str, int]) -> str:
        known = self.problem.definitions.get(tree[1])
        letters = tree[2] if tree[0] == "idx" else ()
        if known is None:
            return self._symbol(tree, at)
        if tree[1] in self.kept:
            places = [str(int(j) if j.isdigit() else at[j] + 1) for j in letters]
            self.symbols[name := "_".join(["d", tree[1], *places])] = {"real": True}
            return name
        if known.params or len(known.indices) != len(letters):
            raise NotConvertible(tree[1])
        inner = {i: int(j) - 1 if j.isdigit() else at[j] for i, j in zip(known.indices, letters, strict=True)}
        return self.text(known.tree, inner)

    def _symbol(self, tree: tuple, at: dict[str, int]) -> str:
        letters = tree[2] if tree[0] == "idx" else ()
        kind = self.problem.kinds.get(tree[1])
        if kind is None or kind.rank != len(letters):
            raise NotConvertible(tree[1])  # a vector as a whole, or a random variable
        places = [str(int(j) if j.isdigit() else at[j] + 1) for j in letters]
        name = "_".join(["v", tree[1], *places])
        self.symbols[name] = {
            "real": True,
            **GIVEN.get(kind.law, {"positive": True} if kind.law in ("unit", "simplex") else {}),
        }
        return name

    def _call(self, tree: tuple, at: dict[str, int]) -> str:
        name, inner = tree[1], self.text(tree[2], at)
        known = self.problem.definitions.get(name)
        if known is not None:
            if len(known.params) != 1:
                raise NotConvertible(name)
            bound = {("sym", known.params[0]): tree[2]}
            return self.text(substitute(known.tree, bound), at)
        if name == "sigma":
            return f"(1/(1 + exp(-{inner})))"
        if name == "abs":
            return f"Abs({inner})"
        if name not in PLAIN:
            raise NotConvertible(name)
        return f"{name}({inner})"


def substitute(tree: tuple, bound: dict[tuple, tuple]) -> tuple:
    """Return the tree with other trees for some of its symbols."""
    if tree in bound:
        return bound[tree]
    return tuple(
        substitute(part, bound) if type(part) is tuple and part and type(part[0]) is str else part for part in tree
    )


def pair_text(problem, one: tuple, other: tuple) -> dict | None:
    """Return {"one", "other", "symbols"} for sympy, free indices at distinct values, or None when it cannot be written."""
    from utils.derivation.grammar import free_indices
    from utils.derivation.indices import range_of

    writer = Writer(problem)
    try:
        letters = sorted({*free_indices(one), *free_indices(other)})
        at = {i: k % SIZES[range_of(i, (one, other), problem)] for k, i in enumerate(letters)}
        return {"one": writer.text(one, at), "other": writer.text(other, at), "symbols": writer.symbols}
    except (NotConvertible, KeyError, ValueError):
        return None
