"""What a test shows while its labels are still coming: an arm that only makes people buy sooner looks like a winner."""

import numpy as np

from utils.figures import Predict, colours, play

BUYERS = 5.0  # per cent who buy in the end, in both arms
SLOW, FAST = 6.0, 3.0  # mean days from joining to the purchase
END = 28
LABEL = {"va": "center", "weight": "bold", "bbox": {"facecolor": "white", "edgecolor": "none", "pad": 0.8}}


def bought(days, mean):
    """Return the per cent who have bought so many days after joining, with exponential delays of this mean."""
    return BUYERS * -np.expm1(-np.asarray(days, float) / mean)


def lift(days) -> float:
    """Return by how many per cent the faster arm is ahead after so many days."""
    return float(100 * (bought(days, FAST) / bought(days, SLOW) - 1))


def scene(ax):
    """Set up the axes and the share that both arms reach."""
    ax.set(xlim=(0, END + 5), ylim=(0, 5.9), xlabel="days since joining the test", ylabel="% who have bought")
    ax.set_xticks([0, 7, 14, 21, 28])
    ax.axhline(BUYERS, color=colours.TRUTH, linestyle="--")
    ax.text(0.4, BUYERS + 0.12, "both arms, in the end: 5%", color=colours.TRUTH, fontsize=10)


def draw(ax, days):
    """Draw what either arm shows when it is read after so many days."""
    grid = np.linspace(0, days, 120)
    ends = []
    for mean, colour, dash in ((SLOW, colours.DATA, "-"), (FAST, colours.MODEL, "-.")):
        ax.plot(grid, bought(grid, mean), dash, color=colour)
        ax.plot(days, bought(days, mean), "o", color=colour, markersize=7)
        ends.append(float(bought(days, mean)))
    apart = 0.21 if ends[1] - ends[0] < 0.3 else 0
    ax.text(days + 0.5, ends[0] - apart, "A", color=colours.DATA, **LABEL)
    ax.text(days + 0.5, ends[1] + apart, "B: sooner", color=colours.MODEL, **LABEL)
    ax.set_title(f"Read after {days:g} day{'s' if days != 1 else ''}, B is ahead by {lift(days):.2g}%")


def delay_figure():
    """Show the lead of an arm that changes nothing but the delay, by the day on which the test is read."""
    return play(
        draw, scene=scene, days=(1, END), labels={"days": "days until the test is read"},
        predict=Predict(
            "In both arms 5% buy in the end; in A after 6 days on average, in B after 3 (the waiting times are exponential). You read the test after 7 days. By how many per cent does B lead?",
            truth=round(lift(7)), low=0, high=300, unit="%",
            says="Nothing was won but time: after four weeks the lead is under 1%. A test has to outlast its slowest label.",
            marks={0: "In the end, yes. After 7 days the slow arm has a third of its purchases still to come.", 100: "Twice as fast is not twice as many: after a week the fast arm has a tenth left to add."},
        ),
        alt="Share of users who have bought, by days since joining, in two arms that both reach 5 per cent: A with a mean delay of 6 days, B of 3. "
        "The lead of B shrinks from 85 per cent on the first day to under 1 per cent after four weeks.",
    )  # fmt: skip
