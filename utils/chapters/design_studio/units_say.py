"""Write amounts as people say them, so that they can be read back."""

from utils.chapters.design_studio import units_words as words

SIZES = (("PB", 1e15), ("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("B", 1.0))
SPANS = (("days", 2 * 86_400.0, 86_400.0), ("h", 7_200.0, 3_600.0), ("min", 120.0, 60.0), ("s", 1.0, 1.0))
SHORT = (("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9))
COUNTS = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))


def say(value: float, dims: tuple[int, int, int], thing: str = "") -> str:
    """Write an amount in three digits with its unit.

    >>> say(25.6e9, words.BYTES), say(3472.2, words.RATE), say(21.9, words.NUMBER, "machines")
    ('25.6 GB', '3,470/s', '21.9 machines')
    """
    if dims in (words.BYTES, words.FLOW):
        unit, scale = next((pair for pair in SIZES if value >= pair[1]), SIZES[-1])
        return f"{_three(value / scale)} {unit}{'/s' if dims == words.FLOW else ''}"
    if dims == words.SECONDS:
        return _span(value)
    if dims == words.RATE:
        return f"{count(value)}/s" if value >= 1 else f"{count(value * 86_400)} a day"
    text = count(value)
    return f"${text}" if dims == words.DOLLARS else f"{text} {thing}".strip()


def count(value: float) -> str:
    """Write a number in three digits.

    >>> count(1e8), count(3472.2), count(0.02)
    ('100 million', '3,470', '0.02')
    """
    for word, scale in COUNTS:
        if value >= scale * 0.9995:
            return f"{_three(value / scale)} {word}"
    return _three(value)


def exact(value: float) -> str:
    """Write a stated figure, not rounded.

    >>> exact(1024), exact(2e7), exact(0.3)
    ('1,024', '20 million', '0.3')
    """
    word, scale = next((pair for pair in COUNTS if value >= pair[1]), ("", 1.0))
    return f"{value / scale:,.12g} {word}".strip()


def times(ratio: float) -> str:
    """Write how many times: two digits.

    >>> times(10.0), times(1.0), times(13.4)
    ('10 times', '1 time', '13 times')
    """
    text = f"{float(f'{ratio:.2g}'):,g}"
    return f"{text} time{'' if text == '1' else 's'}"


def _span(seconds: float) -> str:
    for unit, least, scale in SPANS:
        if seconds >= least:
            return f"{_three(seconds / scale)} {unit}"
    unit, scale = next((pair for pair in SHORT if seconds >= pair[1]), SHORT[-1])
    return f"{_three(seconds / scale)} {unit}"


def _three(value: float) -> str:
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if rounded >= 100 else f"{rounded:.12g}"
