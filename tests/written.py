"""One answer as different people write it: the test that every chapter runs on its own list of them."""

import pytest


def right_however_written(cases, seeds=("0", "3")):
    """Make the test that each exercise of `cases`, (exercise, answers) each, calls every one of its answers right.

    Each answer is handed in once under every seed; an iterator only once, since it can be read but once.
    """

    @pytest.mark.parametrize(("exercise", "answers"), cases, ids=lambda value: getattr(value, "name", ""))
    def test(exercise, answers, monkeypatch):
        for answer in answers:
            for seed in seeds[:1] if hasattr(answer, "__next__") else seeds:
                monkeypatch.setenv("COURSE_SEED", seed)
                verdict = exercise.check(answer)
                assert verdict.right, (answer, seed, str(verdict))

    return test
