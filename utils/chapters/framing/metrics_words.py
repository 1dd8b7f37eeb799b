"""What a metric says in words: the prices F1 assumes, and what a calibrated 30% promises."""

import numpy as np

from utils.exercise import Choice, Exercise, FollowUp, Form, Mistake, Number, complete, consistent, equals


def best_f1(steps: int = 200_001) -> tuple[float, float]:
    """Return the threshold with the best F1, and that F1, for calibrated scores spread evenly over (0, 1); by scanning."""
    t = np.linspace(0, 1, steps)[:-1]
    caught, called, leaving = (1 - t**2) / 2, 1 - t, 0.5  # integrals of p, 1 over (t, 1), and of p over (0, 1)
    f1 = 2 * caught / (called + leaving)
    return float(t[f1.argmax()]), float(f1.max())


def assumed_ratio() -> float:
    """Return the ratio (missed : bothered) for which money would choose the threshold that F1 chooses, by scanning ratios."""
    threshold, _ = best_f1()
    ratios = np.linspace(0.5, 5, 450_001)
    return float(ratios[np.argmin(abs(1 / (1 + ratios) - threshold))])


assumed_prices = Exercise(
    "assumed-prices",
    "Calibrated scores, spread evenly between 0 and 1: the best F1 is 0.764, at the threshold 0.382. Somebody who tunes F1 acts as if missing a leaver cost how many times as much as bothering a stayer? (Where missing costs `ratio` times as much, it is cheapest to act from 1/(1 + ratio) on.) To 2 decimals.",
    Number(0, decimals=2, what="a ratio"),
    [equals(assumed_ratio)],
    [
        Mistake("turned-round", "That is bothered to missed. F1's threshold lies below one half, so missing is the dearer mistake.", 0.62),
        Mistake("as-equal", "F1 weighs precision and recall alike; that is not the same as two mistakes at one price. At one price the threshold would be 0.5.", 1),
        Mistake("one-over", "1/0.382 is 1 + ratio. One too many.", 2.62),
        Mistake("from-f1-itself", "0.764 is the F1. The ratio comes from the threshold.", 0.31),
    ],
    hints=["1/(1 + ratio) = 0.382.", "(1 − 0.382)/0.382."],
    follow_ups=[
        FollowUp(
            "Is it always 1.62?",
            "No. For calibrated scores the threshold with the best F1 is half of that F1 (Lipton et al. 2014), so the assumed ratio is (2 − F1)/F1 and changes with the model and the base rate: 3 at an F1 of 0.5. "
            "A better model thus comes with other prices, and nobody decided them.",
        ),
    ],
    right="1.62, the golden ratio by accident. The threshold is half of the best F1 (Lipton et al. 2014): your metric has prices in it, and nobody in the company chose them.",
    topic="communication",
    minutes=3,
)  # fmt: skip

SAYS = {
    "group": "Of 100 customers to whom we say 30%, about 30 leave.",
    "person": "This customer will leave with 30% of their spending.",
    "model": "We are 30% sure of what the model says.",
    "warning": "30% of our warnings are right.",
}
OFFER, WORTH = 10, 60


def _hundred() -> dict:
    people = [1] * 30 + [0] * 70
    return {"sentence": "group", "leavers": sum(people), "per_call": sum(left * WORTH - OFFER for left in people) / 100}


thirty_percent = Exercise(
    "thirty-percent",
    f"“What does your 30% mean?” The model is calibrated. Choose the sentence; then how many of 200 such customers leave, and what one call to such a customer brings on average, when it costs €{OFFER} and keeps a leaver worth €{WORTH}.\n"
    + "\n".join(f"`{key}`: {words}" for key, words in SAYS.items()),
    Form(sentence=Choice(SAYS), leavers=Number(0, decimals=0, what="a count"), per_call=Number(decimals=2, what="an amount", unit="€")),
    [
        complete(sentence="Which sentence would you say?", leavers="How many of 200?", per_call="And the money? That is what the sentence is for."),
        consistent(lambda form: form["sentence"] == _hundred()["sentence"], "That sentence promises something else. Calibrated: said against came true, over many."),
        consistent(lambda form: abs(form["leavers"] - 2 * _hundred()["leavers"]) < 0.5, "30 of 100; how many of 200?"),
        consistent(lambda form: abs(form["per_call"] - _hundred()["per_call"]) < 0.005, "Call all hundred: what comes in, what goes out, a head?"),
    ],
    [
        Mistake("about-one-person", "30% is about the group they belong to, not a part of one person: each of them leaves or stays.", {"sentence": "person", "leavers": 60, "per_call": 8}, when=lambda form: form["sentence"] == "person"),
        Mistake("precision-of-list", "That would be the precision of a list of warnings. A list from 30% *upwards* is right more often than that.", {"sentence": "warning", "leavers": 60, "per_call": 8}, when=lambda form: form["sentence"] == "warning"),
        Mistake("doubt-of-model", "It is not doubt about the model. A calibrated model can be quite sure that it is 30%.", {"sentence": "model", "leavers": 60, "per_call": 8}, when=lambda form: form["sentence"] == "model"),
        Mistake("call-after-seeing", "You charge the call only to those who leave. Beforehand nobody knows who they are: all are called.", {"sentence": "group", "leavers": 60, "per_call": 15}, when=lambda form: form["per_call"] is not None and abs(form["per_call"] - 15) < 0.01),
        Mistake("call-for-free", "The call costs €10, whoever picks up.", {"sentence": "group", "leavers": 60, "per_call": 18}, when=lambda form: form["per_call"] is not None and abs(form["per_call"] - 18) < 0.01),
    ],
    follow_ups=[
        FollowUp(
            "Nine of the ten I called at 30% stayed. Is the model broken?",
            "Not shown by ten: at 30% one leaver or none among ten comes up in 15 of 100 such lists. Says how many it would take, and holds said against came true over all customers at about 30%. Asks too whether the calls themselves kept them.",
        )
    ],
    hints=["“About 30 leave” can be checked next month. Which other sentence can?", "0.3 × 60 − 10."],
    right="Say it with people, and it can be checked: next month count the leavers among those to whom you said 30%. And €8 a call is why anybody should care.",
    topic="communication",
    minutes=3,
)  # fmt: skip
