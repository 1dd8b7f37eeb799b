"""The three given designs to be scored, before one's own."""

from utils.chapters.design_studio.scoring import RUBRIC, given_exercise, total
from utils.exercise import Mistake

given_weak = given_exercise(
    "weak",
    "Hand in nine points in the order of the list.",
    [
        Mistake(
            "named-as-known",
            "Generous: HNSW, Kafka, attention, Kubernetes. Take the names away and see which sentence is left with a reason in it.",
            RUBRIC.scores(1, 1, 1, 1, 1, 2, 1, 1, 0),
            when=lambda p: total(p) >= 9,
        ),
        Mistake(
            "leak-missed",
            "Full marks for the data? One of the three features is known only when the item has been paid for, and the split is random.",
            RUBRIC.scores(1, 0, 0, 2, 1, 0, 0, 0, 0),
            when=lambda p: p["data"] == 2 and total(p) < 9,
        ),
        Mistake(
            "sum-missed",
            "Add the stages up, and compare what the ranker is given with what it leaves.",
            RUBRIC.scores(1, 1, 1, 1, 2, 1, 0, 0, 0),
            when=lambda p: p["funnel"] == 2 and p["data"] < 2 and total(p) < 9,
        ),
        Mistake(
            "clicks-as-goal",
            "“More clicks mean more engagement” says what is counted. What is it for, and what would it make worse?",
            RUBRIC.scores(1, 2, 0, 0, 1, 0, 0, 0, 0),
            when=lambda p: p["objective"] == 2 and p["data"] < 2 and p["funnel"] < 2 and total(p) < 9,
        ),
        Mistake(
            "model-as-ranking",
            "A deep network with attention is a model. What it predicts was not said, nor what happens to somebody without a history.",
            RUBRIC.scores(1, 0, 0, 0, 1, 2, 0, 0, 0),
            when=lambda p: (
                p["ranking"] == 2 and p["objective"] < 2 and p["data"] < 2 and p["funnel"] < 2 and total(p) < 9
            ),
        ),
    ],
    ["A word without a reason gets 1; a reason that is wrong gets 0.", "Two of the nine have something that counts."],
)

given_middling = given_exercise(
    "middling",
    "Where a number stands, check it against another one.",
    [
        Mistake(
            "halo",
            "Generous: it is competent, and so it carries you along. Look for what takes time to arrive, and for what was never asked.",
            RUBRIC.scores(2, 2, 2, 2, 2, 2, 2, 1, 1),
            when=lambda p: total(p) >= 15,
        ),
        Mistake(
            "delay-missed",
            "A purchase takes up to 14 days. Compare that with when a row becomes a no, and with how long the test runs.",
            RUBRIC.scores(1, 0, 2, 0, 2, 2, 2, 1, 0),
            when=lambda p: p["labels"] == 2 and p["evaluation"] == 2 and total(p) < 15,
        ),
        Mistake(
            "nothing-good",
            "Strict: scale, stand-ins, time split, a funnel whose numbers agree, a way back. Named counts as named.",
            RUBRIC.scores(0, 0, 1, 0, 1, 0, 0, 0, 0),
            when=lambda p: total(p) <= 4,
        ),
        Mistake(
            "funnel-unread",
            "Nothing for the funnel? 180 of 250 ms, 500 × 200 µs in 120 ms, 5.12 of 32 GB, and the right reason for two stages.",
            RUBRIC.scores(1, 1, 1, 1, 0, 1, 1, 1, 1),
            when=lambda p: p["funnel"] == 0 and total(p) > 4,
        ),
        Mistake(
            "careful-as-plan",
            "“We should be careful about fairness” is a wish. A plan has a group, a number and somebody who looks at it.",
            RUBRIC.scores(1, 0, 1, 0, 2, 0, 0, 1, 2),
            when=lambda p: (
                p["ethics"] == 2 and p["funnel"] > 0 and not p["labels"] == p["evaluation"] == 2 and 4 < total(p) < 15
            ),
        ),
    ],
    ["One criterion earns both points; for most the words are there and the consequence is not.", "Ten of 18."],
)

given_strong = given_exercise(
    "strong",
    "Look for the words of each criterion.",
    [
        Mistake(
            "harsh",
            "Strict: take the nine one at a time. Each has its numbers or its consequence.",
            RUBRIC.scores(1, 1, 1, 1, 1, 1, 1, 1, 1),
            when=lambda p: total(p) <= 9,
        ),
        Mistake(
            "test-missed",
            "Nothing for the evaluation? Interleaving to sort, four weeks because of the last buyers' 14 days, four guardrails, and what would stop the launch.",
            RUBRIC.scores(2, 2, 2, 2, 2, 2, 0, 2, 2),
            when=lambda p: p["evaluation"] == 0 and total(p) > 9,
        ),
        Mistake(
            "people-missed",
            "Nothing for the ethics? Three cases with answers, new sellers as a guardrail, and a doubt about what place stands in for.",
            RUBRIC.scores(2, 2, 2, 2, 2, 2, 2, 2, 0),
            when=lambda p: p["ethics"] == 0 and p["evaluation"] > 0 and total(p) > 9,
        ),
        Mistake(
            "reason-missed",
            "Nothing for the funnel? “Scoring all 50 million at 80 µs takes over an hour”: that is the reason for two stages, as a number.",
            RUBRIC.scores(2, 2, 2, 2, 0, 2, 2, 2, 2),
            when=lambda p: p["funnel"] == 0 and p["evaluation"] > 0 and p["ethics"] > 0 and total(p) > 9,
        ),
    ],
    ["It is long because it is argued. Which of its numbers decides something?", "Nothing is merely named."],
)
