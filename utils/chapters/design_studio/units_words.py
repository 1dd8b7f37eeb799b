"""The words an estimate may use: scales, units of size, time and money, and the things people count."""

import re

BYTES, SECONDS, DOLLARS = (1, 0, 0), (0, 1, 0), (0, 0, 1)  # exponents of byte, second, dollar
NUMBER, RATE, FLOW = (0, 0, 0), (0, -1, 0), (1, -1, 0)
NAMES = {
    NUMBER: "a plain number",
    BYTES: "a size",
    SECONDS: "a time",
    DOLLARS: "a sum of money",
    RATE: "a rate",
    FLOW: "a size per time",
    (0, -1, 1): "money per time",
}

SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9}
LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15}
DECIMAL = {"": 1e0, "kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12, "peta": 1e15}
BINARY = {"kibi": 2.0**10, "mebi": 2.0**20, "gibi": 2.0**30, "tebi": 2.0**40, "pebi": 2.0**50}

TIMES = {
    **dict.fromkeys(["ns", "nanosecond", "nanoseconds"], 1e-9),
    **dict.fromkeys(["us", "µs", "μs", "microsecond", "microseconds"], 1e-6),  # both code points of mu
    **dict.fromkeys(["ms", "msec", "millisecond", "milliseconds"], 1e-3),
    **dict.fromkeys(["s", "sec", "secs", "second", "seconds"], 1.0),
    **dict.fromkeys(["min", "mins", "minute", "minutes"], 60.0),
    **dict.fromkeys(["h", "hr", "hrs", "hour", "hours"], 3600.0),
    **dict.fromkeys(["d", "day", "days"], 86_400.0),
    **dict.fromkeys(["week", "weeks"], 7 * 86_400.0),
    **dict.fromkeys(["month", "months"], 30 * 86_400.0),
    **dict.fromkeys(["yr", "year", "years"], 365 * 86_400.0),
}
PER_SECOND = {"qps", "rps", "tps"}
MONEY = {"$", "usd", "dollar", "dollars"}
COUNTED = ("call", "candidate", "click", "core", "embedding", "event", "example", "feature", "follower", "host", "impression", "insert", "instance", "item", "label", "lookup", "machine", "message", "node", "number", "op", "operation", "post", "product", "read", "record", "replica", "req", "request", "row", "score", "server", "user", "value", "vector", "write")  # fmt: skip
THINGS = {*COUNTED, *(f"{name}s" for name in COUNTED), "entry", "entries", "query", "queries"}
PER = {"/", "per", "a", "an", "each", "every"}
ABOUT = ("about", "approximately", "approx.", "approx", "around", "roughly", "ca.", "~", "≈")
HOLDS = {"memory", "ram", "disk", "storage", "data", "traffic"}  # "25 GB of memory"

LETTERED = re.compile(r"([kKMGTP]?)(i?)(Bytes?|bytes?|bits?|B|b)(ps)?")
WORDED = re.compile(r"(kilo|mega|giga|tera|peta|kibi|mebi|gibi|tebi|pebi|)(byte|bit)s?")
SPOKEN = {
    "meg": "megabyte",
    "megs": "megabyte",
    "gig": "gigabyte",
    "gigs": "gigabyte",
    "gib": "gibibyte",
    "tib": "tebibyte",
    "mib": "mebibyte",
    "kib": "kibibyte",
}
UNCLEAR = {"kb", "mb", "gb", "tb", "pb", "kbps", "mbps", "gbps"}


def size_of(word: str) -> tuple[float, bool, bool, bool] | None:
    """Return (bytes, is it in bits, is it binary, is it per second) of a unit of size; None for any other word.

    >>> size_of("GiB"), size_of("Gbps")
    ((1073741824.0, False, True, False), (125000000.0, True, False, True))
    """
    if match := LETTERED.fullmatch(word):
        letter, i, what, per = match.groups()
        if i and not letter:
            return None
        power = " kMGTP".index(letter.replace("K", "k") or " ")
        scale = 2.0 ** (10 * power) if i else 10.0 ** (3 * power)
        bits = what[0] == "b" and not what.startswith("byte")
        return scale / (8 if bits else 1), bits, bool(i), bool(per)
    word = SPOKEN.get(word.casefold(), word)
    if match := WORDED.fullmatch(word.casefold()):
        scale = {**DECIMAL, **BINARY}[match[1]]
        return scale / (8 if match[2] == "bit" else 1), match[2] == "bit", match[1] in BINARY, False
    return None
