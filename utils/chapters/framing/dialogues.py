"""Short dialogues in which one question is never asked."""

from utils.exercise import Choice, Exercise, FollowUp, Mistake, equals


def dialogue(
    name: str,
    lines: list[str],
    options: dict[str, str],
    truth: str,
    heard: dict[str, tuple[str, str]],
    right: str,
    ask: FollowUp,
) -> Exercise:
    """Return the exercise of one dialogue, the candidate's part of each line in italics; `heard` maps each question that was asked to (mistake's name, where it was)."""
    return Exercise(
        name,
        "The candidate speaks in italics. Which question is never asked?\n" + "\n".join(_spoken(line) for line in lines),
        Choice(options),
        [equals(truth)],
        [Mistake(called, says, key) for key, (called, says) in heard.items()],
        hints=["Go through the options with a finger on the dialogue.", "Four of the five have an answer in it."],
        follow_ups=[ask], right=right, topic="framing", minutes=3,
    )  # fmt: skip


def _spoken(line: str) -> str:
    told, asked = line.removeprefix("— ").rsplit(" — ", 1)
    return f"– {told} *{asked}*"


hotel_dialogue = dialogue(
    "hotel-dialogue",
    [
        "— “Predict cancellations for our hotels.” — What is done with the number?",
        "— The desk sells rooms twice when it expects cancellations. — How far ahead?",
        "— Two weeks. — And when do you know that a booking is cancelled?",
        "— At the latest at six on the day. — How many twice-sold rooms a night?",
        "— Up to five a house. — Then I predict for each booking, two weeks ahead, and rank by it.",
    ],
    {
        "a": "what is decided with it",
        "b": "how long before the event it is decided",
        "c": "when the label is known",
        "d": "what happens to the guest when it was wrong, and what that costs",
        "e": "how many can be acted on",
    },
    "d",
    {
        "a": ("asked-action", "“What is done with the number?” It is the first thing said: rooms are sold twice."),
        "b": ("asked-ahead", "“How far ahead?” Two weeks."),
        "c": ("asked-known", "“When do you know?” At six on the day."),
        "e": ("asked-capacity", "“How many a night?” Five a house."),
    },
    "Five rooms sold twice, and nobody asked what happens when both guests stand there at eleven at night. Without that cost there is no line to draw, and no guardrail.",
    FollowUp("What would you do with the answer?", "Puts both errors into one unit: an empty room against a guest sent elsewhere, with the taxi, the room there and the guest who never returns; draws the line at their ratio; makes guests sent away the guardrail, with a number."),
)  # fmt: skip

exam_dialogue = dialogue(
    "exam-dialogue",
    [
        "— “Find the students who will fail.” — Who does something for them?",
        "— Tutors, an hour a week each. — For how many?",
        "— Forty. — When would they have to start?",
        "— In week three of twelve. — What must not happen?",
        "— That it gets to the examiners. — And afterwards you know from the marks. Three years of marks, good: who failed is the label.",
    ],
    {
        "a": "who acts, and how",
        "b": "how many can be helped",
        "c": "when it must be known",
        "d": "which of those in the records had been helped already",
        "e": "what must not get worse",
    },
    "d",
    {
        "a": ("asked-tutors", "“Who does something for them?” Tutors, an hour a week."),
        "b": ("asked-forty", "“For how many?” Forty."),
        "c": ("asked-week", "“When would they have to start?” In week three."),
        "e": ("asked-secret", "“What must not happen?” That examiners hear of it: a guardrail, in plain words."),
    },
    "If tutors have been at work for three years, those helped well stand in the records as students who pass: the model learns that they need no help.",
    FollowUp("The tutors have been at work for all three years. What now?", "Looks for students who were left out by chance or by a rule (no free hour, another campus), learns from those; from now on leaves a few to chance, or where that cannot be defended, varies by lot who comes first; says that a model of “who fails” has become one of “whom an hour changes”."),
)  # fmt: skip

meter_dialogue = dialogue(
    "meter-dialogue",
    [
        "— “Spot broken water meters.” — Who goes there?",
        "— A fitter, or nobody. — What does a visit cost, and what a broken meter nobody visits?",
        "— 80 a visit; about 30 a month. — How do you find them today?",
        "— Whoever has used nothing for three months: every second visit finds one broken. — Which record says that it was broken?",
        "— The fitter's note. — Then I train on the fitters' notes of five years, and visit from the top.",
    ],
    {
        "a": "who acts, and between what they choose",
        "b": "what each error costs",
        "c": "how well today's rule does",
        "d": "which event is the label",
        "e": "what is known about the meters that nobody visited",
    },
    "e",
    {
        "a": ("asked-fitter", "“Who goes there?” A fitter, or nobody: two actions."),
        "b": ("asked-price", "“What does a visit cost, and what a broken one?” 80; 30 a month."),
        "c": ("asked-rule", "“How do you find them today?” Every second visit by that rule finds one."),
        "d": ("asked-note", "“Which record says?” The fitter's note."),
    },
    "Notes exist only where the rule sent somebody: meters that used nothing. One that counts half is in no note, and the model will never send anybody there. A few visits by chance would say how many there are.",
    FollowUp("How many visits by chance?", "Enough to see the share among the unvisited with an error that matters for the decision, from a rough guess of it; priced at 80 each, and compared with 30 a month for each one that is found; spread over a year, and kept as the test set."),
)  # fmt: skip
