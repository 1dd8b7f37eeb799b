"""The same stories acted out with random numbers, never by the probabilities of `worlds`.

Each function plays `n` rounds, keeps those in which the report was made, and returns (kept, hits): how many rounds
were kept and in how many of these the event held. They are the second opinion on the enumeration.
"""

import numpy as np


def roll_two_dice(protocol: str, n: int, rng: np.random.Generator, sides: int = 6) -> tuple[int, int]:
    """Roll two dice `n` times; keep the rounds reported as "a six"; hits show two. Protocols as in `worlds`."""
    dice = rng.integers(1, sides + 1, size=(n, 2))
    shown = rng.integers(2, size=n)
    kept = {
        "asked": (dice == sides).any(axis=1),
        "shown": dice[np.arange(n), shown] == sides,
        "red": dice[:, 0] == sides,
    }[protocol]
    return int(kept.sum()), int((kept & (dice == sides).all(axis=1)).sum())


def roll_many_dice(count: int, n: int, rng: np.random.Generator, sixes: int | None = None) -> tuple[int, int]:
    """Roll `count` dice `n` times; keep the rounds with at least one six; hits have at least `sixes` (default all)."""
    seen = (rng.integers(1, 7, size=(n, count)) == 6).sum(axis=1)
    return int((seen >= 1).sum()), int((seen >= (count if sixes is None else sixes)).sum())


def meet_families(protocol: str, n: int, rng: np.random.Generator, days: int = 7) -> tuple[int, int]:
    """Meet `n` families of two; keep those with the report "a boy born on day 0"; hits have two boys."""
    boy, day = rng.integers(2, size=(n, 2)) == 1, rng.integers(days, size=(n, 2))
    fits = boy & (day == 0)
    kept = fits.any(axis=1) if protocol == "asked" else fits[np.arange(n), rng.integers(2, size=n)]
    return int(kept.sum()), int((kept & boy.all(axis=1)).sum())


def play_monty(knows: float, n: int, rng: np.random.Generator) -> tuple[int, int]:
    """Play `n` games with a host who knows with probability `knows`; keep those with a goat shown; hits: switching."""
    car, opened = rng.integers(3, size=n), rng.integers(1, 3, size=n)  # the player stands at door 0
    informed = (rng.random(n) < knows) & (car != 0)
    opened = np.where(informed, 3 - car, opened)
    kept = opened != car
    return int(kept.sum()), int((kept & (car != 0)).sum())


def screen_people(prevalence, sensitivity, specificity, n: int, rng: np.random.Generator) -> tuple[int, int]:
    """Test `n` people; keep the positive ones; hits are sick."""
    sick = rng.random(n) < prevalence
    positive = rng.random(n) < np.where(sick, sensitivity, 1 - specificity)
    return int(positive.sum()), int((positive & sick).sum())
