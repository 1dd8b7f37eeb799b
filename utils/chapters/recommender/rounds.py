"""The design round aloud: a given one to score, before one's own at the board."""

from utils.exercise import Exercise, Mistake, Rubric, scored_like

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
