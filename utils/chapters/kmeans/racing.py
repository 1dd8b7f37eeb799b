"""The ladder's picture: time and memory on log-log axes, what was refused, and how near the machine's limits a step comes."""

from collections.abc import Mapping

import numpy as np

from utils.chapters.kmeans import race
from utils.chapters.kmeans.memory import LIMIT, human, needs
from utils.chapters.kmeans.shown import Sentence, Shown
from utils.exercise.show import show
from utils.figures import colours, picture

LOOKS = {
    "loops": ("#7A7A7A", "o:"),
    "broadcasting": (colours.ERROR, "s--"),
    "matrix product": (colours.SECOND, "^-."),
    "blocks": (colours.MODEL, "D-"),
    race.PEER: (colours.TRUTH, "v--"),
}
FIXED = {"n": "d = 16, k = 64", "d": "n = 10,000, k = 64", "k": "n = 10,000, d = 16"}


def draw_ladder(clock, memory, found: race.Race):
    """Draw measured time and memory of every rung against what varies."""
    for name, points in found.runs.items():
        colour, style = LOOKS.get(name, (colours.DATA, "x-"))
        at, seconds, peak = np.array(points).T
        clock.plot(at, seconds * 1e3, style, color=colour, label=name)
        if np.isfinite(peak).any():
            memory.plot(at, np.maximum(peak, 1) / 1e6, style, color=colour)
    grid = np.array(race.GRIDS[found.vary])
    wall = [needs("broadcasting", **{**race.BASE, found.vary: int(value)}) / 1e6 for value in grid]
    memory.plot(grid, wall, color=colours.ERROR, alpha=0.4, linewidth=1)
    memory.text(
        grid[0],
        wall[0] * 2.2,
        "broadcasting, computed",
        fontsize=9,
        color=colours.ERROR,
        rotation=28,
        rotation_mode="anchor",
    )
    memory.axhline(LIMIT / 1e6, color="#222222", linewidth=1)
    memory.text(grid[0], LIMIT / 1e6 * 0.8, f"refused above {human(LIMIT)}", fontsize=9, va="top")
    for ax, title in ((clock, f"One step, ms ({FIXED[found.vary]})"), (memory, "Peak memory beside X, MB")):
        ax.set(xscale="log", yscale="log", xlabel=found.vary, title=title)
    clock.figure.subplots_adjust(bottom=0.25)  # the legend stands below both, off the lines
    clock.figure.legend(*clock.get_legend_handles_labels(), loc="lower center", ncols=5, fontsize=10)


def unweighed(found: race.Race) -> list[str]:
    """Return, for each rung that has no memory point where it has a time, a line that says so."""
    return [
        f"{name}, {found.vary} = {', '.join(f'{p.at:,}' for p in late)}: too slow to be run again, so its memory was not measured"
        for name, points in found.runs.items()
        if name not in ("loops", race.PEER) and (late := [p for p in points if not np.isfinite(p.peak)])
    ]


def ladder(rungs, vary="n"):
    """Time the rungs (name -> function of X and C) as `vary` ("n", "d" or "k") grows; show them beside scikit-learn's Lloyd.

    Anything else gets a sentence in place of the picture.
    """
    if not isinstance(rungs, Mapping):
        return Sentence("`ladder` takes a dictionary of functions: {name: function of X and C}, and `vary`.")
    if not isinstance(vary, str) or vary not in race.GRIDS:
        return Sentence(f'`vary` is what grows: "n" (points), "d" (features) or "k" (centres), not {show(vary)}.')
    found = race.measure(rungs, vary)
    said = "; ".join(found.refused)
    figure = picture(
        lambda clock, memory: draw_ladder(clock, memory, found),
        alt=f"Time and memory of one k-means step against {vary}, on log-log axes, for {', '.join(found.runs)}. {said}",
        size=(9.6, 4.3),
        columns=2,
    )
    return Shown(figure, [*found.refused, *unweighed(found)])
