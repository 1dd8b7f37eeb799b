"""Where to start: the next seed's probabilities, k-means++ in code, and what exactly is guaranteed."""

import numpy as np

from utils.chapters.kmeans.checks import matches
from utils.chapters.kmeans.draws import (
    Seeding,
    bears_the_edges,
    farthest,
    first_row,
    follows_the_law,
    follows_the_law_in_the_plane,
    law,
)
from utils.chapters.kmeans.seeding import bound
from utils.exercise import Choice, Distribution, Exercise, FollowUp, Mistake, Number, Wrong, equals, sums_to_one


def _next_seed():
    gaps = np.array([0, 1, 5, 10.0]) ** 2
    return dict(zip((0, 1, 5, 10), gaps / gaps.sum(), strict=True))


def _three_decimals(answer, rng, kind):
    truth = _next_seed()
    near = all(abs(answer[x] - round(truth[x], 2)) < 1e-9 for x in truth)
    if near and not kind.same(answer, truth):
        raise Wrong("Right, and rounded too far: give fractions, or three decimals.", cause="rounded")


next_seed = Exercise(
    "next-seed",
    "Points 0, 1, 5, 10; the first seed is 0. With which probability does k-means++ take each as the second?",
    Distribution([0, 1, 5, 10], decimals=3),
    [sums_to_one(), _three_decimals, matches(_next_seed, "Those are not the probabilities.")],
    [
        Mistake("not-squared", "In proportion to the *squared* distance: 1, 25 and 100, not 1, 5 and 10.", [0, 1 / 16, 5 / 16, 10 / 16]),
        Mistake("uniform", "That is the plain random choice, and what k-means++ is meant to improve.", [0, 1 / 3, 1 / 3, 1 / 3], when=lambda p: max(p[1], p[5], p[10]) - min(p[1], p[5], p[10]) < 0.002),
        Mistake("farthest", "The farthest for certain is another rule (Gonzalez 1985): every far outlier becomes a seed. k-means++ is drawn to outliers too, but a clump of many points outweighs one.", [0, 0, 0, 1]),
        Mistake("near", "Upside down: the far ones are the likely ones.", [0, 100 / 126, 25 / 126, 1 / 126], when=lambda p: p[1] > p[5] > p[10]),
    ],
    hints=["The squared distances to the seed: 0, 1, 25, 100.", "Divide by their sum, 126."],
    follow_ups=[
        FollowUp(
            "Why the square?",
            "Because J is made of squares: each point is taken in proportion to what it now costs. Half of the cost in one far clump means one chance in two to go there next.",
        )
    ],
    right="0, 1/126, 25/126, 100/126: each in proportion to what it costs now. A clump without a seed pays the most, so it is likely to get one.",
    topic="k-means++",
    minutes=3,
)  # fmt: skip


def _draws(power=2.0, memory=True, sure=False, first=None):
    def seeds(X, k, rng):
        if k > len(X):
            raise ValueError("k > n")
        chosen = [rng.integers(len(X)) if first is None else first]
        while len(chosen) < k:
            seen = chosen if memory else chosen[-1:]
            gap = np.sqrt(((X[:, None] - X[seen]) ** 2).sum(-1)).min(1) ** power
            gap[seen] = 0
            p = gap / gap.sum() if gap.sum() > 0 else None
            chosen.append(int(gap.argmax()) if sure else int(rng.choice(len(X), p=p)))
        return X[chosen]

    return seeds


plus_plus = Exercise(
    "plus-plus",
    "`plus_plus(X, k, rng)`: k rows of X by k-means++, in the order drawn. Equal rows may repeat; k > n: a ValueError.",
    Seeding(),
    [follows_the_law, follows_the_law_in_the_plane, bears_the_edges],
    [
        Mistake("first-row", "The first seed is always row 0. It too is drawn, and uniformly.", _draws(first=0), when=first_row),
        Mistake(
            "not-squared", "Your seeds come in proportion to the distance. Square it: weights are what each point costs.",
            _draws(power=1), when=lambda drawn: drawn.fits(lambda k: law(k, power=1)),
        ),
        Mistake(
            "last-seed-only", "The third seed looks at the distance to the second only. Take the distance to the *nearest* of all seeds so far: keep a running minimum.",
            _draws(memory=False), when=lambda drawn: drawn.fits(lambda k: law(k, memory=False)),
        ),
        Mistake(
            "farthest", "The farthest point, always: then every outlier becomes a seed. Draw with `rng.choice(n, p=...)`.",
            _draws(sure=True), when=farthest,
        ),
        Mistake(
            "uniform", "All rows are equally likely: the distances are not used.",
            lambda X, k, rng: X[rng.choice(len(X), k, replace=False)], when=lambda drawn: drawn.fits(lambda k: law(k, power=0)),
        ),
    ],
    hints=[
        "The first: `X[rng.integers(len(X))]`. Keep `gap`, each row's squared distance to its nearest seed so far.",
        "`rng.choice(len(X), p=gap / gap.sum())`, then `gap = np.minimum(gap, ((X - new) ** 2).sum(axis=1))`.",
        "When gap is 0 everywhere, every row is a seed already: draw uniformly, or the division makes NaN.",
    ],
    follow_ups=[
        FollowUp(
            "What does it cost, and what if the data do not fit on one machine?",
            "k passes over the data, n k d in all: about one Lloyd step. The passes are sequential, which hurts when data are spread: k-means|| "
            "(Bahmani et al. 2012) draws about k rows a round for a few rounds, then clusters the drawn ones. scikit-learn's greedy variant tries 2 + ln k candidates a step and keeps the best.",
        )
    ],
    right="Counts on four points agree with the exact law, for two seeds and for three. A test of random code: count, and compare with what is due.",
    topic="k-means++",
    limit=15.0,
    minutes=12,
)  # fmt: skip

bound_factor = Exercise(
    "bound-factor",
    "E[cost of the seeds] <= 8 (ln k + 2) x OPT. The factor for k = 10?",
    Number(0, tolerance=0.45, what="a factor"),  # 34 is as good an answer
    [matches(lambda: bound(10), "That is not the factor.")],
    [
        Mistake("log-ten", "The logarithm is the natural one: ln 10 = 2.303. With base 10 you get 24.", 24),
        Mistake("log-two", "The logarithm is the natural one: ln 10 = 2.303, not 3.32.", 8 * (np.log2(10) + 2)),
        Mistake("log-only", "8 ln k is 18.4; the + 2 stands inside the bracket: it adds 16.", 8 * np.log(10)),
        Mistake("two-outside", "The + 2 stands inside the bracket, so it is multiplied by 8 as well.", 8 * np.log(10) + 2),
        Mistake("within-log-k", "2.3 is ln k. “Within log k of the optimum” leaves out the 8 and the + 2: here they are a factor of 15.", np.log(10)),
    ],
    hints=["ln 10 = 2.3026.", "8 x 4.3026."],
    right="34.4. Nobody meets a factor of 34 in practice; the point is that it does not depend on the data, where plain random seeds have no bound at all.",
    topic="k-means++",
    minutes=2,
)  # fmt: skip

guarantee = Exercise(
    "seed-guarantee",
    "What exactly did Arthur and Vassilvitskii prove of k-means++?",
    Choice(
        {
            "a": "it finds the optimum when k is right",
            "b": "every run ends within a factor ln k of the optimum",
            "c": "averaged over its draws, the seeds alone cost at most 8 (ln k + 2) times the optimum, whatever the data",
            "d": "averaged over its draws, the cost after Lloyd is at most 8 (ln k + 2) times the optimum, on data of separated clumps",
        }
    ),
    [equals("c")],
    [
        Mistake("optimum", "Finding the optimum is NP-hard, in the plane already (Mahajan et al. 2009). The seeds come within a factor of it, on average.", "a"),
        Mistake("every-run", "It holds in expectation, not in every run: a bad draw is possible. And the factor is 8(ln k + 2).", "b"),
        Mistake("after-lloyd", "It holds for any data, and before a single Lloyd step. Lloyd can only lower the cost, so it stays true after; but Lloyd is not where it comes from.", "d"),
    ],
    hints=["Three things: for which data, in which sense (every run, on average), at which moment."],
    follow_ups=[
        FollowUp(
            "Is the log k real, or an artefact of the proof?",
            "Real: they also give data on which the expected cost is of order log k times the optimum. In practice several starts and Lloyd afterwards bring it near 1.",
        ),
        FollowUp(
            "So what do you do in production?",
            "k-means++ seeds, several starts, keep the cheapest; fix and log the random state; mini-batches or a sample when n is large. Compares the cost of runs: a wide spread says that k or the features are wrong.",
        ),
    ],
    right="In expectation, for any data, from the seeds alone. “k-means++ gives the optimum” and “within log k” are both wrong, and interviewers know it.",
    topic="k-means++",
    minutes=2,
)  # fmt: skip

choose_k = Exercise(
    "choose-k",
    "Your elbow plot bends at 4. “So there are four customer groups?” What do you say?",
    Choice(
        {
            "a": "yes: after the elbow further clusters hardly help",
            "b": "evenly spread data bend too; say what the groups are for, and whether new data and other starts give the same ones",
            "c": "no: take the k with the least cost",
            "d": "no: take the k with the best silhouette; that one is objective",
        }
    ),
    [equals("b")],
    [
        Mistake("elbow", "You just saw the curve of a uniform square: it bends, and there is nothing there. The eye finds an elbow in k to the power -2/d.", "a"),
        Mistake("least-cost", "The least possible cost falls with every further centre, down to 0 at k = n. It cannot choose k.", "c"),
        Mistake("silhouette", "Another number with the same taste: the silhouette too prefers round, separate clumps, and has a best k on noise.", "d"),
    ],
    hints=["What would the same plot show on noise?", "And who is going to do what with the groups?"],
    right="k comes from the decision: how many campaigns can they run, how many cells does an index need? Then ask whether the groups come back on new data.",
    topic="k-means at work",
    minutes=2,
)  # fmt: skip
