"""Draw in the course's style without touching the reader's own matplotlib settings."""

import threading
from contextlib import contextmanager
from pathlib import Path

STYLE = Path(__file__).with_name("course.mplstyle")
SIZES = {"wide": (6.4, 3.6), "tall": (6.4, 5.2), "square": (4.8, 4.8)}


ONE_AT_A_TIME = threading.RLock()
inside = False


@contextmanager
def in_style():
    """Hold matplotlib's settings at its defaults plus the course's style, and put the reader's own back.

    The settings are global, and a kernel may answer a figure in one thread while a cell draws in another: two that
    overlapped could each restore the other's.
    """
    import matplotlib.style

    global inside
    with ONE_AT_A_TIME:
        if inside:  # by this very thread: setting the style again would cost 2 ms a frame
            yield
            return
        with matplotlib.style.context(STYLE, after_reset=True):
            inside = True
            try:
                yield
            finally:
                inside = False


def inches(size):
    """Return `size` ("wide", "tall", "square" or a pair of inches) as (width, height) in inches.

    >>> inches("wide")
    (6.4, 3.6)
    """
    if isinstance(size, str) and size in SIZES:
        return SIZES[size]
    if (
        isinstance(size, tuple)
        and len(size) == 2
        and all(isinstance(side, int | float) and not isinstance(side, bool) and 1 <= side <= 20 for side in size)
    ):
        return size
    names = ", ".join(repr(name) for name in SIZES)
    raise ValueError(f"size must be one of {names} or a pair of inches between 1 and 20, got {size!r}")
