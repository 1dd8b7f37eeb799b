"""When the math was used and when the framework hid it: two invented stories to score."""

from utils.chapters.framing.grading import Graded, Sample
from utils.chapters.framing.stories_rubric import CRITERIA, FICTION, points
from utils.exercise import FollowUp, Mistake

SAMPLES = {
    "a": Sample(
        "Our bids came from predicted clicks, and one morning the forecast was eight times what came in. I was on call, so it was mine to find. For training we kept one in ten of the non-clicks; on paper I wrote Bayes for a group of people, and 2% had to come out as 17%: just our mean prediction. The correction had been lost when the export was rewritten. "
        "I put the one line back, with a test that counts people; the mean went from 17% to 2%, where it belonged. I lost a day before, looking for drift. "
        "The optimiser and the loss I left alone: they are tested by thousands, and nothing pointed there. Next time I hold the mean prediction against the base rate first.",
        [
            (2, "Bids, a forecast eight times too high: it hung on money, that morning."),
            (2, "“I was on call, so it was mine to find.”"),
            (2, "From symptom to paper to cause to test, with the lost day."),
            (2, "17% before, 2% after, and against what."),
            (2, "Says what was left to the framework and why; and what comes first next time."),
        ],
    ),
    "b": Sample(
        "I use math every day. In my current role I implemented attention from scratch, and I derived the gradient of a custom layer by hand. Frameworks hide a lot, and most engineers do not know what is underneath; I always want to know. That is why my models usually converge faster.",
        [
            (0, "Nobody and nothing hung on it."),
            (1, "“I implemented”, “I derived”: theirs, and for no decision."),
            (1, "Two things done; why they had to be, nobody learns."),
            (0, "“Usually converge faster” is no number."),
            (0, "The second half of the question, when the framework was trusted, is not answered."),
        ],
    ),
}  # fmt: skip

math_stories = Graded(
    "math-stories",
    f"“When did you use the math, and when did the framework hide it from you?” Two answers. {FICTION}",
    CRITERIA,
    SAMPLES,
    [
        Mistake(
            "skill-as-story",
            "`b` can surely derive a gradient. The question was when it was *needed*, and when not.",
            {"a": [2, 2, 2, 2, 2], "b": [1, 2, 2, 0, 1]},
            when=lambda s: points(s, "b") >= 5,
        ),
        Mistake(
            "small-math",
            "One line of Bayes is enough. It was the line that was missing, and they had it on paper before they had it in code.",
            {"a": [2, 2, 1, 0, 1], "b": [0, 1, 1, 0, 0]},
            when=lambda s: 0 <= points(s, "a") <= 7 and points(s, "b") < 5,
        ),
        Mistake(
            "trust-overlooked",
            "“Tested by thousands, and nothing pointed there”: that is the second half of the question, and it stands in `second`.",
            {"a": [2, 2, 2, 2, 0], "b": [0, 1, 1, 0, 0]},
            when=lambda s: points(s, "a", "second") == 0 and points(s, "a") > 7 and points(s, "b") < 5,
        ),
    ],
    apart=3,
    hints=["Which one answers both halves of the question?"],
    follow_ups=[
        FollowUp(
            "How would you have found it without the math?",
            "By comparing the mean prediction with the base rate, which shows *that*; the formula shows *why*, and that nothing else is wrong. Names what would have taken longer.",
        ),
    ],
    right="Within three points. A day, a line, a number, and what was left alone: it is the round's last quarter of an hour.",
    topic="stories",
)  # fmt: skip
