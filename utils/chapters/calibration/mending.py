"""The learner's own two calibrators, put to work on the real model."""

import numpy as np

from utils.chapters.calibration import credit
from utils.chapters.calibration.credit_figures import mended
from utils.chapters.calibration.diagrams import dots, square
from utils.chapters.calibration.maps import ece, sigmoid
from utils.figures import colours, picture


def applied(platt, pava):
    """Return what the learner's two functions make of the test loans; None for one that is not there yet."""
    found = credit.scored()
    made = {"Platt": None, "isotonic": None}
    try:
        a, b = np.asarray(platt(found.held, found.held_y), float)
        made["Platt"] = sigmoid(a * found.test + b)
    except Exception:  # a stub, or a function that is not finished
        pass
    try:
        order = np.argsort(found.held, kind="stable")
        values = np.asarray(pava(found.held_y[order].astype(float)), float)
        made["isotonic"] = np.interp(found.test, found.held[order], values)
    except Exception:
        pass
    return {name: p if p is not None and np.isfinite(p).all() else None for name, p in made.items()}


def mend(platt, pava):
    """Show the test loans as they are and after the learner's own two calibrators, fitted on 250 held-out loans."""
    raw, y = mended("as it is")
    shown = {"as it is": raw, **applied(platt, pava)}

    def draw(*axes):
        for ax, (name, p) in zip(axes, shown.items(), strict=True):
            square(ax, y="share that went bad" if name == "as it is" else "")
            if p is None:
                ax.text(
                    0.5,
                    0.45,
                    f"your {'platt' if name == 'Platt' else 'pava'}\nis not there yet",
                    ha="center",
                    color=colours.DATA,
                )
                ax.set_title(f"{name}: …")
                continue
            dots(ax, np.clip(p, 0, 1), y, look=name)
            ax.set_title(f"{name}: ECE {ece(np.clip(p, 0, 1), y, 10):.3f}")

    return picture(
        draw, columns=3, size=(9, 3.5),
        alt="Three reliability diagrams of the credit model on unseen loans: as it is, after your Platt, after your isotonic fit.",
    )  # fmt: skip
