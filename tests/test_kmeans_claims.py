"""What the chapter says beside its exercises, recomputed."""

import re
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest

from utils.chapters.kmeans import contest, lloyd, seeding
from utils.chapters.kmeans.bugs import BUGS
from utils.chapters.kmeans.expose import smallest
from utils.chapters.kmeans.pictures_data import digits
from utils.chapters.kmeans.trap_figures import elbow

CHAPTER = (Path(__file__).parents[1] / "solutions" / "05_kmeans.py").read_text(encoding="utf-8")


def test_the_minutes_of_the_sittings_add_up():
    promised = int(re.search(r"\*\*(\d+) minutes\*\*", CHAPTER)[1])
    timing = re.search(r"First sitting: (.*)", CHAPTER)[1]
    assert sum(map(int, re.findall(r"\d+", timing))) == promised


@pytest.mark.parametrize(("width", "one_in"), [(4, 34), (10, 202)])
def test_only_seeds_on_one_short_side_get_stuck_and_how_often_they_are_drawn(width, one_in):
    box = np.array([[0, 0], [width, 0], [0, 1], [width, 1]], float)
    stuck = 0
    for one, two in combinations(range(4), 2):
        run = lloyd.kmeans(box, box[[one, two]])
        if lloyd.cost(box, run.centres, run.labels) > 1:
            assert box[one, 0] == box[two, 0] and lloyd.cost(box, run.centres, run.labels) == width**2
            gaps = ((box[one] - box) ** 2).sum(axis=1)
            chance = gaps[two] / gaps.sum()  # from either end alike: one long side away, one short, one both
            assert chance == pytest.approx(1 / (2 * width**2 + 2)) == 1 / one_in
            stuck += 1
    assert stuck == 2  # the two short sides, so that each first seed has one such partner


def test_a_quarter_of_the_clumps_without_a_seed_is_repaired():
    X, clumps = contest.clumped()
    rng, without, left = np.random.default_rng([0, 1]), [], []
    for _ in range(200):
        seeds = seeding.random_rows(X, contest.K, rng)
        without.append(contest.K - len(np.unique(lloyd.nearest(seeds, clumps))))
        ends = lloyd.kmeans(X, seeds).centres
        apart = np.sqrt(((ends[:, None] - clumps) ** 2).sum(axis=2)).min(axis=0)
        left.append((apart > 3 * contest.SPREAD).sum())
    assert round(np.mean(without)) == 8 and round(np.mean(left)) == 6


def test_seeds_on_five_other_draws():
    ends = [contest.contest(100, seed) for seed in range(1, 6)]
    for name, before, after in (("random", (48, 76), (8, 12)), ("k-means++", (2.5, 4.3), (1.3, 2.2))):
        places = 0 if name == "random" else 1
        for when, due in (("seeds", before), ("after", after)):
            means = [round(getattr(one, when)[name].mean(), places) for one in ends]
            assert (min(means), max(means)) == due


def test_a_tie_holds_it_where_the_cost_could_still_fall():
    X = np.array([[0.0], [2], [3]])

    def least(C):
        return ((X - np.array(C)) ** 2).min(axis=1).sum()

    C, labels, _ = lloyd.history(X, np.array([[2.0], [3.0]]))[-1]
    assert C.ravel().tolist() == [1, 3] and lloyd.cost(X, C, labels) == 2 and abs(2 - 1) == abs(2 - 3)
    assert least([1 - 0.01, 3 - 0.01]) < least([1 - 1e-4, 3 - 1e-4]) < 2
    grid = np.arange(0, 3.001, 0.25)
    assert min(least(pair) for pair in product(grid, grid)) == least([0, 2.5]) == 0.5


def test_cells_of_an_index():
    for n, probes in ((40_000, 1), (40_000, 8), (10**6, 16)):
        k = np.arange(1, n + 1)
        looked = k + probes * n / k
        assert k[looked.argmin()] == pytest.approx(np.sqrt(probes * n), rel=0.01)


def test_digits_over_twenty_starts():
    X, y = digits()
    rng_of, runs = np.random.default_rng, []
    for seed in range(20):
        run = lloyd.kmeans(X, seeding.plus_plus(X, 10, rng_of(seed)))
        commonest = {np.bincount(y[run.labels == j]).argmax() for j in range(10)}
        runs.append((lloyd.cost(X, run.centres, run.labels), len(commonest)))
    found = [count for _, count in sorted(runs)]
    assert [found.count(count) for count in (9, 8, 10)] == [12, 6, 2] and found[:2] == [10, 10]
    assert sorted(runs).index(runs[0]) > 1  # the run that is shown is none of the two


def test_an_even_square_of_240_points():
    assert round(elbow("a uniform square")[3], 2) == 0.23


def test_an_outlier_draws_seeds_and_a_clump_as_far_away_outweighs_it():
    rng, far = np.random.default_rng(0), [[-50.0, 0.0]]
    alone = np.vstack([rng.normal(size=(999, 2)), far])
    assert np.mean([(seeding.plus_plus(alone, 3, rng)[:, 0] == -50).any() for _ in range(300)]) > 0.6
    beside = np.vstack([np.zeros((500, 2)), np.tile([[50.0, 0.0]], (100, 1)), far])
    assert np.mean([(seeding.plus_plus(beside, 2, rng)[:, 0] == -50).any() for _ in range(300)]) < 0.05


def test_the_set_that_exposes_rounding_is_small_but_not_the_smallest():
    kmeans = BUGS["rounded-means"].kmeans
    C, _ = kmeans(np.array([[0.25]]), 1, np.random.default_rng(0))
    assert C[0, 0] != 0.25 and smallest(kmeans).count("[") > 2


def test_the_round_quotes_the_question():
    from utils.chapters.kmeans import aloud

    quoted = aloud.my_board.check([1, 1, 1, 0, 0, 0, 1, 1]).message.split("“")[1].split("”")[0]
    assert quoted in CHAPTER
