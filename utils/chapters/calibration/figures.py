"""The chapter's live figures, by name; each draw function is pure."""

from functools import lru_cache

import numpy as np

from utils.chapters.calibration.cost_figures import cost_figure
from utils.chapters.calibration.credit_figures import mended_figure, views_figure
from utils.chapters.calibration.diagrams import LOOKS, square
from utils.chapters.calibration.maps import reliability, sigmoid
from utils.chapters.calibration.mending import mend
from utils.chapters.calibration.worlds import (
    DISTORTIONS,
    METHODS,
    SCORES,
    SIZES,
    average_losses,
    best_log_loss,
    calibrated,
    draw,
    expected_perfect_ece,
    perfect_ece,
)
from utils.figures import Predict, colours, play

__all__ = ["cost_figure", "mend", "mended_figure", "methods_figure", "perfect_figure", "views_figure"]
LABELS = (100, 250, 1000, 4000, 16_000)
BINS = (5, 10, 15, 30, 50)


# --- the error of a perfect model -------------------------------------------------------------------------------------
@lru_cache(maxsize=32)
def _eces(n, bins):
    return perfect_ece(n, bins, repeats=400 if n <= 4000 else 100)


def perfect_scene(diagram, histogram):
    """Set up the diagram, and the axes for the error over many samples."""
    square(diagram, y="share of ones")
    histogram.axvline(0, color=colours.TRUTH, linewidth=3)
    histogram.text(0.006, 1.17, "the truth", color="#007A59", va="top", fontsize=10)
    histogram.set(xlim=(-0.008, 0.32), ylim=(0, 1.2), yticks=[], xlabel="ECE, sample after sample")


def draw_perfect(diagram, histogram, bins, n):
    """Draw one sample's diagram, and the errors of many samples, all from a model that is exactly right."""
    rng = np.random.default_rng(1)
    p = rng.beta(2, 2, n)
    rows = reliability(p, (rng.random(n) < p).astype(float), bins)
    diagram.plot(rows[:, 1], rows[:, 2], "o", color=colours.MODEL, markersize=5)
    for _, said, true in rows:
        diagram.plot([said, said], [said, true], color=colours.ERROR, linewidth=1.5)
    found = _eces(n, bins)
    heights, edges = np.histogram(found, 24)
    histogram.bar(
        edges[:-1], 0.88 * heights / heights.max(), np.diff(edges), align="edge", color=colours.MODEL, alpha=0.55
    )
    histogram.plot([found.mean()] * 2, [0, 0.93], color=colours.ERROR)
    histogram.text(found.mean() + 0.004, 0.94, f"mean {found.mean():.3f}", color="#B34E00", fontsize=10, va="bottom")
    diagram.set_title(f"A perfect model, {n:,} labels, {bins} bins: ECE {found.mean():.3f} on average")


def perfect_figure():
    """Show the expected calibration error of a perfectly calibrated model, against labels and bins."""
    return play(
        draw_perfect, scene=perfect_scene, columns=2, bins=list(BINS), n=list(LABELS), start={"bins": 5, "n": 16_000},
        labels={"n": "labels"},
        predict=Predict(
            "A model whose every probability is exactly right; they are spread around one half. 1,000 labels, 15 bins of equal width. Its ECE, on average?",
            truth=round(expected_perfect_ece(1000, 15), 3), low=0, high=1,
            says="Not 0: in a bin of 70 the share of ones is off by some 4 points on average, by chance alone, and the ECE adds up absolute values, so chance never cancels.",
            marks={
                0: "Its true error is 0. The ECE adds absolute gaps, and with finitely many labels no gap is exactly 0.",
            },
        ),
        alt="Left, one sample's reliability diagram of a perfectly calibrated model. Right, its ECE over many samples: with 1,000 "
        "labels and 15 bins about 0.040, with 100 labels 0.12, with 16,000 0.010; more bins make it larger. Never 0.",
    )  # fmt: skip


# --- distortion, size, method -----------------------------------------------------------------------------------------
def methods_scene(diagram, squared, log):
    """Set up the diagram and two panels of losses, a row for each method."""
    square(diagram, y="what is true")
    diagram.set(xticks=[0, 0.5, 1])
    for ax, words, low, high in ((squared, "squared error", 6e-6, 0.13), (log, "log loss − best", 2e-5, 0.6)):
        ax.set(xlim=(low, high), ylim=(-0.6, 3.6), xscale="log", xlabel=words, yticks=range(4), xticks=[1e-4, 1e-2])
        ax.minorticks_off()
        ax.invert_yaxis()
        ax.set_yticklabels([])


def leader(platt, isotonic):
    """Return which of two losses is the smaller, None if they are less than a tenth apart: the average is over few sets."""
    if abs(platt - isotonic) < 0.1 * max(platt, isotonic):
        return None
    return "Platt" if platt < isotonic else "isotonic"


def compared(squared, log):
    """Say who of the two is before the other by squared error and by log loss (None: about even)."""
    first = squared or log
    if first is None:
        return "Platt and isotonic about even"
    other = "isotonic" if first == "Platt" else "Platt"
    if squared is None:
        return f"{first} before {other} in log loss, even in squares"
    end = "by both" if log == squared else "in squares, behind in log loss" if log else "in squares, even in log loss"
    return f"{first} before {other} {end}"


def draw_methods(diagram, squared, log, distortion, n, method):
    """Draw the truth and one fit of a method; and for all methods both losses, averaged over many calibration sets."""
    said = sigmoid(SCORES)
    diagram.plot(said, DISTORTIONS[distortion](SCORES), color=colours.TRUTH, linewidth=4, alpha=0.6)
    diagram.text(1, 0, f"“{distortion}”", color="#007A59", ha="right", fontsize=10)
    z, y = draw(distortion, n, np.random.default_rng([5, n]))
    diagram.plot(said, calibrated(method, z, y, SCORES), color=LOOKS[method][0], linewidth=1.8)
    found, best = average_losses(distortion, n), best_log_loss(distortion)
    ahead = []
    for ax, which, floor in ((squared, 0, 0.0), (log, 1, best)):
        losses = {name: max(found[name][which] - floor, 1e-9) for name in METHODS}
        for row, (name, loss) in enumerate(losses.items()):
            colour, marker, ink = LOOKS[name]
            low = ax.get_xlim()[0]
            ax.plot([low, max(loss, low)], [row, row], color=colour, linewidth=2 if name == method else 1, alpha=0.7)
            ax.plot(max(loss, low * 1.15), row, marker, color=colour, markersize=10 if name == method else 7)
            number = np.format_float_positional(loss, 2, fractional=False) if loss > 2e-9 else "0"
            ax.text(low * 1.25, row - 0.2, f"{name} {number}" if ax is squared else number, color=ink, fontsize=9.5)
        ahead.append(leader(losses["Platt"], losses["isotonic"]))
    diagram.set_title(f"{n:,} labels: {compared(*ahead)}")


def methods_figure():
    """Show four methods on four distortions: one fit, and both losses averaged over many calibration sets."""
    return play(
        draw_methods, scene=methods_scene, columns=3, size=(6.4, 3.9),
        distortion={name: name for name in DISTORTIONS}, n=list(SIZES), method={name: name for name in METHODS},
        start={"distortion": "too sure", "n": 8192, "method": "isotonic"}, labels={"n": "labels"},
        predict=Predict(
            "Platt or isotonic on 256 labels, and the true curve has plateaus, so no sigmoid. Who is ahead, on average?",
            truth="depends on the loss", options=["Platt", "isotonic", "depends on the loss"],
            says={
                "Platt": "By log loss, yes. By squared error isotonic is: it can follow the plateaus, Platt cannot.",
                "isotonic": "By squared error, yes. By log loss Platt is: isotonic says nearly 0 and nearly 1 at the ends, on few labels.",
                "depends on the loss": "Isotonic by squared error, since it follows the plateaus; Platt by log loss, since isotonic is too sure at its ends.",
            },
        ),
        alt="Left, the true curve and one fit. Middle and right, squared error and log loss above the best for four methods, on "
        "log scales. Plateaus, 256 labels: isotonic ahead by squared error (0.0051 against 0.0082), Platt by log loss. "
        "Too sure, 8,192 labels: Platt ten times nearer than isotonic.",
    )  # fmt: skip
