"""The habits that every board is scored on, around what a drill asks for itself."""

from collections.abc import Callable, Mapping

VOICE = "was never silent for more than eight seconds"
HABITS = ("setup", "checks", "voice", "time")


def habits(*, setup: str, own: Mapping[str, str], checks: str, time: str) -> dict[str, str]:
    """Return a drill's rubric: `setup`, the drill's own criteria, then `checks`, `voice` and `time`.

    ValueError when one of its own bears a habit's name.

    >>> list(habits(setup="wrote the space", own={"count": "counted"}, checks="tried two coins", time="in a minute"))
    ['setup', 'count', 'checks', 'voice', 'time']
    """
    taken = sorted(set(HABITS) & set(own))
    if taken:
        raise ValueError(f"every board has {', '.join(taken)} already")
    return {"setup": setup, **own, "checks": checks, "voice": VOICE, "time": time}


def lost(*criteria: str) -> Callable[[Mapping[str, int]], bool]:
    """Tell of a score whether it has no point on any of these: the `when` of a board's mistake."""
    return lambda points: not any(points[name] for name in criteria)
