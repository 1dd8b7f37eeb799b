"""A problem: what its names mean. A derivation is checked against nothing else."""

from __future__ import annotations

import copy
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property

from utils.derivation.definitions import Definition, read_definitions, sizes_in
from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import evaluate
from utils.derivation.grammar import Names, ParseError, free_indices, parse, walk
from utils.derivation.indices import range_of
from utils.derivation.kinds import SIZES, Kind, read_kind, read_random
from utils.derivation.worlds import World, build, for_equations, plans, thumb

ESTIMATES = ("hat", "star", "MLE", "ML", "MAP", "mle", "map", "opt", "ols", "OLS")


class Problem:
    """Names, definitions, random variables and events.

    definitions: text, one `name = expression` a line: `z = w.x + b`, `p_k = exp(z_k)/sum_j exp(z_j)`, `A(eta) = ...`;
        `y_hat = p` gives another name. declare: name -> kind, as in "real", "vec d", "mat n d", "unit", "simplex K", "spd d d".
    rvs: name -> "any", "iid d" (independent of everything, mean 0, variance 1) or "normal mu s". events: names.
    solve: (objective, unknown, or several unknowns) when lines are to be equations for the unknown, starting from the
        derivative of the objective set to zero. idx: index -> size, for indices used on nothing.

    Raises ValueError with one sentence when it makes no sense.
    """

    def __init__(
        self,
        definitions: str = "",
        declare: Mapping[str, str] | None = None,
        rvs: Mapping[str, str] | None = None,
        events: Sequence[str] | None = None,
        solve: tuple[str, str | Sequence[str]] | None = None,
        idx: Mapping[str, str] | None = None,
    ):
        self.kinds: dict[str, Kind] = {name: read_kind(name, text) for name, text in (declare or {}).items()}
        self.rvs: dict[str, Kind] = {name: read_random(name, text) for name, text in (rvs or {}).items()}
        self.events = tuple(events or ())
        if twice := (set(self.kinds) & set(self.rvs)) | ({*self.kinds, *self.rvs} & set(self.events)):
            raise ValueError(f"{min(twice)} is declared twice")
        self.ranges: dict[str, str] = dict(idx or {})
        if unknown := [size for size in self.ranges.values() if size not in SIZES]:
            raise ValueError(f"I do not know the size '{unknown[0]}'; sizes are {', '.join(SIZES)}")
        declared = {**self.kinds, **self.rvs}
        self.dims = {size for kind in declared.values() for size in kind.sizes} | set(self.ranges.values())
        self.dims |= sizes_in(definitions, declared)
        known = () if "sigma" in declared else ("sigma",)  # the logistic function, unless the problem says otherwise
        self.names = Names({name: kind.rank for name, kind in declared.items()}, known, self.dims, self.events)
        self.definitions: dict[str, Definition] = {}
        self.functions: set[str] = set()
        self.depends: dict[str, frozenset[str]] = {
            name: frozenset(kind.parameters) for name, kind in self.rvs.items() if kind.law == "normal"
        }
        self.names.depends, self.names.rvs = self.depends, set(self.rvs)
        self.names.scalars |= {name for name, kind in declared.items() if not kind.rank}
        plans(self)
        self._lock = threading.RLock()
        self.memory: dict = {}  # lines judged before
        read_definitions(definitions, self)
        self._check_laws()
        self.solve, self.unknowns, self.condition = self._equation(solve)

    def _check_laws(self) -> None:
        for name, kind in self.rvs.items():
            for word in kind.parameters:
                if self.names.resolve(word) is None and not word.replace(".", "", 1).isdigit():
                    raise ValueError(f"{name}: its law mentions {word}, which is not declared")

    def _equation(self, solve) -> tuple[tuple | None, tuple[str, ...], tuple[tuple, ...]]:
        if solve is None:
            return None, (), ()
        if len(solve) != 2:
            raise ValueError("solve is a pair: the objective and the unknown")
        objective, unknown = solve
        unknowns = (unknown,) if isinstance(unknown, str) else tuple(unknown)
        for name in unknowns:
            if name not in self.kinds:
                raise ValueError(f"solve: the unknown {name} is not declared")
        for name in unknowns:  # `mu_hat = ...` is a claim on mu, not the definition of a new name
            for suffix in ESTIMATES:
                if f"{name}_{suffix}" not in self.names.rank:
                    self.names.same.setdefault(f"{name}_{suffix}", name)
        try:
            tree = self.read(objective)
        except ParseError as error:
            raise ValueError(f"solve: I cannot read the objective `{objective}`: {error}") from None
        return (objective, unknown), unknowns, tuple(("deriv", tree, ("sym", name)) for name in unknowns)

    def read(self, text: str) -> tuple:
        """Return the tree of one expression; raises ParseError."""
        return parse(text, self.names).tree

    def check(self, text: str):
        """Check every line of a derivation against the one before it; return a Report. Never raises."""
        from utils.derivation.check import check

        with self._lock:
            return check(self, text)

    @cached_property
    def worlds(self) -> tuple[World, ...]:
        """Two worlds of different sizes, and where it is not too large a third for lines that mention a size."""
        return build(self)

    @cached_property
    def thumb(self) -> World:
        """A world of two points, for a first look."""
        return thumb(self, self.worlds[1])

    @cached_property
    def solving(self) -> tuple[World, ...]:
        """Two worlds in which equations are solved for the unknown."""
        return for_equations(self)

    @property
    def square(self) -> str | None:
        """The size of an identity matrix written without one."""
        squares = [kind.sizes[0] for kind in self.kinds.values() if kind.rank == 2 and kind.sizes[0] == kind.sizes[1]]
        if "d" in self.dims:
            return "d"
        return squares[0] if squares else next((size for size in SIZES if size in self.dims), None)

    def sizes_of(self, name: str) -> tuple[str | None, ...]:
        """Return the names of the sizes of a name's axes."""
        kind = self.kinds.get(name) or self.rvs.get(name)
        if kind:
            return kind.sizes
        definition = self.definitions.get(name)
        return definition.axes if definition else ()

    def shape_of(self, tree: tuple) -> tuple[str | None, ...]:
        """Return the names of the sizes of an expression's rows and columns, without those of length 1 at the end."""
        try:
            return self._axes(tree)
        except EvaluationError:
            return ()

    def _axes(self, tree: tuple) -> tuple[str | None, ...]:
        world = self.thumb
        rows, columns = evaluate(tree, world, at=dict.fromkeys(free_indices(tree), 0)).shape[-2:]
        sizes = (world.name_of(rows) if rows > 1 else None, world.name_of(columns) if columns > 1 else None)
        return sizes if columns > 1 else sizes[:1] if rows > 1 else ()

    def learn(self, tree: tuple) -> None:
        """Remember what the indices of a tree run over, for lines that use them on nothing."""
        for _, node in walk(tree):
            if node[0] == "idx":
                for index, size in zip(node[2], self.sizes_of(node[1]), strict=False):
                    if size and not index.isdigit():
                        self.ranges.setdefault(index, size)

    def define(self, name: str, params: tuple[str, ...], indices: tuple[str, ...], tree: tuple) -> None:
        """Give a name a meaning in terms of the others; raises EvaluationError when the meaning has no value."""
        ranges = tuple(range_of(index, (tree,), self) for index in indices)
        used = {node[1] for _, node in walk(tree) if node[0] in ("sym", "idx", "call", "prime", "prime2")}
        self.depends[name] = frozenset(used).union(*(self.depends.get(other, frozenset()) for other in used))
        self.definitions[name] = Definition(params, indices, tree, ranges, ranges)
        if params:
            return
        try:
            axes = self._axes(("sym", name))
        except EvaluationError:
            del self.definitions[name]
            raise
        self.definitions[name] = Definition((), indices, tree, ranges, axes)
        self.names.rank[name] = len(axes)
        if not axes:
            self.names.scalars.add(name)

    def fork(self) -> Problem:
        """Return a copy that can be given further definitions without touching this one."""
        made = copy.copy(self)
        made.names = copy.copy(self.names)
        for key, value in vars(self.names).items():
            if isinstance(value, dict | set):
                setattr(made.names, key, value.copy())
        made.definitions, made.depends, made.ranges = dict(self.definitions), dict(self.depends), dict(self.ranges)
        made.names.depends = made.depends
        made.worlds = tuple(world.view(made) for world in self.worlds)
        made.thumb = self.thumb.view(made)
        if self.condition:
            made.solving = tuple(world.view(made) for world in self.solving)
        return made
