"""The chapter's figures say what independent computations say, and draw at every extreme."""

import math

import numpy as np
import pytest

from utils.chapters.logistic_gradient import figures, tiles
from utils.figures.stage import Stage


def title(draw, scene, columns, **params):
    return Stage(draw, scene, "wide", columns).render(params)[1]


def words(draw, scene, **params):
    """Return all texts a frame shows, in one string."""
    stage, found = Stage(draw, scene, "wide", 1), []

    def listening(ax, **given):
        draw(ax, **given)
        found.extend(text.get_text() for text in ax.texts)

    stage.draw = listening
    stage.render(params)
    return " | ".join(found)


@pytest.mark.parametrize("z", [-6.0, -4.6, 0.0, 3.0, 6.0])
def test_slopes_are_those_of_the_losses(z):
    h = 1e-6
    for slope, up, down in zip(figures.slopes(z), figures.losses(z + h), figures.losses(z - h), strict=True):
        assert abs(slope - (up - down) / (2 * h)) < 1e-8


def test_the_losses_figure_names_the_ratio():
    p = 1 / (1 + math.exp(4.6))
    assert round(1 / (p * (1 - p))) == 101
    assert "101 times" in title(figures.draw_losses, figures.losses_scene, 2, z=-4.6)


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("z", [-10, -2, 0, 10])
def test_the_tiles_multiply_to_the_gradient(z, y):
    h = 1e-5
    p = lambda s: 1 / (1 + math.exp(-s))  # noqa: E731
    loss = lambda s: math.log1p(math.exp(-s if y else s))  # noqa: E731
    first, second, third = tiles.factors(z, y)
    assert second == pytest.approx((p(z + h) - p(z - h)) / (2 * h), rel=1e-4)
    assert first * second == pytest.approx((loss(z + h) - loss(z - h)) / (2 * h), rel=1e-4)
    assert third == tiles.X_J


def test_every_step_of_the_tiles_has_the_same_value():
    """The expressions in the first tile, step by step, are one number."""
    y, p = 0.3, 0.7
    ways = [
        -y / p + (1 - y) / (1 - p),
        (-y * (1 - p) + (1 - y) * p) / (p * (1 - p)),
        (-y + y * p + p - y * p) / (p * (1 - p)),
        (p - y) / (p * (1 - p)),
    ]
    assert np.allclose(ways, ways[0])
    assert len(tiles.STEPS) == len(ways) + 2  # naming them before, what is left after


def test_the_tiles_show_the_numbers_of_the_prediction():
    shown = words(tiles.draw_tiles, tiles.tiles_scene, step=1, z=-10, y=1)
    assert "−22,027" in shown and "0.0000454" in shown
    assert "−0.99995" in words(tiles.draw_tiles, tiles.tiles_scene, step=5, z=-10, y=1)


def test_what_is_left_is_shown_however_small():
    """At y = 1, z = 10 the gradient is 2 (p - 1) = -0.0000908, not -0.0001; next to -2 it is not rounded to it."""
    left = -2 / (1 + math.exp(10))
    assert round(left, 7) == -0.0000908
    assert "= −0.0000908" in words(tiles.draw_tiles, tiles.tiles_scene, step=5, z=10, y=1)
    assert "= −1.99991" in words(tiles.draw_tiles, tiles.tiles_scene, step=5, z=-10, y=1)


@pytest.mark.parametrize("z", [-6.0, -4.6, -3.0, -1.0, 0.0, 0.6, 3.0, 5.0])
def test_the_slopes_numbers_lie_on_no_curve(z):
    """The curves are drawn to the right of z: a number is to the left of it, or further from the curve than its height."""
    stage, found = Stage(figures.draw_losses, figures.losses_scene, "wide", 2), []

    def listening(height, slope, z):
        figures.draw_losses(height, slope, z)
        slope.figure.canvas.draw()
        lines = [line for line in slope.lines if len(line.get_xdata()) > 2]
        for text in slope.texts:
            box = text.get_window_extent()
            for line in lines:
                points = slope.transData.transform(line.get_xydata())
                found.append(bool(box.count_contains(points)))

    stage.draw = listening
    stage.render({"z": z})
    assert found and not any(found)


@pytest.mark.parametrize(
    ("data", "slope"), [("separable", 12.7), ("separable, λ = 0.01", 3.5), ("two labels swapped", 0.9)]
)
def test_the_newton_figure_after_seven_steps(data, slope):
    assert f"slope {slope}" in title(figures.draw_newton, figures.newton_scene, 2, steps=7, data=data)


@pytest.mark.parametrize("make", [figures.losses_figure, figures.tiles_figure, figures.newton_figure])
def test_played_figures_draw_every_extreme(make, unattended):
    figure = make()
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)
    assert figure.predict["says"]
