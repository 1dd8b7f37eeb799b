"""Scoring given designs, the small questions, and the round."""

import math

import pytest

from utils.chapters.design_studio import audit, delays, experiments, given
from utils.chapters.design_studio.designs import GIVEN, Design
from utils.chapters.design_studio.scoring import APART, CRITERIA, REASONS, REFERENCE, compare, leaning, total
from utils.exercise import Kind

SCORED = {"weak": given.given_weak, "middling": given.given_middling, "strong": given.given_strong}


@pytest.mark.parametrize("name", SCORED)
def test_the_reference_is_right_and_so_is_a_point_beside_it(name):
    due = REFERENCE[name]
    assert SCORED[name].check(due).right and SCORED[name].check(list(due.values())).right
    for criterion, points in due.items():
        for near in {max(0, points - 1), min(2, points + 1)}:
            assert SCORED[name].check({**due, criterion: near}).right
        far = 0 if points == 2 else 2
        assert SCORED[name].check({**due, criterion: far}).right == (abs(far - points) < 2)


@pytest.mark.parametrize("name", SCORED)
def test_many_small_differences_are_one_large(name):
    moved = {c: (p - 1 if p else p + 1) for c, p in REFERENCE[name].items()}
    kinds = [SCORED[name].check({**REFERENCE[name], **dict(list(moved.items())[:n])}).kind for n in range(10)]
    assert kinds == [Kind.RIGHT] * (APART + 1) + [Kind.WRONG] * (9 - APART)


def test_the_reference_orders_the_designs_and_has_a_reason_for_each_point():
    assert total(REFERENCE["weak"]) < total(REFERENCE["middling"]) < total(REFERENCE["strong"])
    assert all(set(REASONS[name]) == set(CRITERIA) and all(map(len, REASONS[name].values())) for name in GIVEN)


def test_what_the_reasons_say_is_on_the_boards():
    weak, middling, strong = (Design(GIVEN[name]).read.values for name in ("weak", "middling", "strong"))
    ms = {
        name: sum(row["ms"] for row in values["stages"])
        for name, values in (("weak", weak), ("middling", middling), ("strong", strong))
    }
    assert ms == {"weak": 220, "middling": 180, "strong": 160}
    assert (weak["latency_ms"], middling["latency_ms"], strong["latency_ms"]) == (200, 250, 200)
    assert middling["items"] * middling["dim"] * middling["bytes_each"] / 1e9 == 5.12 and middling["machine_gb"] == 32
    assert strong["items"] * strong["dim"] * strong["bytes_each"] / 1e9 == 6.4
    assert 500 * middling["score_us"] / 1000 == 100 <= 120 and 800 * strong["score_us"] / 1000 == 64
    assert strong["items"] * strong["score_us"] / 1e6 > 3600 and middling["items"] * middling["score_us"] / 1e6 > 1800
    assert sum(row["role"] == "guardrail" for row in strong["online_metrics"]) == 4


def test_the_comparison_waits_for_a_score():
    for nothing in (..., None, [1, 2], "x", {}, [...] * 9):
        shown = compare("weak", nothing)
        assert "first" in repr(shown) and REASONS["weak"]["data"] not in repr(shown) + shown._repr_html_()
    full = compare("weak", [2] * 9)
    assert "16 points apart; 18 of 18 against 2." in repr(full) and "2 (+1)" in full._repr_html_()
    with pytest.raises(ValueError, match="weak, middling, strong"):
        compare("wek", ...)


def test_the_leaning_says_which_way():
    assert "none scored yet" in leaning(..., ..., ...).alt
    said = leaning([2] * 9, ..., [0] * 9).alt
    assert "weak 18 against 2" in said and "strong 0 against 18" in said and "middling" not in said


def test_what_was_never_asked_is_what_the_checks_find():
    assert audit.never_asked() == {"peak", "guardrail", "fallback of ranking"}
    fields = Design(GIVEN["middling"]).fields
    assert "peak_qps" not in fields and {row["role"] for row in fields["online_metrics"]} == {"goal"}
    assert [row["name"] for row in fields["stages"] if "fallback" not in row] == ["ranking"]


def test_a_like_is_explicit_only_loosely():
    assert audit.label_audit.check(audit.AUDIT).right
    assert audit.label_audit.check({**audit.AUDIT, "like": "explicit"}).cause == "like-as-answer"
    said = audit.label_audit.check({**audit.AUDIT, "hide": "implicit"})
    assert said.kind is Kind.WRONG and "on purpose" in said.message


def test_a_week_of_joining_and_two_of_waiting():
    joined = [day / 10 for day in range(71)]
    assert experiments.test_length.check(max(day + 14 for day in joined)).right
    assert experiments.test_length.check(sum(day + 14 for day in joined) / 71).cause == "average-user"


def test_days_may_carry_their_unit():
    for text in ("21", "21 d", "21 days", " 21 Days. "):
        assert experiments.test_length.check(text).right
    assert experiments.test_length.check("14 d").cause == "first-is-all"
    for text in ("days", "21 weeks", "d"):
        assert experiments.test_length.check(text).kind is Kind.INVALID


def test_what_was_asked_is_pointed_to():
    due = audit.never_asked()
    for words in set(audit.ASKABLE) - due - {"label delay"}:
        verdict = audit.missing_question.check(due | {words})
        assert verdict.kind is Kind.WRONG and audit.STANDS[words] in verdict.message
    fields = Design(GIVEN["middling"]).fields
    assert (fields["latency_ms"], fields["recall"]) == (250, 90) and fields["rollback"] == "last model kept warm"
    assert fields["new_items"] == "content features"


def test_a_score_that_is_near_is_called_near():
    said = SCORED["weak"].check([0] * 9).message
    assert "Close enough, 2 points apart: 0 of 18, and the reference has 2." in said


def test_interleaving_measures_preference_only():
    assert experiments.interleaving_reach.check({"preference"}).right
    for other in set(experiments.CLAIMS) - {"preference"}:
        assert experiments.interleaving_reach.check({"preference", other}).cause


def test_sooner_is_not_more():
    for days in (1, 7, 28):
        slow, fast = (1 - math.exp(-days / mean) for mean in (6, 3))
        assert delays.lift(days) == pytest.approx(100 * (fast / slow - 1))
    assert 85 > delays.lift(1) > 84 and round(delays.lift(7)) == 31 and delays.lift(28) < 1
    assert 1 - math.exp(-7 / 6) == pytest.approx(2 / 3, abs=0.03)  # “a third of its purchases still to come”
