"""The icons of base rates in a bare page, against the same counts in Python."""

import random

import pytest
from bare_page import CUT, bare_pages

from utils.chapters.conditional_probability.icons import BaseRates, count_people, is_sick
from utils.chapters.conditional_probability.worlds import screening

COUNT = """([rates]) => {
  const { found, missed, alarms, cleared } = code.countPeople(rates, 1000);
  return [found, missed, alarms, cleared, code.exactShare(rates)];
}"""


@pytest.fixture
def show(context):
    """Return a function that renders a widget in a bare page."""
    with bare_pages(context) as shown:
        yield shown


def test_people_are_counted_as_in_python(show):
    page, draw = show(BaseRates(), "countPeople, exactShare"), random.Random(5)
    for _ in range(150):
        mille = [
            draw.choice([1, 2, 5, 10, 20, 50, 100, 200, 300, 500]),
            draw.randrange(500, 1001, 10),
            draw.randrange(500, 1001, 5),
        ]
        rates = [f"{m}e-3" for m in mille]
        *counts, share = page.evaluate(
            COUNT, [dict(zip(("prevalence", "sensitivity", "specificity"), mille, strict=True))]
        )
        assert tuple(counts) == count_people(*rates)
        assert share == pytest.approx(float(screening(*rates).given("positive").probability(is_sick)), abs=1e-12)


def test_the_people_move_with_the_sliders_after_a_prediction(show):
    page = show(BaseRates(prevalence=0.02, sensitivity=0.9, specificity=0.97, predict=True))
    assert page.get_by_role("slider").first.is_disabled() and "positives" not in page.locator(".cp-result").inner_text()
    page.locator(".cp-guess").fill("nonsense")
    page.keyboard.press("Enter")
    assert page.get_by_role("slider").first.is_disabled()
    page.locator(".cp-guess").fill("90%")
    page.keyboard.press("Enter")
    assert "P(positive | sick)" in page.locator(".cp-answered").inner_text()
    assert page.locator(".cp-result").inner_text().startswith("18 of the 47 positives are sick")
    page.keyboard.press("Home")
    assert page.locator(".cp-result").inner_text().startswith("1 of the 31 positives is sick")


@pytest.mark.parametrize("width", [420, 700])
@pytest.mark.parametrize("traits", [{}, {"predict": True}])
def test_it_fits_its_width(show, traits, width):
    page = show(BaseRates(**traits), width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT) == []
