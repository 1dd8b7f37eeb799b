"""Metrics in money: the month in whole people, the lines drawn through it, and what the samples say about it."""

import re
from itertools import product

import numpy as np
import pytest

from utils.chapters.framing import metrics_against, metrics_cuts, metrics_manager, metrics_overlap, metrics_words, money
from utils.chapters.framing.money_figures import piles_figure

SCORE = np.array([score for score, _ in money.PEOPLE])
LEFT = np.array([left for _, left in money.PEOPLE])


@pytest.mark.parametrize("threshold", [*money.SCORES, 0.0, 0.25, 1.1])
def test_piles_against_masks(threshold):
    called = threshold <= SCORE
    found = money.piles(threshold)
    assert found == (
        (called & LEFT).sum(),
        (~called & LEFT).sum(),
        (called & ~LEFT).sum(),
        (~called & ~LEFT).sum(),
    )
    assert found.money(10, 60) == pytest.approx(np.where(called, LEFT * 60 - 10, 0).sum())


def test_the_month_is_calibrated():
    assert len(money.PEOPLE) == 1000
    for score in money.SCORES:
        assert LEFT[score == SCORE].mean() == pytest.approx(score)


def test_metrics_against_scikit_learn():
    from sklearn.metrics import f1_score, precision_score, recall_score

    for threshold in money.SCORES:
        found, said = money.piles(threshold), threshold <= SCORE
        assert found.precision == pytest.approx(precision_score(LEFT, said))
        assert found.recall == pytest.approx(recall_score(LEFT, said))
        assert found.f1 == pytest.approx(f1_score(LEFT, said))


def test_the_figure_says_what_the_month_earns():
    figure = piles_figure()
    earned = {t: (t <= SCORE) @ (LEFT * 60.0 - 10) for t in money.SCORES}
    assert max(earned, key=earned.get) == 0.2
    assert figure.predict["truth"] == "from 20% on"
    for t in (0.05, 0.2, 0.6):
        assert f"€{earned[t]:,.0f}" in figure.alt
    assert f"precision of {LEFT[SCORE >= 0.2].mean():.0%}" in figure.predict["says"]["from 20% on"]


@pytest.mark.parametrize("answer", [0.35, 0.4, "35%", "14/40", 0.37])
def test_any_line_that_calls_the_best_list_is_right(answer):
    assert metrics_cuts.cheapest_cut.check(answer).right


def test_no_other_line_is_right():
    earned = {t: (t <= SCORE) @ (LEFT * 40.0 - 14) for t in money.SCORES}
    best = max(earned, key=earned.get)
    for t in np.linspace(0, 1, 101):
        same = set(SCORE[t <= SCORE]) == set(SCORE[best <= SCORE])
        assert metrics_cuts.cheapest_cut.check(float(t)).right == same


def by_hand(leaves, offer, worth):
    """F1 and money of every k, from their definitions."""
    f1, cash = [], []
    for k in range(len(leaves) + 1):
        tp, fp, fn = sum(leaves[:k]), k - sum(leaves[:k]), sum(leaves[k:])
        f1.append(2 * tp / (2 * tp + fp + fn))
        cash.append(worth * tp - offer * k)
    return [{k for k, v in enumerate(values) if v > max(values) - 1e-9} for values in (f1, cash)]


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_two_maxima_against_every_small_case(n):
    found = 0
    for leaves in product((0, 1), repeat=n):
        if not any(leaves):
            continue
        for offer in (1, 10, 14, 16, 20, 25, 29):
            one, other = by_hand(leaves, offer, 30)
            apart = not one & other
            found += apart
            verdict = metrics_against.two_maxima.check({"leaves": list(leaves), "offer": offer, "worth": 30})
            assert verdict.right == apart, (leaves, offer, verdict)
            if apart:
                assert ("No list is shorter" in verdict.message) == (n == 2)
    assert bool(found) == (n > 1)


@pytest.mark.parametrize("leaves", [[0, 2], [0.5, 1], [0] * 40 + [1], [-1, 1]])
def test_leaves_are_ones_and_zeros(leaves):
    assert not metrics_against.two_maxima.check({"leaves": leaves, "offer": 20, "worth": 30}).right


def test_the_best_f1_has_a_threshold_of_half_of_it():
    threshold, best = metrics_words.best_f1()
    assert threshold == pytest.approx(best / 2, abs=1e-4)
    assert (round(threshold, 3), round(best, 3)) == (0.382, 0.764)
    assert metrics_words.assumed_ratio() == pytest.approx((1 + 5**0.5) / 2, abs=1e-4)
    f1 = {t: money.piles(t).f1 for t in money.SCORES}  # and in the month: the first score from half of the best F1 on
    assert max(f1, key=f1.get) == min(t for t in money.SCORES if t >= max(f1.values()) / 2)
    assert (2 - 0.5) / 0.5 == 3  # what the follow-up says of an F1 of 0.5


def test_a_hundred_at_thirty_percent_bring_eight_each():
    draws = np.random.default_rng(0).random(400_000) < 0.3
    assert (draws * 60 - 10).mean() == pytest.approx(8, abs=0.2)
    assert metrics_words.thirty_percent.check({"sentence": "group", "leavers": 60, "per_call": "8"}).right


@pytest.mark.parametrize("leavers", [200 * 0.3, 200 * (1 - 0.7), 2 * 100 * 0.3, "60"])
def test_sixty_of_two_hundred_however_computed(leavers):
    answer = {"sentence": "group", "leavers": leavers, "per_call": 0.3 * 60 - 10}
    assert metrics_words.thirty_percent.check(answer).right


def test_half_of_what_a_perfect_model_would_add_is_with_the_missed():
    last = metrics_cuts.LAST
    best, mine = (last.caught + last.missed) * (90 - 15), 40 * 90 - 140 * 15
    assert last.missed * (90 - 15) == (best - mine) / 2
    (says,) = [one.says for one in metrics_cuts.month_money.mistakes if one.name == "missed-charged"]
    assert "half of what is still to be had" in says


def rules(kinds):
    """(recall, precision) of every rule, by bit masks."""
    leave, stay = np.array(kinds).T
    chosen = (np.arange(1, 2 ** len(kinds))[:, None] >> np.arange(len(kinds))) & 1
    caught, bothered = chosen @ leave, chosen @ stay
    keep = caught + bothered > 0
    return caught[keep] / leave.sum(), caught[keep] / (caught + bothered)[keep]


@pytest.mark.parametrize("seen, best", list(zip(metrics_overlap.SEEN, (0, 0, 0.18, 1), strict=True)))
def test_recall_without_bothering_anybody(seen, best):
    recall, precision = rules(metrics_overlap.cells(seen))
    assert max(recall[precision == 1], default=0) == best
    assert max((r for r, p in metrics_overlap.reachable(seen) if p == 1), default=0) == best


def test_the_world_is_as_told():
    kinds = list(metrics_overlap.WORLD.values())
    assert np.sum(kinds, axis=0).tolist() == [50, 200]
    assert sum(leave > 0 and stay > 0 for leave, stay in kinds) == 7
    assert metrics_overlap.overlap_figure().predict["truth"] == "9"
    recall, precision = rules(list(metrics_overlap.TABLE.values()))
    assert metrics_overlap.whole_precision.check(recall[precision == 1].max()).right


def test_no_better_pair_by_tossing_a_coin_at_full_precision():
    rng = np.random.default_rng(1)
    leave, stay = np.array(list(metrics_overlap.TABLE.values())).T
    share = rng.random((20_000, len(leave))) * (rng.random((20_000, len(leave))) < 0.5)
    caught, bothered = share @ leave, share @ stay
    assert (caught[bothered == 0] / leave.sum()).max() <= 0.4


def test_a_coin_fills_the_lines_between_the_best_rules_and_nothing_above():
    leave, stay = np.array(list(metrics_overlap.TABLE.values())).T
    order = np.argsort(-leave / (leave + stay))  # calling whole kinds, the surest first
    called, caught = (np.r_[0, np.cumsum(each[order])] for each in (leave + stay, leave))
    share = np.random.default_rng(3).random((20_000, len(leave)))
    assert (share @ leave <= np.interp(share @ (leave + stay), called, caught) + 1e-9).all()
    recall, precision = rules(list(metrics_overlap.TABLE.values()))  # half of B called: 9.5 caught of 10 called
    assert not any((recall >= 9.5 / 20) & (precision >= 9.5 / 10))


def test_the_samples_tell_the_month_as_it_is():
    found = money.piles(0.2)
    strong, weak = metrics_manager.SAMPLES["c"].text, metrics_manager.SAMPLES["a"].text
    said = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", strong)}
    assert {found.called, found.caught, found.bothered, found.missed, LEFT.sum(), 1000} <= said
    assert int(found.money(10, 60)) in said
    assert f"F1 is {found.f1:.2f}" in weak
    assert (money.GROUPS[0.2], LEFT[SCORE == 0.2].sum()) == (100, 20)


@pytest.mark.parametrize("answer", [1500, "1500", 1500.0, np.float64(1500)])
def test_money_in_any_writing(answer):
    assert metrics_cuts.month_money.check(answer).right


@pytest.mark.parametrize("answer", [0.4, "40%", "2/5"])
def test_recall_in_any_writing(answer):
    assert metrics_overlap.whole_precision.check(answer).right


def test_what_the_follow_ups_say():
    assert 60 * (90 - 15) == 4500
    draws = (np.random.default_rng(3).random((200_000, 10)) < 0.3).sum(axis=1)
    assert round(100 * (draws <= 1).mean()) == 15
