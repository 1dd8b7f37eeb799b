"""What a cold learner tried: each recognisable slip is told by its own words, and what is right beside it passes."""

import time

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from utils.chapters.kmeans import assigning, choosing, first, index, looping, rungs, testing, updating
from utils.exercise import Kind


def nearest(X, C):
    return cdist(X, C, "sqeuclidean").argmin(axis=1)


def averages(X, labels, C, empty=lambda X, C, j: C[j], middle=np.mean):
    return np.array(
        [middle(X[labels == j], 0) if (labels == j).any() else empty(X, C, j) for j in range(len(C))], float
    )


def any_row(X, C, j):
    return X[np.random.randint(len(X))]


def looped(update, begin=None, checks=True, still=lambda C, new, before, labels: np.array_equal(before, labels)):
    def kmeans(X, C):
        if checks and np.isnan(X).any():
            raise ValueError("NaN")
        C, before = np.array(C, float), begin(len(X)) if begin else None
        while True:
            labels = nearest(X, C) if checks else ((X[:, None] - C) ** 2).sum(2).argmin(1)
            new = update(X, labels, C)
            if before is not None and still(C, new, before, labels):
                return C, labels
            C, before = new, labels

    return kmeans


# --- the empty cluster ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("seed", range(5))
def test_a_row_drawn_by_the_global_generator_cannot_be_repeated(seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", str(seed))
    np.random.seed(seed)

    def update(X, labels, C):
        return averages(X, labels, C, any_row)

    def step(X, C):
        return update(X, labels := nearest(X, C), C), labels

    for exercise, answer in ((updating.update, update), (looping.lloyd_loop, looped(update)), (rungs.block_step, step)):
        verdict = exercise.check(answer)
        assert verdict.cause == "not-repeatable" and "drawn at random" in verdict.message


def test_to_refuse_an_empty_cluster_is_answered_as_a_choice():
    def refuses(X, C, j):
        raise ValueError("empty")

    verdict = updating.update.check(lambda X, labels, C: averages(X, labels, C, refuses))
    assert verdict.cause == "refused" and verdict.kind is Kind.WRONG

    def always(X, labels, C):
        raise ValueError("not written")

    assert updating.update.check(always).kind is Kind.ERROR


def test_an_empty_cluster_sent_far_away_is_no_wrong_mean():
    verdict = updating.update.check(lambda X, labels, C: averages(X, labels, C, lambda X, C, j: C[j] * 0 + 1e12))
    assert verdict.cause == "astray" and verdict.message.startswith("The means are right")


@pytest.mark.parametrize("empty", [lambda X, C, j: C[j], lambda X, C, j: X[0]])
def test_medians_are_called_so_whatever_the_policy(empty):
    assert updating.update.check(lambda X, labels, C: averages(X, labels, C, empty, np.median)).cause == "median"
    assert updating.update.check(lambda X, labels, C: averages(X, labels, C, empty)).right


# --- the loop -------------------------------------------------------------------------------------------------------
def unmoved(C, new, before, labels):
    return np.array_equal(C, new)


def test_a_loop_that_waits_for_nan_to_stand_still_is_told_so_and_soon():
    start = time.perf_counter()
    with np.errstate(all="ignore"):
        verdict = looping.lloyd_loop.check(looped(averages, checks=False, still=unmoved))
    assert verdict.cause == "nan-never-ends" and "NaN" in verdict.message and verdict.kind is Kind.WRONG
    assert time.perf_counter() - start < looping.lloyd_loop.limit
    assert looping.lloyd_loop.check(looped(averages, still=unmoved)).right


def test_one_that_never_ends_at_all_is_not_told_about_nan():
    def endless(X, C):
        while True:
            pass

    verdict = looping.lloyd_loop.check(endless)
    assert verdict.kind is Kind.ERROR and "three points" in verdict.message and "NaN" not in verdict.message


def test_a_short_limit_and_the_stop_button_reach_through(monkeypatch):
    import signal
    import threading

    def endless(X, C):
        while True:
            pass

    monkeypatch.setattr(looping.lloyd_loop, "limit", 0.3)
    assert "still running after 0.3 seconds" in looping.lloyd_loop.check(endless).message
    monkeypatch.undo()
    stop = threading.Timer(0.3, lambda: signal.pthread_kill(threading.main_thread().ident, signal.SIGINT))
    stop.start()
    with pytest.raises(KeyboardInterrupt):
        looping.lloyd_loop.check(endless)


@pytest.mark.parametrize("exercise", [looping.lloyd_loop, testing.small_test, choosing.plus_plus, rungs.block_step])
def test_no_check_is_silent_for_long(exercise):
    assert exercise.limit <= 15


def test_labels_that_begin_as_zeros_are_found():
    assert looping.lloyd_loop.check(looped(averages, lambda n: np.zeros(n, int))).cause == "born-converged"
    assert looping.lloyd_loop.check(looped(averages, lambda n: np.full(n, -1))).right


def test_labels_before_centres_are_the_other_way_round():
    good = looped(averages)
    for exercise, answer in (
        (looping.lloyd_loop, lambda X, C: good(X, C)[::-1]),
        (rungs.block_step, lambda X, C: (nearest(X, C), averages(X, nearest(X, C), C))),
    ):
        verdict = exercise.check(answer)
        assert verdict.kind is Kind.INVALID and "other way round" in verdict.message


# --- shapes ---------------------------------------------------------------------------------------------------------
def test_argmin_over_the_points_and_distances_for_labels():
    def gaps(X, C):
        return ((X[:, None].astype(float) - C) ** 2).sum(axis=2)

    assert assigning.nearest.check(lambda X, C: gaps(X, C).argmin(axis=0)).cause == "over-points"
    verdict = assigning.nearest.check(gaps)
    assert verdict.kind is Kind.INVALID and "has the least" in verdict.message and "shape (n,)" in verdict.message
    assert "any" not in verdict.message


# --- the ladder -----------------------------------------------------------------------------------------------------
def blocks(rows, labels_of=lambda X, C, new, labels: labels, whole=False):
    def step(X, C):
        labels, sums, counts = np.zeros(len(X), int), np.zeros(C.shape), np.zeros(len(C))
        for start in range(0, len(X) // rows * rows if whole else len(X), rows):
            part = X[start : start + rows]
            labels[start : start + rows] = mine = nearest(part, C)
            np.add.at(sums, mine, part)
            np.add.at(counts, mine, 1)
        new = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], C)
        return new, labels_of(X, C, new, labels)

    return step


@pytest.mark.parametrize("rows", [100, 512, 1024, 4096])
def test_a_short_block_that_is_dropped_is_missed_by_name(rows):
    assert rungs.block_step.check(blocks(rows, whole=True)).cause == "tail-lost"


def test_labels_of_the_next_step_are_called_so():
    step = blocks(512, lambda X, C, new, labels: nearest(X, new))
    assert rungs.block_step.check(step).cause == "labels-of-the-next"
    assert rungs.block_step.check(blocks(512)).right


def test_praise_claims_what_was_checked():
    two_passes = rungs.block_step.check(lambda X, C: (averages(X, labels := blocks(512)(X, C)[1], C), labels))
    assert two_passes.right and not two_passes.message.startswith("One pass") and "Did you" in two_passes.message
    for rung in (
        lambda X, C: cdist(X, C).argmin(1),
        lambda X, C: np.array([((X - c) ** 2).sum(1) for c in C]).argmin(0),
    ):
        verdict = rungs.by_product.check(rung)
        assert verdict.right and "it is not this rung" in verdict.message
    assert "from each of the starts tried" in looping.lloyd_loop.check(looped(averages)).message


# --- search, seeds --------------------------------------------------------------------------------------------------
def search(cells, gaps):
    def found(q, X, C, labels, probes):
        rows = np.flatnonzero(np.isin(labels, cells(C, q, probes)))
        return rows[gaps(X[rows] - q).argmin()] if len(rows) else 0

    return found


def squares(gap):
    return (gap**2).sum(axis=-1)


def absolute(gap):
    return np.abs(gap).sum(axis=-1)


def test_far_cells_and_absolute_distances_are_told_apart():
    def far(C, q, probes):
        return squares(C - q).argsort()[::-1][:probes]

    def by(measure):
        return lambda C, q, probes: measure(C - q).argsort()[:probes]

    assert index.inverted_file.check(search(far, squares)).cause == "far-cells"

    def raises_without_rows(q, X, C, labels, probes):
        rows = np.flatnonzero(np.isin(labels, far(C, q, probes)))
        return rows[squares(X[rows] - q).argmin()]

    assert index.inverted_file.check(raises_without_rows).cause == "far-cells"
    for coarse, fine in ((squares, absolute), (absolute, absolute), (absolute, squares)):
        assert index.inverted_file.check(search(by(coarse), fine)).cause == "absolute"
    assert index.inverted_file.check(search(by(squares), squares)).right


def test_row_0_as_the_first_seed_is_told():
    def seeds(X, k, rng):
        if k > len(X):
            raise ValueError("k > n")
        rows = [0]
        while len(rows) < k:
            gap = np.min([squares(X - X[row]) for row in rows], axis=0)
            rows.append(rng.choice(len(X), p=gap / gap.sum() if gap.any() else None))
        return X[rows]

    assert choosing.plus_plus.check(seeds).cause == "first-row"


# --- a test that crashes --------------------------------------------------------------------------------------------
DATA = np.array([[0.0], [1], [10]])


def no_generator(kmeans):
    kmeans(DATA, 2)


def a_number_for_a_generator(kmeans):
    kmeans(DATA, 2, 0)


def compares_arrays(kmeans):
    _, labels = kmeans(DATA, 2, np.random.default_rng(0))
    assert labels == [0, 0, 1]  # the truth of an array


def divides(kmeans):
    1 / 0  # noqa: B018


def raises_on_purpose(kmeans):
    _, labels = kmeans(np.array([[0.0], [0], [9]]), 2, np.random.default_rng(0))
    if labels[2] == 0:
        raise ValueError("the last belongs to cluster 1")


@pytest.mark.parametrize("test", [no_generator, a_number_for_a_generator, compares_arrays, divides])
def test_a_crash_is_no_claim_about_k_means(test):
    verdict = testing.small_test.check(test)
    assert verdict.cause == "crashed" and "default_rng(0)" in verdict.message


def test_an_objection_raised_on_purpose_is_no_crash():
    verdict = testing.small_test.check(raises_on_purpose)
    assert verdict.kind is Kind.WRONG and verdict.cause != "crashed"


def test_what_was_caught_is_said_by_number():
    def whole_numbers_only(kmeans):
        C, _ = kmeans(np.array([[0], [1]]), 1, np.random.default_rng(0))
        assert C[0, 0] == 0.5

    message = testing.small_test.check(whole_numbers_only).message
    assert "caught 2 of 10 (numbers 1, 5)." in message and "Number 2 walked past it" in message


def test_the_wrapper_that_the_chapter_offers_works():
    def small_test(kmeans):
        for X, k in ((np.array([[0], [2], [9], [10]]), 2), (np.zeros((3, 1)), 2), (np.array([[0.0], [1], [3]]), 3)):
            C, labels = kmeans(X, k, np.random.default_rng(0))
            assert np.allclose(squares(X - C[labels]), squares(X[:, None] - C).min(axis=1))

    kmeans = looped(averages)
    small_test(lambda X, k, rng: kmeans(X, X[rng.choice(len(X), k, replace=False)]))


# --- sums on paper --------------------------------------------------------------------------------------------------
NEAR = [
    (first.by_hand, {"means": [1, 9.5], "cost": 1.25}, "The means are right; the cost is not"),
    (first.by_hand, {"means": [1, 9], "cost": 2.5}, "Those are not the two means"),
    (first.stretched_box, {"stuck": 1, "best": 16}, "other way round"),
    (first.stretched_box, {"stuck": 8, "best": 0.5}, "Half"),
    (first.stretched_box, {"stuck": 16, "best": 4}, "16 is right"),
    (first.stretched_box, {"stuck": 5, "best": 1}, "1 is the best"),
    (first.stretched_box, {"stuck": 5, "best": 7}, "Neither"),
    (first.other_distance, 2, "Another c"),
    (rungs.memory_wall, 953.7, "GiB"),
    (rungs.memory_wall, 8192, "bits"),
    (rungs.memory_wall, 1.024e12, "in bytes"),
    (rungs.memory_wall, 77, "not the size"),
    (choosing.bound_factor, 30, "not the factor"),
    (choosing.next_seed, {0: 0, 1: 0.01, 5: 0.2, 10: 0.79}, "three decimals"),
    (choosing.next_seed, [1 / 4] * 4, "plain random choice"),
    (choosing.next_seed, [0.1, 0.1, 0.3, 0.5], "not the probabilities"),
]


@pytest.mark.parametrize(("exercise", "answer", "words"), NEAR)
def test_a_near_miss_is_told_how_near(exercise, answer, words):
    verdict = exercise.check(answer)
    assert verdict.kind is Kind.WRONG and words in verdict.message
    assert "the world" not in verdict.message and "smallest case" not in verdict.message


def test_what_one_says_aloud_is_right():
    assert rungs.memory_wall.check(1000).right and rungs.memory_wall.check(1024).right
    assert choosing.bound_factor.check(34).right and choosing.bound_factor.check(34.4).right
    assert not choosing.bound_factor.check(35).right
