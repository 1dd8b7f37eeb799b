"""The funnel's plan by hand, and every number in the exercises' words computed another way."""

import math
from fractions import Fraction as F

import numpy as np
import pytest

from utils.chapters.recommender.funnel_plan import Plan, Recall
from utils.chapters.recommender.funnel_stages import milliseconds
from utils.chapters.recommender.funnel_tail import tail_of_sum, truth
from utils.chapters.recommender.queueing import Queue


# --- the plan ---------------------------------------------------------------------------------------------------------
def test_a_plan_by_hand():
    plan = Plan()
    assert plan.stages == {"retrieval": 3.0, "calling the ranker": 2.0, "scoring": 50.0}
    assert plan.queue == Queue(200, 0.055, 12) and plan.a_month == pytest.approx(876) and plan.enough is None
    assert plan.found == pytest.approx((0.8, 0.48))
    assert str(milliseconds()).count("\n") == 4 and "55 ms" in repr(milliseconds()) and "38 ms" in repr(milliseconds())
    assert "without bound" in repr(milliseconds(servers=11))
    assert Plan(500, 4000).stages["scoring"] == 2000


def test_recall_between_and_end_to_end():
    recall = Recall([(10, 0.2), (1000, 0.6)], kept=0.5)
    assert recall.at(100) == pytest.approx((0.4, 0.2)) and recall.at(10) == pytest.approx((0.2, 0.1))
    measured = Recall([(100, 0.5, 0.3), (10, 0.2, 0.15)])
    assert measured.at(100) == pytest.approx((0.5, 0.3))


@pytest.mark.parametrize(
    "table",
    [[(10, 0.2)], [(10, 0.2), (10, 0.3)], [(0, 0.1), (5, 0.2)], [(1, 0.5, 0.6), (2, 0.7)], [(1, 0.5), (2, 1.7)]],
)
def test_a_table_that_cannot_be_is_refused(table):
    with pytest.raises(ValueError, match="recall"):
        Recall(table)


# --- every number in the words ----------------------------------------------------------------------------------------
def test_sums_in_the_words():
    assert 10**7 * F(100, 10**6) == 1000 and 500 * F(100, 1000) == 50 and F(10**7, 500) == 20_000
    assert 200 * 1000 == 200_000 and 200 * F(50, 1000) == 10 and F(1000, 20_000) == F(50, 1000)
    assert 400 * F(55, 1000) == 22 and math.ceil(F(22) / F(7, 10)) == 32 and round(22 / 32, 2) == 0.69
    assert round(22 / 31, 2) == 0.71 and 22 * F(13, 10) == F(286, 10) and round(22 / 28.6, 2) == 0.77
    assert round(1 / 0.055, 1) == 18.2 and round(22 / 23, 2) == 0.96
    assert round(1000 * Queue(400, 0.055, 32).mean_wait, 1) == 0.2
    assert round(1000 * Queue(400, 0.055, 23).mean_wait) == 42
    assert Queue(1.4, 1, 2).mean_wait > 10 * Queue(22.4, 1, 32).mean_wait
    assert 500 * 4 / (500 * 0.1) == 40 and 100 // 4 == 25


def test_tails_in_the_words():
    assert 50 * math.log(125) == pytest.approx(241.4, abs=0.05)
    assert tail_of_sum(50, 10, 50 * math.log(125)) == pytest.approx(0.01, abs=1e-4)
    assert truth() == {"smooth": pytest.approx(241.4157, abs=1e-3), "rare": 510}
    rng = np.random.default_rng(1)
    sums = rng.exponential(10, 10**6) + rng.exponential(50, 10**6)
    error = math.sqrt(0.01 * 0.99 / 1e6) / (0.01 / 50)
    assert abs(np.quantile(sums, 0.99) - truth()["smooth"]) < 4 * error < 3
    slow = rng.random((2, 10**6)) < 0.009
    assert np.quantile(np.where(slow, 500, 10).sum(axis=0), 0.99) == 510
    assert np.quantile(np.where(slow[0], 500, 10), 0.99) == 10
    assert [round(mean * math.log(100)) for mean in (10, 50)] == [46, 230] and 46 + 230 == 276
    assert (sums > 60).mean() > 1 / 3 and pytest.approx(28.82) == 20 + 2 * 0.009 * 490
    assert round(0.991**2, 3) == 0.982 and round(1 / 0.009**2, -3) == 12_000 and round(1 - 0.99**100, 2) == 0.63
    assert 510 // 20 == 25


def test_what_the_figure_predicts():
    before, after = Queue(200, 0.055, 12), Queue(200, 0.055, 24)
    assert [round(1000 * q.quantile(0.99)) for q in (before, after)] == [346, 253]
    assert round(-55 * math.log(0.01)) == 253
