"""One's own design: what its checks leave open, and the score nobody else gives."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from utils.chapters.design_studio.complaints import LOOKED_AT, RULES
from utils.chapters.design_studio.design import Design
from utils.chapters.design_studio.designs import GIVEN, changed
from utils.chapters.design_studio.scoring import RUBRIC, total
from utils.exercise import Answer, Exercise, FollowUp, Invalid, Mistake, Unattempted, Wrong, at_least
from utils.exercise.show import show


class Filled(Design):
    """A design whose complaints are asked for once."""

    @cached_property
    def open(self):
        """The complaints."""
        return self.complaints()

    def first(self, name: str) -> bool:
        """Tell whether the first complaint has this name."""
        return bool(self.open) and self.open[0].name == name


class Board(Answer):
    """A board, a `Design`, or a plain dictionary of its fields."""

    expects = "a board, a `Design`, or a dictionary with the board's fields"

    def read(self, raw: object, rng: np.random.Generator | None = None) -> Filled:
        """Return the design; Invalid for what is none or has something in it that cannot be read."""
        fields = raw if isinstance(raw, Mapping) else getattr(raw, "design", None) or getattr(raw, "fields", None)
        if isinstance(raw, Design) or hasattr(raw, "as_design"):
            fields = fields or {}
        if not isinstance(fields, Mapping):
            raise Invalid(f"Expected {self.expects}; got {show(raw)}.")
        if not fields or all(value is ... or value is None for value in fields.values()):
            raise Unattempted
        filled = Filled(fields)
        remarks = filled.read.remarks if not isinstance(raw, Design) else raw.read.remarks
        if remarks:
            raise Invalid(remarks[0][1])
        if not filled.fields:
            raise Unattempted
        return filled

    def same(self, one: Filled, other: Filled) -> bool:
        """Compare field by field."""
        return one.fields == other.fields


def no_gap(design: Filled, rng, kind) -> None:
    """Hold when no check complains of the design."""
    found = design.open
    if found:
        more = f" Then: {' '.join(complaint.asks for complaint in found[1:4])}" if len(found) > 1 else ""
        more += f" And {len(found) - 4} more." if len(found) > 4 else ""
        raise Wrong(found[0].says + more, found[0].says + more, cause=found[0].name)


BORROWED = "That is the given strong design. Yours may end like it, but the numbers must be those of your brief."


def _borrowed(design: Filled) -> bool:
    strong = Design(GIVEN["strong"]).fields
    return not design.open and sum(design.fields.get(name) == value for name, value in strong.items()) > 0.8 * len(
        strong
    )


def _mine(design: Filled, rng, kind) -> None:
    if _borrowed(design):
        raise Wrong(BORROWED, cause="borrowed")


design_gaps = Exercise(
    "design-gaps",
    "Fill in a board until its checks find no question missing. The checks read structured fields only; a tick here is no verdict on the design.",
    Board(),
    [no_gap, _mine],
    [
        *(
            Mistake(
                rule.name,
                rule.asks,
                changed(GIVEN["strong"], rule.example),
                when=lambda design, name=rule.name: design.first(name),
            )
            for rule in RULES
        ),
        Mistake("borrowed", BORROWED, GIVEN["strong"], when=_borrowed),
    ],
    hints=[
        "Take the sections in order. A complaint goes when the field is filled, or when the two numbers in it agree.",
        "Most contradictions are about time: write the longest label delay on a slip of paper and hold it against every other duration. Leave out labels that neither the model nor the goal waits for.",
        "`given('strong')` is a board without a complaint, for another brief: look at what it says in the field that troubles you.",
    ],
    follow_ups=[
        FollowUp(
            "Which number on your board are you least sure of, and what changes when it is ten times larger?",
            "Names one, says where it came from (a guess, a product they know), and follows it through: which stage, which memory, which budget breaks first, and what they would then drop.",
        ),
        FollowUp(
            "What did you leave out on purpose?",
            "Something real, with the reason and the moment at which it would come back: a second model, personalised exploration, a feature that costs more than it brings.",
        ),
    ],
    right=lambda design: (
        f"None of the {len(RULES)} checks complains, and the tick means no more than that. {LOOKED_AT} The rest is yours to score."
    ),
    topic="design",
)

design_score = Exercise(
    "design-score",
    "Score your own design, prose and all, on the nine criteria; as strictly as the given ones.",
    RUBRIC,
    [at_least(11)],
    [
        Mistake(
            "all-named",
            "Everything is named and nothing argued. Take three choices and add to each the number or the consequence that decided it.",
            RUBRIC.scores(1, 1, 1, 1, 1, 1, 1, 1, 1),
            when=lambda p: max(p.values()) == 1 and total(p) >= 7,
        ),
        Mistake(
            "middle-only",
            "Funnel and ranking are the part you like. What comes before (asked, objective, labels) decides whether they are the right ones.",
            RUBRIC.scores(0, 0, 1, 1, 2, 2, 1, 0, 0),
            when=lambda p: p["funnel"] + p["ranking"] == 4 and p["asked"] + p["objective"] <= 1 and total(p) < 11,
        ),
        Mistake(
            "day-two",
            "It is designed up to the launch. Drift, fallback and abuse are the day after.",
            RUBRIC.scores(2, 1, 2, 1, 1, 1, 1, 0, 0),
            when=lambda p: (
                p["failure"] + p["ethics"] == 0
                and p["asked"] + p["objective"] > 1
                and max(p.values()) == 2
                and total(p) < 11
            ),
        ),
    ],
    hints=["Read your prose aloud. Where is the “because”?"],
    right=lambda p: (
        f"Your own score: {total(p)} of 18. Compare how strict you were with the given ones before you believe it."
    ),
    topic="defence",
)
