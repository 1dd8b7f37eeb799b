"""What the checker knows between two lines, and what it finds of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from utils.derivation.environment import Budget
from utils.derivation.equations import Roots, solve_for
from utils.derivation.notes import joined

FOLLOWING = 8  # earlier trees kept


@dataclass(frozen=True)
class State:
    """What the next line is compared with.

    chain: the last right side; `= ...` continues it. earlier: trees equal to it, newest first. equations: what holds of the
    unknowns, each brought to one side. condition: which of the equations the chain is a form of, or None. at_solution: the
    chain already used one of them. begun: an equation was written already; before, every line is a claim for any value.
    """

    chain: tuple | None = None
    earlier: tuple[tuple, ...] = ()
    equations: tuple[tuple, ...] = ()
    condition: int | None = None
    at_solution: bool = False
    begun: bool = False

    def started(self, tree: tuple) -> State:
        """Return the state after an expression that begins a chain."""
        part = next((k for k, equation in enumerate(self.equations) if is_condition(tree, equation)), None)
        return replace(self, chain=tree, earlier=(), condition=part, at_solution=False)

    def continued(self, tree: tuple, equal: bool) -> State:
        """Return the state after a further member of the chain, as it was written."""
        if not equal:
            return replace(self, chain=tree, earlier=(), condition=None)
        equations = self.equations
        if self.condition is not None and tree[0] != "num":
            equations = (*equations[: self.condition], tree, *equations[self.condition + 1 :])
        earlier = (self.chain, *self.earlier)[:FOLLOWING] if self.chain is not None else ()
        return replace(self, chain=tree, earlier=earlier, equations=equations)


def is_condition(tree: tuple, equation: tuple) -> bool:
    """Tell whether a tree is the equation, or the same derivative taken by every entry of the unknown (dJ/dw_j for dJ/dw)."""
    if tree == equation:
        return True
    if tree[0] != "deriv" or equation[0] != "deriv" or tree[1] != equation[1] or tree[2][0] != "idx":
        return False
    letters = tree[2][2]
    return tree[2][1] == equation[2][1] and len(set(letters)) == len(letters) and not any(map(str.isdigit, letters))


@dataclass(frozen=True)
class Verdict:
    """What was found of a line; the fields are those of `Line`. `repair` is a tree, `broken` the part it stands for."""

    follows: bool | None = True
    says: str = ""
    slip: str | None = None
    note: str | None = None
    values: tuple[float, float] | None = None
    repair: tuple | None = None
    repair_text: str | None = None
    repair_says: str = ""
    broken: int | None = None

    def and_then(self, other: Verdict) -> Verdict:
        """Return what is found of two steps together: the first that is wrong, else the first that was not judged."""
        if self.follows is True and other.follows is True:
            return replace(other, note=joined(self.note, other.note), says=other.says or self.says)
        if self.follows is False or other.follows is True:
            return self
        return other if self.follows is True or other.follows is False else self


@dataclass(frozen=True)
class Tools:
    """What judging needs: the problem, how to write a tree, how to name a slip, what may be spent, what was solved already."""

    problem: object
    show: Callable[[tuple], str]
    name: Callable[..., object]
    budget: Budget
    solved: dict[tuple, Roots]
    shown: frozenset = frozenset()  # the derivatives that lines before have worked out

    def solutions(self, equations: tuple[tuple, ...]) -> Roots:
        """Return the solutions of equations, found once; raises EvaluationError."""
        if equations not in self.solved:
            self.solved[equations] = solve_for(equations, self.problem, self.budget)
        return self.solved[equations]

    def wrong(
        self, says: str, before: tuple, line: tuple, values=None, slip: str | None = None, **how: object
    ) -> Verdict:
        """Return the verdict on a wrong line, with the slip's name and the repair if there is one."""
        found = self.name(before, line, self.problem, show=self.show, **how)
        if found is None:
            return Verdict(False, says, slip, values=values)
        return Verdict(False, says, found.name, None, values, found.repair, found.repair_text or None, found.says)
