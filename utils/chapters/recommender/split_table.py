"""The table of the first half: three systems, two splits, three measures, each with its interval over people."""

from utils.chapters.recommender import bootstrap, experiment
from utils.progress.views.shown import Shown, table

MEASURES = {"recall@10": "recall10", "recall@100": "recall100", "nDCG@10": "ndcg10"}


def cells(split: str, seed: int = 0) -> list[list[str]]:
    """Return a row a system: its name, then mean and interval of each measure as text."""
    found = {"at random": experiment.at_random, "by time": experiment.temporal}[split](seed)
    rows = []
    for name, scores in found.scores.items():
        row = [f"{split}: {name}"]
        for field in MEASURES.values():
            values = getattr(scores, field)
            low, high = bootstrap.interval(values, found.requests.user)
            row.append(f"{values.mean():.3f} ({low:.3f} to {high:.3f})")
        rows.append(row)
    return rows


def split_table() -> Shown:
    """Show means and 95% intervals over people, under both splits, seed 0."""
    header, rows = ["", *MEASURES], [row for split in ("at random", "by time") for row in cells(split)]
    lines = [f"{row[0]:<38}" + "".join(f"{cell:>26}" for cell in row[1:]) for row in (header, *rows)]
    return Shown("\n".join(lines), table("Means, with 95% intervals over people", header, rows))
