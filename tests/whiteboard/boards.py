"""Recordings made by hand for the tests."""

import numpy as np
from hypothesis import strategies as st

from utils.whiteboard import Drill, Recording, Stroke

DRILL = Drill(
    "two-dice",
    "P(seven)?",
    [("write the space", 20, "36 pairs"), ("count", 40, "6 of 36"), ("say it in words", 55)],
    1,
    {"space": "wrote the 36 pairs", "count": "counted six of them"},
)


def line(t, seconds, **more):
    """A stroke of eleven points that takes `seconds`."""
    along = np.linspace(0, 1, 11)
    points = np.column_stack([seconds * along, 100 * along, 50 + 0 * along, 0.5 + 0 * along])
    return Stroke(t, points, **more)


TIMES = st.floats(0, 300).map(lambda t: round(t, 3))


@st.composite
def recordings(draw):
    """Any recording of at most five minutes, with times to the millisecond."""
    seconds = draw(TIMES)
    moments = st.floats(0, 1).map(lambda share: round(share * seconds, 3))
    strokes = []
    for t in sorted(draw(st.lists(moments, max_size=6))):
        length = draw(st.floats(0, 1)) * min(5.0, seconds - t)
        strokes.append(line(t, round(length, 2), hidden=draw(st.sampled_from([(), ((t, None),), ((t, t + 1.0),)]))))
    edges = sorted(draw(st.lists(moments, max_size=8)))
    spans = tuple(zip(edges[::2], edges[1::2], strict=False))
    return Recording(
        "two-dice",
        seconds,
        tuple(strokes),
        voice=draw(st.sampled_from([None, spans])),
        marks=tuple((t, draw(st.integers(0, 2))) for t in draw(st.lists(moments, max_size=3))),
        pauses=tuple((t, 5.0, "paused") for t in draw(st.lists(moments, max_size=2))),
        scores=draw(st.sampled_from([{}, {"space": 1, "count": 0}])),
    )
