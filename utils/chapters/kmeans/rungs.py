"""The ladder's exercises: the wall, the matrix product that survives an offset, and the pass in blocks."""

import numpy as np

from utils.chapters.kmeans import invariants
from utils.chapters.kmeans.checks import Labels, invariant, matches, repeatable, unchanged
from utils.chapters.kmeans.data import awkward
from utils.chapters.kmeans.memory import human, peak_bytes
from utils.chapters.kmeans.results import Run
from utils.chapters.kmeans.rung_slips import averages, blocked, labels_of_the_next, loses_the_tail, relabelled, scores
from utils.exercise import Exercise, FollowUp, Function, Mistake, Number, Wrong

memory_wall = Exercise(
    "memory-wall",
    "A million points, 128 features, 1,000 centres, doubles. How many GB (10^9 bytes) is the array `X[:, None] - C`?",
    Number(0, tolerance=25, what="a number of GB"),  # “about a terabyte” is what one says aloud
    [matches(lambda: np.prod([10**6, 1000, 128], dtype=float) * 8 / 1e9, "That is not the size of the array.")],
    [
        Mistake("no-features", "8 GB is n x k: one number for each pair, as the matrix product makes it. The differences have d numbers a pair.", 8, when=lambda size: abs(size - 8) < 0.1),
        Mistake("data-only", "1.024 GB is X itself. The difference exists for every pair of point and centre.", 1.024, when=lambda size: abs(size - 1.024) < 0.01),
        Mistake("numbers-not-bytes", "128 billion numbers, of 8 bytes each.", 128, when=lambda size: abs(size - 128) < 0.5),
        Mistake("gibi", "That is in GiB, of 2^30 bytes. In GB, of 10^9, it is more.", 953.7, when=lambda size: abs(size - 953.67) < 1),
        Mistake("bits", "Those are bits: 64 to a double. A byte has 8 of them.", 8192, when=lambda size: abs(size - 8192) < 1),
        Mistake("bytes", "Right, in bytes. The question is in GB: divide by 10^9.", 1.024e12, when=lambda size: abs(size / 1.024e12 - 1) < 0.03),
        Mistake("single", "512 would be single precision: a double has 8 bytes.", 512, when=lambda size: abs(size - 512) < 1),
    ],
    hints=["The shape is (n, k, d).", "10^6 x 1000 x 128 numbers, 8 bytes each."],
    right="1,024 GB, for data of 1 GB: k times the data. The matrix product needs n x k, 8 GB; in blocks of rows it is as little as you like.",
    topic="k-means speed",
    minutes=2,
)  # fmt: skip


def _labelled(readings, X, C):
    labels = readings(X, C)
    return invariants.proper_labels(labels, len(X), len(C)) or invariants.nearest_centre(X, C, labels)


def below(limit: float, make, says: str):
    """Make a property: on `make(rng)` the function's peak memory stays below `limit` bytes."""

    def check(readings, rng, kind):
        args = make(rng)
        readings(*args)  # once, so that what a first call loads is not counted
        peak = peak_bytes(lambda: readings.call.run(lambda: readings.call.function(*args), args))
        if peak > limit:
            n, d, k = *args[0].shape, len(args[1])
            raise Wrong(
                says,
                f"n = {n}, d = {d}, k = {k}: a peak of {human(peak)}, at most {human(limit)} was due",
                "too-much-memory",
            )

    return check


def _wide(rng):
    return rng.normal(size=(3000, 40)), rng.normal(size=(50, 40))


by_product = Exercise(
    "by-product",
    "`by_product(X, C)`: for each row of X the index of its nearest row of C, without an array of shape (n, k, d), for instance from one matrix product. It must be right on data around 10^8.",
    Function("X, C", Labels(), awkward),
    [
        invariant(_labelled, "A point is not with its nearest centre."),
        invariant(unchanged, "The labels are right, but X or C is changed: `X -= ...` works on the caller's array.", "changed-input"),
        below(8e6, _wide, "The labels are right, but an array of shape (n, k, d) is made on the way: that is still broadcasting."),
    ],
    [
        Mistake(
            "cancelled",
            "Around 10⁸ the squares are 10¹⁶, and a double has 16 digits: nothing is left for the difference. Subtract the mean of X from X and from C first; distances do not change.",
            scores(lambda X, C: (C**2).sum(1) - 2 * X @ C.T, centred=False),
        ),
        Mistake("norm-lost", "The largest x.c is the *longest* centre in that direction. |c|² does not drop out: it differs from centre to centre.", scores(lambda X, C: -2 * X @ C.T)),
        Mistake("norm-unsquared", "It is |c| squared: `(C**2).sum(axis=1)`, with no root.", scores(lambda X, C: np.sqrt((C**2).sum(1)) - 2 * X @ C.T)),
        Mistake("two-lost", "The middle term comes twice: -2 x.c.", scores(lambda X, C: (C**2).sum(1) - X @ C.T)),
        Mistake("plus", "The middle term is *minus* 2 x.c: a large product means near.", scores(lambda X, C: (C**2).sum(1) + 2 * X @ C.T)),
    ],
    hints=[
        "|x - c|² = |x|² - 2 x.c + |c|². Which of the three does argmin over the centres not need?",
        "`(C**2).sum(axis=1) - 2 * X @ C.T` has shape (n, k).",
        "Before that: `middle = X.mean(axis=0)`, and take it from both.",
    ],
    follow_ups=[
        FollowUp(
            "Why is this faster, if it does the same multiplications?",
            "A matrix product is the one thing every machine is built for: it reuses what is in cache and registers, so it runs near the arithmetic peak. Broadcasting writes n k d numbers to memory and reads them back: it is bound by memory. "
            "Adds: same arithmetic count up to a constant, different traffic.",
        ),
        FollowUp(
            "Does centring always save you?",
            "It removes the common offset. Two clumps 10⁸ apart from each other, each fine inside, still lose digits: then compute differences in blocks, or refine the few close calls.",
        ),
    ],
    right="Right at any offset, and no array of n x k x d numbers. If yours is a matrix product of centred data, that is what scikit-learn does too. If it loops over the centres or calls `cdist`, it is right and loses no digits, but it is not this rung: see it in the race.",
    topic="k-means speed",
    minutes=10,
)  # fmt: skip


def _long(rng):
    return rng.normal(size=(40_000, 8)), rng.normal(size=(50, 8))


def _blocks(rng):
    yield from awkward(rng)
    for n in (5000, 7001):
        yield rng.normal(size=(n, 3)), rng.normal(size=(6, 3))


def _stepped(readings, X, C):
    new, labels = readings(X, C)
    k, d = C.shape
    return (
        invariants.proper_labels(labels, len(X), k)
        or invariants.nearest_centre(X, C, labels)
        or invariants.proper_centres(new, k, d)
        or invariants.means_of_members(X, new, labels)
        or invariants.lost_to_the_origin(X, C, new, labels)
    )


block_step = Exercise(
    "block-step",
    "`step(X, C)`: one Lloyd step in blocks of rows; return the new centres and the labels they are means of. Peak memory at most twice X.",
    Function("X, C", Run(), _blocks),
    [
        invariant(_stepped, "That is not one step of Lloyd's."),
        invariant(unchanged, "The step is right, but X or C is changed.", "changed-input"),
        invariant(repeatable, "Called again on the same input it gave another answer: something is drawn at random, and no `rng` comes in here.", "not-repeatable"),
        below(2 * 8 * 40_000 * 8, _long, "The step is right, and takes more than twice the memory of X. Which array still has n rows and k columns?"),
    ],
    [
        Mistake("last-block", "Only the last block counts: the sums must be set to 0 once, before the loop over blocks.", blocked(reset=True)),
        Mistake("mean-of-means", "A mean of the blocks' means weighs a block with one point like one with fifty. Add sums and counts, and divide once at the end.", blocked(averaged=True)),
        Mistake("tail-lost", "The last rows, fewer than a block, are left out: their labels were never set. Let the loop run to n; a slice may be shorter.", blocked(whole_blocks=True), when=loses_the_tail),
        Mistake("labels-of-the-next", "These labels belong to the new centres. The centres you return are means of the labels before: return those.", relabelled, when=labels_of_the_next),
        Mistake("origin", "An empty cluster went to 0: its sum, over 1. Let it keep its centre, as in `means`.", blocked(kept=False)),
        Mistake(
            "cancelled", "Around 10⁸ nothing is left of the difference. Take the mean of X from each block and from C.",
            lambda X, C: ((lambda labels: (averages(X, labels, C), labels))(((C**2).sum(1) - 2 * X @ C.T).argmin(1))),
        ),
    ],
    hints=[
        "For each block: labels by `by_product`'s formula, then add the block's sums and counts to running ones.",
        "Sums without a loop over j: one `np.bincount` over `labels * d + column`, weights the values, length k * d.",
        "Divide once, after the loop: `np.where(counts > 0, sums / np.maximum(counts, 1), C)`.",
    ],
    follow_ups=[
        FollowUp(
            "How do you choose the block?",
            "So that the block and its scores, rows x (d + k) doubles, stay in the second-level cache, and the loop in Python is negligible: a few hundred to a few thousand rows. Measures it.",
        ),
        FollowUp(
            "What else would you save?",
            "Carry the sums from step to step and move only the rows whose label changed: after a few steps that is next to none. Triangle inequality (Elkan 2003, Hamerly 2010): skip most distances once the centres move little. Mini-batches (Sculley 2010) when a good-enough answer will do. Single precision: half the traffic, twice the operations a second.",
        ),
    ],
    right="Right, and the memory is that of the labels and a block. Did you add each block to the sums while it was at hand? Then it is one pass over X; calling `means` afterwards reads X once more for every centre. scikit-learn's own Lloyd runs block by block too.",
    topic="k-means speed",
    limit=15.0,
    minutes=15,
)  # fmt: skip
