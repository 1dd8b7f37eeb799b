"""A paper in two minutes: two given talks, scored together."""

from utils.chapters.framing.grading import Graded, Sample, total
from utils.exercise import FollowUp, Mistake

CRITERIA = {
    "problem": "what could not be done before, so that one sees why anybody wrote it",
    "idea": "the idea in one sentence, right, without the machinery",
    "why": "why it works, as a reason and not as a name",
    "number": "the one comparison that convinced, with what it is compared to",
    "limits": "what it costs, or where it does not help",
}
SAMPLES = {
    "a": Sample(
        "ResNet solved vanishing gradients. Before it, you could not train deep networks, because the gradients vanished in the early layers. The idea is the skip connection: a block computes F of x plus x, so it only has to learn what to change. "
        "That lets the gradient flow. It has 152 layers, far more than anything before, and it won ImageNet in 2015. It changed everything; today every architecture has it.",
        [
            (0, "Not the paper's problem: its plain networks had batch normalisation and healthy gradients. Deeper ones had a higher *training* error."),
            (2, "“It only has to learn what to change”: one sentence, and right."),
            (1, "“Lets the gradient flow” is a name for it. That doing nothing becomes easy (F = 0) is missing."),
            (1, "152 layers is a size, a first place a rank. 34 layers against 18, plain and residual, is what convinced."),
            (0, "“Changed everything” is applause."),
        ],
    ),
    "b": Sample(
        "Before BERT, language models that were trained first and adapted later read in one direction, so each word was represented with half of its context. BERT chooses 15% of the tokens, hides most of them and predicts them from both sides; then the whole network is fine-tuned, with one more layer for the task. "
        "It has to hide them: a network that looks both ways would otherwise see the word it is asked for. The GLUE score went to 80.5, 7.7 points above the best before, with hardly any machinery for each task. "
        "What it costs: [MASK] never occurs in use, which they soften; only 15% of the tokens teach it anything at each step. And a year later RoBERTa found it undertrained.",
        [
            (2, "Half of the context: one sees what was missing."),
            (2, "Hide 15%, predict from both sides, fine-tune: one sentence and its second half."),
            (2, "A reason that can be followed: otherwise the word would see itself."),
            (2, "80.5, and 7.7 above the best before; on what, and by whose count."),
            (2, "Three: the mismatch, the 15%, the undertraining, with who found it."),
        ],
    ),
}  # fmt: skip


def _sum(scores: dict, key: str) -> int:
    return total(scores[key]) if scores[key] else -1


def _points(scores: dict, key: str, name: str) -> int:
    return scores[key][name] if scores[key] else -1


paper_talks = Graded(
    "paper-talks",
    "“Tell me about a paper, in two minutes.” Two talks, on five criteria.",
    CRITERIA,
    SAMPLES,
    [
        Mistake(
            "myth-believed",
            "The problem in `a` is told fluently, and it is not the paper's. The check before this one has it: `vanished`.",
            {"a": [2, 2, 1, 1, 0], "b": [2, 2, 2, 2, 2]},
            when=lambda scores: _points(scores, "a", "problem") == 2,
        ),
        Mistake(
            "size-as-number",
            "A size and a prize compare nothing. What was put beside what?",
            {"a": [1, 2, 1, 2, 1], "b": [2, 2, 2, 1, 2]},
            when=lambda scores: _points(scores, "a", "number") == 2 and _points(scores, "a", "problem") < 2,
        ),
        Mistake(
            "both-alike",
            "You give the two nearly the same. One of them could be said by somebody who has read a headline.",
            {"a": [1, 2, 2, 1, 1], "b": [2, 2, 1, 1, 2]},
            when=lambda scores: None not in scores.values() and abs(_sum(scores, "a") - _sum(scores, "b")) <= 2 and _points(scores, "a", "problem") < 2 and _points(scores, "a", "number") < 2,
        ),
    ],
    apart=2,
    hints=["Look at the first sentence of `a`, and at what its number is compared with.", "One of them has all ten points."],
    follow_ups=[
        FollowUp(
            "And what would you ask its authors?",
            "Something real: which ablation is missing, what happens on one's own data, what the number costs to run. For ResNet: how much of it is the ensemble. For BERT: how much is the amount of text.",
        ),
    ],
    right="Within two points. One of the two has read the paper. Yours is next.",
    topic="communication",
)  # fmt: skip
