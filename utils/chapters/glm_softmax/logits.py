"""Softmax by hand: a gradient with three entries, the way back to the sigmoid, and a loss that stops too high."""

import math

import numpy as np

from utils.exercise import Array, Exercise, FollowUp, Mistake, Number, Probability, equals


def softmax(z):
    """Return softmax of one vector of moderate logits, by the definition."""
    raised = np.exp(np.asarray(z, float))
    return raised / raised.sum()


def slopes(z, true, step=1e-5):
    """Return central differences of the cross-entropy of the `true` class in each logit."""
    nudges = step * np.eye(len(z))
    loss = [[-math.log(softmax(z + sign * nudge)[true]) for sign in (1, -1)] for nudge in nudges]
    return np.array([(up - down) / (2 * step) for up, down in loss])


Z, TRUE = np.array([2.0, 1.0, 0.0]), 1
P = softmax(Z)
TARGET = np.eye(3)[TRUE]

three_logits = Exercise(
    "three-logits",
    "Logits (2, 1, 0), and the second class is the true one. The gradient of the cross-entropy in the three logits?",
    Array((3,), atol=6e-4, rtol=0, what="three entries, to 3 decimals, as a list or an array"),
    [equals(lambda: slopes(Z, TRUE), "That is not how the loss moves when you nudge each logit.")],
    [
        Mistake("ascent", "The sign: the loss falls when the true logit rises, so its entry is negative.", TARGET - P),
        Mistake("no-target", "This is p alone. Take 1 away at the true class.", P),
        Mistake("one-everywhere", "The target is (0, 1, 0): 1 is taken away at the true class only.", P - 1),
        Mistake("counted-from-zero", "You took the last class for the true one. Second means index 1.", P - np.eye(3)[2]),
        Mistake("first-class", "You took the first class for the true one. Second means index 1.", P - np.eye(3)[0]),
        Mistake("true-only", "The other two logits matter as well: they stand in the denominator.", (P - TARGET) * TARGET),
        Mistake("squared-error", "These are the slopes of half the squared error: the Jacobian has not cancelled there.", (np.diag(P) - np.outer(P, P)) @ (P - TARGET)),
    ],
    hints=["First p = softmax(2, 1, 0).", "p is about (0.665, 0.245, 0.090).", "Subtract (0, 1, 0)."],
    follow_ups=[
        FollowUp(
            "How do you check it in five seconds, without a computer?",
            "Signs: only the true class is negative. Sum: zero, since adding a constant to all logits changes nothing. Size: the true entry is p - 1, between -1 and 0.",
        )
    ],
    right="p - y = (0.665, -0.755, 0.090). It adds up to zero: what the rivals push down, the true class pulls up.",
    topic="softmax",
    minutes=3,
)  # fmt: skip

two_classes = Exercise(
    "two-classes",
    "Softmax on the two logits (3, 1). The probability of the first class?",
    Probability(),
    [equals(lambda: softmax([3.0, 1.0])[0])],
    [
        Mistake("shares", "3/4 divides the logits themselves. Raise e to them first.", 3 / 4),
        Mistake("first-logit", "sigma(3) forgets the second logit: only the *difference* of the two counts.", 1 / (1 + math.exp(-3))),
        Mistake("second-logit", "sigma(1) is for a difference of 1.", 1 / (1 + math.exp(-1))),
        Mistake("other-class", "That is the other class, sigma(-2).", 1 / (1 + math.exp(2))),
        Mistake("sum", "sigma(4) adds the logits. Divide above and below by e^3: what is left in the exponent?", 1 / (1 + math.exp(-4))),
    ],
    hints=["Divide numerator and denominator by e^3.", "1/(1 + e^(1 - 3)).", "sigma(2)."],
    follow_ups=[
        FollowUp(
            "So a two-output softmax and a one-output sigmoid are the same model?",
            "The same set of functions: p depends on z_1 - z_2 alone, and one output can be that difference. The softmax has a spare direction; weight decay or a learning rate treats the two "
            "parametrisations differently. With K classes only K - 1 differences count.",
        ),
        FollowUp(
            "And a temperature T: softmax(z/T)?",
            "Same ranking, so the same argmax; T above 1 flattens, towards uniform; T below 1 sharpens, towards one-hot. The gradient in z becomes (p - y)/T.",
        ),
    ],
    right="sigma(3 - 1) = 0.881. Two-class softmax is the sigmoid of the difference: one direction of the two is idle.",
    topic="softmax",
    minutes=2,
)  # fmt: skip

CLASSES = 10


def _best_loss_seen_twice():
    """Compute what a loss that expects logits says to a one-hot vector of probabilities."""
    return -math.log(softmax(np.eye(CLASSES)[0])[0])


softmax_twice = Exercise(
    "softmax-twice",
    "Ten classes. The network ends in a softmax, and its output goes into a loss that expects logits. "
    "The network gives probability 1 to the right class. What loss is reported?",
    Number(0, decimals=3, what="a loss, in natural logarithms"),
    [equals(_best_loss_seen_twice)],
    [
        Mistake("zero", "0 is what it should be. But the loss takes (1, 0, ..., 0) for logits and applies softmax once more.", 0),
        Mistake("uniform", "ln 10 is the loss of knowing nothing. One logit is 1 and nine are 0: slightly better than that.", math.log(10)),
        Mistake("probability", "0.232 is the probability that comes out of the second softmax. The loss is minus its logarithm.", math.e / (math.e + 9)),
        Mistake("two-classes", "0.313 is the floor with two classes. Here nine rivals share the denominator.", -math.log(math.e / (math.e + 1))),
        Mistake("ten-rivals", "Ten classes, so nine rivals below, not ten.", math.log(math.e + 10) - 1),
    ],
    hints=["The loss sees the logits (1, 0, ..., 0).", "The second softmax gives e/(e + 9) to the right class.", "ln(e + 9) - 1."],
    follow_ups=[
        FollowUp(
            "How would you notice it in a training run?",
            "Accuracy is fine and the loss will not go below a floor: ln(e + 9) - 1 = 1.461 for ten classes, 0.313 for two. Says that gradients are squeezed as well, and that the fix is one line.",
        ),
        FollowUp(
            "Why do frameworks fuse softmax and loss at all?",
            "Numbers: from logits the loss is log-sum-exp minus the true logit, which never overflows and never takes the log of an underflowed zero. And the gradient is p - y: nothing is divided by a p that may be zero. "
            "PyTorch's CrossEntropyLoss expects unnormalised logits for this reason.",
        ),
    ],
    right="ln(e + 9) - 1 = 1.461, and no training brings it down. A loss that stops at 1.461 plus the error rate points to a softmax too many.",
    topic="softmax",
    minutes=3,
)  # fmt: skip
