"""Each vague goal: its checks find what is missing by structure, whatever the words, and no two goals miss the same."""

from ast import literal_eval

import numpy as np
import pytest
from framing_unseen import LATER, SAYS_IT_WRONG, SAYS_MORE, SAYS_NOTHING, SAYS_SOMETHING
from framings import RIGHT

from utils.chapters.framing import deck, prompts
from utils.chapters.framing.checks import FITS, first_open
from utils.chapters.framing.goals_people import churn
from utils.chapters.framing.prompt import ESTIMATES, OFFLINE
from utils.chapters.framing.prompts import GOALS
from utils.exercise import Invalid, Kind, exercises_of

ASKED = [
    "who",
    "between",
    "event",
    "window",
    "known_after",
    "by_chance",
    "offline",
    "online",
    "read_after",
    "guardrail",
]
ASKED += ["limit", "within", "today", "recourse", "answered_within", "stop", "stop_limit"]
NEEDED = [
    "who",
    "between",
    "when",
    "about",
    "event",
    "label_about",
    "window",
    "known_after",
    "estimate",
    "offline",
    "online",
]
NEEDED += ["goes", "read_after", "guardrail", "limit", "today", "stop", "stop_limit"]
FREE = ("who", "recourse")  # looked at only for being there
FRAUD = GOALS["fraud"].model


def exercise(name):
    return getattr(prompts, f"{name}_framing")


def framed(name, **changes):
    return exercise(name).check(GOALS[name].changed(changes))


def holds(name, **changes):
    """Read the sheet and ask its checks, without the verdict around them: True, False, or None for what cannot be read."""
    try:
        read = exercise(name).answer.read(GOALS[name].changed(changes), None)
    except Invalid:
        return None
    return first_open(GOALS[name].checks, read) is None


def test_a_dozen_goals_each_with_questions_of_its_own():
    assert len(GOALS) >= 12 and len({goal.says for goal in GOALS.values()}) == len(GOALS)
    own = [check for goal in GOALS.values() for check in goal.own]
    assert min(len(goal.own) for goal in GOALS.values()) >= 5
    assert len({check.name for check in own}) == len({check.says for check in own}) == len(own)
    assert all(check.says.startswith("*") and "?* " in check.says for check in own)
    assert {f"{name}-framing" for name in GOALS} == {
        e.name for e in exercises_of("framing") if e.name.endswith("framing")
    }


@pytest.mark.parametrize("name", GOALS)
def test_what_only_this_goal_needs_is_asked_here_and_nowhere_else(name):
    for check in GOALS[name].own:
        verdict = exercise(name).check(GOALS[name].changed(check.change))
        assert (verdict.kind, verdict.cause) == (Kind.WRONG, check.name)
        assert all(check.name not in {c.name for c in goal.checks} for other, goal in GOALS.items() if other != name)


@pytest.mark.parametrize("name", GOALS)
def test_a_check_that_is_left_out_is_covered_by_one_of_its_own(name):
    goal = GOALS[name]
    for example in (
        {"capacity": None, "in_vain": None, "missed": None},
        {"estimate": "effect", "offline": "uplift at capacity", "by_chance": None},
    ):
        assert framed(name, **example).kind is Kind.WRONG
    assert {"free-threshold", "no-contrast"} >= set(goal.covers)


@pytest.mark.parametrize("field", ASKED)
def test_no_words_for_nothing_are_an_answer(field):
    right = [words for words in SAYS_NOTHING if holds("fraud", **{field: words})]
    assert not right


@pytest.mark.parametrize("field", [field for field in ASKED if field not in FREE])
def test_nor_are_those_found_later_where_there_is_structure(field):
    assert not [words for words in LATER if holds("fraud", **{field: words})]


@pytest.mark.parametrize("name", GOALS)
@pytest.mark.parametrize("words", [SAYS_NOTHING[k] for k in (0, 1, 2, 3, 4, 5, 6, 14, 26)])
def test_a_sheet_of_nothing_is_no_framing(name, words):
    verdict = exercise(name).check(dict.fromkeys(exercise(name).answer.fields, words))
    assert verdict.kind in (Kind.WRONG, Kind.INVALID) and not verdict.right


@pytest.mark.parametrize(("field", "words", "meant"), SAYS_SOMETHING + SAYS_MORE)
def test_what_is_said_in_other_words_is_read(field, words, meant):
    form = exercise("fraud").answer.fields
    read = form[field].read(words, None)
    if field == "between":
        assert len(read) >= 2
    elif meant is not None:
        assert read == (pytest.approx(meant) if isinstance(meant, (int, float)) else meant)


@pytest.mark.parametrize(("name", "changes", "cause"), SAYS_IT_WRONG)
def test_a_wrong_framing_gets_its_own_question_in_any_words(name, changes, cause):
    verdict = framed(name, **changes)
    assert verdict.cause == cause if cause else not verdict.right


@pytest.mark.parametrize("name", GOALS)
@pytest.mark.parametrize("field", NEEDED)
def test_no_field_that_every_goal_needs_may_be_open(name, field):
    for other in RIGHT[name]:
        assert exercise(name).check({**other, field: ...}).kind is Kind.WRONG


def test_every_number_can_be_graded_by_some_metric():
    assert set(FITS) == set(ESTIMATES) and set().union(*FITS.values()) | {"accuracy"} == set(OFFLINE)
    assert all("cost per decision" in fits for fits in FITS.values())


def test_a_day_of_calls_is_a_fifth_of_a_week_of_them():
    assert framed("churn", capacity="80 a day").right and framed("churn", capacity="80 per working day").right
    assert (
        framed("churn", capacity="81 a day").cause == framed("churn", capacity="401 a week").cause == "more-than-called"
    )


def test_the_blank_sheet_has_every_field_and_runs():
    text = repr(deck.blank("mine")).split("=", 1)[1]
    blank = literal_eval(text)
    assert list(blank) == list(exercise("churn").answer.fields)
    assert exercise("churn").check(blank).kind is Kind.UNATTEMPTED
    assert all(f"prompts.{name}_framing" in repr(deck.deck()) for name in GOALS)


def test_the_numbers_in_the_words():
    assert 81 - 78 == 3 and "81%" in churn.told[2] and "78%" in churn.told[2]
    assert 25 * 10 == 250 and round(2_000_000 / 3000, -2) == 700
    demand = np.random.default_rng(0).gamma(9, 5, 200_000)
    orders = np.quantile(demand, np.arange(0.5, 0.95, 0.05))
    lost = [np.mean(0.60 * np.maximum(q - demand, 0) + 1.40 * np.maximum(demand - q, 0)) for q in orders]
    assert np.argmin(lost) == 4  # the 70% quantile, of 50, 55, 60, 65, 70, ...
