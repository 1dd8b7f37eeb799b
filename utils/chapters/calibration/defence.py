"""Why Platt and not isotonic: three given answers to score, then the learner's own."""

from utils.exercise import Exercise, FollowUp, Mistake, Rubric, at_least, scored_like

CRITERIA = {
    "diagnosis": "says how it was found: said against came true, on held-out rows, and on which side it was too sure",
    "assumption": "says what Platt assumes, a sigmoid in the score, and why that was believable here",
    "size": "ties it to their own number of rows: two numbers need less data than a step function",
    "evidence": "compared both on rows neither was fitted to, and gives the numbers",
    "switch": "says what would make them take isotonic instead",
}


RUBRIC = Rubric(CRITERIA)


ASKED = "“Why did you use Platt scaling instead of isotonic regression?” Score this answer:\n"
WEAK = (
    "“The model was overconfident on its negatives, I saw that in the reliability diagram on held-out loans. "
    "Platt scaling is fitted on less data than isotonic regression, and isotonic overfits below a thousand points, that is well known. "
    "So I took Platt, and it worked really well.”"
)
MIDDLING = (
    "“On held-out loans it said 3% where 8% went bad, so it was too sure on the negative side. "
    "Our calibration set had 250 rows. Platt has two numbers to fit; isotonic can put a step at every row, and with so few it follows the noise. "
    "So Platt. The log loss went down, and it has been in production since.”"
)
STRONG = (
    "“On held-out loans it said 3% where 8% went bad, and 96% where 74% did: too sure on both sides. "
    "Bernoulli naive Bayes on one-hot columns counts the same evidence several times, which stretches the log-odds, and a stretched log-odds is what Platt undoes. "
    "We had 250 rows: enough for its two numbers, few for a step function. "
    "I fitted both, and on 2,204 rows that neither had seen the log loss was 0.465 against 0.494, Platt ahead on each of 20 random splits; for the choice itself I would cross-validate on the calibration rows. "
    "With thousands of rows, or a bend that no sigmoid follows, I would take isotonic, and keep its zeros and ones off.”"
)

weak_answer = Exercise(
    "platt-weak",
    ASKED + WEAK,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 0, 0, 0, 0))],
    [
        Mistake(
            "halo",
            "Generous: it sounds informed. Where is its own number of rows, where a comparison, where the assumption?",
            RUBRIC.scores(1, 0, 1, 1, 1),
            when=lambda points: sum(points.values()) >= 3,
        ),
        Mistake(
            "fitted-on-less",
            "“Fitted on less data” turns it round: both are fitted on the same rows. Platt *needs* less, having two numbers. And a thousand is somebody else's number, not this set's.",
            RUBRIC.scores(1, 0, 1, 0, 0),
            when=lambda points: points["size"] == 1 and sum(points.values()) <= 2,
        ),
        Mistake(
            "worked-as-evidence",
            "“It worked really well” is no comparison, and has no number.",
            RUBRIC.scores(1, 0, 0, 1, 0),
            when=lambda points: points["evidence"] == 1 and sum(points.values()) <= 2,
        ),
        Mistake(
            "threshold-as-switch",
            "“Isotonic overfits below a thousand” is a rule, not what would change *their* mind: neither the shape nor their own set is in it.",
            RUBRIC.scores(1, 0, 0, 0, 1),
            when=lambda points: points["switch"] == 1 and sum(points.values()) <= 2,
        ),
        Mistake(
            "nothing-there",
            "Strict: it does say how it was found, where, and on which side.",
            RUBRIC.scores(0, 0, 0, 0, 0),
            when=lambda points: not any(points.values()),
        ),
    ],
    hints=[
        "One point is there, in the first sentence.",
        "“Fitted on less data”: is that so? Both get the same calibration set.",
    ],
    right="One of five: a good first sentence, then hearsay. “Fitted on less data” is the slip to lose: it needs less.",
    topic="defence",
)

middling_answer = Exercise(
    "platt-middling",
    "And this one:\n" + MIDDLING,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 0, 1, 0, 0))],
    [
        Mistake(
            "halo",
            "Generous: numbers of its own carry you along. Two of the five have no words at all.",
            RUBRIC.scores(1, 1, 1, 1, 1),
            when=lambda points: sum(points.values()) >= 4,
        ),
        Mistake(
            "few-numbers-as-assumption",
            "Two numbers is how *much* Platt fits. What it assumes is a shape, a sigmoid in the score, and nobody said it.",
            RUBRIC.scores(1, 1, 1, 0, 0),
            when=lambda points: points["assumption"] == 1 and points["evidence"] == 0,
        ),
        Mistake(
            "fell-as-evidence",
            "The log loss went down from what to what, on which rows, and isotonic's? Both were not compared.",
            RUBRIC.scores(1, 0, 1, 1, 0),
            when=lambda points: points["evidence"] == 1 and points["assumption"] == 0,
        ),
        Mistake(
            "size-missed",
            "Strict on `size`: 250 rows, two numbers against a step at every row. That is the point.",
            RUBRIC.scores(1, 0, 0, 0, 0),
            when=lambda points: points["diagnosis"] == 1 and not points["size"],
        ),
    ],
    hints=["What does it say about the *shape* of the error?", "Two points are there: the diagram, and the rows."],
    right="Two of five, and it is the honest answer many people give. The assumption is what separates it from a strong one: why should a sigmoid fit?",
    topic="defence",
)

strong_answer = Exercise(
    "platt-strong",
    "And this one:\n" + STRONG,
    RUBRIC,
    [scored_like(RUBRIC.scores(1, 1, 1, 1, 1))],
    [
        Mistake(
            "assumption-missed",
            "“A stretched log-odds is what Platt undoes”: that is the assumption, and the reason to believe it.",
            RUBRIC.scores(1, 0, 1, 1, 1),
            when=lambda points: not points["assumption"] and sum(points.values()) == 4,
        ),
        Mistake(
            "evidence-missed",
            "Both numbers are there, with the rows they were computed on and 20 random splits.",
            RUBRIC.scores(1, 1, 1, 0, 1),
            when=lambda points: not points["evidence"] and sum(points.values()) == 4,
        ),
        Mistake(
            "harsh",
            "Strict: take the five one at a time and find the words for each.",
            RUBRIC.scores(1, 0, 1, 0, 1),
            when=lambda points: sum(points.values()) <= 3,
        ),
    ],
    hints=["One point a sentence.", "Each of the five has its words."],
    right="Five of five in half a minute. Diagnosis, assumption, rows, comparison, and when not: an order worth keeping.",
    topic="defence",
)

my_answer = Exercise(
    "platt-mine",
    "“Why did you use Platt scaling instead of isotonic regression?” Answer aloud, then score your own answer, as strictly:",
    RUBRIC,
    [at_least(4)],
    [
        Mistake(
            "size-only",
            "Only the number of rows. Begin with what you saw: said against came true.",
            RUBRIC.scores(0, 0, 1, 0, 0),
            when=lambda points: points == RUBRIC.scores(0, 0, 1, 0, 0),
        ),
        Mistake(
            "no-assumption",
            "The assumption is missing among others: why should a sigmoid fit? One sentence about where the error comes from.",
            RUBRIC.scores(1, 0, 1, 0, 1),
            when=lambda points: not points["assumption"] and sum(points.values()) in (2, 3),
        ),
        Mistake(
            "no-numbers",
            "Neither what you saw nor how it came out. Two numbers before, two after, and on which rows.",
            RUBRIC.scores(0, 1, 1, 0, 0),
            when=lambda points: points["assumption"] and not (points["diagnosis"] or points["evidence"]),
        ),
    ],
    hints=["One sentence a point: what I saw, what it assumes, how many rows, how both did, when not."],
    follow_ups=[
        FollowUp(
            "Your calibration set is from last year. Still calibrated?",
            "Only if P(bad | score) is still the same. If only the base rate moved, the intercept can be corrected from it; if the relation moved, new labels are needed. "
            "Says what is watched meanwhile: mean prediction against base rate as soon as labels come in.",
        ),
        FollowUp(
            "Calibrated on average. Also for every region, every age?",
            "Not implied: groups can be off in opposite directions. Draws the diagram by group, and says what they would do when one is off and has few rows.",
        ),
    ],
    right=lambda points: (
        f"Your own score: {sum(points.values())} of {len(points)}. Nobody else graded it. Once more tomorrow, without looking."
    ),
    topic="defence",
)
