"""Two openings of a framing round, to be scored as an interviewer would; then the reference, with its reasons."""

import html

from utils.exercise import Exercise, Mistake, Rubric, scored_like
from utils.exercise.views import box

CRITERIA = {
    "decision": "asks who acts on the answer, and between what they choose",
    "user": "says what the right answer looks like to whoever is at the other end",
    "label": "asks which recorded event says afterwards that it was right, and when",
    "today": "asks what is done today, and how well",
    "held": "holds the formula back until a sentence is agreed on",
}
RUBRIC = Rubric(CRITERIA)

OPENINGS = {
    "formal": (
        "“OK. Let x be the customer's features over the last ninety days and y one if they churn within thirty. "
        "It is binary classification, heavily imbalanced, so I would use gradient boosting with log loss and look at the precision-recall curve. "
        "For sequences we could try a transformer over the clickstream. "
        "When do we know that somebody has churned? Thirty days without a login, say. "
        "Then features: recency, frequency, tenure, support tickets. I would tune for recall, since losing a customer is expensive.”"
    ),
    "asking": (
        "“Before I write anything: who does something about it, and what can they do? "
        "(Six people call customers.) So the decision is whom they call, four hundred a week out of everybody. "
        "What do they do today? (Whoever asked for a person on the hotline.) And how many of those stay? (Nobody has counted.) "
        "Then I count that first; it is what we have to beat. "
        "For the customer the right answer is a call that helps, and no call for somebody who is content. "
        "So: each Monday the team decides for each customer, call or not. Good? Then I can say what I would predict.”"
    ),
}
REFERENCE = {"formal": (0, 0, 1, 0, 0), "asking": (1, 1, 0, 1, 1)}
REASONS = {
    "formal": (
        "Nobody acts in it. “Losing a customer is expensive” is a cost, and no decision.",
        "Not a word about the customer, except as a row.",
        "It asks when one knows, and it says an event. That the event is a guess is another fault; the point is for asking.",
        "Nothing is compared with anything.",
        "x, y and a loss in the first two sentences: formal too early, by name.",
    ),
    "asking": (
        "Who acts, between what, how many, how often.",
        "A call that helps, none for whoever is content.",
        "The one thing it forgot: how would one know afterwards that the call helped, and when? A good opening is not a complete one.",
        "It asks, hears that nobody has counted, and makes counting the first step.",
        "The sentence first; then asks whether it is the right one.",
    ),
}


def _opening(which: str, mistakes: list[Mistake], right: str) -> Exercise:
    return Exercise(
        f"{which}-opening", f"“Reduce churn.” A candidate begins:\n{OPENINGS[which]}\nScore it:", RUBRIC,
        [scored_like(RUBRIC.scores(*REFERENCE[which]))], mistakes,
        hints=["For each point, put your finger on the words. No words, no point.", f"{sum(REFERENCE[which])} of 5."],
        right=right, topic="framing", minutes=4,
    )  # fmt: skip


formal_opening = _opening(
    "formal",
    [
        Mistake("sounds-expert", "It sounds like somebody who has done this before. One question is in it, and it is not this one: who calls whom?",
                [1, 1, 1, 1, 0], when=lambda p: sum(p.values()) >= 4 or p["decision"] == 1),
        Mistake("cost-as-user", "“Losing a customer is expensive” is the house speaking. What does the customer get?",
                [0, 1, 1, 0, 0], when=lambda p: p["user"] == 1),
        Mistake("features-as-today", "Recency and frequency are columns. What do people *do* today, and how well does it work?",
                [0, 0, 1, 1, 0], when=lambda p: p["today"] == 1),
        Mistake("assumption-as-held", "The formula came first and the question after it. “Let x be” is the opposite of holding back.",
                [0, 0, 1, 0, 1], when=lambda p: p["held"] == 1),
        Mistake("nothing-asked", "One thing it did ask: when do we know? Give the point; that the answer is a guess is another matter.",
                [0, 0, 0, 0, 0], when=lambda p: sum(p.values()) == 0),
    ],
    "One of five, from somebody who knows every word. Nothing is wrong with the model; it answers a question that nobody asked.",
)  # fmt: skip

asking_opening = _opening(
    "asking",
    [
        Mistake("asking-as-all", "It feels complete. Where does it ask how one would know afterwards that a call helped?",
                [1, 1, 1, 1, 1], when=lambda p: p["label"] == 1 and sum(p.values()) == 5),
        Mistake("counted-as-label", "“How many of those stay?” is about today's way, before any model. Which recorded event is the label, and how late does it come?",
                [1, 1, 1, 1, 0], when=lambda p: p["label"] == 1),
        Mistake("no-maths-no-points", "Not a formula in it, and that is the point of the first minutes. Read it again for what was asked.",
                [0, 0, 0, 0, 0], when=lambda p: sum(p.values()) <= 1),
        Mistake("customer-unheard", "“A call that helps, and no call for somebody who is content”: that is the right answer, as the customer sees it.",
                [1, 0, 0, 1, 1], when=lambda p: p["user"] == 0 and p["decision"] == 1),
        Mistake("uncounted-as-unasked", "It asked what is done today and how well. That nobody has counted is an answer, and a useful one.",
                [1, 1, 0, 0, 1], when=lambda p: p["today"] == 0 and p["decision"] == 1),
    ],
    "Four of five, without a formula. The fifth question is missing here too: nobody has all of them, and that is what the sheet is for.",
)  # fmt: skip


class Compared:
    """A score beside the reference, with the reasons; nothing for what was not scored."""

    def __init__(self, which: str, points: object):
        try:
            self.mine = RUBRIC.read(points)
        except Exception:  # a stub, or no score: the reference stays hidden
            self.mine = None
        self.which = which

    def rows(self) -> list[tuple[str, int, int, str]]:
        """Return (criterion, yours, reference, reason)."""
        due = RUBRIC.scores(*REFERENCE[self.which])
        return [(name, self.mine[name], due[name], why) for name, why in zip(due, REASONS[self.which], strict=True)]

    def __repr__(self) -> str:
        if self.mine is None:
            return "Score it first; then the reference is shown."
        off = sum(abs(mine - due) for _, mine, due, _ in self.rows())
        return "\n".join(
            [f"{off} of {len(CRITERIA)} differ.", *(f"{n}: you {m}, reference {d}. {w}" for n, m, d, w in self.rows())]
        )

    def _repr_html_(self) -> str:
        first, *rest = repr(self).split("\n")
        return box(
            [
                f"<div><strong>{html.escape(first)}</strong></div>",
                *(f"<div>{html.escape(line)}</div>" for line in rest),
            ],
            "#0072B2",
        )


def compare(which: str, points: object) -> Compared:
    """Return the learner's score of an opening beside the reference."""
    return Compared(which, points)
