"""What calibration is worth: the cost of a threshold computed from the ratio of costs, before and after."""

from functools import lru_cache

import numpy as np

from utils.chapters.calibration.credit_figures import mended
from utils.chapters.calibration.diagrams import LOOKS
from utils.figures import Predict, colours, play

RATIOS = (1, 2, 3, 5, 10, 20, 50)


def costs(p, y, ratio, threshold):
    """Return what each loan costs when p > threshold is refused: a refused good one 1, an accepted bad one `ratio`."""
    return np.where(p > threshold, 1 - y, ratio * y)


def saved(ratio):
    """Return the mean cost at t = 1/(1 + ratio) as it is, after Platt, and the standard error of their difference."""
    t = 1 / (1 + ratio)
    raw, platt = (costs(*mended(method), ratio, t) for method in ("as it is", "Platt"))
    return raw.mean(), platt.mean(), (raw - platt).std(ddof=1) / np.sqrt(len(raw))


@lru_cache(maxsize=32)
def cost_curve(method, ratio):
    """Return thresholds and the mean cost at each."""
    p, y = mended(method)
    thresholds = np.geomspace(0.002, 0.999, 260)
    return thresholds, np.array([costs(p, y, ratio, t).mean() for t in thresholds])


def everybody():
    """Return the mean cost of refusing every loan: the share of good ones, whatever a bad one costs."""
    return 1 - mended("as it is")[1].mean()


def cost_scene(ax):
    """Set up thresholds on a log scale, and the rule that needs no model: refuse everybody."""
    ax.set(
        xlim=(0.004, 1.02), ylim=(0, 1.55), xscale="log", xlabel="refuse from this p on", ylabel="mean cost of a loan"
    )
    ax.set_xticks([0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1], ["0.5%", "1%", "2%", "5%", "10%", "20%", "50%", "100%"])
    ax.minorticks_off()
    ax.axhline(everybody(), color="#999999", linewidth=1, dashes=(4, 3))


def draw_cost(ax, ratio):
    """Draw the cost of every threshold before and after Platt, and mark the one that the ratio of costs gives."""
    t, paper = 1 / (1 + ratio), {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    ax.axvline(t, color="#999999", linewidth=1)
    right = t < 0.2
    ax.text(
        t * (1.05 if right else 0.95),
        1.44,
        f"1/(1 + {ratio}) = {t:.3f}",
        ha="left" if right else "right",
        fontsize=10,
        bbox=paper,
    )
    x, side = (1, "right") if ratio > 10 else (0.0045, "left")  # where no curve passes
    ax.text(x, everybody() + 0.02, f"refuse everybody: {everybody():.2f}", ha=side, fontsize=10, color=colours.DATA)
    raw, platt, error = saved(ratio)
    for method, at, dash, height in (("as it is", raw, "--", 0.05), ("Platt", platt, "-", 0.16)):
        colour, marker, ink = LOOKS[method]
        x, line = cost_curve(method, ratio)
        ax.plot(x, line, dash, color=colour)
        ax.plot(t, at, marker, color=colour, markersize=9)
        ax.text(
            0.0045, height, f"{method}: {at:.2f} there, {line.min():.2f} at best", color=ink, fontsize=10, bbox=paper
        )
    said = (
        "a difference within chance"
        if abs(raw - platt) < 2 * error
        else f"calibrating first saves {1 - platt / raw:.0%}"
    )
    ax.set_title(f"Costs {ratio} : 1, refuse from {t:.3f} on: {said}")


def cost_figure():
    """Show what the computed threshold costs with and without calibration, for a ratio of costs."""
    return play(
        draw_cost, scene=cost_scene, ratio=list(RATIOS), start={"ratio": 2}, labels={"ratio": "bad loan : good loan"},
        predict=Predict(
            "You set the threshold from the costs alone, t = 1/(1 + ratio). Of these three ratios, at which does calibrating first save most?",
            truth="20 : 1", options=["1 : 1", "5 : 1", "20 : 1"],
            says={
                "1 : 1": "One loan in ten changes sides at one half, but those stand near indifference: the cost falls by 3%. Slide to 20.",
                "5 : 1": "Around 1/6 it says 16% where 23% go bad: a gap, and a small price (0.51 against 0.50). Slide to 20.",
                "20 : 1": "Around 1/21 it says 5% where 14% go bad. As it is, the model costs more there than refusing everybody (0.72). Calibration pays where the decision is made.",
            },
        ),
        alt="Mean cost of a loan against the threshold, as it is and after Platt, with the threshold computed from the costs. "
        "At 5 : 1 both cost about 0.50 there; at 20 : 1 the model as it is costs 0.91, after Platt 0.68; refusing everybody costs 0.72 at every ratio.",
    )  # fmt: skip
