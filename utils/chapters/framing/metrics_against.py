"""The best F1 and the most money need not draw the same line: build the case, the fewer customers the better."""

from itertools import pairwise

import numpy as np

from utils.chapters.framing.money import Piles
from utils.exercise import Array, Exercise, FollowUp, Form, Mistake, Number, Wrong, complete, consistent
from utils.exercise.show import show


def cuts(labels: np.ndarray, offer: float, worth: float) -> tuple[set[int], set[int]]:
    """Return how many to call, from the top, by F1 and by money: the best of each, all ties included."""
    best: list[dict[int, float]] = [{}, {}]
    for k in range(len(labels) + 1):
        found = Piles(int(labels[:k].sum()), int(labels[k:].sum()), int(k - labels[:k].sum()), 0)
        best[0][k], best[1][k] = found.f1 if labels.any() else 0.0, found.money(offer, worth)
    return tuple({k for k, value in each.items() if value > max(each.values()) - 1e-9} for each in best)


def _apart(form: dict, rng, kind) -> None:
    by_f1, by_money = cuts(form["leaves"], form["offer"], form["worth"])
    if by_f1 & by_money:
        k = min(by_f1 & by_money)
        raise Wrong("With these, one line is best for both.", f"calling the first {k} has the best F1 and earns most")


def _labels(form: dict) -> bool:
    return bool(np.isin(form["leaves"], (0, 1)).all() and 1 <= len(form["leaves"]) <= 30)


def _said(form: dict) -> str:
    by_f1, by_money = (sorted(each) for each in cuts(form["leaves"], form["offer"], form["worth"]))
    n = len(form["leaves"])
    few = "No list is shorter." if n == 2 else "It can be done with two."
    return f"F1 calls the first {show(by_f1[0])}, money the first {show(by_money[0])}, of {n}. {few} F1 has never heard of your prices."


def _sane(form: dict) -> bool:
    """Tell whether everything is filled in and the prices are in order."""
    return (
        None not in [form["offer"], form["worth"]] and form["leaves"] is not None and 0 < form["offer"] < form["worth"]
    )


def _order(form: dict) -> str:
    """Tell how the list is ordered: everybody alike, leavers first, or with a mistake."""
    leaves = form["leaves"]
    if leaves.all() or not leaves.any():
        return "alike"
    return "perfect" if all(a >= b for a, b in pairwise(leaves)) else "mistaken"


two_maxima = Exercise(
    "two-maxima",
    "Build a case in which the best F1 and the most money draw different lines. `leaves`: 1 or 0 for each customer, highest score first; you call the first k. A call must cost something and less than a kept leaver is worth. The fewer customers, the better.",
    Form(leaves=Array((None,), what="ones and zeros"), offer=Number(0, what="the price of a call"), worth=Number(0, what="what a kept leaver is worth")),
    [
        complete(),
        consistent(_labels, "`leaves` holds ones and zeros, one for each customer, at most 30."),
        consistent(lambda form: 0 < form["offer"] < form["worth"], "Keep 0 < `offer` < `worth`: a call to a sure leaver pays, and none is free."),
        consistent(lambda form: form["leaves"].any(), "Nobody leaves there: F1 is then not defined."),
        _apart,
    ],
    [
        Mistake(
            "all-leave",
            "Everybody leaves: calling them all is best for both. Put somebody in between who stays.",
            {"leaves": [1, 1], "offer": 10, "worth": 30},
            when=lambda form: _sane(form) and form["leaves"].all(),
        ),
        Mistake(
            "sorted-already",
            "The model orders them perfectly, so one line is best for everything. Let it make a mistake in the order.",
            {"leaves": [1, 0, 0], "offer": 10, "worth": 30},
            when=lambda form: _sane(form) and _order(form) == "perfect",
        ),
        Mistake(
            "call-too-dear",
            "A call that costs what it brings, or more, pays for nobody. Then money says nothing at all.",
            {"leaves": [0, 1], "offer": 30, "worth": 30},
            when=lambda form: None not in (form["offer"], form["worth"]) and form["offer"] >= form["worth"],
        ),
        Mistake(
            "prices-agree",
            "The order has its mistake, and these prices happen to agree with F1. F1 stays where it is: move a price.",
            {"leaves": [0, 1], "offer": 10, "worth": 30},
            when=lambda form: _sane(form) and _labels(form) and _order(form) == "mistaken",
        ),
    ],
    hints=["Let the first one stay and the second one leave. What does F1 call?", "F1 calls both: 2/3 is better than 0. Two calls, one customer kept: at which prices is that a loss?"],
    follow_ups=[
        FollowUp(
            "Then when is F1 a fair choice?",
            "When nobody can name prices yet, and both mistakes hurt about alike; to compare models on one set with one base rate. Not to choose a line somebody will act on: that takes two prices, or a number of calls. And not across sets: it moves with the base rate.",
        )
    ],
    right=_said,
    topic="communication",
    minutes=5,
)  # fmt: skip
