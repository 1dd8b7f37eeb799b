"""Labels audited one by one, and what the second given design never asked."""

from utils.chapters.design_studio.designs import GIVEN, Design
from utils.exercise import Choice, Exercise, FollowUp, Form, Mistake, Subset, Wrong, complete, equals

KINDS = {
    "explicit": "said to the system, as an answer",
    "loosely": "said on purpose, but to other people",
    "implicit": "read off behaviour",
}
BIASES = {
    "length": "there is more of it where there is more to look at",
    "social": "it is done for others to see",
    "one-sided": "it says no now and then, and never yes",
    "respondents": "it comes only from those who bother to reply to a question",
}
HEARD = {
    "like": ("loosely", "social"),
    "dwell": ("implicit", "length"),
    "hide": ("explicit", "one-sided"),
    "survey": ("explicit", "respondents"),
}
AUDIT = {
    field: said for signal, pair in HEARD.items() for field, said in zip((signal, f"{signal}_bias"), pair, strict=True)
}
TRUTH = {
    "like": "A like is a public act. Who is told, the system or the friends?",
    "like_bias": "Who sees a like?",
    "dwell": "Nobody said anything: time passed.",
    "dwell_bias": "A long text takes long. So does a phone put down.",
    "hide": "“Hide this” is said to the system, on purpose.",
    "hide_bias": "What follows from *not* hiding a post?",
    "survey": "A survey asks, and somebody answers.",
    "survey_bias": "One in a hundred answers. Which one?",
}


def _audited(form: dict, rng, kind) -> None:
    for name, due in AUDIT.items():
        if form[name] != due:
            raise Wrong(TRUTH[name], f"`{name}`")


def _form(**changes: str) -> dict:
    return {**AUDIT, **changes}


label_audit = Exercise(
    "label-audit",
    "A feed has four signals: like, dwell (time on screen), hide, and a survey. For each: how it is said, and what bends it. Each bias belongs to one.\n"
    + "\n".join(f"`{key}`: {words}" for key, words in {**KINDS, **BIASES}.items()),
    Form(**{name: Choice(BIASES if name.endswith("_bias") else KINDS) for name in AUDIT}),
    [complete(**{name: f"`{name}` is still open." for name in AUDIT}), _audited],
    [
        Mistake(
            "like-as-answer",
            "A like is explicit only loosely: it is said on purpose, but to friends and to the author. People like what they want to be seen liking.",
            _form(like="explicit"),
            when=lambda f: f["like"] == "explicit",
        ),
        Mistake(
            "like-as-trace",
            "Nobody likes by accident, or seldom. It is on purpose; the question is to whom it is said.",
            _form(like="implicit"),
            when=lambda f: f["like"] == "implicit",
        ),
        Mistake(
            "dwell-as-interest",
            "Time on screen was never said by anybody. It is behaviour, and as a label it pays for length.",
            _form(dwell="explicit"),
            when=lambda f: f["like"] == "loosely" and f["dwell"] in ("explicit", "loosely"),
        ),
        Mistake(
            "no-hide-as-yes",
            "The survey and the hide button are swapped: the survey has those who reply, and a hide has a silence that means nothing.",
            _form(hide_bias="respondents", survey_bias="one-sided"),
            when=lambda f: f["hide_bias"] == "respondents",
        ),
        Mistake(
            "length-as-social",
            "Dwell and like are swapped: nobody sees how long you looked.",
            _form(like_bias="length", dwell_bias="social"),
            when=lambda f: f["like_bias"] == "length" or f["dwell_bias"] == "social",
        ),
    ],
    hints=[
        "To whom is it said: to the system, to others, or to nobody?",
        "Each bias once. Who sees a like? How long is a long post? What does no hide mean? Who answers a survey?",
    ],
    follow_ups=[
        FollowUp(
            "Which of the four would you train on?",
            "All of them, as separate predictions, and says what each stands in for: dwell for plenty of rows, hide as a rare strong no, the survey to set the weights between them. Then what the mixture would push if a weight were wrong.",
        ),
        FollowUp(
            "And the bias they share?",
            "Exposure: only what was shown can be liked, dwelt on, hidden or asked about, and what stood on top most of all. Some traffic in random order and some exploration, or only assumptions tell it from liking.",
        ),
    ],
    right="Four signals, four ways to be fooled; and all four come only from what was shown.",
    topic="design",
    minutes=5,
)

ASKABLE = {
    "latency": "no-latency", "peak": "no-peak", "label delay": "no-delay", "guardrail": "no-guardrail", "recall of retrieval": "no-recall",
    "fallback of ranking": "no-fallback", "cold start of items": "cold-items", "way back": "no-rollback",
}  # fmt: skip


def never_asked() -> set[str]:
    """Return which of the questions the second given design leaves open, as its checks find them."""
    found = {complaint.name for complaint in Design(GIVEN["middling"]).complaints()}
    return {words for words, name in ASKABLE.items() if name in found}


STANDS = {
    "latency": "Latency is there: 250 ms, under “Clarify and scale”.",
    "recall of retrieval": "Recall is there: 90 %, under “Retrieval”.",
    "cold start of items": "A new item is thought of: content features, under “Retrieval”.",
    "way back": "A way back is there: the last model is kept warm, under “Drift”.",
}


def _none_that_stands(said: set[str], rng, kind) -> None:
    for words, where in STANDS.items():
        if words in said:
            raise Wrong(where, cause="asked-and-answered")


missing_question = Exercise(
    "missing-question",
    "Which of these were *never asked* in the second design? Some: "
    + ", ".join(f"`{words}`" for words in ASKABLE)
    + ".",
    Subset(ASKABLE, "one of the eight, as a text"),
    [_none_that_stands, equals(never_asked)],
    [
        Mistake(
            "ignored-as-unasked",
            "The label's delay was asked, and written down: 14 d. It was then *ignored*, which is another fault.",
            {"peak", "guardrail", "fallback of ranking", "label delay"},
            when=lambda said: "label delay" in said,
        ),
        Mistake(
            "mean-as-peak",
            "600 requests a second is a mean. What happens at eight in the evening?",
            {"guardrail", "fallback of ranking"},
            when=lambda said: "peak" not in said and "label delay" not in said,
        ),
        Mistake(
            "goal-as-guardrail",
            "Purchases per user is what should rise. What must not get worse meanwhile?",
            {"peak", "fallback of ranking"},
            when=lambda said: "guardrail" not in said and "peak" in said and "label delay" not in said,
        ),
        Mistake(
            "stages-unread",
            "Two of three stages say what happens when they fail. Which does not?",
            {"peak", "guardrail"},
            when=lambda said: (
                said >= {"peak", "guardrail"} and "fallback of ranking" not in said and "label delay" not in said
            ),
        ),
    ],
    hints=[
        "Go through the eight and find the field.",
        "Three are empty: one in the first section, one in the stages, one in the evaluation.",
    ],
    right="Three that nobody asked. The delays are worse: asked, written down, and contradicted twice.",
    topic="design",
)
