"""Judging one line where something is solved for: identities, and equations that must keep the solutions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from utils.derivation import steps
from utils.derivation.equality import compare, example, free_of, sized
from utils.derivation.equations import Roots
from utils.derivation.errors import EvaluationError
from utils.derivation.evaluate import evaluate
from utils.derivation.grammar import walk
from utils.derivation.judgement import State, Tools, Verdict
from utils.derivation.jumps import solution_note
from utils.derivation.notes import brackets_note, division_note, joined

ZERO = ("num", 0.0)
LOST = "Division: this divides by {}, which may be zero; the solution where it is zero is lost."
MORE = "This follows, but it may have more solutions than the line before."
UNSOLVED = "The line before could not be solved numerically, so this one was not judged."
DERIVATIVES = ("deriv", "prime", "prime2")


def equation_step(state: State, reading, tools: Tools, first: bool) -> tuple[Verdict, State]:
    """Judge `left = right`: true whatever the unknown is, or an equation with the solutions of the one before."""
    left, right = state.chain, reading.tree
    try:
        found = compare(left, right, tools.problem, tools.budget)
    except EvaluationError:
        found = None
    if found and found.holds:
        return steps.agreed(state, right, found, tools)
    conditional = (first or state.at_solution or ZERO in (left, right)) and not is_claim(state, right, tools.problem)
    if not conditional or (found and found.verdict in ("shape", "transposed")):
        return steps.equal_step(state, reading, tools, not first)
    readings = [(right, None), *((other.tree, other.tree) for other in reading.others if other.natural)]
    verdict = None
    for tree, other in readings:
        equation = one_side(left, tree)
        try:
            judged = judge_equation(state, equation, left, tree, tools)
        except EvaluationError as error:
            judged = unjudged(error, state, equation, tools)
        if judged.follows is True and other is not None:
            judged = replace(judged, note=joined(brackets_note(other, tools.show), judged.note))
        verdict = judged if verdict is None or judged.follows is True else verdict
        if judged.follows is True:
            break
    after = replace(state.continued(tree, equal=False), at_solution=True, begun=state.begun or verdict.follows is True)
    if len(tools.problem.unknowns) == 1:
        after = replace(after, equations=(equation,))
    return verdict, after


def one_side(left: tuple, right: tuple) -> tuple:
    """Return an equation brought to one side."""
    return left if right == ZERO else right if left == ZERO else ("sub", left, right)


def is_claim(state: State, right: tuple, problem) -> bool:
    """Tell whether `left = right` says what something is, and is not a condition on the unknown.

    That is so when one side is a derivative and the other is neither one nor zero: at the solution a gradient equals its own
    negative, and still one of them is wrong. Before an equation was written it is so of everything defined, too.
    """
    both = (state.chain, right)
    if ZERO in both:
        return False
    definite = [
        any(node[0] in DERIVATIVES for _, node in walk(side)) or (not state.begun and is_defined(side, problem))
        for side in both
    ]
    return definite[0] != definite[1]


def is_defined(tree: tuple, problem) -> bool:
    """Tell whether a side is nothing but the name of something defined."""
    return tree[0] in ("sym", "idx") and tree[1] in problem.definitions


def is_condition(left: tuple, right: tuple, problem) -> bool:
    """Tell whether an equation sets something to zero or says what an unknown is."""
    return ZERO in (left, right) or any(
        side[0] in ("sym", "idx") and side[1] in problem.unknowns for side in (left, right)
    )


def judge_equation(state: State, equation: tuple, left: tuple, right: tuple, tools: Tools) -> Verdict:
    """Return whether an equation follows from the ones before; raises EvaluationError."""
    problem, equations = tools.problem, state.equations
    roots = tools.solutions(equations)
    if not roots.enough:
        same = len(equations) == 1 and proportional(equations[0], equation, tools)
        return Verdict() if same else Verdict(None, UNSOLVED)
    solved = roots.solves(equation, tools.budget)
    if all((mine == one.good).all() for mine, one in zip(solved, roots.found, strict=True)):
        note = joined(division_note(equations[0], equation, problem, tools.show), jump(equations, left, right, tools))
        more = len(problem.unknowns) == 1 and not keeps(equation, equations[0], tools)
        if not state.begun and (more or (len(problem.unknowns) > 1 and not is_condition(left, right, problem))):
            found = compare(left, right, problem, tools.budget)  # true at the solution, and nobody has spoken of one
            return steps.different(state, right, found, tools, None, False)
        return Verdict(says=MORE if more else "", note=note)
    lost = lost_factor(equations, roots, solved, tools)
    if lost is not None and keeps(equation, equations[0], tools):
        return Verdict(note=LOST.format(tools.show(lost)))
    values, where = sides(left, right, roots, solved, problem)
    says = f"This does not follow from the line before: at a solution of that line the two sides differ{where}."
    how = {"holds": roots.holds, "equation": True, "world": roots.world}
    before = equations[0] if len(equations) == 1 else equation
    return tools.wrong(says, before, equation, values, **how)


def unjudged(error: EvaluationError, state: State, equation: tuple, tools: Tools) -> Verdict:
    """Return the verdict on an equation that has no value, with the repair that gives it one if there is."""
    says = steps.sentence(str(error))
    if error.kind not in ("shape", "index"):
        return Verdict(None, says)
    try:
        roots = tools.solutions(state.equations)
    except EvaluationError:
        return Verdict(False, says, error.kind)
    before = state.equations[0] if len(state.equations) == 1 else equation
    return tools.wrong(says, before, equation, None, error.kind, holds=roots.holds, equation=True, world=roots.world)


def jump(equations, left: tuple, right: tuple, tools: Tools) -> str | None:
    """Return the remark on an unknown found in one stroke."""
    if len(equations) != 1:
        return None
    unknown = tools.problem.unknowns[0]
    return solution_note(equations[0], left, unknown) or solution_note(equations[0], right, unknown)


def keeps(equation: tuple, other: tuple, tools: Tools) -> bool:
    """Tell whether every solution found of one equation solves another."""
    try:
        roots = tools.solutions((equation,))
        return roots.enough and all(
            (mine == one.good).all() for mine, one in zip(roots.solves(other, tools.budget), roots.found, strict=True)
        )
    except EvaluationError:
        return False


def proportional(before: tuple, line: tuple, tools: Tools) -> bool:
    """Tell whether one equation is the other times a number, for those that cannot be solved."""
    both = (line, ("neg", line), ("div", line, ("num", 2.0)), ("mul", ("num", 2.0), line))
    return any(steps.agrees(before, tree, tools) for tree in both)


def lost_factor(equations, roots: Roots, solved: list[np.ndarray], tools: Tools) -> tuple | None:
    """Return a factor of the equation before that is zero at every solution that was lost, or None."""
    if len(equations) != 1 or not any(mine.any() for mine in solved):
        return None
    for factor in factors(equations[0]):
        if not any(node[0] in ("sym", "idx") and node[1] in tools.problem.unknowns for _, node in walk(factor)):
            continue
        try:
            zero = roots.solves(factor, tools.budget)
        except EvaluationError:
            continue
        if all(((mine | none) == one.good).all() for mine, none, one in zip(solved, zero, roots.found, strict=True)):
            return factor
    return None


def factors(tree: tuple):
    """Yield the factors of the terms of an expression."""
    if tree[0] in ("add", "sub", "mul", "jux", "neg", "div"):
        for child in tree[1 : 2 if tree[0] == "div" else 3]:
            if tree[0] in ("mul", "jux"):
                yield child
            yield from factors(child)
    elif tree[0] == "pow":
        yield tree[1]


def sides(left: tuple, right: tuple, roots: Roots, solved: list[np.ndarray], problem) -> tuple[tuple | None, str]:
    """Return the two sides of an equation at one solution of the line before, where they differ, and which entry that is."""
    for one, mine in zip(roots.found, solved, strict=True):
        bad = one.good & ~mine
        if not bad.any():
            continue
        free = free_of((left, right), problem)
        a, b = (evaluate(tree, one.world, sized(free, one.world), over=one.values) for tree in (left, right))
        a, b, _ = np.broadcast_arrays(a, b, one.world.every)
        differ = bad[:, None, None, None] & (np.abs(a - b) > 1e-6 * np.maximum(np.abs(a), np.abs(b)))
        if differ.any():
            values, where = example(a, b, differ, one.world, free)
            return values, f" (compared at {where})" if where else ""
    return None, ""
