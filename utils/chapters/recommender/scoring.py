"""Metrics of a list: recall at k, nDCG at k, by hand and in code."""

import math

import numpy as np

from utils.chapters.recommender.catalogue import catalogue_shown, close
from utils.exercise import Exercise, FollowUp, Form, Function, Mistake, Number, agrees_with, equals
from utils.exercise.properties import complete

__all__ = ["catalogue_shown", "ndcg_code", "ndcg_hand", "recall_count"]

_LISTS = [
    ([3, 1], {1}, 1),
    ([3, 1], {3}, 2),
    ([0, 4, 2], {0, 2}, 3),
    ([0, 4, 2], {2, 4}, 3),
    ([7, 8, 9, 2], {2, 9}, 3),
    ([5, 6], {1, 2, 3, 5}, 2),
    ([5, 6, 1, 9, 2], {1, 2, 5, 8}, 3),
    ([4, 7], {4, 7, 9}, 5),  # the system filled two places of five
]


def _ranked(rng):
    yield from _LISTS
    for _ in range(6):
        wanted = rng.choice(30, int(rng.integers(1, 12)), replace=False)
        yield rng.permutation(30)[:12].tolist(), {*wanted.tolist()}, int(rng.integers(1, 13))


def _found(top, wanted, k):
    return sum(1 for film in wanted if film in top and top.index(film) < k)


recall_count = Exercise(
    "recall-count",
    "`recall_at_k(top, wanted, k)`: `top` is a list of films, best first, `wanted` a set, never empty. The share of what was wanted that stands among the first k.",
    Function("top, wanted, k", Number(0, what="a share"), _ranked),
    [agrees_with(lambda top, wanted, k: _found(top, wanted, k) / len(wanted))],
    [
        Mistake("precision", "Divided by k, that is precision: how much of the list is wanted. Recall asks how much of the wanted is on the list.", lambda top, wanted, k: _found(top, wanted, k) / k),
        Mistake("whole-list", "k is not used: the whole list is counted.", lambda top, wanted, k: _found(top, wanted, len(top)) / len(wanted)),
        Mistake("hit-rate", "1 as soon as anything is found: that is the hit rate.", lambda top, wanted, k: float(_found(top, wanted, k) > 0)),
        Mistake("capped", "Divided by the smaller of k and the number wanted: some do that, so that 1 can be reached. Say so if you do; here recall divides by all that was wanted.",
            lambda top, wanted, k: _found(top, wanted, k) / min(k, len(wanted))),
        Mistake("count", "That is how many were found. Divide by how many were wanted.", _found),
        Mistake("one-short", "One place short: `top[:k]` are the first k already.", lambda top, wanted, k: _found(top, wanted, k - 1) / len(wanted)),
    ],
    hints=["Cut the list first: `top[:k]`.", "How many of those are in `wanted`? `len(wanted & set(...))`.", "Divide by how many were wanted, whatever k is."],
    follow_ups=[
        FollowUp(
            "Which k for retrieval, which for the screen?",
            "Retrieval is judged at the number of candidates it hands on, 100 to 1,000: what it misses no ranker can bring back. The screen is judged at what fits on it, 5 to 20, with the order counted.",
        )
    ],
    right="Recall divides by what was wanted, so with ten wanted films the best recall at 1 is one tenth.",
    topic="metrics",
    minutes=4,
)  # fmt: skip


def _gain(relevances, gain, discount=lambda rank: math.log2(rank + 1)):
    return sum(gain(r) / discount(rank) for rank, r in enumerate(relevances, 1))


def _by_hand(**changed):
    gains = {"linear": lambda r: r, "exponential": lambda r: 2**r - 1}
    return {name: _gain((3, 0, 2), gain, **changed) / _gain((3, 2, 0), gain, **changed) for name, gain in gains.items()}


def _late(rank):
    return max(1.0, math.log2(rank))


ndcg_hand = Exercise(
    "ndcg-hand",
    "A list of three with relevances 3, 0, 2, in this order. nDCG with the relevance r itself as gain, and with the gain 2^r - 1? To three decimals.",
    Form(linear=Number(0, what="an nDCG"), exponential=Number(0, what="an nDCG")),
    [complete(), equals(_by_hand)],
    [
        Mistake("not-normalised", "4 and 8.5 are the DCG. Divide by that of the best order, 3, 2, 0.", {"linear": 4, "exponential": 8.5}),
        Mistake("discount-early", "The discount is log2(rank + 1): 1, 1.585, 2. With log2(rank) the first would be divided by 0; leaving the first two whole, as the definition of 2002 does with base 2, gives other numbers.",
            _by_hand(discount=_late)),
        Mistake("swapped", "The two are exchanged: 2^r - 1 makes the 3 weigh more, and the 3 is in its place.", {"linear": 0.9558, "exponential": 0.9386}),
        Mistake("no-discount", "Without a discount the order does not matter, and everything is 1.", {"linear": 1, "exponential": 1}),
        Mistake("one-gain", "The same number twice? 2^r - 1 turns 3 and 2 into 7 and 3.", {"linear": 0.9386, "exponential": 0.9386}),
        Mistake("two-decimals", "Right to two decimals. Give three: two people who round to two report .94 and .96 and cannot tell why.", {"linear": 0.94, "exponential": 0.96}, when=close(linear=0.9386, exponential=0.9558)),
    ],
    hints=["DCG = 3/log2(2) + 0/log2(3) + 2/log2(4) = 4.", "The best order is 3, 2, 0: 3 + 2/1.585 = 4.262.", "Then with gains 7, 0, 3."],
    follow_ups=[
        FollowUp(
            "Which gain does your library use?",
            "Looks it up and says so: scikit-learn's ndcg_score takes the gains as they are (linear), LightGBM's ranking objective 2^r - 1 unless told otherwise. Two teams can report .94 and .96 for one list.",
        )
    ],
    right=".9386 and .9558 for the same list: ask which gain before you compare two nDCGs. With relevance 0 or 1 both gains are the same.",
    topic="metrics",
    minutes=4,
)  # fmt: skip


def _discounted(ranks):
    return float(sum(np.log(2) / np.log1p(rank) for rank in ranks))


def _places(top, wanted, k):
    return [rank for rank, film in enumerate(top[:k], 1) if film in wanted]


def _ndcg(best):
    return lambda top, wanted, k: (
        _discounted(_places(top, wanted, k)) / max(_discounted(range(1, best(top, wanted, k) + 1)), 1e-9)
    )


def _with(discount):
    def ndcg(top, wanted, k):
        ideal = sum(1 / discount(rank) for rank in range(1, min(k, len(wanted)) + 1))
        return sum(1 / discount(rank) for rank in _places(top, wanted, k)) / ideal

    return ndcg


ndcg_code = Exercise(
    "ndcg-code",
    "`ndcg_at_k(top, wanted, k)`: a film counts 1 when it is wanted and 0 when not, over log2(rank + 1); divided by the best that any list of k could reach.",
    Function("top, wanted, k", Number(0, what="an nDCG"), _ranked),
    [agrees_with(_ndcg(lambda top, wanted, k: min(k, len(wanted))))],
    [
        Mistake("rank-from-zero", "log2(1) is 0: the first place is divided by nothing. Ranks start at 1, and the discount is log2(rank + 1).", _with(lambda rank: math.log2(rank))),
        Mistake("by-rank", "Divided by the rank itself: gentler, by log2(rank + 1).", _with(lambda rank: rank)),
        Mistake("whole-list", "Places after the k-th are counted too: cut the list at k.", lambda top, wanted, k: _discounted(_places(top, wanted, len(top))) / _discounted(range(1, min(k, len(wanted)) + 1))),
        Mistake("one-short", "One place short: `top[:k]` are the first k already.", lambda top, wanted, k: _discounted(_places(top, wanted, k - 1)) / _discounted(range(1, min(k, len(wanted)) + 1))),
        Mistake("ideal-as-short", "The list is shorter than k, and your ideal as short as the list: a system that returns too little would be flattered. The best list fills k places.",
            _ndcg(lambda top, wanted, k: min(k, len(wanted), len(top)))),
        Mistake("discount-late", "log2(rank), with the first two places whole: the definition of 2002. Here it is log2(rank + 1): the second place already counts less.", _with(_late)),
        Mistake("discount-too-far", "log2(rank + 2): counting from 0 needs + 2, counting from 1 needs + 1. The first place must count in full.", _with(lambda rank: math.log2(rank + 2))),
        Mistake("ideal-of-the-found", "Your ideal re-orders what the list has *found*: a list that finds one of ten and puts it first would be perfect. The ideal is over all that was wanted.",
            _ndcg(lambda top, wanted, k: len(_places(top, wanted, k)))),
        Mistake("ideal-too-long", "The ideal list has k places too. With more wanted than k, nobody could reach 1.", _ndcg(lambda top, wanted, k: len(wanted))),
        Mistake("ideal-always-k", "With fewer wanted than k, not even the best list fills all k places: cut the ideal at the number wanted.", _ndcg(lambda top, wanted, k: k)),
        Mistake("not-normalised", "That is the DCG. Divide by the best possible.", lambda top, wanted, k: _discounted(_places(top, wanted, k))),
    ],
    hints=[
        "`1 / np.log2(np.arange(k) + 2)` holds the weight of each place.",
        "Above: the sum of the weights of places whose film is in `wanted`.",
        "Below: the sum of the first `min(k, len(wanted))` weights.",
    ],
    follow_ups=[
        FollowUp(
            "Two scores are equal. Which comes first?",
            "It changes the metric. scikit-learn's ndcg_score averages over the orders of tied scores; a ranker that gives everybody the same score must not gain by the order of the file. Breaks ties by something fixed and innocent, and says so.",
        )
    ],
    right="In a test it agrees with scikit-learn's ndcg_score. The base of the logarithm cancels; the + 1 does not.",
    topic="metrics",
    minutes=8,
)  # fmt: skip
