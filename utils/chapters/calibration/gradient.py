"""The gradient of Platt scaling, derived: logistic regression with one feature, the score."""

from utils.derivation import Problem, derivation
from utils.derivation.telling import ends_in
from utils.exercise import FollowUp, Mistake

PLATT = Problem(
    "p_i = sigma(a f_i + b)\nL = -sum_i (t_i log p_i + (1 - t_i) log(1 - p_i))",
    {"a": "real", "b": "real", "f": "vec n", "t": "unit n"},
)
_SUM = "dL/da = -sum_i (t_i/p_i - (1 - t_i)/(1 - p_i)) dp_i/da\n"

platt_gradient = derivation(
    "platt-gradient",
    "p_i = sigma(a f_i + b), L = -sum_i (t_i log p_i + (1 - t_i) log(1 - p_i)): scores f_i, targets t_i between 0 and 1. Derive dL/da.",
    PLATT,
    start="dL/da",
    goal="sum_i (p_i - t_i) f_i",
    steps=2,
    mistakes=[
        Mistake(
            "ascent",
            "A sign has turned: that is the way up the likelihood. If every target lies above its p and the scores are positive, a larger `a` must lower L.",
            _SUM + " = sum_i (t_i - p_i) f_i",
            when=ends_in(PLATT, "dL/da", "sum_i (t_i - p_i) f_i"),
        ),
        Mistake(
            "score-lost",
            "That is dL/db. Between `a` and p_i stands a f_i + b, and its slope in `a` is f_i.",
            _SUM + " = sum_i (p_i - t_i)",
            when=ends_in(PLATT, "dL/da", "sum_i (p_i - t_i)", "sum_i (t_i - p_i)"),
        ),
        Mistake(
            "slope-left",
            "p(1 - p) is still there. Over one denominator the first factor has p(1 - p) below, and the two cancel.",
            _SUM + " = sum_i (p_i - t_i) p_i (1 - p_i) f_i",
            when=ends_in(PLATT, "dL/da", "sum_i (p_i - t_i) p_i (1 - p_i) f_i"),
        ),
        Mistake(
            "inner-minus",
            "d log(1 - p)/dp is -1/(1 - p): the minus inside comes out.",
            "dL/da = -sum_i (t_i/p_i + (1 - t_i)/(1 - p_i)) dp_i/da",
            when=ends_in(
                PLATT,
                "dL/da",
                "-sum_i (t_i/p_i + (1 - t_i)/(1 - p_i)) dp_i/da",
                "-sum_i (t_i/p_i + (1 - t_i)/(1 - p_i)) p_i (1 - p_i) f_i",
            ),
        ),
    ],
    hints=[
        "`dL/da = sum_i dL/dp_i dp_i/da`: differentiate both logarithms.",
        "dp_i/da = p_i (1 - p_i) f_i.",
        "`= -sum_i (t_i (1 - p_i) - (1 - t_i) p_i) f_i`: multiply out, and t_i p_i cancels.",
    ],
    follow_ups=[
        FollowUp(
            "What does dL/db = 0 say in words?",
            "The sum of the fitted probabilities equals the sum of the targets: on the calibration set the mean prediction is (almost) the base rate. "
            "Almost, because the targets are smoothed.",
        )
    ],
    right="Prediction minus target, times input: logistic regression with one feature, the score. Nothing asked that t be 0 or 1.",
    topic="derivations",
    minutes=8,
)
