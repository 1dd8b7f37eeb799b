"""A time as the board's clock shows it."""


def on_clock(seconds: float) -> str:
    """Return seconds as minutes and seconds, as `minutes` of `board/browser/clock.js` does.

    >>> on_clock(65.9), on_clock(0), on_clock(3600)
    ('1:05', '0:00', '60:00')
    """
    return f"{int(seconds // 60)}:{int(seconds % 60):02d}"
