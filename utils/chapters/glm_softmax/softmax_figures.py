"""Live figures of softmax: logits, probabilities and gradient side by side, and where exp overflows."""

import math

import numpy as np

from utils.figures import Predict, colours, play

INK, GREEN = "#222222", "#007A59"
CEILINGS = {"float16": np.float16, "float32": np.float32, "float64": np.float64}
SIZES = [5, 11, 12, 88, 89, 709, 710, 1000]


# --- softmax ------------------------------------------------------------------------------------------------------
def softmax_scene(logits, shares, gradient):
    """Set up three panels: logits, probabilities, and the gradient of the loss."""
    for ax, name, limits in ((logits, "logits z", (-7.2, 7.2)), (shares, "p = softmax(z)", (0, 1.12)), (gradient, "p − y", (-1.25, 1.25))):  # fmt: skip
        ax.set(xlim=(-0.6, 2.6), ylim=limits, xlabel=name)
        ax.set_xticks(range(3), ["1", "true", "3"])
        ax.grid(axis="x", visible=False)
        ax.axhline(0, color=INK, linewidth=1)
    shares.set_yticks([0, 0.5, 1])
    gradient.set_yticks([-1, 0, 1], ["−1", "0", "1"])


def probabilities(first, true, shift):
    """Return softmax of (first, true, 0) + shift."""
    z = np.array([first, true, 0.0]) + shift
    raised = np.exp(z - z.max())
    return z, raised / raised.sum()


def draw_softmax(logits, shares, gradient, true, first, shift):
    """Draw the three logits, their probabilities and the gradient of the cross-entropy."""
    z, p = probabilities(first, true, shift)
    g = p - np.array([0, 1, 0])
    logits.bar(range(3), z, color=colours.DATA, width=0.62)
    if shift:
        logits.hlines(z - shift, np.arange(3) - 0.31, np.arange(3) + 0.31, color=colours.DATA, linestyle=":")
        logits.axhline(shift, color=colours.ERROR, linestyle="--", linewidth=1.2)
    shares.bar(range(3), p, color=colours.MODEL, width=0.62)
    gradient.bar(range(3), g, color=[colours.MODEL, colours.ERROR, colours.MODEL], width=0.62)
    for ax, values, digits in ((logits, z, 0), (shares, p, 2), (gradient, g, 2)):
        reach = ax.get_ylim()[1] * 0.03
        for at, value in enumerate(values):
            up = value >= 0
            ax.text(at, value + (reach if up else -reach), f"{value:.{digits}f}".replace("-", "−"), ha="center", va="bottom" if up else "top", fontsize=9.5)  # fmt: skip
    if shift:
        logits.set_title(f"{shift:+d} on every logit: the same p, loss and gradient".replace("-", "−"))
    else:
        logits.set_title(f"true class: p = {p[1]:.2f}, loss {-math.log(p[1]):.2f}, slope {g[1]:.2f}".replace("-", "−"))


def softmax_figure():
    """Show softmax, its gradient p - y, and that a constant added to all logits changes neither."""
    return play(
        draw_softmax, scene=softmax_scene, columns=3, true=(-3, 3), first=(-3, 3), shift=(-3, 3),
        start={"true": -2, "first": 1, "shift": 0},
        labels={"true": "true logit", "first": "logit 1", "shift": "add to all"},
        predict=Predict(
            "The true class has probability 0.1. The three entries of the gradient add up to ...", truth=0, low=-2, high=2,
            says="p adds up to 1 and so does y. Adding a constant to all logits changes no probability, so the loss is flat in that direction.",
            marks={
                -0.9: "−0.9 is the true class's entry. The other two add up to 0.9.",
                0.9: "0.9 is what the two rivals add up to. The true class has −0.9.",
                1: "The probabilities add up to 1; y, which is taken away, does too.",
                0.1: "0.1 is p at the true class. Its entry is 0.1 − 1, and the others add up to 0.9.",
            },
        ),
        alt="Three bar charts for three classes: the logits, their softmax, and the gradient p − y of the cross-entropy. "
        "Only the true class has a negative entry, and the three add up to 0. Adding a constant to all logits moves the "
        "first chart and neither of the others.",
    )  # fmt: skip


# --- overflow -----------------------------------------------------------------------------------------------------
def ceiling(precision):
    """Return the largest z whose exp is finite in this precision.

    >>> [round(ceiling(name), 1) for name in ("float16", "float32", "float64")]
    [11.1, 88.7, 709.8]
    """
    return math.log(float(np.finfo(CEILINGS[precision]).max))


def naive(precision, z):
    """Return (exp(z), the softmax of (z, 0) by definition) in this precision."""
    kind = CEILINGS[precision]
    with np.errstate(all="ignore"):
        raised = np.exp(np.array([z, 0], kind))
        return raised[0], raised[0] / raised.sum(dtype=kind)


def stable(precision, z):
    """Return the softmax of (z, 0), z >= 0, with the maximum subtracted, in this precision."""
    kind = CEILINGS[precision]
    with np.errstate(all="ignore"):
        raised = np.exp(np.array([0, -z], kind))
        return raised[0] / raised.sum(dtype=kind)


def overflow_scene(ax):
    """Set up a logarithmic line of logits."""
    ax.set(xlim=(3.5, 1500), ylim=(0, 3.2), xscale="log", xlabel="z, the larger of the logits (z, 0)", yticks=[])
    ax.set_xticks([5, 11, 88, 709], ["5", "11", "88", "709"])
    ax.minorticks_off()
    ax.spines["left"].set_visible(False)
    ax.grid(False)
    for height, name in zip((2.75, 2.35, 1.95), CEILINGS, strict=True):
        ax.text(3.6, height, name, fontsize=9.5, va="center")


def draw_overflow(ax, precision, z):
    """Draw how far exp stays finite in each precision, and what both forms of softmax give at z."""
    for height, name in zip((2.75, 2.35, 1.95), CEILINGS, strict=True):
        chosen = name == precision
        ax.plot([6.2, ceiling(name)], [height, height], color=colours.MODEL, linewidth=9 if chosen else 4, alpha=1 if chosen else 0.35, solid_capstyle="butt")  # fmt: skip
    raised, share = naive(precision, z)
    broken = not np.isfinite(share)
    ax.plot([z, z], [1.7, 3], color=colours.ERROR if broken else colours.TRUTH, linestyle="--" if broken else "-")
    first = "inf / inf = nan" if broken else f"{share:.4g}"
    ax.text(3.6, 1.05, f"exp(z) / (exp(z) + 1)  =  {first}", color="#A84400" if broken else INK, fontsize=12)
    ax.text(3.6, 0.45, f"exp(0) / (exp(0) + exp(−z))  =  {stable(precision, z):.4g}", color=GREEN, fontsize=12)
    told = "inf" if not np.isfinite(raised) else f"{raised:.2g}"
    ax.set_title(f"{precision}: exp({z}) = {told}, " + ("so the definition gives nan" if broken else "and the definition still works"))  # fmt: skip


def overflow_figure():
    """Show at which logit the textbook softmax breaks in each floating-point format."""
    return play(
        draw_overflow, scene=overflow_scene, precision=list(CEILINGS), z=SIZES,
        start={"precision": "float16", "z": 12}, labels={"precision": "precision", "z": "logit z"},
        predict=Predict(
            "How many digits does e^1000 have before the decimal point?", truth=435, low=0, high=2000,
            says="1000 divided by ln 10 is 434.3. The largest float64 has 309 digits, the largest float16 five: 65504.",
            marks={
                1000: "That would be 10 to the 999. Divide the exponent by ln 10, which is 2.303.",
                434: "434.3 is the logarithm to base 10; a number of that size has one digit more.",
                309: "309 is where float64 ends. e^1000 is longer.",
                308: "308 is the largest decimal exponent of float64. e^1000 is longer.",
            },
        ),
        alt="A line of logits up to 1000: exp stays finite up to 11.1 in float16, 88.7 in float32 and 709.8 in float64. "
        "Beyond that the textbook softmax of (z, 0) is inf/inf, nan, while the form with the maximum subtracted gives 1.",
    )  # fmt: skip
