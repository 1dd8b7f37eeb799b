"""The statistics of the learner's own calibration, against enumeration, scikit-learn and simulation."""

from itertools import pairwise, product
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.progress.calibration import (
    brier_parts,
    chance_range,
    grouped,
    overconfidence,
    reliability_bins,
    wilson,
)
from utils.progress.views.diagram import calibration_of

ANSWERS = st.lists(
    st.tuples(st.sampled_from([0, 0.1, 0.5, 0.6, 0.7, 0.8, 0.9, 1]) | st.floats(0, 1), st.booleans()), min_size=1
)


def split(answers):
    return [p for p, _ in answers], [y for _, y in answers]


@given(ANSWERS)
def test_the_three_parts_add_up_to_the_mean_square(answers):
    p, y = split(answers)
    parts = brier_parts(p, y)
    direct = sum((a - b) ** 2 for a, b in zip(p, y, strict=True)) / len(p)
    assert parts.brier == pytest.approx(direct, abs=1e-12)
    assert parts.reliability - parts.resolution + parts.uncertainty == pytest.approx(direct, abs=1e-12)
    assert parts.reliability >= 0 and 0 <= parts.uncertainty <= 0.25


def test_with_equal_confidences_in_a_bin_they_are_murphys():
    p = [0.5] * 10 + [0.9] * 20
    y = [1] * 6 + [0] * 4 + [1] * 15 + [0] * 5
    parts = brier_parts(p, y)
    # two bins: 0.5 with 0.6 right, 0.9 with 0.75 right; all together 21 of 30
    assert parts.reliability == pytest.approx((10 * 0.1**2 + 20 * 0.15**2) / 30)
    assert parts.resolution == pytest.approx((10 * 0.1**2 + 20 * 0.05**2) / 30)
    assert parts.uncertainty == pytest.approx(0.7 * 0.3)


@given(ANSWERS)
def test_bins_hold_every_answer_once_and_keep_equal_ones_together(answers):
    p = np.array(split(answers)[0], float)
    bins = grouped(p)
    assert sorted(np.concatenate(bins)) == list(range(len(p)))
    edges = [(p[inside].min(), p[inside].max()) for inside in bins]
    assert all(high < low for (_, high), (low, _) in pairwise(edges))
    assert len(bins) <= 8 and all(len(inside) >= min(6, len(p)) for inside in bins)


def test_points_are_means_and_shares():
    first, second = reliability_bins([0.5] * 8 + [0.8] * 5 + [0.9] * 5, [1, 0] * 4 + [1] * 9 + [0])
    assert (first.n, first.confidence, first.right) == (8, 0.5, 0.5)
    assert (second.n, second.right) == (10, 0.9) and second.confidence == pytest.approx(0.85)


@pytest.mark.parametrize(("hits", "n"), [(0, 5), (3, 7), (10, 20), (20, 20), (97, 100)])
def test_wilsons_ends_are_where_the_score_test_turns(hits, n):
    """By definition: at an end e, |share - e| is 1.96 standard errors under e."""
    for end in wilson(hits, n):
        if 0 < end < 1:
            assert abs(hits / n - end) == pytest.approx(1.959964 * np.sqrt(end * (1 - end) / n), rel=1e-5)
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n <= high <= 1 and high > low


@pytest.mark.parametrize(
    "p", [[0.5] * 6, [0.7] * 10, [0.5, 0.6, 0.7, 0.8, 0.9, 1.0], [1.0] * 4, [0.95] * 30, [0.0, 1.0]]
)
def test_chances_range_is_the_exact_one(p):
    law = np.zeros(len(p) + 1)
    if len(set(p)) == 1:
        law = np.array([comb(len(p), k) * p[0] ** k * (1 - p[0]) ** (len(p) - k) for k in range(len(p) + 1)])
    else:
        for outcome in product((0, 1), repeat=len(p)):
            law[sum(outcome)] += np.prod([a if hit else 1 - a for a, hit in zip(p, outcome, strict=True)])
    low, high = (round(end * len(p)) for end in chance_range(np.array(p)))
    assert law[low : high + 1].sum() >= 0.95 - 1e-9
    assert law[:low].sum() <= 0.025 + 1e-9 and law[high + 1 :].sum() <= 0.025 + 1e-9
    assert law[: low + 1].sum() > 0.025 and law[high:].sum() > 0.025 - 1e-9


def test_reliability_by_chance_is_what_a_perfect_forecaster_shows():
    rng = np.random.default_rng(5)
    p = rng.choice([0.5, 0.6, 0.7, 0.8, 0.9, 1.0], 30)
    draws = [brier_parts(p, rng.random(30) < p).reliability for _ in range(4000)]
    error = np.std(draws) / np.sqrt(len(draws))
    assert abs(np.mean(draws) - brier_parts(p, p > 0.5).by_chance) < 4 * error


def law_of_hits(p):
    """How probable each number of right answers is when every confidence is right: from its Fourier transform."""
    turns = np.exp(2j * np.pi * np.arange(len(p) + 1) / (len(p) + 1))
    return np.fft.fft(np.prod(1 - p[:, None] + p[:, None] * turns, axis=0)).real / (len(p) + 1)


@pytest.mark.parametrize("sure", [0.5, 0.7, 0.8, 0.9, 0.95])
@pytest.mark.parametrize("others", [1, 3, 4, 10, 20])
@pytest.mark.parametrize("n", [20, 40, 100])
def test_false_alarms_are_at_most_one_in_twenty(n, others, sure):
    """Worked out over all numbers of right answers: somebody exactly calibrated, mostly certain, some answers less so."""
    p = np.array([1.0] * (n - others) + [sure] * others)
    law, alarm = law_of_hits(p), 0.0
    assert law.sum() == pytest.approx(1)
    for hits in range(n + 1):
        low, high = overconfidence(p, [1] * hits + [0] * (n - hits)).chance
        alarm += law[hits] * (not low <= hits / n <= high)
    assert alarm <= 0.05 + 1e-9


@pytest.mark.parametrize(("n", "least"), [(20, 0.15), (40, 0.35), (100, 0.75)])
def test_overconfidence_by_15_points_is_noticed(n, least):
    p = np.resize([0.5, 0.6, 0.7, 0.8, 0.9, 1.0], n)
    low, _ = overconfidence(p, np.ones(n)).chance
    assert law_of_hits(np.clip(p - 0.15, 0, 1))[: round(low * n)].sum() > least


def test_the_difference_has_a_sign():
    assert overconfidence([0.9] * 20, [1] * 20).bias == pytest.approx(-0.1)
    assert overconfidence([0.9] * 20, [1] * 10 + [0] * 10).bias == pytest.approx(0.4)


@pytest.mark.parametrize(("sure", "n", "every"), [(0.5, 5, True), (0.5, 6, False), (0.6, 5, False)])
def test_below_six_answers_at_a_half_chance_reaches_everywhere(sure, n, every):
    assert (chance_range(np.full(n, sure)) == (0.0, 1.0)) == every


def test_resolution_may_be_negative():
    """One bin, in which the surer answers are the wrong ones."""
    parts = brier_parts([0.5, 0.6, 0.7, 0.8, 0.9, 1.0], [1, 1, 1, 0, 1, 0])
    assert parts.resolution < 0 and "can be negative" in str(
        calibration_of([0.5, 0.6, 0.7, 0.8, 0.9, 1.0], [1, 1, 1, 0, 1, 0])
    )


@pytest.mark.parametrize(
    ("p", "y"),
    [([0.5], [1, 0]), ([1.5], [1]), ([-0.1], [0]), ([np.nan], [0]), ([0.5], [2]), ([[0.5]], [[1]]), ([], [])],
)
def test_what_cannot_be_scored_is_refused(p, y):
    with pytest.raises(ValueError):
        brier_parts(p, y)
    with pytest.raises(ValueError):
        overconfidence(p, y)
