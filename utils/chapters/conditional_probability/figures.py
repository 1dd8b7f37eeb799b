"""The chapter's live figures, by name; each draw function is pure and shows one fact of `worlds`."""

from fractions import Fraction

import numpy as np

from utils.figures import Predict, colours, play

from .grid import DiceGrid
from .icons import base_rates
from .shapes import INK, SHADE, l_shape, lattice, odds_text, rectangle, square

__all__ = ["DiceGrid", "base_rates", "monty_figure", "odds_figure", "sides_figure", "tuesday_figure"]
PRIORS = [0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]
RATIOS = [0.01, 0.03, 0.1, 0.3, 0.5, 1, 2, 5, 10, 30, 100]
DAYS = [1, 2, 3, 7, 14, 30, 100, 365]


# --- two n-sided dice ---------------------------------------------------------------------------------------------
def sides_scene(grid, curve):
    """Set up the grid, and the axes for 1/(2n - 1) and the naive 1/n against n."""
    square(grid, "blue die", "red die (highest face lowest)")
    curve.text(8, 0.155, "1/n: a named die", color=colours.ERROR)
    curve.text(2.2, -0.045, "1/(2n − 1): at least one", color="#007A59")
    curve.set(xlim=(1, 21), ylim=(-0.07, 0.55), xticks=[2, 6, 10, 15, 20], xlabel="sides n")


def draw_sides(grid, curve, n):
    """Draw the L of 2n - 1 cells, its corner, and both curves as far as n."""
    so_far = np.arange(2, n + 1)
    curve.plot(so_far, 1 / so_far, "s--", color=colours.ERROR, alpha=0.45, markersize=4)
    curve.plot(so_far, 1 / (2 * so_far - 1), "o-", color=colours.TRUTH, alpha=0.45, markersize=4)
    l_shape(grid, 1 / n)
    rectangle(grid, 1 - 1 / n, 0, 1 / n, 1 / n, colours.TRUTH)
    lattice(grid, n)
    curve.plot(n, 1 / n, "s", color=colours.ERROR, markersize=9)
    curve.plot(n, 1 / (2 * n - 1), "o", color=colours.TRUTH, markersize=10)
    grid.set_title(f"{n} sides: n + n − 1 = {2 * n - 1} cells remain, so 1/{2 * n - 1}, not 1/{n}")


def sides_figure():
    """Show why two n-sided dice give 1/(2n - 1): slide n and see the L."""
    return play(
        draw_sides, scene=sides_scene, columns=2, n=(2, 20), start={"n": 6}, labels={"n": "sides n"},
        predict=Predict(
            "With very many sides, what is the true answer divided by the naive 1/n?", truth=0.5, low=0, high=1,
            says="A row and a column remain where the naive answer sees one of them: twice as many outcomes, half the probability.",
            marks={1: "The corner they share shrinks away; the row and the column both stay.", 0: "Both tend to 0, at the same rate."},
        ),
        alt="Left, the n by n grid of two dice: the highest face on at least one die is an L of 2n − 1 cells, both is its "
        "corner. Right, 1/(2n − 1) falls from 1/3 at n = 2 to 1/39 at n = 20; as n grows it is half of the naive 1/n.",
    )  # fmt: skip


# --- Bayes in odds form -------------------------------------------------------------------------------------------
def odds_scene(ax):
    """Set up odds on a log scale, on which multiplying is stacking."""
    ax.set(xlim=(-0.6, 2.6), ylim=(1e-6, 2e4), yscale="log", xticks=[0, 1, 2])
    ax.set_xticks([0, 1, 2], ["prior odds", "× likelihood ratio", "= posterior odds"])
    ax.set_yticks([1e-4, 1e-2, 1, 1e2], ["1:10,000", "1:100", "1:1", "100:1"])
    ax.minorticks_off()
    ax.tick_params(axis="y", labelsize=9)
    ax.axhline(1, color=INK, linewidth=1)


def draw_odds(ax, prior, ratio):
    """Draw prior, ratio and posterior as steps; the second starts where the first ends."""
    posterior = prior * ratio
    looks = [(colours.DATA, ""), (colours.MODEL, "//"), (colours.TRUTH, "")]
    for x, (low, high), (colour, hatch) in zip(
        range(3), [(1, prior), (prior, posterior), (1, posterior)], looks, strict=True
    ):
        ax.bar(x, high - low, bottom=low, width=0.5, color=colour, hatch=hatch, edgecolor="white")
        ax.plot([x - 0.25, x + 0.25], [high, high], color=INK, linewidth=2.5)
        label = f"× {ratio:g}" if x == 1 else odds_text(high)
        up = high >= low
        ax.text(x, high * (1.5 if up else 1 / 1.5), label, ha="center", va="bottom" if up else "top")
    ax.plot([0.25, 0.75, np.nan, 1.25, 1.75], [prior, prior, np.nan, posterior, posterior], ":", color=INK, linewidth=1)
    p = posterior / (1 + posterior)
    ax.set_title(f"{odds_text(prior)}  times {ratio:g}  is  {odds_text(posterior)}: a probability of {p:.3g}")


def odds_figure():
    """Show posterior odds = prior odds x likelihood ratio, with a control for each factor."""
    return play(
        draw_odds, scene=odds_scene, prior={odds_text(odds): odds for odds in PRIORS}, ratio=RATIOS, start={"prior": 0.1, "ratio": 1},
        labels={"prior": "prior odds", "ratio": "likelihood ratio"},
        alt="Three bars on a log scale of odds: the prior odds, the likelihood ratio stacked on their end, and the "
        "posterior odds, which are their product. Starts with the dice: 1 : 10 times 1 is 1 : 10, which is 1/11.",
    )  # fmt: skip


# --- the Tuesday child --------------------------------------------------------------------------------------------
def tuesday_scene(families, curve):
    """Set up the square of families, and the axes for both protocols against how rare the detail is."""
    square(families, "", "")
    families.text(0.25, -0.025, "girl", ha="center", va="top", fontsize=10)
    families.text(0.75, -0.025, "boy", ha="center", va="top", fontsize=10)
    families.text(-0.025, 0.75, "girl", ha="right", va="center", rotation=90, fontsize=10)
    families.text(-0.025, 0.25, "boy", ha="right", va="center", rotation=90, fontsize=10)
    curve.axhline(1 / 2, color=colours.SECOND, linestyle="--")
    curve.text(330, 0.508, "one child was described: 1/2", color="#A04A78", ha="right", fontsize=10)
    curve.text(330, 0.41, "someone asked:\n(2d − 1)/(4d − 1)", color="#007A59", ha="right", fontsize=10)
    curve.set(xlim=(0.8, 450), ylim=(0.3, 0.56), xscale="log", xlabel="the detail holds for 1 child in d")
    curve.set_xticks([1, 7, 30, 365], ["1", "7", "30", "365"])
    curve.minorticks_off()


def draw_tuesday(families, curve, days):
    """Draw the families that answer yes, those with two boys dark, and the answer on the curve."""
    thin, yes, boys = 1 / (2 * days), 4 * days - 1, 2 * days - 1
    d = np.geomspace(1, days, 200)
    curve.plot(d, (2 * d - 1) / (4 * d - 1), color=colours.TRUTH)
    l_shape(families, thin)
    for x, y, width, height in ((0.5, 0, 0.5, thin), (1 - thin, 0, thin, 0.5)):
        rectangle(families, x, y, width, height, colours.TRUTH, edgecolor=colours.TRUTH, linewidth=1)
    if days <= 14:
        lattice(families, 2 * days)
    families.plot([0.5, 0.5, 1], [0, 0.5, 0.5], color=INK, linewidth=1.2)
    curve.plot(days, boys / yes, "o", color=colours.TRUTH, markersize=10)
    families.set_title(f"1 in {days}: of {yes:,} families that say yes, {boys:,} have two boys: {boys / yes:.3f}")


def tuesday_figure():
    """Show how a rarer detail about "at least one boy" moves 1/3 towards 1/2."""
    return play(
        draw_tuesday, scene=tuesday_scene, columns=2, days=DAYS, start={"days": 7}, labels={"days": "one child in"},
        predict=Predict(
            "A rarer detail, say a birthday: one child in 365. P(both boys) goes ...", truth="towards 1/2",
            options=["towards 1/3", "nowhere: 13/27", "towards 1/2", "towards 1"],
            says={
                "towards 1/3": "1/3 is without any detail. The rarer it is, the less often both children have it.",
                "nowhere: 13/27": "13/27 is for one in seven. Watch the corner that both children share.",
                "towards 1/2": "Hardly any family has it twice, so it comes to naming a child.",
                "towards 1": "The other child stays a boy or a girl, whatever the detail.",
            },
        ),
        alt="Left, the square of two children; the families with at least one boy with the detail form an L, and the part "
        "with two boys is dark. Right, P(two boys) rises from 1/3 without a detail to 13/27 for a weekday and towards "
        "1/2; when one child was picked and described it is 1/2 throughout.",
    )  # fmt: skip


# --- the host who may not know ------------------------------------------------------------------------------------
def monty_scene(games, curve):
    """Set up 300 games, and the axes for P(switching wins) against the probability that the host knows."""
    games.set(xlim=(0, 1), ylim=(0, 300), xticks=[], yticks=[0, 100, 200, 300], ylabel="of 300 games")
    games.grid(False)
    curve.text(0.03, 0.486, "1/2: he guesses", fontsize=10, va="center")
    curve.text(0.98, 0.673, "2/3: he knows", fontsize=10, ha="right")
    curve.set(xlim=(-0.04, 1.04), ylim=(0.45, 0.7), xlabel="probability that he knows", xticks=[0, 0.5, 1])


def draw_monty(games, curve, knows):
    """Stack 300 games; those in which the car was shown did not happen to you."""
    k = np.linspace(knows, 1, 50)
    curve.plot(k, (1 + k) / (2 + k), color=colours.TRUTH)
    switch, void = 100 * (1 + knows), 100 * (1 - knows)
    stack = [
        (100, "#C9C9C9", "", "you hold the car"),
        (switch, SHADE, "", "switching wins"),
        (void, "white", "///", "car shown"),
    ]
    bottom = 0
    for height, colour, hatch, label in stack:
        rectangle(games, 0.02, bottom, 0.96, height, colour, hatch=hatch, edgecolor="#888888", linewidth=0.8)
        if height >= 20:
            games.text(
                0.5, bottom + height / 2, f"{label}: {height:.0f}", ha="center", va="center", backgroundcolor=colour
            )
        bottom += height
    p = (1 + knows) / (2 + knows)
    curve.plot(knows, p, "o", color=colours.TRUTH, markersize=10)
    games.set_title(
        f"He knows with probability {knows:.2f}: switching wins {switch:.0f} of {100 + switch:.0f}, {p:.3f}"
    )


def monty_figure():
    """Show how switching falls from 2/3 to 1/2 as the host who shows a goat knows less."""
    return play(
        draw_monty, scene=monty_scene, columns=2, knows=(0.0, 1.0, 0.05), start={"knows": 1.0},
        labels={"knows": "he knows with probability"},
        predict=Predict(
            "He knows with probability 1/2, else he opens at random. He shows a goat. P(switching wins)?",
            truth=Fraction(3, 5), low=0, high=1,
            says="150 of 250: a goat comes more often from a host who knows, so his 2/3 weighs more than the other's 1/2.",
            marks={
                Fraction(7, 12): "That averages 1/2 and 2/3 evenly. But a goat is the likelier sight when he knows: that half weighs more.",
                Fraction(1, 2): "That is a host who never knows.",
                Fraction(2, 3): "That is a host who always knows.",
            },
        ),
        alt="Left, 300 games: in 100 you hold the car; in 200 it is elsewhere, and a host who guesses shows it in half of "
        "these, which are no longer your game. Right, switching wins (1 + k)/(2 + k): 2/3 when he surely knows, 1/2 when "
        "he guesses.",
    )  # fmt: skip
