"""A validation plan in fields, checked for what is absent and for what cannot all be so."""

from utils.chapters.framing.worded import Rough, WordedForm
from utils.exercise import Choice, Exercise, FollowUp, Mistake, complete, consistent

GAP, LABEL = 4, 28  # days until an offer has reached everybody; days without a visit that count as having left

UNITS = {"row": "of the log", "session": "with its rows", "user": "with all their rows"}
THINNED = {"nothing": "nothing", "train": "stayers in the training part only", "both": "stayers in both parts"}
YES = {"yes": "yes", "no": "no"}
METRICS = {"accuracy": "accuracy", "auc": "auc", "money": "from the 10,000 calls there are"}
BASELINES = {
    "none": "nothing, the model speaks for itself",
    "recency": "call whoever has been away longest",
    "coin": "10,000 users at random",
}

GOOD = {
    "features_from": -90, "features_to": 0, "label_from": 4, "label_to": 32,
    "train_day": -70, "test_day": -35,
    "metric": "money", "thinned": "train", "baseline": "recency", "sampled": "user",
    "corrected": "yes", "interval": "user",
}  # fmt: skip

# (name of the mistake, must hold, what is said when it does not, an example that breaks it)
RULES = [
    ("features-after-score", lambda f: f["features_from"] < f["features_to"] <= 0,
     "The features' window must end at the score, day 0, and begin before that. What happens later is not known when you decide.",
     {"features_to": 7}),
    ("no-gap", lambda f: f["label_from"] >= f["features_to"] + GAP and f["label_from"] >= GAP,
     "The label begins before the offers have gone out: you learn to find people whom nobody can reach in time. Leave the four days.",
     {"label_from": 0, "label_to": 28}),
    ("label-length", lambda f: f["label_to"] - f["label_from"] == LABEL,
     "Leaving was defined as 28 days without a visit. That window has another length, so train and business mean different people.",
     {"label_to": 18}),
    ("label-unknown", lambda f: f["test_day"] + f["label_to"] <= 0,
     "On the test snapshot the label is not known yet: its window ends after today.",
     {"test_day": -7}),
    ("train-after-test", lambda f: f["train_day"] < f["test_day"],
     "Trained on later, tested on earlier: that is the order production never has.",
     {"train_day": -35, "test_day": -70}),
    ("label-reaches-test", lambda f: f["train_day"] + f["label_to"] <= f["test_day"],
     "When the test snapshot was taken, the training labels were not all known. You would have trained on the future.",
     {"train_day": -50}),
    ("rows-sampled", lambda f: f["sampled"] == "user",
     "A sample of rows or sessions tears users apart: every count of visits comes out too small, and churners are kept by how much they clicked. Sample whole users.",
     {"sampled": "row"}),
    ("interval-by-rows", lambda f: f["interval"] == f["sampled"],
     "The interval resamples another unit than was sampled. Rows of one user are not independent, and the interval pretends that they are.",
     {"interval": "row"}),
    ("test-thinned", lambda f: f["thinned"] != "both",
     "A test part without most of its stayers shows a precision, and money, that production will not have. Thin the training part only.",
     {"thinned": "both"}),
    ("not-corrected", lambda f: f["thinned"] == "nothing" or f["corrected"] == "yes",
     "Trained with fewer stayers, the model says too high probabilities. The order stays; the money, and every line drawn at a price, come out wrong. Correct them.",
     {"corrected": "no"}),
    ("nothing-to-correct", lambda f: f["thinned"] != "nothing" or f["corrected"] == "no",
     "Nothing was thinned, and yet something is corrected: that would break what was right.",
     {"thinned": "nothing"}),
    ("metric-without-decision", lambda f: f["metric"] == "money",
     "10,000 calls can be made. A metric that does not know that may choose the wrong model; keep it for the appendix.",
     {"metric": "auc"}),
    ("no-baseline", lambda f: f["baseline"] == "recency",
     "Against nothing, or a coin, every model shines. What would they do tomorrow without you?",
     {"baseline": "none"}),
]  # fmt: skip


def first_broken(form: dict) -> str | None:
    """Return the first rule that a filled form breaks; None when there is none, or something is still open."""
    if any(value is None for value in form.values()):
        return None
    return next((name for name, test, _, _ in RULES if not test(form)), None)


churn_plan = Exercise(
    "churn-plan",
    "The plan, in fields. Offers have reached everybody 4 days after the score; “left” is 28 days without a visit; 10,000 calls can be made. The windows are counted in days from the score (day 0), the two snapshots from today (day 0, so they are negative).",
    WordedForm(
        features_from=("first day of the features' window", Rough(-1000, 1000)),
        features_to=("its last moment", Rough(-1000, 1000)),
        label_from=("first day of the label's window", Rough(-1000, 1000)),
        label_to=("its last moment", Rough(-1000, 1000)),
        train_day=("day of the training snapshot, from today", Rough(-1000, 1000)),
        test_day=("day of the test snapshot, from today", Rough(-1000, 1000)),
        sampled=("what is sampled", Choice(UNITS)),
        thinned=("what is thinned", Choice(THINNED)),
        corrected=("are the probabilities corrected for it", Choice(YES)),
        interval=("what the interval draws again", Choice(UNITS)),
        metric=("the one number", Choice(METRICS)),
        baseline=("against", Choice(BASELINES)),
    ),
    [
        complete(
            label_from="From when does the label count?",
            test_day="On which day is the test snapshot, and is its label known?",
            interval="What does the confidence interval resample?",
            metric="Which one number will the decision hang on?",
            baseline="Better than what?",
        ),
        *(consistent(test, says) for _, test, says, _ in RULES),
    ],
    [
        Mistake(name, says, {**GOOD, **change}, when=lambda form, name=name: first_broken(form) == name)
        for name, _, says, change in RULES
    ],
    hints=[
        "Draw a line of days: features, 4 days, label of 28. Then lay it twice on the calendar, so that the second ends before today.",
        "Features −90 to 0, label 4 to 32. The test snapshot then lies at −32 or earlier, the training one 32 days before that.",
    ],
    follow_ups=[
        FollowUp(
            "What do you ask before any of this?",
            "What is decided with it tomorrow, for whom, and by how many calls; what “left” means; who has the log, and whether its rows carry the time at which they were *known*, not only the time at which they happened; what is done today. Two of these can make the model unnecessary.",
        ),
        FollowUp(
            "What do you deliver tomorrow, and what not?",
            "Tomorrow: the baseline, one simple model on a sample of users, one test by time with an interval and slices, calibrated scores, and a page with what was not checked. Not: a tuned model on all rows, an effect of the calls (that needs people who are not called), drift, automation. And says which result would make them advise against using it.",
        ),
    ],
    right="No two fields contradict each other. Whether the definition of leaving is the right one, no check can tell: ask.",
    topic="communication",
    minutes=8,
)  # fmt: skip
