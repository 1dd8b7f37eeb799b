"""Judging one line: every member of its chain against the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from utils.derivation.equation_steps import equation_step
from utils.derivation.judgement import State, Tools, Verdict
from utils.derivation.order import RELATIONS
from utils.derivation.steps import equal_step, order_step

NO_LINE_BEFORE = "There is no line before this one that it could continue."


def judge(state: State, pieces: Sequence[tuple], tools: Tools) -> tuple[Verdict, State]:
    """Return what is found of a line, and what the next one is compared with. `pieces` are (relation, reading)."""
    (relation, reading), *rest = pieces
    others = reading.others if relation is None and rest else ()
    if relation == "=" and state.chain is None and not state.equations:
        state, offset = state.started(reading.tree), 1  # what the page asks for stands before it, unwritten
    elif relation is not None:
        if state.chain is None:
            return Verdict(None, NO_LINE_BEFORE), state
        rest, offset = list(pieces), 0
    elif rest or state.chain is None:
        state, offset = state.started(reading.tree), 1
    else:  # an expression by itself goes on from the line before
        rest, offset = [("=", reading)], 0
    verdict = Verdict()
    for number, (relation, reading) in enumerate(rest):
        if relation in RELATIONS:
            found, state = order_step(state, relation, reading, tools)
        elif state.equations:
            found, state = equation_step(state, reading, tools, number == 0 and offset == 1)
        else:
            found, state = equal_step(state, reading, tools, offset == 0 == number, others if number == 0 else ())
        if found.follows is not True:
            found = replace(found, broken=number + offset)
        verdict = verdict.and_then(found)
    return verdict, state
