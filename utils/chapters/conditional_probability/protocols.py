"""How one can come to know of a six: the words, the exact numbers and the known slips, for the dice grid."""

from fractions import Fraction

from .worlds import DICE_PROTOCOLS, after_a_six, two_dice

QUESTION = "Two dice are rolled and you hear “a six”. P(both are six), if …"

LABELS = {
    "asked": "somebody was asked “at least one six?”, looked at both and said yes",
    "shown": "one of the two was picked at random and its number read out: a six",
    "red": "the red die, named beforehand, was shown: a six",
}
WHY = {
    "asked": "Eleven cells give this report, each for certain. (6,6) is one of the 11.",
    "shown": "(6,3) is reported as a six only when the six is the die that was picked: half a cell. Ten halves and the "
    "whole (6,6) make 6 cells’ worth; (6,6) is 1 of the 6.",
    "red": "The red row: six cells, each for certain. The blue die is untouched by the report, so 1 of 6.",
}
# The same value can have another cause under another protocol, so each protocol has its own list.
SLIPS = {
    "asked": {
        "1/6": "you conditioned on a named die. Nobody said which of the two is the six.",
        "1/36": "you did not condition. That is P(both six) before anything was said.",
        "2/11": "you counted (6,6) twice. It is one outcome, although it holds two sixes.",
        "1/12": "you have 12 outcomes, not 11. Red six: 6, blue six: 6, and (6,6) is in both.",
        "11/36": "that is how probable the report is, not what follows from it.",
    },
    "shown": {
        "1/11": "you kept all 11 cells whole. Had it been (6,3), you might have been shown the 3.",
        "1/36": "you did not condition. That is P(both six) before anything was shown.",
        "1/3": "you counted (6,6) twice above the line; below it you weighed right: 1 + 10/2 cells’ worth.",
        "2/11": "you weighed (6,6) double only in the numerator. The ten others are half in: 1 of 1 + 10/2.",
        "1/12": "with the pick written out there are 12 cases, and (6,6) is two of them, once for each die. (Half of (6,6) above 6 comes to the same.)",
    },
    "red": {
        "1/11": "you answered for “at least one six”. Here the die has a name: only the red row is left.",
        "1/36": "you did not condition. The red six is given.",
        "2/11": "you answered for “at least one six”, and counted (6,6) twice.",
        "1/12": "you let the blue die be the six too. Only the red one was shown.",
    },
}
OTHER = "no known slip. Mark the cells, weigh each by how probable the report is, and count."


def cell(dice: tuple[int, int]) -> str:
    """Name a cell of the grid as the browser does: "red,blue"."""
    return f"{dice[0]},{dice[1]}"


def pair(number) -> list[int]:
    """Return a fraction as [numerator, denominator], which JSON can carry."""
    exact = Fraction(number)
    return [exact.numerator, exact.denominator]


def weights(protocol: str) -> dict[tuple[int, int], Fraction]:
    """Return for each of the 36 outcomes how probable the report "a six" is when these are the dice."""
    report = True if protocol == "asked" else 6
    found = dict.fromkeys(two_dice(protocol).outcomes(), Fraction(0))
    for case in two_dice(protocol).cases:
        if case.said == report:
            found[case.outcome] += case.weight * 36
    return found


def exact(protocol: str) -> Fraction:
    """Return P(both six | the report "a six") by enumeration."""
    return after_a_six(protocol).probability(lambda dice: dice == (6, 6))


def grid_data() -> dict:
    """Return everything the grid's JavaScript shows, as JSON."""
    protocols = [
        {
            "key": key,
            "label": LABELS[key],
            "exact": pair(exact(key)),
            "weights": {cell(dice): float(weight) for dice, weight in weights(key).items()},
            "why": WHY[key],
            "slips": [{"value": pair(value), "says": says} for value, says in SLIPS[key].items()],
            "other": OTHER,
        }
        for key in DICE_PROTOCOLS
    ]
    everything = list(two_dice().outcomes())
    presets = {
        "at least one six": [dice for dice in everything if 6 in dice],
        "red is six": [dice for dice in everything if dice[0] == 6],
        "all 36": everything,
        "none": [],
    }
    return {
        "sides": 6,
        "question": QUESTION,
        "protocols": protocols,
        "presets": [{"label": label, "cells": [cell(dice) for dice in dices]} for label, dices in presets.items()],
    }
