"""One's own story: facts in fields, checked for what is absent; then one's own score, and which way one leans."""

from utils.chapters.framing.grading import Graded
from utils.chapters.framing.stories_rubric import CRITERIA
from utils.chapters.framing.worded import WordedForm
from utils.exercise import (
    Choice,
    Exercise,
    FollowUp,
    Invalid,
    Mistake,
    Number,
    Prose,
    Rubric,
    Unattempted,
    at_least,
    complete,
    consistent,
)
from utils.exercise.views import box, rich

KINDS = {"fairness": "a model I did not ship", "disagreement": "a disagreement", "math": "when I used the math"}
NOBODY = {"nobody", "no one", "noone", "none", "no-one", "everybody agreed", "everyone agreed", "-", "n/a"}
NOTHING = {"nothing", "none", "-", "n/a", "no"}
EXAMPLE = {
    "kind": "disagreement", "role": "data scientist", "decision": "I set the threshold for the calls", "measured": "money a week, in €",
    "before": 1300, "after": 1900, "disagreed": "the product manager", "gave_up": "the calls between 17% and 25%",
    "differently": "ask what a wrong call costs first",
}  # fmt: skip


def _plain(text: str | None) -> str:
    return " ".join((text or "")[:400].casefold().replace("’", "'").split()).strip(" .!")


def _words(text: str | None) -> set[str]:
    return {word.strip(".,;:!?“”\"'()").split("'")[0] for word in _plain(text).split()}


def _we_only(form: dict) -> bool:
    said = _words(form["decision"])
    return bool(said & {"we", "our", "ours"}) and not said & {"i", "my", "me", "mine", "myself"}


def _says(name: str, texts: set[str]):
    return lambda form: _plain(form[name]) in texts


def _same(form: dict) -> bool:
    return None not in (form["before"], form["after"]) and form["before"] == form["after"]


story_facts = Exercise(
    "story-facts",
    "Your own story, in facts. Only what is absent or cannot be is looked at; nobody grades it.",
    WordedForm(
        kind=("which of the three questions it answers", Choice(KINDS)),
        role=("what you were, there", Prose()),
        decision=("the decision that was yours, with “I”", Prose(3)),
        measured=("what the two numbers count, and in which unit", Prose()),
        before=("how it was", Number()),
        after=("how it came out", Number()),
        disagreed=("who wanted something else", Prose()),
        gave_up=("what it cost", Prose()),
        differently=("what you would do differently", Prose(3)),
    ),
    [
        complete(
            kind="Which of the three questions does it answer?",
            role="What were you, there?",
            decision="Which decision was yours? Without one it is a report.",
            measured="What do the two numbers count, and in which unit?",
            before="How was it before? A result needs something to be compared with.",
            after="How did it come out, in a number?",
            disagreed="Who wanted something else?",
            gave_up="What did it cost: time, money, a date, a metric?",
            differently="What would you do differently?",
        ),
        consistent(lambda form: not _we_only(form), "Your decision has a “we” and no “I”."),
        consistent(lambda form: not _same(form), "Before and after are the same number: then what came of it?"),
        consistent(lambda form: _plain(form["disagreed"]) not in NOBODY, "Nobody disagreed: then what made it hard?"),
        consistent(lambda form: _plain(form["gave_up"]) not in NOTHING, "Nothing given up: then it was no decision."),
    ],
    [
        Mistake("we-for-i", "“We” hides what they are hiring. Say what you did; the team may come in the next sentence.", {**EXAMPLE, "decision": "we moved the threshold"}, when=_we_only),
        Mistake("no-before", "A number alone has no size. What was it before you came?", {**EXAMPLE, "before": None}, when=lambda form: form["before"] is None and form["after"] is not None),
        Mistake("no-effect", "If nothing changed, the number is another one: what was avoided, or what you found out by a date.", {**EXAMPLE, "after": 1300}, when=lambda form: _same(form) and not _we_only(form)),
        Mistake("no-opponent", "If everybody agreed, choose another story, or look for who paid for it.", {**EXAMPLE, "disagreed": "Nobody."}, when=lambda form: _says("disagreed", NOBODY)(form) and not _we_only(form) and not _same(form)),
        Mistake("free-lunch", "Everything costs something: a week, a point of accuracy, somebody's plan. They ask for it to see whether you noticed.", {**EXAMPLE, "gave_up": "nothing"}, when=lambda form: _says("gave_up", NOTHING)(form) and not _says("disagreed", NOBODY)(form) and not _we_only(form) and not _same(form)),
    ],
    hints=["No job yet? A course project, a bug report, a lab: somebody decided something there too.", "If a field stays empty, the story may be the wrong one; take another."],
    follow_ups=[
        FollowUp("What did *you* do?", "One verb, first person, past tense. If the true answer is “I watched”, choose another story."),
        FollowUp("How do you know that it was because of you?", "A comparison: the other half, the month before, what happened elsewhere; or an honest “I do not, and this is how I would find out”."),
    ],
    right="Nothing is absent, and nothing contradicts itself. Whether it is a good story, no check can tell.",
    topic="stories",
    minutes=8,
)  # fmt: skip

RUBRIC = Rubric(CRITERIA, most=2)

story_score = Exercise(
    "story-score",
    "Tell it aloud, two minutes, then score it as strictly as the given ones: 0, 1 or 2 on each.",
    RUBRIC,
    [at_least(7)],
    [
        Mistake("all-named", "Everything is named and nothing can be checked. Take `number` and `action` and say each with a figure in it.", [1, 1, 1, 1, 1], when=lambda p: max(p.values()) == 1 and sum(p.values()) >= 4),
        Mistake("no-person", "It is told from nowhere: neither who was affected nor what was yours. Begin with “I owned …, and if it went wrong, …”.", [0, 0, 2, 2, 1], when=lambda p: p["stakes"] + p["mine"] == 0 and max(p.values()) == 2 and sum(p.values()) < 7),
        Mistake("no-result", "It stops before it comes out. A number before, a number after; write both on your hand.", [2, 1, 2, 0, 1], when=lambda p: p["number"] == 0 and p["stakes"] + p["mine"] > 0 and max(p.values()) == 2 and sum(p.values()) < 7),
    ],
    hints=["Five sentences, one for each criterion; then speak without reading."],
    right=lambda p: f"Your own score: {sum(p.values())} of 10. The next cell says which way you lean.",
    topic="stories",
)  # fmt: skip


class Yardstick:
    """One's own score, beside how far one's scores of given samples lay from the reference."""

    def __init__(self, own: int | None, gaps: list[int]):
        self.own, self.gaps = own, gaps

    def __repr__(self) -> str:
        if self.own is None or not self.gaps:
            return "Score some given stories and your own first."
        lean = sum(self.gaps) / len(self.gaps)
        if abs(lean) < 0.1:
            said = f"On {len(self.gaps)} given scores you lean neither way. If you score yourself as you score others, your {self.own} of 10 stands."
        else:
            side = "generous" if lean > 0 else "strict"
            corrected = min(10, max(0, round(self.own - 5 * lean)))
            said = f"On {len(self.gaps)} given scores you were {abs(lean):.1f} points too {side} on each. If you are as {side} with yourself, read your {self.own} of 10 as about {corrected}."
        return said

    def _repr_html_(self) -> str:
        return box([f"<div>{rich(repr(self))}</div>"], "#0072B2")


def yardstick(own: object, *scored: tuple[Graded, object]) -> Yardstick:
    """Hold an own score against how one scored given samples: `scored` are pairs (graded exercise, scores)."""
    try:
        points = sum(RUBRIC.read(own).values())
    except (Invalid, Unattempted):
        points = None
    return Yardstick(points, [gap for graded, scores in scored for gap in graded.gaps(scores)])
