"""The two figures on sizes: what they draw agrees with sums done here."""

import pytest

from utils.chapters.design_studio import sizing, sizing_figures
from utils.figures.stage import Stage


@pytest.mark.parametrize("make", [sizing_figures.memory_figure, sizing_figures.tornado_figure])
def test_every_extreme_is_drawn(make, unattended):
    figure = make()
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)


def title(draw, scene, **params):
    return Stage(draw, scene).render(params)[1]


@pytest.mark.parametrize(
    ("items", "width", "numbers"), [(1e8, 4, "160"), (1e8, 2, "320"), (1e9, 4, "16"), (1e6, 1, "64,000")]
)
def test_memory_up_to_the_last_number_that_fits(items, width, numbers):
    most = int(numbers.replace(",", ""))
    assert items * most * width <= 64e9 < items * (most + 1) * width
    assert f"64 GB hold up to {numbers} numbers" in title(
        sizing_figures.draw_memory, sizing_figures.memory_scene, items=items, width=width
    )


def test_what_the_prediction_says():
    asked = sizing_figures.memory_figure().predict
    assert float(asked["truth"]) == 64e9 / 1e8 / 4 == 160
    assert 64e9 / 1e8 == 640 and 64e9 / 1e8 / 2 == 320 and 64e9 / 1e8 / 32 == 20 and 1e8 * 128 * 4 == 51.2e9
    assert sizing_figures.memory(1e8, 128, None) == sizing_figures.memory(1e8, 1024, None) == 3.2e9


def test_codes_do_not_grow():
    assert "whatever the length" in title(
        sizing_figures.draw_memory, sizing_figures.memory_scene, items=1e9, width=None
    )


@pytest.mark.parametrize(("place", "name"), list(enumerate(sizing.QUESTIONS)))
def test_the_tornado_names_the_driver(place, name):
    question = sizing.QUESTIONS[name]
    said = title(sizing_figures.draw_tornado, sizing_figures.tornado_scene, question=place)
    one = question.assumptions[question.driver]
    ratio = question.at(**{question.driver: one.high}) / question.at(**{question.driver: one.low})
    ratio = max(ratio, 1 / ratio)
    assert said.startswith(name) and f"{question.driver}: a factor of {float(f'{ratio:.2g}'):,g}" in said


def test_one_driver_can_be_counted():
    drivers = [question.driver for question in sizing.QUESTIONS.values()]
    assert len(drivers) == 10 and sum(driver in ("items", "users") for driver in drivers) == 1
    assert float(sizing_figures.tornado_figure().predict["truth"]) == 1
