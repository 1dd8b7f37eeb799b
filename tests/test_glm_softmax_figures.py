"""What the chapter's figures say, against scipy and plain floating point."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from matplotlib.figure import Figure
from scipy import special, stats

from utils.chapters.glm_softmax import figures, softmax_figures
from utils.figures.stage import Stage


def title(draw, scene, columns, **params):
    return Stage(draw, scene, "wide", columns).render(params)[1]


def picked(family, link):
    return title(figures.draw_link, figures.link_scene, 2, family=family, link=link)


def test_the_picker_names_the_probit_factor():
    at_one, at_two = (stats.norm.pdf(z) / (stats.norm.cdf(z) * stats.norm.sf(z)) for z in (1, 2))
    assert picked("Bernoulli", "probit").endswith(f"not flat, {at_one:.2f} at η = 1, {at_two:.2f} at η = 2")


@pytest.mark.parametrize(
    ("family", "link", "words"),
    [
        ("Bernoulli", "logit", "1 everywhere, canonical"),
        ("Poisson", "log", "1 everywhere, canonical"),
        ("Gaussian", "identity", "1 everywhere, canonical"),
        ("Gamma", "inverse", "−1 everywhere, canonical up to sign"),
        ("Poisson", "identity", "not flat, 1.00 at η = 1, 0.50 at η = 2"),
        ("Gamma", "log", f"not flat, {math.exp(-1):.2f} at η = 1, {math.exp(-2):.2f} at η = 2"),
        ("Bernoulli", "inverse", "not flat, −1.00 at η = 2, −0.50 at η = 3"),
    ],
)
def test_the_picker_says_what_the_pair_does(family, link, words):
    assert picked(family, link) == f"{family} with {link}: {words}"


@pytest.mark.parametrize(
    ("family", "link", "words"),
    [
        ("Poisson", "identity", "dashed: no such mean"),
        ("Gamma", "inverse", "dashed: no such mean"),
        ("Gaussian", "inverse", "no mean at η = 0"),
        ("Gaussian", "logit", "reaches only 0 to 1"),
        ("Poisson", "probit", "reaches only 0 to 1"),
        ("Gaussian", "log", "reaches only above 0"),
        ("Bernoulli", "probit", "every η has its mean"),
        ("Gamma", "log", "every η has its mean"),
    ],
)
def test_misfits_are_named(family, link, words):
    assert figures.fit_of(family, link) == words


def test_only_four_of_the_twenty_pairs_are_flat():
    flat = [
        pair
        for pair in ((f, link) for f in figures.FAMILIES for link in figures.LINKS)
        if "not flat" not in picked(*pair)
    ]
    assert len(flat) == 4 == int(figures.link_picker().predict["truth"])


def test_the_softmax_figure_shows_softmax():
    _, p = softmax_figures.probabilities(1, -2, 3)
    assert p == pytest.approx(special.softmax([1, -2, 0]))
    words = title(softmax_figures.draw_softmax, softmax_figures.softmax_scene, 3, true=-2, first=1, shift=0)
    p = special.softmax([1, -2, 0])[1]
    assert words == f"true class: p = {p:.2f}, loss {-math.log(p):.2f}, slope {p - 1:.2f}".replace("-", "−")
    assert "same p" in title(softmax_figures.draw_softmax, softmax_figures.softmax_scene, 3, true=0, first=1, shift=-2)


@pytest.mark.parametrize(("precision", "last"), [("float16", 11), ("float32", 88), ("float64", 709)])
def test_the_overflow_figure_breaks_where_the_format_does(precision, last):
    for z, broken in ((last, False), (last + 1, True)):
        with np.errstate(all="ignore"):
            raised = np.exp(np.array([z, 0], precision))
            assert np.isnan(raised[0] / raised.sum()) == broken
        words = title(softmax_figures.draw_overflow, softmax_figures.overflow_scene, 1, precision=precision, z=z)
        assert ("nan" in words) == broken and f"exp({z})" in words


@pytest.mark.parametrize(
    ("precision", "z", "shown"),
    [
        ("float16", 5, f"{2034 / 2048:.4g}"),  # sigmoid(5) is 2034.3 steps of 2^-11
        ("float32", 5, f"{special.expit(5):.4g}"),
        ("float64", 5, f"{special.expit(5):.4g}"),
        ("float16", 11, "1"),
        ("float64", 1000, "1"),
    ],
)
def test_both_forms_are_computed_in_the_chosen_precision(precision, z, shown):
    ax = Figure().add_subplot()
    softmax_figures.draw_overflow(ax, precision, z)
    (words,) = [text.get_text() for text in ax.texts if "exp(−z)" in text.get_text()]
    assert words.endswith(f"=  {shown}")
    assert softmax_figures.stable(precision, z).dtype == precision


@pytest.mark.parametrize("make", [figures.link_picker, figures.softmax_figure, figures.overflow_figure])
def test_played_figures_draw_every_extreme(make, unattended):
    figure = make()
    assert len(figure.alt) > 60 and not any(figure.problems) and all(figure.captions)


def test_the_predictions_are_true_and_not_given_away():
    with localcontext() as context:
        context.prec = 500
        digits = len(str(int(Decimal(1000).exp())))
    assert digits == 435 == int(figures.overflow_figure().predict["truth"])
    assert len(str(int(np.finfo(float).max))) == 309 and len(str(int(np.finfo(np.float16).max))) == 5
    p = np.array([0.6, 0.1, 0.3])
    assert (p - [0, 1, 0]).sum() == pytest.approx(0) and figures.softmax_figure().predict["truth"] == "0"
