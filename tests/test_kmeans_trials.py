"""Tests of tests: correct implementations pass, each broken one is caught, and each walks past some plausible weak test."""

import numpy as np
import pytest

from utils.chapters.kmeans.bugs import BUGS
from utils.chapters.kmeans.expose import fault, small_sets, smallest
from utils.chapters.kmeans.testing import small_test
from utils.chapters.kmeans.trials import TestOfKmeans
from utils.chapters.kmeans.variants import CORRECT
from utils.exercise import Kind


def invariants_hold(kmeans, sets, seeds=range(20), copies=True, cost=True, centres=True, nearest=True, tolerance=1e-8):
    """The reference test, with parts that a weaker one leaves out."""
    for X, k in sets:
        for seed in seeds:
            kept = X.copy()
            C, labels = kmeans(X, k, np.random.default_rng(seed))
            assert not copies or np.array_equal(X, kept)
            assert np.isfinite(C).all()
            gaps = ((X[:, None] - C) ** 2).sum(axis=2)
            if nearest:
                assert np.allclose(gaps[np.arange(len(X)), labels], gaps.min(axis=1))
            if centres:
                assert all(np.allclose(C[j], X[labels == j].mean(axis=0), atol=tolerance) for j in set(labels))
            assert not cost or k < len(X) or gaps.min(axis=1).sum() < 1e-9


RNG = np.random.default_rng(1)
WHOLE = (RNG.integers(0, 9, (12, 2)), 3)
CLOUD = (RNG.normal(3, 1, (40, 2)), 4)
THREE = (np.array([[0.0], [1], [3]]), 3)
EQUAL = (np.zeros((3, 1)), 2)
ALL = [WHOLE, CLOUD, THREE, EQUAL]


def reference(kmeans):
    invariants_hold(kmeans, ALL)


def floats_only(kmeans):
    invariants_hold(kmeans, [CLOUD, THREE, EQUAL])


def loose_tolerance(kmeans):
    invariants_hold(kmeans, ALL, tolerance=0.6)


def one_feature(kmeans):
    line = (np.array([[0], [1], [1], [4], [9]]), 2)
    invariants_hold(kmeans, [line, (np.array([[0.0], [0], [1]]), 1), THREE, EQUAL])


def never_empty(kmeans):
    invariants_hold(kmeans, [WHOLE, CLOUD, THREE])


def labels_only(kmeans):
    invariants_hold(kmeans, [(np.array([[0.0], [1], [10], [11]]), 2)], centres=False)


def no_cost(kmeans):
    invariants_hold(kmeans, ALL, cost=False)


def around_the_origin(kmeans):
    X = np.array([[-5.0, 0], [-4, 0], [4, 0], [5, 0]])
    C, labels = kmeans(X, 2, np.random.default_rng(0))
    assert labels[0] == labels[1] != labels[2] == labels[3] and np.allclose(np.sort(C[:, 0]), [-4.5, 4.5])


def centres_only(kmeans):
    C, _ = kmeans(np.array([[0.0, 2], [1, 3], [20, 30], [21, 31]]), 2, np.random.default_rng(0))
    assert np.allclose(C[C[:, 0].argsort()], [[0.5, 2.5], [20.5, 30.5]])


def far_clumps(kmeans):
    X = np.vstack([RNG.normal(size=(20, 2)), RNG.normal(size=(20, 2)) + 50])
    invariants_hold(kmeans, [(X, 2)])


def hands_over_a_copy(kmeans):
    invariants_hold(lambda X, k, rng: kmeans(X.copy(), k, rng), ALL)


WEAK = {
    "integer-centres": floats_only,
    "rounded-means": loose_tolerance,
    "wrong-axis": one_feature,
    "empty-to-nan": never_empty,
    "one-step-early": labels_only,
    "repeated-seeds": no_cost,
    "mixed-squares": around_the_origin,
    "off-by-one": centres_only,
    "manhattan": far_clumps,
    "spoilt-input": hands_over_a_copy,
}


def test_the_reference_test_catches_all_and_raises_no_alarm():
    assert len(BUGS) >= 8 and small_test.check(reference).right
    trial = TestOfKmeans().read(reference)
    assert trial.alarms == {} and trial.missed == [] and set(trial.caught) == set(BUGS)


@pytest.mark.parametrize("name", BUGS)
def test_a_plausible_weak_test_misses_it_and_is_told_its_name(name):
    weak = WEAK[name]
    trial = TestOfKmeans().read(weak)
    assert trial.alarms == {}
    assert name in trial.missed and len(trial.caught) >= 1
    shown = trial.missed[0]
    verdict = small_test.check(weak)
    assert (verdict.kind, verdict.cause) == (Kind.WRONG, shown)
    assert f"caught {len(trial.caught)} of {len(BUGS)}" in verdict.message
    assert BUGS[shown].does in verdict.message and BUGS[shown].needs in verdict.message
    assert smallest(BUGS[shown].kmeans) in verdict.counterexample


@pytest.mark.parametrize("name", BUGS)
def test_the_message_names_this_bug_when_it_is_all_that_is_missed(name):
    def all_but_one(kmeans):
        if kmeans is not BUGS[name].kmeans:
            reference(kmeans)

    verdict = small_test.check(all_but_one)
    assert verdict.cause == name and f"caught {len(BUGS) - 1} of {len(BUGS)}" in verdict.message
    assert BUGS[name].does in verdict.message


@pytest.mark.parametrize("name", BUGS)
def test_the_smallest_data_set_exposes_it_and_nothing_smaller_does(name):
    kmeans, words = BUGS[name].kmeans, smallest(BUGS[name].kmeans)
    assert words and "k = " in words
    size = next(len(X) for X, k in small_sets() for s in range(8) if fault(kmeans, X, k, s))
    assert words.split("X = ")[1].split(", k =")[0].count("[") - 1 == size


@pytest.mark.parametrize("name", CORRECT)
def test_correct_ones_hold_on_every_small_set(name):
    for i, (X, k) in enumerate(small_sets()):
        if i % 7 == 0:
            assert fault(CORRECT[name], X, k, i) is None, (X.tolist(), k)


def test_correct_ones_differ_in_order_and_in_where_they_stop():
    X = np.random.default_rng(4).random((60, 2))
    runs = {name: kmeans(X, 6, np.random.default_rng(0)) for name, kmeans in CORRECT.items()}
    labels = {tuple(np.asarray(found[1]).tolist()) for found in runs.values()}
    costs = {round(float(((X - C[found]) ** 2).sum()), 9) for C, found in runs.values()}
    assert len(labels) >= 4 and len(costs) >= 3


@pytest.mark.parametrize("name", [*CORRECT, *BUGS])
def test_all_refuse_what_cannot_be_clustered(name):
    kmeans = CORRECT.get(name) or BUGS[name].kmeans
    for X, k in ((np.array([[0.0], [np.nan]]), 1), (np.ones((2, 1)), 3)):
        with pytest.raises(ValueError, match=r"finite|between"):
            kmeans(X, k, np.random.default_rng(0))


def test_a_test_that_never_ends_or_breaks_things_is_survived(monkeypatch):
    def endless(kmeans):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass

    def leaves(kmeans):
        raise SystemExit

    def rude(kmeans):
        np.random.seed(0)
        print("x" * 10_000)
        assert kmeans(np.array([[0], [1]]), 1, np.random.default_rng(0))[0][0, 0] == 0.5

    monkeypatch.setattr(small_test, "limit", 0.5)
    assert small_test.check(endless).kind is Kind.ERROR
    monkeypatch.setattr(small_test, "limit", 20)
    assert small_test.check(leaves).cause == "fails-everything"
    assert small_test.check(rude).kind is Kind.WRONG
    assert small_test.check(lambda kmeans: "fine").kind is Kind.INVALID
    assert small_test.check(lambda kmeans: ...).kind is Kind.UNATTEMPTED


def test_true_and_false_count_as_well_as_assert():
    def says(kmeans):
        try:
            reference(kmeans)
        except Exception:
            return np.False_
        return True

    assert small_test.check(says).right
