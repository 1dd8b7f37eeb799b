"""Retrieval against brute force; the learner's search in every form; the race bears stubs and functions that never end."""

import numpy as np
import pytest

from utils.bench import retrieval as bench
from utils.chapters.recommender import experiment, probing, retrieval, retrieval_race
from utils.chapters.recommender.ratings import day_at, ratings


@pytest.fixture(scope="module")
def films():
    return retrieval.shop()


def brute(X, q, k):
    return sorted(range(len(X)), key=lambda row: -float(np.dot(X[row], q)))[:k]


def test_the_shop_holds_the_films_with_a_vector_and_real_people(films):
    X, queries = films
    data, cut = ratings(), day_at(experiment.SHARE)
    past = slice(0, data.until(cut))
    kept = np.bincount(data.item[past][data.liked[past]], minlength=data.items) >= 3
    assert len(X) == kept.sum() == 2509 and queries.shape == (200, 32)
    assert retrieval.shop(500)[0].shape == (500, 32) and np.abs(X).sum(axis=1).min() > 0


def test_exact_search_is_brute_force(films):
    X, queries = films
    for q in queries[:5]:
        found = retrieval.exact(X, 20)(q)
        assert np.allclose(X[found] @ q, X[brute(X, q, 20)] @ q, atol=1e-6)


def test_cells_hold_each_row_once_and_all_of_them_are_exact_search(films):
    X, queries = films
    centres, lists = retrieval.cells(X)
    assert len(lists) == len(centres) == int(np.sqrt(len(X)))
    assert np.array_equal(np.sort(np.concatenate(lists)), np.arange(len(X)))
    for q in queries[:5]:
        every = retrieval.probe(q, X, centres, lists, len(lists), 30)
        assert np.allclose(X[every] @ q, X[brute(X, q, 30)] @ q, atol=1e-6)


def test_recall_counts_what_scores_as_much():
    X, q = np.array([[3.0], [2], [2], [1]]), np.array([[1.0]])
    assert retrieval.recall([np.array([0, 2])], X, q, 2) == 1
    assert retrieval.recall([np.array([0, 3])], X, q, 2) == 0.5
    assert retrieval.recall([np.array([1, 2])], X, q, 2) == 1  # both as good as the second best
    assert retrieval.recall([np.array([3])], X, q, 2) == 0


def test_the_graph_is_the_same_every_time_and_finds_nearly_all(films):
    X, queries = films
    one, two = retrieval.graph(X), retrieval.graph(X)
    found = [retrieval.walk(one, 200)(q) for q in queries]
    assert all(np.array_equal(rows, retrieval.walk(two, 200)(q)) for rows, q in zip(found, queries, strict=True))
    assert retrieval.recall(found, X, queries) > 0.98


def test_more_candidates_find_more():
    table = retrieval.recall_by_candidates(0)
    sizes, recalls = zip(*table, strict=True)
    assert list(sizes) == sorted(sizes) and list(recalls) == sorted(recalls) and recalls[-1] < 1
    asked = experiment.temporal(0).requests
    live = experiment.temporal(0).lists["factorisation"][:, :50]
    alone = np.mean([w[top].sum() / w.sum() for w, top in zip(asked.wanted, live, strict=True)])
    assert all(size <= 2 * each for size, each in zip(sizes, retrieval.SIZES, strict=True))
    assert alone < recalls[0]  # the two lists together find more than one of them


# --- the learner's search -------------------------------------------------------------------------------------------
def by_heap(q, X, centres, lists, probes, k):
    import heapq

    cells = heapq.nlargest(probes, range(len(centres)), key=lambda c: centres[c] @ q)
    rows = [int(row) for cell in cells for row in lists[cell]]
    return heapq.nlargest(k, rows, key=lambda row: X[row] @ q)


def by_infinity(q, X, centres, lists, probes, k):
    score = np.full(len(X), -np.inf)
    for cell in np.argpartition(-(centres @ q), probes - 1)[:probes]:
        score[lists[cell]] = X[lists[cell]] @ q
    order = np.argsort(-score)[:k]
    return order[np.isfinite(score[order])]


@pytest.mark.parametrize("answer", [by_heap, by_infinity, retrieval.probe])
@pytest.mark.parametrize("seed", ["0", "5"])
def test_right_however_written(answer, seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", seed)
    verdict = probing.cell_search.check(answer)
    assert verdict.right, str(verdict)


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_each_mistake_gets_its_own_words(seed, monkeypatch):
    monkeypatch.setenv("COURSE_SEED", seed)
    for mistake in probing.cell_search.mistakes:
        assert probing.cell_search.check(mistake.example).cause == mistake.name

    def unsorted(q, X, centres, lists, probes, k):
        score = X @ q
        rows = np.concatenate([lists[cell] for cell in np.argsort(-(centres @ q))[:probes]])
        return rows[np.argpartition(-score[rows], min(k, len(rows)) - 1)[:k]]

    assert probing.cell_search.check(unsorted).kind == "wrong"
    twice = probing.cell_search.check(lambda q, X, centres, lists, probes, k: [lists[0][0]] * 2)
    assert not twice.right


# --- the race ---------------------------------------------------------------------------------------------------------
def stub(q, X, centres, lists, probes, k): ...


def endless(q, X, centres, lists, probes, k):
    while True:
        pass


def test_the_race_measures_all_three_and_exact_misses_nothing():
    race = retrieval_race.measure(600)
    assert race.rows == 600 and set(race.runs) == {"exact", "cells", "voyager"}
    assert race.runs["exact"][0].recall == 1
    recalls = [run.recall for run in race.runs["cells"]]
    assert recalls == sorted(recalls) and recalls[-1] == 1  # 32 probes of 24 cells
    assert all(run.ms > 0 for runs in race.runs.values() for run in runs)


def test_what_a_learner_hands_in_is_tried_before_it_is_raced():
    assert retrieval_race.usable(by_infinity) is None
    assert "not written" in retrieval_race.usable(stub)
    assert "did not end" in retrieval_race.usable(endless)
    assert "other rows" in retrieval_race.usable(lambda q, X, centres, lists, probes, k: lists[0][:k])
    assert "TypeError" in retrieval_race.usable(lambda q: q)
    assert "raised" in retrieval_race.usable(3)


@pytest.mark.parametrize("search", [stub, by_infinity])
def test_the_picture_says_what_was_measured(search, unattended):
    alt = retrieval_race.recall_race(search).alt
    assert "2,509 vectors" in alt and ("course's" in alt) == (search is not by_infinity)


def test_a_title_for_few_vectors_promises_nothing():
    times = {"exact": [retrieval_race.Timed(0, 1.0, 0.06)], "cells": [retrieval_race.Timed(4, 0.97, 0.02)] * 3}
    times["voyager"] = [retrieval_race.Timed(100, 0.99, 0.03)]
    few, many = (retrieval_race.Race(rows, times, {}) for rows in (2509, 20_000))
    from matplotlib.figure import Figure

    for race, words in (
        (few, "2,509 vectors: exact takes 0.06 ms"),
        (many, "20,000: cells, 3.0 times as fast as exact"),
    ):
        ax = Figure().add_subplot()
        retrieval_race.draw_race(ax, race, True)
        assert ax.get_title() == words


def test_the_bench_reports_a_row_a_setting():
    lines = bench.report(bench.measure((400,))).splitlines()
    assert len(lines) == 2 + 1 + len(retrieval_race.PROBES) + len(retrieval_race.EFFORTS)
    assert all(line.startswith("| 400 |") for line in lines[2:])
