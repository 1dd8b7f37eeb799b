"""Where a calibrator is fitted, and what it leaves as it was."""

from functools import lru_cache

import numpy as np

from utils.chapters.calibration import credit
from utils.chapters.calibration.maps import auc, fit_isotonic, fit_platt, isotonic_at, log_loss, sigmoid
from utils.exercise import Choice, Exercise, FollowUp, Form, Mistake, Wrong, equals


@lru_cache(maxsize=1)
def trees_losses():
    """Return the boosted trees' test log loss: as they are, Platt on the training rows, Platt on held-out rows."""
    found = credit.scored(credit.boosted_trees)
    p = [sigmoid(found.test)]
    for f, y in ((found.train, found.train_y), (found.held, found.held_y)):
        a, b = fit_platt(f, y)
        p.append(sigmoid(a * found.test + b))
    return tuple(log_loss(each, found.test_y) for each in p)


def _what_training_rows_do():
    raw, trained, _ = trees_losses()
    return "b" if trained < raw - 0.01 else "c" if trained > raw + 0.01 else "a"


where_fitted = Exercise(
    "where-fitted",
    "Boosted trees on the same loans, 100 fast rounds: log loss 0.167 on their training rows, 0.576 on the test rows. You fit Platt on their scores of the 2,000 *training* rows, where labels are plenty. The log loss on the test rows becomes:",
    Choice({"a": "about the same", "b": "better, since 2,000 rows are more than 250", "c": "worse than without"}),
    [equals(_what_training_rows_do)],
    [
        Mistake(
            "more-rows",
            "More rows, of the wrong kind: on its training rows the model is nearly always right, so Platt learns to make it surer still.",
            "b",
        ),
        Mistake(
            "nothing-happens",
            "On the training rows these trees are *under*confident: they are right more often than they say. Platt mends that, and makes them surer everywhere.",
            "a",
        ),
    ],
    hints=[
        "How often is the model right on the rows it was fitted to, compared with what it says there?",
        "Platt's slope on the training rows is 2.45: it more than doubles every log-odds.",
    ],
    follow_ups=[
        FollowUp(
            "You have no rows to spare for calibration.",
            "Cross-validated scores: every row scored by a model that did not see it, one calibrator on all of them; that is `cross_val_predict`, or scikit-learn's CalibratedClassifierCV. "
            "Notes that the final model is then another than those that were calibrated, and that folds must respect groups and time.",
        )
    ],
    right="Worse: 1.064. Slope 2.45 from the training rows, 0.44 from 250 held-out ones, which give 0.491. A calibrator learns how wrong the model is on *new* rows; the training rows cannot tell.",
    topic="choosing",
    limit=60,  # the first check fits the trees, minutes=2
)

FATE = {"same": "stays exactly", "moves": "can change"}


@lru_cache(maxsize=1)
def _fates():
    """Return what happened to each of the four on the credit model's test rows."""
    found = credit.scored()
    a, b = fit_platt(found.held, found.held_y)
    stepped = isotonic_at(fit_isotonic(found.held, found.held_y), found.test)
    y, p = found.test_y, sigmoid(a * found.test + b)
    pairs = {
        "platt_auc": (auc(found.test, y), auc(p, y)),
        "platt_decisions": tuple(((q > 0.5) != (found.test > 0)).sum() for q in (sigmoid(found.test), p)),
        "isotonic_auc": (auc(found.test, y), auc(stepped, y)),
        "temperature_decisions": tuple(((found.test / t > 0) != (found.test > 0)).sum() for t in (1.0, 1.7)),
    }
    return {name: "same" if np.isclose(*pair, atol=1e-12) else "moves" for name, pair in pairs.items()}


def _as_found(form, rng, kind):
    for name, fate in _fates().items():
        if form[name] != fate:
            raise Wrong(
                "Ask of each map: is it strictly increasing, and does it send one half to one half?", f"`{name}`"
            )


what_stays = Exercise(
    "what-stays",
    "A calibrator is put on a model. `platt_auc`, `isotonic_auc`: the AUC. `platt_decisions`, `temperature_decisions`: who is refused at p > 1/2. Platt's slope is above 0 here. Each is `same` or `moves`.",
    Form(
        platt_auc=Choice(FATE),
        platt_decisions=Choice(FATE),
        isotonic_auc=Choice(FATE),
        temperature_decisions=Choice(FATE),
    ),
    [_as_found],
    [
        Mistake(
            "calibration-reranks",
            "AUC only asks who stands before whom, and a strictly increasing map moves nobody past anybody.",
            {
                "platt_auc": "moves",
                "platt_decisions": "moves",
                "isotonic_auc": "moves",
                "temperature_decisions": "same",
            },
            when=lambda form: form["platt_auc"] == "moves",
        ),
        Mistake(
            "intercept-forgotten",
            "Platt's b shifts what used to be one half: here to 0.36. Whoever stands between changes sides.",
            {"platt_auc": "same", "platt_decisions": "same", "isotonic_auc": "moves", "temperature_decisions": "same"},
            when=lambda form: form["platt_decisions"] == "same",
        ),
        Mistake(
            "ties-forgotten",
            "Isotonic never turns a pair round, but it makes ties: whole blocks get one value, and a tie counts one half in the AUC.",
            {"platt_auc": "same", "platt_decisions": "moves", "isotonic_auc": "same", "temperature_decisions": "same"},
            when=lambda form: form["isotonic_auc"] == "same",
        ),
        Mistake(
            "temperature-decides",
            "z/T has the sign of z: at one half nothing moves. (At another threshold it does.)",
            {
                "platt_auc": "same",
                "platt_decisions": "moves",
                "isotonic_auc": "moves",
                "temperature_decisions": "moves",
            },
            when=lambda form: form["temperature_decisions"] == "moves",
        ),
        Mistake(
            "open-field",
            "One of the four is still open.",
            {"platt_auc": "same", "platt_decisions": "moves", "isotonic_auc": "moves"},
            when=lambda form: None in form.values(),
        ),
    ],
    hints=[
        "Is the map strictly increasing? Then the order stays, and the AUC with it.",
        "Where does the map send p = 1/2?",
    ],
    follow_ups=[
        FollowUp(
            "So can calibration ever improve a ranking?",
            "A strictly increasing map keeps it. Isotonic makes ties: on the rows it was fitted to its AUC cannot fall (wrong pairs become ties too); on new rows it mostly falls a little, and rises where the score was truly out of order. "
            "Across models, segments or products calibration can help: scores put into one list must mean the same thing.",
        )
    ],
    right="Strictly increasing maps keep the order; isotonic makes ties; and only a map that sends one half to one half keeps the decisions there.",
    topic="choosing",
    limit=60,  # the first check fits the model, minutes=3
)
