"""Figures of the real model: what three pictures show of it, and what mending changes."""

from functools import lru_cache

import numpy as np

from utils.chapters.calibration import credit
from utils.chapters.calibration.diagrams import LOOKS, dots, roc, square
from utils.chapters.calibration.maps import auc, ece, inside, log_loss
from utils.chapters.calibration.worlds import METHODS, calibrated
from utils.figures import Predict, colours, play

VIEWS = ("loss curves", "ROC curve", "reliability")


@lru_cache(maxsize=32)
def mended(method, rows=credit.CALIBRATION):
    """Return what the model says of the test loans after `method` was fitted on `rows` held-out ones, and the labels."""
    found = credit.scored(calibration=rows)
    return calibrated(method, found.held, found.held_y, found.test), found.test_y


# --- three looks at one model -----------------------------------------------------------------------------------------
def draw_views(ax, view):
    """Draw one of three pictures of the same model."""
    p, y = mended("as it is")
    if view == "loss curves":
        rows, train, test = credit.learning_curve().T
        ax.plot(rows, train, "o--", color=colours.DATA)
        ax.plot(rows, test, "o-", color=colours.MODEL)
        ax.axhline(log_loss(np.full(len(y), y.mean()), y), color="#999999", linewidth=1)
        ax.text(2000, 0.603, "the base rate, said to everybody", ha="right", fontsize=10, color=colours.DATA)
        ax.text(1000, test[-1] + 0.012, "2,204 unseen loans", color=colours.MODEL)
        ax.text(780, 0.47, "training loans", color=colours.DATA)
        ax.set(xlim=(0, 2080), ylim=(0.2, 0.7), xlabel="training loans", ylabel="log loss")
        ax.set_title(f"Train {train[-1]:.2f}, unseen {test[-1]:.2f}: no gap, flat. Nothing to see here")
    elif view == "ROC curve":
        ax.plot(*roc(p, y), color=colours.MODEL)
        ax.plot([0, 1], [0, 1], color="#999999", linewidth=1, dashes=(4, 3))
        ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), xlabel="good loans flagged", ylabel="bad loans flagged")
        right = np.mean((p > 0.5) == y)
        ax.set_title(f"AUC {auc(p, y):.2f}, accuracy {right:.1%} ({1 - y.mean():.1%} by saying “good”): a fair model")
    else:
        square(ax)
        dots(ax, p, y, counts=True)
        ax.set_title("Too sure on both sides: its “3%” is 8%, its “96%” is 74%")


def views_figure():
    """Show a real model by its loss curves, its ROC curve, and its reliability diagram."""
    p, y = mended("as it is")
    low = p < 0.1
    return play(
        draw_views, view={name: name for name in VIEWS}, labels={"view": "look at"},
        predict=Predict(
            f"To {low.sum()} of the unseen applicants it gives less than 10%, {p[low].mean():.1%} on average. What percentage of them went bad?",
            truth=round(100 * y[low].mean(), 1), low=0, high=100, unit="%",
            says="Three times what was said. Neither AUC nor accuracy told you, nor the gap between the loss curves; look at all three.",
            marks={
                2.7: "That is what it said. Curves that meet tell you that it does on new loans what it did on old ones, right or wrong.",
                28: "That is the base rate: the model does better than that, and worse than it says.",
            },
        ),
        alt="Three pictures of one model. Loss curves: training and unseen loss meet at 0.53 and 0.55. ROC curve: area 0.81. "
        "Reliability diagram: above the diagonal on the left (said 2.7%, came true 8.5%), below it on the right "
        "(said 96%, came true 74%).",
    )  # fmt: skip


# --- what mending changes, and what not -------------------------------------------------------------------------------
def mended_scene(diagram, curve):
    """Set up the diagram, and the ROC curve of the model as it is."""
    square(diagram)
    curve.plot(*roc(*mended("as it is")), color=colours.FAINT, linewidth=5)
    curve.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), xlabel="good loans flagged", ylabel="bad loans flagged")


def draw_mended(diagram, curve, method):
    """Draw reliability and ROC of the test loans after a method."""
    p, y = mended(method)
    dots(diagram, p, y, look=method)
    curve.plot(*roc(p, y), color=LOOKS[method][0], linewidth=1.6)
    loss = log_loss(p, y)
    curve.text(0.98, 0.24, f"AUC {auc(p, y):.4f}", ha="right")
    curve.text(0.98, 0.15, f"{len(np.unique(p)):,} different values", ha="right")
    curve.text(0.98, 0.06, f"refused at 1/2: {np.mean(p > 0.5):.1%}", ha="right")
    said = (
        f"{loss:.3f}"
        if np.isfinite(loss)
        else f"infinite ({log_loss(inside(p, credit.CALIBRATION), y):.3f} off 0 and 1)"
    )
    diagram.set_title(f"{method[0].upper()}{method[1:]}: log loss {said}, ECE {ece(p, y, 10):.3f}")


def mended_figure():
    """Show reliability and ROC before and after each method, fitted on 250 held-out loans."""
    raw, y = mended("as it is")
    return play(
        draw_mended, scene=mended_scene, columns=2, method={name: name for name in METHODS}, labels={"method": "mended by"},
        predict=Predict(
            "Isotonic regression is fitted on 250 held-out loans and applied to the 2,204 test loans. The model's AUC is "
            f"{auc(raw, y):.3f}. Afterwards it is:",
            truth="lower", options=["higher", "exactly the same", "lower"],
            says={
                "higher": "It can be: a pair in the wrong order that becomes a tie gains one half, and on the 250 rows themselves it rose, 0.842 to 0.858. Here right pairs were tied more often.",
                "exactly the same": "That is Platt, and temperature. Isotonic pools neighbours: pairs become ties, and a tie counts one half.",
                "lower": "A little, here: 2,204 loans get 141 values; more pairs in the right order than in the wrong one became ties. Platt and temperature leave it exactly.",
            },
        ),
        alt="Reliability diagram and ROC curve of the credit model, as it is and after temperature, Platt and isotonic. Platt "
        "brings the dots to the diagonal and leaves the curve as it was; isotonic does nearly as well, makes 141 "
        "different values out of 2,204, and says exactly 0 to 508 loans of which 24 went bad: its log loss is infinite.",
    )  # fmt: skip
