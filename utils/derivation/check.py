"""Checking a text: every line against the one before it, as it was written."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from utils.derivation.environment import Budget
from utils.derivation.errors import EvaluationError
from utils.derivation.grammar import ParseError, parse, show, split_lines, walk
from utils.derivation.indices import range_of
from utils.derivation.judge import judge
from utils.derivation.judgement import State, Tools, Verdict
from utils.derivation.jumps import worked_out
from utils.derivation.lets import define, is_new
from utils.derivation.report import Line, Report
from utils.derivation.slips.naming import name_slip
from utils.derivation.steps import sentence

NUMBERS = 30_000_000  # what all lines together may cost
LINE_NUMBERS = 12_000_000
NAMING_SECONDS = 0.4  # for all wrong lines together
MOST_NAMING = 0.25  # for one of them
REMEMBERED = 400  # lines judged before, while somebody types
UNREAD = "I could not read this line. "
UNFORESEEN = "Something in this line could not be worked out, so it was not judged."
TOO_MUCH = "This derivation is too long to check in one go: check it in pieces."


def check(problem, text: str) -> Report:
    """Return a report with one entry for every row of the text that says something."""
    session = Session(problem)
    entries: list[Line] = []
    for statement in split_lines(str(text)):
        line = session.line(statement)
        if entries and entries[-1].row == line.row:
            entries[-1] = merged(entries[-1], line)
        else:
            entries.append(replace(line, number=len(entries) + 1))
    rows = str(text).replace("\r\n", "\n").split("\n")
    return Report(tuple(replace(line, text=rows[line.row].strip() or line.text) for line in entries))


def merged(one: Line, other: Line) -> Line:
    """Return one entry for two statements of one row: that of the first that is not fine."""
    if one.follows is False or (one.follows is None and other.follows is not False):
        return one
    if other.follows is not True:
        return replace(other, number=one.number)
    note = " ".join(filter(None, (one.note, other.note))) or None
    return replace(other, number=one.number, note=note, says=other.says or one.says)


class Session:
    """One pass over a text: the names it introduced, what the next line is compared with, what may still be spent."""

    def __init__(self, problem):
        self.problem = problem.fork()
        self.state = State(equations=problem.condition)
        self.aliases: dict[str, str] = {}
        self.given: tuple = ()
        self.numbers = NUMBERS
        self.naming = NAMING_SECONDS
        self.solved: dict = {}
        self.shown: frozenset = frozenset()

    def line(self, statement) -> Line:
        """Return the entry of one statement."""
        line = Line(statement.number, statement.text, None, row=statement.row)
        if statement.error is not None:
            return replace(line, says=UNREAD + sentence(str(statement.error)))
        try:
            if is_new(statement, self.problem):
                return self._definition(statement, line)
            pieces = [(part.relation, self._read(part)) for part in statement.parts]
        except ParseError as error:
            return replace(line, says=UNREAD + sentence(str(error)))
        except EvaluationError as error:
            wrong = error.kind in ("shape", "index")
            return replace(
                line, follows=False if wrong else None, says=sentence(str(error)), slip=error.kind if wrong else None
            )
        return self._judged(line, pieces)

    def _read(self, part):
        reading = parse(part.text, self.problem.names, part.column)
        self.aliases.update(reading.aliases)
        self._stated(reading)
        self.problem.learn(reading.tree)
        return reading

    def _stated(self, reading) -> None:
        """Take the limits of sums at their word where nothing else is known, and refuse them where they are wrong."""
        for index, size in reading.ranges:
            for _, node in walk(reading.tree):
                if node[0] in ("sum", "prod", "maxover", "minover") and node[1] == index:
                    self._compare_limits(index, size, node[2])
            self.problem.ranges.setdefault(index, size)

    def _compare_limits(self, index: str, size: str, body: tuple) -> None:
        try:
            runs = range_of(index, (body,), self.problem)
        except EvaluationError:
            return
        if runs != size and any(True for _, node in walk(body) if node[0] in ("idx", "entry") and index in node[2]):
            raise EvaluationError(
                "index", f"the sum over {index} goes to {size}, but what is summed has {runs} entries"
            )

    def _definition(self, statement, line: Line) -> Line:
        word, tree = define(statement, self.problem)
        self.given += (word, tree)
        self.state = self.state.started(tree)
        meaning = replace(line, follows=True, says=f"Taken as the meaning of {word}.", parts=())
        if len(statement.parts) == 2:
            return meaning
        pieces = [(part.relation, self._read(part)) for part in statement.parts[2:]]
        return merged(meaning, self._judged(line, pieces))

    def _judged(self, line: Line, pieces) -> Line:
        parts = tuple((relation, reading.tree) for relation, reading in pieces)
        key = (self.state, parts, tuple(tuple(reading.ambiguous) for _, reading in pieces), self.given)
        key = (*key, self.shown, tuple(sorted(self.problem.ranges.items())), tuple(sorted(self.aliases.items())))
        memory = self.problem.memory
        if key not in memory:
            verdict, state, keep = self._judge(pieces)
            if not keep:
                self.state = state
                return self._entry(line, parts, verdict)
            while len(memory) >= REMEMBERED:
                memory.pop(next(iter(memory)))
            memory[key] = verdict, state
        verdict, self.state = memory[key]
        if verdict.follows:
            self.shown |= worked_out(parts)
        return self._entry(line, parts, verdict)

    def _judge(self, pieces) -> tuple[Verdict, State, bool]:
        if self.numbers <= 0:
            return Verdict(None, TOO_MUCH), self.state, False
        budget = Budget(min(LINE_NUMBERS, self.numbers))
        spent = budget.left
        written = partial(show, names=self.problem.names, aliases=self.aliases)
        tools = Tools(self.problem, written, self._name, budget, self.solved, self.shown)
        try:
            verdict, state = judge(self.state, pieces, tools)
        except (ValueError, ArithmeticError, LookupError, TypeError, RecursionError, MemoryError):
            # whatever was overlooked, a learner gets a sentence and the other lines their verdicts
            return Verdict(None, UNFORESEEN), self.state.continued(pieces[-1][1].tree, equal=False), False
        spent -= max(budget.left, 0)
        self.numbers -= spent
        return verdict, state, verdict.follows is not None and (verdict.follows or verdict.slip is not None)

    def _name(self, before: tuple, line: tuple, problem, **how: object):
        if self.naming <= 0:
            return None
        begun = time.thread_time()
        found = name_slip(before, line, problem, budget=min(MOST_NAMING, self.naming), **how)
        self.naming -= time.thread_time() - begun
        return found

    def _entry(self, line: Line, parts, verdict: Verdict) -> Line:
        repair_parts = ()
        if verdict.repair is not None and verdict.broken is not None and verdict.repair[0] != "sub":
            relation = parts[verdict.broken][0] or "="
            repair_parts = ((relation, verdict.repair),)
        return replace(
            line,
            follows=verdict.follows,
            slip=verdict.slip,
            note=verdict.note,
            says=verdict.says,
            values=verdict.values,
            repair=verdict.repair_text,
            repair_says=verdict.repair_says,
            parts=parts,
            repair_parts=repair_parts,
        )
