"""The board, aloud and against the clock: scored by the learner."""

from utils.exercise import Exercise, Mistake, Rubric, at_least

BOARD = {
    "objective": "wrote p = sigma(a f + b) and the loss with smoothed targets, and said why smoothed",
    "gradient": "derived dL/da = sum (p - t) f, with the cancelling shown",
    "diagram": "drew a reliability diagram of an overconfident model, both axes named, both sides right",
    "decision": "went from a calibrated p and two costs to the threshold",
    "voice": "was never silent for more than eight seconds",
    "time": "finished within eight minutes",
}


RUBRIC = Rubric(BOARD)


my_board = Exercise(
    "platt-board",
    "Score your board:",
    RUBRIC,
    [at_least(5)],
    [
        Mistake(
            "no-decision",
            "Calibration without a decision: nobody asked what the 3% was for. End with the threshold, C_fp/(C_fp + C_fn).",
            RUBRIC.scores(1, 1, 1, 0, 1, 0),
            when=lambda points: not points["decision"] and points["diagram"] and sum(points.values()) < 5,
        ),
        Mistake(
            "no-diagram",
            "All formula and no picture. Said across, came true up, the diagonal: an overconfident model lies above it on the left and below it on the right.",
            RUBRIC.scores(1, 1, 0, 1, 0, 1),
            when=lambda points: not points["diagram"] and points["gradient"] and sum(points.values()) < 5,
        ),
        Mistake(
            "no-derivation",
            "The result without its way. It is the gradient of logistic regression, with the score as input: three lines.",
            RUBRIC.scores(1, 0, 0, 1, 1, 1),
            when=lambda points: not points["gradient"] and sum(points.values()) < 5,
        ),
    ],
    hints=["Two lines of setup, three of gradient, one drawing, one threshold."],
    right=lambda points: (
        f"Your own score: {sum(points.values())} of {len(points)}. Again in a day, in three days and in a week."
    ),
    topic="whiteboard",
)
