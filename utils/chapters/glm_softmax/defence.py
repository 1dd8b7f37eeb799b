"""The follow-up that was actually the round: three given answers to score, then the learner's own."""

from utils.exercise import Exercise, Mistake, Rubric, at_least, scored_like

CRITERIA = {
    "stake": "names what was at stake: a decision, a failure, a cost",
    "line": "says which line of the mathematics did the work",
    "evidence": "gives what was seen before and after: a number, a plot, a test",
    "hidden": "names something the framework did for them, and why leaving it alone was right",
    "limit": "says under which assumption it holds, or what they did not check",
}
QUESTION = "“When did you use this at work, and when did the framework hide it?”\n"
DAILY = (
    "“All the time, really. We trained logistic regressions and softmax classifiers daily, and I know that the gradient is p minus y. "
    "Autograd computed it, and rightly so: it is better tested than anything I would write.”"
)
CALLS = (
    "“Our churn model was overconfident, and the retention team was calling people who would have stayed anyway. I fitted Platt scaling on a held-out set. "
    "That is a logistic regression on one score, so I knew its loss is convex and two numbers are all it fits. It was a lot better afterwards.”"
)
ROUTER = (
    "“A ten-class ticket router was 93% right with its loss stuck at 1.53, and we were about to buy a larger model. I remembered that probabilities taken for logits "
    "cannot get below ln(e + 9) - 1 = 1.46, and that each sure error adds one: 1.46 + 0.07. Somebody had left a softmax in front of a loss that applies its own. "
    "Without it the loss went to 0.24 in one epoch; we kept the small model. The log-sum-exp I left to the library: its fused loss is stable, mine would not have been.”"
)


RUBRIC = Rubric(CRITERIA)


first_story = Exercise(
    "first-story",
    QUESTION + CALLS,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 1, 0, 0, 0))],
    [
        Mistake(
            "better-is-no-number",
            '"A lot better" is no evidence. A reliability diagram, a log loss, a number of wasted calls would be.',
            RUBRIC.scores(1, 1, 1, 0, 0),
            when=lambda points: points["evidence"] == 1 and sum(points.values()) <= 3,
        ),
        Mistake(
            "halo",
            "Generous: a good story. What did the framework hide, and when does Platt scaling fail? It does not say.",
            RUBRIC.scores(1, 1, 1, 1, 1),
            when=lambda points: sum(points.values()) >= 4,
        ),
        Mistake(
            "line-missed",
            'Strict: "a logistic regression on one score, so its loss is convex and it fits two numbers" is the mathematics, at work.',
            RUBRIC.scores(1, 0, 0, 0, 0),
            when=lambda points: points == RUBRIC.scores(1, 0, 0, 0, 0),
        ),
    ],
    hints=["Two of the five.", "Something was at stake, and one line of mathematics did the work."],
    right="Two of five. The occasion is real and the line is right; it ends in an adjective where a number should be, and the second half of the question is unanswered.",
    topic="defence",
)

second_story = Exercise(
    "second-story",
    QUESTION + ROUTER,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 1, 1, 1, 0))],
    [
        Mistake(
            "halo",
            "Generous: it is good, and it never says what it did not check. Was anything else wrong with that run?",
            RUBRIC.scores(1, 1, 1, 1, 1),
            when=lambda points: points["limit"] == 1 and sum(points.values()) >= 4,
        ),
        Mistake(
            "stake-missed",
            "They were about to buy a larger model: that is the decision, and it changed.",
            RUBRIC.scores(0, 1, 1, 1, 0),
            when=lambda points: not points["stake"] and sum(points.values()) == 3,
        ),
        Mistake(
            "harsh",
            "Strict: read it again with the list beside it, one point at a time.",
            RUBRIC.scores(0, 1, 1, 0, 0),
            when=lambda points: sum(points.values()) <= 2,
        ),
    ],
    hints=["Take the five one at a time and find the words for each.", "One of the five has no words."],
    right='Four of five, in forty seconds. "I did not look at whether the labels were part of it" would have been the fifth.',
    topic="defence",
    version=2,
)

third_story = Exercise(
    "third-story",
    QUESTION + DAILY,
    RUBRIC,
    [scored_like(RUBRIC.scores(0, 0, 0, 1, 0))],
    [
        Mistake(
            "formula-as-line",
            '"The gradient is p minus y" is quoted here and does no work. Listen for a line that decided something.',
            RUBRIC.scores(0, 1, 0, 1, 0),
            when=lambda points: points == RUBRIC.scores(0, 1, 0, 1, 0),
        ),
        Mistake(
            "nothing-there",
            "Strict: it does say what was left to the framework and why. That is one point of the five.",
            RUBRIC.scores(0, 0, 0, 0, 0),
            when=lambda points: not any(points.values()),
        ),
        Mistake(
            "halo",
            "Generous: fluent and true. But nothing was at stake, nothing was seen, nothing was decided.",
            RUBRIC.scores(1, 1, 0, 1, 0),
            when=lambda points: sum(points.values()) >= 3,
        ),
    ],
    hints=["One of the five is there.", "It is about trust in a tool."],
    right='One of five. "All the time" is not a time: there is no occasion in it, so nothing to ask about.',
    topic="defence",
)

my_story = Exercise(
    "my-story",
    "“When did you use this at work, and when did the framework hide it?” Answer aloud, then score your own answer, strictly:",
    RUBRIC,
    [at_least(4)],
    [
        Mistake(
            "no-occasion",
            "Nothing was at stake in it: find the one time somebody would have decided otherwise. A small one is fine, and a failed one too.",
            RUBRIC.scores(0, 1, 1, 1, 0),
            when=lambda points: not points["stake"] and sum(points.values()) < 4,
        ),
        Mistake(
            "no-number",
            "It has an occasion and no evidence. What did you look at? Say the number, or say that you have forgotten it and what it was about.",
            RUBRIC.scores(1, 1, 0, 1, 0),
            when=lambda points: points["stake"] and not points["evidence"] and sum(points.values()) < 4,
        ),
        Mistake(
            "half-the-question",
            "You told when you used it. The other half is when you rightly did not: that half shows judgement.",
            RUBRIC.scores(1, 1, 1, 0, 0),
            when=lambda points: points["stake"] and points["evidence"] and not points["hidden"] and sum(points.values()) < 4,
        ),
    ],
    hints=["Two minutes, aloud, one occasion.", "Stake, line, evidence; then what the framework hid, and the limit."],
    right="Good. Tell it once more tomorrow, in a minute and a half.",
    topic="defence",
)  # fmt: skip
