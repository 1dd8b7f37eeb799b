"""Two papers at the board, two minutes each."""

from utils.exercise import Mistake
from utils.whiteboard import Drill
from utils.whiteboard.board import board_exercise
from utils.whiteboard.habits import VOICE, lost

RUBRIC = {
    "problem": "said what could not be done before the paper",
    "idea": "gave the idea in one sentence, before any detail",
    "why": "gave a reason why it works, not a name",
    "number": "gave one number and what it is compared with",
    "limits": "said what it costs or where it does not help, unasked",
    "voice": VOICE,
    "time": "stopped within two minutes",
}
STEPS = (
    ("the problem", 25),
    ("the idea, in one sentence", 45),
    ("why it works", 75),
    ("the number", 95),
    ("what it costs", 118),
)
LISTENS = [
    "The architecture before the problem: ask “and what was wrong before?”",
    "A number without a second one beside it.",
    "Whether a limit comes unasked.",
]


def _steps(*answers: str):
    return [(words, seconds, answer) for (words, seconds), answer in zip(STEPS, answers, strict=True)]


bert_drill = Drill(
    "bert-board",
    "BERT in two minutes, to an engineer who has not read it. Write only what you would need if they ask.",
    _steps(
        "Models trained first and adapted later read in one direction: each word with half its context (or two halves glued together).",
        "Hide 15% of the tokens, predict them from both sides; then fine-tune everything with one more layer.",
        "Looking both ways, a word would see itself in a deep network; hiding it makes both sides usable.",
        "GLUE 80.5, 7.7 points above the best before; eleven tasks (Devlin et al. 2018).",
        "[MASK] never occurs in use, hence 80/10/10; 15% of the tokens teach per step; it was undertrained (RoBERTa, Liu et al. 2019).",
    ),
    2,
    RUBRIC,
    asks=["Why not simply run two language models, one in each direction?", "Why are some of the chosen tokens left as they are?", "When would you not use it?"],
    listens=LISTENS,
)  # fmt: skip
resnet_drill = Drill(
    "resnet-board",
    "ResNet in two minutes, to an engineer who has not read it. Write only what you would need if they ask.",
    _steps(
        "Deeper plain networks had a higher training error: not overfitting, and with batch normalisation not vanishing gradients either, they say.",
        "Let each block learn what to change: y = F(x) + x.",
        "If a block should do nothing, F = 0 is easy, F = x is not. And every slope is 1 + something: one path goes through untouched.",
        "Top-1 error on ImageNet: plain 27.9 with 18 layers, 28.5 with 34; residual 27.9 and 25.0 (He et al. 2015).",
        "Depth still costs time and memory; normalisation still needed; the famous 3.57% was an ensemble.",
    ),
    2,
    RUBRIC,
    asks=["Is it about vanishing gradients?", "What happens where the dimensions differ?", "What would you see if F were left at zero?"],
    listens=LISTENS,
)  # fmt: skip


def _mistakes() -> list[Mistake]:
    return [
        Mistake(
            "machinery-first",
            "No problem and no idea in a sentence, and so nobody knows what the details are for. Begin with “Before it, one could not …”.",
            [0, 0, 1, 1, 1, 1, 0],
            when=lambda points: lost("problem", "idea")(points) and sum(points.values()) < 6,
        ),
        Mistake(
            "number-alone",
            "No number with its neighbour: write one pair on your hand before you start.",
            [1, 1, 1, 0, 0, 1, 0],
            when=lambda points: lost("number")(points) and points["idea"] and sum(points.values()) < 6,
        ),
        Mistake(
            "no-limits",
            "No limit, and it sounds like an advertisement. One sentence: “What it costs is …”.",
            [1, 1, 0, 1, 0, 1, 1],
            when=lambda points: lost("limits")(points) and points["number"] and points["idea"] and sum(points.values()) < 6,
        ),
    ]  # fmt: skip


bert_board = board_exercise(bert_drill, _mistakes(), least=6)
resnet_board = board_exercise(resnet_drill, _mistakes(), least=6)
