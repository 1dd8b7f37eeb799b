"""Figures on where one starts: random seeds against k-means++, and the box in which Lloyd is as bad as you like."""

import numpy as np

from utils.chapters.kmeans.contest import K, contest
from utils.chapters.kmeans.seeding import bound
from utils.figures import Predict, colours, play

RUNS = 50
LOOKS = {"random": (colours.ERROR, "//"), "k-means++": (colours.MODEL, "")}


def contest_scene(random, plus):
    """Set up a histogram for each way to choose seeds, with the bound."""
    for ax, name in ((random, "random rows"), (plus, "k-means++")):
        ax.set(xlim=(0.9, 400), ylim=(0, 36), xscale="log", xlabel=f"{name}: cost / best known")
        ax.set_xticks([1, 3, 10, 30, 100, 300], ["1", "3", "10", "30", "100", "300"])
        ax.minorticks_off()
        ax.axvline(1, color=colours.TRUTH)
    random.set_ylabel(f"of {RUNS} runs")
    plus.axvline(bound(K), color="#222222", linestyle="--", linewidth=1.2)
    plus.text(bound(K) * 1.1, 33, f"bound on\nthe mean\nof seeds:\n{bound(K):.0f}", fontsize=9.5, va="top")


def draw_contest(random, plus, when):
    """Draw the costs of 50 runs of either, before or after Lloyd, and their means."""
    found = getattr(contest(RUNS), when)
    edges = np.geomspace(1, 400, 34)
    for ax, (name, (colour, hatch)) in zip((random, plus), LOOKS.items(), strict=True):
        costs = found[name]
        ax.hist(np.maximum(costs, 1.0001), edges, color=colour, hatch=hatch, edgecolor="white", alpha=0.85)
        ax.plot([costs.mean()] * 2, [0, 34], color="#222222", linewidth=1, linestyle=":")
        ax.text(costs.mean() * 1.07, 34, f"mean {costs.mean():.1f}", va="top", fontsize=10)
    means = [found[name].mean() for name in LOOKS]
    after = "After Lloyd" if when == "after" else "Seeds alone"
    random.set_title(f"{after}: random rows {means[0]:.1f} times the best, k-means++ {means[1]:.1f}")


def contest_figure():
    """Show 50 runs of random and of k-means++ seeds, before and after Lloyd."""
    return play(
        draw_contest, scene=contest_scene, columns=2, when={"seeds alone": "seeds", "after Lloyd": "after"}, labels={"when": "cost of"},
        predict=Predict(
            "20 clumps, k = 20, seeds drawn at random, then Lloyd until it stops. On average, how many times the best cost?",
            truth=15, low=1, high=1000,
            says="Two seeds in one clump, none in another: a centre moves only if points of the other clump are nearest to it, and mostly a third centre is nearer. Lloyd repairs a part: of 8 clumps without a seed, 6 still have no centre of their own at the end.",
            marks={1: "That is the optimum. Lloyd finds it in hardly any of the runs, since two seeds fall into one clump."},
        ),
        alt=f"Histograms of cost over the best known cost for {RUNS} runs with k = {K} on 20 clumps, log scale. Random seeds cost far more than k-means++ seeds, "
        "before and after Lloyd. A dashed line marks the bound 8(ln k + 2) on the mean cost of k-means++ seeds.",
    )  # fmt: skip


def box_scene(box, curve):
    """Set up the box and the axes for the cost ratio."""
    box.set(xlim=(-0.6, 10.6), ylim=(-1.9, 2.9), xticks=[0, 5, 10], yticks=[0, 1])
    box.grid(False)
    curve.set(xlim=(0.8, 10.4), ylim=(0, 108), xlabel="width of the box (height 1)", ylabel="stuck / best")


def draw_box(box, curve, width):
    """Draw where Lloyd is stuck, the best clusters, and the ratio of their costs."""
    widths = np.linspace(1, width, 100)
    curve.plot(widths, widths**2, color=colours.ERROR)
    curve.plot(width, width**2, "o", color=colours.ERROR, markersize=9)
    for y in (0, 1):
        box.plot([0, width], [y, y], "-", color=colours.ERROR, linewidth=6, alpha=0.25)
        box.plot(width / 2, y, "X", color=colours.ERROR, markersize=11)
    for x in (0, width):
        box.plot([x, x], [0, 1], ":", color=colours.TRUTH, linewidth=3)
        box.plot(x, 0.5, "P", color=colours.TRUTH, markersize=10)
    box.plot([0, width, 0, width], [0, 0, 1, 1], "o", color=colours.DATA, markersize=9)
    box.text(width / 2, 1.5, "stuck", color="#B24A00", ha="center")
    box.text(width, -0.9, "best", color="#007A59", ha="center")
    box.set_title(f"Lloyd has stopped at J = {width**2:g}; the best is J = 1: a ratio of {width**2:g}")


def box_figure():
    """Show the box stretched: the ratio between where Lloyd stops and the best grows without bound."""
    return play(
        draw_box, scene=box_scene, columns=2, width=(1, 10), start={"width": 4}, labels={"width": "width"},
        predict=Predict(
            "The box is now 10 wide. The cost where Lloyd is stuck, divided by the best?", truth=100, low=1,
            says="The stuck cost grows with the square of the width, the best stays 1. k-means++ gets stuck only from two seeds on one short side, and draws those with probability 1/(2 width² + 2): 1 in 34 at width 4, 1 in 202 at width 10.",
            marks={10: "The distances are ten times as long, 5 to a centre against 0.5; J is made of their squares.", 40: "Four corners, 5 away each, squared: 100. And the best is 1."},
        ),
        alt="Left, the corners of a box with the two middles of its long sides as centres, where Lloyd is stuck, and the middles of its short sides, the best. "
        "Right, the ratio of their costs is the square of the width: 16 at width 4, 100 at width 10.",
    )  # fmt: skip
