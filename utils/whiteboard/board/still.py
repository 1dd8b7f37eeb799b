"""What a stored notebook shows of a board: its milestones on the clock."""

from functools import cache

from utils.figures import colours
from utils.whiteboard.clock import on_clock
from utils.whiteboard.drill import Drill


def alt_of(drill: Drill) -> str:
    """Return the board in words."""
    due = "; ".join(f"{one.words} by {on_clock(one.seconds)}" for one in drill.milestones)
    return f"A whiteboard with pen, clock and microphone for a drill of {drill.minutes:g} minutes. Milestones: {due}.".replace(
        "`", ""
    )


def still(drill: Drill) -> bytes:
    """Draw the milestones on a time line, as PNG."""
    return _drawn(drill.minutes, tuple((one.words.replace("`", ""), one.seconds) for one in drill.milestones))


@cache
def _drawn(minutes: float, milestones: tuple[tuple[str, float], ...]) -> bytes:
    from utils.figures.frames import whole
    from utils.figures.stage import Stage

    def draw(ax):
        start = 0.0
        for row, (words, until) in enumerate(milestones):
            ax.barh(row, until - start, left=start, color=colours.MODEL, alpha=0.75, height=0.6)
            early = 60 * minutes - until >= start  # there is more room behind the bar than in front
            place, side = (until, "left") if early else (start, "right")
            shown = words.replace("$", r"\$")
            ax.text(place + (1 if early else -1) * 0.6 * minutes, row, shown, ha=side, va="center", fontsize=9)
            start = until
        ticks = [0, *(until for _, until in milestones if until < 56 * minutes), 60 * minutes]  # words must not meet
        ax.set(xlim=(0, 60 * minutes), ylim=(len(milestones) - 0.4, -0.6), yticks=[], xlabel="on the board's clock")
        ax.set_xticks(ticks, [on_clock(t) for t in ticks])
        ax.set_title(f"On the board: {minutes:g} minutes, aloud")

    return whole(Stage(draw, size=(8.4, max(3.2, 1.4 + 0.3 * len(milestones)))).render({})[0], level=9)
