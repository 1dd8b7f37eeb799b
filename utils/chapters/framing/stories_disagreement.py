"""A disagreement with a product manager: two invented stories to score."""

from utils.chapters.framing.grading import Graded, Sample
from utils.chapters.framing.stories_rubric import CRITERIA, FICTION, points
from utils.exercise import FollowUp, Mistake

SAMPLES = {
    "a": Sample(
        "The manager wanted a deep model, since the board liked AI. I disagreed, and I built both over a weekend: my logistic regression had an AUC of 0.81, the deep one 0.82 at forty times the latency. I showed the numbers, and we shipped mine. "
        "He was not happy, but he had to accept the data. It has run ever since.",
        [
            (1, "A board and what it liked are named. Who used the model, and what hung on it for them, is missing."),
            (1, "“I built” is there. Whose decision it was is not."),
            (2, "Built both, measured both, showed both: it can be repeated."),
            (1, "0.81 and 0.82 compare models. What changed for anybody after it was shipped?"),
            (0, "Nothing given up, and the other one “had to accept”: told as a victory, it says how the next one will go."),
        ],
    ),
    "b": Sample(
        "Our product manager wanted to call only customers above 50%: below that, most of them stay. I owned the threshold, she owned the budget. At €10 a call and €60 a customer I wanted 17%. I left the formula at home, and brought twenty customers at 30% from last month; she guessed that one or two had left, and it was six. "
        "Then she told me what I had not known: so many calls wore the agents out. I asked for a price, she said €5 more for every call, and the line moved to 25%. We ran both lines for a month, half the customers each: €1,900 a week against €1,300. "
        "I gave up the money between 17% and 25%. Next time I ask what a wrong call costs before I compute anything.",
        [
            (2, "Whose customers, whose budget, two prices."),
            (2, "“I owned the threshold, she owned the budget.”"),
            (2, "An example before the formula, a question, a test: and the moment where the teller was wrong."),
            (2, "€1,300 before, €1,900 after, side by side."),
            (2, "What it cost, and one thing to do earlier."),
        ],
    ),
}  # fmt: skip

disagreement_stories = Graded(
    "disagreement-stories",
    f"“Tell me about a disagreement with a product manager.” Two answers. {FICTION}",
    CRITERIA,
    SAMPLES,
    [
        Mistake(
            "winning-as-result",
            "You like that `a` was right. They ask this to hear what you do with somebody else's reason, and `a` never learned it.",
            {"a": [2, 2, 2, 2, 0], "b": [2, 2, 2, 2, 2]},
            when=lambda s: points(s, "a") >= 8,
        ),
        Mistake(
            "metric-as-outcome",
            "An AUC and a latency say what was built. `number` asks what came of it: before and after, for somebody.",
            {"a": [1, 1, 1, 2, 1], "b": [2, 1, 2, 2, 2]},
            when=lambda s: points(s, "a", "number") == 2 and points(s, "a") < 8,
        ),
        Mistake(
            "giving-in",
            "Strict with `b`: you take the moved line for a defeat. It moved because of a fact, that fact got a price, and a test decided.",
            {"a": [1, 1, 2, 1, 0], "b": [2, 1, 1, 1, 1]},
            when=lambda s: 0 <= points(s, "b") <= 6 and points(s, "a", "number") < 2,
        ),
    ],
    apart=2,
    hints=["In which of the two does the teller learn something from the other one?"],
    follow_ups=[
        FollowUp(
            "And if she had not given you a price?",
            "A default with its consequence (“at €0 more we call from 17% on, at €10 more from 33%”), a small test, and who decides when both remain of their opinion. Disagree, say so once in writing, then do it properly.",
        ),
    ],
    right="Within two points. In the strong one somebody changes their mind, and it is the teller.",
    topic="stories",
)  # fmt: skip
