"""Still pictures of the chapter's widgets, for stored outputs where nothing can run; the same bytes every time."""

import functools
import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

from utils.figures import colours
from utils.figures.style import in_style

from .protocols import exact, weights

INK, EDGE, BLUE, FILL = "#222222", "#bdbdbd", "#0072B2", "#A8CFE5"
TITLES = {"asked": "someone checked both", "shown": "one picked at random, shown", "red": "the red die was shown"}


def png(figure: Figure) -> bytes:
    """Return the figure as PNG, without the version of what wrote it."""
    buffer = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(buffer, format="png", dpi=figure.dpi, metadata={"Software": None})
    return buffer.getvalue()


def draw_protocol(ax, protocol: str, answers: bool) -> None:
    """Draw the 36 cells, whole where the report is certain and half where it has probability 1/2."""
    for (red, blue), share in weights(protocol).items():
        x, y = blue - 0.5, red - 0.5
        ax.add_patch(Rectangle((x, y), 1, 1, facecolor=FILL if share == 1 else "white", edgecolor=EDGE, linewidth=1))
        if 0 < share < 1:
            ax.add_patch(Polygon([(x + 1, y), (x + 1, y + 1), (x, y + 1)], facecolor=FILL))
        label = f"{red},{blue}" if share != 0.5 else f"{red},{blue} ½"
        ax.text(
            blue,
            red,
            label,
            ha="center",
            va="center",
            fontsize=8 if share == 0.5 else 8.5,
            color=INK if share else "#767676",
        )
    ax.set(xlim=(0.5, 6.5), ylim=(6.5, 0.5), xticks=range(1, 7), yticks=range(1, 7), xlabel="blue die", aspect="equal")
    ax.tick_params(length=0, labelsize=9)
    ax.spines[:].set_visible(False)
    ax.grid(False)
    value = exact(protocol) if answers else "?"
    ax.set_title(f"{TITLES[protocol]}\nP(both six) = {value}", fontsize=10)


@functools.cache
def protocols_png(answers: bool = True) -> bytes:
    """Draw the three protocols side by side, with or without the exact values."""
    with in_style():
        figure = Figure(figsize=(9.6, 3.7))
        for ax, protocol in zip(figure.subplots(1, 3), TITLES, strict=True):
            draw_protocol(ax, protocol, answers)
        figure.axes[0].set_ylabel("red die")
        figure.subplots_adjust(left=0.05, right=0.99, top=0.84, bottom=0.13, wspace=0.14)
        return png(figure)


@functools.cache
def people_png(counts, tested: bool = True) -> bytes:
    """Draw the people of `icons.Counts` as icons: the sick stand together, and so do the positive once tested."""
    title = f"{counts.found} of the {counts.found + counts.alarms} positives sick"
    if not tested:
        sick = counts.found + counts.missed
        counts = counts._replace(found=0, missed=sick, alarms=0, cleared=sum(counts) - sick)
        title = f"{sick} of {sum(counts):,} sick, nobody tested yet"
    looks = {
        "missed": (
            "sick, negative" if tested else "sick",
            dict(marker="o", facecolor="white", edgecolor=colours.ERROR, s=36),
        ),
        "found": ("sick, positive", dict(marker="o", color=colours.ERROR, s=44)),
        "alarms": ("well, positive", dict(marker="^", color=colours.MODEL, s=44)),
        "cleared": ("well, negative" if tested else "well", dict(marker="o", color=colours.DATA, alpha=0.6, s=7)),
    }
    with in_style():
        figure = Figure()
        ax, start = figure.subplots(), 0
        for key, (label, look) in looks.items():
            at = start + np.arange(getattr(counts, key))
            label = f"{len(at)} {label}" if tested or len(at) else None
            ax.scatter(at // 20, at % 20, linewidths=1.3, label=label, **look)
            start += len(at)
        ax.set(xlim=(-0.7, (start - 1) // 20 + 0.7), ylim=(19.7, -0.7))
        ax.axis("off")
        ax.legend(
            loc="upper center", bbox_to_anchor=(0.5, 0), ncols=4, handletextpad=0.2, columnspacing=1, fontsize=9.5
        )
        ax.set_title(title)
        figure.subplots_adjust(left=0.02, right=0.98)
        return png(figure)
