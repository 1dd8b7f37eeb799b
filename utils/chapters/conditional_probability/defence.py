"""Saying it aloud: two given defences to score, before one's own at the board."""

from utils.exercise import Exercise, Mistake, Rubric, scored_like

CRITERIA = {
    "protocol": "says who looked at what, before any number",
    "space": "writes or draws the sample space, and says its outcomes are equally likely (or weighs them)",
    "condition": "crosses out what the report rules out and counts what is left, or divides by its probability",
    "number": "names the number only then",
    "check": "checks it: a small case, a limit, a bound, or a simulation",
}

WEAK = (
    "Score this defence of 1/11:\n“It's one in eleven, it's a classic. People say one sixth but that's a trap. "
    "You use Bayes: P of both over P of at least one, one over thirty-six divided by eleven over thirty-six.”"
)
STRONG = (
    "And this one:\n“I take it somebody was asked for a six, looked at both dice and said yes; had you shown me one, the answer would differ. "
    "Thirty-six equally likely pairs. The report leaves this row and this column; they share the corner, so eleven. "
    "One of them is six-six: one in eleven. Many people would say one in six.”"
)


RUBRIC = Rubric(CRITERIA)


first_defence = Exercise(
    "first-defence",
    WEAK,
    RUBRIC,
    [scored_like(RUBRIC.scores(0, 0, 1, 0, 0))],
    [
        Mistake(
            "halo",
            "Generous: a right number and a confident voice are not on the list. Score what was said.",
            RUBRIC.scores(1, 1, 1, 1, 1),
            when=lambda points: sum(points.values()) >= 4,
        ),
        Mistake(
            "formula-as-space",
            "A formula is not the space: nothing shows where 11/36 comes from, and that was the question.",
            RUBRIC.scores(0, 1, 1, 0, 0),
            when=lambda points: points == RUBRIC.scores(0, 1, 1, 0, 0),
        ),
        Mistake(
            "nothing-there",
            "Strict: it does divide by the probability of the report. That is the condition.",
            RUBRIC.scores(0, 0, 0, 0, 0),
            when=lambda points: not any(points.values()),
        ),
    ],
    hints=["One of the five is there.", "The number came first; what was divided by what came after."],
    right="One of five. Right number, no defence: the interviewer asked why, and heard a name and a formula.",
    topic="defence",
)

second_defence = Exercise(
    "second-defence",
    STRONG,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 1, 1, 1, 0))],
    [
        Mistake(
            "halo",
            "Generous: it is good, and it never checks itself. What other people would say is no check.",
            RUBRIC.scores(1, 1, 1, 1, 1),
            when=lambda points: points["check"] == 1,
        ),
        Mistake(
            "protocol-missed",
            "Listen to its first sentence again: that is the protocol, and what would change with it.",
            RUBRIC.scores(0, 1, 1, 1, 0),
            when=lambda points: points == RUBRIC.scores(0, 1, 1, 1, 0),
        ),
        Mistake(
            "harsh",
            "Strict: read it again with the list beside it, one point at a time.",
            RUBRIC.scores(0, 0, 1, 1, 0),
            when=lambda points: sum(points.values()) <= 2,
        ),
    ],
    hints=["Take the five one at a time and find the words for each.", "One of the five has no words."],
    right="Four of five, in half a minute. The check that is missing: with coins, heads-heads given at least one head is 1/3, not 1/2.",
    topic="defence",
)
