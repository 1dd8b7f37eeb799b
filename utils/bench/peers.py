"""Notebooks that show the same picture with the same control, each as its library's own documentation would."""

from pathlib import Path

from utils.bench.notebook import write_notebook
from utils.bench.picture import GRID, STEPS

SETUP = """
import matplotlib.pyplot as plt
from ipywidgets import IntSlider, VBox, interact
from IPython.display import display
from utils import play
from utils.bench.picture import DPI, SIZE, draw, scene
from utils.figures.style import STYLE
"""
STYLED = "plt.style.use(['default', STYLE]); plt.rcParams['figure.dpi'] = DPI"
NOTEBOOKS = {
    "play": (SETUP, f"play(draw, scene=scene, alt='a logistic curve', w=(1, {STEPS}))"),
    "play-two": (SETUP, f"play(draw, scene=scene, alt='a logistic curve', w=(1, {GRID}), b=(1, {GRID}))"),
    "interact": (
        SETUP + "%matplotlib inline\n%config InlineBackend.print_figure_kwargs = {'bbox_inches': None}\n" + STYLED,
        "def shown(w):\n"
        "    fig, ax = plt.subplots(figsize=SIZE)\n"
        "    scene(ax)\n"
        "    draw(ax, w)\n"
        "    plt.show()\n"
        f"interact(shown, w=IntSlider(1, 1, {STEPS}));",
    ),
    "ipympl": (
        SETUP + "%matplotlib widget\n" + STYLED,
        "plt.ioff()\n"
        "fig, ax = plt.subplots(figsize=SIZE)\n"
        "fig.canvas.header_visible = fig.canvas.footer_visible = fig.canvas.toolbar_visible = False\n"
        "scene(ax)\n"
        "draw(ax, 1)\n"
        f"slider = IntSlider(1, 1, {STEPS})\n"
        "def moved(change):\n"
        "    ax.lines[-1].remove()\n"
        "    draw(ax, change.new)\n"
        "    fig.canvas.draw_idle()\n"
        "slider.observe(moved, 'value')\n"
        "display(VBox([slider, fig.canvas]))",
    ),
}


def write(folder: Path) -> None:
    """Write every notebook into `folder`, one file a figure."""
    for name, texts in NOTEBOOKS.items():
        write_notebook(folder / f"{name}.ipynb", *texts)
