"""Numbers and times in words and out of them, digit for digit as saying.js does it."""

import math
import re

NUMBER = re.compile(
    r"(\d+(?:\.\d*)?|\.\d+)(?:e\+?(\d{1,2}))?\s*(k|m|b|thousand|million|billion)?", re.IGNORECASE | re.ASCII
)
TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9}
SECONDS = {"ms": 0.001, "s": 1, "min": 60, "h": 3600, "d": 86400, "w": 604800, "month": 2592000, "year": 31536000}
ALIASES = {
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "mins": "min", "minute": "min", "minutes": "min",
    "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "day": "d", "days": "d", "wk": "w", "wks": "w", "week": "w", "weeks": "w",
    "months": "month", "yr": "year", "years": "year",
}  # fmt: skip
SPOKEN = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1), ("ms", 0.001))
MOST = 1e15
BLANKS = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


def trimmed(text: str) -> str:
    """Take off what JavaScript's `trim` takes off; `str.strip` takes other characters."""
    return text.strip(BLANKS)


def number_of(text: str) -> float | None:
    """Read a number that is not negative: 1e8, 10M, 1,500, 2 million. Return None for anything else.

    >>> number_of("1e8"), number_of("10 M"), number_of("1,500"), number_of("-3")
    (100000000.0, 10000000.0, 1500.0, None)
    """
    found = NUMBER.fullmatch(re.sub(r"(?<=\d)[,_](?=\d)", "", trimmed(text)[:40]))
    if not found:
        return None
    value = float(found[1]) * 10.0 ** int(found[2] or 0) * TIMES.get((found[3] or "").lower(), 1)
    return value if value <= MOST else None


def seconds_of(text: str) -> float | None:
    """Read a time with its unit, in seconds; None for anything else, also for a number alone.

    >>> seconds_of("14 d"), seconds_of("90 min"), seconds_of("14")
    (1209600.0, 5400.0, None)
    """
    found = re.fullmatch(r"(.*?)\s*([a-zA-Z]+)", trimmed(text)[:40], re.ASCII)
    if not found:
        return None
    unit = ALIASES.get(found[2].lower(), found[2].lower())
    value = number_of(found[1]) if unit in SECONDS else None
    return None if value is None else value * SECONDS[unit]


def say_number(value: float) -> str:
    """Write a number to about three figures, whole numbers in full.

    >>> say_number(220.0), say_number(20.48), say_number(1851.85), say_number(1e8)
    ('220', '20.5', '1,852', '100,000,000')
    """
    if value >= MOST:
        return "more than 10^15"
    if value >= 100 or value == math.floor(value):
        return f"{math.floor(value + 0.5):,}"
    digits = 1 if value >= 10 else 2 if value >= 1 else 3 if value >= 0.1 else 5
    scale = 10.0**digits
    return f"{math.floor(value * scale + 0.5) / scale:.{digits}f}".rstrip("0").rstrip(".")


def say_time(seconds: float) -> str:
    """Write a time in the largest unit that it fills.

    >>> say_time(1209600.0), say_time(5400.0), say_time(0.0)
    ('14 d', '1.5 h', '0 s')
    """
    for unit, size in SPOKEN:
        if seconds >= size:
            return f"{say_number(seconds / size)} {unit}"
    return "0 s"
