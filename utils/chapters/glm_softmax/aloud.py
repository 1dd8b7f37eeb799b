"""Prediction minus target at the board, aloud: for a family at once, then for softmax. Scored by the learner."""

from utils.chapters.glm_softmax.glm_lines import canonical_score
from utils.exercise import Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "glm-board",
    "“Prediction minus target, times input: is that a coincidence? And what does it imply for softmax with cross-entropy?”",
    [
        ("the family", 60, "`log p(y) = (y theta - A(theta))/phi + c`, where `c` has no `theta`. The response is of the family; the loss is minus this."),
        ("why `A'` is the mean", 150, "`A` is the log of the sum that makes the probabilities add up to one. Its slope weights each value by its probability: `mu`. Once more: `A'' = Var/phi`."),
        ("two steps of the chain", 225, "`dL/dtheta = (A'(theta) - y)/phi = (mu - y)/phi`, times `dtheta/dw_j`."),
        ("where the link enters", 285, "Canonical link: `theta = w.x`, so the last factor is `x_j` and the result `(mu - y) x_j / phi`. Any other link `g` multiplies it by `1/(g'(mu) V(mu))`, `V` being the variance over `phi`."),
        ("a pair for which it fails", 330, "Probit on 0 and 1: the normal density over `mu (1 - mu)` stays, 1.81 at a score of 1. Never “any GLM”."),
        ("softmax", 405, "`dp_k/dz_j = p_k (delta_kj - p_j)`. With `L = -sum_k y_k log p_k` each `p_k` cancels, and the targets sum to 1: `p_j - y_j`, a vector."),
        ("check it", 450, "Logits 2, 1, 0, the second class true: 0.665, -0.755, 0.090. Only the true class is negative, and they sum to 0. Sure and right: all 0."),
    ],
    8,
    habits(
        setup="wrote log p(y) = (y theta - A(theta))/phi + c before any gradient",
        own={
            "mean": "said that A' is the mean and A'' the variance over phi, and why",
            "link": "showed the one factor in which the link enters, and where it becomes 1",
            "scope": "said *canonical link*, and named a pair for which the form fails",
            "softmax": "wrote p - y as a vector, with the sum over all classes before anything cancelled",
        },
        checks="checked it: signs, sum zero, a limit",
        time="had softmax on the board within seven minutes",
    ),
    asks=[
        "Is cross-entropy in the exponential family?",
        "Which property of the sigmoid did you use?",
        "So it holds for any GLM?",
        "And with soft targets, say label smoothing?",
    ],
    listens=[
        "the *response* is the family, the loss its negative log-likelihood",
        "“canonical”, without being asked",
        "a counterexample with a number",
        "that `z_j` moves every `p_k`",
    ],
    derivation=canonical_score,
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake(
            "special-case",
            "You derived logistic regression once more. Start from log p(y) = (y theta - A(theta))/phi + c: then all of them fall at once.",
            [0, 0, 0, 0, 1, 1, 1, 1],
            when=lost("setup"),
        ),
        Mistake(
            "any-glm",
            'The scope is missing: "canonical link" and one counterexample are what the follow-up asks for.',
            [1, 1, 1, 0, 0, 0, 1, 1],
            when=lost("scope"),
        ),
        Mistake(
            "why-the-mean",
            "You used A' = mu without saying why. One sentence will do: differentiate the log of the sum that makes p add up to one.",
            [1, 0, 1, 1, 0, 1, 0, 1],
            when=lost("mean"),
        ),
        Mistake(
            "no-softmax",
            "The second half of the question is open. Sum over all classes first, since z_j moves every p_k; then p_k cancels.",
            [1, 1, 1, 1, 0, 0, 1, 0],
            when=lost("softmax"),
        ),
        Mistake(
            "silent",
            "You went silent where it was hard. Say each line before you write it, and what you are looking for when there is none.",
            [1, 1, 1, 1, 1, 0, 0, 0],
            when=lost("voice"),
        ),
    ],
    least=6,
    hints=["Family, mean, link, scope, softmax: one line on the board for each.", "Say each line before you write it."],
)  # fmt: skip
