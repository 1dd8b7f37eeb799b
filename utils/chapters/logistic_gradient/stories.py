"""The follow-up that was actually the round: three given answers to score, then the learner's own."""

from utils.exercise import Exercise, Mistake, Rubric, at_least, scored_like

CRITERIA = {
    "decision": "names a decision that hung on it, and what they themselves did",
    "reach": "says where in it the math was needed, and ties it to what was just derived",
    "trust": "names something they left to the framework, and why that was safe",
    "check": "says how they knew it worked: a number from data not used for fitting",
    "limit": "says what it did not fix, or when they would choose otherwise",
}


RUBRIC = Rubric(CRITERIA)


WEAK = (
    "“When did you use this kind of math, and when did the framework hide it?” Score this answer:\n"
    "“All the time, really. Backpropagation is just the chain rule, and I have trained dozens of models. "
    "These days autograd does it for you, so nobody derives gradients by hand, but I am comfortable with the theory if it is ever needed.”"
)
MIDDLING = (
    "And this one:\n“Our churn model said 2% for people of whom 6% left, so I was asked whom to send the offer to. The loss curve looked fine. "
    "I plotted predicted against observed, and put Platt scaling on top: a logistic regression on the model's score, with two parameters. "
    "Its gradient is what is on the board, p minus y times the score. The offers went out a week later. Otherwise the framework does the gradients.”"
)
STRONG = (
    "And this one:\n“Our churn model said 2% for people of whom 6% left, and the offer budget hung on it. I plotted predicted against observed on held-out data: "
    "too sure at both ends, a flattened, reversed S. Platt scaling on the log-odds, with a slope below one, fits that: 300 spare rows, enough for two parameters if not for a third digit; isotonic regression usually wants a thousand. "
    "It is the gradient on the board, with the log-odds as x. On the next month 2% meant 2.2%. "
    "The training gradient I never touched: the fused loss on logits is tested and stable, and mine would only have been slower. "
    "Platt did not improve the ranking, and with thousands of rows and another shape I would take isotonic.”"
)

weak_story = Exercise(
    "logistic-weak",
    WEAK,
    RUBRIC,
    [scored_like(RUBRIC.scores(0, 0, 0, 0, 0))],
    [
        Mistake(
            "halo",
            "Generous: it sounds at home, and it names no model, no decision and no number. Score what was said.",
            RUBRIC.scores(1, 1, 1, 0, 0),
            when=lambda points: sum(points.values()) >= 3,
        ),
        Mistake(
            "autograd-as-trust",
            "That autograd exists is no judgement. `trust` asks for one case, and why it was safe there.",
            RUBRIC.scores(0, 0, 1, 0, 0),
            when=lambda points: points == RUBRIC.scores(0, 0, 1, 0, 0),
        ),
        Mistake(
            "name-as-reach",
            "Naming the chain rule is not saying where it was needed.",
            RUBRIC.scores(0, 1, 0, 0, 0),
            when=lambda points: points["reach"] == 1 and sum(points.values()) <= 2,
        ),
    ],
    hints=["Look for one fact that somebody else could not have said.", "There is none."],
    right="Nothing on the list. It could be said by anybody about anything, and that is what the interviewer writes down.",
    topic="defence",
)

middling_story = Exercise(
    "logistic-middling",
    MIDDLING,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 1, 0, 0, 0))],
    [
        Mistake(
            "halo",
            "Generous: a real story carries you along. Find the words for each point; some have none.",
            RUBRIC.scores(1, 1, 1, 1, 1),
            when=lambda points: sum(points.values()) >= 4,
        ),
        Mistake(
            "leaving-as-trust",
            "It says *that* the framework did the rest, not what, nor why that was safe.",
            RUBRIC.scores(1, 1, 1, 0, 0),
            when=lambda points: points == RUBRIC.scores(1, 1, 1, 0, 0),
        ),
        Mistake(
            "shipping-as-check",
            "That the offers went out says nothing about whether 2% now means 2%.",
            RUBRIC.scores(1, 1, 0, 1, 0),
            when=lambda points: points == RUBRIC.scores(1, 1, 0, 1, 0),
        ),
        Mistake(
            "harsh",
            "Strict: a decision, something they did, and the place of the math in it are there.",
            RUBRIC.scores(0, 0, 0, 0, 0),
            when=lambda points: sum(points.values()) <= 1,
        ),
    ],
    hints=["Two of the five have words.", "What is missing is the second half of the question, and how they knew."],
    right="Two of five. A real decision and the right tool; the second half of the question is not answered, and nobody knows whether it worked.",
    topic="defence",
)

strong_story = Exercise(
    "logistic-strong",
    STRONG,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 1, 1, 1, 1))],
    [
        Mistake(
            "harsh",
            "Strict: go through the five again, with a finger on the words for each.",
            RUBRIC.scores(1, 1, 0, 0, 0),
            when=lambda points: sum(points.values()) <= 2,
        ),
        Mistake(
            "trust-missed",
            "It names what it left alone, the fused loss on logits, and two reasons: tested and stable. That is `trust`.",
            RUBRIC.scores(1, 1, 0, 1, 1),
            when=lambda points: points == RUBRIC.scores(1, 1, 0, 1, 1),
        ),
        Mistake(
            "check-missed",
            "“On the next month 2% meant 2.2%”: a number, from data nobody fitted on. That is `check`.",
            RUBRIC.scores(1, 1, 1, 0, 1),
            when=lambda points: points == RUBRIC.scores(1, 1, 1, 0, 1),
        ),
        Mistake(
            "limit-missed",
            "Its last sentence says what it did not fix and when it would choose otherwise. That is `limit`.",
            RUBRIC.scores(1, 1, 1, 1, 0),
            when=lambda points: points == RUBRIC.scores(1, 1, 1, 1, 0),
        ),
    ],
    hints=["Take the five one at a time.", "None is missing."],
    right="Five of five, in under a minute, and every sentence is a fact of somebody's own. Note what it does not contain: a formula.",
    topic="defence",
)

my_story = Exercise(
    "logistic-mine",
    "“When did you use this kind of math, and when did the framework hide it?” Two minutes aloud; then score your own answer, strictly:",
    RUBRIC,
    [at_least(4)],
    [
        Mistake(
            "no-decision",
            "No decision, so no story. Begin with what somebody had to decide, then what you saw, then what you did.",
            RUBRIC.scores(0, 1, 1, 0, 1),
            when=lambda points: not points["decision"] and sum(points.values()) < 4,
        ),
        Mistake(
            "no-trust",
            "The second half of the question is open: what did you leave to the framework, and why was that safe?",
            RUBRIC.scores(1, 1, 0, 0, 1),
            when=lambda points: points["decision"] and not points["trust"] and sum(points.values()) < 4,
        ),
        Mistake(
            "no-check",
            "And how do you know that it worked? One number, from data you did not fit on.",
            RUBRIC.scores(1, 0, 1, 0, 1),
            when=lambda points: points["decision"] and points["trust"] and not points["check"],
        ),
    ],
    hints=["Write five words, one for each point, then speak without reading."],
    right=lambda points: (
        f"Your own score: {sum(points.values())} of {len(points)}. Nobody else graded it. Tell it to somebody tomorrow who may interrupt."
    ),
    topic="defence",
)
