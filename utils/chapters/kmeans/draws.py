"""A seeding the learner writes, judged by the law of the rows it draws."""

from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import permutations

import numpy as np

from utils.exercise import Answer, Invalid, Unattempted, Wrong
from utils.exercise.answers.simulation import Sample
from utils.exercise.calls import Call, read_function
from utils.exercise.outcomes import LearnerError
from utils.exercise.show import show

POINTS = np.array([[0.0], [1.0], [5.0], [10.0]])
PLANE = np.array([[0.0, 0], [3, 4], [5, 0], [0, 9]])
TRIALS = 4000


def law(k: int, power: float = 2, memory: bool = True) -> dict[tuple, float]:
    """Return the probability of each sequence of `k` rows of `POINTS`, each drawn in proportion to distance ** power.

    `memory`: the distance to the nearest seed so far; without it, to the last one only.

    >>> {rows: round(p, 4) for rows, p in law(2).items() if rows[0] == 0}
    {(0, 1): 0.002, (0, 2): 0.0496, (0, 3): 0.1984}
    """
    x, found = POINTS.ravel(), {}
    for rows in _sequences(k, memory):
        p = 1 / len(x)
        for i in range(1, k):
            seen = rows[:i] if memory else rows[i - 1 : i]
            weights = np.abs(x[:, None] - x[list(seen)]).min(axis=1) ** power
            weights = np.where(np.isin(np.arange(len(x)), seen), 0, weights)
            p *= weights[rows[i]] / weights.sum()
        if p > 0:
            found[rows] = float(p)
    return found


def _sequences(k: int, memory: bool) -> Iterator[tuple]:
    if memory:
        yield from permutations(range(len(POINTS)), k)
    else:
        yield from (rows for rows in np.ndindex(*(len(POINTS),) * k))


def farthest(drawn: "Drawn") -> bool:
    """Tell whether the second seed was always (one of) the farthest from the first."""
    x, pairs = POINTS.ravel(), drawn.samples[2].counts
    return len({i for i, _ in pairs}) > 1 and all(abs(x[j] - x[i]) == np.abs(x - x[i]).max() for i, j in pairs)


def first_row(drawn: "Drawn") -> bool:
    """Tell whether row 0 was always the first seed, while the second was drawn."""
    pairs = drawn.samples[2].counts
    return len(pairs) > 1 and {i for i, _ in pairs} == {0}


class Drawn:
    """What `plus_plus(X, k, rng)` drew on four points, for k = 2 and 3; `call` runs it on anything else."""

    def __init__(self, call: Call, seed: int):
        self.call = call
        self.samples = {k: self._sample(k, seed) for k in (2, 3)}
        one, two = (np.random.default_rng(seed) for _ in range(2))
        self.replay = all(self._rows(3, one) == self._rows(3, two) for _ in range(20))

    def _sample(self, k: int, seed: int) -> Sample:
        rng = np.random.default_rng(seed)
        drawn = self.call.run(lambda: [self.call.function(POINTS.copy(), k, rng) for _ in range(TRIALS)])
        return Sample(Counter(self._read(raw, k) for raw in drawn), TRIALS, True)

    def _rows(self, k: int, rng: np.random.Generator) -> Hashable:
        return self._read(self.call(POINTS, k, rng), k)

    def _read(self, raw: object, k: int) -> tuple:
        if raw is ...:
            raise Unattempted
        if raw is None:
            raise Invalid("Your function returned None. Did you forget `return`?")
        seeds = rows_of(raw, k, 1)
        if not np.isin(seeds, POINTS).all():
            raise Invalid(f"A seed is a row of X; {show(seeds.ravel())} is not made of 0, 1, 5 and 10.")
        return tuple(int(np.flatnonzero(POINTS.ravel() == value)[0]) for value in seeds.ravel())

    def fits(self, make) -> bool:
        """Tell whether both samples follow `make(k)`."""
        return all(sample.fits(make(k)) for k, sample in self.samples.items())


def rows_of(raw: object, k: int, d: int) -> np.ndarray:
    """Return `raw` as k rows of d numbers; Invalid when it is not."""
    try:
        seeds = np.asarray(raw, dtype=float)
    except Exception:
        raise Invalid(f"Expected {k} rows of X, an array of shape ({k}, {d}); got {show(raw)}.") from None
    if seeds.shape != (k, d):
        raise Invalid(f"Expected {k} rows of X, an array of shape ({k}, {d}); yours has shape {show(seeds.shape)}.")
    return seeds


class Seeding(Answer):
    """A function `plus_plus(X, k, rng)` that returns k rows of X."""

    expects = "a function of `X, k, rng` that returns k rows of X, an array (k, d)"

    def read(self, raw: object, rng: np.random.Generator) -> Drawn:
        """Draw a few thousand times."""
        return Drawn(read_function(raw, ["X", "k", "rng"]), int(rng.integers(2**32)))

    def same(self, one: Drawn, other: Drawn) -> bool:
        """Tell whether both draw alike on the same stream."""
        return all(one.samples[k].counts == other.samples[k].counts for k in (2, 3))


def follows_the_law(drawn: Drawn, rng: object, kind: Answer) -> None:
    """Hold when the rows come as often as k-means++ says, and `rng` alone decides."""
    if not drawn.replay:
        raise Wrong(
            "The same `rng` gave other seeds the second time: draw from the `rng` you are handed, nothing else.",
            cause="own-dice",
        )
    if any(len(sample.counts) == 1 for sample in drawn.samples.values()):
        raise Wrong("Every call gave the same seeds: draw from the `rng` you are handed.", cause="own-dice")
    for k, sample in drawn.samples.items():
        truth = law(k)
        if not sample.fits(truth):
            _, rows = sample.worst(truth)
            raise Wrong(
                "The seeds do not come with the probabilities of k-means++.",
                f"X = [[0], [1], [5], [10]], k = {k}: the seeds {show([int(POINTS[i, 0]) for i in rows])} came {sample.counts[rows]} times "
                f"in {sample.trials}; about {sample.trials * truth.get(rows, 0):.0f} were due",
            )


def follows_the_law_in_the_plane(drawn: Drawn, rng: np.random.Generator, kind: Answer) -> None:
    """Hold when two seeds of four points in the plane come as often as they should."""
    gaps = ((PLANE[:, None] - PLANE) ** 2).sum(axis=2)
    truth = {(i, j): gaps[i, j] / gaps[i].sum() / 4 for i, j in permutations(range(4), 2)}
    raws = drawn.call.run(lambda: [drawn.call.function(PLANE.copy(), 2, rng) for _ in range(TRIALS // 2)])
    names = {tuple(row): i for i, row in enumerate(PLANE.tolist())}
    pairs = Counter(tuple(names.get(tuple(row), -1) for row in rows_of(raw, 2, 2).tolist()) for raw in raws)
    if not Sample(pairs, TRIALS // 2, True).fits(truth):
        raise Wrong(
            "With two features the probabilities are off: add the squares over all features.",
            f"X = {show(PLANE.tolist())}, k = 2",
        )


def bears_the_edges(drawn: Drawn, rng: np.random.Generator, kind: Answer) -> None:
    """Hold on two features, whole numbers, equal rows and k = n; k > n must raise a ValueError."""
    for X, k in (
        (rng.integers(0, 9, (7, 2)), 3),
        (np.ones((4, 2)), 3),
        (rng.normal(size=(5, 3)), 5),
        (np.array([[2.0]]), 1),
    ):
        given = X.copy()
        raw = drawn.call.run(lambda given=given, k=k: drawn.call.function(given, k, rng), (X, k, rng))
        if not np.array_equal(given, X):
            raise Wrong("Your function changed X: whoever called you still needs it.", cause="changed-input")
        seeds = rows_of(raw, k, X.shape[1])
        if not all((seed == X).all(axis=1).any() for seed in seeds):
            raise Wrong("A seed is no row of X.", f"X of shape {show(X.shape)}, k = {k}")
        if k == len(X) and len(np.unique(seeds, axis=0)) != len(np.unique(X, axis=0)):
            raise Wrong("With k = n different rows each must be a seed once.", f"X of shape {show(X.shape)}, k = {k}")
    try:
        drawn.call(POINTS, 5, rng)
    except LearnerError as error:
        if "ValueError" in str(error):
            return
        raise
    raise Wrong(
        "Five seeds from four rows: raise a ValueError, or somebody gets the same cluster twice.",
        "n = 4, k = 5",
        "k-above-n",
    )
