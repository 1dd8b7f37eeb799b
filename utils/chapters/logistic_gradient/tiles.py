"""The chain of three factors as tiles: symbols that cancel step by step, and the number each is."""

import math

from utils.figures import colours

INK, GREEN, PURPLE = "#222222", "#007A59", "#A04A78"  # the text shades of green and purple: 4.5:1 on white
X_J = 2  # the input in the figure
CENTRES, WIDTH = (-3.4, 0.5, 3.4), (3.9, 2.5, 1.9)
TIMES = (-1.1, 2.1)  # where the signs between the tiles stand
HEADS = (r"$\frac{dL}{dp}$", r"$\frac{dp}{dz}$", r"$\frac{dz}{dw_j}$")
COLOURS = (colours.ERROR, colours.MODEL, colours.DATA)
ONE_FRACTION = ("−y(1 − p) + (1 − y)p", "p (1 − p)")

STEPS = (
    "Three factors, named before anything is computed",
    "Each on its own: no factor needs the others",
    "Put the first over one denominator: it is p(1 − p)",
    "Multiply out: the two products yp cancel",
    "What stands below on the left stands on the right",
    "What is left: prediction minus target, times input",
)


def factors(z, y):
    """Return (dL/dp, dp/dz, dz/dw_j) at one score and label, as numbers."""
    p, rest = 1 / (1 + math.exp(-z)), 1 / (1 + math.exp(z))
    return (-1 / p if y else 1 / rest), p * rest, X_J


def tiles_scene(ax):
    """Draw the three tiles, the signs between them, and the bar for the product."""
    from matplotlib.patches import FancyBboxPatch

    ax.set_position((0.03, 0.03, 0.95, 0.85))
    ax.set(xlim=(-5.6, 4.6), ylim=(-2.2, 2.15))
    ax.axis("off")
    for x, width, colour in zip(CENTRES, WIDTH, COLOURS, strict=True):
        shape = dict(boxstyle="round,pad=0,rounding_size=0.12", facecolor="white", edgecolor=colour, linewidth=2)
        ax.add_patch(FancyBboxPatch((x - width / 2, -0.75), width, 2.0, **shape))
    for x in TIMES:
        ax.text(x, 0.25, "×", ha="center", va="center", fontsize=18, color=INK)


def fraction(ax, x, above, below, size=13, struck=False):
    """Write one expression over another; `struck` crosses out the lower one."""
    ax.text(x, 0.58, above, ha="center", va="center", fontsize=size, color=INK)
    ax.plot([x - 1.7, x + 1.7], [0.25, 0.25], color=INK, linewidth=1.2)
    ax.text(x, -0.1, below, ha="center", va="center", fontsize=size, color=GREEN if struck else INK)
    if struck:
        strike(ax, x, -0.1, 0.62)


def strike(ax, x, y, half):
    """Cross out what is centred at (x, y)."""
    ax.plot([x - half, x + half], [y - 0.16, y + 0.16], color=colours.ERROR, linewidth=2.2)


def word(ax, x, text, size=15, colour=INK):
    """Write an expression in the middle of a tile."""
    ax.text(x, 0.25, text, ha="center", va="center", fontsize=size, color=colour)


def first_tile(ax, step):
    """Write dL/dp as it stands after this many steps."""
    x = CENTRES[0]
    if step == 0:
        word(ax, x, "loss\nby prediction", 12)
    elif step == 1:
        ax.text(x, 0.25, r"$-\,\frac{y}{p}\;+\;\frac{1-y}{1-p}$", ha="center", va="center", fontsize=19, color=INK)
    elif step == 2:
        fraction(ax, x, *ONE_FRACTION)
    elif step == 3:
        fraction(ax, x, "", "p (1 − p)")
        for at, text in ((-1.45, "− y"), (-0.6, "+ yp"), (0.33, "+ p"), (1.2, "− yp")):
            gone = "yp" in text
            ax.text(x + at, 0.58, text, ha="center", va="center", fontsize=13, color=PURPLE if gone else INK)
            if gone:
                strike(ax, x + at + 0.08, 0.58, 0.3)
    elif step == 4:
        fraction(ax, x, "p − y", "p (1 − p)", 14, struck=True)
    else:
        word(ax, x, "p − y", 19)


def second_tile(ax, step):
    """Write dp/dz as it stands after this many steps."""
    x = CENTRES[1]
    if step == 0:
        word(ax, x, "prediction\nby score", 12)
    elif step < 4:
        word(ax, x, "p (1 − p)")
    elif step == 4:
        word(ax, x, "p (1 − p)", 15, GREEN)
        strike(ax, x, 0.25, 0.8)
    else:
        word(ax, x, "1", 19, "#767676")


def third_tile(ax, step):
    """Write dz/dw_j as it stands after this many steps."""
    word(ax, CENTRES[2], "score\nby weight" if step == 0 else "$x_j$", 12 if step == 0 else 19)


def draw_tiles(ax, step, z, y):
    """Draw the chain after `step` steps of algebra, with each factor's value at this score and label."""
    for write in (first_tile, second_tile, third_tile):
        write(ax, step)
    heads, values = HEADS, factors(z, y)
    if step == 5:
        heads, values = (r"$\frac{dL}{dz}$", "", HEADS[2]), (values[0] * values[1], 1, X_J)
    for x, head in zip(CENTRES, heads, strict=True):
        ax.text(x, 1.68, head, ha="center", va="center", fontsize=17, color=INK)
    for x, value in zip(CENTRES, values, strict=True):
        ax.text(x, -1.1, number(value), ha="center", va="center", fontsize=13, color=INK, family="monospace")
    for x in TIMES:
        ax.text(x, -1.1, "×", ha="center", va="center", fontsize=13, color=INK)
    p, result = 1 / (1 + math.exp(-z)), values[0] * values[1] * values[2]
    ax.text(-5.25, -1.85, f"at  y = {y},  {minus(f'z = {z:g}')},  p = {number(p)}", va="center", color=INK)
    ax.text(4.25, -1.85, f"$dL/dw_j$ = {number(result)}", ha="right", va="center", fontsize=14, color=INK)
    ax.set_title(STEPS[step])


def number(value):
    """Write a factor so that -22,027 and 0.0000454 are both readable, and nothing that is not whole looks so.

    >>> number(-22027.47), number(4.54e-5), number(-0.5), number(-1.99991), number(2)
    ('−22,027', '0.0000454', '−0.5', '−1.99991', '2')
    """
    size = abs(value)
    text = f"{size:,.0f}" if size >= 1000 else f"{size:.3g}" if size >= 1e-3 or size == 0 else f"{size:.7f}"
    if size < 10 and float(text) == round(size) != size:
        text = f"{size:.5f}"
    return f"−{text}" if value < 0 else text


def minus(text):
    """Set a true minus sign."""
    return text.replace("-", "−")
