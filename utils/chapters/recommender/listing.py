"""Build it: the list itself, the best films a person has not seen."""

import numpy as np

from utils.chapters.recommender.parts import Numbers
from utils.exercise import Exercise, FollowUp, Function, Mistake, Wrong


def _scored(rng):
    yield np.array([0.5, 0.9, 0.1, 0.7]), np.array([1]), 2
    yield np.array([-3.0, -1.0, -2.0, -4.0]), np.array([1, 3]), 2
    yield np.array([5.0, 4.0, 3.0, 2.0, 1.0]), np.array([], int), 3
    for _ in range(3):
        yield rng.permutation(40) - 19.5, rng.choice(40, 12, replace=False), 10
    yield rng.permutation(1000) - 500.0, rng.choice(1000, 200, replace=False), 300  # argpartition leaves few in order


def _few(values):
    return f"[{', '.join(map(str, values[:10]))}{', …' if len(values) > 10 else ''}]"


def _best(readings, rng, kind):
    """Hold when the list has k films, none seen or twice, and nothing unseen scores higher or stands lower than it should."""
    for scores, seen, k in readings.inputs:
        top, text = readings(scores, seen, k), readings.text((scores, seen, k))
        if len(top) != k or len({*top.tolist()}) != k or top.max(initial=0) >= len(scores):
            raise Wrong(
                f"Return {k} different numbers of films, below {len(scores)}.",
                f"{text}: yours gives {_few(top.tolist())}",
            )
        known = sorted({*top.tolist()} & {*seen.tolist()})
        if known:
            raise Wrong(
                "A film on the list was seen before.", f"{text}: yours gives {_few(top.tolist())}, with {known[0]}"
            )
        due = sorted((float(scores[i]) for i in range(len(scores)) if i not in seen), reverse=True)[:k]
        if scores[top].tolist() != due:
            raise Wrong(
                "Those are not the best of the unseen, best first.",
                f"{text}: yours gives {_few(top.tolist())}, with scores {_few(scores[top].tolist())}; {_few(due)} were due",
            )


def _zeroed(scores, seen, k):
    kept = scores.copy()
    kept[seen] = 0
    return kept.argsort()[::-1][:k]


def _shifted(scores, seen, k):
    return np.delete(scores, seen).argsort()[::-1][:k]


def _hidden(scores, seen, sign=1.0):
    kept = np.array(scores)
    kept[seen] = -np.inf * sign
    return kept


def _unordered(readings):
    """Tell whether the right films stand on every list, and only their order is wrong."""
    return all(
        {*readings(*args).tolist()} == {*_hidden(*args[:2]).argsort()[::-1][: args[2]].tolist()}
        for args in readings.inputs
    )


unseen_top = Exercise(
    "unseen-top",
    "`best_unseen(scores, seen, k)`: the numbers of the k films with the highest scores, best first, none of `seen` among them.",
    Function("scores, seen, k", Numbers("numbers of films"), _scored),
    [_best],
    [
        Mistake("seen-kept", "What they have seen is still on the list. Every offline number would drop: nobody likes a film for the first time twice.",
            lambda scores, seen, k: np.argsort(scores, kind="stable")[::-1][:k]),
        Mistake("seen-zeroed", "A seen film got the score 0. When scores are negative, 0 is the best there is: use minus infinity.", _zeroed),
        Mistake("numbers-shifted", "After deleting the seen films, positions are no longer film numbers. Hide them instead of deleting, or map back.", _shifted),
        Mistake("upside-down", "Those are the worst: `argsort` goes upwards.", lambda scores, seen, k: _hidden(scores, seen, -1).argsort(kind="stable")[:k]),
        Mistake("in-any-order", "The right films, in no order. `argpartition` does not sort, and nDCG looks at the order.",
            lambda scores, seen, k: np.sort(_hidden(scores, seen).argsort()[::-1][:k]), when=_unordered),
    ],
    hints=[
        "A copy of the scores, with minus infinity at the seen films.",
        "`np.argsort(-hidden)[:k]`",
    ],
    follow_ups=[
        FollowUp(
            "Do you always take out what was seen?",
            "For films and one-off goods yes; for music, groceries, or a shop people come back to, no: repeats are most of the value. It is a product decision, to be asked. Also says that the filter runs after retrieval, so retrieve k + seen.",
        )
    ],
    right="Unseen, best first. If yours writes into `scores`, copy them first: in a service the next request reads the same array. Ties may stand either way here; in production break them the same way each time, or two runs cannot be compared.",
    topic="evaluation",
    minutes=6,
)  # fmt: skip
