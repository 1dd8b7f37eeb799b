"""Judging one member of a chain against the one before it: equal, larger or smaller."""

from __future__ import annotations

from utils.derivation.equality import Comparison, compare
from utils.derivation.errors import EvaluationError
from utils.derivation.judgement import State, Tools, Verdict
from utils.derivation.jumps import jump_note
from utils.derivation.notes import brackets_note, domain_note, joined
from utils.derivation.order import try_order

BREAKS = ("The two sides of this line are not equal", "This does not follow from the line before")
UNDECIDED = "At no test point did both sides have a value that rounding leaves intact, so this was not judged."


def equal_step(state: State, reading, tools: Tools, continues: bool, left_others=()) -> tuple[Verdict, State]:
    """Judge a member of a chain of equal expressions; the first one of a line may continue the line before."""
    before, line = state.chain, reading.tree
    failed = None
    try:
        found = compare(before, line, tools.problem, tools.budget)
    except EvaluationError as error:
        if error.kind in ("meaning", "cost"):
            return Verdict(None, f"{sentence(str(error))}"), state.continued(line, equal=False)
        found, failed = Comparison("shape"), error
    if found.holds:
        return agreed(state, line, found, tools)
    for other in reading.others:
        if other.natural and agrees(before, other.tree, tools):
            note = brackets_note(other.tree, tools.show)
            return Verdict(note=note), state.continued(other.tree, equal=True)
    for other in left_others:
        if other.natural and agrees(other.tree, line, tools):
            return Verdict(note=brackets_note(other.tree, tools.show)), state.started(other.tree).continued(
                line, equal=True
            )
    after = state.continued(line, equal=False)
    if found.verdict == "undecided":
        return Verdict(None, UNDECIDED), after
    return different(state, line, found, tools, failed, continues), after


def agreed(state: State, line: tuple, found: Comparison, tools: Tools) -> tuple[Verdict, State]:
    """Return the verdict on a line that has the value of the one before."""
    before = state.chain
    domain = None
    if found.verdict == "domain":
        narrow, wide_before = (line, False) if found.only_before else (before, True)
        domain = domain_note(narrow, tools.problem, tools.show, wide_before)
    jump = jump_note(before, line, tools.problem.definitions, tools.shown)
    return Verdict(note=joined(domain, jump)), state.continued(line, equal=True)


def different(
    state: State, line: tuple, found: Comparison, tools: Tools, failed: EvaluationError | None, continues: bool
) -> Verdict:
    """Return the verdict on a line that has another value, or none, with its slip."""
    before, slip = state.chain, None
    if failed is not None:
        says, slip = sentence(str(failed)), failed.kind
    elif found.verdict == "transposed":
        says, slip = "The shapes are turned round: one is the transpose of the other.", "transpose"
    elif found.verdict == "shape":
        what = "The line before and this line" if continues else "The two sides of this line"
        says, slip = f"{what} have different shapes.", "shape"
    else:
        says = f"{BREAKS[continues]}{f' (compared at {found.where})' if found.where else ''}."
    return tools.wrong(says, before, line, found.values, slip, earlier=state.earlier)


def agrees(before: tuple, line: tuple, tools: Tools) -> bool:
    """Tell whether two expressions are equal; False when either has no value."""
    try:
        return compare(before, line, tools.problem, tools.budget).holds
    except EvaluationError:
        return False


def order_step(state: State, relation: str, reading, tools: Tools) -> tuple[Verdict, State]:
    """Judge a member that is said to be larger or smaller: it can be refuted, not proved."""
    line = reading.tree
    after = state.continued(line, equal=False)
    try:
        found = try_order(state.chain, relation, line, tools.problem, tools.budget)
    except EvaluationError as error:
        wrong = error.kind in ("shape", "index")
        return Verdict(False if wrong else None, sentence(str(error)), error.kind if wrong else None), after
    if found.fails:
        at = f" (at {found.where})" if found.where else ""
        return Verdict(False, f"The inequality fails at a random point{at}.", "inequality", values=found.values), after
    if not found.points:
        return Verdict(None, UNDECIDED), after
    return Verdict(None, f"Not refuted at {found.points} points; this checker does not prove inequalities."), after


def sentence(text: str) -> str:
    """Return a text as a sentence."""
    text = text[:1].upper() + text[1:] if text[:1].islower() and text[1:2].isalpha() else text
    return text if text.endswith((".", "?", "!")) else f"{text}."
