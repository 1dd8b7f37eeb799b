"""How often the checker is right on steps that were written before it was run on them, each set by another hand."""

from importlib import import_module

import pytest

from utils.derivation import Problem


class Outcome:
    """What became of one set: the last line of each pair of lines."""

    def __init__(self, name):
        steps = import_module(name)
        self.problems = {title: Problem(**given) for title, given in steps.PROBLEMS.items()}
        self.correct = [(step, self.last(*step)) for step in steps.CORRECT]
        self.wrong = [(step, self.last(*step[:3])) for step in steps.WRONG]

    def last(self, problem, before, line):
        before = before.lstrip().removeprefix("=").lstrip()  # a chain's middle line, taken as where it begins
        return self.problems[problem].check(f"{before}\n{line}").lines[-1]


@pytest.fixture(scope="module", params=["steps_a", "steps_b", "steps_c"])
def outcome(request):
    return Outcome(request.param)


def test_no_wrong_step_is_accepted(outcome):
    assert [(step, line.says) for step, line in outcome.wrong if line.follows is not False] == []


def test_at_most_one_correct_step_in_a_hundred_is_refused_or_unread(outcome):
    refused = [(step, line.says) for step, line in outcome.correct if line.follows is not True]
    assert len(refused) <= len(outcome.correct) / 100, refused


def test_the_slip_is_named_as_labelled_in_four_of_five(outcome):
    other = [(step, line.slip) for step, line in outcome.wrong if line.slip not in step[3]]
    assert len(other) <= len(outcome.wrong) / 5, other


def test_a_name_comes_with_a_repair_or_a_reason(outcome):
    assert [
        (step, line.slip) for step, line in outcome.wrong if line.slip and not (line.repair_says or line.says)
    ] == []
