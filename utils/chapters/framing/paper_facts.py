"""What the two papers say, and what is only said about them."""

import numpy as np

from utils.chapters.framing.worded import Rough, WordedForm
from utils.exercise import Choice, Exercise, FollowUp, Mistake, complete, consistent

PAPERS = {"bert": "BERT", "resnet": "ResNet", "neither": "neither of them"}
CLAIMS = {  # field: (the statement, where it belongs, what is said to another answer)
    "hidden": ("hides tokens and has them predicted from both sides", "bert", "Hiding and predicting tokens is BERT's pre-training."),
    "deeper_worse": ("a deeper plain network had a *higher training error*", "resnet", "That is where ResNet starts: not overfitting, since the training error itself was higher."),
    "next_token": ("reads left to right and predicts the next token", "neither", "That is the language model BERT sets itself apart from."),
    "vanished": ("shows that the plain networks failed because their gradients vanished", "neither", "Often said of ResNet. The paper argues the opposite: its plain networks had batch normalisation and gradients of healthy norm."),
    "eleven": ("new best results on eleven tasks, the GLUE score at 80.5", "bert", "GLUE is a set of language tasks."),
    "one_network": ("a single network of 152 layers reaches 3.57% error on the ImageNet test set", "neither", "3.57% was an *ensemble* of residual networks."),
    "no_parameters": ("identity shortcuts that add no parameters", "resnet", "y = F(x) + x: the second term has nothing to learn."),
}  # fmt: skip


def corrupted(tokens: int) -> dict[str, float]:
    """Return how many tokens are replaced by [MASK], by a random token, or kept but predicted, by dealing them out."""
    chosen = np.arange(tokens)[: round(0.15 * tokens)]
    parts = np.split(chosen, [round(0.8 * len(chosen)), round(0.9 * len(chosen))])
    return dict(zip(("masked", "random", "kept"), map(len, parts), strict=True))


TRUE = {name: paper for name, (_, paper, _) in CLAIMS.items()}
COUNTS = corrupted(1000)


def _wrong_one(name: str, paper: str):
    others = [other for other in CLAIMS if other != name]
    return lambda form: form[name] == paper and all(form[other] == TRUE[other] for other in others)


def _counts(**said: int):
    return lambda form: all(form[name] == count for name, count in said.items())


paper_facts = Exercise(
    "paper-facts",
    "Which paper says so: BERT (`bert`), ResNet (`resnet`) or `neither` of them? And of 1,000 tokens, how many does BERT corrupt in which way, on average?",
    WordedForm(
        spelled=False,
        **{name: (says, Choice(PAPERS)) for name, (says, _, _) in CLAIMS.items()},
        masked=("how many it replaces by [MASK]", Rough(0)),
        random=("how many it replaces by a random token", Rough(0)),
        kept=("how many it leaves as they are, and has predicted all the same", Rough(0)),
    ),
    [
        complete(),
        *(consistent(lambda form, name=name: form[name] == TRUE[name], f"`{name}`: {why}") for name, (_, _, why) in CLAIMS.items()),
        *(consistent(lambda form, name=name, count=count: abs(form[name] - count) < 0.5, f"`{name}`: 15% are chosen; of those 80% are masked, 10% replaced at random, 10% kept.") for name, count in COUNTS.items()),
    ],
    [
        Mistake("vanishing-myth", "Often said of ResNet, and not by the paper: “unlikely to be caused by vanishing gradients”, since batch normalisation keeps them healthy. It suspected that solvers find the identity hard to approximate with several nonlinear layers.", {**TRUE, **COUNTS, "vanished": "resnet"}, when=_wrong_one("vanished", "resnet")),
        Mistake("ensemble-as-one", "3.57% is the ensemble's. Say “an ensemble of residual nets”, or somebody who knows will ask.", {**TRUE, **COUNTS, "one_network": "resnet"}, when=_wrong_one("one_network", "resnet")),
        Mistake("left-to-right", "BERT looks both ways; that is the B. A model that predicts the next token must not see it.", {**TRUE, **COUNTS, "next_token": "bert"}, when=_wrong_one("next_token", "bert")),
        Mistake("all-masked", "150 are *chosen*. If all of them became [MASK], the model would never have to look at a token it can see, and in fine-tuning there is no [MASK].", {**TRUE, **COUNTS, "masked": 150, "random": 0, "kept": 0}, when=_counts(masked=150)),
        Mistake("shares-of-all", "80/10/10 are shares of the chosen 15%, not of all tokens.", {**TRUE, **COUNTS, "masked": 800, "random": 100, "kept": 100}, when=_counts(masked=800)),
    ],
    hints=["Three of the seven belong to neither.", "150 tokens are chosen: 80%, 10%, 10% of them."],
    follow_ups=[
        FollowUp(
            "Why does BERT keep some of the chosen tokens as they are?",
            "In fine-tuning [MASK] never occurs; a model that only ever predicted at [MASK] would have learned to represent only that. With 10% random and 10% kept it cannot know which tokens will be asked for, and must keep a good representation of each.",
        ),
        FollowUp(
            "Which of these facts would you leave out in two minutes?",
            "Most. Problem, idea, why, one number, one limit. 80/10/10 is for the follow-up.",
        ),
    ],
    right="Devlin, Chang, Lee and Toutanova (2018, NAACL 2019); He, Zhang, Ren and Sun (2015, CVPR 2016). Three of the seven belong to neither, and are told of them all the same.",
    topic="communication",
    minutes=4,
)  # fmt: skip
