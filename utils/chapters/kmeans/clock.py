"""Twenty minutes against the clock, with an interviewer who interrupts."""

from functools import cache
from pathlib import Path

import anywidget
import traitlets

from utils.figures import colours
from utils.figures.modules import DOM, STYLE, join_modules, join_styles
from utils.figures.still import stored

HERE = Path(__file__).parent
MINUTES = 20
PHASES = [  # (minute by which it is done, what)
    (2, "ask: shapes, who chooses k, what counts as working"),
    (4, "say why the mean, and why it stops"),
    (11, "write assign, update, loop; a policy for the empty cluster"),
    (15, "write the test, and run it"),
    (18, "cost in time and memory; what you would change first"),
    (20, "seeds: k-means++ and what is guaranteed; several starts"),
]
QUESTIONS = [  # (minute, words)
    (1, "Do you want k from me?"),
    (6, "What does this line do when a cluster is empty?"),
    (9, "How do you know that it stops?"),
    (11, "Show me that it works."),
    (14, "Would your test notice whole-number data?"),
    (16, "And with a hundred million rows?"),
    (18, "Run it twice and you get two answers. What do you tell the product team?"),
]
ALT = "A clock of twenty minutes with six milestones, and questions that the interviewer asks on the way."


class RoundClock(anywidget.AnyWidget):
    """Show the clock. `elapsed` is in seconds; it runs in the browser and needs no kernel."""

    _esm = join_modules(DOM, HERE / "clock.js")
    _css = join_styles(STYLE, HERE / "clock.css")
    elapsed = traitlets.Float(0).tag(sync=True, echo_update=False)
    data = traitlets.Dict().tag(sync=True)
    alt = traitlets.Unicode(ALT).tag(sync=True)

    title = "Twenty minutes, and questions on the way"

    def __init__(self, **traits):
        super().__init__(**{"data": {"minutes": MINUTES, "phases": PHASES, "questions": QUESTIONS}, **traits})

    def _repr_mimebundle_(self, include=None, exclude=None):
        view, metadata = super()._repr_mimebundle_()
        picture = still(self.title, tuple(map(tuple, self.data["phases"])))
        return {**view, **stored(picture, f"<clock: {self.alt}>")}, metadata


@cache
def still(title: str, phases: tuple[tuple[int, str], ...]) -> bytes:
    """Draw the milestones on a time line; the last one ends it."""
    from utils.figures.frames import whole
    from utils.figures.stage import Stage

    minutes = phases[-1][0]
    gap = 0.015 * minutes

    def draw(ax):
        start = 0
        for row, (until, words) in enumerate(phases):
            ax.barh(row, until - start, left=start, color=colours.MODEL, alpha=0.75, height=0.6)
            after = until <= 0.55 * minutes  # there is room for the words behind the bar
            where = {"x": until + gap, "ha": "left"} if after else {"x": start - gap, "ha": "right"}
            ax.text(y=row, s=words, va="center", fontsize=9, **where)
            start = until
        ax.set(xlim=(0, minutes), ylim=(len(phases) - 0.4, -0.6), yticks=[], xlabel="minutes")
        ax.set_xticks([0, *(until for until, _ in phases)])
        ax.set_title(title)

    return whole(Stage(draw, size=(8.4, 2 + 0.2 * len(phases))).render({})[0], level=9)
