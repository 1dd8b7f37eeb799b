"""The chapter's figures and measurements against independent computations; they bear stubs and refuse politely."""

import json
import os

import numpy as np
import pytest
from sklearn.cluster import KMeans

from utils.chapters.kmeans import contest, figures, limits, race, racing, recall, use_figures
from utils.chapters.kmeans.board import SeedBoard, best_costs, still, world_data
from utils.chapters.kmeans.clock import MINUTES, PHASES, QUESTIONS, RoundClock
from utils.chapters.kmeans.lloyd import nearest
from utils.chapters.kmeans.memory import human, needs, peak_bytes
from utils.chapters.kmeans.pictures_data import digits, patches
from utils.chapters.kmeans.trap_figures import caught, elbow
from utils.figures.stage import Stage

PLAYED = [name for name in figures.__all__ if name.endswith("figure")]


@pytest.mark.parametrize("name", PLAYED)
def test_every_extreme_is_drawn(name, unattended):
    figure = getattr(figures, name)()
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)


def title(draw, scene, columns, **params):
    return Stage(draw, scene, "wide", columns).render(params)[1]


@pytest.mark.parametrize("width", [1, 4, 10])
def test_the_box_figure_counts_right(width):
    from utils.chapters.kmeans.seed_figures import box_scene, draw_box

    corners = np.array([[x, y] for x in (0, width) for y in (0, 1)])
    stuck = sum(min(((c - s) ** 2).sum() for s in ([width / 2, 0], [width / 2, 1])) for c in corners)
    assert f"J = {stuck:g}; the best is J = 1: a ratio of {stuck:g}" in title(draw_box, box_scene, 2, width=width)


def test_the_contest_is_between_seeds_of_the_same_points():
    found = contest.contest(50)
    assert found.after["random"].mean() > 3 * found.after["k-means++"].mean() > 3
    for name in ("random", "k-means++"):
        assert len(found.seeds[name]) == 50 and (found.after[name] <= found.seeds[name] + 1e-12).all()
        assert (found.after[name] >= 1 - 1e-12).all()


def test_digits_clusters_are_described_by_their_labels():
    X, y = digits()
    centres, shown, share = use_figures.digit_clusters(10)
    labels = nearest(X, centres)
    agree = sum(max((y[labels == j] == d).sum() for d in range(10)) for j in range(10))
    assert share == pytest.approx(agree / len(y)) and round(share, 2) == 0.79
    assert 9 not in shown and sorted(shown.tolist()).count(1) == 2 and len(set(shown.tolist())) == 9


@pytest.mark.parametrize("k", [2, 64])
def test_a_palette_is_as_large_as_it_says(k):
    image, colours, error = use_figures.palette(k)
    assert len(np.unique(image.reshape(-1, 3), axis=0)) == k == len(colours)
    original = use_figures.photograph("flower.jpg")
    assert error == pytest.approx(255 * np.sqrt(((image - original) ** 2).mean()))


def test_units_shapes_and_sizes_mislead():
    agree = {
        world: caught(world)[3]
        for world in ("round, even clumps", "one feature in other units", "bent shapes", "one large, two small")
    }
    fine, *misled = agree.values()
    assert fine == 1 and all(share < 0.85 for share in misled)


def test_an_even_square_has_a_quarter_of_the_cost_left_at_four():
    X = np.random.default_rng(0).random((200_000, 2))
    quarter = (
        KMeans(4, init=np.array([[0.25, 0.25], [0.25, 0.75], [0.75, 0.25], [0.75, 0.75]]), n_init=1).fit(X).inertia_
    )
    assert quarter / ((X - X.mean(0)) ** 2).sum() == pytest.approx(0.25, abs=0.005)
    assert elbow("a uniform square")[3] == pytest.approx(0.25, abs=0.04)
    for world in ("three clumps", "a uniform square", "digits"):
        assert (np.diff(elbow(world)) < 0).all()


@pytest.mark.parametrize("make", [SeedBoard, lambda: SeedBoard(predict=True), RoundClock])
def test_a_widget_stores_the_same_picture_and_words_every_time(make):
    one, two = make()._repr_mimebundle_()[0], make()._repr_mimebundle_()[0]
    assert one["image/png"] == two["image/png"] and one["image/png"].startswith("iVBOR")
    assert "0x" not in one["text/plain"]
    json.dumps(one)


def test_a_prediction_is_not_answered_by_the_stored_picture():
    assert still("three clumps", True) != still("three clumps", False)


def test_the_best_known_costs_are_not_beaten_by_scikit_learn():
    for world in world_data()["worlds"]:
        X = np.array(world["points"])
        assert world["best"] == best_costs(X)
        for k in (2, 3):
            peer = KMeans(k, n_init=30, random_state=0).fit(X).inertia_
            assert world["best"][k - 1] <= peer * (1 + 1e-9)


def test_the_round_fits_its_twenty_minutes():
    assert [until for until, _ in PHASES] == sorted({until for until, _ in PHASES}) and PHASES[-1][0] == MINUTES
    assert all(0 < at < MINUTES for at, _ in QUESTIONS)


# --- the ladder -----------------------------------------------------------------------------------------------------
def broadcasting(X, C):
    return ((X[:, None] - C) ** 2).sum(axis=2).argmin(axis=1)


def stub(X, C): ...


def test_what_does_not_fit_is_refused_before_it_is_tried(monkeypatch):
    asked = []

    def counted(X, C):
        asked.append(len(X))
        return broadcasting(X, C)

    monkeypatch.setattr(race, "GRIDS", {"n": (100, 300_000)})
    monkeypatch.setattr(race, "lloyd_step_of_sklearn", lambda X, C: 0.001)
    monkeypatch.delenv("COURSE_UNATTENDED", raising=False)
    found = race.measure({"broadcasting": counted}, "n")
    assert max(asked) == 100 and found.refused == ["broadcasting, n = 300,000: it would need 2.5 GB; not run"]
    assert [point.at for point in found.runs["broadcasting"]] == [100]
    assert human(needs("broadcasting", 300_000, 16, 64)) == "2.5 GB"


def test_stubs_and_wrong_rungs_are_left_out_with_a_reason(unattended):
    shown = racing.ladder(
        {
            "loops": stub,
            "broadcasting": broadcasting,
            "matrix product": lambda X, C: np.zeros(len(X)),
            "blocks": lambda X, C: 1 / 0,
        }
    )
    text = repr(shown)
    assert "loops, n = 300: it is not written yet" in text and "matrix product, n = 300: its labels are wrong" in text
    assert "blocks, n = 300: it raised ZeroDivisionError" in text and "broadcasting, scikit-learn" in text
    assert shown._repr_mimebundle_()["image/png"]
    with pytest.raises(ValueError, match='"n", "d" or "k"'):
        race.measure({}, "x")


def test_a_time_smaller_than_its_noise_is_left_out(unattended, monkeypatch):
    ticks = iter([2.0, 3.0])  # the longer run in 2 s, the shorter in 3
    monkeypatch.setattr(race, "best_of", lambda *_: next(ticks))
    assert np.isnan(race.lloyd_step_of_sklearn(*race.world(300, 2, 3)))
    ticks = iter([2.0, 1.95])  # a gap of 2.5%
    assert np.isnan(race.lloyd_step_of_sklearn(*race.world(300, 2, 3)))
    monkeypatch.setattr(limits, "lloyd_step_of_sklearn", lambda X, C: np.nan)
    found = limits.limits(stub)
    assert "scikit-learn" not in repr(found) and "ms. Broadcasting is limited" in found.says


def test_limits_and_recall_bear_a_stub(unattended, monkeypatch):
    monkeypatch.setattr(limits, "lloyd_step_of_sklearn", lambda X, C: 0.01)
    assert os.environ["COURSE_UNATTENDED"] == "1"
    found = limits.limits(stub)
    assert (
        "your step" not in repr(found)
        and "scikit-learn's step" in repr(found)
        and "The limit is" in found._repr_html_()
        and "Scikit-learn's step takes" in found.says
    )
    assert "Your step was not run: it is not written yet." in found.says
    assert "Recall" in repr(recall.recall_curve(stub)) and "not written yet" in repr(recall.recall_curve(...))


def test_what_is_no_step_gets_a_sentence_and_no_curve(unattended):
    def sums_lost(X, C):
        return C, broadcasting(X, C)

    for step, words in (
        (3, "takes your function"),
        (lambda X, C: (C, np.zeros(len(X), int)), "its labels are wrong"),
        (sums_lost, "its centres are not the means"),
        (broadcasting, "the new centres and the labels"),
        (lambda X, C: 1 / 0, "it raised ZeroDivisionError"),
    ):
        said = recall.recall_curve(step)
        assert words in repr(said) and words in said._repr_html_() and not hasattr(said, "figure")


def test_a_ladder_of_something_else_is_a_sentence():
    assert '"n" (points)' in repr(racing.ladder({}, vary="q")) and "'q'" in repr(racing.ladder({}, vary="q"))
    assert "takes a dictionary" in repr(racing.ladder(...)) and "`vary`" in repr(racing.ladder({}, vary=[]))


def test_a_rung_that_never_ends_or_is_none_is_left_out_with_a_reason(monkeypatch):
    def endless(X, C):
        while True:
            pass

    monkeypatch.setattr(race, "SMALL_SECONDS", 0.2)
    X, C = race.world(60, 2, 3)
    assert "had not ended" in race.wrong_on(endless, X, C)
    assert race.wrong_on(..., X, C) == "it is not written yet" and race.wrong_on(3, X, C) == "it is no function"


def test_one_disturbed_time_does_not_end_a_line():
    sizes = {"n": 3000, "d": 16, "k": 64}
    fine, disturbed = race.Point(300, 0.01, np.nan), race.Point(1000, 2.0, np.nan)
    assert race.too_much("loops", sizes, 3000, [fine, disturbed]) is None
    assert "would take" in race.too_much("loops", sizes, 3000, [disturbed])
    late = [race.Point(10_000, 1.0, np.nan)]
    assert race.too_much("broadcasting", {**sizes, "n": 30_000}, 30_000, late) is None  # memory is to end it
    assert "would need" in race.too_much("broadcasting", {**sizes, "n": 100_000}, 100_000, late)


def test_a_memory_that_was_not_measured_is_said():
    slow = race.Race("n", {"matrix product": [race.Point(300, 0.1, 9.0), race.Point(1000, 4.0, np.nan)]}, [])
    assert racing.unweighed(slow) == [
        "matrix product, n = 1,000: too slow to be run again, so its memory was not measured"
    ]


def test_peak_memory_is_that_of_the_arrays():
    assert peak_bytes(lambda: np.zeros(10**6)) == pytest.approx(8e6, rel=0.01)
    assert needs("broadcasting", 10**6, 128, 1000) == 1.024e12 and needs("matrix product", 10**6, 128, 1000) >= 8e9


def test_probing_every_cell_is_exact_and_fewer_probes_find_less():
    found = recall.measure(rows=3000, cells=40)
    recalls = [p.recall for p in found.probed]
    assert recalls == sorted(recalls) and recalls[0] > 0.2 and recalls[-1] > 0.9
    shares = [p.share for p in found.probed]
    assert shares == sorted(shares) and shares[-1] < 1
    assert len(patches()) > 40_000 + recall.QUERIES
