"""The chapter's live figures, by name; each draw function is pure."""

import numpy as np

from utils.chapters.logistic_gradient.newton import LABELS, POINTS
from utils.chapters.logistic_gradient.tiles import STEPS, draw_tiles, minus, tiles_scene
from utils.figures import Predict, colours, play

__all__ = ["losses_figure", "newton_figure", "tiles_figure"]
SCORES = np.linspace(-6, 6, 241)
FLIPPED = np.array([0.0, 1.0, 0.0, 1.0])
WORLDS = {"separable": (LABELS, 0.0), "separable, λ = 0.01": (LABELS, 0.01), "two labels swapped": (FLIPPED, 0.0)}
PURPLE = "#A04A78"


# --- log loss against squared error ---------------------------------------------------------------------------------
def losses(z):
    """Return log loss and half the squared error at y = 1, as functions of the score."""
    p = 1 / (1 + np.exp(-z))
    return np.logaddexp(0, -z), (1 - p) ** 2 / 2


def slopes(z):
    """Return how both change with the score: p - 1, and (p - 1) p (1 - p)."""
    p = 1 / (1 + np.exp(-z))
    return p - 1, (p - 1) * p * (1 - p)


def losses_scene(height, slope):
    """Draw both losses, and axes for their slopes."""
    log, squared = losses(SCORES)
    height.plot(SCORES, log, color=colours.MODEL)
    height.plot(SCORES, squared, color=colours.SECOND, linestyle="--")
    height.text(-3.0, 4.2, "log loss", color=colours.MODEL)
    height.text(-5.9, -0.33, "squared error", color=PURPLE)
    height.set(xlim=(-6.2, 6.2), ylim=(-0.5, 6.4), xlabel="score z", ylabel="loss when y = 1")
    slope.axhline(0, color="#999999", linewidth=1)
    slope.set(xlim=(-6.2, 6.2), ylim=(-1.2, 0.3), xlabel="score z", ylabel="slope in z")


def draw_losses(height, slope, z):
    """Mark one score on both losses with its tangents, and draw the slopes from it to the right."""
    so_far = SCORES[np.searchsorted(SCORES, z - 1e-9) :]  # the hand comes from the right
    looks = [(colours.MODEL, "-", "o", "#0072B2"), (colours.SECOND, "--", "s", PURPLE)]
    for (colour, dash, marker, ink), level, pull, curve in zip(
        looks, losses(z), slopes(z), slopes(so_far), strict=True
    ):
        reach = 1.3 / np.hypot(1, pull)
        height.plot(
            [z - reach, z + reach], [level - reach * pull, level + reach * pull], color=colours.ERROR, linewidth=3
        )
        height.plot(z, level, marker, color=colour, markersize=8)
        slope.plot(so_far, curve, dash, color=colour)
        slope.plot(z, pull, marker, color=colour, markersize=8)
        left = z > -3  # of the hand, where no curve is drawn; further left there is no room
        slope.annotate(minus(f"{pull:.2g}"), (z, pull), xytext=(-6 if left else 6, 7 if dash == "--" else -15),
                       ha="right" if left else "left", textcoords="offset points", color=ink, fontsize=10)  # fmt: skip
    p = 1 / (1 + np.exp(-z))
    log, squared = slopes(z)
    height.set_title(f"Label 1, p = {p:.3f}: the log loss pulls {log / squared:,.0f} times as hard")


def losses_figure():
    """Show how hard two losses pull on the score, from sure and wrong to sure and right."""
    return play(
        draw_losses, scene=losses_scene, columns=2, z=(-6.0, 6.0, 0.2), start={"z": 3.0}, labels={"z": "score z"},
        predict=Predict(
            "The label is 1 and the model says p = 0.01 (z = −4.6). The slope in z of ½(p − 1)²: how large is it, without its sign?",
            truth=0.0098, low=0, high=1,
            says="The sigmoid is flat there: (1 − p), times its slope p(1 − p) = 0.0099. The worst mistake hardly moves the score. The log loss has 0.99. Slide to −4.6.",
            marks={
                0.99: "0.99 is the slope in p. Between p and the score stands the sigmoid, and it is flat there: times 0.0099.",
                0.0099: "That is the sigmoid's slope p(1 − p); times 1 − p = 0.99 it is 0.0098.",
                0.5: "The loss is about 0.49 there. Its slope in z is another matter: the sigmoid is flat.",
            },
        ),
        alt="Left, log loss and half the squared error against the score z when the label is 1: far on the left the log loss "
        "falls steeply while squared error is flat. Right, their slopes in z: the log loss tends to −1, squared error to 0; "
        "at p = 0.01 they are −0.99 and −0.0098.",
    )  # fmt: skip


# --- the collapse ---------------------------------------------------------------------------------------------------
def tiles_figure():
    """Show the chain of three factors collapse, with the numbers at any score."""
    return play(
        draw_tiles, scene=tiles_scene, step=(0, len(STEPS) - 1), z=(-10, 10, 2), y={"0": 0, "1": 1},
        start={"z": 0, "y": 1}, labels={"step": "step of the algebra", "z": "score z", "y": "label y"},
        predict=Predict(
            "Label 1, score z = −10. The first factor, dL/dp, is about −22,000. The first two multiplied, dL/dz?",
            truth=-1, low=-23000, high=23000,
            says="−0.99995: the second factor is as small as the first is large, 0.0000454. Set z to −10, then step through.",
            marks={
                0: "The second factor is nearly 0, but the first is as large as it is small: their product is −1.",
                1: "The size is right. When y = 1, more score means less loss: the slope is negative.",
                -22000: "That is the first factor alone. The second, the sigmoid's slope, is 0.0000454 there.",
                -0.5: "−0.5 is what it is at z = 0. At −10 the model is surely wrong, and the slope is −1.",
            },
        ),
        alt="Three tiles multiplied: dL/dp, dp/dz and dz/dw_j. In six steps the first is put over p(1 − p), its products "
        "yp cancel, and its denominator cancels the second tile; p − y times x_j is left. Below each tile stands its "
        "value: at y = 1, z = −10 they are −22,027, 0.0000454 and 2.",
    )  # fmt: skip


# --- Newton on four points ------------------------------------------------------------------------------------------
def newton_path(labels, lam, steps):
    """Return intercept and slope after 0, 1, ..., `steps` Newton steps from zero on the four points, (steps + 1, 2)."""
    X, w = np.column_stack([np.ones(4), POINTS]), np.zeros(2)
    path = [w]
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(X @ w)))
        H = X.T @ (X * (p * (1 - p))[:, None]) / 4 + lam * np.eye(2)
        w = w - np.linalg.solve(H, X.T @ (p - labels) / 4 + lam * w)
        path.append(w)
    return np.array(path)


def newton_scene(fit, path):
    """Set up the four points' axes, and the slope's against the steps."""
    fit.axhline(0.5, color="#999999", linewidth=1)
    fit.set(xlim=(-1.6, 2.6), ylim=(-0.12, 1.12), xlabel="x", ylabel="p(x), and the labels", xticks=[-1, 0, 1, 2])
    path.set(xlim=(-0.4, 8.4), ylim=(-0.6, 15.5), xlabel="Newton steps", ylabel="slope w", xticks=range(0, 9, 2))


def draw_newton(fit, path, steps, data):
    """Draw the curve after this many steps, and the slopes on the way."""
    labels, lam = WORLDS[data]
    ways = newton_path(labels, lam, steps)
    intercept, w = ways[-1]
    x = np.linspace(-1.6, 2.6, 300)
    fit.plot(x, 1 / (1 + np.exp(-(intercept + w * x))), color=colours.MODEL)
    fit.plot(POINTS, labels, "o", color=colours.DATA, markersize=9)
    path.plot(ways[:, 1], "o-", color=colours.MODEL)
    score = intercept + w * POINTS
    loss = np.mean(np.logaddexp(0, score) - labels * score)
    path.text(0, 14.2, f"loss {loss:.4f}" + (", penalty left out" if lam else ""), fontsize=10)
    fit.set_title(minus(f"{steps} Newton step{'' if steps == 1 else 's'}: slope {w:.1f}, intercept {intercept:.1f}"))


def newton_figure():
    """Show that Newton's method never arrives on separable data, and what brings the minimum back."""
    return play(
        draw_newton, scene=newton_scene, columns=2, steps=(0, 7), data={name: name for name in WORLDS},
        start={"steps": 1}, labels={"data": "the four points"},
        predict=Predict(
            "Near a minimum Newton's method arrives in a few steps. Here, after one step, the slope is 1.6. After seven?",
            truth=12.7, low=0, high=100,
            says="There is nowhere to arrive: from the fourth step on each adds about 2 to the slope and divides the loss by about e.",
            marks={
                1.6: "It does not stay: the loss is smaller further out. Step on and watch.",
                11.2: "Seven steps of the first one's length? They shrink to 1.2 first, and settle at 2 each.",
                2: "It does not settle: these four points can be separated, and a steeper curve is always better.",
            },
        ),
        alt="Left, four points with labels 0, 0, 1, 1 and the fitted curve, steeper after every Newton step. Right, the "
        "slope: without a penalty it is 1.6 after one step and 12.7 after seven, about 2 more each time from the fourth. With a "
        "small penalty it stops at 3.5; with the two middle labels swapped it stops at 0.9.",
    )  # fmt: skip
