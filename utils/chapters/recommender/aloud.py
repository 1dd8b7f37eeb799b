"""The pipeline at the board, aloud, in twenty-five minutes: scored by the learner."""

from utils.chapters.recommender.rounds import CRITERIA
from utils.exercise import FollowUp, Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import habits, lost

drill = Drill(
    "pipeline-board",
    "“Design a recommendation pipeline for a marketplace, end to end: ten million items, 200 milliseconds.”",
    [
        ("three questions", 90, "What is optimised, how many, how fast? Say it is kept orders, and that the page shows 20 items."),
        ("the labels, each with its bias", 300, "Kept orders: late, only of what was shown, more of what stood first. Clicks: at once, for the loud. Hides: never a yes. Log the place, and show 1% in random order."),
        ("two stages, and why", 480, "`10^7` items at 100 µs are 1,000 s a request, 500 candidates 50 ms. Scoring is dear, not retraining. What retrieval misses is gone: it finds 0.8, the ranker keeps 0.6 of those, 0.48 is left."),
        ("retrieval: sources, index, memory", 660, "Vectors, popular nearby, recently viewed. `10^7` vectors of 128 numbers, 2 bytes each: 2.56 GB, one machine. Recall against exact search, and apart from that against orders."),
        ("ranking, and a sum of milliseconds", 900, "Retrieval 30, features 30, 500 candidates 50, stock and variety 10: 120 of 200, the rest for the network. Each stage is cut off at its figure. Trees on features as they were served."),
        ("how you know that it is better", 1200, "Split by time, features as of the event, a count of recent orders beside every number, an interval over people. Then an A/B test that outlasts the labels, with returns and p99 as guardrails."),
        ("cold start, and what breaks", 1440, "New person: popular here and now, folded in after the first clicks. New item: a vector from its content, and places set aside. Ranker late: candidates by popularity. First alarm: age of features, share of fallbacks."),
    ],
    25,
    habits(
        setup=CRITERIA["asked"],
        own={name: CRITERIA[name] for name in ("labels", "stages", "cold", "decision")},
        checks=CRITERIA["time"],
        time="stood at the last box, a number at each, by minute fifteen",
    ),
    asks=[
        "How many, how fast? (At every box.)",
        "Why two stages at all?",
        "An item was listed a minute ago. How is it found?",
        "nDCG is up by 2%. Do you ship?",
        "The ranker is down. What does the buyer see?",
    ],
    listens=[
        "three questions before the first box",
        "scoring is expensive: not “we cannot retrain for every request”",
        "“by time”, and “as of when?”, unasked",
        "a baseline that is a count",
        "who is randomised, and what must not fall",
    ],
)  # fmt: skip

my_board = board_exercise(
    drill,
    [
        Mistake(
            "drew-first",
            "You drew before you asked. Three questions, one minute: what is optimised, how many, how fast.",
            [0, 0, 1, 1, 1, 1, 1, 0],
            when=lost("setup"),
        ),
        Mistake(
            "no-decision",
            "It ended with a metric. End with the experiment: what is randomised, what must not fall, what you ship when it is a draw.",
            [1, 1, 1, 1, 0, 0, 1, 0],
            when=lost("decision"),
        ),
        Mistake(
            "no-time",
            "Nobody heard about time: the split, features as of the event, what drifts.",
            [1, 0, 1, 1, 1, 0, 1, 0],
            when=lost("checks"),
        ),
        Mistake(
            "silent",
            "You drew in silence. Every box has a number that can be said while you draw it: how many go in, how many milliseconds, how many come out.",
            [1, 0, 1, 1, 1, 1, 0, 0],
            when=lost("voice"),
        ),
    ],
    least=6,
    hints=["Score each line as an interviewer would who heard only your words."],
    follow_ups=[
        FollowUp(
            "When did a simple baseline beat your model, and what did you do?",
            "Names the decision and the number, how they noticed (a temporal split, an interval), what they shipped, and what it would have taken for the model to be worth its servers. No story? Says so, and tells this one: three years of likes against factorisation.",
        ),
        FollowUp(
            "Your offline gain did not show up online. Where do you look first?",
            "In this order: features computed differently in serving; a leak, or a random split; the metric rewarding agreement with the old system; too few people for the effect. Only then the model.",
        ),
    ],
)  # fmt: skip
