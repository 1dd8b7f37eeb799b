"""What in-batch negatives teach, and the logQ correction: scores learned exactly on three items."""

from functools import cache

import numpy as np

from utils.exercise import Exercise, FollowUp, Form, Mistake, Number, equals

WANTED = np.array([0.6, 0.3, 0.1])  # how often this user chooses each
SEEN = np.array([0.8, 0.15, 0.05])  # how often each turns up as a negative in the batch


@cache
def learned(corrected: bool) -> tuple[float, ...]:
    """Return the scores that make the expected loss least, over all pairs of a choice and a sampled negative.

    One free score an item; a softmax over the two; with `corrected`, log SEEN is taken from both scores in the loss.
    Plain gradient descent on the enumerated expectation.
    """
    scores, shift = np.zeros(3), np.log(SEEN) if corrected else np.zeros(3)
    chance = np.outer(WANTED, SEEN)  # [chosen, negative]
    for _ in range(4000):
        logits = scores - shift
        wrong = 1 / (1 + np.exp(logits[:, None] - logits[None, :]))  # the softmax's weight on the negative
        pull = chance * wrong
        scores = scores + 4.0 * (pull.sum(axis=1) - pull.sum(axis=0))
    return tuple((scores - scores[1]).tolist())


def _truth():
    return {"plain": learned(False)[0], "corrected": learned(True)[0]}


def _says(field, value):
    return lambda answer: answer[field] is not None and abs(answer[field] - value) < 0.006


# the slips' values in closed form; the check itself descends
GOOD, POPULAR = float(np.log(WANTED[0] / WANTED[1])), float(np.log(SEEN[0] / SEEN[1]))
PLAIN, LN10 = GOOD - POPULAR, float(np.log(10))

sampled_scores = Exercise(
    "sampled-scores",
    "A user chooses A, B, C with probability 0.6, 0.3, 0.1. A is popular: negatives, drawn from the batch, are A, B, C with probability 0.8, 0.15, 0.05. "
    "A model with one free score an item is trained to tell the chosen item from one negative (a softmax over the two). Which difference score(A) - score(B) does it learn: "
    "`plain`, and `corrected`, when log Q of each item (Q its probability as a negative) is taken from its score during training?",
    Form(
        plain=Number(decimals=2, what="a difference of scores (natural logarithms)"),
        corrected=Number(decimals=2, what="a difference of scores (natural logarithms)"),
    ),
    [equals(_truth)],
    [
        Mistake("no-bias", "log 2 is what you *want* to learn. A turns up as a negative far more often than B, and each time its score is pushed down.", {"plain": GOOD, "corrected": GOOD}, _says("plain", GOOD)),
        Mistake("wrong-sign", "Popular negatives lower the score of A: it is log P *minus* log Q.", {"plain": GOOD + POPULAR, "corrected": GOOD}, _says("plain", GOOD + POPULAR)),
        Mistake("popularity-alone", "That is log Q alone. What the user chooses pulls the other way.", {"plain": -POPULAR, "corrected": GOOD}, lambda a: _says("plain", -POPULAR)(a) or _says("plain", POPULAR)(a)),
        Mistake("other-way", "The size is right, the sign is not: A is the popular one, and being a negative pushes its score down.", {"plain": -PLAIN, "corrected": GOOD}, _says("plain", -PLAIN)),
        Mistake("corrected-away", "Training sees score - log Q, and *that* becomes log P - log Q. So the score itself becomes log P.", {"plain": PLAIN, "corrected": PLAIN}, _says("corrected", PLAIN)),
        Mistake("base-ten", "Those are logarithms to base 10; a softmax uses natural ones.", {"plain": PLAIN / LN10, "corrected": GOOD / LN10}, lambda a: _says("plain", PLAIN / LN10)(a) or _says("corrected", GOOD / LN10)(a)),
    ],
    hints=[
        "Only pairs of A and B matter for their difference: how often is A chosen with B as the negative, and how often the other way round?",
        "0.6 x 0.15 against 0.3 x 0.8. The logistic learns the logarithm of that ratio.",
        "plain: log(0.09/0.24). corrected: add log(0.8/0.15).",
    ],
    follow_ups=[
        FollowUp(
            "At serving, which score do you use?",
            "The score without the correction: log Q belongs to the loss only. Subtracting it again at serving would bring back the punishment of popular items.",
        ),
        FollowUp(
            "Where does Q come from?",
            "Counted in the stream: Yi and others (2019) estimate how often an item turns up from the batches themselves, without a fixed vocabulary, and report better recommendations in live tests at YouTube. "
            "A later remark: Khrylchenko and others (2025) point out that the positive is always in its own denominator, not sampled, and refine the formula.",
        ),
    ],
    right="Plain, the user's favourite A comes *below* B: log(0.6/0.8) - log(0.3/0.15). Corrected, the difference is log 2, as the user chooses.",
    topic="system design",
    minutes=6,
)  # fmt: skip
