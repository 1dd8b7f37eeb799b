"""The chapter's live figures by name; drawn here: which link goes with which family."""

import numpy as np

from utils.chapters.glm_softmax.families import FAMILIES, LINKS, flat, mean, weight
from utils.chapters.glm_softmax.softmax_figures import overflow_figure, softmax_figure
from utils.figures import Predict, colours, play

__all__ = ["link_picker", "overflow_figure", "softmax_figure"]

INK, SHADE, BLUE = "#222222", "#DCEBF5", colours.MODEL
ETA = np.linspace(-4, 4, 401)
LOW, HIGH = -3, 6
PROBES = ((1, 2), (2, 3), (-2, -1), (0.25, 0.5))  # two places to compare; the first pair at which both have a mean


# --- family x link ------------------------------------------------------------------------------------------------
def link_scene(means, weights):
    """Set up the mean and the weight, both against the linear predictor."""
    means.set(xlim=(-4, 4), ylim=(-2.2, 4.2), xlabel="linear predictor η", ylabel="mean μ", xticks=range(-4, 5, 2))
    weights.set(xlim=(-4, 4), ylim=(LOW, HIGH), xlabel="linear predictor η", xticks=range(-4, 5, 2))
    weights.set_ylabel("weight on (μ − y) x", labelpad=1)
    weights.axhline(1, color="#999999", linewidth=1, linestyle=":")


def verdict(family, link):
    """Say in a line what the pair does to the gradient."""
    if flat(family, link):
        value = float(np.nanmedian(weight(family, link, ETA)))
        words = f"{value:.0f} everywhere, canonical" + (" up to sign" if value < 0 else "")
    else:
        probes = [(probe, weight(family, link, np.array(probe, float))) for probe in PROBES]
        probe, values = next((probe, values) for probe, values in probes if np.isfinite(values).all())
        words = ", ".join(f"{value:.2f} at η = {at:g}" for value, at in zip(values, probe, strict=True))
        words = f"not flat, {words}"
    return f"{family} with {link}: {words}".replace("-", "−")


def fit_of(family, link):
    """Say what happens to the means: none for some eta, or some means out of reach."""
    low, high, _ = FAMILIES[family]
    mu, valid = mean(family, link, ETA)
    if not valid[np.isfinite(mu)].all():
        return "dashed: no such mean"
    if not valid.all():
        return "no mean at η = 0"
    if link in ("logit", "probit") and high > 1:
        return "reaches only 0 to 1"
    if link == "log" and low < 0:
        return "reaches only above 0"
    return "every η has its mean"


def draw_link(means, weights, family, link):
    """Draw the inverse link over the family's means, and the weight it puts on (mu - y) x."""
    low, high, _ = FAMILIES[family]
    mu, valid = mean(family, link, ETA)
    means.axhspan(max(low, -2.2), min(high, 4.2), color=SHADE, zorder=0.5)
    plate = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5}
    for height, words in ((3.72, f"shaded: {family} means"), (-1.95, fit_of(family, link))):
        means.text(-3.8, height, words, fontsize=9.5, color=INK, bbox=plate, zorder=4)
    mu = np.where(np.abs(mu) > 12, np.nan, mu)  # a pole is a gap and not a vertical line
    means.plot(ETA, np.where(valid, mu, np.nan), color=BLUE, zorder=3)
    means.plot(ETA, np.where(valid, np.nan, mu), color=colours.ERROR, linestyle="--", zorder=3)
    value = weight(family, link, ETA)
    even = flat(family, link)
    weights.plot(
        ETA, np.where((value > 3 * LOW) & (value < 3 * HIGH), value, np.nan),
        color=colours.TRUTH if even else colours.ERROR, linewidth=3 if even else 2, linestyle="-" if even else "--",
    )  # fmt: skip
    if not valid.all():
        without = ETA[~valid]
        for left, right in _runs(without):
            weights.axvspan(left, right, facecolor="#EFEFEF", hatch="///", edgecolor="#C8C8C8", zorder=0.5)
        first, last = max(_runs(without), key=lambda run: run[1] - run[0])
        if last - first > 1:
            weights.text((first + last) / 2, LOW + 0.5, "no mean", ha="center", fontsize=9.5, color=INK, bbox=plate)
    means.set_title(verdict(family, link))


def _runs(etas):
    """Return (first, last) of each unbroken stretch of the grid."""
    cuts = np.flatnonzero(np.diff(etas) > 1.5 * (ETA[1] - ETA[0]))
    return [(part[0], part[-1]) for part in np.split(etas, cuts + 1)]


def link_picker():
    """Show, for each family and link, the factor that stands in front of (mu - y) x."""
    return play(
        draw_link, scene=link_scene, columns=2, family=list(FAMILIES), link=list(LINKS),
        start={"family": "Bernoulli", "link": "probit"}, labels={"family": "response", "link": "link"},
        predict=Predict(
            "Four responses, five links: twenty pairs. In how many is the weight on (μ − y) x a flat line?",
            truth=4, low=0, high=20,
            says="One for each response. For Gamma it lies at −1: the canonical parameter is −1/μ.",
            marks={
                20: "“Any generalised linear model”: that is the sentence this figure is here to correct. One for each response.",
                1: "Logistic regression is not alone: look for one for each response.",
                3: "The fourth lies at −1: Gamma with the inverse link, canonical up to sign.",
                5: "Close: one for each response, and there are four.",
            },
        ),
        alt="Left, the mean as a function of the linear predictor under the chosen link, with the means the response "
        "allows shaded and impossible ones dashed. Right, the weight 1/(g′(μ)V(μ)) on (μ − y) x. It is flat for Bernoulli "
        "with logit, Poisson with log, Gaussian with identity, and at −1 for Gamma with inverse; Bernoulli with probit "
        "gives a bowl: 1.60 at 0, 1.81 at 1.",
    )  # fmt: skip
