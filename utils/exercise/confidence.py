"""How sure the learner says to be."""


def read_confidence(raw: object) -> tuple[float | None, tuple[str, ...]]:
    """Return a confidence from 0 to 1 (None when there is none, or it is still `...`) and remarks on what could not be read.

    >>> read_confidence(0.8)
    (0.8, ())
    """
    if raw is None or raw is ...:
        return None, ()
    try:
        if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 0 <= raw <= 1:
            return float(raw), ()
    except Exception:
        pass
    return None, ("Your confidence was not recorded: write it as a number from 0 to 1, such as `confidence=0.8`.",)
