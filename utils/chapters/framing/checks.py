"""The checks of a framing: what is absent, and which two fields cannot both be so. None looks at wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utils.chapters.framing.prompt import Goal

FITS = {  # what the model says, and the offline metrics that look at it
    "chance": {"precision at capacity", "recall at capacity", "AUC", "log loss", "nDCG", "cost per decision"},
    "effect": {"uplift at capacity", "cost per decision"},
    "amount": {"absolute error", "cost per decision"},
    "spread": {"pinball loss", "cost per decision"},
    "order": {"nDCG", "precision at capacity", "recall at capacity", "AUC", "cost per decision"},
    "kind": {"accuracy", "log loss", "precision at capacity", "recall at capacity", "cost per decision"},
}
STRANGE = {"effect": "AUC", "spread": "AUC", "amount": "AUC", "kind": "nDCG", "chance": "accuracy", "order": "accuracy"}


@dataclass(frozen=True)
class Check:
    """One question that may be missing: its name, its words, when it is missing, and the change that makes it so."""

    name: str
    says: str
    when: Callable[[dict], bool]
    change: Mapping[str, object]


def first_open(checks: Sequence[Check], framed: dict) -> Check | None:
    """Return the first check that finds its question missing."""
    return next((check for check in checks if check.when(framed)), None)


def missing(field: str, name: str, says: str) -> Check:
    """Return the check for a field that is open."""
    return Check(name, says, lambda framed: framed[field] is None, {field: None})


def over(one: float | None, other: float | None) -> bool:
    """Tell whether both are there and the first is more, by more than rounding."""
    return one is not None and other is not None and one > other * (1 + 1e-9)


def generic(goal: Goal) -> tuple[list[Check], list[Check]]:
    """Return the checks that every goal has: those of the decision, then all others."""
    return _decision(), [*_label(goal), *_metric(goal), *_price(), *_end()]


def _decision() -> list[Check]:
    return [
        missing("who", "no-actor", "Who acts on it? A number on which nobody acts informs no decision. If a machine acts, name it."),
        Check(
            "no-choice", "What do they choose between? One action is no decision: whatever the model says, the same is done. “Do nothing” counts as one.",
            lambda framed: framed["between"] is None or len(framed["between"]) < 2, {"between": ["act"]},
        ),
        missing("when", "no-moment", "When is it decided? On a list once a week or on the spot are two systems."),
        missing("about", "no-unit", "What is one decision about? Until that is said, nobody can count rows."),
    ]  # fmt: skip


def _label(goal: Goal) -> list[Check]:
    other = next(
        (u for u in goal.units if u != goal.model["label_about"] and (goal.model["about"], u) not in goal.coarser and u != goal.model["about"]),
        None,
    )  # fmt: skip
    return [
        missing("event", "no-label", "What would the model learn from? No recorded event is named as the label."),
        missing("label_about", "no-label-unit", "What is one label about: the same thing as the decision?"),
        missing("window", "no-window", "When is no event a no? Without a window every negative is a “not yet”."),
        missing("known_after", "no-delay", "When do you know the label? Nobody asked, and it sets the age of your newest training row."),
        Check(
            "unit-mismatch", "The decision is about one thing, the label about another. Which of several labels goes with which decision?",
            lambda framed: framed["about"] != framed["label_about"] and (framed["about"], framed["label_about"]) not in goal.coarser,
            {"label_about": other},
        ),
        Check(
            "window-unfinished", "The label is said to be known before its window is over: the late ones count as a no.",
            lambda framed: over(framed["window"], framed["known_after"]), {"window": "6 years"},
        ),
        Check(
            "label-first", "The label is known before the event it is about: decided that far ahead, the event is still to come. What is known so early is a leak, or another event.",
            lambda framed: over(framed["ahead"], framed["known_after"]), {"ahead": "5 years"},
        ),
        Check(
            "no-contrast", "An effect is learnt from some who were treated and some who were not, by chance. Nothing is left to chance here.",
            lambda framed: framed["estimate"] == "effect" and not framed["by_chance"],
            {"estimate": "effect", "offline": "uplift at capacity", "by_chance": None},
        ),
        Check(
            "all-by-chance", "More than half is left to chance: that is the product now, and no longer a sample of it.",
            lambda framed: (framed["by_chance"] or 0) > 0.5, {"by_chance": "60%"},
        ),
    ]  # fmt: skip


def _metric(goal: Goal) -> list[Check]:
    model, flip = goal.model, {"up": "down", "down": "up"}
    idle = next(key for key in goal.measures if key not in goal.good)
    return [
        missing("estimate", "no-estimate", "What is the number that comes out: a chance, an effect, an amount, an order?"),
        missing("offline", "no-offline", "How would you know before launch?"),
        Check(
            "another-question", "The offline metric grades something else than what the model says: look at the two together.",
            lambda framed: framed["offline"] not in FITS[framed["estimate"]], {"offline": STRANGE[model["estimate"]]},
        ),
        missing("online", "no-online", "What should move after launch? Offline numbers decide no launch."),
        Check(
            "idle-number", "That number moves because the system does something, whether or not it does it well. What would only a right decision move?",
            lambda framed: framed["online"] not in goal.good, {"online": idle},
        ),
        missing("goes", "no-direction", "Should that number go up or down?"),
        Check(
            "wrong-way", "That is the wrong way for this number: read aloud what you would be celebrating.",
            lambda framed: framed["goes"] != goal.good[framed["online"]], {"goes": flip[model["goes"]]},
        ),
        missing("read_after", "no-length", "How long after launch is it read?"),
        Check(
            "read-early", "It is read before the labels of the first day are in.",
            lambda framed: over(framed["known_after"], framed["read_after"]), {"known_after": "4 years"},
        ),
        missing("guardrail", "no-guardrail", "What must not get worse? The goal may be bought with anything that nobody watches."),
        Check(
            "goal-as-guardrail", "Guardrail and goal are the same number: it cannot warn you of its own price.",
            lambda framed: framed["guardrail"] == framed["online"],
            {"online": model["guardrail"], "goes": goal.good.get(model["guardrail"], model["goes"])},
        ),
        missing("limit", "no-limit", "The guardrail has no limit: from which figure on would you stop?"),
    ]  # fmt: skip


def _price() -> list[Check]:
    def priced(framed: dict) -> int:
        return (framed["in_vain"] is not None) + (framed["missed"] is not None)

    return [
        Check(
            "free-threshold", "Where is the line drawn, or what is a better order worth? Neither a capacity (`all` is one) nor the costs of the two errors are there: any threshold is as good as another.",
            lambda framed: framed["capacity"] is None and not priced(framed), {"capacity": None, "in_vain": None, "missed": None},
        ),
        Check(
            "one-sided-cost", "One error has a price and the other none. A threshold is their ratio.",
            lambda framed: priced(framed) == 1, {"in_vain": "1 €", "missed": None},
        ),
        Check(
            "two-units", "The two errors are priced in different units. Say what one is worth in the other.",
            lambda framed: priced(framed) == 2 and "" not in (a := framed["in_vain"][1], b := framed["missed"][1]) and a != b,
            {"in_vain": "5 €", "missed": "3 weeks"},
        ),
        Check(
            "free-error", "One of the errors costs nothing. Then always make that one, and spare the model.",
            lambda framed: priced(framed) == 2 and min(framed["in_vain"][0], framed["missed"][0]) == 0, {"in_vain": "0 €", "missed": "5 €"},
        ),
    ]  # fmt: skip


def _end() -> list[Check]:
    return [
        missing("today", "no-baseline", "What happens today, without a model, and how well? Without that number nobody can say what was gained."),
        missing("stop", "no-stop", "What would make you not build it? Name the number that would."),
        missing("stop_limit", "no-stop-limit", "The number that would stop you has no limit: from which figure on would you not build it?"),
    ]  # fmt: skip
