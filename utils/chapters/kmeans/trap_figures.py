"""Figures on what k-means gets wrong: scale, shape, size, and an elbow where there are no clusters."""

from functools import cache
from itertools import permutations

import numpy as np

from utils.chapters.kmeans.data import clumps
from utils.chapters.kmeans.lloyd import cost, kmeans
from utils.chapters.kmeans.pictures_data import digits
from utils.chapters.kmeans.seeding import plus_plus
from utils.figures import Predict, colours, play

MARKS = [(colours.MODEL, "o"), (colours.ERROR, "s"), (colours.TRUTH, "^")]
KS = range(1, 11)


def _moons(rng):
    t = np.linspace(0, np.pi, 90)
    upper, lower = np.column_stack([np.cos(t), np.sin(t)]), np.column_stack([1 - np.cos(t), 0.4 - np.sin(t)])
    return np.vstack([upper, lower]) + rng.normal(scale=0.06, size=(180, 2)), np.repeat([0, 1], 90)


def _sizes(rng):
    return np.vstack(
        [rng.normal(scale=1.6, size=(240, 2)), rng.normal([4.2, 0], 0.3, (25, 2)), rng.normal([0, 5.5], 0.3, (25, 2))]
    ), np.repeat([0, 1, 2], [240, 25, 25])


def _scaled(rng):
    X, y = clumps(rng, 180, 0.9), np.repeat([0, 1, 2], 60)
    return np.column_stack([X[:, 0] / 30, X[:, 1]]), y


WORLDS = {
    "round, even clumps": lambda rng: (clumps(rng, 180, 0.9), np.repeat([0, 1, 2], 60)),
    "one feature in other units": _scaled,
    "bent shapes": _moons,
    "one large, two small": _sizes,
}


@cache
def caught(world: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Return points, true groups, labels renumbered to match best, and the share that agrees: the cheapest of 20 starts."""
    X, y = WORLDS[world](np.random.default_rng(4))
    k, rng = y.max() + 1, np.random.default_rng(0)
    runs = [kmeans(X, plus_plus(X, k, rng)) for _ in range(20)]
    labels = min(runs, key=lambda run: cost(X, run.centres, run.labels)).labels
    best = max((np.array(order)[labels] for order in permutations(range(k))), key=lambda named: (named == y).mean())
    return X, y, best, float((best == y).mean())


def draw_traps(truth, found, world):
    """Draw the true groups beside the clusters found."""
    X, y, labels, share = caught(world)
    for ax, groups in ((truth, y), (found, labels)):
        for j, (colour, marker) in enumerate(MARKS[: y.max() + 1]):
            ax.plot(*X[groups == j].T, marker, color=colour, markersize=4.5, alpha=0.75)
        low, high = X.min(axis=0), X.max(axis=0)
        room = 0.05 * (high - low)
        ax.set(xlim=(low[0] - room[0], high[0] + room[0]), ylim=(low[1] - room[1], high[1] + room[1]))
    truth.set(xlabel="as made")
    found.set(xlabel="as found")
    truth.set_title(f"{world.capitalize()}: k-means, best of 20 starts, agrees on {share:.0%}")


def traps_figure():
    """Show four worlds and what k-means makes of them."""
    return play(
        draw_traps, columns=2, world={name: name for name in WORLDS}, labels={"world": "the world"},
        predict=Predict(
            "Three clear clumps, found without a flaw. Now you record the first feature in another unit: numbers 30 times smaller. What happens?",
            truth="the clumps are cut wrongly",
            options=["nothing: the clumps are as clear as before", "the clumps are cut wrongly", "the cost rises"],
            says={
                "nothing: the clumps are as clear as before": "To your eye, since the axis is stretched to fit. To J the first feature has all but vanished: squares of numbers 30 times smaller weigh 900 times less.",
                "the clumps are cut wrongly": "J adds squares over features, so a feature counts as much as its unit makes it. Standardise, or choose the scale on purpose.",
                "the cost rises": "The cost falls, and that is no comfort: costs in different units cannot be compared.",
            },
        ),
        alt="Left, how points were made; right, the clusters k-means finds. Even round clumps are found; a feature in other units, bent shapes and groups of very different size are cut wrongly.",
    )  # fmt: skip


@cache
def elbow(world: str) -> np.ndarray:
    """Return the cost over the cost of one cluster for k = 1 to 10, the cheapest of 10 starts."""
    rng = np.random.default_rng(2)
    X = {
        "three clumps": lambda: clumps(rng, 240, 0.7),
        "a uniform square": lambda: rng.random((240, 2)),
        "digits": lambda: digits()[0][::4],
    }[world]()
    best = [
        min(cost(X, run.centres, run.labels) for run in (kmeans(X, plus_plus(X, k, rng)) for _ in range(10)))
        for k in KS
    ]
    return np.array(best) / best[0]


def elbow_scene(ax):
    """Set up cost against k."""
    ax.set(xlim=(0.7, 10.3), ylim=(0, 1.05), xticks=list(KS), xlabel="k", ylabel="cost / cost with k = 1")


def draw_elbow(ax, world):
    """Draw one elbow curve."""
    falls = elbow(world)
    ax.plot(list(KS), falls, "o-", color=colours.MODEL)
    says = {
        "three clumps": "a bend at 3, where we put it",
        "a uniform square": "a bend, and nothing there",
        "digits": "ten classes, and no bend",
    }
    ax.set_title(f"{world.capitalize()}: {says[world]}")


def elbow_figure():
    """Show the elbow plot on clumps, on noise, and on digits."""
    return play(
        draw_elbow, scene=elbow_scene, world={name: name for name in ("three clumps", "a uniform square", "digits")}, labels={"world": "data"},
        predict=Predict(
            "Points spread evenly over a square: no clusters at all. With k = 4, what is left of the cost at k = 1?",
            truth=0.25, low=0, high=1,
            says="Four smaller squares, half the side: a quarter of the cost. In d features the cost of noise falls like k to the power -2/d, and that curve always looks bent. On these 240 points it is 0.23: fitting them exactly saves a little more.",
            marks={1: "More centres always lower the cost, clusters or not.", 0.5: "Half the side, and J is squared: a quarter."},
        ),
        alt="Cost relative to one cluster against k from 1 to 10, for three clumps, for points spread evenly, and for digits. It falls in all three; for clumps it bends at 3, for the even square it bends gradually, and for digits there is no bend.",
    )  # fmt: skip
