"""Two models with one AUC: which is better depends on how many can be called and on what one call may earn."""

from functools import lru_cache

import numpy as np

from utils.figures import Predict, colours, play

CUSTOMERS, LEAVERS = 10_000, 1_000
CALLS = (100, 200, 400, 800, 1600, 3200, 6400)
WORTH = (5, 10, 20, 50)  # what reaching one who would leave is worth, in calls
SPREAD, AUC = 1.8, 0.8
LOOKS = {"A": (colours.MODEL, "-", "o"), "B": (colours.SECOND, "--", "s")}
INK = {"A": colours.MODEL, "B": "#9C4A76"}  # the second model's colour is too pale for letters
PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 1.2}


@lru_cache(maxsize=1)
def scores():
    """Return who would leave (n,) bool and each model's scores (n,): normal, evenly spaced in their quantiles.

    With A the leavers are spread widely: some are plain to see and the others are not. With B it is those who stay. Turned
    round, one is the other, so their AUC is one number.
    """
    from scipy.stats import norm

    stay = norm.ppf((np.arange(CUSTOMERS - LEAVERS) + 0.5) / (CUSTOMERS - LEAVERS))
    leave = norm.ppf((np.arange(LEAVERS) + 0.5) / LEAVERS)
    apart = norm.ppf(AUC) * np.hypot(1, SPREAD)
    leaves = np.repeat([True, False], [LEAVERS, CUSTOMERS - LEAVERS])
    return leaves, {
        "A": np.r_[apart + SPREAD * leave, stay],
        "B": np.r_[apart + leave, SPREAD * stay],
    }


@lru_cache(maxsize=2)
def found(model):
    """Return how many leavers are among the k highest scores, for k = 0, 1, ..., n."""
    leaves, said = scores()
    return np.r_[0, np.cumsum(leaves[np.argsort(-said[model], kind="stable")])]


def auc(model):
    """Return the share of pairs (one who leaves, one who stays) that the model puts in order."""
    hits = found(model)
    return float((hits[:-1] * (1 - np.diff(hits))).sum() / LEAVERS / (CUSTOMERS - LEAVERS))


def earned(model, worth):
    """Return what k calls earn, in calls, as a share of what a perfect list of all leavers would; for k = 0, 1, ..., n."""
    hits = found(model)
    return (worth * hits - np.arange(len(hits))) / (LEAVERS * (worth - 1))


def chosen(model, calls, worth):
    """Return (calls made, share earned): as many as earn most, and no more than there are."""
    curve = earned(model, worth)[: calls + 1]
    return int(curve.argmax()), float(curve.max())


def scene(ax):
    """Set up the axes."""
    ax.set(xlim=(70, 10_600), ylim=(-0.06, 1.08), xscale="log", xlabel="calls", ylabel="earned, of a perfect list")
    ax.set_xticks(CALLS, [f"{calls:,}" for calls in CALLS])
    ax.minorticks_off()
    ax.axhline(0, color="#999999", linewidth=1)


def draw(ax, calls, worth):
    """Draw what either model earns by the number of calls, and where each would stop."""
    ax.axvline(calls, color=colours.DATA, linewidth=1)
    ax.text(
        calls * 0.96, 1.02, f"{calls:,} calls", ha="right" if calls > 150 else "left", color=colours.DATA, bbox=PAPER
    )
    ends = {}
    places = {model: chosen(model, calls, worth) for model in LOOKS}
    best, close = max(places, key=lambda model: places[model][1]), abs(places["A"][1] - places["B"][1]) < 0.08
    for model, (colour, dash, marker) in LOOKS.items():
        curve = earned(model, worth)[: calls + 1]  # what lies further on is for the slider to show
        ax.plot(np.arange(1, len(curve)), curve[1:], dash, color=colour)
        made, ends[model] = places[model]
        ax.plot(max(made, 75), ends[model], marker, color=colour, markersize=9)
        words, up = f"{model}, AUC {auc(model):.2f}", 1 if model == best else -1
        x, y, side = max(made, 75) * 1.13, ends[model] + 0.05 * up * close, "left"
        if made > 75 and (made < 0.98 * calls or calls > 4000):  # the curve goes on beyond the marker
            x, y, side = made, ends[model] + 0.08 * up, "center"
        ax.text(x, y, words, ha=side, va="center", color=INK[model], bbox=PAPER)
    gap = ends["A"] - ends["B"]
    better = "equal" if abs(gap) < 0.005 else f"{'A' if gap > 0 else 'B'} is better"
    ax.set_title(f"{calls:,} calls, a leaver worth {worth}: A earns {ends['A']:.0%}, B {ends['B']:.0%}; {better}")


def decision_figure():
    """Show which of two models with one AUC is better, by the calls there are and by what one is worth."""
    return play(
        draw, scene=scene, calls=list(CALLS), worth=list(WORTH), start={"calls": 400, "worth": 20},
        labels={"calls": "calls there are", "worth": "a leaver reached is worth (calls)"},
        predict=Predict(
            "10,000 customers, of whom 1,000 would leave. Two models rank them; both have an AUC of 0.80. Which one do you build?",
            truth="it depends", options=["A", "B", "either, they are equal", "it depends"],
            says={
                "A": "With 400 calls, yes. Then slide to 6,400, a leaver worth 20.",
                "B": "With 6,400 calls and a leaver worth 20 of them, yes. With 400, look who is ahead.",
                "either, they are equal": "Equal on average over all lists. You will make one list: how long is it?",
                "it depends": "On what? On the number of calls and on what one is worth: neither is in the model, and neither was asked.",
            },
        ),
        alt="What calling earns by the number of calls, for two models with an AUC of 0.80 each. With 400 calls, and 20 calls' worth for reaching a leaver, A earns more than B; "
        "with 6,400 calls B earns more than A.",
    )  # fmt: skip
