"""The same six, heard of in different ways: exercises on the protocol of a report."""

from utils.chapters.conditional_probability.dice import both_six
from utils.chapters.conditional_probability.worlds import after_a_six
from utils.chapters.conditional_probability.worlds import two_dice as two_dice_world
from utils.exercise import (
    Choice,
    Distribution,
    Exercise,
    FollowUp,
    Form,
    Mistake,
    Number,
    Wrong,
    equals,
    sums_to_one,
)

shown_die = Exercise(
    "shown-die",
    "A red and a blue die are rolled. One of the two is picked at random and its number read out to you, not its colour: a six. How probable is each case now?",
    Distribution(["both", "only red", "only blue"]),
    [
        sums_to_one(),
        equals(
            lambda: {
                "both": after_a_six("shown").probability(both_six),
                "only red": after_a_six("shown").probability(lambda roll: roll[0] == 6 != roll[1]),
                "only blue": after_a_six("shown").probability(lambda roll: roll[1] == 6 != roll[0]),
            },
            "Weigh each outcome by how probable it is that a six gets shown.",
        ),
    ],
    [
        Mistake(
            "protocol-ignored",
            "This is the answer when someone checks both dice. Here an outcome with one six shows it only half of the time, so it counts half.",
            [1 / 11, 5 / 11, 5 / 11],
        ),
        Mistake(
            "colour-seen",
            "That is after you saw which die it was. You heard a number, not a colour: it may have been either.",
            [1 / 6, 5 / 6, 0],
            when=lambda cases: abs(cases["both"] - 1 / 6) < 1e-3 and min(cases["only red"], cases["only blue"]) < 1e-9,
        ),
        Mistake(
            "joint",
            'These are joint probabilities with "a six is shown". Divide by their sum, 1/6.',
            [1 / 36, 5 / 72, 5 / 72],
        ),
        Mistake(
            "no-weights",
            "These are the probabilities before anything was shown; neither the weights nor the division is in them.",
            [1 / 36, 5 / 36, 5 / 36],
        ),
        Mistake(
            "thirds",
            "Three cases are not three equally likely cases: there is 1 outcome in the first, and 5 in each of the others.",
            [1 / 3, 1 / 3, 1 / 3],
        ),
    ],
    hints=[
        "How probable is it to be shown a six when both dice are sixes? And when only the red one is?",
        "The weights are 1 for (6, 6) and 1/2 for each of the ten others.",
        "1 + 10 x 1/2 = 6. Divide each weight by 6; five outcomes stand behind each single six.",
    ],
    right="(6, 6) counts in full, each of the ten others half: 1/(1 + 5) = 1/6. The same six, another number, because it reached you another way.",
    topic="protocol",
    minutes=4,
)


dice_odds = Exercise(
    "dice-odds",
    'Two dice; one of them, picked at random, shows a six. The likelihood ratio of "both sixes" against "exactly one six"?',
    Number(0, decimals=3, what="a ratio"),
    [equals(lambda: _shown_ratio())],
    [
        Mistake(
            "protocol-ignored",
            "1 is the ratio when somebody asked about both says yes: that is sure either way. "
            "Picked at random, the die shown is a six for sure only if both are.",
            1,
        ),
        Mistake(
            "upside-down",
            "The ratio has the hypothesis you ask about on top: P(shown a six | both) / P(shown a six | exactly one).",
            0.5,
        ),
        Mistake(
            "against-all-others",
            "7 is the ratio against all 35 other outcomes, most of which show no six at all. Here it is against exactly one six.",
            7,
        ),
        Mistake(
            "posterior-odds",
            "1/5 is the posterior odds. The likelihood ratio is what the prior odds 1/10 get multiplied by.",
            0.2,
        ),
        Mistake(
            "ratio-of-answers",
            "11/6 is the ratio of the two posteriors. Odds multiply cleanly, probabilities do not.",
            11 / 6,
        ),
    ],
    hints=[
        "Two probabilities: of being shown a six when both are, and when exactly one is.",
        "P(shown a six | both) is 1: that goes on top.",
        "1 over 1/2.",
    ],
    follow_ups=[
        FollowUp(
            'So the same fact moves you by a factor 1 or 2. What is "the evidence" then?',
            'Not the fact "there is a six" but the event "I came to be told so". The likelihood is of the report, given the world and the protocol.',
        )
    ],
    right="Prior odds 1 : 10, times 2, is 2 : 10, which is 1/6. Checked by someone: times 1, 1 : 10, 1/11. One line for both.",
    topic="odds",
    minutes=3,
)


def _shown_ratio():
    """Compute P(a six is shown | both) / P(a six is shown | exactly one) in the world of the protocol."""
    world = two_dice_world("shown")
    one = lambda roll: (roll[0] == 6) != (roll[1] == 6)  # noqa: E731
    prior = world.probability(both_six), world.probability(one)
    shown = [sum(c.weight for c in world.cases if c.said == 6 and event(c.outcome)) for event in (both_six, one)]
    return (shown[0] / prior[0]) / (shown[1] / prior[1])


REPORTS = {
    "asked": "at least one, from someone who checked both",
    "shown": "one die, picked without regard to what it shows",
    "red": "one die, named beforehand",
}
_true_reports = {"max": "asked", "floor": "shown", "first": "red", "spotted": "asked"}


def _read_protocols(form, rng, kind):
    for name, says in (
        ("first", "In `first` it was settled before the roll which die you would look at."),
        ("max", "In `max` the larger number is announced: it is a six exactly when at least one die is."),
        (
            "floor",
            "In `floor` nobody named that die beforehand, and nobody looked at both: chance left it on the table.",
        ),
        ("spotted", "In `spotted` she looks at both before she speaks, and speaks whenever there is one."),
    ):
        if form[name] != _true_reports[name]:
            raise Wrong(says if form[name] else f"`{name}` is still open.", f"`{name}`")


protocols = Exercise(
    "protocols",
    "Which protocol is it? For each of `max`, `floor`, `first`, `spotted`: asked, shown or red.",
    Form(**{name: Choice(REPORTS) for name in _true_reports}),
    [_read_protocols],
    [
        Mistake(
            "all-alike",
            "All four have the same protocol, you say. Then they would have the same answer; two of them do not give 1/11.",
            dict.fromkeys(_true_reports, "asked"),
            when=lambda form: len(set(form.values())) == 1 and None not in form.values(),
        ),
        Mistake(
            "max-as-shown",
            "Announcing the larger number is not showing a random die: a six is announced whenever there is one. That is someone who checked both.",
            _true_reports | {"max": "shown"},
            when=lambda form: form["max"] == "shown",
        ),
        Mistake(
            "floor-as-asked",
            "Nobody checked the die on the floor. You saw one die, and chance picked which.",
            _true_reports | {"floor": "asked"},
            when=lambda form: form["floor"] == "asked",
        ),
        Mistake(
            "open-field",
            "At least one of the four is still open. Ask of it: who looked at what, and when would they have said so?",
            {"max": "asked", "floor": "shown", "first": "red"},
            when=lambda form: None in form.values(),
        ),
    ],
    hints=[
        "Ask of each: in which of the 36 outcomes would I have heard this sentence, and how often?",
        "Always, whenever there is a six anywhere: asked. Half of the time when exactly one is: shown.",
        "Two are asked, one is shown, one is red.",
    ],
    right="`max` and `spotted` give 1/11; `floor` and `first` give 1/6. The four sentences sound alike; only who looked, and when they would have spoken, differs.",
    topic="protocol",
)
