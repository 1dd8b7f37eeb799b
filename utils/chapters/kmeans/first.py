"""By hand: four numbers on a line, an integer array, a box that gets stuck, and a distance the mean does not minimise."""

import numpy as np

from utils.chapters.kmeans.any_order import AnyOrder
from utils.chapters.kmeans.checks import matches
from utils.chapters.kmeans.data import box
from utils.chapters.kmeans.lloyd import cost, kmeans, seed_cost
from utils.exercise import Exercise, FollowUp, Form, Mistake, Number, Wrong, equals
from utils.exercise.properties import complete

LINE = np.array([[0.0], [2.0], [9.0], [10.0]])


def _by_hand():
    found = kmeans(LINE, LINE[:2])
    return {"means": found.centres.ravel(), "cost": cost(LINE, found.centres, found.labels)}


def _cost_is(value):
    return lambda form: form["cost"] is not None and abs(form["cost"] - value) < 0.006 and _means_are(1, 9.5)(form)


def _means_are(*means):
    return lambda form: form["means"] is not None and np.allclose(form["means"], means, atol=0.006)


def _only_the_cost(form, rng, kind):
    if _means_are(1, 9.5)(form) and not kind.fields["cost"].same(form["cost"], _by_hand()["cost"]):
        raise Wrong(
            "The means are right; the cost is not. Four squares, one a point: 1 and 1, 0.25 and 0.25.", cause="cost"
        )


by_hand = Exercise(
    "by-hand",
    "The points 0, 2, 9, 10 with seeds 0 and 2. Run it until nothing changes: the two means, and the cost J (sum of squared distances).",
    Form(means=AnyOrder(2, atol=0.005, what="the two means"), cost=Number(0, decimals=2, what="the cost")),
    [complete(), _only_the_cost, matches(_by_hand, "Those are not the two means of a finished run.")],
    [
        Mistake(
            "one-step",
            "0 and 7 are the means after one step. Now 2 is nearer to 0 than to 7: assign again.",
            {"means": [0, 7], "cost": 38},
            when=_means_are(0, 7),
        ),
        Mistake(
            "not-squared",
            "The means are right. 1 + 1 + 0.5 + 0.5 = 3 adds distances; J adds their squares.",
            {"means": [1, 9.5], "cost": 3},
            when=_cost_is(3),
        ),
        Mistake(
            "averaged",
            "The means are right. 0.625 is the average over the four points; J is the sum.",
            {"means": [1, 9.5], "cost": 0.625},
            when=_cost_is(0.625),
        ),
        Mistake(
            "never-moved",
            "These are the seeds. After assigning, each centre moves to the mean of its points.",
            {"means": [0, 2], "cost": 113},
            when=_means_are(0, 2),
        ),
    ],
    hints=[
        "Assign: which of 0, 2, 9, 10 are nearer to the seed 0 than to the seed 2? Only one.",
        "So the means are 0 and 7. Assign again: 2 changes sides.",
        "{0, 2} and {9, 10}. Nothing changes after that.",
    ],
    follow_ups=[
        FollowUp(
            "What do you compare to see that it has converged?",
            "Labels, not centres: equal labels are an exact comparison of integers and need no tolerance. When no label changes, no mean can.",
        )
    ],
    right="Means 1 and 9.5, J = 1 + 1 + 0.25 + 0.25 = 2.5. On the way it fell from 113 to 38 to 17 to 2.5, half a step at a time.",
    topic="k-means",
    minutes=4,
)


def _truncated():
    C = np.array([[0], [2]])
    for _ in range(10):
        labels = np.abs(LINE - C.T).argmin(axis=1)
        C = np.array([[int(LINE[labels == j].mean())] for j in (0, 1)])
    return C.ravel()


int_centres = Exercise(
    "int-centres",
    "X = np.array([[0], [2], [9], [10]]); C = X[:2].copy(); then C[j] = X[labels == j].mean(axis=0) until no label changes. What is in C?",
    AnyOrder(2, atol=1e-3, what="the two numbers in C"),
    [equals(_truncated, "That is not what numpy stores.")],
    [
        Mistake("what-was-meant", "1 and 9.5 is what was meant. What is the dtype of X, and so of C?", [1, 9.5]),
        Mistake("rounded-up", "Assigning a float into an integer array does not round: it cuts off.", [1, 10]),
        Mistake("stopped-early", "0 and 7 is the first step, a whole number by luck. Go on.", [0, 7]),
        Mistake("never-moved", "The seeds do move; it is where to that is wrong.", [0, 2]),
    ],
    hints=["`X[:2].copy()` has the dtype of X: integers.", "numpy cuts 9.5 off to 9 without a word."],
    follow_ups=[
        FollowUp(
            "How would a test have found it?",
            "With whole-number input and one cluster whose mean is not whole: 0 and 1 with k = 1 is enough. Random normal data never finds it.",
        )
    ],
    right="1 and 9: the 9.5 was cut off without a warning, and the cost is 3 instead of 2.5. One `dtype=float` cures it. A popular interview repository has this bug.",
    topic="k-means",
    minutes=3,
)


def _stuck():
    X = box(4)
    seeds = np.array([[2.0, 0], [2, 1]])
    found = kmeans(X, seeds)
    best = min(seed_cost(X, np.array([X[list(a)].mean(0), X[list(b)].mean(0)])) for a, b in PAIRS)
    return {"stuck": cost(X, found.centres, found.labels), "best": best}


PAIRS = [((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2))]


def _both(stuck, best):
    return lambda form: (
        None not in form.values() and abs(form["stuck"] - stuck) < 0.01 and abs(form["best"] - best) < 0.01
    )


def _one_right(form, rng, kind):
    right = {name: abs(form[name] - value) < 0.006 for name, value in _stuck().items()}
    if right["stuck"] and not right["best"]:
        raise Wrong(
            "16 is right: there it stops. Not the best: pair the corners along the short sides, and add up over both pairs.",
            cause="best",
        )
    if right["best"] and not right["stuck"]:
        raise Wrong(
            "1 is the best. Not where it stops: put the seeds in, and see which corners each of them gets.",
            cause="stuck",
        )


stretched_box = Exercise(
    "stretched-box",
    "The corners of a box 4 wide and 1 high, seeds (2, 0) and (2, 1). The cost where Lloyd stops, and the least possible cost of two clusters?",
    Form(stuck=Number(0, decimals=2, what="a cost"), best=Number(0, decimals=2, what="a cost")),
    [complete(), _one_right, matches(_stuck, "Neither of the two is right.")],
    [
        Mistake(
            "always-finds-it",
            "Put the seeds in. Each seed gets the two corners at its own height, and their mean is the seed: nothing ever moves.",
            {"stuck": 1, "best": 1},
            when=_both(1, 1),
        ),
        Mistake(
            "not-squared", "Squared: four corners, each 2 away along the long side.", {"stuck": 8, "best": 2}, when=_both(8, 2)
        ),
        Mistake("swapped", "The other way round: stuck is the dear one.", {"stuck": 1, "best": 16}, when=_both(1, 16)),
        Mistake("half", "Half of it: each is the cost of one cluster. There are two; add both.", {"stuck": 8, "best": 0.5}, when=_both(8, 0.5)),
        Mistake(
            "no-better",
            "16 is where it stops. Pair the corners along the short sides instead.",
            {"stuck": 16, "best": 16},
            when=_both(16, 16),
        ),
        Mistake("averaged", "Those are averages a point; J is the sum over all four.", {"stuck": 4, "best": 0.25}, when=_both(4, 0.25)),
    ],
    hints=[
        "Which corners are nearer to (2, 0) than to (2, 1)? Where is their mean?",
        "Stuck: 4 x 2². Best: the left two and the right two, each 0.5 from their mean.",
    ],
    right="16 and 1. Lloyd has stopped: every point is with its nearest centre, every centre is a mean, and it is 16 times too dear. A local optimum is all it promises.",
    topic="k-means",
    minutes=4,
)  # fmt: skip

other_distance = Exercise(
    "other-distance",
    "One cluster: the points 0, 1 and 8. Which c makes |0 - c| + |1 - c| + |8 - c| least?",
    Number(decimals=2, what="a number"),
    [matches(lambda: float(np.median([0, 1, 8])), "Another c has a smaller sum.")],
    [
        Mistake("the-mean", "3 costs 3 + 2 + 5 = 10. Try c = 1: it costs 8. The mean minimises *squares*.", 3),
        Mistake("the-middle", "4 is the middle of the range: it makes the *largest* distance least.", 4),
        Mistake("an-end", "An end has both others on one side: step towards them and two distances shrink while one grows.", 0),
        Mistake("the-cost", "8 is what the best c costs. Which c is it?", 8),
    ],
    hints=["Stand at c and take a small step: how many of the three distances shrink, how many grow?", "They balance at the median."],
    follow_ups=[
        FollowUp(
            "They want k-means with Manhattan distance. What do you say?",
            "Then the update must be the median of each feature (k-medians), else the update can raise the cost and nothing says that it stops. "
            "For any distance at all: k-medoids. Cosine: normalise the rows, and squared distance orders centres of length one as cosine does; normalise the means too.",
        )
    ],
    right="The median, 1. So “k-means with Manhattan distance” is not k-means: assignment and update would minimise different things, and the proof that it stops is gone.",
    topic="k-means",
    minutes=3,
)  # fmt: skip
