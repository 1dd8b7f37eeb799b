"""Metrics of a list: recall at k, nDCG at k, by hand and in code; and what the whole service shows."""

import math

import numpy as np

from utils.exercise import Exercise, FollowUp, Form, Function, Mistake, Number, Probability, agrees_with, equals
from utils.exercise.properties import complete

_LISTS = [
    ([3, 1], {1}, 1),
    ([3, 1], {3}, 2),
    ([0, 4, 2], {0, 2}, 3),
    ([0, 4, 2], {2, 4}, 3),
    ([7, 8, 9, 2], {2, 9}, 3),
    ([5, 6], {1, 2, 3, 5}, 2),
    ([5, 6, 1, 9, 2], {1, 2, 5, 8}, 3),
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
    "`recall_at_k(top, wanted, k)`: `top` is a list of films, best first, `wanted` a set. The share of what was wanted that stands among the first k.",
    Function("top, wanted, k", Probability(), _ranked),
    [agrees_with(lambda top, wanted, k: _found(top, wanted, k) / len(wanted))],
    [
        Mistake("precision", "Divided by k, that is precision: how much of the list is wanted. Recall asks how much of the wanted is on the list.", lambda top, wanted, k: _found(top, wanted, k) / k),
        Mistake("whole-list", "k is not used: the whole list is counted.", lambda top, wanted, k: _found(top, wanted, len(top)) / len(wanted)),
        Mistake("hit-rate", "1 as soon as anything is found: that is the hit rate.", lambda top, wanted, k: float(_found(top, wanted, k) > 0)),
        Mistake("capped", "Divided by the smaller of k and the number wanted: some do that, so that 1 can be reached. Say so if you do; here recall divides by all that was wanted.",
            lambda top, wanted, k: _found(top, wanted, k) / min(k, len(wanted))),
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
    "A list of three with relevances 3, 0, 2, in this order. nDCG with the gain r, and with the gain 2^r - 1?",
    Form(linear=Number(0, what="an nDCG"), exponential=Number(0, what="an nDCG")),
    [complete(), equals(_by_hand)],
    [
        Mistake("not-normalised", "4 and 8.5 are the DCG. Divide by that of the best order, 3, 2, 0.", {"linear": 4, "exponential": 8.5}),
        Mistake("discount-early", "The discount is log2(rank + 1): 1, 1.585, 2. With log2(rank) the first would be divided by 0; leaving the first two whole, as the definition of 2002 does with base 2, gives other numbers.",
            _by_hand(discount=_late)),
        Mistake("swapped", "The two are exchanged: 2^r - 1 makes the 3 weigh more, and the 3 is in its place.", {"linear": 0.9558, "exponential": 0.9386}),
        Mistake("no-discount", "Without a discount the order does not matter, and everything is 1.", {"linear": 1, "exponential": 1}),
        Mistake("one-gain", "The same number twice? 2^r - 1 turns 3 and 2 into 7 and 3.", {"linear": 0.9386, "exponential": 0.9386}),
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
)  # fmt: skip

SHOWN = ("ABC", "ACD", "ABE", "BAC")
FILMS = 20


def _shown():
    slots = [film for films in SHOWN for film in films]
    return {"coverage": len({*slots}) / FILMS, "heaviest": max(map(slots.count, slots)) / len(slots)}


def _part(name, value):
    return lambda form: form[name] is not None and abs(form[name] - value) < 6e-4


catalogue_shown = Exercise(
    "catalogue-shown",
    "20 films. Four people get the lists A B C, A C D, A B E, B A C. Coverage: the share of the films shown to anybody? And which share of all places does the film shown most take?",
    Form(coverage=Probability(), heaviest=Probability()),
    [complete(), equals(_shown)],
    [
        Mistake("places-counted", "12 places were filled, with 5 different films: coverage counts films.", {"coverage": 0.6, "heaviest": 1 / 3}, when=_part("coverage", 0.6)),
        Mistake("one-list", "3 of 20 is one list. Coverage is of the whole service: all lists together.", {"coverage": 0.15, "heaviest": 1 / 3}, when=_part("coverage", 0.15)),
        Mistake("share-of-people", "A is on every list: that is its share of *people*. Of the twelve places it takes four.", {"coverage": 0.25, "heaviest": 1}, when=_part("heaviest", 1)),
        Mistake("share-of-shown", "One of five films shown: that counts A once. It takes four places.", {"coverage": 0.25, "heaviest": 0.2}, when=_part("heaviest", 0.2)),
    ],
    hints=["Which different films appear at all? A, B, C, D, E.", "A appears four times; there are 4 x 3 places."],
    right="A quarter of the catalogue, and one film has a third of the screen. Neither is an error: it is a decision about sellers and taste that accuracy alone will take for you.",
    topic="metrics",
)  # fmt: skip
