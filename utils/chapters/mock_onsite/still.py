"""What a stored notebook shows of a room: the five rounds and their parts on a time line."""

from functools import cache

from utils.chapters.mock_onsite.plan import ROUNDS
from utils.figures import colours

NAMES = {"asks": "short", "follow-up": "follow-ups", "probability": "probability", "behavioural": "stories"}


def describe(day) -> str:
    """Return a day in one line."""
    minutes = ROUNDS[0].minutes(day.compressed)
    mode = "exam" if day.exam else "practice"
    seed = f", seed {day.seed}" if day.given else ""
    return f"mock onsite: five rounds of {minutes:g} minutes ({', '.join(one.title for one in ROUNDS)}), {mode}{seed}"


@cache
def still(compressed: bool) -> bytes:
    """Draw the rounds, as PNG."""
    from utils.figures.frames import whole
    from utils.figures.stage import Stage

    def draw(ax):
        for row, one in enumerate(ROUNDS):
            start = 0.0
            for k, part in enumerate(one.parts):
                length = part.short if compressed else part.full
                if length:
                    ax.barh(
                        row,
                        length,
                        left=start,
                        color=colours.MODEL,
                        alpha=0.85 - 0.2 * k,
                        height=0.6,
                        edgecolor="white",
                    )
                    name = NAMES.get(part.name, part.name)
                    if length >= 0.2 * one.minutes(compressed):
                        ax.text(
                            start + length / 2,
                            row,
                            name,
                            ha="center",
                            va="center",
                            fontsize=9,
                            color="white" if k < 2 else "black",
                        )
                start += length
        ax.set(ylim=(len(ROUNDS) - 0.4, -0.6), xlim=(0, ROUNDS[0].minutes(compressed)), xlabel="minutes")
        ax.set_yticks(range(len(ROUNDS)), [one.title for one in ROUNDS])
        ax.set_title("Five rounds, one after another")

    return whole(Stage(draw, size=(8.4, 3.2)).render({})[0], level=9)
