"""Sums before the first query: what a billion rows weigh, and how few users a test needs."""

import numpy as np

from utils.chapters.framing.worded import Rough, WordedForm
from utils.exercise import Exercise, FollowUp, Mistake, complete, consistent

ROWS, BYTES, PER_USER = 1_000_000_000, 120, 50
RECALL, ERROR, CHURN = 0.5, 0.01, 0.05


def leavers_needed() -> int:
    """Return the fewest leavers for which a recall of `RECALL` has a standard error of at most `ERROR`, by scanning."""
    n = np.arange(1, 10_001)
    return int(n[np.sqrt(RECALL * (1 - RECALL) / n) <= ERROR + 1e-12][0])


def _is(name: str, truth: float):
    return lambda form: abs(form[name] - truth) <= 0.01 * truth


def _said(name: str, value: float):
    return lambda form: form[name] is not None and abs(form[name] - value) <= 0.01 * value


N = leavers_needed()
GOOD = {"gigabytes": ROWS * BYTES / 1e9, "leavers": N, "users": N / CHURN, "rows": N / CHURN * PER_USER}

stream_size = Exercise(
    "stream-size",
    "A billion rows of 120 bytes, 50 rows a user; 5% of the users leave. What does it weigh, and how much of it does a test need? Each to 1%.",
    WordedForm(
        gigabytes=("what the log weighs (1 GB is a billion bytes)", Rough(0, percent=1)),
        leavers=("how many leavers a test needs, if a recall near 0.5 is to have a standard error of 0.01", Rough(0, percent=1)),
        users=("how many users to sample for that", Rough(0, percent=1)),
        rows=("how many rows these have", Rough(0, percent=1)),
    ),
    [
        complete(gigabytes="What does it weigh?", leavers="How many leavers?", users="How many users?", rows="How many rows is that?"),
        consistent(_is("gigabytes", ROWS * BYTES / 1e9), "A billion rows of 120 bytes are not that many gigabytes (10⁹ bytes)."),
        consistent(_is("leavers", N), "The standard error of a share r of n is √(r (1 − r)/n). Solve it for n."),
        consistent(_is("users", N / CHURN), "One user in twenty leaves."),
        consistent(_is("rows", N / CHURN * PER_USER), "50 rows a user."),
    ],
    [
        Mistake("gibibytes", "That is in units of 2³⁰ bytes. Say it with 10⁹: nobody in the room will divide by 1.07.", {**GOOD, "gigabytes": ROWS * BYTES / 2**30}, when=_said("gigabytes", ROWS * BYTES / 2**30)),
        Mistake("users-for-leavers", "A recall is a share of those who *leave*. 2,500 users hold only 125 of them.", {**GOOD, "users": N, "rows": N * PER_USER}, when=_said("users", N)),
        Mistake("rows-for-users", "Rows of one user are not separate answers. Count users, then take all their rows.", {**GOOD, "rows": N / CHURN}, when=_said("rows", N / CHURN)),
        Mistake("error-not-squared", "To halve an error takes four times as many: n has the error squared beneath it.", {**GOOD, "leavers": 25}, when=_said("leavers", 25)),
        Mistake("half-width", "That is for two standard errors of 0.01, a 95% interval of ±0.01. One was asked for.", {**GOOD, "leavers": 4 * N}, when=lambda form: _said("leavers", 4 * N)(form) or _said("leavers", 1.96**2 * N)(form)),
    ],
    hints=["0.25/n = 0.01².", "2,500 leavers; 2,500/0.05 users; times 50."],
    follow_ups=[
        FollowUp(
            "So a quarter of a percent of the log. Which users?",
            "All rows of users drawn by a hash of their id, so that the same users come back tomorrow; all leavers and few stayers for training, everybody as they come for the test. "
            "Says what a sample cannot do: small slices; and that the query which finds the users still has to read the log, or better a daily table.",
        ),
    ],
    right="120 GB, and for the recall 2.5 million rows do: 300 MB. The money of 10,000 calls is another matter: they go to one user in 2,000, which is 25 of these 50,000. For that, score everybody.",
    topic="communication",
    minutes=4,
)  # fmt: skip
