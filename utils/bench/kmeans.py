"""The course's own k-means beside scikit-learn's Lloyd: one thread, the same seeds, the same number of iterations."""

import time
import warnings

import numpy as np

from utils.bench import table
from utils.chapters.kmeans import contest, lloyd
from utils.chapters.kmeans.memory import peak_bytes
from utils.chapters.kmeans.race import one_thread, world
from utils.chapters.kmeans.seeding import bound

TITLE = "k-means"
SIZE = {"n": 200_000, "d": 16, "k": 64}
STEPS, REPEATS = (1, 10, 30), 7


def ours(X: np.ndarray, seeds: np.ndarray, steps: int) -> np.ndarray:
    """Return the labels after `steps` steps and one final assignment."""
    return lloyd.kmeans(X, seeds, steps).labels


def peer(X: np.ndarray, seeds: np.ndarray, steps: int) -> np.ndarray:
    """Return scikit-learn's labels: it assigns once more after its last update."""
    from sklearn.cluster import KMeans

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it did not converge is what was asked for
        return KMeans(len(seeds), init=seeds, n_init=1, max_iter=steps, tol=0, algorithm="lloyd").fit(X).labels_


def seconds(run, *args) -> tuple[float, np.ndarray]:
    """Return the time of a run and its labels."""
    start = time.perf_counter()
    labels = run(*args)
    return time.perf_counter() - start, labels


def measure(repeats: int = REPEATS, size: dict | None = None, runs: int = 200) -> dict:
    """Time both in turn, `repeats` times, and compare labels; then peak memory; then what seeds cost over `runs` runs."""
    X, seeds = world(**(size or SIZE))
    found: dict = {"size": size or SIZE, "input": X.nbytes, "times": {}, "equal": {}}
    with one_thread():
        peer(X[:1000], seeds, 1), ours(X[:1000], seeds, 1)  # what a first call loads is not timed
        for steps in STEPS:
            pairs, equal = [], []
            for _ in range(repeats):
                (a, mine), (b, theirs) = seconds(ours, X, seeds, steps), seconds(peer, X, seeds, steps)
                pairs.append((a, b))
                equal.append(float((mine == theirs).mean()))
            found["times"][steps], found["equal"][steps] = pairs, min(equal)
        found["memory"] = {
            "this course": peak_bytes(lambda: ours(X, seeds, 3)),
            "scikit-learn": peak_bytes(lambda: peer(X, seeds, 3)),
        }
    seeding = contest.contest(runs)
    found["seeding"] = {
        name: {"seeds": seeding.seeds[name].tolist(), "after": seeding.after[name].tolist()} for name in seeding.seeds
    }
    return found


def report(found: dict) -> str:
    """Return times, memory and seeding as tables."""
    n, d, k = found["size"].values()
    rows = []
    for steps, pairs in found["times"].items():
        ratios = [a / b for a, b in pairs]
        mine, theirs = (1e3 * table.median(times) for times in zip(*pairs, strict=True))
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        rows.append([str(steps), mine, theirs, f"{table.median(ratios):.2f}", spread, f"{found['equal'][steps]:.4%}"])
    size = f"steps (n = {n:,}, d = {d}, k = {k})"
    header = [size, "this course, ms", "scikit-learn, ms", "median ratio", "range", "labels equal"]
    shares = {name: peak / found["input"] for name, peak in found["memory"].items()}
    memory = [[name, f"{share:.2f}", f"{1 + share:.2f}"] for name, share in shares.items()]
    seeding = []
    for name, one in found["seeding"].items():
        before, after = one["seeds"], one["after"]
        seeding.append([name, *(f"{v:.1f}" for v in (np.mean(before), np.mean(after), np.median(after))), len(before)])
    seeds = f"seeds, k = {contest.K} (bound {bound(contest.K):.1f})"
    return "\n\n".join(
        [
            table.markdown(header, rows),
            table.markdown(["peak memory / input", "beside the input", "with it"], memory),
            table.markdown([seeds, "mean cost / best", "after Lloyd", "median after", "runs"], seeding),
        ]
    )
