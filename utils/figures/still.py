"""Make a picture that does not move, with its description in words."""

import base64
import html
import os

from .frames import whole
from .stage import Stage


class Picture:
    """A static figure: an image for the eye, `alt` for everyone else."""

    def __init__(self, png, alt):
        self.png, self.alt = png, alt

    def __repr__(self):
        return f"<picture: {self.alt}>"

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = stored(self.png, repr(self))
        if os.environ.get("COURSE_UNATTENDED") != "1":  # notebook front ends give an image/png no alt text
            source = bundle["image/png"]
            bundle["text/html"] = f'<img alt="{html.escape(self.alt)}" src="data:image/png;base64,{source}">'
        return bundle


def picture(draw, *, alt, size="wide", columns=1):
    """Draw a static figure in the course's style: `draw(*axes)` adds the artists, `alt` says what it shows."""
    need_alt(alt)
    need_callable("draw", draw)
    frame, _ = Stage(draw, size=size, columns=columns).render({})
    return Picture(whole(frame, level=9), alt)


def stored(png, text):
    """Return what a notebook keeps of a figure: the same bytes every time, no id and no address."""
    return {"text/plain": text, "image/png": base64.b64encode(png).decode()}


def need_alt(alt):
    """Refuse a figure that says nothing to those who do not see it."""
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(f"alt must be a sentence that says what the figure shows, got {alt!r}")


def need_callable(name, function):
    """Refuse anything but a function, by name."""
    if not callable(function):
        raise TypeError(f"{name} must be a function that draws on axes, got {function!r}")
