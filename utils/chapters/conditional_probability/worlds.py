"""Sample spaces written out in full, each outcome with what would be said about it.

A `World` is a weighted list of cases (outcome, what is said, weight). A *protocol* maps an outcome to the
statements that may follow it, so two protocols over the same dice are two worlds. Conditioning keeps the cases in
which the statement was made and renormalises; nothing else happens here, and every weight is an exact `Fraction`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction
from typing import Any, NamedTuple

DICE_PROTOCOLS = ("asked", "shown", "red")
CHILD_PROTOCOLS = ("asked", "told")
HOSTS = ("knowing", "ignorant", "leftmost")


class Case(NamedTuple):
    """One outcome, what is said about it, and how probable the two are together."""

    outcome: Hashable
    said: Hashable
    weight: Fraction


class World:
    """Hold a weighted list of cases whose weights sum to 1.

    >>> world = two_dice("asked").given(True)
    >>> len(world.cases), world.probability(lambda dice: dice == (6, 6))
    (11, Fraction(1, 11))
    """

    def __init__(self, cases: Iterable[Case]):
        self.cases = [case for case in cases if case.weight]
        if sum(case.weight for case in self.cases) != 1:
            raise ValueError("the weights of a world's cases must sum to 1")

    def given(self, said: Any) -> World:
        """Condition on `said` (a statement, or a test of one): filter, renormalise. ValueError if never said."""
        matches = said if callable(said) else lambda statement: statement == said
        kept = [case for case in self.cases if matches(case.said)]
        total = sum(case.weight for case in kept)
        if not total:
            raise ValueError(f"nothing in this world leads to {said!r}")
        return World(case._replace(weight=case.weight / total) for case in kept)

    def probability(self, event: Callable[[Any], bool]) -> Fraction:
        """Return the exact probability that `event(outcome)` holds."""
        return sum((case.weight for case in self.cases if event(case.outcome)), Fraction(0))

    def outcomes(self) -> dict:
        """Return outcome -> weight, in the order of the sample space."""
        weights: dict = {}
        for case in self.cases:
            weights[case.outcome] = weights.get(case.outcome, 0) + case.weight
        return weights

    def sample(self, size: int, rng) -> list[Case]:
        """Draw `size` cases with the numpy Generator `rng`."""
        weights = [float(case.weight) for case in self.cases]
        return [self.cases[i] for i in rng.choice(len(self.cases), size, p=weights)]

    def __repr__(self):
        return f"<World of {len(self.cases)} cases>"


def tell(outcomes: Iterable, protocol: Callable[[Any], list]) -> World:
    """Build the world of equally likely `outcomes` when `protocol(outcome)` is a list of (statement, weight)."""
    space = list(outcomes)
    share = Fraction(1, len(space))
    return World(Case(o, said, share * weight) for o in space for said, weight in protocol(o))


def evenly(*statements: Hashable) -> list:
    """Return the statements as equally probable: a protocol that picks one of them at random."""
    return [(statement, Fraction(1, len(statements))) for statement in statements]


def two_dice(protocol: str = "asked", sides: int = 6, face: int | None = None) -> World:
    """Roll a red and a blue die; outcomes are (red, blue). `face` defaults to the highest.

    asked: someone checks both dice and says whether at least one shows `face`; `said` is True or False.
    shown: one of the two dice, picked at random, is shown; `said` is its number.
    red: the red die is shown; `said` is its number.
    """
    face = sides if face is None else face
    protocols = {
        "asked": lambda dice: evenly(face in dice),
        "shown": lambda dice: evenly(*dice),
        "red": lambda dice: evenly(dice[0]),
    }
    if protocol not in protocols:
        raise ValueError(f"protocol must be one of {', '.join(DICE_PROTOCOLS)}, not {protocol!r}")
    return tell(itertools.product(range(1, sides + 1), repeat=2), protocols[protocol])


def after_a_six(protocol: str, sides: int = 6) -> World:
    """Return the two dice once the report is "a six" (the highest face) under `protocol`."""
    return two_dice(protocol, sides).given(True if protocol == "asked" else sides)


def many_dice(count: int, sides: int = 6) -> World:
    """Roll `count` dice; someone checks all of them and says whether at least one shows the highest face."""
    return tell(itertools.product(range(1, sides + 1), repeat=count), lambda dice: evenly(sides in dice))


def two_children(protocol: str = "asked", days: int = 7, day: int = 1) -> World:
    """Take a family of two; outcomes are ((sex, day), (sex, day)) with sex "boy" or "girl" and day 0 to `days` - 1.

    asked: "do you have at least one boy born on day `day`?"; `said` is True or False.
    told: one of the two children, picked at random, is described; `said` is (sex, day).
    """
    if not 0 <= day < days:
        day = 0
    protocols = {"asked": lambda family: evenly(("boy", day) in family), "told": lambda family: evenly(*family)}
    if protocol not in protocols:
        raise ValueError(f"protocol must be one of {', '.join(CHILD_PROTOCOLS)}, not {protocol!r}")
    children = list(itertools.product(("boy", "girl"), range(days)))
    return tell(itertools.product(children, repeat=2), protocols[protocol])


def both_boys(family) -> bool:
    """Tell whether both children are boys."""
    return all(sex == "boy" for sex, _ in family)


def monty(host: str = "knowing", knows=None) -> World:
    """Play Monty Hall with doors 1, 2, 3; the player stands at door 1.

    Outcomes are the car's door; `said` is (door opened, "goat" or "car"). knowing: opens a goat, at random when he
    has two. leftmost: opens the leftmost goat. ignorant: opens door 2 or 3 at random, car or not. `knows` (0 to 1)
    instead of a name: with that probability he knows, else he opens at random.
    """
    if host not in HOSTS:
        raise ValueError(f"host must be one of {', '.join(HOSTS)}, not {host!r}")
    knowledge = Fraction(str(knows)) if knows is not None else Fraction(host != "ignorant")

    def opens(car):
        goats = [door for door in (2, 3) if door != car]
        informed = evenly(*((door, "goat") for door in (goats[:1] if host == "leftmost" else goats)))
        blind = evenly(*((door, "car" if door == car else "goat") for door in (2, 3)))
        return [(s, knowledge * w) for s, w in informed] + [(s, (1 - knowledge) * w) for s, w in blind]

    return tell((1, 2, 3), opens)


def goat_shown(said) -> bool:
    """Tell whether the host's door had a goat behind it."""
    return said[1] == "goat"


def wins_by_switching(car: int) -> bool:
    """Tell whether leaving door 1 for the other closed door wins, a goat having been shown."""
    return car != 1


def screening(prevalence, sensitivity, specificity) -> World:
    """Test one person; outcomes are "sick" or "well", `said` is "positive" or "negative". Rates are in 0 to 1.

    >>> round(float(screening(0.02, 0.9, 0.97).given("positive").probability(lambda who: who == "sick")), 4)
    0.3797
    """
    sick, found, cleared = (Fraction(str(rate)) for rate in (prevalence, sensitivity, specificity))
    return World(
        [
            Case("sick", "positive", sick * found),
            Case("sick", "negative", sick * (1 - found)),
            Case("well", "positive", (1 - sick) * (1 - cleared)),
            Case("well", "negative", (1 - sick) * cleared),
        ]
    )
