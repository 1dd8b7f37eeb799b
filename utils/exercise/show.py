"""Values as short text, whatever they are: a learner may hand in any object at all."""

from fractions import Fraction

import numpy as np

LONGEST = 120


def show(value: object, longest: int = LONGEST) -> str:
    """Return a short, address-free text for any value, also for one whose own `repr` fails.

    >>> show(0.1 + 0.2), show([1, 2]), show(Fraction(1, 11))
    ('0.3', '[1, 2]', '1/11')
    """
    try:
        text = _text(value)
    except Exception:
        text = f"an object of type {kind_of(value)} that cannot be shown"
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _text(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value)) if abs(int(value)) < 10**30 else "an integer of more than 30 digits"
    if isinstance(value, (float, np.floating)):
        return f"{float(value):.6g}"
    if isinstance(value, np.ndarray):
        return np.array2string(value, precision=4, threshold=12, separator=", ").replace("\n", "")
    if isinstance(value, (list, tuple)) and len(value) > 12:
        some = ", ".join(_text(item) for item in value[:3])
        return f"[{some}, … {len(value)} in all]"
    if isinstance(value, (list, tuple)):
        inner = ", ".join(
            _text(item) if isinstance(item, (int, float, str, tuple, np.generic)) else show(item, 30) for item in value
        )
        return f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(value) == 1 else ''})"
    if isinstance(value, str):
        return repr(value if len(value) <= LONGEST else value[:LONGEST] + "…")
    if callable(value):
        return f"the function `{getattr(value, '__name__', 'without a name')}`"
    text = repr(value)
    return f"an object of type {kind_of(value)}" if " at 0x" in text else text


def kind_of(value: object) -> str:
    """Return the name of a value's type, in a form a learner knows."""
    return type(value).__name__


def call_text(names: list[str], args: tuple) -> str:
    """Return the arguments of a call as a learner would write them: `n = 2, k = 3`."""
    return ", ".join(f"{name} = {show(arg)}" for name, arg in zip(names, args, strict=False))
