"""Children, doors, and two samples that chose themselves."""

from fractions import Fraction
from itertools import product

from utils.chapters.conditional_probability.worlds import both_boys, goat_shown, monty, two_children, wins_by_switching
from utils.exercise import Exercise, FollowUp, Mistake, Number, Probability, equals

tuesday_boy = Exercise(
    "tuesday-boy",
    'Two children. "Is at least one of them a boy born on a Tuesday?" Yes. P(both are boys)?',
    Probability(),
    [equals(lambda: two_children("asked").given(True).probability(both_boys))],
    [
        Mistake(
            "told",
            "1/2 is right when a child was picked at random and described to you. Here somebody asked, and any Tuesday boy makes it a yes. (14 of 28 comes to the same: one family counted twice.)",
            1 / 2,
        ),
        Mistake(
            "day-ignored",
            '1/3 is for "at least one boy". The day is not idle: with two boys there are two chances for a Tuesday one.',
            1 / 3,
        ),
        Mistake(
            "counted-twice",
            "14/27 counts the family with two Tuesday boys twice: 7 + 7 families of two boys share it.",
            14 / 27,
        ),
        Mistake(
            "twenty-eight",
            "13/28 has the family of two Tuesday boys twice below: 14 + 14 - 1 families survive.",
            13 / 28,
        ),
        Mistake(
            "day-of-the-other", "1/7 is about the day. The day of birth only decides which families answer yes.", 1 / 7
        ),
    ],
    hints=[
        "14 kinds of child, so 14 x 14 equally likely families. Which answer yes?",
        "A row and a column of 14 sharing a corner: it is the 14-sided die.",
        "27 answer yes. In how many of them is the other child a boy too: 7 + 7 - 1.",
    ],
    follow_ups=[
        FollowUp(
            "How can a day of the week matter?",
            'The rarer the detail, the less likely that both children have it, so the closer "at least one" comes to naming a child: 1/3 tends to 1/2. '
            "It matters because of the question that was asked; told about a random child, it is 1/2 from the start.",
        )
    ],
    right="27 families answer yes, 13 of them with two boys. (2d - 1)/(4d - 1) with d = 7; d = 1 is the old 1/3.",
    topic="protocol",
    minutes=6,
)

ignorant_monty = Exercise(
    "ignorant-monty",
    "You stand at door 1 of 3. The host opens another at random; it happens to be a goat. P(switching wins)?",
    Probability(),
    [equals(lambda: monty("ignorant").given(goat_shown).probability(wins_by_switching))],
    [
        Mistake(
            "knowing-host",
            "2/3 needs a host who knows, and never shows the car. This one might have: that he did not is evidence for your door.",
            2 / 3,
        ),
        Mistake(
            "prior",
            '1/3 is the probability of each door before any was opened (and of "a goat was shown and switching wins"). Divide by P(a goat was shown), 2/3.',
            1 / 3,
        ),
        Mistake(
            "one-of-four",
            "Four cases are left, and the car is behind the other closed door in two of them: he can have opened either.",
            1 / 4,
        ),
        Mistake(
            "never",
            "Switching can win: whenever the car was behind one of the other two and he happened to miss it.",
            0,
        ),
    ],
    hints=[
        "Three places for the car, two doors he may open: six equally likely cases.",
        "In two of the six the car is shown. Cross them out.",
        "Four are left. In two of them the car is behind your door.",
    ],
    follow_ups=[
        FollowUp(
            "Same doors, same goat. What is different?",
            "The likelihood: a knowing host shows a goat for sure whatever the truth, so (if he picks at random when he has two) the goat says nothing about your door. "
            "An ignorant one shows it for sure only if the car is behind your door, else half of the time: a ratio of 2 in favour of staying put.",
        )
    ],
    right="Prior odds of your door 1 : 2; an unknowing host doubles them, 1 : 1. The same factor 2 as the die shown at random.",
    topic="protocol",
    minutes=4,
)

SHARE = Fraction(1, 5)  # of candidates strong in each skill, independently


def _seen_candidates():
    """Enumerate (skill A, skill B) with its probability, among those with at least one of them."""
    everyone = {
        (a, b): (SHARE if a else 1 - SHARE) * (SHARE if b else 1 - SHARE) for a, b in product((True, False), repeat=2)
    }
    return {pair: weight for pair, weight in everyone.items() if any(pair)}


def _given_b(value):
    seen = {pair: weight for pair, weight in _seen_candidates().items() if pair[1] is value}
    return sum(weight for pair, weight in seen.items() if pair[0]) / sum(seen.values())


shortlist = Exercise(
    "shortlist",
    "Skills A and B are independent, 20% have each. The shortlist takes whoever has at least one. "
    "On the shortlist, P(A | no B) - P(A | B)?",
    Number(-1, 1, what="a difference of probabilities"),
    [equals(lambda: _given_b(False) - _given_b(True))],
    [
        Mistake(
            "independence-kept",
            "Independent before the selection is not independent after it. Nobody on the shortlist has neither.",
            0,
        ),
        Mistake("other-way", "The sign: who lacks B got in because of A.", -0.8),
        Mistake("only-with-b", "0.2 is P(A | B). Subtract it from P(A | no B).", 0.2),
        Mistake(
            "b-must-be-absent", "P(A | no B) is 1, but P(A | B) is not 0: of those with B, one in five has A too.", 1
        ),
        Mistake("shortlist-rate", "20/36 is P(A) on the shortlist as a whole. Split it by B first.", 5 / 9),
    ],
    hints=[
        'It is the grid again: "at least one", with 1 in 5 in place of 1 in 6.',
        "Who has no B is on the shortlist only because of A.",
        "1 minus P(A | B), and with B in hand the shortlist asks nothing of A.",
    ],
    follow_ups=[
        FollowUp(
            "You train on accounts that either of two rules flagged. The two rules' signals come out negatively correlated. What do you say?",
            'Selection on "at least one" does that even to independent signals (Berkson 1946). Compare with accounts sampled without regard to the rules before believing it.',
        )
    ],
    right='1 - 0.2 = 0.8: two independent skills look like rivals, because selection on "at least one" removed those with neither.',
    topic="selection",
    minutes=5,
)

USERS = {1: Fraction(1, 2), 9: Fraction(1, 2)}  # requests a day: share of users


def _behind_a_request():
    """Compute the mean of requests a day over the users found behind randomly drawn requests."""
    drawn = {requests: share * requests for requests, share in USERS.items()}
    return sum(requests * weight for requests, weight in drawn.items()) / sum(drawn.values())


random_request = Exercise(
    "random-request",
    "Half of the users send 1 request a day, half send 9. Draw a request at random from the log. "
    "How many requests a day does the user behind it send, on average?",
    Number(0, decimals=2, what="a number of requests"),
    [equals(_behind_a_request)],
    [
        Mistake(
            "per-user",
            "5 is the average over users. You drew a request: a user with nine requests has nine chances to be drawn.",
            5,
        ),
        Mistake("share-only", "9 forgets that one request in ten comes from a light user.", 9),
        Mistake(
            "share-of-heavy",
            "0.9 is the probability that a heavy user sent it. Average 1 and 9 with these weights.",
            0.9,
        ),
        Mistake(
            "second-moment",
            "41 is the mean of the squares. Divide by the mean, 5: a user is drawn in proportion to the requests.",
            41,
        ),
        Mistake("half-weighted", "4.5 adds only the heavy users' half.", 4.5),
    ],
    hints=[
        "Of 10 requests in the log, how many come from a heavy user?",
        "9 in 10. So the average of 1 and 9 with weights 0.1 and 0.9.",
    ],
    follow_ups=[
        FollowUp(
            "Your offline metric averages over logged impressions. Whom does it describe?",
            "The heavy users. Says by which unit was sampled (request, session, user), and weights by one over the requests if the decision is about users.",
        )
    ],
    right="0.1 x 1 + 0.9 x 9 = 8.2. Which die you are shown, which user the log shows you: the same question about the protocol.",
    topic="selection",
    minutes=4,
)
