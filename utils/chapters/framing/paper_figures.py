"""The gradient on its way back through fifty blocks, plain and residual, with the same random weights."""

from functools import cache

import numpy as np

from utils.figures import Predict, colours, play

DEPTH = 50
SCALES = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.0)


@cache
def vector_slopes(scale: float, depth: int = DEPTH, width: int = 64, seed: int = 0) -> dict[str, np.ndarray]:
    """Return the norm of the gradient after each block, backwards, for random linear blocks: on average a vector becomes `scale` times as long.

    Weights are normal with standard deviation scale/√width; both stacks have the same ones.
    """
    rng = np.random.default_rng(seed)
    plain = residual = rng.normal(size=width) / np.sqrt(width)
    norms = {"plain": [1.0], "residual": [1.0]}
    start = {"plain": np.linalg.norm(plain), "residual": np.linalg.norm(residual)}
    for _ in range(depth):
        W = rng.normal(size=(width, width)) * scale / np.sqrt(width)
        plain, residual = W.T @ plain, residual + W.T @ residual
        norms["plain"].append(np.linalg.norm(plain) / start["plain"])
        norms["residual"].append(np.linalg.norm(residual) / start["residual"])
    return {name: np.array(values) for name, values in norms.items()}


def gradient_scene(ax):
    """Set up blocks against the norm, on a logarithmic scale."""
    ax.set(
        xlim=(0, DEPTH + 21),
        ylim=(1e-30, 1e12),
        yscale="log",
        xlabel="blocks, from the loss backwards",
    )
    ax.text(1, 1e10, "norm of the gradient", fontsize=10, color=colours.DATA)
    ax.axhline(1, color=colours.DATA, linewidth=1, dashes=(4, 3))


def draw_gradient(ax, blocks, scale):
    """Draw both norms over the first blocks, for one size of the weights."""
    found = vector_slopes(scale)
    for name, colour, style in (("plain", colours.ERROR, "--"), ("residual", colours.MODEL, "-")):
        values = found[name][: blocks + 1]
        ax.plot(range(blocks + 1), values, style, color=colour)
        at = max(values[-1], 1e-27) * (30 if name == "residual" else 1 / 30)
        ax.text(blocks + 1, at, f"{name} {said(found[name][blocks])}", color=colour, va="center", fontsize=10)
    plain, residual = (said(found[name][blocks]) for name in ("plain", "residual"))
    ax.set_title(f"After {blocks} block{'s' * (blocks > 1)}: plain {plain}, residual {residual}")


def said(norm: float) -> str:
    """Write a norm as one says it: 2.1, or 10 to a power."""
    return f"{norm:.2g}" if 0.01 <= norm < 1000 else f"1e{round(float(np.log10(norm)))}"


def gradient_figure():
    """Show the norm of the gradient through plain and residual blocks, after a prediction."""
    plain, residual = (vector_slopes(0.3)[name][-1] for name in ("plain", "residual"))
    options = ["both shrink, the residual one less", "plain shrinks, residual stays or grows", "both stay near 1"]
    return play(
        draw_gradient, scene=gradient_scene, blocks=[1, 2, 5, 10, 20, 30, 40, DEPTH], scale=list(SCALES),
        start={"blocks": 1, "scale": 0.3}, labels={"scale": "size of the weights"},
        predict=Predict(
            "Fifty linear blocks with small random weights (size 0.3: each block alone makes a vector about 0.3 times as long). A gradient of norm 1 goes back through them, once plain, once with shortcuts. What arrives?",
            truth=options[1], options=options,
            says={
                options[0]: f"The shortcut hands the whole gradient on, and the block adds to it: {said(residual)} arrives, {said(plain)} in the plain stack.",
                options[1]: f"{said(plain)} and {said(residual)}: slide to fifty blocks. Then move the weights to 1: the residual one explodes. The shortcut cures shrinking, not growing; normalisation does that.",
                options[2]: f"Plain it shrinks to 0.3 or a little less at each of fifty blocks: {said(plain)}. With shortcuts {said(residual)}.",
            },
        ),
        alt=f"Norm of the gradient against the number of blocks it has passed, on a logarithmic scale. With weights of size 0.3, after {DEPTH} blocks: plain {said(plain)}, residual {said(residual)}. "
        "With larger weights the residual one grows.",
    )  # fmt: skip
