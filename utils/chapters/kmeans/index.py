"""What it is for: k-means as the coarse quantiser of an inverted file, the index behind candidate generation."""

import numpy as np

from utils.chapters.kmeans.checks import invariant, pictured, unchanged
from utils.chapters.kmeans.invariants import squared
from utils.exercise import Exercise, FollowUp, Function, Mistake, Number, Wrong

ROW = Number(0, decimals=0, what="a row number")
ROW.expects = "the number of a row of X"


def _indexed(rng):
    line = np.array([[0.0], [4.0], [6.0], [9.0]])
    yield np.array([5.5]), line, np.array([[2.0], [7.5]]), np.array([0, 0, 1, 1]), 1
    yield np.array([4.8]), line, np.array([[2.0], [7.5]]), np.array([0, 0, 1, 1]), 1
    yield np.array([4.8]), line, np.array([[2.0], [7.5]]), np.array([0, 0, 1, 1]), 2
    X = rng.normal(size=(300, 4))
    C = X[rng.choice(300, 12, replace=False)]
    C[3] = 40.0  # a cell without rows
    labels = squared(X, C).argmin(axis=1)
    for probes in (1, 2, 5, 12):
        for q in rng.normal(size=(6, 4)):
            yield q, X, C, labels, probes
    yield C[3] - 1, X, C, labels, 2


def within(readings, rng, kind):
    """Hold when the row returned is the nearest of those in the cells to be probed."""
    for args in readings.inputs:
        q, X, C, labels, probes = args
        row = readings(*args)
        if row != int(row) or not 0 <= row < len(X):
            raise Wrong(
                f"Return the number of a row of X, from 0 to {len(X) - 1}.",
                f"{pictured(readings, args)}: yours gives {row:g}",
            )
        cells = np.argsort(squared(q[None], C)[0], kind="stable")[:probes]
        gaps = squared(q[None], X)[0]
        allowed = np.isin(labels, cells)
        best = gaps[allowed].min()
        if gaps[int(row)] > best + 1e-9 or not allowed[int(row)]:
            where = "" if allowed[int(row)] else ", whose cell is not among those to be probed"
            raise Wrong(
                "That is not the nearest row of the cells probed.",
                f"{pictured(readings, args)}: yours gives row {int(row)}{where}; row {int(np.flatnonzero(allowed & (gaps <= best))[0])} was due",
            )


def _search(
    cells=lambda gaps, probes: np.argsort(gaps, kind="stable")[:probes],
    answer=lambda rows, gaps: rows[gaps.argmin()],
    coarse=np.square,
    fine=np.square,
):
    def search(q, X, C, labels, probes):
        near = cells(coarse(C - q).sum(1), probes)
        rows = np.flatnonzero(np.isin(labels, near))
        return answer(rows, fine(X[rows] - q).sum(1)) if len(rows) else 0

    return search


FAR = _search(lambda gaps, probes: gaps.argsort()[-probes:])
ABSOLUTE = _search(fine=np.abs), _search(coarse=np.abs, fine=np.abs), _search(coarse=np.abs)


def searches_like(readings, slip):
    """Tell whether it finds the rows of `slip`, wherever it finds one and the cells have any."""
    same = [int(readings(*args)) == slip(*args) for args in readings.inputs if _has_rows(slip, args)]
    return bool(same) and all(same)


def _has_rows(slip, args):
    q, _, C, labels, probes = args
    far = squared(q[None], C)[0].argsort()[-probes:]
    return slip is not FAR or np.isin(labels, far).any()


inverted_file = Exercise(
    "inverted-file",
    "`search(q, X, C, labels, probes)`: the row of X nearest to q, looked for only among the rows of the `probes` centres nearest to q.",
    Function("q, X, C, labels, probes", ROW, _indexed),
    [within, invariant(unchanged, "The row is right, but an input is changed: the next query needs it.", "changed-input")],
    [
        Mistake("one-cell", "Only the nearest cell is searched, whatever `probes` is. A neighbour just across the border is lost: that is what more probes are for.", _search(lambda gaps, probes: gaps.argsort()[:1]),
            when=lambda readings: ignores_probes(readings)),
        Mistake("position", "That is the position within the rows you looked at. Map it back: `rows[gaps.argmin()]`.", _search(answer=lambda rows, gaps: int(gaps.argmin()))),
        Mistake("far-cells", "Those are the farthest cells: `argsort` goes upwards, take the first ones.", FAR, when=lambda readings: searches_like(readings, FAR)),
        Mistake("absolute", "Rows or cells are ranked by sums of absolute differences. Square them: J is made of squares, and so are the cells.", ABSOLUTE[0], when=lambda readings: any(searches_like(readings, one) for one in ABSOLUTE)),
        Mistake("exact", "That is exact search over all rows: always right, and as slow as before. Look only into the cells probed.", lambda q, X, C, labels, probes: ((X - q) ** 2).sum(1).argmin()),
    ],
    hints=[
        "`argsort` the squared distances from q to the centres: the first `probes` are the cells.",
        "`np.isin(labels, cells)` marks their rows, `np.flatnonzero` numbers them.",
        "The nearest among `X[rows]` has a position there; hand back `rows[position]`.",
    ],
    follow_ups=[
        FollowUp(
            "How many cells, and how many probes?",
            "k centres, then about probes x n/k rows: least at k = √(probes x n), so a few times √n. Probes are tuned on a recall curve measured against exact search, at the latency you have. "
            "Says that recall here is the ceiling of every ranker behind it.",
        ),
        FollowUp(
            "A billion vectors?",
            "The vectors no longer fit: compress them inside each cell (product quantisation: k-means again, on parts of the vector; Jégou et al. 2011). Graph indexes such as HNSW are the other family: faster at high recall, more memory, harder to delete from.",
        ),
    ],
    right="That is an inverted file, the simplest approximate index: k-means once offline, a few cells a query. It is how candidates are generated in front of a ranker.",
    topic="k-means at work",
    minutes=12,
)  # fmt: skip


def ignores_probes(readings):
    """Tell whether every answer comes from the nearest cell, whatever `probes` is."""
    full = [args for args in readings.inputs if args[4] > 1 and len(args[1]) > 10][:-1]
    return all(args[3][int(readings(*args))] == squared(args[0][None], args[2])[0].argmin() for args in full)
