"""One pass of Lloyd's algorithm over the data, in blocks of rows that stay in the cache.

The assignment is one matrix product a block; the sums are kept, and only rows whose label changed are moved from one sum to
another. Data are centred block by block, so that a large offset costs no digits and nothing of the input's size is allocated.
"""

import numpy as np

ROWS = 1024


class Pass:
    """Labels and sums of one data set `X` (n, d) for `k` centres, carried from pass to pass."""

    def __init__(self, X: np.ndarray, k: int, rows: int = ROWS):
        n, d = X.shape
        self.X, self.k, self.rows = X, k, max(1, min(rows, n))
        self.middle = X.mean(axis=0, dtype=float)
        self.block = np.ones((self.rows, d + 1))  # the last column stays 1: it carries |c|^2 / 2 through the product
        self.scores = np.empty((self.rows, k))
        self.labels = np.empty(n, np.intp)
        self.sums, self.counts, self.known = np.zeros((k, d)), np.zeros(k), None

    def assign(self, C: np.ndarray) -> np.ndarray:
        """Label every row with its nearest centre, one of them when several are equally near."""
        moved = C - self.middle
        weights = np.vstack([-moved.T, (moved * moved).sum(axis=1) / 2])
        for start in range(0, len(self.X), self.rows):
            rows = self.X[start : start + self.rows]
            block, scores = self.block[: len(rows)], self.scores[: len(rows)]
            np.subtract(rows, self.middle, out=block[:, :-1])
            np.matmul(block, weights, out=scores)  # |x - c|^2 / 2 less |x|^2 / 2, which no centre changes
            scores.argmin(axis=1, out=self.labels[start : start + self.rows])
        return self.labels

    def means(self, C: np.ndarray) -> np.ndarray:
        """Return the means of the labels as they are now; an empty cluster keeps its centre from `C`."""
        changed = np.arange(len(self.X)) if self.known is None else np.flatnonzero(self.known != self.labels)
        for start in range(0, len(changed), self.rows):
            rows = changed[start : start + self.rows]
            values = self.X[rows] - self.middle
            self._add(values, self.labels[rows], 1)
            if self.known is not None:
                self._add(values, self.known[rows], -1)
        self.known = self.labels.copy()
        counts = self.counts[:, None]
        return np.where(counts > 0, self.middle + self.sums / np.maximum(counts, 1), C)

    def _add(self, values: np.ndarray, labels: np.ndarray, sign: int) -> None:
        k, d = self.sums.shape
        cells = labels[:, None] * d + np.arange(d)
        self.sums += sign * np.bincount(cells.ravel(), values.ravel(), k * d).reshape(k, d)
        self.counts += sign * np.bincount(labels, minlength=k)
