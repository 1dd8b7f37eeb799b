"""A product manager asks for 100% and 100%: three given answers, scored together."""

from utils.chapters.framing.grading import Graded, Sample, total
from utils.exercise import FollowUp, Mistake

CRITERIA = {
    "plain": "every term comes with words that the manager could repeat to somebody else",
    "money": "counts of people and two prices, and what they come to",
    "limit": "why both cannot be 100%: customers who look the same and do different things",
    "choice": "leaves the manager with one decision that is theirs, and recommends something",
}
SAMPLES = {
    "a": Sample(
        "Precision is TP over TP plus FP, recall is TP over TP plus FN. It is basically physics that they trade off: move the threshold and one goes up, the other down. With 100 on both we would be overfitting. "
        "Our F1 is 0.47, which balances the two and is decent for imbalanced data. Tell me which of the two you prefer, and I will tune the threshold.",
        [
            (0, "Two formulas in letters. Nobody outside the room can repeat them."),
            (0, "0.47 of what? No person and no price appears."),
            (0, "“Physics” and “overfitting” are not reasons: a leaked label gives 100/100 with neither, and overlap forbids it to any model."),
            (1, "There is a decision, precision or recall, but in words the manager does not have, and without a recommendation."),
        ],
    ),
    "b": Sample(
        "Think of a fishing net. A finer mesh catches more fish, and more boots: recall is how many of the fish in the lake you catch, precision is how much of the catch is fish. "
        "To get all the fish and no boots we need more data and a bigger model; give us a quarter and we will get close to 100. Until then F1 says how good the net is, and ours beats the industry.",
        [
            (2, "Fish and boots can be repeated at lunch, and both words are right."),
            (0, "A lake, no customers, no prices."),
            (0, "It promises what cannot be had: more rows of the same columns do not tell apart who looks the same."),
            (0, "The only thing left to the manager is to wait a quarter."),
        ],
    ),
    "c": Sample(
        "Of 1,000 customers, 121 will leave. If we call everybody from 20% risk on, we call 250: 88 of them were leaving, 162 were not, and we miss 33. At €10 a call and €60 for each one kept that earns €2,780. "
        "Both at 100 we cannot have: of the 100 customers at 20%, 20 leave and 80 stay, and nothing we know today tells them apart; a new fact would. "
        "I would start at 20%. What I need from you: is a call to somebody who is happy worth €10 to us, or does it annoy them more than that?",
        [
            (2, "No term at all, only people called and missed."),
            (2, "88, 162, 33, two prices, €2,780: it can be checked."),
            (2, "The same score, different outcomes, and what would change it."),
            (2, "One question that is the manager's to answer, and a line to start with."),
        ],
    ),
}  # fmt: skip


def _all(scores: dict, key: str) -> int:
    return total(scores[key]) if scores[key] else -1


manager_answers = Graded(
    "manager-answers",
    "“I want 100% precision and 100% recall, please. And what is this F1?” Three answers, on four criteria.",
    CRITERIA,
    SAMPLES,
    [
        Mistake(
            "terms-as-knowledge",
            "You like `a`: it is correct, and it was not written for whom it was said to. Ask what the manager will say to *their* boss.",
            {"a": [1, 1, 2, 2], "b": [2, 0, 0, 0], "c": [2, 2, 2, 2]},
            when=lambda scores: _all(scores, "a") >= 4,
        ),
        Mistake(
            "charm",
            "`b` is charming, and it promises what cannot be kept. Charm has one line on this rubric, `plain`.",
            {"a": [0, 0, 0, 1], "b": [2, 1, 2, 1], "c": [2, 2, 2, 2]},
            when=lambda scores: _all(scores, "b") >= 4 > _all(scores, "a"),
        ),
        Mistake(
            "strict-with-plain-words",
            "Strict with `c`. That it needs no term is its strength; find the sentence for each of the four.",
            {"a": [0, 0, 0, 1], "b": [2, 0, 0, 0], "c": [1, 1, 1, 1]},
            when=lambda scores: 0 <= _all(scores, "c") <= 5 and max(_all(scores, "a"), _all(scores, "b")) < 4,
        ),
    ],
    apart=3,
    hints=["Look for people, then for euros.", "One of the three gives a reason for the limit that would survive the question “and with more data?”."],
    follow_ups=[
        FollowUp(
            "The manager says: “Our competitor claims 99%.” And you?",
            "Asks: 99% of what? With 12% leaving, saying “stays” to everybody is right in 88%. Asks for the four counts, and for when the label was known: a claim that good is usually a late feature.",
        ),
    ],
    right=lambda scores: "Within three points of the reference. `.compare` shows the rest, with the reasons. Now say `c` aloud, with numbers of your own.",
    topic="communication",
)  # fmt: skip
