"""How well stated confidences agree with what happened: bins, intervals, the parts of the Brier score, overconfidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np

Z95 = 1.959963984540054  # the 97.5% point of the standard normal
FEWEST = 6  # answers in a bin: with fewer, chance alone reaches from none right to all where one is 50% sure
MOST_BINS = 8


@dataclass(frozen=True)
class Bin:
    """Answers with neighbouring confidences: how many, mean confidence, share right, 95% intervals.

    `interval` is Wilson's for the share right. `chance` is where that share falls with at least 95% probability for
    somebody whose confidences are exactly right: a dot outside it is a hint of more than bad luck.
    """

    n: int
    confidence: float
    right: float
    interval: tuple[float, float]
    chance: tuple[float, float]


@dataclass(frozen=True)
class BrierParts:
    """brier = reliability - resolution + uncertainty, exactly; lower is better, and resolution the more the better.

    `by_chance` is the reliability that somebody with perfect confidences would show on so many answers, on average.
    """

    brier: float
    reliability: float
    resolution: float
    uncertainty: float
    by_chance: float


@dataclass(frozen=True)
class Overconfidence:
    """Mean confidence minus share right (below 0: underconfidence); n answers.

    `chance` is where the share right falls with at least 95% probability when each confidence is exactly right: a share
    outside it is a hint of more than bad luck, and at most one such hint in 20 is false.
    """

    n: int
    confidence: float
    right: float
    bias: float
    chance: tuple[float, float]


def arrays(confidences: Sequence[float], rights: Sequence[bool]) -> tuple[np.ndarray, np.ndarray]:
    """Return both as float arrays (n,). ValueError unless they are equally long, finite, within [0, 1], 0 or 1."""
    p, y = np.asarray(confidences, float), np.asarray(rights, float)
    if p.ndim != 1 or p.shape != y.shape:
        raise ValueError(f"confidences and rights must be of one length, got shapes {p.shape} and {y.shape}")
    if not (np.all(np.isfinite(p)) and np.all((p >= 0) & (p <= 1))):
        raise ValueError("a confidence lies between 0 and 1")
    if not np.all((y == 0) | (y == 1)):
        raise ValueError("an answer is right (1) or not (0)")
    return p, y


def grouped(p: np.ndarray) -> list[np.ndarray]:
    """Return the indices of each bin, by rising confidence.

    Equal confidences stay together. From the lowest up, a bin is closed once it holds an eighth of all answers and at
    least six; what is left over joins the last. So few answers make few bins, and each holds about the same number.
    """
    order = np.argsort(p, kind="stable")
    _, starts = np.unique(p[order], return_index=True)
    ends = [*starts[1:], len(p)]
    enough = max(FEWEST, ceil(len(p) / MOST_BINS))
    bins, start = [], 0
    for end in ends:
        if end - start >= enough:
            bins.append(order[start:end])
            start = end
    if start < len(p):
        bins = [*bins[:-1], np.concatenate([*bins[-1:], order[start:]])]
    return bins


def reliability_bins(confidences: Sequence[float], rights: Sequence[bool]) -> list[Bin]:
    """Return the points of a reliability diagram."""
    p, y = arrays(confidences, rights)
    found = []
    for inside in grouped(p):
        n, hits = len(inside), int(y[inside].sum())
        found.append(Bin(n, float(p[inside].mean()), hits / n, wilson(hits, n), chance_range(p[inside])))
    return found


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95% interval of a share (Wilson 1927): it stays within [0, 1] and has a width even at 0 or n hits.

    >>> [round(end, 3) for end in wilson(20, 20)]
    [0.839, 1.0]
    """
    if n == 0:
        return 0.0, 1.0
    share, slack = hits / n, Z95**2 / n
    centre = (share + slack / 2) / (1 + slack)
    half = Z95 / (1 + slack) * sqrt(share * (1 - share) / n + slack / (4 * n))
    return (0.0 if hits == 0 else max(0.0, centre - half)), (1.0 if hits == n else min(1.0, centre + half))


def chance_range(p: np.ndarray, level: float = 0.95) -> tuple[float, float]:
    """Return the shares right between which somebody with exactly right confidences `p` falls with probability `level`.

    Exact: the law of the number of hits is the convolution of the single answers' (Poisson-binomial), and at most
    half of what `level` leaves is cut off on each side. The idea of such consistency bars: Bröcker and Smith 2007.
    """
    law = np.ones(1)
    for one in p:
        law = np.convolve(law, [1 - one, one])
    below, tail = np.cumsum(law), (1 - level) / 2
    low = int(np.argmax(below > tail))
    high = int(np.argmax(below >= 1 - tail - 1e-12))
    return low / len(p), high / len(p)


def brier_parts(confidences: Sequence[float], rights: Sequence[bool]) -> BrierParts:
    """Take the Brier score apart over the bins of the diagram (Murphy 1973).

    Confidences differ within a bin, so Murphy's three parts alone would not add up: the two within-bin parts of
    Stephenson, Coelho and Jolliffe 2008 are counted into the resolution, as they propose. Raises ValueError on no answers.
    """
    p, y = arrays(confidences, rights)
    if not len(p):
        raise ValueError("no answers, no score")
    n, mean = len(p), y.mean()
    reliability = resolution = by_chance = 0.0
    for inside in grouped(p):
        f, o = p[inside], y[inside]
        reliability += len(f) * (f.mean() - o.mean()) ** 2 / n
        resolution += len(f) * (o.mean() - mean) ** 2 / n
        resolution -= np.sum((f - f.mean()) ** 2) / n  # variance of the confidences within the bin
        resolution += 2 * np.sum((o - o.mean()) * (f - f.mean())) / n  # and whether they went the right way
        by_chance += np.sum(f * (1 - f)) / len(f) / n
    uncertainty = mean * (1 - mean)
    parts = (np.mean((p - y) ** 2), reliability, resolution, uncertainty, by_chance)
    return BrierParts(*map(float, parts))


def overconfidence(confidences: Sequence[float], rights: Sequence[bool]) -> Overconfidence:
    """Return mean confidence minus share right, with the exact range of the share for somebody exactly calibrated.

    An interval for a share (Wilson's, say) would take all answers for equally hard: with most confidences near 1 and a few
    below, that raises a false alarm in up to one case in seven.
    """
    p, y = arrays(confidences, rights)
    if not len(p):
        raise ValueError("no answers, no mean")
    confidence, right = float(p.mean()), float(y.mean())
    return Overconfidence(len(p), confidence, right, confidence - right, chance_range(p))
