"""Build it: search by cells for the largest inner products, the middle of an inverted file."""

import numpy as np

from utils.chapters.recommender.parts import Numbers
from utils.exercise import Exercise, FollowUp, Function, Mistake, Wrong


def _indexed(rng):
    # The last row is in no cell: it tells who searches all of X from who searches every cell.
    plane = np.array([[3.0, 0.0], [2.0, 0.5], [0.0, 1.0], [0.5, 2.0], [-1.0, 0.0], [9.0, -9.0], [20.0, 0.0]])
    centres = np.array([[2.5, 0.25], [0.25, 1.5], [4.0, -4.5]])
    lists = [np.array([0, 1]), np.array([2, 3]), np.array([4, 5])]
    q = np.array([1.0, 0.1])
    yield q, plane, centres, lists, 1, 1
    yield np.array([1.0, 0.9]), plane, centres, lists, 1, 2
    yield np.array([1.0, 0.9]), plane, centres, lists, 2, 3
    yield q, plane, centres, lists, 1, 5
    X = rng.normal(size=(240, 5)) * rng.gamma(2.0, size=(240, 1))
    centres = X[rng.choice(240, 12, replace=False)]
    nearest = ((X[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    lists = [np.flatnonzero(nearest == cell) for cell in range(12)]
    lists[3] = lists[3][:0]  # a cell may be empty
    for probes in (2, 4, 12):
        for q in rng.normal(size=(4, 5)):
            yield q, X, centres, lists, probes, 8
    X, half = rng.normal(size=(2000, 5)), np.arange(2000) % 2
    yield rng.normal(size=5), X, np.eye(2, 5), [np.flatnonzero(half == 0), np.flatnonzero(half)], 2, 500


def _best_of_cells(readings, rng, kind):
    """Hold when the rows returned score as high as the best rows of the cells to be probed, best first."""
    for args in readings.inputs:
        q, X, centres, lists, probes, k = args
        mine = readings(*args)
        text = f"{len(X)} rows, {len(centres)} cells, probes = {probes}, k = {k}"
        if len(mine) and mine.max() >= len(X):
            raise Wrong("Return numbers of rows of X.", f"{text}: there is no row {int(mine.max())}")
        if len(set(mine.tolist())) < len(mine):
            raise Wrong("A row is listed twice.", text)
        order = sorted(range(len(centres)), key=lambda cell: -float(q @ centres[cell]))
        allowed = {int(row) for cell in order[:probes] for row in lists[cell]}
        due = sorted((float(q @ X[row]) for row in allowed), reverse=True)[:k]
        got = [float(q @ X[row]) for row in mine]
        if set(mine.tolist()) <= allowed and np.allclose(got, due) if len(got) == len(due) else False:
            continue
        strange = set(mine.tolist()) - allowed
        why = (
            f"row {min(strange)} is in none of the cells probed"
            if strange
            else f"inner products {np.round(got[:3], 2).tolist()}, due {np.round(due[:3], 2).tolist()}"
        )
        raise Wrong(
            "Those are not the best rows of the cells probed, best first.",
            f"{text}: {why}" if len(got) == len(due) else f"{text}: {len(got)} rows, {len(due)} were due",
        )


def _searcher(cell=lambda q, c: c @ q, row=lambda q, rows: rows @ q, few=lambda probes: probes, back=True, turn=-1):
    def search(q, X, centres, lists, probes, k):
        order = np.argsort(turn * cell(q, centres), kind="stable")[: few(probes)]
        pool = np.concatenate([np.zeros(0, int), *(np.asarray(lists[j], int) for j in order)])
        top = np.argsort(-row(q, X[pool]), kind="stable")[:k]
        return pool[top] if back else top

    return search


def _near(q, rows):
    return -((rows - q) ** 2).sum(axis=1)


cell_search = Exercise(
    "cell-search",
    "`search(q, X, centres, lists, probes, k)`: the rows of X with the `k` largest inner products with q, best first, looked for only in the `probes` cells whose centres have the largest. `lists[c]` holds the rows of cell c. Fewer than `k` there: all of them.",
    Function("q, X, centres, lists, probes, k", Numbers("row numbers"), _indexed),
    [_best_of_cells],
    [
        Mistake("nearest", "That is the *nearest* vector, by distance. A recommender scores by inner product, where a long vector, a popular film, wins from further away.", _searcher(_near, _near)),
        Mistake("nearest-rows", "The cells are right; within them you took the nearest rows, not those with the largest inner product.", _searcher(row=_near)),
        Mistake("nearest-cells", "The rows are right; the cells were chosen by distance. Score centres as you score rows.", _searcher(cell=_near)),
        Mistake("one-cell", "Only one cell is searched, whatever `probes` is.", _searcher(few=lambda probes: 1)),
        Mistake("worst-cells", "Those are the cells with the *smallest* inner products: `argsort` goes upwards.", _searcher(turn=1)),
        Mistake("position", "Those are positions among the rows you looked at. Map them back: `rows[...]`.", _searcher(back=False)),
        Mistake("worst-rows", "Those are the rows with the *smallest* inner products: `argsort` goes upwards.", _searcher(row=lambda q, rows: -(rows @ q))),
        Mistake("centres-normalised", "The cells were chosen by the angle to their centres. A centre's length counts: score centres as you score rows.", _searcher(cell=lambda q, c: c @ q / np.maximum(np.linalg.norm(c, axis=1), 1e-12))),
        Mistake("all-rows", "That is exact search over all of X: right, and as slow as before. Look only into the cells probed.", lambda q, X, centres, lists, probes, k: np.argsort(-(X @ q), kind="stable")[:k]),
        Mistake("exact", "That is exact search: right, and as slow as before. Look only into the cells probed.", _searcher(few=lambda probes: 10**6)),
    ],
    hints=[
        "`(-centres @ q).argsort()[:probes]`: the cells.",
        "`np.concatenate` joins their lists into one array of row numbers.",
        "Sort `-X[rows] @ q`, keep the first k positions, hand back `rows[positions]`.",
    ],
    follow_ups=[
        FollowUp(
            "Why not the index for nearest neighbours that we already have?",
            "Largest inner product is not nearest neighbour: a vector need not even be its own best match. Normalise, and it is cosine: popularity, which sits in the length, is gone. Or add one coordinate that makes all lengths equal, and the order of distances is that of inner products (Bachrach et al. 2014). Says which they chose and why.",
        ),
        FollowUp(
            "The vectors are retrained tonight. What happens to the index?",
            "Film and person vectors of different runs cannot be compared: the index is rebuilt and swapped together with the model that makes queries, by version. Old index with new queries gives garbage without any error. Names the check: recall against exact search on a few hundred queries before the swap.",
        ),
    ],
    right="An inverted file for inner products. What it misses no ranker can bring back: its recall is the ceiling.",
    topic="retrieval",
    minutes=10,
)  # fmt: skip
