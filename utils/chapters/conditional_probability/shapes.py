"""The few shapes the chapter's figures are drawn with, and odds in words."""

import numpy as np

SHADE, INK = "#A8CFE5", "#222222"


def rectangle(ax, x, y, width, height, colour, **style):
    """Add a rectangle with its lower left corner at (x, y)."""
    from matplotlib.patches import Rectangle

    ax.add_patch(Rectangle((x, y), width, height, facecolor=colour, **style))


def l_shape(ax, step):
    """Shade the unit square's lowest row and last column, `step` wide, as thin as one line at the least."""
    for x, y, width, height in ((0, 0, 1, step), (1 - step, 0, step, 1)):
        rectangle(ax, x, y, width, height, SHADE, edgecolor=SHADE, linewidth=1)


def lattice(ax, n):
    """Rule the unit square into n x n cells."""
    at = np.arange(n + 1) / n
    ax.hlines(at, 0, 1, color="white", linewidth=0.8)
    ax.vlines(at, 0, 1, color="white", linewidth=0.8)


def square(ax, across, down):
    """Set up an axes that holds the unit square of equally likely pairs."""
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), xticks=[], yticks=[], xlabel=across, ylabel=down)
    ax.spines[:].set_visible(False)
    ax.grid(False)
    rectangle(ax, 0, 0, 1, 1, "#EDEDED")


def odds_text(odds):
    """Write odds as people say them.

    >>> odds_text(0.1), odds_text(5), odds_text(1 / 3)
    ('1 : 10', '5 : 1', '1 : 3')
    """
    more = max(odds, 1 / odds)
    number = f"{more:,.0f}" if more >= 10 else f"{more:.3g}"
    return f"{number} : 1" if odds > 1 else f"1 : {number}"
