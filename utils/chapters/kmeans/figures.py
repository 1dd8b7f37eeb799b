"""The chapter's live figures, by name."""

from utils.chapters.kmeans.board import SeedBoard
from utils.chapters.kmeans.seed_figures import box_figure, contest_figure
from utils.chapters.kmeans.trap_figures import elbow_figure, traps_figure
from utils.chapters.kmeans.use_figures import colours_figure, digits_figure

__all__ = [
    "SeedBoard",
    "box_figure",
    "colours_figure",
    "contest_figure",
    "digits_figure",
    "elbow_figure",
    "traps_figure",
]
