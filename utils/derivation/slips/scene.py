"""What two lines and their problem offer for guessing: symbols, indices, factors that may be missing, terms that got lost."""

from collections.abc import Iterable
from functools import cached_property

from utils.derivation.grammar import free_indices, walk
from utils.derivation.slips.exponentials import as_exp
from utils.derivation.slips.lost import lost_parts, lost_terms_of_the_whole
from utils.derivation.slips.reach import Reach, inner_derivatives, reached
from utils.derivation.slips.trees import ONE, PRODUCTS, TWO, Tree, bases, leaves, num, rebuilt, size

BETWEEN_0_AND_1 = ("unit", "simplex", "binary")
MOST_FACTORS = 70


class Scene:
    """The line before, the learner's line, and their problem.

    `equation` says that both are equations brought to one side (L - R). `reach` holds every symbol that the definitions
    of what is written lead to.
    """

    def __init__(self, before: Tree, line: Tree, problem, equation: bool = False, earlier: Iterable[Tree] = ()):
        self.before, self.line, self.problem, self.equation = before, line, problem, equation
        nodes = [node for tree in (before, line, *earlier) for _, node in walk(tree)]
        self.variables = {node[2][1] for node in nodes if node[0] == "deriv" and node[2][0] in ("sym", "idx")}
        self.calculus = equation or any(node[0] in ("deriv", "prime", "prime2") for node in nodes)
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
        found = self._reached.links if self.calculus else []
        depends = self.problem.depends
        on_the_way = [d for d in found if any(d[2][1] == v or v in depends.get(d[2][1], ()) for v in self.variables)]
        return on_the_way if self.variables else found

    @cached_property
    def reach(self) -> list[Tree]:
        """The leaves of both lines, then those their definitions use."""
        return list(dict.fromkeys([*self.both, *self._reached.used]))

    @cached_property
    def _reached(self) -> Reach:
        return reached(self)

    @cached_property
    def bound(self) -> set[str]:
        """The indices of sums."""
        both = (*walk(self.before), *walk(self.line))
        return {node[1] for _, node in both if node[0] in ("sum", "prod")}

    def depends(self, tree: Tree, name: str) -> bool:
        """Tell whether a tree mentions a symbol, itself or through definitions."""
        depends = self.problem.depends
        return any(
            node[0] in ("sym", "idx", "call", "prime") and (node[1] == name or name in depends.get(node[1], ()))
            for _, node in walk(tree)
        )

    @property
    def opened_trees(self) -> list[Tree]:
        """The line before, and the definitions within reach of the lines."""
        names = dict.fromkeys(leaf[1] for leaf in (*self.both, *self.reach) if leaf[0] in ("sym", "idx"))
        known = self.problem.definitions
        return [self.before, *(as_exp(known[name].tree) for name in names if name in known)]

    @cached_property
    def scalars(self) -> list[Tree]:
        """The leaves within reach that are numbers."""
        return [leaf for leaf in self.reach if self.is_scalar(leaf)]

    @cached_property
    def matrices(self) -> list[Tree]:
        """The vectors and matrices about, where either line has one; those of the definitions come last."""
        written = [leaf for leaf in self.both if leaf[0] == "sym" and self.rank(leaf[1])]
        return list(dict.fromkeys([*written, *self._reached.whole])) if written else []

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
        add("dropped chain-rule factor", *inner_derivatives(self))
        add("dropped factor", *self.totals)
        free = sorted(self.free)
        add("index", *(("delta", i, j) for k, i in enumerate(free) for j in free[k + 1 :]))
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
        found = [("sum", i, leaf) for leaf in self.both if leaf[0] == "idx" for i in leaf[2] if i in self.bound]
        return [total for total in dict.fromkeys(found) if self.is_scalar(total[2])][:6]

    @cached_property
    def lost(self) -> list[Tree]:
        """Terms a part of the line may lack."""
        return lost_parts(self)

    @cached_property
    def lost_whole(self) -> list[Tree]:
        """Terms the whole line may lack."""
        return lost_terms_of_the_whole(self)

    @cached_property
    def literal(self) -> set[Tree]:
        """The factors of the line before as written, without their powers."""
        still = rebuilt(self.before, lambda node: ONE if node[0] == "deriv" else None)
        products = (node for _, node in walk(still) if node[0] in (*PRODUCTS, "div"))
        return {base for whole in products for base in bases(whole)} | bases(self.before)

    def kept(self, factor: Tree) -> bool:
        """Tell whether a factor of the line stood in the line before, and there no less often."""
        counts = [sum(node == factor for _, node in walk(tree)) for tree in (self.before, self.line)]
        return factor in self.literal and counts[0] >= counts[1]

    @cached_property
    def divided(self) -> set[Tree]:
        """What the line before divides by."""
        return _divisors(self.before)

    @cached_property
    def means(self) -> set[Tree]:
        """What the definitions of the line before divide by."""
        names = {node[1] for _, node in walk(self.before) if node[0] in ("sym", "idx")}
        known = [self.problem.definitions[name] for name in names if name in self.problem.definitions]
        return {base for one in known for base in _divisors(one.tree)}

    def opened(self, tree: Tree) -> Tree:
        """Return what a symbol is defined as, everything else as it is."""
        known = self.problem.definitions.get(tree[1]) if tree[0] == "sym" else None
        return as_exp(known.tree) if known and not known.params and not known.indices else tree


def _divisors(tree: Tree) -> set[Tree]:
    return {base for _, node in walk(tree) if node[0] == "div" for base in bases(node[2])}
