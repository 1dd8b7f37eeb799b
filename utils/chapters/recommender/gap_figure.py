"""The learner's own interval on the real gaps between systems, beside the one that takes requests for people."""

import numpy as np

from utils.chapters.recommender import bootstrap, experiment
from utils.chapters.recommender.guarded import Waiting, guarded
from utils.figures import colours, picture

POPULAR, RECENT, FACTORS = experiment.SYSTEMS
PAIRS = [("all time", POPULAR), ("factorisation", FACTORS)]
MEASURES = {"nDCG@10": "ndcg10", "recall@100": "recall100"}


def gaps(seed: int = 0) -> tuple[dict[tuple[str, str], np.ndarray], np.ndarray]:
    """Return what three years are ahead, request by request, by (measure, rival), and whose request each is."""
    found = experiment.temporal(seed)
    ahead = {
        (measure, rival): getattr(found.scores[RECENT], field) - getattr(found.scores[name], field)
        for measure, field in MEASURES.items()
        for rival, name in PAIRS
    }
    return ahead, found.requests.user


def draw(ax, ends: dict[tuple[str, str], tuple[float, float]]):
    """Draw the learner's intervals, and under each the one over requests."""
    ahead, user = gaps()
    ax.axvline(0, color="#222222", linewidth=1.2)
    for y, (name, values) in enumerate(ahead.items()):
        for (low, high), lift, colour, style in (
            (ends[name], 0, colours.MODEL, "-"),
            (bootstrap.interval(values, np.arange(len(user))), 0.3, colours.ERROR, "--"),
        ):
            ax.plot([low, high], [y + lift, y + lift], style, color=colour, linewidth=2)
            ax.plot(values.mean(), y + lift, "o" if style == "-" else "x", color=colour)
        ax.text(0.105, y + 0.1, f"{name[0]}: against {name[1]}", fontsize=10, va="center")
    ax.text(0.105, 3.75, "over people (yours)", color=colours.MODEL, fontsize=10)
    ax.text(0.105, 4.15, "over requests: too narrow", color="#B24A00", fontsize=10)
    held = sum(low <= 0 <= high for low, high in ends.values())
    ax.set(xlim=(-0.03, 0.205), ylim=(4.4, -0.5), yticks=[], xlabel="three years, less the other")
    ax.set_xticks([0, 0.05, 0.1])
    ax.set_title(f"{held} of 4 intervals over people hold 0")


def real_gaps(interval):
    """Run the learner's `interval(gap, user, rng)` on the gaps between three years' popularity and its two rivals."""
    ahead, user = gaps()

    def run():
        return {
            name: np.asarray(interval(values.copy(), user.copy(), np.random.default_rng(0)), float)
            for name, values in ahead.items()
        }

    found = guarded(interval, "gap, user, rng", run)
    if isinstance(found, Waiting):
        return found
    if any(ends.shape != (2,) or not np.isfinite(ends).all() for ends in found.values()):
        return Waiting("Return two numbers, `(low, high)`: check `interval` first.")
    said = "; ".join(
        f"{measure} against {rival}: {ahead[measure, rival].mean():+.3f}, {low:+.3f} to {high:+.3f}"
        for (measure, rival), (low, high) in found.items()
    )
    return picture(
        lambda ax: draw(ax, found), alt=f"What a count of three years is ahead, with 95% intervals over people. {said}."
    )
