"""Still pictures of the chapter's widgets, for stored outputs where nothing can run; the same bytes every time."""

import base64
import functools
import io

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

from .protocols import exact, weights

INK, EDGE, BLUE, FILL = "#222222", "#bdbdbd", "#0072B2", "#A8CFE5"
TITLES = {"asked": "someone checked both", "shown": "one picked at random, shown", "red": "the red die was shown"}


def png(figure: Figure) -> str:
    """Return the figure as base64, as a notebook stores it, without the version of what wrote it."""
    buffer = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return base64.b64encode(buffer.getvalue()).decode("ascii")


def draw_protocol(ax, protocol: str) -> None:
    """Draw the 36 cells, whole where the report is certain and half where it has probability 1/2."""
    for (red, blue), share in weights(protocol).items():
        x, y = blue - 0.5, red - 0.5
        ax.add_patch(Rectangle((x, y), 1, 1, facecolor=FILL if share == 1 else "white", edgecolor=EDGE))
        if 0 < share < 1:
            ax.add_patch(Polygon([(x + 1, y), (x + 1, y + 1), (x, y + 1)], facecolor=FILL))
        label = f"{red},{blue}" if share != 0.5 else f"{red},{blue} ½"
        ax.text(blue, red, label, ha="center", va="center", fontsize=8 if share == 0.5 else 8.5, color=INK if share else "#767676")
    ax.set(xlim=(0.5, 6.5), ylim=(6.5, 0.5), xticks=range(1, 7), yticks=range(1, 7), xlabel="blue die", aspect="equal")
    ax.tick_params(length=0, labelsize=9)
    ax.spines[:].set_visible(False)
    ax.set_title(f"{TITLES[protocol]}\nP(both six) = {exact(protocol)}", fontsize=10)


@functools.cache
def protocols_png() -> str:
    """Draw the three protocols side by side."""
    figure = Figure(figsize=(9.6, 3.7), dpi=110, facecolor="white")
    for ax, protocol in zip(figure.subplots(1, 3), TITLES, strict=True):
        draw_protocol(ax, protocol)
    figure.axes[0].set_ylabel("red die")
    figure.subplots_adjust(left=0.05, right=0.99, top=0.84, bottom=0.12, wspace=0.14)
    return png(figure)
