"""What a small calibration error does not say: how much of it is noise, and whether the model is of any use."""

import numpy as np

from utils.chapters.calibration.maps import auc, ece
from utils.chapters.calibration.worlds import expected_perfect_ece
from utils.exercise import Exercise, FollowUp, Form, Mistake, Number, Wrong, equals

noise_halved = Exercise(
    "noise-halved",
    "A perfect model, scores spread around one half (Beta(2, 2)), 1,000 labels, 15 bins: an ECE of about 0.04. With how many labels is it about 0.02?",
    Number(1, tolerance=400, what="a number of labels"),
    [
        equals(
            lambda: next(
                n for n in range(1000, 20_000, 50) if expected_perfect_ece(n, 15) <= expected_perfect_ece(1000, 15) / 2
            )
        )
    ],
    [
        Mistake("linear", "Noise falls with the *root* of n: twice the labels take off 29%, not half.", 2000),
        Mistake("squared-again", "16 times the labels divide it by 4.", 16_000),
        Mistake("fewer", "Fewer labels make it larger: with 250 it is about 0.08.", 250),
        Mistake("the-same", "It is all noise, and noise falls as the labels grow.", 1000),
    ],
    hints=[
        "In each bin, the share of ones has a standard error of root(p(1 - p)/n_k).",
        "Half the error takes four times the labels.",
    ],
    right="About 4,000: all of it is sampling noise, and it falls with the root of n. Compare an ECE with what a perfect model would show on as many labels, with the same bins and the same scores, never with 0.",
    topic="reliability",
    minutes=2,
)


def _flat(form, rng, kind):
    """Hold when the two fit a constant forecast that equals the base rate."""
    y = np.array([1.0] * 28 + [0.0] * 72)
    p = np.full(100, y.mean())
    truth = {"ece": ece(p, y, 10), "auc": auc(p, y)}
    for name, value in form.items():
        if value is None or abs(value - truth[name]) > 1e-3:
            raise Wrong("Everybody stands in one bin, and nobody is put before anybody.", f"`{name}`")


flat_forecast = Exercise(
    "flat-forecast",
    "28% of the loans go bad, and a model says 0.28 to every applicant. Its `ece` on these very loans, and its `auc`?",
    Form(ece=Number(0, 1, what="an error"), auc=Number(0, 1, what="an area")),
    [_flat],
    [
        Mistake(
            "useless-so-uncalibrated",
            "One bin: 0.28 was said, 28% came true. There is no gap, and no use either.",
            {"ece": 0.28, "auc": 0.5},
            when=lambda form: form["ece"] is not None and form["ece"] > 1e-3,
        ),
        Mistake(
            "no-order-no-area",
            "With all scores equal every pair is a tie, and a tie counts one half.",
            {"ece": 0, "auc": 0},
            when=lambda form: form["auc"] == 0,
        ),
        Mistake(
            "calibrated-so-good",
            "An AUC of 1 puts every bad loan above every good one. This model cannot tell two applicants apart.",
            {"ece": 0, "auc": 1},
            when=lambda form: form["auc"] == 1,
        ),
        Mistake(
            "open-field",
            "One of the two is still open. Draw the diagram of this model: how many dots has it?",
            {"ece": 0},
            when=lambda form: None in form.values(),
        ),
    ],
    hints=["How many bins are not empty?", "Swap two applicants: does the model notice?"],
    follow_ups=[
        FollowUp(
            "So what do you optimise, if not ECE?",
            "A proper score: log loss or Brier, which pays for calibration and for telling cases apart together; then the diagram says which of the two is missing. "
            "Says it with a decision: among models that rank equally well, the calibrated one lets the threshold be computed.",
        )
    ],
    right="0 and one half: perfectly calibrated, perfectly useless. A low ECE alone is no praise.",
    topic="reliability",
    minutes=3,
)
