"""The rest of the chapter: two models with one AUC, whom to call, openings and dialogues; every number in them computed again."""

import re
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from utils.chapters.framing import aloud, decisions, dialogues, openings, uplift
from utils.exercise import Kind
from utils.figures.stage import Stage

SOURCE = (Path(__file__).resolve().parents[1] / "solutions" / "15_framing.py").read_text("utf-8")
DIALOGUES = [dialogues.hotel_dialogue, dialogues.exam_dialogue, dialogues.meter_dialogue]


STAGE = Stage(decisions.draw, decisions.scene)


def title(calls, worth):
    return STAGE.render({"calls": calls, "worth": worth})[1]


@pytest.mark.parametrize("model", ["A", "B"])
def test_one_auc(model):
    leaves, scores = decisions.scores()
    assert leaves.sum() == 1000 and len(leaves) == 10_000
    assert decisions.auc(model) == pytest.approx(roc_auc_score(leaves, scores[model]), abs=1e-9)
    assert round(decisions.auc(model), 3) == 0.8 and "80 of 100 pairs" in SOURCE


def slowly(model, calls, worth):
    """Call from the top, one by one; stop where most was earned."""
    leaves, scores = decisions.scores()
    earned = best = 0
    for row in sorted(range(len(leaves)), key=lambda k: -scores[model][k])[:calls]:
        earned += (worth if leaves[row] else 0) - 1
        best = max(best, earned)
    return best / (1000 * (worth - 1))


@pytest.mark.parametrize(("calls", "worth"), [(100, 5), (400, 20), (1600, 10), (6400, 20), (6400, 50)])
def test_what_is_earned(calls, worth):
    for model in "AB":
        assert decisions.chosen(model, calls, worth)[1] == pytest.approx(slowly(model, calls, worth))


def test_the_decision_turns_the_models_round():
    assert title(400, 20) == "400 calls, a leaver worth 20: A earns 34%, B 5%; A is better"
    assert slowly("A", 400, 20) == pytest.approx(0.34, abs=0.005) and slowly("B", 400, 20) == pytest.approx(
        0.05, abs=0.005
    )
    assert title(6400, 20).endswith("B is better") and slowly("B", 6400, 20) > slowly("A", 6400, 20) + 0.05
    assert all(
        title(calls, worth).endswith("A is better") for calls in (100, 200, 400, 800, 1600) for worth in decisions.WORTH
    )
    assert title(6400, 5).endswith("A is better"), "where a call is dear, not even 6,400 calls make B the better one"


def test_the_figure_draws_all_its_frames(unattended):
    figure = decisions.decision_figure()
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)
    assert figure.predict["truth"] == "it depends"


def test_whom_to_call_counted_customer_by_customer():
    """Every list of 600 in blocks of 100 customers of one group, by enumeration; and the list by risk, one by one."""
    blocks = {who: n // 100 for who, (n, _, _) in uplift.GROUPS.items()}
    changed = {who: (without - called) / 100 for who, (_, without, called) in uplift.GROUPS.items()}
    plans = (
        plan
        for plan in combinations_with_replacement(uplift.GROUPS, 6)
        if all(plan.count(w) <= blocks[w] for w in plan)
    )
    assert max(sum(100 * changed[who] for who in plan) for plan in plans) == pytest.approx(108)
    people = sorted(
        ((without, called) for n, without, called in uplift.GROUPS.values() for _ in range(n)), reverse=True
    )
    first = people[: uplift.CALLS]
    assert sum(without - called for without, called in first) / 100 == pytest.approx(-10)
    assert sum(without for without, _ in first) / 100 == pytest.approx(500)
    assert "-10 against 108" in uplift.called_customers.check({"risk": -10, "effect": 108}).message
    assert pytest.approx(88) == 500 * 0.14 + 100 * 0.18
    assert uplift.called_customers.check({"risk": -10, "effect": 88}).cause == "prices-first"


def test_a_simulation_of_calls_agrees():
    rng = np.random.default_rng(3)
    kept = (rng.random((4000, 600)) < 0.30).sum(1) - (rng.random((4000, 600)) < 0.12).sum(1)
    assert kept.mean() == pytest.approx(108, abs=1)


@pytest.mark.parametrize("which", openings.OPENINGS)
def test_the_reference_is_shown_only_after_a_score(which):
    for nothing in (..., None, "all", [1, 2], [...] * 5):
        assert "reference" in str(openings.compare(which, nothing)) and "differ" not in str(
            openings.compare(which, nothing)
        )
    exact = openings.compare(which, openings.REFERENCE[which])
    assert str(exact).startswith("0 of 5 differ") and all(reason in str(exact) for reason in openings.REASONS[which])
    off = openings.compare(which, [1 - point for point in openings.REFERENCE[which]])
    assert str(off).startswith("5 of 5 differ") and "<strong>5 of 5" in off._repr_html_()


@pytest.mark.parametrize("exercise", DIALOGUES, ids=lambda e: e.name)
def test_every_question_that_was_asked_stands_in_the_dialogue(exercise):
    assert len(exercise.mistakes) == len(exercise.answer.options) - 1
    for mistake in exercise.mistakes:
        quote = re.match(r"“(.+?)[?”]", mistake.says)[1].split()
        assert " ".join(quote[:2]).casefold() in exercise.prompt.casefold(), mistake.says


def test_the_two_halves_of_a_transcript():
    words = [len(text.split()) for text in openings.OPENINGS.values()]
    assert all(60 < n < 140 for n in words)
    assert "?" in openings.OPENINGS["asking"].split(".")[0] and "Let x be" in openings.OPENINGS["formal"]


def test_the_board_begins_with_the_decision_within_a_minute():
    assert aloud.drill.minutes == 12 and aloud.drill.milestones[0].seconds == 60
    assert "decision sentence" in aloud.drill.milestones[0].words
    assert aloud.my_board.check([0, 1, 1, 0, 1, 0, 1, 1]).cause == "formal-too-early"
    assert aloud.my_board.check([1] * 8).kind is Kind.RIGHT
