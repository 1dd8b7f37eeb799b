"""What the first half and the last show, by name."""

from utils.chapters.recommender.gap_figure import real_gaps
from utils.chapters.recommender.growing import grow
from utils.chapters.recommender.split_figures import splits_figure, table_figure, window_figure
from utils.chapters.recommender.split_table import split_table

__all__ = ["grow", "real_gaps", "split_table", "splits_figure", "table_figure", "window_figure"]
