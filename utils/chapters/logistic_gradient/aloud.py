"""The derivation on a real board, aloud, against the clock: scored by the learner."""

from utils.exercise import Exercise, Mistake, Rubric, at_least

CRITERIA = {
    "setup": "wrote z, p and L with their shapes before differentiating anything",
    "factors": "named the three factors before computing one",
    "slope": "derived p(1 - p), or could have at once when asked",
    "collapse": "walked through the cancelling line by line, without skipping to the result",
    "checks": "checked sign, shape and a limit unasked",
    "voice": "was never silent for more than eight seconds",
    "time": "stood at (p - y) x_j within eight minutes",
}


RUBRIC = Rubric(CRITERIA)


my_board = Exercise(
    "logistic-board",
    "Score your board:",
    RUBRIC,
    [at_least(6)],
    [
        Mistake(
            "result-only",
            "The result without its way: anybody can remember it. Once more, and say each factor's name before you write it.",
            RUBRIC.scores(1, 0, 0, 0, 1, 1, 1),
            when=lambda points: not (points["factors"] or points["slope"] or points["collapse"]),
        ),
        Mistake(
            "silent",
            "You went silent. Say what you are looking for: “I need dp/dz, let me write p as a power”. Thinking aloud is what they came to hear.",
            RUBRIC.scores(1, 1, 1, 1, 0, 0, 1),
            when=lambda points: not points["voice"] and sum(points.values()) < 6,
        ),
        Mistake(
            "unchecked",
            "Nothing was checked. Three sentences: negative when y = 1 and x_j > 0, one entry for each weight, and it does not vanish where the model is sure and wrong.",
            RUBRIC.scores(1, 1, 1, 1, 0, 1, 0),
            when=lambda points: not points["checks"] and points["voice"] and sum(points.values()) < 6,
        ),
        Mistake(
            "nothing-set-up",
            "You began to differentiate what is not on the board. Three lines first: z, p, L, and who has which shape.",
            RUBRIC.scores(0, 1, 1, 1, 1, 1, 0),
            when=lambda points: (
                not points["setup"] and points["checks"] and points["voice"] and sum(points.values()) < 6
            ),
        ),
    ],
    hints=[
        "Three lines for the setup, one for the chain, three for the factors, three for the collapse: ten lines in all."
    ],
    right=lambda points: (
        f"Your own score: {sum(points.values())} of {len(points)}. Again in a day, in three days and in a week: it fades from the hand first."
    ),
    topic="whiteboard",
)
