"""A plane of points on which seeds are put by hand, and Lloyd's algorithm taken half a step at a time."""

from functools import cache
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from utils.chapters.kmeans.data import box, clumps
from utils.chapters.kmeans.lloyd import cost, history, kmeans
from utils.chapters.kmeans.seeding import plus_plus
from utils.figures import colours
from utils.figures.modules import DOM, STYLE, join_modules, join_styles
from utils.figures.still import stored

HERE = Path(__file__).parent
MOST_SEEDS = 6
ALT = (
    "Points in a plane. Put seeds among them, say whether k-means will stop at the best cost or at a worse one, then assign and "
    "update by hand: points join their nearest centre, centres move to their means, and the cost falls until nothing changes."
)


def _square(rng):
    return rng.random((80, 2)) * [8, 6]


WORLDS = {  # name: points, seeds, limits (left, right, bottom, top)
    "three clumps": (lambda: clumps(np.random.default_rng(1), 60), [[-4.6, -2.4], [-3.4, -1.2], [2.2, 1.4]], [-7, 7, -5, 7]),
    "box 4 x 1": (lambda: box(4), [[2, 0], [2, 1]], [-1, 5, -2, 3]),
    "spread evenly": (lambda: _square(np.random.default_rng(2)), [[1, 1], [1.6, 1], [2.2, 1], [2.8, 1]], [-0.5, 8.5, -0.6, 6.6]),
}  # fmt: skip


@cache
def world_data() -> dict:
    """Return what the browser needs: points, seeds, limits, and the best known cost for each number of seeds."""
    worlds = []
    for name, (make, seeds, limits) in WORLDS.items():
        X = np.round(make(), 2)
        worlds.append({"name": name, "points": X.tolist(), "seeds": seeds, "limits": limits, "best": best_costs(X)})
    return {"worlds": worlds}


def best_costs(X: np.ndarray, starts: int = 300) -> list[float]:
    """Return the least cost met from many k-means++ starts, for 1 to 6 clusters."""
    rng, found = np.random.default_rng(0), []
    for k in range(1, MOST_SEEDS + 1):
        if k >= len(X):
            found.append(0.0)
            continue
        runs = [kmeans(X, plus_plus(X, k, rng)) for _ in range(starts)]
        found.append(min(cost(X, run.centres, run.labels) for run in runs))
    return found


class SeedBoard(anywidget.AnyWidget):
    """Show the plane; everything runs in the browser, so it works without a kernel.

    `world` (a name in `WORLDS`), `seeds` (list of [x, y]) and `costs` (after each half step) follow what the learner does. With
    `predict=True` each run waits until it is said where it will stop.
    """

    _esm = join_modules(DOM, HERE / "lloyd.js", HERE / "seeds.js")
    _css = join_styles(STYLE, HERE / "seeds.css")

    # What the hand changes is not echoed by the kernel: an echo that comes late would undo it.
    world = traitlets.Enum(list(WORLDS), "three clumps").tag(sync=True, echo_update=False)
    seeds = traitlets.List().tag(sync=True, echo_update=False)
    costs = traitlets.List().tag(sync=True, echo_update=False)
    predict = traitlets.Bool(False).tag(sync=True)
    data = traitlets.Dict().tag(sync=True)
    alt = traitlets.Unicode(ALT).tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**{"data": world_data(), **traits})

    def _repr_mimebundle_(self, include=None, exclude=None):
        view, metadata = super()._repr_mimebundle_()
        return {**view, **stored(still(self.world, stopped=not self.predict), f"<figure: {self.alt}>")}, metadata


@cache
def still(world: str, stopped: bool = True) -> bytes:
    """Draw a world with its seeds, and where they lead unless that is still to be predicted."""
    from utils.figures.frames import whole
    from utils.figures.stage import Stage

    X, seeds = np.round(WORLDS[world][0](), 2), np.array(WORLDS[world][1], float)
    steps = history(X, seeds)

    def draw(before, after):
        before.plot(*X.T, "o", color=colours.DATA, markersize=4)
        before.plot(*seeds.T, "D", color=colours.ERROR, markersize=9)
        before.set(title=f"Seeds in {world}: where will it stop?")
        if stopped:
            C, labels, price = steps[-1]
            for j, (x, y) in enumerate(C):
                mine = X[labels == j]
                after.plot(
                    *np.array([[a, b] for p in mine for a, b in (p, (x, y), (np.nan, np.nan))]).T,
                    color=colours.MODEL,
                    alpha=0.4,
                    linewidth=0.8,
                )
            after.plot(*X.T, "o", color=colours.DATA, markersize=4)
            after.plot(*C.T, "D", color=colours.MODEL, markersize=9)
            after.set(xlabel=f"stopped at a cost of {price:.4g}")
        for ax in (before, after):
            ax.set(xlim=WORLDS[world][2][:2], ylim=WORLDS[world][2][2:])

    return whole(Stage(draw, size=(8.4, 3.6), columns=2).render({})[0], level=9)
