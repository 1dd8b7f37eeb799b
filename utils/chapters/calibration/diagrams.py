"""Pieces of the chapter's pictures: a reliability diagram with intervals, an ROC curve, and the methods' looks."""

import numpy as np

from utils.chapters.calibration.maps import reliability
from utils.figures import colours
from utils.progress.calibration import wilson

LOOKS = {  # colour, marker, readable ink of the same hue
    "as it is": (colours.ERROR, "s", "#B34E00"),
    "temperature": ("#E69F00", "D", "#8A5F00"),
    "Platt": (colours.MODEL, "o", "#0072B2"),
    "isotonic": (colours.SECOND, "^", "#A04A78"),
}
ARROW = {"arrowstyle": "-", "linewidth": 0.8, "shrinkB": 6}


def square(ax, x="what the model says", y="share that came true"):
    """Set up a reliability diagram: said across, came true up, and the diagonal where both agree."""
    ax.plot([0, 1], [0, 1], color="#999999", linewidth=1, dashes=(4, 3))
    ax.set(xlim=(-0.03, 1.03), ylim=(-0.03, 1.03), xlabel=x, ylabel=y)


def dots(ax, p, y, bins=10, look="as it is", counts=False):
    """Draw a dot for each bin with its 95% interval (Wilson); `counts` writes how many stand behind the outer two."""
    colour, marker, ink = LOOKS[look]
    rows = reliability(p, y, bins)
    for n, said, true in rows:
        ax.plot([said, said], wilson(round(n * true), int(n)), color=colour, linewidth=1.5)
    ax.plot(rows[:, 1], rows[:, 2], marker, color=colour, markersize=6)
    if counts:
        for (n, said, true), (x, y_), sure in zip(
            rows[[0, -1]], ((0.02, 0.47), (0.74, 0.24)), (".1%", ".0%"), strict=True
        ):
            words = f"{n:.0f} loans:\nsaid {said:{sure}},\n{true:{sure}} went bad"
            ax.annotate(words, (said, true), (x, y_), color=ink, fontsize=9.5, arrowprops=ARROW | {"color": ink})


def roc(score, y):
    """Return false-positive and true-positive rates at every threshold; equal scores are one step, drawn straight."""
    values, where = np.unique(-np.asarray(score), return_inverse=True)
    ones = np.cumsum(np.bincount(where, y, len(values)))
    zeros = np.cumsum(np.bincount(where, 1 - np.asarray(y), len(values)))
    return np.append(0, zeros / zeros[-1]), np.append(0, ones / ones[-1])
