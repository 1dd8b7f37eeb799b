"""How sure the learner says to be."""

import re


def read_confidence(raw: object) -> tuple[float | None, tuple[str, ...]]:
    """Return a confidence from 0 to 1 (None when there is none, or it is still `...`) and remarks on what could not be read.

    >>> read_confidence(0.8), read_confidence("80%")
    ((0.8, ()), (0.8, ()))
    """
    if raw is None or raw is ...:
        return None, ()
    try:
        if isinstance(raw, str) and re.fullmatch(r"\s*\d{1,3}(\.\d{0,6})?\s*%\s*", raw):
            raw = float(raw.strip(" %")) / 100
        if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 0 <= raw <= 1:
            return float(raw), ()
    except Exception:
        pass
    return None, (
        "Your confidence could not be read: write it as a number from 0 to 1, such as `confidence=0.8`, or `'80%'`.",
    )


def penalty(confidence: float, right: bool) -> str:
    """Say what a confidence cost: the squared distance from what happened (Brier 1950).

    >>> penalty(0.9, False)
    'You were 90% sure: a penalty of 0.81 (0 is best, and not knowing costs 0.25).'
    """
    cost = (confidence - right) ** 2
    return f"You were {confidence:.0%} sure: a penalty of {cost:.2f} (0 is best, and not knowing costs 0.25)."
