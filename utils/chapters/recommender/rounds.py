"""The design round aloud: a given one to score, then the learner's own."""

from utils.exercise import Exercise, FollowUp, Mistake, Rubric, at_least, scored_like

CRITERIA = {
    "asked": "asked for the goal, the scale and the latency before drawing a box",
    "labels": "said what counts as a good outcome, where that label comes from, and its bias",
    "stages": "retrieval, then ranking, because scoring is expensive; and that retrieval's recall is the ceiling",
    "time": "split by time, features as of the event, and a simple baseline beside every number",
    "cold": "said what a new person and a new item get, and what is shown when a model is down",
    "decision": "offline chooses what to test, an experiment decides, with a guardrail, a number that must not fall, besides accuracy",
}

RUBRIC = Rubric(CRITERIA)

GIVEN = (
    "Score this round:\n"
    "“Before I draw: what is optimised, how many items, how many milliseconds? [is told: completed orders, ten million, 200] "
    "So orders are the label. Two stages: a two-tower model (a network for the person, one for the item; the product of their outputs is the score) with approximate search for 500 candidates, then boosted trees, since we cannot retrain a big model for every request. "
    "I hold out 20% of the orders at random; nDCG should rise by 5% over the current system. New users get what is popular where they are, new items get a boost by content, and if the ranker times out we show the candidates in popularity order. "
    "When nDCG is up, we ship.”"
)

given_pipeline = Exercise(
    "given-pipeline",
    GIVEN,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 0, 0, 0, 1, 0))],
    [
        Mistake("label-named", "“Orders are the label” names it. Where is its bias? Only what was shown can be ordered, and what stood first was ordered more.",
            RUBRIC.scores(1, 1, 0, 0, 1, 0), when=lambda points: points["labels"] == 1),
        Mistake("boxes-right", "The boxes are right and the reason is not: two stages because *scoring* ten million items is too slow, not because of training. And nobody heard of the ceiling.",
            RUBRIC.scores(1, 0, 1, 0, 1, 0), when=lambda points: points["stages"] == 1),
        Mistake("random-split", "At random: you have seen what that hides. And no baseline besides the current system.", RUBRIC.scores(1, 0, 0, 1, 1, 0), when=lambda points: points["time"] == 1),
        Mistake("offline-ships", "“nDCG is up, we ship”: no experiment, no guardrail.", RUBRIC.scores(1, 0, 0, 0, 1, 1), when=lambda points: points["decision"] == 1),
        Mistake("strict", "Strict: the three questions came first, and new users, new items and a timeout all have an answer.", RUBRIC.scores(0, 0, 0, 0, 0, 0), when=lambda points: not (points["asked"] and points["cold"])),
    ],
    hints=["Take the six one at a time and find the words.", "Two of the six are there."],
    right="Two of six, with every box in its place. A drawing is what everybody brings; reasons, time and the decision are what was graded.",
    topic="defence",
)  # fmt: skip

pipeline_board = Exercise(
    "pipeline-board",
    "Score your own round, as strictly:",
    RUBRIC,
    [at_least(5)],
    [
        Mistake("drew-first", "You drew before you asked. Three questions, one minute: what is optimised, how many, how fast.", RUBRIC.scores(0, 0, 1, 1, 1, 1),
            when=lambda points: not points["asked"] and sum(points.values()) < 5),
        Mistake("no-decision", "It ended with a metric. End with the experiment: what is randomised, what must not fall, what you ship when it is a draw.", RUBRIC.scores(1, 1, 1, 0, 1, 0),
            when=lambda points: not points["decision"] and points["asked"] and sum(points.values()) < 5),
        Mistake("no-time", "Nobody heard about time: the split, features as of the event, what drifts.", RUBRIC.scores(1, 0, 1, 0, 1, 1),
            when=lambda points: not points["time"] and points["decision"] and points["asked"] and sum(points.values()) < 5),
    ],
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
    right=lambda points: f"Your own score: {sum(points.values())} of {len(points)}. Again in three days, on an empty sheet, for a news feed.",
    topic="defence",
)  # fmt: skip
