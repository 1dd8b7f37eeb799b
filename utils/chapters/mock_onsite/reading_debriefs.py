"""Two given debriefs: what they support, and what they do not. And what the confidence in one of them cost."""

from utils.chapters.mock_onsite.outcome import brier
from utils.exercise import Exercise, FollowUp, Mistake, Number, Rubric, equals, scored_like

FIRST = (
    "A debrief, compressed day. Derivation 1 of 1 right, probability 0 of 1, code 2 of 2, design 1 of 3, framing 2 of 3. "
    "Boards: silent at 1:10 for 14 s on the way to *the shapes*, at 0:55 for 11 s on the way to *the shapes*, both rounds within "
    "their time. Pauses: none. Which of these does it support? True or False for each:"
)
CLAIMS = {
    "probability": "probability is the weakest skill",
    "setup": "writing the set-up down is what stalls at the board",
    "design": "design did worse than code on this day",
    "pace": "too slow for a full-length round",
}
SECOND = (
    "Another one. Six answers came with a confidence: 95% right, 90% wrong, 90% right, 80% wrong, 60% right, 55% right. "
    "Two answers were corrected after time; the design round was interrupted for 20 minutes by a call. Own score of the story: 5 of 5. "
    "Which of these does it support? True or False for each:"
)
CLAIMS_TOO = {
    "overconfident": "this person is overconfident",
    "sure": "of the four answers given with 80% and more, two were wrong",
    "story": "the story is ready",
    "clock": "the design round's clock may not say how fast they design",
}
RUBRIC, RUBRIC_TOO = Rubric(CLAIMS), Rubric(CLAIMS_TOO)
SURE = [(0.95, True, ""), (0.9, False, ""), (0.9, True, ""), (0.8, False, ""), (0.6, True, ""), (0.55, True, "")]

first_debrief = Exercise(
    "first-debrief",
    FIRST,
    RUBRIC,
    [scored_like(RUBRIC.scores(0, 1, 1, 0))],
    [
        Mistake(
            "one-of-one",
            "0 of 1 is one question. A strong candidate misses one now and then; do another before you call it a weakness.",
            RUBRIC.scores(1, 1, 1, 0),
            when=lambda points: points["probability"] == 1,
        ),
        Mistake(
            "twice-overlooked",
            "Two silences on two boards, both on the way to the same milestone: that is the one pattern on the page.",
            RUBRIC.scores(0, 0, 1, 0),
            when=lambda points: points["setup"] == 0,
        ),
        Mistake(
            "pace-invented",
            "Nothing on the page is about pace: both rounds ended within their time.",
            RUBRIC.scores(0, 1, 1, 1),
            when=lambda points: points["pace"] == 1,
        ),
        Mistake(
            "day-overlooked",
            "1 of 3 against 2 of 2 *is* worse, on this day. That is all the sentence says.",
            RUBRIC.scores(0, 1, 0, 0),
            when=lambda points: points["design"] == 0,
        ),
    ],
    hints=["Count the questions behind each share.", "A pattern is something that happened twice in the same place; two of the four hold."],
    right="One pattern, and a plain comparison. The rest needs another day.",
    topic="debrief",
)  # fmt: skip

second_debrief = Exercise(
    "second-debrief",
    SECOND,
    RUBRIC_TOO,
    [scored_like(RUBRIC_TOO.scores(0, 1, 0, 1))],
    [
        Mistake(
            "six-answers",
            "Six answers, 78% sure on average and 67% right: somebody whose confidences are exactly right has two or more of these six wrong on 39 days of 100.",
            RUBRIC_TOO.scores(1, 1, 0, 1),
            when=lambda points: points["overconfident"] == 1,
        ),
        Mistake(
            "own-score",
            "5 of 5 is what they gave themselves, right after telling it. Tell it to somebody who does not nod.",
            RUBRIC_TOO.scores(0, 1, 1, 1),
            when=lambda points: points["story"] == 1,
        ),
        Mistake(
            "call-overlooked",
            "After twenty minutes away one does not go on where one was. The clock stood still, the thread was lost.",
            RUBRIC_TOO.scores(0, 1, 0, 0),
            when=lambda points: points["clock"] == 0,
        ),
        Mistake(
            "miscounted",
            "95, 90, 90 and 80: four answers, and two of them wrong.",
            RUBRIC_TOO.scores(0, 0, 0, 1),
            when=lambda points: points["sure"] == 0,
        ),
    ],
    hints=["Which sentences only count what is there, and which say something about the person?", "Two hold: the count, and the doubt about the clock."],
    follow_ups=[
        FollowUp(
            "“How well calibrated are you?” What do you say after one such day?",
            "Gives the numbers and their size in one breath: six answers, 78% sure, four right; says that this could be chance, and where the hundred answers are that would tell.",
        ),
    ],
    right="Counting holds, judging the person does not yet, and an own score is worth what the listener is worth.",
    topic="debrief",
)  # fmt: skip

day_brier = Exercise(
    "day-brier",
    "The same six answers: 95% right, 90% wrong, 90% right, 80% wrong, 60% right, 55% right. The Brier score of that day: the mean of (confidence - what happened)²?",
    Number(0, 6, decimals=3, what="a score"),
    [equals(lambda: brier(SURE))],
    [
        Mistake("sum-not-mean", "That is the sum of six penalties. The score is their mean.", 1.825),
        Mistake("unsquared", "Distances without their square: 0.05, 0.9, 0.1, 0.8, 0.4, 0.45. Square them first.", 2.7 / 6),
        Mistake("overconfidence", "That is how much surer than right: 78% less 67%. The score looks at each answer.", 4.7 / 6 - 4 / 6),
        Mistake("wrong-only", "Only what was wrong costs something there. An answer at 60% that is right costs 0.16 too.", (0.81 + 0.64) / 6),
    ],
    hints=["One penalty an answer: 0.0025 for the first, 0.81 for the second.", "(0.0025 + 0.81 + 0.01 + 0.64 + 0.16 + 0.2025) / 6."],
    right="0.304, and 50% throughout would have cost 0.25: two sure misses cost more than everything else. Somebody calibrated scores that badly on 6 days of 100, so it is a reason to look again, and no verdict.",
    topic="debrief",
)  # fmt: skip
