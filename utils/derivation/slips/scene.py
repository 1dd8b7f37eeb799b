"""What two lines and their problem offer for guessing: symbols, indices, factors that may be missing, terms that got lost."""

from functools import cached_property
from itertools import combinations

from utils.derivation.grammar import free_indices, walk
from utils.derivation.slips.trees import ONE, TWO, Tree, expanded, leaves, num, size, terms

BETWEEN_0_AND_1 = ("unit", "simplex", "binary")
MOST_FACTORS, MOST_TERMS = 70, 24


class Scene:
    """The line before, the learner's line, and their problem.

    `equation` says that both are equations brought to one side (L - R). `reach` holds every symbol that the definitions
    of what is written lead to.
    """

    def __init__(self, before: Tree, line: Tree, problem, equation: bool = False):
        self.before, self.line, self.problem, self.equation = before, line, problem, equation
        self.free = frozenset(free_indices(before))
        self.loose = frozenset(free_indices(line)) - self.free  # indices the line may not have
        self.written = leaves(line)
        solved = equation and line[0] == "sub" and line[1][0] in ("sym", "idx") and line[1][1] in problem.unknowns
        self.unknown = line[1][1] if solved else None  # the line says what it is
        self.both = leaves(before, line)

    def rank(self, name: str) -> int:
        """Return how many index slots a symbol has."""
        return self.problem.names.rank.get(name, 0)

    def is_scalar(self, leaf: Tree) -> bool:
        """Tell whether a leaf stands for one number."""
        return leaf[0] == "dim" or (self.rank(leaf[1]) == len(leaf[2]) if leaf[0] == "idx" else not self.rank(leaf[1]))

    def between_0_and_1(self, leaf: Tree) -> bool:
        """Tell whether one minus the leaf is a likely thing to write."""
        known = self.problem.definitions.get(leaf[1])
        kind = self.problem.kinds.get(leaf[1])
        return (kind is not None and kind.law in BETWEEN_0_AND_1) or (
            known is not None and any(node[0] == "call" and node[1] in ("sigma", "Phi") for _, node in walk(known.tree))
        )

    @cached_property
    def indices(self) -> list[str]:
        """Every index letter about."""
        found = {i for leaf in self.reach if leaf[0] == "idx" for i in leaf[2]} | self.free | self.loose
        for _, node in (*walk(self.before), *walk(self.line)):
            if node[0] in ("sum", "prod"):
                found.add(node[1])
        return sorted(i for i in found if not i.isdigit())

    @cached_property
    def links(self) -> list[Tree]:
        """du/dv for every definition u that matters and every variable v it uses: the links of the chain rule."""
        return self._reached[1]

    @cached_property
    def reach(self) -> list[Tree]:
        """The leaves of both lines, then those their definitions use."""
        return list(dict.fromkeys([*self.both, *self._reached[0]]))

    @cached_property
    def _reached(self) -> tuple[list[Tree], list[Tree], list[Tree]]:
        todo = [n[1] for _, n in (*walk(self.line), *walk(self.before)) if n[0] in ("sym", "idx", "call", "prime")]
        letters = sorted(self.free | self._bound)
        seen, used, links, whole, free = set(), [], [], [], sorted(self.free)
        while todo:
            name = todo.pop(0)
            known = self.problem.definitions.get(name)
            if name in seen or known is None:
                continue
            seen.add(name)
            parameters, indices, tree = known.params, known.indices, known.tree
            todo += [n[1] for _, n in walk(tree) if n[0] in ("sym", "idx", "call")]
            for leaf in leaves(tree):
                if leaf[0] != "dim" and self.rank(leaf[1]):
                    whole.append(("sym", leaf[1]))
                if leaf[0] == "idx" or leaf[0] == "dim" or not self.rank(leaf[1]):
                    if leaf[0] != "idx" or set(leaf[2]) <= {*letters}:
                        used.append(leaf)
                    if leaf[0] == "idx" and self.rank(leaf[1]) == 1:
                        used += [("idx", leaf[1], (i,)) for i in free]
                elif self.rank(leaf[1]) == 1:
                    used += [("idx", leaf[1], (i,)) for i in free]
                if parameters or leaf[0] == "dim" or leaf[1] in parameters:
                    continue
                upper = [("sym", name)] if not indices else [("idx", name, (i,)) for i in letters] * (len(indices) == 1)
                slots = self.rank(leaf[1])
                lower = [("sym", leaf[1])] if not slots else [("idx", leaf[1], (i,)) for i in letters] * (slots == 1)
                links += [("deriv", u, v) for u in upper for v in lower]
        return used, links, whole

    @cached_property
    def _bound(self) -> set[str]:
        both = (*walk(self.before), *walk(self.line))
        return {node[1] for _, node in both if node[0] in ("sum", "prod")}

    def depends(self, tree: Tree, name: str) -> bool:
        """Tell whether a tree mentions a symbol, itself or through definitions."""
        depends = self.problem.depends
        return any(
            node[0] in ("sym", "idx", "call", "prime") and (node[1] == name or name in depends.get(node[1], ()))
            for _, node in walk(tree)
        )

    @cached_property
    def scalars(self) -> list[Tree]:
        """The leaves within reach that are numbers."""
        return [leaf for leaf in self.reach if self.is_scalar(leaf)]

    @cached_property
    def matrices(self) -> list[Tree]:
        """The vectors and matrices about, where either line has one; those of the definitions come last."""
        written = [leaf for leaf in self.both if leaf[0] == "sym" and self.rank(leaf[1])]
        return list(dict.fromkeys([*written, *self._reached[2]])) if written else []

    @cached_property
    def inner(self) -> list[Tree]:
        """Derivatives of the parts of what is differentiated: what the chain rule multiplies with."""
        found = []
        for _, node in walk(self.before):
            if node[0] != "deriv":
                continue
            body, names = node[1], node[2]
            known = self.problem.definitions.get(body[1]) if body[0] == "sym" else None
            body = known.tree if known and not known.params and not known.indices else body
            arguments = (
                part[1] if part[0] == "pow" else part[-1] for _, part in walk(body) if part[0] in ("pow", "call")
            )
            found += [("deriv", part, names) for part in arguments if 2 <= size(part) <= 9]
        return list(dict.fromkeys(found))[:12]

    @cached_property
    def factors(self) -> list[tuple[str, Tree]]:
        """Factors that may be missing, with the name their loss has."""
        found: dict[Tree, str] = {}

        def add(name: str, *trees: Tree) -> None:
            for tree in trees:
                if tree != ONE:
                    found.setdefault(tree, name)

        add("constant factor", *(num(v) for v in (2, 3, 0.5)), *(("dim", name) for name in sorted(self.problem.dims)))
        add(
            "dropped chain-rule factor",
            *(n for _, n in walk(self.before) if n[0] in ("deriv", "prime") and size(n) < 9),
        )
        if not self.equation:
            add("dropped chain-rule factor", *self.links)
        for leaf in self.scalars:
            if leaf[0] != "dim":
                add("dropped factor", leaf)
        for leaf in self.scalars:
            if leaf[0] != "dim" and self.between_0_and_1(leaf):
                rest = ("sub", ONE, leaf)
                add("dropped factor", rest, ("mul", leaf, rest))
        add("dropped chain-rule factor", *self.inner)
        add("dropped factor", *self.totals)
        parts = ("call", "pow", "E", "Var", "delta")
        parts += () if self.equation else ("sub", "add", "sum", "div")  # an equation's own side solves it
        for _, node in walk(self.before):
            if node[0] == "P":
                add("conditioning", node)
            elif node[0] in parts and size(node) <= 12:
                add("dropped factor", node)
            if node[0] == "pow" and size(node) <= 9:
                add("dropped factor", node[1])
        add("dropped factor", *(("pow", leaf, TWO) for leaf in self.scalars if leaf[0] != "dim"))
        add("constant factor", *(("pow", ("dim", name), TWO) for name in sorted(self.problem.dims)))
        found.pop(self.before, None)
        return [(name, tree) for tree, name in found.items()][:MOST_FACTORS]

    @cached_property
    def totals(self) -> list[Tree]:
        """Sums of the symbols that carry a summed index."""
        found = [("sum", i, leaf) for leaf in self.both if leaf[0] == "idx" for i in leaf[2] if i in self._bound]
        return [total for total in dict.fromkeys(found) if self.is_scalar(total[2])][:6]

    @cached_property
    def lost(self) -> list[Tree]:
        """Terms of the line before, as written and multiplied out."""
        found = [part for _, node in walk(self.before) if node[0] in ("add", "sub") for _, part in terms(node)]
        found += [part for _, part in expanded(self.before)]
        for _, node in walk(self.before):
            if node[0] in ("Var", "Cov"):
                product = ("mul", node[1], node[-1])
                found += [("E", product), ("mul", ("E", node[1]), ("E", node[-1]))]
        if any(node[0] == "P" for _, node in walk(self.line)):
            events = [("ev", name) for name in self.problem.events[:4]]
            pairs = [("and", a, b) for a, b in combinations(events, 2)]
            triples = [("and", ("and", a, b), c) for a, b, c in combinations(events, 3)]
            found += [("P", event, None) for event in (*pairs, *triples, *events)]
        found += [leaf for leaf in self.reach if leaf[0] != "dim"] + self.matrices
        for leaf in self.matrices:
            if self.rank(leaf[1]) == 1:
                found += [("call", "diag", leaf), ("jux", leaf, ("T", leaf))]
        return [part for part in dict.fromkeys(found) if part != self.before][:MOST_TERMS]
