"""The first ten minutes of a framing round, put in order: ask, agree on a sentence, then write."""

import re
from collections.abc import Iterable

import numpy as np

from utils.exercise import Answer, Exercise, FollowUp, Invalid, Mistake, Wrong
from utils.exercise.show import show

MOVES = {
    "a": "write the loss and name a model",
    "b": "ask who acts on it, and between what they choose",
    "c": "agree on one sentence: who decides what, when, and what the right answer looks like to the user",
    "d": "ask how good today's way is, without a model",
    "e": "ask which recorded event says afterwards that it was right, and how late it comes",
    "f": "choose the metric that should move, and what must not get worse",
}
BEFORE = (  # (earlier, later, why)
    ("b", "e", "A label says whether a decision was right: first the decision."),
    ("b", "d", "Today's way of doing what? First who decides what."),
    ("e", "f", "A metric counts events: first which events there are, and when."),
    ("b", "c", "The sentence has the decision in it: ask first."),
    ("c", "a", "The loss comes after the sentence that it formalises."),
    ("f", "a", "A loss stands in for a metric: which one?"),
    ("d", "a", "A model is worth what it gains over today's way: ask for that number first."),
)


class Order(Answer):
    """All of a few moves, in an order: a text such as “b a c”, or a list."""

    def __init__(self, moves: dict[str, str]):
        self.moves = moves
        self.expects = f'the {len(moves)} letters in order, such as `"{" ".join(moves)}"`'

    def read(self, raw: object, rng: np.random.Generator | None = None) -> tuple[str, ...]:
        """Return the letters in order."""
        if isinstance(raw, str) and len(raw) <= 200:
            raw = re.findall(r"[a-z]", raw.casefold()) if re.fullmatch(r"[\sa-zA-Z,;>→-]*", raw) else ()
        if not isinstance(raw, Iterable) or isinstance(raw, (str, bytes, dict, set, frozenset)):
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        said = []
        for each in raw:
            said.append(each.strip().casefold() if isinstance(each, str) else None)
            if len(said) > len(self.moves):
                break
        if sorted(filter(None, said)) != sorted(self.moves) or len(said) != len(self.moves):
            raise Invalid(f"Expected {self.expects}, each once.")
        return tuple(said)

    def same(self, one: tuple, other: tuple) -> bool:
        """Compare places."""
        return one == other

    def parts(self) -> list[str]:
        """Return the moves."""
        return [f'`"{key}"`: {words}' for key, words in self.moves.items()]


def in_order(said: tuple[str, ...], earlier: str, later: str) -> bool:
    """Tell whether one move comes before another."""
    return said.index(earlier) < said.index(later)


def _ordered(said, rng, kind) -> None:
    for earlier, later, why in BEFORE:
        if not in_order(said, earlier, later):
            raise Wrong(why, f"`{later}` before `{earlier}`")


first_minutes = Exercise(
    "first-minutes",
    "Ten minutes for “reduce churn”. Put these in order; several orders are right.",
    Order(MOVES),
    [_ordered],
    [
        Mistake("formal-too-early", "*Formal too early.* The loss stands on the board before anybody has said what it decides. Whatever it is now, the rest of the round defends it: that is how ten minutes are lost, and the round with them.",
                "a b e d c f", when=lambda said: in_order(said, "a", "c")),
        Mistake("metric-first", "A metric before the decision is a wish: “AUC of 0.9” of what, for whom?",
                "f b e d c a", when=lambda said: in_order(said, "f", "b")),
        Mistake("sentence-unasked", "You agreed on a sentence before you had asked for what is in it: who acts, and between what. The interviewer nods, and knows that you guess.",
                "c b e d f a", when=lambda said: in_order(said, "c", "b")),
        Mistake("label-first", "“Thirty days without a login” says nothing until somebody does something about it. First who acts, then how one would know.",
                "e b d c f a", when=lambda said: in_order(said, "e", "b")),
    ],
    hints=["What has to be known for the next move to mean anything?", "Who acts comes first, symbols last. Between: the label before the metric. The sentence may come early, when you know who acts, or late."],
    follow_ups=[
        FollowUp("And when they say “just assume something, and go on”?",
                 "Assumes aloud, writes it where both see it, says what would change if it were wrong, and goes on at once. The question was worth asking; waiting for an answer is not."),
    ],
    right="Ask, agree, choose what to measure; then write. The sentence may stand within a minute, as a question to mend, or after all you asked. The loss comes last because it is the only one of the six that the framework would write for you.",
    topic="framing", minutes=4,
)  # fmt: skip
