"""Platt scaling, the diagram and the threshold at the board, aloud: scored by the learner."""

from utils.chapters.calibration.gradient import platt_gradient
from utils.exercise import Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "platt-board",
    "“Our model is too sure of itself. Write down Platt scaling and its gradient, show me what I would see before, and tell me whom to refuse.”",
    [
        ("`p` and the loss, with its targets", 75,
         "`p_i = sigma(a f_i + b)`, log loss of `p_i` against `t_i`. A positive has `t = (N+ + 1)/(N+ + 2)`, a negative `1/(N- + 2)`: with 10 and 40, 0.917 and 0.024. So no separable set drives `a` to infinity."),
        ("on which rows", 105, "Held-out ones. On its own training rows the model is more right than it will ever be again."),
        ("the gradient", 225, "`dL/dp_i = (p_i - t_i) / (p_i (1 - p_i))`, `dp_i/da = p_i (1 - p_i) f_i`. The middle cancels: `sum_i (p_i - t_i) f_i`; for `b` without `f_i`."),
        ("check it", 270, "Prediction minus target, times the score. At `dL/db = 0` the mean of `p` is the mean of `t`: almost the base rate. The AUC stays as long as `a > 0`."),
        ("the diagram", 360, "Across what was said, up what came true, the diagonal. Too sure: above it on the left (said 3%, more came true), below it on the right."),
        ("the threshold", 450, "Refuse when `p C_fn > (1 - p) C_fp`: above `t = C_fp/(C_fp + C_fn)`. If a refused good one costs 2 and an accepted bad one 30: 1/16. It needs a `p` that means what it says."),
    ],
    8,
    habits(
        setup="wrote p = sigma(a f + b) and the loss with smoothed targets, and said why smoothed",
        own={
            "gradient": "derived dL/da = sum (p - t) f, with the cancelling shown",
            "diagram": "drew a reliability diagram of an overconfident model, both axes named, both sides right",
            "decision": "went from a calibrated p and two costs to the threshold",
        },
        checks="said on which rows it is fitted, and checked the gradient: its sign, or the mean where it is 0",
        time="finished within eight minutes",
    ),
    asks=[
        "On which rows?",
        "How do you know?",
        "What does a dot above the diagonal mean, on the left and on the right?",
        "Why not isotonic regression?",
    ],
    listens=[
        "held-out rows, unasked",
        "two parameters and a sigmoid assumed: it *needs* less data, not “was fitted on less”",
        "the curve of an overconfident model the right way up",
        "a cost before a threshold",
    ],
    derivation=platt_gradient,
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake(
            "no-derivation",
            "The result without its way. It is the gradient of logistic regression, with the score as input: three lines.",
            [1, 0, 1, 1, 0, 1, 1],
            when=lost("gradient"),
        ),
        Mistake(
            "no-diagram",
            "All formula and no picture. Said across, came true up, the diagonal: an overconfident model lies above it on the left and below it on the right.",
            [1, 1, 0, 1, 0, 1, 1],
            when=lost("diagram"),
        ),
        Mistake(
            "no-decision",
            "Calibration without a decision: nobody asked what the 3% was for. End with the threshold, C_fp/(C_fp + C_fn).",
            [1, 1, 1, 0, 1, 1, 0],
            when=lost("decision"),
        ),
        Mistake(
            "silent",
            "You went silent. While you draw the axes there is something to say: what stands across, what stands up, where a perfect model lies.",
            [1, 1, 1, 1, 0, 0, 1],
            when=lost("voice"),
        ),
    ],
    least=6,
    hints=["Two lines of setup, three of gradient, one drawing, one threshold."],
)
