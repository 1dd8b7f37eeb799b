"""The chapter's figures and measurements against independent computations; they bear stubs and refuse politely."""

import json

import numpy as np
import pytest
from sklearn.cluster import KMeans

from utils.chapters.kmeans import contest, figures, use_figures
from utils.chapters.kmeans.board import SeedBoard, best_costs, still, world_data
from utils.chapters.kmeans.lloyd import nearest
from utils.chapters.kmeans.pictures_data import digits
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


@pytest.mark.parametrize("make", [SeedBoard, lambda: SeedBoard(predict=True)])
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
